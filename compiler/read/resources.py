"""Schemas and templates of the tool, from the folders beside the package. It alone opens schema/ and templates/."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from compiler.diagnostics.result import ToolError
from compiler.diagnostics.tree import SourceTree

# Rooms that no document depends on, and what Python keeps beside its code.
_APART = frozenset({"__pycache__", "adopt", "collect"})
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
        digest.update(f"{path.removeprefix(str(_HOME))}\0".encode())
        with open(path, "rb") as file:  # noqa: PTH123 - six hundred files: paths as objects cost as much as reading
            digest.update(file.read())
    return digest.digest()


def _own_files() -> Iterator[str]:
    """Yield the files that documents are made by, in an order of their own."""
    yield str(_HOME / "requirements.lock")
    for top in (_HOME / "compiler", SCHEMAS, TEMPLATES):
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name not in _APART)
            yield from (f"{folder}/{name}" for name in sorted(names))


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
