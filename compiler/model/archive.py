"""Bytes of an office file (DOCX, ODT) to its parts, unpacked within bounds; a hostile or broken file is refused.

What is not XML (pictures, fonts, embedded files) is measured, then left empty: nobody reads it.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from lxml import etree

LARGEST_FILE = 50_000_000
_MOST_PARTS = 2_000
_LARGEST_WHOLE, _LARGEST_XML = 300_000_000, 40_000_000
# Elements and attributes take far more memory once read than they do in a file.
_MOST_MARKS = 3_000_000
_SUSPECT, _HIGHEST_RATIO = 1_000_000, 200
_CHUNK = 1 << 20
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_LOCAL_SIGN, _ENTRY_SIGN = b"PK\x03\x04", b"PK\x01\x02"
# A file stored inside has entries of its own, which are no parts: they count for little.
_MOST_SIGNS = 10 * _MOST_PARTS
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM, _WORD_STREAM = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
_ENCRYPTED_FLAG = 1
_XML_ENDS = (".xml", ".rels")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_UTF8 = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_OUTSIDE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\|/|(?:\.\./)+(?=\S))")
# A drive of Windows: neither a server nor a share.
_OWN_DISK = re.compile(r"(?:file:///)?[A-Za-z]:[\\/](?![\\/])", re.IGNORECASE)
_XLINK = "{http://www.w3.org/1999/xlink}href"
_LINKS = frozenset({"a"})
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MACRO_FOLDERS = ("Basic/", "Scripts/", "Dialogs/")
_CATALOGUES = ("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")


class Fault(Enum):
    """Why a file is refused."""

    TOO_LARGE = "trop gros"
    NOT_AN_ARCHIVE = "pas une archive"
    NOT_A_DOCUMENT = "pas un document de texte"
    OLD_FORMAT = "ancien format"
    ENCRYPTED = "chiffré"
    DAMAGED = "abîmé"
    BOMB = "bombe"
    DECLARATION = "déclaration"
    OUTSIDE_LINK = "lien extérieur"
    MACROS = "macros"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a file is not read; `detail` names what was found, in French, or is empty."""

    fault: Fault
    detail: str = ""


class Kind(Enum):
    """What an office file is. The value is the ending of its name."""

    DOCX = "docx"
    ODT = "odt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The parts of an office file by name, those that are not XML left empty; `main` is the one that holds the text."""

    kind: Kind
    main: str
    parts: Mapping[str, bytes]


def open_archive(data: bytes) -> Archive | Refusal:
    """Return the parts of an office file, or why it is refused."""
    try:
        return _opened(data)
    except _RefusedError as refused:
        return refused.refusal
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError, OSError):
        return Refusal(fault=Fault.DAMAGED)
    except etree.XMLSyntaxError:
        return Refusal(fault=Fault.DAMAGED, detail="une de ses parties n'est pas du XML")


def binary_parts(data: bytes, names: Collection[str], largest: int) -> dict[str, bytes]:
    """Return parts of a file that `open_archive` has taken, whatever they hold.

    Those over a size are left out, and those that come once all the others fill as much as a file may.
    """
    found: dict[str, bytes] = {}
    left = LARGEST_FILE
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if entry.filename in names]
    for entry in entries:
        if entry.file_size <= min(largest, left):
            found[entry.filename] = b"".join(_content(data, entry, largest))
            left -= entry.file_size
    return found


def pack(archive: Archive) -> bytes:
    """Return an office file that holds these parts and nothing else, always the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(archive.parts, key=lambda name: (name != "mimetype", name)):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), archive.parts[name])
    return packed.getvalue()


def parse_part(xml: bytes) -> "etree._Element":
    """Return the root of a part; entities are never followed. Errors: etree.XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(xml, parser)


