"""The pictures of an imported document to files of the act: those that it can hold, PNG and JPEG."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from compiler.diagnostics.tree import Image as Measured
from compiler.model.archive import Archive, Refusal, binary_parts, open_archive, parse_part
from compiler.model.block import Picture
from compiler.model.paper import Image, Paper
from compiler.model.protocol import Protocol
from compiler.read.gathering import MAX_IMAGE
from compiler.read.image import read_image

FOLDER = "images"
_ENDS = {"image/png": ".png", "image/jpeg": ".jpg"}
_WORD = re.compile("[a-z0-9]+")
_LONGEST = 40
_MOST_WORDS = 6
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMBEDDED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_GONE = (f"{_W}del", f"{_W}moveFrom")


@dataclass(frozen=True, slots=True)
class Pictured:
    """A paper whose pictures say which file of the act they are, and those files by path."""

    paper: Paper
    files: Mapping[str, bytes]


def with_pictures(paper: Paper, data: bytes) -> Pictured:
    """Return a paper with the pictures that the act can hold; those of cells stay out of it."""
    images = [piece for piece in paper.pieces if isinstance(piece, Image) and piece.name]
    archive = open_archive(data) if images else None
    if archive is None or isinstance(archive, Refusal):
        return Pictured(paper, {})
    parts = {image.name: part for image in images if (part := _part(image.name, archive))}
    held = binary_parts(data, frozenset(parts.values()), MAX_IMAGE)
    album = _Album()
    pieces = tuple(
        replace(piece, kept=album.kept(piece, held.get(parts.get(piece.name, ""), b"")))
        if isinstance(piece, Image)
        else piece
        for piece in paper.pieces
    )
    return Pictured(replace(paper, pieces=pieces), album.files)


def _part(name: str, archive: Archive) -> str:
    """Return the part that a picture names, from the folder of the text; nothing when there is none."""
    folder = posixpath.dirname(archive.main)
    named = (posixpath.normpath(posixpath.join(folder, name)), posixpath.normpath(name))
    return next((one for one in named if one in archive.parts), "")


@dataclass(slots=True)
class _Album:
    """The files of the pictures taken in, by path, and the path of those that were seen."""

    files: dict[str, bytes] = field(default_factory=dict)
    seen: dict[bytes, str] = field(default_factory=dict)

    def kept(self, image: Image, data: bytes) -> Picture | None:
        """Return a picture as the act has it; None when it is no PNG nor JPEG."""
        measured = read_image(image.name, data)
        if measured is None:
            return None
        if data not in self.seen:
            self.seen[data] = self._path(image.alternative, measured)
            self.files[self.seen[data]] = data
        return Picture(
            path=self.seen[data],
            alternative=" ".join(image.alternative.split()),
            media_type=measured.media_type,
            width=measured.width,
            height=measured.height,
        )

    def _path(self, words: str, measured: Measured) -> str:
        stem, end = _stem(words) or "image", _ENDS[measured.media_type]
        ranked = (stem, *(f"{stem}-{rank}" for rank in range(2, len(self.files) + 2)))
        return next(path for one in ranked if (path := f"{FOLDER}/{one}{end}") not in self.files)


def _stem(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return "-".join(_WORD.findall(plain)[:_MOST_WORDS])[:_LONGEST].strip("-")


def carried_pictures(data: bytes, act: Protocol) -> dict[str, bytes]:
    """Return the files of the pictures of an act, from a Word file that we compiled of it.

    A drawing bears the path of its picture; a program that gave it another name left its words, or its rank.
    """
    wanted = {block.path: block.alternative for block in act.blocks() if isinstance(block, Picture)}
    archive = open_archive(data) if wanted else None
    if archive is None or isinstance(archive, Refusal):
        return {}
    drawn = list(_drawn(archive))
    named = {name: part for name, _, part in drawn}
    described = {words: part for _, words, part in reversed(drawn)}
    parts = {
        path: part
        for path, words in wanted.items()
        if (part := named.get(path) or described.get(words)) is not None
    }
    held = binary_parts(data, frozenset(parts.values()), MAX_IMAGE)
    return {path: held[part] for path, part in parts.items() if read_image(path, held.get(part, b""))}


def _drawn(archive: Archive) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the words and the part of each picture that a text shows."""
    folder, main = posixpath.split(archive.main)
    links = archive.parts.get(f"{folder}/_rels/{main}.rels", b"")
    targets = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        for one in (parse_part(links).iter(_RELATIONSHIP) if links else ())
    }
    for drawing in parse_part(archive.parts[archive.main]).iter(f"{_W}drawing"):
        named, blip = next(drawing.iter(f"{_DRAWN}docPr"), None), next(drawing.iter(f"{_A}blip"), None)
        part = targets.get(blip.get(_EMBEDDED) or "", "") if blip is not None else ""
        if named is not None and part and not _is_gone(drawing):
            yield named.get("name") or "", named.get("descr") or "", part


def _is_gone(drawing: "etree._Element") -> bool:
    return next(drawing.iterancestors(*_GONE), None) is not None
