"""Bytes of a picture to its kind and size, from its header alone: PNG and JPEG, which hold no program."""

import struct

from compiler.diagnostics.tree import Image

IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg")
_PNG_HEADER = 24
_MARKER = 0xFF
MAX_SIDE = 12_000
_PNG = b"\x89PNG\r\n\x1a\n"
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def read_image(path: str, data: bytes) -> Image | None:
    """Return what is known of a picture, None when it is not one or is larger than any page needs."""
    if data.startswith(_PNG) and len(data) > _PNG_HEADER and data[12:16] == b"IHDR":
        width, height = struct.unpack(">II", data[16:24])
        kind = "image/png"
    elif data.startswith(b"\xff\xd8") and (size := _jpeg_size(data)) is not None:
        width, height = size
        kind = "image/jpeg"
    else:
        return None
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        return None
    return Image(path=path, media_type=kind, width=width, height=height, data=data)


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(data) and data[place] == _MARKER:
        marker = data[place + 1]
        if marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None
