"""The command as a user runs it, in a process of its own."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from compiler.model.protocol import Protocol
from tests.acceptance.expected import Expected

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "source"
ALL = "docx,pdf,html,json,annexes,odt,epub"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """Documents of an act, with the act that they were made from and what they must say."""

    folder: Path
    protocol: Protocol
    expected: Expected

    def read(self, name: str) -> bytes:
        """Return the bytes of one of the documents."""
        return (self.folder / name).read_bytes()


def command(source: Path, target: Path, *words: str, formats: str = ALL) -> list[str]:
    """Return the words that compile an act into a folder."""
    asked = ["--source", str(source), "--sortie", str(target), "--formats", formats]
    return [sys.executable, "-m", "compiler", "compiler", *asked, *words]


def build(
    source: Path, target: Path, *words: str, formats: str = ALL, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Compile an act and return what was said."""
    return subprocess.run(
        command(source, target, *words, formats=formats),
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every document of a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
