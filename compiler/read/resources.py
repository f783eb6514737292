"""Schemas and templates of the tool, from the folders beside the package. It alone opens schema/ and templates/."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from compiler.diagnostics.result import ToolError
from compiler.diagnostics.tree import SourceTree

_HOME = Path(__file__).resolve().parents[2]
TEMPLATES = _HOME / "templates"
SCHEMAS = _HOME / "schema"
SHAPES = (
    "protocole",
    "parties",
    "avenant",
    "lignes",
    "engagement",
    "contexte",
    "tableau",
    "graphique",
    "piece",
    "financement",
)


def read_schemas(folder: Path = SCHEMAS) -> Mapping[str, Mapping[str, Any]]:
    """Return the schemas of files and blocks, by name."""
    return {name: json.loads(_read(folder / f"{name}.schema.json")) for name in SHAPES}


def read_template(name: str) -> bytes:
    """Return a template of the tool, as it is on disk."""
    return _read(TEMPLATES / name)


def read_formulas() -> str:
    """Return the wording of avenants, all its files one after the other."""
    names = sorted(path.name for path in (TEMPLATES / "avenant").glob("*.j2"))
    return "\n".join(read_template(f"avenant/{name}").decode() for name in names)


def fingerprint(tree: SourceTree) -> str:
    """Return a digest of an act and of the tool that reads it: code, schemas, templates."""
    digest = hashlib.sha256(_own_digest())
    for source in sorted(tree.texts.values(), key=lambda source: source.path):
        digest.update(f"{source.path}\0{source.text}\0".encode())
    for image in sorted(tree.images.values(), key=lambda image: image.path):
        digest.update(f"{image.path}\0".encode() + image.data)
    digest.update("\0".join(sorted(tree.refused)).encode())
    return digest.hexdigest()


@cache
def _own_digest() -> bytes:
    digest = hashlib.sha256()
    for path in _own_files():
        digest.update(f"{path.relative_to(_HOME).as_posix()}\0".encode() + _read(path) + b"\0")
    return digest.digest()


def _own_files() -> Iterator[Path]:
    for folder in (_HOME / "compiler", SCHEMAS, TEMPLATES, _HOME / "requirements.lock"):
        paths = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
        yield from (path for path in paths if path.is_file() and path.suffix != ".pyc")


def font_folder() -> Path:
    """Return the folder of the fonts that the PDF is set in."""
    import font_source_sans_pro  # noqa: PLC0415 - only documents need fonts; checking must start fast

    return Path(font_source_sans_pro.__file__).parent / "files"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ToolError(
            f"Le fichier « {path.name} » du compilateur manque : réinstallez-le ({path})."
        ) from error
