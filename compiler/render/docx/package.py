"""The template, the body and the footnotes to the bytes of a package: same words, same bytes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from compiler.model.copy_mark import NAMESPACE, CopyMark, instant_text
from compiler.render.docx.archive import Packed, pack_part, pack_text, read_archive, write_archive
from compiler.render.docx.markup import NAMESPACES, escape, text_run
from compiler.render.docx.media import Media
from compiler.render.docx.register import NumberedList, Register
from compiler.render.view import DocumentView

_LONGEST_PROPERTY = 255
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPERTIES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_TYPES, _CORE = "[Content_Types].xml", "docProps/core.xml"
_DOCUMENT, _NUMBERING, _NOTES = "word/document.xml", "word/numbering.xml", "word/footnotes.xml"
_COPY, _COPY_PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"
# Word asks for one; nothing refers to it.
_COPY_ID = "{5C0B7E0A-2D1F-4B7A-9C55-7A1B3E4D9F20}"
_COMMENTS, _SETTINGS = "word/comments.xml", "word/settings.xml"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The schema wants settings in its order.
_TRACKING, _BEFORE_TRACKING = "<w:trackRevisions/>", "<w:defaultTabStop "

_FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"<w:(header|footer)Reference\b[^>]*/>")
_TARGET = re.compile(r'<Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="([^"]*)")')
_LIST = re.compile(r'<w:num w:numId="(\d+)"')
_FIRST_PARAGRAPH = re.compile(r"(<w:p\b[^>]*>(?:<w:pPr>.*?</w:pPr>)?).*?(?=</w:p>)", re.DOTALL)
_LAST_TEXT = re.compile(r"(.*<w:t\b[^>]*>)[^<]*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is put in the template beside the body: the footnotes, with what each part points to."""

    notes: str
    register: Register
    note_links: Mapping[str, str]


def pack_copy(copy: CopyMark) -> Packed:
    """Return the part that a copy remembers what it was made from by."""
    said = f'forme="{copy.form}" auteur="{escape(copy.author)}" instant="{copy.instant}"'
    text = f'{_DECLARATION}<copie xmlns="{NAMESPACE}" {said}>{_json_text(copy.model)}</copie>'
    return pack_part(text.encode())


