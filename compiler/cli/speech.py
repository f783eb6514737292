"""Words of the command to its two streams: reports, summaries, complaints, as UTF-8 whatever the locale says."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from compiler import __version__, pipeline
from compiler.diagnostics.report import report_json, report_text
from compiler.diagnostics.sarif import report_sarif

_MEGABYTE = 1_000_000


def say(text: str) -> None:
    """Print a result: a report never fails for an accent."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """Print what stands in the way."""
    sys.stderr.flush()
    sys.stderr.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stderr.buffer.flush()


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


def _size(octets: int) -> str:
    return (
        f"{octets / _MEGABYTE:.1f} Mo".replace(".", ",")
        if octets >= _MEGABYTE
        else f"{max(octets // 1000, 1)} ko"
    )
