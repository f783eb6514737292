"""A git revision to a source tree: the files of the act as they were then. Links and submodules are refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics.result import Result, ToolError
from compiler.diagnostics.tree import SourceTree
from compiler.read.gathering import MAX_FILES, MAX_TOTAL, Gathering, is_read
from compiler.read.git import ask_git
from compiler.read.tree import VERSIONS

LONGEST = 200
_MAX_LISTING = 4 * 1024 * 1024
_MAX_NAME = 4096
_PLAIN_FILES = ("100644", "100755")
_COMMIT = re.compile(r"[0-9a-f]{40,64}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit, and where the source folder stands in its repository ("" or "chemin/source/")."""

    commit: str
    prefix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A file as git lists it."""

    mode: str
    blob: str
    size: int
    path: str


def find_revision(source: Path, name: str) -> Revision | None:
    """Return the revision that a name gives in the repository of a folder; None when it gives none.

    A name that gives several raises ToolError.
    """
    if not name or name.startswith("-") or len(name) > LONGEST or not name.isprintable():
        return None
    answer = ask_git(source, ["rev-parse", "--verify", f"{name}^{{commit}}"], _MAX_NAME)
    if answer is None:
        return None
    if "is ambiguous" in answer.complaint:
        raise ToolError(
            f"« {name} » désigne plusieurs révisions git : écrivez-la en entier "
            f"(« refs/tags/{name} », « refs/heads/{name} » ou un numéro plus long)."
        )
    commit = answer.output.decode(errors="replace").strip()
    place = ask_git(source, ["rev-parse", "--show-prefix"], _MAX_NAME)
    if answer.status or not _COMMIT.match(commit) or place is None or place.status:
        return None
    return Revision(commit=commit, prefix=place.output.decode(errors="surrogateescape").removesuffix("\n"))


def list_names(source: Path) -> tuple[str, ...]:
    """Return the branches and tags of the repository of a folder, which an author may have meant."""
    words = ["for-each-ref", "--format=%(refname:short)", "--count=500", "refs/heads", "refs/tags"]
    answer = ask_git(source, words, _MAX_LISTING)
    return tuple(answer.output.decode(errors="replace").split()) if answer and not answer.status else ()


def read_revision(source: Path, revision: Revision) -> Result[SourceTree]:
    """Read every text and image of a revision under the source folder.

    Errors: file.unreadable, file.not-a-file, file.too-large, file.too-many, and those of texts and images.
    """
    gathered = Gathering()
    wanted: list[_Entry] = []
    for entry in _list(source, revision):
        if not _is_wanted(entry, gathered):
            continue
        if len(wanted) == MAX_FILES:
            gathered.refuse_too_many(entry.path)
            break
        if gathered.has_room(entry.path, entry.size):
            wanted.append(entry)
    if sum(entry.size for entry in wanted) > MAX_TOTAL:
        raise ToolError("Cette révision est trop grosse pour être un acte : vérifiez --source.")
    for entry, data in zip(wanted, _contents(source, wanted), strict=True):
        if data is None:
            gathered.refuse(
                "file.unreadable",
                entry.path,
                f"Le fichier « {entry.path} » manque dans le dépôt git.",
                "complétez le dépôt avec « git fetch »",
            )
        else:
            gathered.take(entry.path, data)
    return gathered.result()


def _list(source: Path, revision: Revision) -> Iterator[_Entry]:
    place = ["--", revision.prefix] if revision.prefix else []
    words = ["ls-tree", "-r", "-z", "--long", "--full-tree", revision.commit, *place]
    answer = ask_git(source, words, _MAX_LISTING)
    if answer is None or answer.status:
        raise ToolError(f"git n'a pas pu lire la révision « {revision.commit[:12]} ».")
    for line in answer.output.decode(errors="surrogateescape").split("\0")[:-1]:
        head, _, path = line.partition("\t")
        mode, _, blob, size = head.split()
        yield _Entry(
            mode=mode,
            blob=blob,
            size=int(size) if size.isdigit() else 0,
            path=path.removeprefix(revision.prefix),
        )


def _is_wanted(entry: _Entry, gathered: Gathering) -> bool:
    """Tell whether a file belongs to the act, by the rules of a folder; report what stands in a file's place."""
    parts = entry.path.split("/")
    if any(part.startswith(".") for part in parts) or (len(parts) > 1 and parts[0] == VERSIONS):
        return False
    shown = entry.path.encode(errors="surrogateescape").decode(errors="replace")
    if entry.mode == "160000":
        gathered.refuse(
            "file.not-a-file",
            shown,
            f"« {shown} » est un sous-module git.",
            "copiez ses fichiers dans le dossier de l'acte",
        )
        return False
    if not is_read(entry.path):
        return False
    if entry.mode not in _PLAIN_FILES:
        gathered.refuse(
            "file.unreadable",
            shown,
            f"Le fichier « {shown} » est un lien, qu'une révision git ne permet pas de suivre.",
            "remplacez ce lien par le fichier lui-même",
        )
        return False
    return True


def _contents(source: Path, entries: list[_Entry]) -> Iterator[bytes | None]:
    """Yield the bytes of each file, None for one that the repository lacks."""
    limit = sum(entry.size for entry in entries) + 128 * (len(entries) + 1)
    given = "".join(f"{entry.blob}\n" for entry in entries).encode()
    answer = ask_git(source, ["cat-file", "--batch"], limit, given)
    if answer is None or answer.status:
        raise ToolError("git n'a pas pu lire les fichiers de cette révision.")
    place = 0
    for _ in entries:
        end = answer.output.index(b"\n", place)
        head = answer.output[place:end].split()
        if head[-1] == b"missing":
            yield None
            place = end + 1
        else:
            size = int(head[-1])
            yield answer.output[end + 1 : end + 1 + size]
            place = end + 2 + size
