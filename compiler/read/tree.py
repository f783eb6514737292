"""A folder to a source tree: texts decoded, images measured. It alone opens source/, and it never leaves it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result, ToolError
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span
from compiler.diagnostics.tree import Image, SourceTree
from compiler.read.image import IMAGE_SUFFIXES, read_image
from compiler.read.text import decode

TEXT_SUFFIXES = (".md", ".yml", ".yaml", ".csv")
MAX_TEXT = 4 * 1024 * 1024
MAX_IMAGE = 16 * 1024 * 1024
MAX_TOTAL = 96 * 1024 * 1024
MAX_FILES = 2_000
VERSIONS = "versions"
"""Folder of the sealed versions, which are not part of the text."""


@dataclass
class _Gathering:
    """What has been read so far."""

    root: Path
    texts: dict[str, SourceText] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    total: int = 0

    def refuse(self, code: str, path: str, message: str, hint: str) -> None:
        self.refused.add(path)
        self.diagnostics.append(Diagnostic(code=code, message=message, span=Span(file=path), hint=hint))


def read_tree(root: Path) -> Result[SourceTree]:
    """Read every text and image under `root`.

    Errors: file.unreadable, file.too-large, file.too-many, file.not-a-file, file.outside-tree, file.encoding,
    file.control-character, image.unreadable. A root that is not a folder raises ToolError.
    """
    if not root.is_dir():
        raise ToolError(f"Le dossier « {root} » n'existe pas : indiquez le dossier de l'acte avec --source.")
    gathered = _Gathering(root.resolve())
    for count, (path, entry) in enumerate(_walk(root, ""), 1):
        if count > MAX_FILES:
            gathered.refuse(
                "file.too-many",
                path,
                f"Le dossier contient plus de {MAX_FILES} fichiers.",
                "vérifiez le dossier que donne --source, et sortez-en ce qui ne fait pas partie de l'acte",
            )
            break
        _take(path, entry, gathered)
    tree = SourceTree(texts=gathered.texts, images=gathered.images, refused=frozenset(gathered.refused))
    return Result(tree, tuple(gathered.diagnostics))


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
        elif entry.name.lower().endswith((*TEXT_SUFFIXES, *IMAGE_SUFFIXES)):
            yield path, Path(entry.path)


def _take(path: str, entry: Path, gathered: _Gathering) -> None:
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
    if not real.is_relative_to(gathered.root):
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


def _load(path: str, real: Path, gathered: _Gathering) -> None:
    is_image = path.lower().endswith(IMAGE_SUFFIXES)
    limit = MAX_IMAGE if is_image else MAX_TEXT
    try:
        size = real.stat().st_size
        if size > limit or gathered.total + size > MAX_TOTAL:
            gathered.refuse(
                "file.too-large",
                path,
                f"Le fichier « {path} » est trop gros ({size // 1_000_000} Mo).",
                f"la limite est de {limit // (1024 * 1024)} Mo par fichier ; allégez-le ou divisez-le",
            )
            return
        data = real.read_bytes()
    except OSError:
        gathered.refuse(
            "file.unreadable",
            path,
            f"Le fichier « {path} » ne peut pas être lu.",
            "vérifiez les droits de lecture de ce fichier",
        )
        return
    gathered.total += len(data)
    if is_image:
        _load_image(path, data, gathered)
    else:
        _load_text(path, data, gathered)


def _load_text(path: str, data: bytes, gathered: _Gathering) -> None:
    decoded = decode(path, data)
    gathered.diagnostics.extend(decoded.diagnostics)
    if decoded.value is None:
        gathered.refused.add(path)
    else:
        gathered.texts[path] = SourceText(path, decoded.value)


def _load_image(path: str, data: bytes, gathered: _Gathering) -> None:
    image = read_image(path, data)
    if image is None:
        gathered.refuse(
            "image.unreadable",
            path,
            f"L'image « {path} » n'est pas une image PNG ou JPEG lisible.",
            "enregistrez-la de nouveau en PNG ou en JPEG",
        )
    else:
        gathered.images[path] = image
