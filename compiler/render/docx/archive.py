"""Parts of a package to a ZIP archive and back. What was packed already is carried over as it is, never packed anew."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_STORED, _DEFLATED = 0, 8
_VERSION, _UNIX = 20, 3 << 8
_UTF8 = 0x800
# The first of January 1980, the oldest day an archive knows.
_OLDEST_DAY = 1 << 5 | 1
_READABLE = 0o600 << 16
# Half the time of the usual level, for a twentieth more bytes.
_LEVEL = 4
# Signs pressed at once.
_BATCH = 1 << 19


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of one entry as the archive holds them."""

    data: bytes
    method: int
    checksum: int
    size: int

    def unpack(self) -> bytes:
        """Return the bytes of the part."""
        return zlib.decompress(self.data, -zlib.MAX_WBITS) if self.method == _DEFLATED else self.data


def pack_part(data: bytes, *, shrinks: bool = True) -> Packed:
    """Return a part packed; pictures, which are so already, do not shrink."""
    if not shrinks:
        return Packed(data, _STORED, zlib.crc32(data), len(data))
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(press.compress(data) + press.flush(), _DEFLATED, zlib.crc32(data), len(data))


def pack_text(pieces: Iterable[str]) -> Packed:
    """Return a part packed as its text comes: it is never whole in memory."""
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed: list[bytes] = []
    checksum = size = 0
    for batch in _batches(pieces):
        data = "".join(batch).encode()
        checksum, size = zlib.crc32(data, checksum), size + len(data)
        packed.append(press.compress(data))
    return Packed(b"".join((*packed, press.flush())), _DEFLATED, checksum, size)


def _batches(pieces: Iterable[str]) -> Iterator[list[str]]:
    """Yield pieces together: pressed one by one, small ones would cost more than their text."""
    batch: list[str] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += len(piece)
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def read_archive(archive: bytes) -> dict[str, Packed]:
    """Return the entries of an archive by name."""
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {entry.filename: _entry(entry, archive) for entry in opened.infolist()}


def _entry(entry: zipfile.ZipInfo, archive: bytes) -> Packed:
    name, extra = struct.unpack_from("<2H", archive, entry.header_offset + 26)
    start = entry.header_offset + _LOCAL.size + name + extra
    data = archive[start : start + entry.compress_size]
    return Packed(data, entry.compress_type, entry.CRC, entry.file_size)


def write_archive(entries: Mapping[str, Packed]) -> bytes:
    """Return an archive of some entries, sorted and undated."""
    parts: list[bytes] = []
    listed: list[bytes] = []
    place = 0
    for text, entry in sorted(entries.items()):
        name = text.encode()
        told = (entry.checksum, len(entry.data), entry.size, len(name), 0)
        common = (_VERSION, _UTF8, entry.method, 0, _OLDEST_DAY, *told)
        parts += (_LOCAL.pack(b"PK\3\4", *common), name, entry.data)
        listed += (
            _CENTRAL.pack(b"PK\1\2", _UNIX | _VERSION, *common, 0, 0, 0, _READABLE, place),
            name,
        )
        place += _LOCAL.size + len(name) + len(entry.data)
    size = sum(map(len, listed))
    end = _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), size, place, 0)
    return b"".join((*parts, *listed, end))
