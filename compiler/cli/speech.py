"""Words of the command to its two streams: reports, summaries, complaints, as UTF-8 whatever the locale says."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from compiler import __version__, pipeline
from compiler.cli.output import reason
from compiler.diagnostics.report import report_json, report_text
from compiler.diagnostics.result import ToolError
from compiler.diagnostics.sarif import report_sarif

_MEGABYTE = 1_000_000


def say(text: str) -> None:
    """Print a result: a report never fails for an accent, nor for a reader who left before its end.

    Errors: an output that takes nothing more raises ToolError.
    """
    try:
        _put(sys.stdout, text)
    except BrokenPipeError:
        _give_up(sys.stdout)
    except OSError as error:
        _give_up(sys.stdout)
        raise ToolError(f"La sortie standard n'a pas pu être écrite : {reason(error)}.") from error


def complain(text: str) -> None:
    """Print what stands in the way; where nobody can be told, the status says it."""
    try:
        _put(sys.stderr, text)
    except OSError:
        _give_up(sys.stderr)


def _put(stream: TextIO | None, text: str) -> None:
    """Write to a stream, which is None when the caller closed it."""
    if stream is not None:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", errors="replace"))
        stream.buffer.flush()


def _give_up(stream: TextIO | None) -> None:
    """Send nowhere what a stream still holds: it would fail once more when the process ends."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def hold_streams() -> None:
    """Take the place of the standard streams that the caller closed: a document opened there would get our words."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def end_streams() -> None:
    """Write what the streams still hold."""
    for stream in (sys.stdout, sys.stderr):
        try:
            _put(stream, "")
        except OSError:
            _give_up(stream)


def is_terminal(stream: object) -> bool:
    """Tell whether a person reads a stream, and wants colours."""
    return bool(getattr(stream, "isatty", lambda: False)()) and not os.environ.get("NO_COLOR")


def tell(loaded: pipeline.Loaded, source: Path, form: str, *, colour: bool) -> str:
    """Return what is said of an act."""
    folder = source.as_posix().rstrip("/")
    match form:
        case "json":
            return report_json(loaded.diagnostics)
        case "sarif":
            return report_sarif(loaded.diagnostics, folder, __version__)
        case _:
            return report_text(loaded.diagnostics, loaded.texts, folder, colour=colour)


def summary(folder: Path, files: Mapping[str, bytes], written: tuple[str, ...]) -> str:
    """Return the list of the documents of a run, with their sizes."""
    mains = [name for name in files if "/" not in name]
    others = len(files) - len(mains)
    lines = [f"  {folder.as_posix()}/{name}  ({_size(len(files[name]))})" for name in mains]
    if others:
        lines.append(f"  {folder.as_posix()}/annexes/  ({others} fichiers)")
    kept = len(files) - len(written)
    unchanged = f" ; {kept} étaient déjà à jour" if kept else ""
    plural = "s" if len(written) > 1 else ""
    return f"{len(written)} fichier{plural} écrit{plural}{unchanged} :\n" + "\n".join(lines) + "\n"


def tell_cleared(names: tuple[str, ...]) -> str:
    """Say which documents of the last run went, being of an older text; nothing when none did."""
    mains = [name for name in names if "/" not in name]
    others = len(names) - len(mains)
    listed = ", ".join((*mains, *((f"{others} dans annexes/",) if others else ())))
    return f"Effacés, car d'un texte plus ancien : {listed}.\n" if names else ""


def _size(octets: int) -> str:
    return (
        f"{octets / _MEGABYTE:.1f} Mo".replace(".", ",")
        if octets >= _MEGABYTE
        else f"{max(octets // 1000, 1)} ko"
    )
