"""A TrueType face to the widths of its signs, in thousandths of the size of the letters."""

import struct
from collections.abc import Iterator

_UNKNOWN = 600
_HEADER, _RECORD = 12, 16
_SEGMENTED, _GROUPED = 4, 12
_WIDE_UNICODE, _UNICODE = (3, 10), (3, 1)


class Widths(dict[str, int]):
    """The width of every sign that a face draws. Others are drawn by another face, about as wide as this."""

    def __missing__(self, sign: str) -> int:
        return _UNKNOWN


def read_widths(face: bytes) -> Widths:
    """Return the widths of a face."""
    tables = dict(_tables(face))
    unit = struct.unpack_from(">H", face, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", face, tables[b"hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, face, tables[b"hmtx"])[::2]
    last = count - 1
    return Widths(
        (chr(code), advances[min(glyph, last)] * 1000 // unit)
        for code, glyph in _glyphs(face, tables[b"cmap"])
    )


def _tables(face: bytes) -> Iterator[tuple[bytes, int]]:
    for rank in range(struct.unpack_from(">H", face, 4)[0]):
        name, _, start, _ = struct.unpack_from(">4s3I", face, _HEADER + rank * _RECORD)
        yield name, start


def _glyphs(face: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield the number of a sign in Unicode and in the face."""
    count = struct.unpack_from(">H", face, start + 2)[0]
    found = (struct.unpack_from(">HHI", face, start + 4 + rank * 8) for rank in range(count))
    maps = {(platform, kind): start + place for platform, kind, place in found}
    place = maps.get(_WIDE_UNICODE) or maps[_UNICODE]
    form = struct.unpack_from(">H", face, place)[0]
    if form == _GROUPED:
        groups = struct.unpack_from(">I", face, place + 12)[0]
        for first, last, glyph in struct.iter_unpack(">III", face[place + 16 : place + 16 + groups * 12]):
            yield from zip(range(first, last + 1), range(glyph, glyph + last + 1 - first), strict=True)
    elif form == _SEGMENTED:
        yield from _segments(face, place)


def _segments(face: bytes, place: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", face, place + 6)[0] // 2
    ends, starts, shifts, offsets = (
        struct.unpack_from(f">{count}H", face, place + start)
        for start in (14, 16 + 2 * count, 16 + 4 * count, 16 + 6 * count)
    )
    for rank, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[rank]:
                from_here = 16 + 6 * count + 2 * rank + offsets[rank] + 2 * (code - first)
                glyph = struct.unpack_from(">H", face, place + from_here)[0]
            yield code, (glyph + shifts[rank]) & 0xFFFF
