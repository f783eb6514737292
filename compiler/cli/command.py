"""One function a command: what it reads, what it prints, its exit status."""

import gc
import os
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from compiler import __version__, pipeline
from compiler.cli.arguments import build_parser, epoch_day
from compiler.cli.output import digest, is_current, read_state, reason, write_all
from compiler.diagnostics.diagnostic import Severity
from compiler.diagnostics.report import count, report_json, report_text
from compiler.diagnostics.result import ToolError
from compiler.diagnostics.sarif import report_sarif

DONE, ERRORS, FAILED = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its status: 0 done and clean, 1 the text has errors, 2 we could not work."""
    # A run is short and keeps what it makes: looking for cycles would only cost a tenth of its time.
    gc.disable()
    request = build_parser().parse_args(arguments)
    try:
        return _COMMANDS[request.command](request)
    except ToolError as error:
        print(f"protocole : {error}", file=sys.stderr)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        print(f"protocole : Impossible d'écrire un fichier de passage : {reason(error)}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("protocole : interrompu, rien n'a été laissé à moitié écrit.", file=sys.stderr)
    return FAILED


def run() -> NoReturn:
    """Run the command of this process and leave at once."""
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    if threading.active_count() == 1:
        # Everything is written: freeing a whole act piece by piece would only make its author wait.
        os._exit(status)
    sys.exit(status)


def _status(loaded: pipeline.Loaded) -> int:
    return ERRORS if count(loaded.diagnostics, Severity.ERROR) else DONE


def _verify(request: Namespace) -> int:
    loaded = pipeline.load_with_texts(request.source)
    _print(_report(loaded, request.source, request.format, colour=_is_terminal(sys.stdout)))
    return _status(loaded)


def _report(loaded: pipeline.Loaded, source: Path, form: str, *, colour: bool) -> str:
    folder = source.as_posix().rstrip("/")
    match form:
        case "json":
            return report_json(loaded.diagnostics)
        case "sarif":
            return report_sarif(loaded.diagnostics, folder, __version__)
        case _:
            return report_text(loaded.diagnostics, loaded.texts, folder, colour=colour)


def _is_terminal(stream: object) -> bool:
    return bool(getattr(stream, "isatty", lambda: False)()) and not os.environ.get("NO_COLOR")


def _print(text: str) -> None:
    """Print as UTF-8 whatever the locale says: a report never fails for an accent."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def _complain(text: str) -> None:
    sys.stderr.flush()
    sys.stderr.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stderr.buffer.flush()


def _compile(request: Namespace) -> int:
    inputs = pipeline.read_inputs(request.source)
    asked = request.date or epoch_day(os.environ)
    fingerprint = digest(f"{inputs.fingerprint()}\0{asked}\0{','.join(request.formats)}".encode())
    state = read_state(request.sortie)
    if is_current(request.sortie, state, fingerprint) and state is not None:
        _complain(state.said)
        _print(f"Rien n'a changé : {request.sortie.as_posix()}/ est à jour.\n")
        return DONE
    built = pipeline.build(inputs, request.formats, asked, lambda: datetime.now(tz=UTC))
    said = _told(built, request.source, colour=False)
    _complain(_told(built, request.source, colour=_is_terminal(sys.stderr)))
    if built.documents is None:
        _complain("Rien n'a été écrit : corrigez d'abord les erreurs.\n")
        return ERRORS
    written = write_all(request.sortie, built.documents.files, state, fingerprint, said)
    _print(_summary(request.sortie, built.documents.files, written))
    return DONE


def _told(built: pipeline.Built, source: Path, *, colour: bool) -> str:
    """Return what is said of an act on the way to its documents; nothing when all is well."""
    report = _report(built.loaded, source, "texte", colour=colour) if built.loaded.diagnostics else ""
    remarks = built.documents.remarks if built.documents is not None else ()
    return report + "".join(f"avertissement : {remark}\n" for remark in remarks)


def _summary(folder: Path, files: Mapping[str, bytes], written: tuple[str, ...]) -> str:
    mains = [name for name in files if "/" not in name]
    others = len(files) - len(mains)
    lines = [f"  {folder.as_posix()}/{name}  ({_size(len(files[name]))})" for name in mains]
    if others:
        lines.append(f"  {folder.as_posix()}/annexes/  ({others} fichiers)")
    kept = len(files) - len(written)
    unchanged = f" ; {kept} étaient déjà à jour" if kept else ""
    plural = "s" if len(written) > 1 else ""
    return f"{len(written)} fichier{plural} écrit{plural}{unchanged} :\n" + "\n".join(lines) + "\n"


_MEGABYTE = 1_000_000


def _size(octets: int) -> str:
    return (
        f"{octets / _MEGABYTE:.1f} Mo".replace(".", ",")
        if octets >= _MEGABYTE
        else f"{max(octets // 1000, 1)} ko"
    )


_COMMANDS: Mapping[str, Callable[[Namespace], int]] = {"verifier": _verify, "compiler": _compile}
