"""A PDF as Typst writes it to its objects by number, and these to a PDF whose small objects are packed together.

Refuses a file that is not written as Typst writes: objects one after another, then one plain table of places.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from compiler.diagnostics.result import ToolError

_END = re.compile(rb"trailer\n<</Size (\d+)(/[^\n]+)>>\nstartxref\n(\d+)\n%%EOF\s*\Z")
_CLOSING = b"\nendobj"
_TAIL, _LINE = 1024, 20
# Many objects packed at once are smaller, and slower to open one by one.
_BATCH = 200
_FREE, _PLAIN, _PACKED = range(3)
_PLACE = struct.Struct(">BIH")


@dataclass(frozen=True, slots=True)
class Objects:
    """What stands before the first object, the text of each by its number, what the trailer says but their count.

    A text may be changed or removed; what it is referred to by is its number.
    """

    opening: bytes
    texts: dict[int, bytes]
    trailer: bytes


def read_objects(data: bytes) -> Objects:
    """Return the objects of a PDF.

    Errors: ToolError.
    """
    end = _END.search(data, max(len(data) - _TAIL, 0))
    if end is None:
        raise _unknown()
    count, table = int(end[1]), int(end[3])
    first_line = end.start() - count * _LINE
    if data[table:first_line] != b"xref\n0 %d\n" % count:
        raise _unknown()
    lines = (data[place : place + _LINE] for place in range(first_line, end.start(), _LINE))
    places = sorted((int(line[:10]), number) for number, line in enumerate(lines) if line[17:18] == b"n")
    return Objects(data[: places[0][0]], dict(_texts(data, [*places, (table, 0)])), end[2])


def _texts(data: bytes, places: list[tuple[int, int]]) -> Iterator[tuple[int, bytes]]:
    for (start, number), (end, _) in pairwise(places):
        written, opening = data[start:end].rstrip(b"\n"), b"%d 0 obj\n" % number
        if not (written.startswith(opening) and written.endswith(_CLOSING)):
            raise _unknown()
        yield number, written[len(opening) : -len(_CLOSING)]


def _unknown() -> ToolError:
    return ToolError("Le PDF mis en page n'est pas écrit comme prévu : rien n'est écrit.")


def pack_objects(objects: Objects) -> bytes:
    """Return a PDF: streams as they are, all other objects packed together, a third of the size."""
    file = bytearray(objects.opening)
    size = max(objects.texts) + 1
    places = [(_FREE, 0, 0xFFFF)] * size
    loose = iter([entry for entry in objects.texts.items() if not entry[1].endswith(b"endstream")])
    for number, text in objects.texts.items():
        if text.endswith(b"endstream"):
            places[number] = _write(file, number, text)
    while batch := list(islice(loose, _BATCH)):
        for rank, (number, _) in enumerate(batch):
            places[number] = (_PACKED, len(places), rank)
        places.append(_write(file, len(places), _packed(batch)))
    start, number = len(file), len(places)
    places.append((_PLAIN, start, 0))
    said = b"/Type/XRef/W[1 4 2]/Size %d" % len(places) + objects.trailer
    _write(file, number, _stream(said, b"".join(_PLACE.pack(*place) for place in places)))
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def _write(file: bytearray, number: int, text: bytes) -> tuple[int, int, int]:
    """Write an object at the end of a file, and return its place."""
    start = len(file)
    file += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    return _PLAIN, start, 0


def _packed(batch: list[tuple[int, bytes]]) -> bytes:
    """Return a stream of objects: their numbers and places, then their texts."""
    index, place = [], 0
    for number, text in batch:
        index.append(b"%d %d\n" % (number, place))
        place += len(text) + 1
    head = b"".join(index)
    said = b"/Type/ObjStm/N %d/First %d" % (len(batch), len(head))
    return _stream(said, head + b"\n".join(text for _, text in batch))


def _stream(said: bytes, content: bytes) -> bytes:
    pressed = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (said, len(pressed), pressed)