class Package:
    """A copy of the template, being filled."""

    def __init__(self, template: bytes) -> None:
        self._entries = read_archive(template)
        self.media = Media()

    def read(self, name: str) -> bytes:
        """Return a part by its name, empty when there is none."""
        entry = self._entries.get(name)
        return b"" if entry is None else entry.unpack()

    def references(self) -> str:
        """Return the header and footer of the template's section, as markup."""
        return "".join(match[0] for match in _REFERENCE.finditer(self._text(_DOCUMENT)))

    def first_list(self) -> int:
        """Return the first number free for a list."""
        return 1 + max((int(number) for number in _LIST.findall(self._text(_NUMBERING))), default=0)

    def describe(self, view: DocumentView, stamp: datetime, page_count: int) -> None:
        """Set the running header, the cached number of pages and the core properties."""
        header, footer = self._running("header"), self._running("footer")
        words = text_run(view.header)
        self._write(header, _FIRST_PARAGRAPH.sub(lambda match: match[1] + words, self._text(header), count=1))
        self._write(footer, _LAST_TEXT.sub(rf"\g<1>{page_count}", self._text(footer), count=1))
        self._write(_CORE, _core_properties(view, stamp))

    def write_body(self, pieces: Iterable[str]) -> None:
        """Put the body in place. It comes first: only then are its lists, notes and pictures known."""
        opening = f"{_DECLARATION}<w:document {NAMESPACES}><w:body>"
        self._entries[_DOCUMENT] = pack_text(chain((opening,), pieces, ("</w:body></w:document>",)))

    def fill(self, content: Content) -> None:
        """Put the lists, the footnotes and the pictures in place."""
        lists = "".join(_numbering(numbered) for numbered in content.register.lists)
        numbering = self._text(_NUMBERING)
        end = numbering.rfind("</w:num>") + len("</w:num>")
        self._write(_NUMBERING, numbering[:end] + lists + numbering[end:])
        self._write(_NOTES, _DECLARATION + content.notes)
        self._relate(_NOTES, _links(content.note_links))
        self._relate(_DOCUMENT, _links(content.register.links) + self._pictures())

    def comment(self, comments: str) -> None:
        """Add the part that holds comments, and have Word keep marking what is written next."""
        self._write(_COMMENTS, _DECLARATION + comments)
        target = _COMMENTS.removeprefix("word/")
        self._relate(
            _DOCUMENT, f'<Relationship Id="commentaires" Type="{_KINDS}/comments" Target="{target}"/>'
        )
        typed = f'<Override PartName="/{_COMMENTS}" ContentType="{_WORDPROCESSING}.comments+xml"/></Types>'
        self._write(_TYPES, self._text(_TYPES).replace("</Types>", typed))
        settings = self._text(_SETTINGS).replace(_BEFORE_TRACKING, _TRACKING + _BEFORE_TRACKING)
        self._write(_SETTINGS, settings)

    def mark_copy(self, copy: Packed) -> None:
        """Have the document remember what it was made from; Word and LibreOffice keep this part when they save."""
        self._entries[_COPY] = copy
        schemas = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
        self._write(
            _COPY_PROPERTIES,
            f'{_DECLARATION}<ds:datastoreItem xmlns:ds="{schemas}" ds:itemID="{_COPY_ID}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
        )
        properties = _COPY_PROPERTIES.removeprefix("customXml/")
        self._relate(_COPY, f'<Relationship Id="p" Type="{_KINDS}/customXmlProps" Target="{properties}"/>')
        self._relate(_DOCUMENT, f'<Relationship Id="copie" Type="{_KINDS}/customXml" Target="../{_COPY}"/>')
        kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
        typed = f'<Override PartName="/{_COPY_PROPERTIES}" ContentType="{kind}"/></Types>'
        self._write(_TYPES, self._text(_TYPES).replace("</Types>", typed))

    def to_bytes(self) -> bytes:
        """Return the package."""
        return write_archive(self._entries)

    def _text(self, name: str) -> str:
        return self.read(name).decode()

    def _write(self, name: str, text: str) -> None:
        self._entries[name] = pack_part(text.encode())

    def _running(self, kind: str) -> str:
        """Return the part that the template's section names as its header or footer."""
        reference = next(match[0] for match in _REFERENCE.finditer(self._text(_DOCUMENT)) if match[1] == kind)
        targets = dict(_TARGET.findall(self._text(_relationships_of(_DOCUMENT))))
        identifier = re.search(r'r:id="([^"]*)"', reference)
        return f"word/{targets[identifier[1] if identifier else '']}"

    def _relate(self, part: str, relationships: str) -> None:
        """Add relationships to those of a part."""
        name = _relationships_of(part)
        known = self._text(name) or f'{_DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}"></Relationships>'
        if relationships:
            self._write(name, known.replace("</Relationships>", f"{relationships}</Relationships>"))

    def _pictures(self) -> str:
        """Store the pictures; return their relationships."""
        related, typed = "", ""
        for identifier, suffix, data in self.media.parts():
            target = f"media/{identifier}.{suffix}"
            self._entries[f"word/{target}"] = pack_part(data, shrinks=False)
            related += f'<Relationship Id="{identifier}" Type="{_KINDS}/image" Target="{target}"/>'
            typed += f'<Override PartName="/word/{target}" ContentType="image/{suffix}"/>'
        self._write(_TYPES, self._text(_TYPES).replace("</Types>", f"{typed}</Types>"))
        return related


def _json_text(model: str) -> str:
    """Return JSON as the text of an element; what XML forbids is written as JSON escapes, and so comes back."""
    told = _FORBIDDEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", model)
    return told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _relationships_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _links(links: Mapping[str, str]) -> str:
    return "".join(
        f'<Relationship Id="{identifier}" Type="{_KINDS}/hyperlink" Target="{escape(address)}"'
        ' TargetMode="External"/>'
        for address, identifier in links.items()
    )


def _numbering(numbered: NumberedList) -> str:
    return (
        f'<w:num w:numId="{numbered.number}"><w:abstractNumId w:val="{numbered.model}"/>'
        f'<w:lvlOverride w:ilvl="{min(numbered.level, 8)}"><w:startOverride w:val="{numbered.start}"/>'
        "</w:lvlOverride></w:num>"
    )


def _core_properties(view: DocumentView, stamp: datetime) -> str:
    moment = instant_text(stamp)
    author = _property(view.author)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{_DECLARATION}<cp:coreProperties {_PROPERTIES}><dc:title>{_property(view.title.title)}</dc:title>"
        f"<dc:subject>{_property(view.title.subtitle)}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>{dates}"
        f"<dc:language>{view.language}</dc:language></cp:coreProperties>"
    )


def _property(words: str) -> str:
    """Return what the properties of a file hold of some words."""
    short = words if len(words) <= _LONGEST_PROPERTY else f"{words[: _LONGEST_PROPERTY - 1]}…"
    return escape(short)
