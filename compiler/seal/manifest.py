"""What a sealed version says of itself, to JSON and back. A manifest bears a digest of its own words."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

FORMAT = "version/1"
PROTOCOL, AVENANT = "protocole", "avenant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A signed version: its place among the others, and the SHA-256 of all that it was made from and gave.

    `number` is 0 for the protocole itself, else that of the avenant. `sources` are digests of texts as they are read
    (UTF-8, line feeds): those of the files themselves, unless an editor marked or ended their lines otherwise.
    `pictures` are those of images, which are kept beside the model. `previous` is the name of the version before, with
    the digest of its model: None for the first, and for those sealed before this was written down. `places` is the
    digest of where the parts of the act were written, empty for those sealed before this was kept.
    """

    name: str
    number: int
    signed: date
    title: str
    model: str
    sources: Mapping[str, str]
    pictures: Mapping[str, str]
    documents: Mapping[str, str]
    previous: tuple[str, str] | None = None
    places: str = ""

    @property
    def kind(self) -> str:
        """Return what was signed."""
        return AVENANT if self.number else PROTOCOL


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def to_json(manifest: Manifest) -> bytes:
    """Return a manifest as a file."""
    said = _said(manifest)
    return (json.dumps({**said, "empreinte": _seal(said)}, ensure_ascii=False, indent=2) + "\n").encode()


def _said(manifest: Manifest) -> dict[str, Any]:
    said = {
        "format": FORMAT,
        "nom": manifest.name,
        "nature": manifest.kind,
        "numero": manifest.number,
        "date_signature": manifest.signed.isoformat(),
        "titre": manifest.title,
        "modele": manifest.model,
        "sources": dict(sorted(manifest.sources.items())),
        "images": dict(sorted(manifest.pictures.items())),
        "documents": dict(sorted(manifest.documents.items())),
    }
    if manifest.places:
        said["lieux"] = manifest.places
    if manifest.previous is not None:
        said["precedente"] = dict(zip(("nom", "modele"), manifest.previous, strict=True))
    return said


def _seal(said: Mapping[str, Any]) -> str:
    return digest(json.dumps(said, ensure_ascii=False, sort_keys=True).encode())


def from_json(data: bytes) -> Manifest | None:
    """Return a manifest; None when a word of it is not what was written."""
    try:
        record = json.loads(data, object_pairs_hook=_unique)
        seal = record.pop("empreinte")
        manifest = Manifest(
            name=record["nom"],
            number=record["numero"],
            signed=date.fromisoformat(record["date_signature"]),
            title=record["titre"],
            model=record["modele"],
            sources=record["sources"],
            pictures=record["images"],
            documents=record["documents"],
            previous=_previous(record.get("precedente")),
            places=record.get("lieux", ""),
        )
        # Written again it must be the same: an unknown format or an added field is no manifest of ours.
        is_whole = type(manifest.number) is int and _said(manifest) == record and _seal(record) == seal
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
    return manifest if is_whole else None


def _previous(record: Mapping[str, str] | None) -> tuple[str, str] | None:
    return None if record is None else (record["nom"], record["modele"])


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON, whose keys are each given once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key given twice")
    return found
