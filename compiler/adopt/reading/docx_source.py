"""The parts of a DOCX made ready for Pandoc: what its pages print, with bookmarks, numbers and levels as signs.

Headers, footers, comments, changes and hidden words are told: Pandoc reads none of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from compiler.adopt.reading.docx_cleaning import clean, said_deleted
from compiler.adopt.reading.docx_numbering import Label, read_numbering
from compiler.adopt.reading.docx_styles import Styles, outline_level, read_styles
from compiler.adopt.reading.doubts import Doubts, counted, quoted
from compiler.adopt.reading.places import PlaceKind, Places, fresh_places, is_kept
from compiler.adopt.reading.prepared import Prepared, is_worded, take_out, unnumbered, words_in
from compiler.adopt.reading.word_names import (
    PARAGRAPH,
    PARAGRAPH_LOOK,
    TEXT,
    W,
    run_of,
    say_first,
    value_of,
)
from compiler.diagnostics.span import NOWHERE
from compiler.model.archive import Archive, pack, parse_part
from compiler.model.paper import DoubtKind

_FORMAT = "docx+styles"
# A file that is said to be strict names its parts otherwise, and is the same for the rest.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
_BREAKS = frozenset({f"{W}tab", f"{W}br", f"{W}cr", PARAGRAPH, f"{W}noBreakHyphen", f"{W}sym"})
_CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_UNPRINTED = (f"{W}tblCaption", f"{W}tblDescription")
_BESIDE = (
    ("header", "l'en-tête de page", DoubtKind.PAGE_FURNITURE),
    ("footer", "le pied de page", DoubtKind.PAGE_FURNITURE),
    ("comments", "un commentaire", DoubtKind.PART_LEFT_OUT),
)
_NOTES = ("footnotes", "endnotes")


def prepare_docx(archive: Archive, doubts: Doubts) -> Prepared:
    """Return a DOCX ready to be converted. Errors: etree.XMLSyntaxError."""
    word = _Word(replace(archive, parts={name: _usual(part) for name, part in archive.parts.items()}))
    styles = read_styles(word.tree("styles"))
    names = [name for name in _NOTES if word.tree(name) is not None]
    roots = {archive.main: parse_part(word.archive.parts[archive.main])}
    roots |= {word.path(name): parse_part(word.archive.parts[word.path(name)]) for name in names}
    main = roots[archive.main]
    for root in roots.values():
        _tell_changes(root, doubts)
        _tell_hidden(clean(root, styles), doubts)
    _tell_beside(word, styles, doubts)
    _tell_embedded(main, doubts)
    places = fresh_places([*archive.parts.values(), *map(_written, roots.values())])
    _mark_paragraphs(main, word.tree("numbering"), styles, places)
    words = [said for root in roots.values() for said in words_in(places.pattern.sub("", _said(root)))]
    _sign_bookmarks(main, places)
    _begin(main, places)
    for element in list(main.iter(*_UNPRINTED)):
        take_out(element)
    parts = {**word.archive.parts, **{name: _written(root) for name, root in roots.items()}}
    return Prepared(
        data=pack(replace(archive, parts=parts)), format=_FORMAT, places=places, words=tuple(words)
    )


def _usual(part: bytes) -> bytes:
    for strict, usual in _STRICT.items():
        part = part.replace(strict, usual)
    return part


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@dataclass(frozen=True, slots=True)
class _Word:
    """The parts of a DOCX, by the short names that Word gives them."""

    archive: Archive

    def path(self, name: str) -> str:
        """Return the path of a part that stands beside the text."""
        return f"{self.archive.main.rpartition('/')[0]}/{name}.xml"

    def tree(self, name: str) -> etree._Element | None:
        """Return the root of a part, None when there is none."""
        part = self.archive.parts.get(self.path(name))
        return None if part is None else parse_part(part)


def _said(root: etree._Element) -> str:
    """Return the words printed by a part that is clean."""
    return "".join(
        (element.text or "") if element.tag == TEXT else " " for element in root.iter(TEXT, *_BREAKS)
    )


# -- numbers and levels


def _mark_paragraphs(
    root: etree._Element, numbering: etree._Element | None, styles: Styles, places: Places
) -> None:
    """Write in each paragraph what Word prints before it, and the level that makes it a heading."""
    labels: Mapping[etree._Element, Label] = dict(read_numbering(numbering, styles).labels(root))
    for paragraph in root.iter(PARAGRAPH):
        look = paragraph.find(PARAGRAPH_LOOK)
        style = value_of(look, "pStyle")
        level = outline_level(look)
        level = styles.level(style) if level < 0 else level
        is_seen = styles.is_heading(style)
        label = labels.get(paragraph)
        if label is not None and any(text.text for text in paragraph.iter(TEXT)):
            _say_label(paragraph, label, places, is_heading=level > 0 or is_seen)
        if level and not is_seen:
            say_first(paragraph, places.sign(str(level), PlaceKind.LEVEL))


def _say_label(paragraph: etree._Element, label: Label, places: Places, *, is_heading: bool) -> None:
    """Write a number among the words when it belongs to a title; otherwise it announces an entry of a list."""
    if not is_heading and not is_worded(label.text):
        say_first(paragraph, places.sign(f"{label.depth} {label.text}", PlaceKind.MARKER))
    elif not label.is_bullet:
        say_first(paragraph, f"{label.text} ")
        _unlist(paragraph)


def _unlist(paragraph: etree._Element) -> None:
    look = paragraph.find(PARAGRAPH_LOOK)
    if look is None:
        look = etree.Element(PARAGRAPH_LOOK)
        paragraph.insert(0, look)
    for numbered in look.findall(f"{W}numPr"):
        look.remove(numbered)
    none = etree.SubElement(etree.SubElement(look, f"{W}numPr"), f"{W}numId")
    none.set(f"{W}val", "0")


def _begin(root: etree._Element, places: Places) -> None:
    """Put a paragraph of no words first: Pandoc takes a title and a subtitle that come first out of the text."""
    body = root.find(f"{W}body")
    if body is not None:
        paragraph = etree.Element(PARAGRAPH)
        say_first(paragraph, places.sign("", PlaceKind.STYLE))
        body.insert(0, paragraph)


# -- bookmarks


def _sign_bookmarks(root: etree._Element, places: Places) -> None:
    for start in list(root.iter(f"{W}bookmarkStart")):
        name = start.get(f"{W}name", "")
        if is_kept(name):
            _sign(start, places.sign(name))
        take_out(start)
    for end in list(root.iter(f"{W}bookmarkEnd")):
        take_out(end)


def _sign(start: etree._Element, sign: str) -> None:
    """Write a sign where a bookmark starts: in its paragraph, or at the start of the next one."""
    if next(start.iterancestors(PARAGRAPH), None) is not None:
        start.addprevious(run_of(sign))
        return
    paragraph = next(_following_paragraphs(start), None)
    if paragraph is not None:
        say_first(paragraph, sign)


def _following_paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    current: etree._Element | None = element
    while current is not None:
        for sibling in current.itersiblings():
            yield from sibling.iter(PARAGRAPH)
        current = current.getparent()


# -- what is told


def _tell_changes(root: etree._Element, doubts: Doubts) -> None:
    changes = sum(1 for _ in root.iter(*_CHANGES))
    if changes:
        said = counted(changes, "modification suivie", "modifications suivies")
        doubts.tell(
            DoubtKind.TRACKED_CHANGE,
            f"Ce document porte {said} : toutes sont prises comme acceptées.",
            NOWHERE,
            left_out=" ".join(" ".join(said_deleted(root)).split()),
        )


def _tell_hidden(hidden: tuple[str, ...], doubts: Doubts) -> None:
    if hidden:
        said = " ".join(" ".join(hidden).split())
        message = f"{quoted(said)} est un texte masqué, qui ne s'imprime pas : il n'est pas repris."
        doubts.tell(DoubtKind.PART_LEFT_OUT, message, NOWHERE, left_out=said)


def _tell_embedded(root: etree._Element, doubts: Doubts) -> None:
    for _ in root.iter(f"{W}altChunk"):
        message = "Un autre document est inséré dans celui-ci sans y être fondu : il n'est pas repris."
        doubts.tell(DoubtKind.PART_LEFT_OUT, message, NOWHERE)


def _tell_beside(word: _Word, styles: Styles, doubts: Doubts) -> None:
    told: set[str] = set()
    for name in sorted(word.archive.parts):
        for stem, what, kind in _BESIDE:
            if not name.startswith(word.path(stem).removesuffix(".xml")) or not name.endswith(".xml"):
                continue
            root = parse_part(word.archive.parts[name])
            clean(root, styles)
            said = " ".join(_said(root).split())
            if said and unnumbered(said) not in told:
                told.add(unnumbered(said))
                message = f"{quoted(said)}, dans {what}, n'est pas repris."
                doubts.tell(kind, message, NOWHERE, left_out=said, is_sure=kind is DoubtKind.PAGE_FURNITURE)
