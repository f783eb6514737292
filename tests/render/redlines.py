"""Two versions of an act to their redline and to their documents, with pictures drawn for the test."""

import struct
import zlib
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from compiler.diff import compare, tell_changes
from compiler.model.block import Block, Chart, ItemList, Picture, Quotation
from compiler.model.protocol import Protocol
from compiler.render.docx import render_docx
from compiler.render.layout import build_view
from compiler.render.redline import Pictures, lay_groundwork, render_redline
from tests.render.word_file import TEMPLATE

STAMP = datetime(2026, 1, 5, 12, 0)  # noqa: DTZ001 - the day of a document has no time zone


def drawn(*words: object) -> bytes:
    """Return a picture of one colour, told by some words."""
    colour = sha256(repr(words).encode()).digest()[:3]

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" + colour)) + chunk(b"IEND", b"")


def pictures_of(protocol: Protocol) -> Pictures:
    """Return a picture for each chart and image of an act."""
    found = [block for top in protocol.blocks() for block in _inside(top)]
    found += [block for line in protocol.engagements() for top in line.content for block in _inside(top)]
    return Pictures(
        assets={block.path: drawn(block.path) for block in found if isinstance(block, Picture)},
        charts={block.id: drawn(block.bars) for block in found if isinstance(block, Chart)},
    )


def _inside(block: Block) -> Iterator[Block]:
    yield block
    if isinstance(block, ItemList):
        for item in block.items:
            for child in item.blocks:
                yield from _inside(child)
    elif isinstance(block, Quotation):
        for child in block.blocks:
            yield from _inside(child)


def redline(before: Protocol, after: Protocol) -> bytes:
    """Return the redline of two versions."""
    template, author, shown = TEMPLATE.read_bytes(), "Essai", pictures_of(after)
    return render_redline(
        tell_changes(compare(before, after)),
        template=template,
        author=author,
        stamp=STAMP,
        before=pictures_of(before),
        after=shown,
        groundwork=lambda: lay_groundwork(
            after, template=template, images=shown.assets, author=author, stamp=STAMP
        ),
        places={1: "Avenant n° 1, article 2, 1°"},
    )


def document(protocol: Protocol) -> bytes:
    """Return the document of one version."""
    pictures = pictures_of(protocol)
    return render_docx(
        build_view(protocol),
        template=TEMPLATE.read_bytes(),
        assets=pictures.assets,
        charts=pictures.charts,
        stamp=STAMP,
    )
