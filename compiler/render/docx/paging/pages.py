"""A document view and its template to the page on which each heading stands, before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from compiler.model.text import Inlines, Text
from compiler.render.docx.act_lines import line_place
from compiler.render.docx.contents import entry_style
from compiler.render.docx.cover import cover_lines
from compiler.render.docx.paging.boxes import Box, Grid, Prose
from compiler.render.docx.paging.flow import Flow
from compiler.render.docx.paging.grids import signature_grid, table_grid
from compiler.render.docx.paging.measuring import Measure
from compiler.render.docx.paging.sheet import Read, Sheet
from compiler.render.docx.paging.words import Ruler
from compiler.render.docx.sections import PORTRAIT, breaks_page, frame_of, text_height
from compiler.render.docx.styles import PROSE, heading_style
from compiler.render.view import (
    AttachmentView,
    BlockView,
    ContentsEntry,
    ContextView,
    DocumentView,
    HeadingView,
    LineView,
    PageRun,
    SignaturesView,
    TableView,
)

# As wide as any page number, with the least of its dots.
_NUMBER = Text(text=" ... 000")
# The line above the footnotes of a page, with the room around it.
_SEPARATOR = 113


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The page of every heading by its anchor, from 1, and how many pages there are."""

    numbers: Mapping[str, int]
    count: int


def set_pages(view: DocumentView, read: Read, images: Mapping[str, bytes]) -> Pages:
    """Return the pages of a document; `read` gives a part of the template by name, `images` pictures by path."""
    sheet = Sheet(read)
    measure = Measure(
        sheet=sheet,
        ruler=Ruler(sheet.face),
        images=images,
        notes={note.number: note.content for note in view.notes},
        width=PORTRAIT.width,
    )
    flow = Flow(_SEPARATOR)
    flow.start_section(text_height(landscape=False))
    for box in _opening(view, measure):
        flow.add(box)
    for run in view.runs:
        if view.title.has_page or run is not view.runs[0]:
            flow.start_section(text_height(landscape=run.landscape))
        measure.width = frame_of(landscape=run.landscape).width
        for box in _flat(list(_run(run, measure))):
            flow.add(box)
        flow.end_section()
    return Pages(numbers=flow.pages, count=flow.page)


def _flat(boxes: list[Box]) -> list[Box]:
    """Return the boxes of a section; the room below a table that ends it takes no page."""
    return boxes[:-1] if boxes and isinstance(boxes[-2:][0], Grid) else boxes


def _opening(view: DocumentView, measure: Measure) -> Iterator[Box]:
    for style, words in cover_lines(view.title):
        yield measure.words(style, words)
    if view.contents:
        yield measure.words("TOCHeading", view.contents_title)
    yield from (_entry(entry, measure) for entry in view.contents)


def _entry(entry: ContentsEntry, measure: Measure) -> Box:
    return measure.text(entry_style(entry), (*entry.text, _NUMBER))


def _run(run: PageRun, measure: Measure) -> Iterator[Box]:
    for rank, block in enumerate(run.blocks):
        if isinstance(block, HeadingView):
            yield _heading(block, rank, measure)
        else:
            yield from _block(block, measure, landscape=run.landscape)


def _heading(heading: HeadingView, rank: int, measure: Measure) -> Prose:
    broken = breaks_page(heading, is_first=not rank)
    box = measure.text(heading_style(heading), heading.text)
    return replace(box, anchor=heading.anchor, starts_page=broken, at_top=broken or not rank)


def _block(block: BlockView, measure: Measure, *, landscape: bool) -> Iterator[Box]:
    match block:
        case TableView():
            if block.caption:
                yield measure.text("Caption", block.caption)
            yield table_grid(block, measure, frame_of(landscape=landscape))
            yield measure.words("TableGap", "")
        case ContextView():
            yield from _context(block, measure)
        case AttachmentView():
            yield measure.text("AttachmentTitle", block.title)
            yield measure.words("AttachmentText", block.sentence)
        case SignaturesView():
            yield from _signatures(block, measure)
        case LineView():
            yield _line(block, measure)
        case HeadingView():
            raise TypeError("headings are set with their run")
        case _:
            yield from measure.boxes(block, PROSE)


def _line(line: LineView, measure: Measure) -> Prose:
    style, left = line_place(line)
    box = measure.text(style, line.text, left=left or None)
    return replace(box, keeps_next=box.keeps_next or line.announces)


def _context(view: ContextView, measure: Measure) -> Iterator[Box]:
    """Yield the title and the items, in one frame: its borders stand above the first and below the last."""
    texts: list[tuple[str, Inlines]] = [("ContextTitle", (Text(text=view.title),))]
    texts += [("ContextItem", item) for item in view.items]
    last = len(texts) - 1
    for rank, (style, content) in enumerate(texts):
        box = measure.text(style, content)
        yield replace(box, above=0 if rank else box.above, below=0 if rank < last else box.below)
    yield measure.words("FrameGap", "")


def _signatures(view: SignaturesView, measure: Measure) -> Iterator[Box]:
    yield replace(measure.words("SignatureHeading", view.title), anchor=view.anchor)
    if view.slots:
        yield signature_grid(view, measure)
        yield measure.words("TableGap", "")
    elif view.sentence:
        yield measure.words("BodyText", view.sentence)
