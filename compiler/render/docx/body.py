"""A document view to the blocks of the body, section after section."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.model.bookmark import Mark
from compiler.model.text import plain
from compiler.render.docx.act_lines import write_line
from compiler.render.docx.blocks import Writer
from compiler.render.docx.contents import contents_depth, contents_mark, write_contents
from compiler.render.docx.cover import write_cover
from compiler.render.docx.markup import paragraph, silent_field, text_run
from compiler.render.docx.register import Register
from compiler.render.docx.runs import write_runs
from compiler.render.docx.sections import PORTRAIT, Section, breaks_page, close_section, flatten_end, frame_of
from compiler.render.docx.signatures import write_signatures
from compiler.render.docx.styles import PROSE, heading_style
from compiler.render.docx.tables import Frame, write_table
from compiler.render.view import (
    AttachmentView,
    BlockView,
    ContextView,
    DocumentView,
    HeadingView,
    LineView,
    PageRun,
    SignaturesView,
    TableView,
)

_NEW_PAGE = "<w:pageBreakBefore/>"
_AT_TOP = '<w:spacing w:before="0"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is handed in beside the view: page numbers by anchor, pictures by path, charts by id."""

    pages: Mapping[str, int]
    assets: Mapping[str, bytes]
    charts: Mapping[str, bytes]


def write_body(view: DocumentView, inputs: Inputs, register: Register, references: str) -> Iterator[str]:
    """Yield the content of the body. Each run of pages is a section, the last one's properties included."""
    opening = [*write_cover(view.title), *write_contents(view, inputs.pages, register)]
    first = Section(landscape=False, references=references, is_first=view.title.has_page)
    if not view.runs:
        yield from (*opening, first.markup())
        return
    yield from close_section(opening, first) if view.title.has_page else opening
    depth = contents_depth(view)
    for run in view.runs:
        section = Section(landscape=run.landscape, references=references)
        blocks = list(_run(run, inputs, register, depth))
        is_last = run is view.runs[-1]
        yield from (*flatten_end(blocks), section.markup()) if is_last else close_section(blocks, section)


def _run(run: PageRun, inputs: Inputs, register: Register, depth: int) -> Iterator[str]:
    frame = frame_of(landscape=run.landscape)
    writer = Writer(register=register, images=inputs.assets, charts=inputs.charts, width=frame.width)
    for rank, block in enumerate(run.blocks):
        if isinstance(block, HeadingView):
            yield write_heading(block, register, depth, is_first=not rank)
        else:
            yield from write_block(block, writer, frame)


def write_heading(heading: HeadingView, register: Register, depth: int, *, is_first: bool) -> str:
    """Return a heading; `depth` is that of the contents, `is_first` says that it opens a run of pages."""
    broken = _NEW_PAGE if breaks_page(heading, is_first=is_first) else ""
    extra = broken + _AT_TOP if broken or is_first else ""
    runs = register.mark(write_runs(heading.text, register), Mark.DIVISION, heading.anchor)
    if heading.in_contents and heading.depth > depth:
        runs += silent_field(contents_mark(plain(heading.text), heading.depth))
    return paragraph(heading_style(heading), runs, extra)


def write_block(block: BlockView, writer: Writer, frame: Frame) -> Iterator[str]:
    """Yield the paragraphs and tables of a block that is no heading."""
    match block:
        case TableView():
            yield from write_table(block, writer, frame)
        case ContextView():
            yield from _context(block, writer.register)
        case AttachmentView():
            yield from _attachment(block, writer.register)
        case SignaturesView():
            yield from write_signatures(block, writer.register, PORTRAIT.width)
        case LineView():
            yield write_line(block, writer.register)
        case HeadingView():
            raise TypeError("headings are written with their run")
        case _:
            yield from writer.write(block, PROSE)


def _context(view: ContextView, register: Register) -> Iterator[str]:
    yield paragraph("ContextTitle", register.mark(text_run(view.title), Mark.CONTEXT, view.anchor))
    for item in view.items:
        yield paragraph("ContextItem", write_runs(item, register))
    yield paragraph("FrameGap", "")


def _attachment(view: AttachmentView, register: Register) -> Iterator[str]:
    title = write_runs(view.title, register)
    yield paragraph("AttachmentTitle", register.mark(title, Mark.ATTACHMENT, view.anchor))
    yield paragraph("AttachmentText", text_run(view.sentence))
