"""The parts of an ODT made ready for Pandoc: what its pages print, with bookmarks, numbers and styles as signs.

Headers, footers, comments, changes and hidden words are told: Pandoc reads none of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from compiler.adopt.reading.doubts import Doubts, counted, quoted
from compiler.adopt.reading.odt_cleaning import clean, flatten_tables
from compiler.adopt.reading.odt_numbering import read_lists
from compiler.adopt.reading.open_names import (
    DRAW,
    HEADING,
    OFFICE,
    PARAGRAPH,
    PARAGRAPHS,
    STYLE,
    SVG,
    TEXT,
    say_before,
    say_in,
    styles_of,
)
from compiler.adopt.reading.places import PlaceKind, Places, fresh_places, is_kept
from compiler.adopt.reading.prepared import Prepared, is_worded, take_out, unnumbered, words_in
from compiler.diagnostics.span import NOWHERE
from compiler.model.archive import Archive, pack, parse_part
from compiler.model.paper import DoubtKind

_FORMAT = "odt"
_NO_STYLES = b'<o:document-styles xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
_STARTS = (f"{TEXT}bookmark", f"{TEXT}bookmark-start")
_SPACES = frozenset({f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break", *PARAGRAPHS})
_CONTENTS = f"{TEXT}table-of-content"
_UNREAD = frozenset(
    (
        f"{TEXT}tracked-changes",
        f"{OFFICE}annotation",
        f"{OFFICE}change-info",
        f"{TEXT}note-citation",
        f"{TEXT}note-body",
        f"{SVG}title",
        f"{SVG}desc",
    )
)
_PLAIN_STYLES = frozenset({"", "Standard", "Default Paragraph Style", "Footnote"})
_FURNITURE = tuple(f"{STYLE}{name}" for name in ("header", "footer", "header-first", "footer-first"))


def prepare_odt(archive: Archive, doubts: Doubts) -> Prepared:
    """Return an ODT ready to be converted. Errors: etree.XMLSyntaxError."""
    root = parse_part(archive.parts[archive.main])
    common = parse_part(archive.parts["styles.xml"]) if archive.parts.get("styles.xml") else None
    _take_contents_out(root, doubts)
    _tell_hidden(clean(root, common), doubts)
    _tell_tables(flatten_tables(root), doubts)
    _tell_left_out(root, doubts)
    _tell_furniture(common, doubts)
    places = fresh_places([*archive.parts.values(), etree.tostring(root, encoding="UTF-8")])
    _sign_bookmarks(root, places)
    _sign_pictures(root, places)
    _sign_lists(root, common, places)
    _sign_styles(root, common, places)
    words = _words(root, places)
    main = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    # Pandoc reads no text without common styles.
    parts = {"styles.xml": _NO_STYLES, **archive.parts, archive.main: main}
    data = pack(replace(archive, parts=parts))
    return Prepared(data=data, format=_FORMAT, places=places, words=tuple(words))


def _words(root: etree._Element, places: Places) -> Iterator[str]:
    """Yield the words printed by the text, then those of its notes."""
    body = root.find(f"{OFFICE}body")
    for part in (*(() if body is None else (body,)), *root.iter(f"{TEXT}note-body")):
        yield from words_in(places.pattern.sub("", _said(part)))


def _said(root: etree._Element) -> str:
    return "".join(_pieces(root))


def _pieces(root: etree._Element) -> Iterator[str]:
    """Yield the words printed under an element, in order."""
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and skipped is None:
            if element.tag in _UNREAD and element is not root:
                skipped = element
                continue
            yield " " if element.tag in _SPACES else ""
            yield element.text or ""
        elif event == "end" and (skipped is None or element is skipped):
            skipped = None
            yield (element.tail or "") if element is not root else ""


# -- signs


def _sign_lists(root: etree._Element, common: etree._Element | None, places: Places) -> None:
    """Write in each paragraph of a list what announces it, and in each title its number."""
    for mark in read_lists(root, common).take_marks(root):
        if mark.paragraph.tag == HEADING or is_worded(mark.label):
            say_in(mark.paragraph, f"{mark.label} " if mark.label else "")
        else:
            say_in(mark.paragraph, places.sign(f"{mark.depth} {mark.label}", PlaceKind.MARKER))


def _sign_styles(root: etree._Element, common: etree._Element | None, places: Places) -> None:
    """Write before each paragraph the name of its style, when it has one of its own."""
    shown = _style_names(root, common)
    for paragraph in root.iter(PARAGRAPH):
        name = shown.get(paragraph.get(f"{TEXT}style-name", ""), "")
        has_words = bool(paragraph.text) or len(paragraph)
        if name and has_words:
            say_in(paragraph, places.sign(name, PlaceKind.STYLE))


def _style_names(root: etree._Element, common: etree._Element | None) -> dict[str, str]:
    """Return the name shown to who writes, for each style of paragraph; those of one paragraph name their parent."""
    shown: dict[str, str] = {}
    for style in styles_of((common,)):
        name = style.get(f"{STYLE}name", "")
        shown[name] = style.get(f"{STYLE}display-name", name)
    for style in styles_of((root,)):
        shown[style.get(f"{STYLE}name", "")] = shown.get(style.get(f"{STYLE}parent-style-name", ""), "")
    return {name: said for name, said in shown.items() if said not in _PLAIN_STYLES}


def _sign_pictures(root: etree._Element, places: Places) -> None:
    """Write before each picture the words that stand for it."""
    for frame in root.iter(f"{DRAW}frame"):
        alternative = frame.findtext(f"{SVG}desc") or frame.findtext(f"{SVG}title") or ""
        if alternative.strip() and next(frame.iterancestors(*PARAGRAPHS), None) is not None:
            say_before(frame, places.sign(" ".join(alternative.split()), PlaceKind.PICTURE))


def _sign_bookmarks(root: etree._Element, places: Places) -> None:
    for start in list(root.iter(*_STARTS)):
        name = start.get(f"{TEXT}name", "")
        if is_kept(name):
            _sign(start, places.sign(name))
        take_out(start)
    for end in list(root.iter(f"{TEXT}bookmark-end")):
        take_out(end)


def _sign(start: etree._Element, sign: str) -> None:
    """Write a sign where a bookmark starts: in its paragraph, or at the start of the next one."""
    if next(start.iterancestors(*PARAGRAPHS), None) is not None:
        start.tail = sign + (start.tail or "")
        return
    current: etree._Element | None = start
    while current is not None:
        for sibling in current.itersiblings():
            for paragraph in sibling.iter(*PARAGRAPHS):
                say_in(paragraph, sign)
                return
        current = current.getparent()


# -- what is told


def _take_contents_out(root: etree._Element, doubts: Doubts) -> None:
    for contents in list(root.iter(_CONTENTS)):
        for source in list(contents.iter(f"{_CONTENTS}-source")):
            take_out(source)
        said = " ".join(_said(contents).split())
        take_out(contents)
        if said:
            message = "La table des matières n'est pas reprise : elle s'établit d'elle-même."
            doubts.tell(DoubtKind.PART_LEFT_OUT, message, NOWHERE, left_out=said, is_sure=True)


def _tell_hidden(hidden: tuple[str, ...], doubts: Doubts) -> None:
    if hidden:
        said = " ".join(hidden)
        message = f"{quoted(said)} est un texte masqué, qui ne s'imprime pas : il n'est pas repris."
        doubts.tell(DoubtKind.PART_LEFT_OUT, message, NOWHERE, left_out=said)


def _tell_tables(number: int, doubts: Doubts) -> None:
    if number:
        said = counted(number, "tableau placé", "tableaux placés")
        message = f"{said} dans la case d'un autre : les cases en sont reprises comme des alinéas."
        doubts.tell(DoubtKind.GRID_JOINED, message, NOWHERE)


def _tell_left_out(root: etree._Element, doubts: Doubts) -> None:
    changes = list(root.iter(f"{TEXT}changed-region"))
    if changes:
        deleted = [_said(each) for change in changes for each in change.iter(f"{TEXT}deletion")]
        said = counted(len(changes), "modification suivie", "modifications suivies")
        doubts.tell(
            DoubtKind.TRACKED_CHANGE,
            f"Ce document porte {said} : toutes sont prises comme acceptées.",
            NOWHERE,
            left_out=" ".join(" ".join(deleted).split()),
        )
    for note in root.iter(f"{OFFICE}annotation"):
        said = " ".join(" ".join(_said(each) for each in note.iter(*PARAGRAPHS)).split())
        message = f"{quoted(said)}, dans un commentaire, n'est pas repris."
        doubts.tell(DoubtKind.PART_LEFT_OUT, message, NOWHERE, left_out=said)


def _tell_furniture(common: etree._Element | None, doubts: Doubts) -> None:
    told: set[str] = set()
    for furniture in common.iter(*_FURNITURE) if common is not None else ():
        said = " ".join(_said(furniture).split())
        if said and unnumbered(said) not in told:
            told.add(unnumbered(said))
            message = f"{quoted(said)}, en tête ou en pied de page, n'est pas repris."
            doubts.tell(DoubtKind.PAGE_FURNITURE, message, NOWHERE, left_out=said, is_sure=True)
