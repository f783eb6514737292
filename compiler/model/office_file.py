"""An office file, which is an archive of parts, looked at before anything opens it: it is hostile until then."""

import io
import zipfile
import zlib
from collections.abc import Collection

_MOST_PARTS, _LARGEST_WHOLE = 2_000, 60_000_000
_PROTECTED = b"\xd0\xcf\x11\xe0"
_MACROS = ("vbaproject.bin", "vbadata.xml")
WORD, OPEN_DOCUMENT = "word/document.xml", "content.xml"
"""The part that holds the text of a DOCX, of an ODT."""


def refuse_archive(data: bytes, mains: Collection[str] = (WORD,), *, macros: bool = False) -> str:
    """Return why a file is not to be opened, in French; nothing when it is sound.

    `mains` are the parts of which one must be there; macros are refused unless `macros` lets them be.
    """
    if data.startswith(_PROTECTED):
        return "il est protégé par un mot de passe, ou dans l'ancien format de Word"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _checked(archive, mains, macros=macros)
    except (KeyError, ValueError, OSError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error):
        return "ce n'est pas un document Word ou OpenDocument, ou il est abîmé"
    except RuntimeError:
        return "il est protégé par un mot de passe"


def _checked(archive: zipfile.ZipFile, mains: Collection[str], *, macros: bool) -> str:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS:
        return "il contient trop de parties"
    names = {part.filename for part in parts}
    if not names.intersection(mains):
        return "ce n'est pas un document de texte"
    if sum(part.file_size for part in parts) > _LARGEST_WHOLE:
        return "son contenu est trop gros"
    if not macros and any(name.lower().endswith(_MACROS) for name in names):
        return "il contient des macros"
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _declares(archive, part):
            return "il contient des déclarations qui ne sont pas admises, ou une partie trop grosse"
    return ""


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part declares a type or an entity, or is larger than it says."""
    with archive.open(part) as stream:
        xml = stream.read(part.file_size + 1)
    plain = xml.replace(b"\x00", b"")
    return len(xml) > part.file_size or b"<!DOCTYPE" in plain or b"<!ENTITY" in plain
