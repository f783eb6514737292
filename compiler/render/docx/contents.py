"""The table of contents: a field already filled, whose page numbers are fields already filled too."""

from collections.abc import Iterator, Mapping

from compiler.model.bookmark import Mark, bookmark_name
from compiler.render.docx.markup import FIELD_END, field, field_begin, paragraph, text_run
from compiler.render.docx.register import Register
from compiler.render.docx.runs import write_runs
from compiler.render.view import ContentsEntry, DocumentView, HeadingView

DEEPEST = 6
_UNKNOWN_PAGE = "–"
_GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'


def contents_depth(view: DocumentView) -> int:
    """Return down to which depth the contents list every heading; below, those listed say so one by one."""
    left_out = (
        block.depth
        for run in view.runs
        for block in run.blocks
        if isinstance(block, HeadingView) and not block.in_contents
    )
    return min(left_out, default=DEEPEST + 1) - 1


def contents_instruction(depth: int) -> str:
    """Return the instruction by which Word makes the same table again when it is asked to."""
    by_style = f'\\o "1-{depth}" ' if depth else ""
    return f"TOC {by_style}\\f c \\h \\z"


def contents_mark(text: str, depth: int) -> str:
    """Return the instruction that puts one heading in the contents."""
    words = text.replace("\\", "\\\\").replace('"', "”")
    return f'TC "{words}" \\f c \\l "{depth}"'


def write_contents(view: DocumentView, pages: Mapping[str, int], register: Register) -> Iterator[str]:
    """Yield the contents, on a page of their own."""
    lines = [entry_runs(entry, pages, register) for entry in view.contents]
    if not lines:
        return
    lines[0] = open_contents(view) + lines[0]
    lines[-1] += FIELD_END
    listed = [paragraph(entry_style(entry), line) for entry, line in zip(view.contents, lines, strict=True)]
    yield frame_contents(contents_title(view), "".join(listed))


def open_contents(view: DocumentView) -> str:
    """Return what opens the field of the contents, which FIELD_END closes."""
    return field_begin(contents_instruction(contents_depth(view)))


def contents_title(view: DocumentView) -> str:
    """Return the title above the contents."""
    return paragraph("TOCHeading", text_run(view.contents_title))


def frame_contents(title: str, listed: str) -> str:
    """Return the contents as Word knows them."""
    return f"<w:sdt><w:sdtPr>{_GALLERY}</w:sdtPr><w:sdtContent>{title}{listed}</w:sdtContent></w:sdt>"


def entry_style(entry: ContentsEntry) -> str:
    """Return the style of a line of the contents."""
    return f"TOC{min(entry.depth, DEEPEST)}"


def entry_runs(entry: ContentsEntry, pages: Mapping[str, int], register: Register) -> str:
    """Return a line of the contents: its words, then the number of its page."""
    name = bookmark_name(Mark.DIVISION, entry.anchor)
    page = str(pages.get(entry.anchor, _UNKNOWN_PAGE))
    words = write_runs(entry.text, register)
    number = field(f"PAGEREF {name} \\h", page)
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}<w:r><w:tab/></w:r>{number}</w:hyperlink>'
