"""The page runs of a view to nested sections, each heading holding what stands under it."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from compiler.model.division import ANNEXE
from compiler.model.text import plain
from compiler.render.html.blocks import render_block
from compiler.render.html.inlines import Register, render_inlines
from compiler.render.html.markup import PREFIX, permalink, trusted
from compiler.render.view import BlockView, ContentsEntry, DocumentView, HeadingView, SignaturesView

_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A division of the page. `level` is that of its heading, `look` are its classes."""

    anchor: str
    depth: int
    heading: Markup
    permalink: Markup
    look: str
    blocks: tuple[Markup, ...] = ()
    children: tuple["Section", ...] = ()

    @property
    def level(self) -> int:
        """Return the level of the heading: the title of the page takes the first, and HTML has six."""
        return min(self.depth + 1, _DEEPEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the table of contents, with those under it."""

    anchor: str
    text: str
    children: tuple["Entry", ...]


def build_sections(view: DocumentView, register: Register) -> tuple[Section, ...]:
    """Return the whole text of a view as nested sections."""
    return tuple(_nest(deque(_flat(view, register)), 0))


def _nest(sections: deque[Section], above: int) -> Iterator[Section]:
    while sections and sections[0].depth > above:
        first = sections.popleft()
        yield replace(first, children=tuple(_nest(sections, first.depth)))


def _flat(view: DocumentView, register: Register) -> Iterator[Section]:
    """Yield one section for each heading, holding the blocks up to the next."""
    section: Section | None = None
    blocks: list[Markup] = []
    is_wide = False
    for landscape, block in ((run.landscape, block) for run in view.runs for block in run.blocks):
        if section is None or isinstance(block, HeadingView | SignaturesView):
            if section is not None:
                yield replace(section, blocks=tuple(blocks))
            section, blocks, is_wide = _open(block, register, landscape=landscape), [], landscape
        if not isinstance(block, HeadingView):
            blocks.append(
                _turned(trusted(render_block(block, register)), landscape=landscape, is_wide=is_wide)
            )
    if section is not None:
        yield replace(section, blocks=tuple(blocks))


def _open(block: BlockView, register: Register, *, landscape: bool) -> Section:
    turn = "paysage" if landscape else "portrait"
    match block:
        case HeadingView():
            words = plain(block.text)
            anchor = register.claim(block.anchor)
            look = f"{turn} annexe" if block.kind == ANNEXE and block.depth == 1 else turn
            heading = trusted(render_inlines(block.text, register))
            link = trusted(permalink(anchor, words))
            return Section(anchor=anchor, depth=block.depth, heading=heading, permalink=link, look=look)
        case SignaturesView():
            anchor = f"{PREFIX}{block.anchor}"
            heading, link = Markup.escape(block.title), trusted(permalink(anchor, block.title))
            return Section(anchor=anchor, depth=1, heading=heading, permalink=link, look=f"{turn} fin")
        case _:
            return Section(anchor="", depth=1, heading=Markup(), permalink=Markup(), look=turn)


def _turned(block: Markup, *, landscape: bool, is_wide: bool) -> Markup:
    """Return a block; one printed across its section's orientation says so."""
    if landscape == is_wide:
        return block
    return Markup('<div class="{}">{}</div>').format("paysage" if landscape else "portrait", block)


def build_contents(view: DocumentView) -> tuple[Entry, ...]:
    """Return the table of contents as nested lines."""
    signed = {block.anchor for run in view.runs for block in run.blocks if isinstance(block, SignaturesView)}
    # The heading of the signatures is the page's own, and so is its id.
    entries = (
        replace(entry, anchor=f"{PREFIX}{entry.anchor}") if entry.anchor in signed else entry
        for entry in view.contents
    )
    return tuple(_lines(deque(entries), 0))


def _lines(entries: deque[ContentsEntry], above: int) -> Iterator[Entry]:
    while entries and entries[0].depth > above:
        first = entries.popleft()
        yield Entry(anchor=first.anchor, text=plain(first.text), children=tuple(_lines(entries, first.depth)))
