"""An avenant to a document view: its title heads the first page, grids are tables, signatures have their own page."""

import re
from collections.abc import Iterator

from compiler.model.amendment import Amendment, Grid
from compiler.model.block import Block, Paragraph
from compiler.model.text import Inline, Inlines, Superscript, Text
from compiler.render.avenant.parts import SIGNATURES, Part, Role, mention, parts
from compiler.render.view import (
    ACT_ARTICLE,
    BlockView,
    CellView,
    DocumentView,
    HeadingView,
    LineRole,
    LineView,
    PageRun,
    RowView,
    SignaturesView,
    SlotView,
    TableView,
    TitleView,
)

_ROLES = {
    Role.LEAD: LineRole.LEAD,
    Role.PARTY: LineRole.PARTY,
    Role.TEXT: LineRole.TEXT,
    Role.ORDER: LineRole.ORDER,
    Role.QUOTED: LineRole.QUOTED,
}
_RAISED = re.compile(r"(?<=\b1)er\b")
_CODE = "Code"
_ENGAGEMENT_WIDTHS = (8, 36, 17, 23, 16)
# In letters: what a column may take at most, and what stands beside its words.
_WIDE, _EDGES = 40, 4


def avenant_view(amendment: Amendment) -> DocumentView:
    """Return what the documents of an avenant show."""
    runs = (
        PageRun(landscape=False, blocks=tuple(_blocks(amendment))),
        PageRun(landscape=False, blocks=(_signatures(amendment),)),
    )
    return DocumentView(
        language="fr-FR",
        header=amendment.header or amendment.title,
        author=amendment.author,
        date=None,
        title=TitleView(
            title=amendment.title,
            subtitle="",
            territory="",
            period="",
            parties_intro="",
            parties=(),
            accession="",
            has_page=False,
        ),
        contents_title="",
        contents=(),
        runs=runs,
        notes=(),
        filters=(),
    )


def _blocks(amendment: Amendment) -> Iterator[BlockView]:
    rank = 0
    for place, part in enumerate(parts(amendment), 1):
        if isinstance(part, Grid):
            yield _table(part, f"grille-{place}")
        elif part.role is Role.HEADING:
            rank += 1
            yield HeadingView(
                depth=1,
                anchor=f"avenant-article-{rank}",
                text=_inlines(part.text),
                kind=ACT_ARTICLE,
                in_contents=False,
            )
        else:
            yield _line(part)


def _line(part: Part) -> LineView:
    return LineView(
        role=_ROLES[part.role], text=_inlines(part.text), indent=part.indent, announces=part.announces
    )


def _inlines(text: str) -> Inlines:
    """Return a text whose "1er" has its raised ending."""
    found: list[Inline] = []
    start = 0
    for match in _RAISED.finditer(text):
        found += [Text(text=text[start : match.start()]), Superscript(text=match.group())]
        start = match.end()
    found.append(Text(text=text[start:]))
    return tuple(found)


def _table(grid: Grid, anchor: str) -> TableView:
    is_engagements = grid.head[:1] == (_CODE,)
    head = tuple(CellView(blocks=_paragraphs((title,)), scope="col") for title in grid.head)
    return TableView(
        anchor=anchor,
        kind="engagements" if is_engagements else "donnees",
        caption=(),
        widths=_ENGAGEMENT_WIDTHS if is_engagements else _widths(grid),
        head=(RowView(key="", cells=head),),
        body=tuple(_row(row, is_code=is_engagements) for row in grid.rows),
        summary=grid.caption or "Tableau cité par l’avenant",
    )


def _row(row: tuple[tuple[str, ...], ...], *, is_code: bool) -> RowView:
    cells = tuple(
        CellView(blocks=_paragraphs(cell), scope="row" if place == 0 and any(cell) else "")
        for place, cell in enumerate(row)
    )
    return RowView(key=row[0][0] if is_code and row[0] else "", cells=cells)


def _paragraphs(texts: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Paragraph(content=_inlines(text)) for text in texts)


def _widths(grid: Grid) -> tuple[int, ...]:
    """Return widths that follow the words of each column, within bounds; no title is cut for want of room."""
    return tuple(_width(title, [row[place] for row in grid.rows]) for place, title in enumerate(grid.head))


def _width(title: str, cells: list[tuple[str, ...]]) -> int:
    longest = max((len(text) for cell in cells for text in cell), default=0)
    word = max((len(word) for word in title.split()), default=0)
    return max(min(max(longest, len(title)), _WIDE), word + _EDGES)


def _signatures(amendment: Amendment) -> SignaturesView:
    return SignaturesView(
        anchor="signatures",
        title=SIGNATURES,
        sentence=amendment.signature,
        said_once=True,
        slots=tuple(
            SlotView(
                anchor=slot.anchor,
                party=slot.party,
                quality=slot.quality,
                name="",
                mention=mention(slot),
                blanks=slot.blanks,
            )
            for slot in amendment.slots
        ),
    )