class _RefusedError(Exception):
    """Carries a refusal out of the walk over the parts."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault.value)
        self.refusal = Refusal(fault=fault, detail=detail)


def _opened(data: bytes) -> Archive:
    if len(data) > LARGEST_FILE:
        raise _RefusedError(Fault.TOO_LARGE)
    if data.startswith(_OLE):
        raise _RefusedError(_ole_fault(data))
    if not data.startswith(b"PK"):
        raise _RefusedError(Fault.NOT_AN_ARCHIVE)
    parts = _unpacked(data)
    kind, main = _kind(parts)
    if kind is Kind.DOCX:
        _check_docx(parts)
    else:
        _check_odt(parts)
    return Archive(kind=kind, main=main, parts=parts)


def _ole_fault(data: bytes) -> Fault:
    if _ENCRYPTED_STREAM in data:
        return Fault.ENCRYPTED
    return Fault.OLD_FORMAT if _WORD_STREAM in data else Fault.NOT_A_DOCUMENT


# -- unpacking


def _unpacked(data: bytes) -> dict[str, bytes]:
    # Counted before the list is read: a million entries would fill the memory by themselves.
    if data.count(_ENTRY_SIGN) > _MOST_SIGNS:
        raise _RefusedError(Fault.BOMB, "elle annonce des parties sans nombre")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > _MOST_PARTS:
        raise _RefusedError(Fault.BOMB, f"elle annonce {len(entries)} parties")
    parts: dict[str, bytes] = {}
    whole = xml = marks = 0
    for entry in entries:
        name = entry.filename
        if name.endswith("/"):
            continue
        if name in parts or name.startswith("/") or ".." in name.split("/"):
            raise _RefusedError(Fault.DAMAGED, f"le nom de sa partie « {name[:60]} » n'est pas admis")
        if _is_read(name):
            parts[name] = b"".join(_content(data, entry, _LARGEST_XML - xml))
            size = len(parts[name])
            xml += size
            marks += _marks(parts[name])
            if marks > _MOST_MARKS:
                raise _RefusedError(Fault.BOMB, f"sa partie « {name[:60]} » a des balises sans nombre")
            _check_xml(name, parts[name])
        else:
            parts[name] = b""
            size = sum(len(chunk) for chunk in _content(data, entry, _LARGEST_WHOLE - whole))
        whole += size
    return parts


def _marks(xml: bytes) -> int:
    return xml.count(b"<") + xml.count(b'="') + xml.count(b"='")


def _is_read(name: str) -> bool:
    return name == "mimetype" or (name.endswith(_XML_ENDS) and not name.startswith(_MACRO_FOLDERS))


def _content(data: bytes, entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """Yield the content of a part, of at most a size, whatever it declares."""
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise _RefusedError(Fault.ENCRYPTED)
    most = min(
        most, max(_SUSPECT, _HIGHEST_RATIO * entry.compress_size) if _is_read(entry.filename) else most
    )
    size, crc = 0, 0
    for chunk in _chunks(_compressed(data, entry), entry.compress_type):
        size, crc = size + len(chunk), zlib.crc32(chunk, crc)
        if size > most:
            raise _RefusedError(Fault.BOMB, f"sa partie « {entry.filename[:60]} » se déplie sans mesure")
        yield chunk
    if crc != entry.CRC or size != entry.file_size:
        raise _RefusedError(Fault.DAMAGED, f"sa partie « {entry.filename[:60]} » n'est pas entière")


def _compressed(data: bytes, entry: zipfile.ZipInfo) -> memoryview:
    start = entry.header_offset
    header = _LOCAL_HEADER.unpack_from(data, start)
    if header[0] != _LOCAL_SIGN:
        raise _RefusedError(Fault.DAMAGED)
    start += _LOCAL_HEADER.size + header[-2] + header[-1]
    if start + entry.compress_size > len(data):
        raise _RefusedError(Fault.DAMAGED)
    return memoryview(data)[start : start + entry.compress_size]


def _chunks(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        for start in range(0, len(packed), _CHUNK):
            yield bytes(packed[start : start + _CHUNK])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise _RefusedError(Fault.DAMAGED, "elle est comprimée d'une façon que ces fichiers n'emploient pas")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _CHUNK):
        rest: bytes = bytes(packed[start : start + _CHUNK])
        while rest:
            yield inflater.decompress(rest, _CHUNK)
            rest = inflater.unconsumed_tail
    yield inflater.flush()


# -- what the parts say


def _check_xml(name: str, content: bytes) -> None:
    if name == "mimetype":
        return
    named = _ENCODING.search(content[:200])
    is_usual = named is None or named.group(1).lower() in _UTF8
    # What begins otherwise is in UTF-16, or in a coding where a declaration would not be seen.
    is_marked = content.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"<") and b"\x00" not in content
    if content and not (is_usual and is_marked):
        raise _RefusedError(Fault.DAMAGED, f"sa partie « {name[:60]} » n'est pas codée en UTF-8")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _RefusedError(Fault.DECLARATION, f"dans sa partie « {name[:60]} »")


def _kind(parts: Mapping[str, bytes]) -> tuple[Kind, str]:
    if "[Content_Types].xml" in parts:
        main = _main_part(parts)
        if main in parts and main.startswith("word/"):
            return Kind.DOCX, main
    mimetype = parts.get("mimetype", b"").strip()
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text") and "content.xml" in parts:
        return Kind.ODT, "content.xml"
    raise _RefusedError(Fault.NOT_A_DOCUMENT)


def _main_part(parts: Mapping[str, bytes]) -> str:
    for relationship in _relationships(parts.get("_rels/.rels", b"")):
        if relationship.get("Type", "").endswith("/officeDocument"):
            return relationship.get("Target", "").lstrip("/")
    return ""


def _relationships(xml: bytes) -> Iterator["etree._Element"]:
    if xml:
        yield from parse_part(xml).iter(_RELATIONSHIP)


def _check_docx(parts: Mapping[str, bytes]) -> None:
    is_macro = b"macroEnabled" in parts["[Content_Types].xml"] or any("vbaProject" in name for name in parts)
    if is_macro:
        raise _RefusedError(Fault.MACROS)
    for name, content in parts.items():
        if not name.endswith(".rels"):
            continue
        for relationship in _relationships(content):
            if relationship.get("TargetMode", "").lower() == "external" and not _is_harmless(relationship):
                raise _RefusedError(Fault.OUTSIDE_LINK, f"« {relationship.get('Target', '')[:80]} »")


def _is_harmless(relationship: "etree._Element") -> bool:
    """Tell whether a link is one to click on, or the template that a file was made from, on its author's own disk."""
    kind, target = relationship.get("Type", "").rsplit("/", 1)[-1], relationship.get("Target", "")
    return kind == "hyperlink" or (kind == "attachedTemplate" and _OWN_DISK.match(target) is not None)


def _check_odt(parts: Mapping[str, bytes]) -> None:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise _RefusedError(Fault.ENCRYPTED)
    if any(name.startswith(_MACRO_FOLDERS) and not name.endswith(_CATALOGUES) for name in parts):
        raise _RefusedError(Fault.MACROS)
    for name in ("content.xml", "styles.xml"):
        if name in parts:
            _check_odt_links(parts[name])


def _check_odt_links(xml: bytes) -> None:
    for element in parse_part(xml).iter():
        address = element.get(_XLINK) if isinstance(element.tag, str) else None
        if address is None or etree.QName(element).localname in _LINKS:
            continue
        if _OUTSIDE.match(address):
            raise _RefusedError(Fault.OUTSIDE_LINK, f"« {address[:80]} »")
