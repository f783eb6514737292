"""Bytes of a document to Pandoc's JSON. Pandoc is shut in: no file, no network, bounded memory, time and answer.

What makes it fail, or run past its bounds, is a document that it cannot read.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import pypandoc

from compiler.diagnostics.result import ToolError

# An office file is long because it is heavy; a Markdown text that takes as long makes Pandoc turn round.
_PATIENCE, _PATIENCE_WITH_TEXT = 60.0, 20.0
_MEMORY = "512M"
# Pandoc spends half its time copying what it read from one part of its memory to another: with room, it copies less.
_ROOM = "128M"
_LONGEST_ANSWER = 200_000_000


def convert(data: bytes, format: str) -> str | None:  # noqa: A002 - the word of whoever asks
    """Return Pandoc's JSON of a document in a format that Pandoc knows, None when it cannot read it.

    Errors: ToolError, when there is no Pandoc.
    """
    with TemporaryDirectory(prefix="protocole-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given = folder / "document"
        given.write_bytes(data)
        try:
            answer = _answer(folder, given, format)
        except OSError as error:
            raise ToolError(
                "Pandoc est introuvable : relancez make pour réinstaller le compilateur."
            ) from error
    return None if answer is None else answer.decode()


def _answer(folder: Path, given: Path, source: str) -> bytes | None:
    """Return what Pandoc answers, read as it comes: an answer without end must not be waited for."""
    with (
        given.open("rb") as stdin,
        subprocess.Popen(
            [pypandoc.get_pandoc_path(), *_arguments(source, folder)],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"LANG": "C.UTF-8"},
        ) as process,
    ):
        patience = _PATIENCE_WITH_TEXT if source.startswith("markdown") else _PATIENCE
        timer = Timer(patience, process.kill)
        timer.start()
        try:
            answer = process.stdout.read(_LONGEST_ANSWER + 1) if process.stdout is not None else b""
            is_endless = len(answer) > _LONGEST_ANSWER
            if is_endless:
                process.kill()
            has_failed = process.wait() != 0
        finally:
            timer.cancel()
    return None if is_endless or has_failed else answer


def _arguments(source: str, folder: Path) -> list[str]:
    """Return what Pandoc is asked; an empty folder of its own keeps the user's files out."""
    bounds = ["+RTS", f"-M{_MEMORY}", f"-O{_ROOM}", "-RTS"]
    return ["--sandbox", f"--from={source}", "--to=json", f"--data-dir={folder}", *bounds]
