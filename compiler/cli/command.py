"""One function a command: what it reads, what it prints, its exit status."""

import gc
import os
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from compiler import pipeline
from compiler.cli.arguments import build_parser, epoch_day
from compiler.cli.output import STATE, digest, find_stale, is_current, read_state, reason, write_all
from compiler.cli.speech import (
    complain,
    end_streams,
    hold_streams,
    is_terminal,
    say,
    summary,
    tell,
    tell_cleared,
)
from compiler.cli.status import DONE, ERRORS, FAILED
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.report import count, in_order
from compiler.diagnostics.result import ToolError

# Set by who maintains the tool, to see where it fails.
_TRACE = "PROTOCOLE_TRACE"
_SOURCES = (".md", ".yml", ".csv")
_MAKES_SOURCES = ("importer", "sceller", "verifier")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its status: 0 done and clean, 1 the text has errors, 2 we could not work."""
    # A run is short and keeps what it makes: looking for cycles would only cost a tenth of its time.
    gc.disable()
    request = build_parser().parse_args(arguments)
    try:
        _refuse_source(request)
        return _COMMANDS[request.command](request)
    except ToolError as error:
        complain(f"protocole : {error}\n")
    except OSError as error:
        complain(f"protocole : Impossible d'écrire un fichier de passage : {reason(error)}.\n")
    except KeyboardInterrupt:
        complain("protocole : interrompu, rien n'a été laissé à moitié écrit.\n")
    except UnicodeEncodeError:
        complain("protocole : Un nom de fichier n'est pas en UTF-8 : renommez-le, puis relancez.\n")
    except Exception as error:
        if os.environ.get(_TRACE):
            raise
        complain(
            f"protocole : Défaillance de l'outil ({type(error).__name__}) ; rien n'a été laissé à moitié écrit. "
            "Signalez-la, avec les fichiers en cause, à qui entretient le compilateur.\n"
        )
    return FAILED


def _refuse_source(request: Namespace) -> None:
    """Refuse to write documents among the sources, some of which bear their names, or among the sealed versions."""
    source, out = request.source.resolve(), request.sortie.resolve()
    if out.is_relative_to(source / "versions"):
        raise ToolError(
            f"Le dossier « {request.sortie} » est celui des versions scellées : donnez-en un autre."
        )
    if request.command not in _MAKES_SOURCES and out.is_relative_to(source) and _holds_sources(out):
        raise ToolError(
            f"Le dossier « {request.sortie} » est celui des sources de l'acte, qui seraient écrasées : donnez-en un "
            "autre à « --sortie »."
        )


def _holds_sources(folder: Path) -> bool:
    return not (folder / STATE).exists() and any(
        one.suffix in _SOURCES for one in (folder.iterdir() if folder.is_dir() else ())
    )


def run() -> NoReturn:
    """Run the command of this process and leave at once."""
    hold_streams()
    try:
        status = main()
    except SystemExit as stopped:
        status = stopped.code if isinstance(stopped.code, int) else FAILED
    end_streams()
    if threading.active_count() == 1:
        # Everything is written: freeing a whole act piece by piece would only make its author wait.
        os._exit(status)
    sys.exit(status)


def _verify(request: Namespace) -> int:
    loaded = pipeline.load_with_texts(request.source)
    if sealed := _sealed_faults(request.source):
        loaded = replace(loaded, diagnostics=in_order((*loaded.diagnostics, *sealed)))
    say(tell(loaded, request.source, request.format, colour=is_terminal(sys.stdout)))
    return ERRORS if count(loaded.diagnostics, Severity.ERROR) else DONE


def _sealed_faults(source: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the versions sealed, for an act that has some."""
    if not (source / "versions").is_dir():
        return ()
    from compiler.pipeline.history import find_history_faults  # noqa: PLC0415 - slow to start

    return find_history_faults(source)


def _compile(request: Namespace) -> int:
    inputs = pipeline.read_inputs(request.source)
    asked = request.date or epoch_day(os.environ)
    origin = digest(f"{inputs.fingerprint()}\0{asked}".encode())
    fingerprint = digest(f"{origin}\0{','.join(request.formats)}".encode())
    state = read_state(request.sortie)
    if is_current(request.sortie, state, fingerprint) and state is not None:
        complain(state.said)
        say(f"Rien n'a changé : {request.sortie.as_posix()}/ est à jour.\n")
        return DONE
    built = pipeline.build(inputs, request.formats, asked, _now)
    said = _told(built, request.source, colour=False)
    complain(_told(built, request.source, colour=is_terminal(sys.stderr)))
    if built.documents is None:
        complain("Rien n'a été écrit : corrigez d'abord les erreurs.\n")
        return ERRORS
    files = built.documents.files
    stale = find_stale(request.sortie, files, state, origin)
    written = write_all(request.sortie, files, state, fingerprint, said, origin=origin)
    say(summary(request.sortie, files, written) + tell_cleared(stale))
    return DONE


def _now() -> datetime:
    # To the second: what is finer has no place in a document.
    return datetime.now(tz=UTC).replace(microsecond=0)


def _told(built: pipeline.Built, source: Path, *, colour: bool) -> str:
    """Return what is said of an act on the way to its documents; nothing when all is well."""
    report = tell(built.loaded, source, "texte", colour=colour) if built.loaded.diagnostics else ""
    remarks = built.documents.remarks if built.documents is not None else ()
    return report + "".join(f"avertissement : {remark}\n" for remark in remarks)


def _amend(request: Namespace) -> int:
    from compiler.cli import amending  # noqa: PLC0415 - slow to start, for what compares versions alone

    works = {"avenant": amending.amend, "comparer": amending.compare, "appliquer": amending.apply}
    return works[request.command](request)


def _seal(request: Namespace) -> int:
    from compiler.cli.sealing import seal  # noqa: PLC0415 - as above

    return seal(request)


def _import(request: Namespace) -> int:
    from compiler.cli.importing import import_act  # noqa: PLC0415 - as above

    return import_act(request)


def _collect(request: Namespace) -> int:
    from compiler.cli.collecting import collect  # noqa: PLC0415 - as above

    return collect(request)


_COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "verifier": _verify,
    "compiler": _compile,
    "avenant": _amend,
    "comparer": _amend,
    "appliquer": _amend,
    "sceller": _seal,
    "importer": _import,
    "reprendre": _collect,
}
