"""The template, the body and the footnotes to the bytes of a package: same words, same bytes."""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from compiler.render.docx.markup import NAMESPACES
from compiler.render.docx.register import NumberedList, Register
from compiler.render.view import DocumentView

_OLDEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LONGEST_PROPERTY = 255
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is put in the template: the body and the footnotes, with what each part points to."""

    body: str
    notes: str
    register: Register
    note_links: Mapping[str, str]


class Package:
    """A copy of the template, being filled."""

    # python-docx names no public way to the few things marked SLF001 here.

    def __init__(self, template: bytes) -> None:
        self.document: WordDocument = Document(BytesIO(template))

    def references(self) -> str:
        """Return the header and footer of the template's section, as markup."""
        section = self.document.sections[-1]._sectPr  # noqa: SLF001
        kinds = (qn("w:headerReference"), qn("w:footerReference"))
        return "".join(
            f'<w:{etree.QName(child).localname} w:type="default" r:id="{child.get(qn("r:id"))}"/>'
            for child in section
            if child.tag in kinds
        )

    def first_list(self) -> int:
        """Return the first number free for a list."""
        numbers = self.document.part.numbering_part.element.findall(qn("w:num"))
        return 1 + max((int(number.get(qn("w:numId"), "0")) for number in numbers), default=0)

    def describe(self, view: DocumentView, stamp: datetime, page_count: int) -> None:
        """Set the running header, the cached number of pages and the core properties."""
        section = self.document.sections[-1]
        section.header.paragraphs[0].text = view.header
        cached = section.footer.paragraphs[0]._p.findall(f".//{qn('w:t')}")  # noqa: SLF001
        cached[-1].text = str(page_count)
        day = stamp.astimezone(UTC).replace(tzinfo=None) if stamp.tzinfo else stamp
        core = self.document.core_properties
        core.title, core.subject = _property(view.title.title), _property(view.title.subtitle)
        core.author = core.last_modified_by = _property(view.author)
        core.language, core.revision = view.language, 1
        core.created = core.modified = day.replace(microsecond=0)

    def fill(self, content: Content) -> None:
        """Put the body, the lists and the footnotes in place."""
        part = self.document.part
        numbering = part.numbering_part.element
        for numbered in content.register.lists:
            numbering.append(_numbering(numbered))
        # The root is replaced whole: moving its children from one tree to another takes twice the time.
        body = f"<w:document {NAMESPACES}><w:body>{content.body}</w:body></w:document>"
        part._element = parse_xml(body)  # noqa: SLF001
        _add_links(part, content.register.links)
        notes = part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        notes._blob = (_DECLARATION + content.notes).encode()  # noqa: SLF001
        _add_links(notes, content.note_links)

    def to_bytes(self) -> bytes:
        """Return the package: its entries sorted, undated, and packed once."""
        package = self.document.part.package
        parts = sorted(package.iter_parts(), key=lambda part: part.partname)
        entries = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": package.rels.xml}
        for part in parts:
            entries[part.partname.membername] = part.blob
            if part.rels:
                entries[part.partname.rels_uri.membername] = part.rels.xml
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as target:
            for name, data in sorted(entries.items()):
                entry = zipfile.ZipInfo(name, _OLDEST)
                entry.create_system = _UNIX
                entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
                target.writestr(entry, data)
        return packed.getvalue()


def _content_types(parts: Iterable[Part]) -> bytes:
    listed = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>' for part in parts
    )
    defaults = (
        f'<Default Extension="rels" ContentType="{_RELATIONSHIPS}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_DECLARATION}<Types xmlns="{_TYPES}">{defaults}{listed}</Types>'.encode()


def _numbering(numbered: NumberedList) -> BaseOxmlElement:
    return parse_xml(
        f'<w:num {NAMESPACES} w:numId="{numbered.number}"><w:abstractNumId w:val="{numbered.model}"/>'
        f'<w:lvlOverride w:ilvl="{min(numbered.level, 8)}"><w:startOverride w:val="{numbered.start}"/>'
        "</w:lvlOverride></w:num>"
    )


def _property(words: str) -> str:
    """Return what the properties of a file hold of some words."""
    return words if len(words) <= _LONGEST_PROPERTY else f"{words[: _LONGEST_PROPERTY - 1]}…"


def _add_links(part: Part, links: Mapping[str, str]) -> None:
    for address, relationship in links.items():
        part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, relationship, is_external=True)
