"""A folder to a source tree. It alone opens source/, and it never leaves it."""

import os
from collections.abc import Iterator
from pathlib import Path

from compiler.diagnostics.result import Result, ToolError
from compiler.diagnostics.tree import SourceTree
from compiler.read.gathering import MAX_FILES, TEXT_SUFFIXES, Gathering, is_read

VERSIONS = "versions"
"""Folder of the sealed versions, which are not part of the text."""


def read_tree(root: Path) -> Result[SourceTree]:
    """Read every text and image under `root`.

    Errors: file.unreadable, file.too-large, file.too-many, file.not-a-file, file.outside-tree, file.encoding,
    file.control-character, image.unreadable. A root that is not a folder raises ToolError.
    """
    if not root.is_dir():
        raise ToolError(f"Le dossier « {root} » n'existe pas : indiquez le dossier de l'acte avec --source.")
    gathered, top = Gathering(), root.resolve()
    for count, (path, entry) in enumerate(_walk(root, ""), 1):
        if count > MAX_FILES:
            gathered.refuse_too_many(path)
            break
        _take(path, entry, top, gathered)
    return gathered.result()


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """Yield what may be read, in order of name; folders behind links are not entered, so that no loop is."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = f"{prefix}{entry.name}"
        if entry.name.startswith(".") or (not prefix and entry.name == VERSIONS):
            continue
        if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(TEXT_SUFFIXES):
            yield from _walk(Path(entry.path), f"{path}/")
        elif is_read(entry.name):
            yield path, Path(entry.path)


def _take(path: str, entry: Path, top: Path, gathered: Gathering) -> None:
    try:
        real = entry.resolve(strict=True)
    except (OSError, RuntimeError):
        gathered.refuse(
            "file.unreadable",
            path,
            f"Le fichier « {path} » est un lien qui ne mène nulle part.",
            "remplacez ce lien par le fichier lui-même",
        )
        return
    if not real.is_relative_to(top):
        gathered.refuse(
            "file.outside-tree",
            path,
            f"Le fichier « {path} » est un lien vers un fichier hors du dossier de l'acte.",
            "copiez le fichier dans le dossier de l'acte",
        )
    elif not real.is_file():
        gathered.refuse(
            "file.not-a-file",
            path,
            f"« {path} » n'est pas un fichier.",
            "renommez ce dossier ou remplacez-le par un fichier",
        )
    else:
        _load(path, real, gathered)


def _load(path: str, real: Path, gathered: Gathering) -> None:
    try:
        if gathered.has_room(path, real.stat().st_size):
            gathered.take(path, real.read_bytes())
    except OSError:
        gathered.refuse(
            "file.unreadable",
            path,
            f"Le fichier « {path} » ne peut pas être lu.",
            "vérifiez les droits de lecture de ce fichier",
        )
