"""The tree of an ODT's text brought to what its pages print, in the forms that Pandoc reads without loss.

Text boxes stand after the paragraph that holds them, fields are their words, hidden words are taken out and returned.
"""

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from compiler.adopt.reading.open_names import DRAW, LIBRE, OFFICE, PARAGRAPHS, STYLE, TABLE, TEXT, styles_of
from compiler.adopt.reading.prepared import take_out

# What a paragraph may hold that Pandoc reads; of anything else only the words count.
_READ = frozenset(
    f"{TEXT}{name}"
    for name in [
        "p",
        "h",
        "list",
        "list-item",
        "list-header",
        "span",
        "a",
        "note",
        "note-citation",
        "note-body",
        "s",
        "tab",
        "line-break",
        "soft-page-break",
        "bookmark",
        "bookmark-start",
        "bookmark-end",
        "change",
        "change-start",
        "change-end",
        "tracked-changes",
        "changed-region",
        "deletion",
    ]
)
_INDEX = (
    "illustration-index",
    "table-index",
    "object-index",
    "user-index",
    "alphabetical-index",
    "bibliography",
)
_INDEX_TAGS = tuple(f"{TEXT}{name}" for name in (*_INDEX, "index-body", "index-title", "numbered-paragraph"))
_SOURCES = tuple(f"{TEXT}{name}-source" for name in _INDEX)
_SPACE_RUN = f"{TEXT}s"
_COUNT = f"{TEXT}c"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_TABLE = f"{TABLE}table"
_SECTION = f"{TEXT}section"
_SHAPES = frozenset(
    f"{DRAW}{name}"
    for name in [
        "frame",
        "custom-shape",
        "rect",
        "ellipse",
        "line",
        "polygon",
        "polyline",
        "path",
        "connector",
        "caption",
        "g",
        "circle",
    ]
)
_HIDABLE = (*PARAGRAPHS, f"{TEXT}span", _SECTION)


def clean(root: etree._Element, common: etree._Element | None) -> tuple[str, ...]:
    """Clean a text in place, whose common styles are given; return the words it does not print, in order."""
    hidden = tuple(_take_hidden(root, _hidden_styles((common, root))))
    _free_boxes(root)
    for source in list(root.iter(*_SOURCES)):
        take_out(source)
    etree.strip_tags(root, *_INDEX_TAGS, *_unread(root))
    for space in root.iter(_SPACE_RUN):
        # As many spaces as a file says would be made, to become one.
        space.attrib.pop(_COUNT, None)
    return hidden


def flatten_tables(root: etree._Element) -> int:
    """Put the paragraphs of tables inside cells in these cells, since Pandoc reads none; return how many."""
    inner = [each for each in root.iter(_TABLE) if next(each.iterancestors(*_CELLS), None) is not None]
    for table in reversed(inner):
        for cell in list(table.iter(*_CELLS)):
            for child in list(cell):
                table.addprevious(child)
        take_out(table)
    return len(inner)


def _unread(root: etree._Element) -> Iterator[str]:
    """Yield the tags met inside paragraphs that Pandoc would skip with their words."""
    found = {str(element.tag) for paragraph in root.iter(*PARAGRAPHS) for element in paragraph.iter("*")}
    for tag in found - _READ:
        if tag.startswith((TEXT, LIBRE)):
            yield tag


# -- hidden words


def _hidden_styles(roots: Iterable[etree._Element | None]) -> frozenset[str]:
    names = set()
    for style in styles_of(roots):
        look = style.find(f"{STYLE}text-properties")
        if look is not None and look.get(f"{TEXT}display") == "none":
            names.add(style.get(f"{STYLE}name", ""))
    return frozenset(names)


def _take_hidden(root: etree._Element, hidden: Collection[str]) -> Iterator[str]:
    for element in list(root.iter(*_HIDABLE)):
        is_hidden = element.get(f"{TEXT}style-name") in hidden or (
            element.tag == _SECTION and element.get(f"{TEXT}display") == "none"
        )
        if not is_hidden:
            continue
        said = " ".join(" ".join(str(text) for text in element.itertext()).split())
        take_out(element)
        if said:
            yield said


# -- text boxes


def _free_boxes(root: etree._Element) -> None:
    """Put the paragraphs of a box after the one it hangs on. From the last, so that inner boxes are freed first."""
    shapes = [element for element in root.iter("*") if element.tag in _SHAPES]
    for shape in reversed(shapes):
        inner = [each for each in shape.iter(*PARAGRAPHS) if _is_block_of(each, shape)]
        if not inner:
            continue
        host = next(shape.iterancestors(*PARAGRAPHS), None)
        place = shape if host is None else host
        for block in reversed(_blocks(inner, shape)):
            place.addnext(block)
        if next(shape.iter(f"{DRAW}image"), None) is None:
            take_out(shape)


def _is_block_of(paragraph: etree._Element, shape: etree._Element) -> bool:
    """Tell whether a paragraph is the shape's own, and no comment's."""
    for each in paragraph.iterancestors():
        if each is shape:
            return True
        if each.tag == f"{OFFICE}annotation":
            return False
    return False


def _blocks(inner: list[etree._Element], shape: etree._Element) -> list[etree._Element]:
    """Return the outermost lists, tables and paragraphs that hold these paragraphs."""
    boxes = {
        shape,
        *shape.iter(f"{DRAW}text-box"),
        *(each for each in shape.iter("*") if each.tag in _SHAPES),
    }
    found: list[etree._Element] = []
    for paragraph in inner:
        block = paragraph
        while (parent := block.getparent()) is not None and parent not in boxes:
            block = parent
        if block not in found:
            found.append(block)
    return found
