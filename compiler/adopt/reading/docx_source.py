"""The parts of a DOCX made ready for Pandoc: bookmarks become signs among the words, hidden captions are taken off.

Headers, footers, comments and changes are told: Pandoc reads none of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from compiler.adopt.reading.doubts import Doubts, counted, quoted
from compiler.adopt.reading.places import Places, fresh_places, is_kept
from compiler.adopt.reading.prepared import Prepared, take_out, unnumbered, words_in
from compiler.diagnostics.span import Span
from compiler.model.archive import Archive, pack, parse_part
from compiler.model.paper import DoubtKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARAGRAPH, _TEXT, _RUN = f"{_W}p", f"{_W}t", f"{_W}r"
_BREAKS = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr", _PARAGRAPH, f"{_W}noBreakHyphen"})
_UNREAD = frozenset({f"{_W}moveFrom", f"{_W}del", _FALLBACK})
_CHANGES = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_UNPRINTED = (f"{_W}tblCaption", f"{_W}tblDescription")
_BESIDE = (
    ("header", "l'en-tête de page", DoubtKind.PAGE_FURNITURE),
    ("footer", "le pied de page", DoubtKind.PAGE_FURNITURE),
    ("comments", "un commentaire", DoubtKind.PART_LEFT_OUT),
)


def prepare_docx(file: str, archive: Archive, doubts: Doubts) -> Prepared:
    """Return a DOCX ready to be converted. Errors: etree.XMLSyntaxError."""
    root = parse_part(archive.parts[archive.main])
    words = [word for part in _texts(archive, root) for word in words_in(part)]
    _tell_changes(file, root, doubts)
    _tell_beside(file, archive, doubts)
    places = fresh_places([archive.parts[archive.main]])
    _sign_bookmarks(root, places)
    for element in list(root.iter(*_UNPRINTED)):
        take_out(element)
    main = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    data = pack(replace(archive, parts={**archive.parts, archive.main: main}))
    return Prepared(data=data, format="docx+styles", places=places, words=tuple(words))


def _texts(archive: Archive, root: etree._Element) -> Iterator[str]:
    yield _said(root)
    folder = archive.main.rpartition("/")[0]
    for name in ("footnotes", "endnotes"):
        if (part := archive.parts.get(f"{folder}/{name}.xml")) is not None:
            yield _said(parse_part(part))


def _said(root: etree._Element) -> str:
    """Return the words printed by a part; what Pandoc would read twice or not at all is left out."""
    pieces: list[str] = []
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None:
            skipped = None if event == "end" and element is skipped else skipped
        elif event == "start" and element.tag in _UNREAD:
            skipped = element
        elif event == "start" and element.tag in _BREAKS:
            pieces.append(" ")
        elif event == "start" and element.tag == _TEXT:
            pieces.append(element.text or "")
    return "".join(pieces)


def _sign_bookmarks(root: etree._Element, places: Places) -> None:
    for start in list(root.iter(f"{_W}bookmarkStart")):
        name = start.get(f"{_W}name", "")
        if is_kept(name):
            _sign(start, places.sign(name))
        take_out(start)
    for end in list(root.iter(f"{_W}bookmarkEnd")):
        take_out(end)


def _sign(start: etree._Element, sign: str) -> None:
    """Write a sign where a bookmark starts: in its paragraph, or at the start of the next one."""
    run = etree.Element(_RUN)
    text = etree.SubElement(run, _TEXT)
    text.set(_SPACE, "preserve")
    text.text = sign
    if next(start.iterancestors(_PARAGRAPH), None) is not None:
        start.addprevious(run)
        return
    paragraph = next(_following_paragraphs(start), None)
    if paragraph is not None:
        has_properties = len(paragraph) and paragraph[0].tag == f"{_W}pPr"
        paragraph.insert(1 if has_properties else 0, run)


def _following_paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    current: etree._Element | None = element
    while current is not None:
        for sibling in current.itersiblings():
            yield from sibling.iter(_PARAGRAPH)
        current = current.getparent()


def _tell_changes(file: str, root: etree._Element, doubts: Doubts) -> None:
    changes = [change for change in root.iter(*_CHANGES) if change.getparent() is not None]
    if not changes:
        return
    deleted = [text.text or "" for text in root.iter(f"{_W}delText")]
    deleted += [text.text or "" for move in root.iter(f"{_W}moveFrom") for text in move.iter(_TEXT)]
    doubts.tell(
        DoubtKind.TRACKED_CHANGE,
        f"Ce document porte {counted(len(changes), 'modification suivie', 'modifications suivies')} : toutes sont "
        "prises comme acceptées.",
        Span(file=file),
        left_out=" ".join(deleted),
    )


def _tell_beside(file: str, archive: Archive, doubts: Doubts) -> None:
    folder = archive.main.rpartition("/")[0]
    told: set[str] = set()
    for name in sorted(archive.parts):
        for stem, what, kind in _BESIDE:
            if not name.startswith(f"{folder}/{stem}") or not name.endswith(".xml"):
                continue
            said = " ".join(_said(parse_part(archive.parts[name])).split())
            if said and unnumbered(said) not in told:
                told.add(unnumbered(said))
                message = f"{quoted(said)}, dans {what}, n'est pas repris."
                doubts.tell(
                    kind, message, Span(file=file), left_out=said, is_sure=kind is DoubtKind.PAGE_FURNITURE
                )
