"""The parts of the template to a package. The same fonts always give the same bytes."""

import io
import zipfile

from outils.modele_docx import parts
from outils.modele_docx.fonts import FACES, font_table, obfuscated
from outils.modele_docx.lists import numbering
from outils.modele_docx.stylesheet import styles

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument."
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OLDEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3

# Each part of the document: its name, its type, its text. Relationships are numbered in this order.
_WORD = (
    ("styles", "wordprocessingml.styles", styles),
    ("settings", "wordprocessingml.settings", parts.settings),
    ("fontTable", "wordprocessingml.fontTable", font_table),
    ("numbering", "wordprocessingml.numbering", numbering),
    ("footnotes", "wordprocessingml.footnotes", parts.footnotes),
    ("theme", "theme", parts.theme),
    ("header", "wordprocessingml.header", parts.header),
    ("footer", "wordprocessingml.footer", parts.footer),
)


def build_template() -> bytes:
    """Return the template."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in sorted(_entries().items()):
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.create_system, entry.compress_type = _UNIX, zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    return packed.getvalue()


def _entries() -> dict[str, bytes]:
    outer = (
        (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    inner = tuple((f"{_OFFICE}/relationships/{name}", f"{name}.xml") for name, _, _ in _WORD)
    faces = tuple((f"{_OFFICE}/relationships/font", f"fonts/{face}.odttf") for face, _ in FACES)
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(outer),
        "docProps/core.xml": parts.core_properties(),
        "docProps/app.xml": parts.application(),
        "word/document.xml": parts.document(header="rId7", footer="rId8"),
        "word/_rels/document.xml.rels": _relationships(inner),
        "word/_rels/fontTable.xml.rels": _relationships(faces),
        **{f"word/{name}.xml": write() for name, _, write in _WORD},
    }
    fonts = {f"word/fonts/{face}.odttf": obfuscated(face) for face, _ in FACES}
    return {name: (_HEADER + text).encode() for name, text in texts.items()} | fonts


def _relationships(entries: tuple[tuple[str, str], ...]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{rank}" Type="{kind}" Target="{target}"/>'
        for rank, (kind, target) in enumerate(entries, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_TYPE}wordprocessingml.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{_TYPE}extended-properties+xml",
        **{f"/word/{name}.xml": f"{_TYPE}{kind}+xml" for name, kind, _ in _WORD},
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="odttf" ContentType="{_TYPE}obfuscatedFont"/>{overrides}</Types>'
    )
