"""The parts of an ODT made ready for Pandoc: bookmarks become signs among the words.

Headers, footers, comments and changes are told: Pandoc reads none of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from compiler.adopt.reading.doubts import Doubts, counted, quoted
from compiler.adopt.reading.places import PlaceKind, Places, fresh_places, is_kept
from compiler.adopt.reading.prepared import Prepared, take_out, unnumbered, words_in
from compiler.diagnostics.span import Span
from compiler.model.archive import Archive, pack, parse_part
from compiler.model.paper import DoubtKind

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_STARTS = (f"{_TEXT}bookmark", f"{_TEXT}bookmark-start")
_SPACES = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break", *_PARAGRAPHS})
_FRAME = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}frame"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_CONTENTS = f"{_TEXT}table-of-content"
_UNREAD = frozenset(
    (
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_TEXT}note-citation",
        f"{_TEXT}note-body",
        f"{_SVG}title",
        f"{_SVG}desc",
    )
)
_PLAIN_STYLES = frozenset({"", "Standard", "Default Paragraph Style", "Footnote"})
_FURNITURE = tuple(f"{_STYLE}{name}" for name in ("header", "footer", "header-first", "footer-first"))


def prepare_odt(file: str, archive: Archive, doubts: Doubts) -> Prepared:
    """Return an ODT ready to be converted. Errors: etree.XMLSyntaxError."""
    root = parse_part(archive.parts[archive.main])
    body = root.find(f"{_OFFICE}body")
    _take_contents_out(file, root, doubts)
    words = words_in(_said(body)) if body is not None else []
    words += [word for note in root.iter(f"{_TEXT}note-body") for word in words_in(_said(note))]
    _tell_left_out(file, root, doubts)
    _tell_furniture(file, archive, doubts)
    places = fresh_places([archive.parts[archive.main]])
    _sign_bookmarks(root, places)
    _sign_pictures(root, places)
    _sign_styles(root, archive, places)
    main = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    data = pack(replace(archive, parts={**archive.parts, archive.main: main}))
    return Prepared(data=data, format="odt", places=places, words=tuple(words))


def _said(root: etree._Element) -> str:
    return "".join(_pieces(root))


def _pieces(root: etree._Element) -> Iterator[str]:
    """Yield the words printed under an element, in order."""
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and skipped is None:
            if element.tag in _UNREAD:
                skipped = element
                continue
            yield " " if element.tag in _SPACES else ""
            yield element.text or ""
        elif event == "end" and (skipped is None or element is skipped):
            skipped = None
            yield (element.tail or "") if element is not root else ""


def _take_contents_out(file: str, root: etree._Element, doubts: Doubts) -> None:
    for contents in list(root.iter(_CONTENTS)):
        said = " ".join(_said(contents).split())
        take_out(contents)
        if said:
            message = "La table des matières n'est pas reprise : elle s'établit d'elle-même."
            doubts.tell(DoubtKind.PART_LEFT_OUT, message, Span(file=file), left_out=said, is_sure=True)


def _sign_styles(root: etree._Element, archive: Archive, places: Places) -> None:
    """Write before each paragraph the name of its style, when it has one of its own."""
    shown = _style_names(root, archive)
    for paragraph in root.iter(_PARAGRAPHS[0]):
        name = shown.get(paragraph.get(f"{_TEXT}style-name", ""), "")
        has_words = bool(paragraph.text) or len(paragraph)
        if name and has_words:
            paragraph.text = places.sign(name, PlaceKind.STYLE) + (paragraph.text or "")


def _sign_pictures(root: etree._Element, places: Places) -> None:
    """Write before each picture the words that stand for it."""
    for frame in root.iter(_FRAME):
        alternative = frame.findtext(f"{_SVG}desc") or frame.findtext(f"{_SVG}title") or ""
        if alternative.strip() and next(frame.iterancestors(*_PARAGRAPHS), None) is not None:
            _say_before(frame, places.sign(" ".join(alternative.split()), PlaceKind.PICTURE))


def _say_before(element: etree._Element, words: str) -> None:
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words


def _style_names(root: etree._Element, archive: Archive) -> dict[str, str]:
    """Return the name shown to who writes, for each style of paragraph; those of one paragraph name their parent."""
    shown: dict[str, str] = {}
    common = archive.parts.get("styles.xml")
    for style in parse_part(common).iter(f"{_STYLE}style") if common else ():
        name = style.get(f"{_STYLE}name", "")
        shown[name] = style.get(f"{_STYLE}display-name", name)
    for style in root.iter(f"{_STYLE}style"):
        shown[style.get(f"{_STYLE}name", "")] = shown.get(style.get(f"{_STYLE}parent-style-name", ""), "")
    return {name: said for name, said in shown.items() if said not in _PLAIN_STYLES}


def _sign_bookmarks(root: etree._Element, places: Places) -> None:
    for start in list(root.iter(*_STARTS)):
        name = start.get(f"{_TEXT}name", "")
        if is_kept(name):
            _sign(start, places.sign(name))
        take_out(start)
    for end in list(root.iter(f"{_TEXT}bookmark-end")):
        take_out(end)


def _sign(start: etree._Element, sign: str) -> None:
    """Write a sign where a bookmark starts: in its paragraph, or at the start of the next one."""
    if next(start.iterancestors(*_PARAGRAPHS), None) is not None:
        start.tail = sign + (start.tail or "")
        return
    current: etree._Element | None = start
    while current is not None:
        for sibling in current.itersiblings():
            for paragraph in sibling.iter(*_PARAGRAPHS):
                paragraph.text = sign + (paragraph.text or "")
                return
        current = current.getparent()


def _tell_left_out(file: str, root: etree._Element, doubts: Doubts) -> None:
    changes = list(root.iter(f"{_TEXT}changed-region"))
    if changes:
        deleted = [_said(each) for change in changes for each in change.iter(f"{_TEXT}deletion")]
        doubts.tell(
            DoubtKind.TRACKED_CHANGE,
            f"Ce document porte {counted(len(changes), 'modification suivie', 'modifications suivies')} : toutes sont "
            "prises comme acceptées.",
            Span(file=file),
            left_out=" ".join(" ".join(deleted).split()),
        )
    for note in root.iter(f"{_OFFICE}annotation"):
        said = " ".join("".join(str(text) for text in note.itertext()).split())
        message = f"{quoted(said)}, dans un commentaire, n'est pas repris."
        doubts.tell(DoubtKind.PART_LEFT_OUT, message, Span(file=file), left_out=said)


def _tell_furniture(file: str, archive: Archive, doubts: Doubts) -> None:
    styles = archive.parts.get("styles.xml")
    if styles is None:
        return
    told: set[str] = set()
    for furniture in parse_part(styles).iter(*_FURNITURE):
        said = " ".join(_said(furniture).split())
        if said and unnumbered(said) not in told:
            told.add(unnumbered(said))
            message = f"{quoted(said)}, en tête ou en pied de page, n'est pas repris."
            doubts.tell(DoubtKind.PAGE_FURNITURE, message, Span(file=file), left_out=said, is_sure=True)
