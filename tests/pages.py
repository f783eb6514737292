"""Pages of the manual as test cases: a wrong text, the exact report, a right text, each file in a block of its own."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.reviewed import with_edits

BASE = Path(__file__).parent / "acte"
_BLOCK = re.compile(r"^(~{4,})(\S+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
WRONG, SAID, RIGHT = "Un texte fautif", "Ce que dit le compilateur", "Un texte juste"
# The files shown hold headings of their own: only these three open a section of the page.
_SECTION = re.compile(rf"^## ({WRONG}|{SAID}|{RIGHT})$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """A file of a case. `form` is how its words become bytes: a language name for plain text, or one of `write`."""

    form: str
    path: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page taken apart."""

    title: str
    wrong: tuple[PageFile, ...]
    said: str
    right: tuple[PageFile, ...]
    sections: tuple[str, ...]


def read_page(path: Path) -> Page:
    """Take apart a page: its title, and the blocks of its three sections."""
    text = path.read_text(encoding="utf-8")
    names = _SECTION.split(text)
    bodies = dict(zip(names[1::2], names[2::2], strict=True))
    said = _files(bodies.get(SAID, ""))
    return Page(
        title=text.partition("\n")[0].removeprefix("# ").strip(),
        wrong=_files(bodies.get(WRONG, "")),
        said=said[0].content if said else "",
        right=_files(bodies.get(RIGHT, "")),
        sections=tuple(bodies),
    )


def files_of(path: Path) -> tuple[PageFile, ...]:
    """Return every file that a case shows."""
    return _files(path.read_text(encoding="utf-8"))


def _files(body: str) -> tuple[PageFile, ...]:
    return tuple(
        PageFile(form=match[2], path=match[3] or "", content=match[4]) for match in _BLOCK.finditer(body)
    )


def write_act(files: tuple[PageFile, ...], folder: Path) -> Path:
    """Write the small act of the tests into `folder`, with `files` over it; return its source folder."""
    source = folder / "source"
    shutil.copytree(BASE, source)
    for file in files:
        write(file, source / file.path)
    return source


COMMAND, BEFORE, REVIEWED = "commande", "avant", "relu"


def plays(files: tuple[PageFile, ...]) -> bool:
    """Tell whether a case runs commands, and not `verifier` alone."""
    return any(file.form == COMMAND for file in files)


def play(files: tuple[PageFile, ...], folder: Path) -> tuple[int, str]:
    """Write the files of a case and run its commands, in order; return the status and the words of the last one.

    The small act of the tests stands twice, as `source` and as `avant`: a file goes to the first, unless its path
    begins with the name of the second. A reviewed copy is compiled from the first, and stands beside both.
    """
    source = write_act((), folder)
    shutil.copytree(BASE, folder / BEFORE)
    status, said = 0, ""
    for file in files:
        if file.form == COMMAND:
            for line in file.content.splitlines():
                status, said = _run(shlex.split(line), folder)
        elif file.form == REVIEWED:
            _send(file, folder)
        else:
            home = folder if file.path.split("/")[0] == BEFORE else source
            write(file, home / file.path)
    return status, said


def _send(file: PageFile, folder: Path) -> None:
    """Compile the act of a case to Word and write it as reviewers give it back: "Camille R. : old → new" a line."""
    _run(["compiler", "--formats", "docx", "--sortie", "copie"], folder)
    edits = [line.split(" : ", 1) for line in file.content.splitlines()]
    marked = with_edits(
        (folder / "copie/protocole.docx").read_bytes(), [(who, *said.split(" → ")) for who, said in edits]
    )
    (folder / file.path).write_bytes(marked)


def _run(words: list[str], folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "compiler", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(BASE.parents[1])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    # What succeeds lists its files, whose sizes are no part of a page.
    return done.returncode, done.stdout if words[0] == "verifier" else done.stderr


def write(file: PageFile, target: Path) -> None:
    """Write one file in its form.

    As text, in another encoding, from hexadecimal, as a link, a folder, the copy of one, so many files, so many bytes,
    or not; or with one passage of it replaced: the words before, a line "→", the words after.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and file.form in ("lien", "dossier", "absent"):
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    match file.form:
        case "latin-1" | "utf-16" | "utf-8-sig":
            target.write_bytes(file.content.encode(file.form))
        case "octets":
            target.write_bytes(bytes.fromhex(file.content))
        case "lien":
            target.symlink_to(file.content.strip())
        case "dossier":
            target.mkdir()
        case "nombre":
            target.mkdir()
            for rank in range(int(file.content)):
                (target / f"{rank}.csv").touch()
        case "taille":
            target.write_bytes(b"a" * int(file.content))
        case "copie":
            shutil.copytree(target.parent / file.content.strip(), target)
        case "absent":
            pass
        case "remplace":
            old, new = (words.strip("\n") for words in file.content.split("→\n", 1))
            text = target.read_text(encoding="utf-8")
            assert old in text, old
            target.write_text(text.replace(old, new, 1), encoding="utf-8")
        case _:
            target.write_text(file.content, encoding="utf-8")
