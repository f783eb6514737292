"""Questions put to git: argument lists, bounded answers, no prompt, no network. It alone runs git."""

import os
import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics.result import ToolError

_PATIENCE = 60
# What would lead git to another repository than the one that holds the folder asked about.
_ELSEWHERE = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_WORK_TREE",
)
_QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What git answered: its status, its words, what it complained of."""

    status: int
    output: bytes
    complaint: str


def ask_git(folder: Path, words: list[str], limit: int, given: bytes = b"") -> Answer | None:
    """Run git in a folder; None when there is no git, or no folder. An answer over `limit` bytes raises ToolError."""
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE} | _QUIET
    command = ["git", "--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", *words]
    # Passing files, not pipes, at both other ends: no answer can block a question half asked.
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as complaint:
        question.write(given)
        question.seek(0)
        try:
            process = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=question, stdout=subprocess.PIPE, stderr=complaint
            )
        except OSError:
            return None
        output = _listen(process, limit)
        complaint.seek(0)
        return Answer(
            status=process.returncode, output=output, complaint=complaint.read(4096).decode(errors="replace")
        )


def _listen(process: subprocess.Popen[bytes], limit: int) -> bytes:
    timer = threading.Timer(_PATIENCE, process.kill)
    timer.start()
    try:
        output = process.stdout.read(limit + 1) if process.stdout else b""
        if len(output) > limit:
            process.kill()
            raise ToolError(
                "git répond plus long que ce qu'un acte peut contenir : vérifiez la révision donnée."
            )
    finally:
        process.wait()
        timer.cancel()
        if process.stdout:
            process.stdout.close()
    return output
