"""Pictures to the parts of a package: their own size on paper, and each stored once however often it is shown."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_INCH, _METRE_IN_INCHES = 914_400, 0.0254
_SCREEN = 72
_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JFIF = b"JFIF\0"
_DOTS_PER = {1: 1.0, 2: 2.54}


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture held by the document: its relationship, its own size in English metric units."""

    relationship: str
    width: int
    height: int


@dataclass(slots=True)
class Media:
    """The pictures of one part, by the order in which they are first shown."""

    _shown: dict[bytes, str] = field(default_factory=dict)
    _late: dict[str, Callable[[], bytes]] = field(default_factory=dict)

    def add(self, data: bytes) -> Image:
        """Return a picture, new or known."""
        width, height = paper_size(data)
        name = self._shown.setdefault(data, f"image{len(self._shown) + 1}")
        return Image(relationship=name, width=width, height=height)

    def add_late(self, fetch: Callable[[], bytes]) -> str:
        """Return the relationship of a picture that is still being drawn: it is asked for at the end."""
        name = f"graphique{len(self._late) + 1}"
        self._late[name] = fetch
        return name

    def parts(self) -> Iterator[tuple[str, str, bytes]]:
        """Yield the relationship, the suffix and the bytes of each picture."""
        for data, name in self._shown.items():
            yield name, "png" if data.startswith(_PNG) else "jpeg", data
        for name, fetch in self._late.items():
            yield name, "png", fetch()


def paper_size(data: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG or JPEG picture, in English metric units."""
    (width, height), (across, down) = _png(data) if data.startswith(_PNG) else _jpeg(data)
    return round(width * _INCH / across), round(height * _INCH / down)


def _png(data: bytes) -> tuple[tuple[int, int], tuple[float, float]]:
    across = down = float(_SCREEN)
    place = len(_PNG)
    while place + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        if kind == b"pHYs" and data[place + 16] == 1:
            told = struct.unpack_from(">II", data, place + 8)
            across, down = (round(dots * _METRE_IN_INCHES) or _SCREEN for dots in told)
        if kind in {b"pHYs", b"IDAT"}:
            break
        place += length + 12
    width, height = struct.unpack_from(">II", data, 16)
    return (width, height), (across, down)


def _jpeg(data: bytes) -> tuple[tuple[int, int], tuple[float, float]]:
    across = down = float(_SCREEN)
    place = 2
    while place + 9 < len(data):
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return (width, height), (across, down)
        if data[place + 4 : place + 9] == _JFIF:
            unit, *told = struct.unpack_from(">BHH", data, place + 11)
            across, down = (dots * _DOTS_PER.get(unit, 0.0) or _SCREEN for dots in told)
        place += 2 + length
    raise ValueError("a picture without a size")
