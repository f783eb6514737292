"""Records and engagements to grids: merged cells, row headers, totals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from compiler.model.block import Item, ItemList, Paragraph
from compiler.model.division import Division
from compiler.model.engagement import Engagement, Indicator
from compiler.model.label import heading_text
from compiler.model.phrase import indicator_text, parties_by_id, partners_text
from compiler.model.protocol import Protocol
from compiler.model.table import NUMERIC, Cell, Column, ColumnType, Row, Table, Total
from compiler.model.text import Inlines, Strong, Text, plain
from compiler.render.view import CellView, RowView, TableView

ENGAGEMENT_WIDTHS = (17, 33, 14, 22, 14)

# Tenths of a point: the width of the text of a page, what stands beside the words of a cell, what before an item.
_PORTRAIT, _LANDSCAPE = 4818, 7285
_SIDES, _BULLET = 80, 85
# Bold letters of the text of tables, whose lines are cut at spaces that do not hold and after hyphens.
_LETTER, _CAPITAL = 48, 58
_LETTERS = {
    **dict.fromkeys("\u00a0\u202f.,;:'’()-/", 25),
    **dict.fromkeys("fijlrtIîï", 30),
    **dict.fromkeys("acesvxyzàâçéèêë0123456789", 44),
    **dict.fromkeys("mwœæMWŒÆ%", 73),
}
_UNCUT = re.compile(r"[^ \n–—-]+[–—-]*")


def engagement_table(division: Division, protocol: Protocol) -> TableView:
    """Return the five-column table of all engagements at or under `division`, priorities merged over their rows."""
    level = protocol.levels[-1] if protocol.levels else None
    priorities = f"{level.plural[:1].upper()}{level.plural[1:]}" if level else "Priorités"
    titles = (
        priorities,
        "Engagements",
        "Partenaires engagés",
        "Indicateurs de suivi",
        "Indicateurs d’impact",
    )
    head = RowView(
        key="", cells=tuple(CellView(blocks=_paragraph((Text(text=title),)), scope="col") for title in titles)
    )
    return TableView(
        anchor=f"{division.id}-tableau",
        kind="engagements",
        caption=(),
        widths=ENGAGEMENT_WIDTHS,
        head=(head,),
        body=tuple(_engagement_rows(division, protocol)),
        summary=f"Engagements de « {plain(heading_text(division, protocol.levels))} », par priorité",
    )


def _engagement_rows(division: Division, protocol: Protocol) -> Iterator[RowView]:
    holders = [division, *division.children] if division.engagements else list(division.children)
    for holder in holders:
        if not holder.engagements:
            continue
        title = _priority_title(holder, division)
        first = CellView(
            blocks=_paragraph(title),
            row_span=len(holder.engagements),
            scope="rowgroup",
            anchor=holder.id if holder is not division else "",
        )
        for rank, engagement in enumerate(holder.engagements):
            cells = _engagement_cells(engagement, protocol)
            yield RowView(
                key=engagement.id,
                cells=(first, *cells) if rank == 0 else cells,
                parties=_parties(engagement, protocol),
            )


def _priority_title(holder: Division, division: Division) -> Inlines:
    if holder is division:
        return holder.title
    return (Text(text=f"{holder.number}. "), *holder.title) if holder.number else holder.title


def _engagement_cells(engagement: Engagement, protocol: Protocol) -> tuple[CellView, ...]:
    names = parties_by_id(protocol)
    code = Paragraph(content=(Strong(content=(Text(text=engagement.code),)),))
    return (
        CellView(blocks=(code, *engagement.content), scope="row", anchor=engagement.id),
        CellView(blocks=_paragraph((Text(text=partners_text(engagement.partners, names)),))),
        _indicators(engagement.follow_up, names),
        _indicators(engagement.impact, names),
    )


def _indicators(indicators: tuple[Indicator, ...], names: dict[str, str]) -> CellView:
    texts = [indicator_text(indicator, names) for indicator in indicators]
    if not texts:
        return CellView(blocks=_paragraph((Text(text="—"),)))
    return CellView(blocks=(ItemList(items=tuple(Item(blocks=_paragraph(text)) for text in texts)),))


def _parties(engagement: Engagement, protocol: Protocol) -> tuple[str, ...]:
    sets = {group.id: group.parties for group in protocol.sets}
    found: dict[str, None] = {}
    for partner in engagement.partners:
        found.update(dict.fromkeys(sets.get(partner.party, (partner.party,))))
    return tuple(found)


def _paragraph(content: Inlines) -> tuple[Paragraph, ...]:
    return (Paragraph(content=content),)


def data_table(table: Table) -> TableView:
    """Return a table of records with its merged cells and its totals."""
    head = RowView(
        key="",
        cells=tuple(
            CellView(blocks=_paragraph(_column_title(column)), scope="col", align=_align(column))
            for column in table.columns
        ),
    )
    rows = (*_data_rows(table), *(_total_row(total, table) for total in table.totals))
    number = f"Tableau {table.number} – " if table.number else ""
    return TableView(
        anchor=table.id,
        kind="donnees",
        caption=(Text(text=number), *table.title) if number else table.title,
        widths=_fitted_widths(table),
        head=(head,),
        body=rows,
        summary=plain(table.title),
    )


def _fitted_widths(table: Table) -> tuple[int, ...]:
    """Return the widths of the columns: as declared, but none narrower than its longest word if others have room."""
    declared = tuple(column.width for column in table.columns)
    room = _LANDSCAPE if table.landscape else _PORTRAIT
    needs = tuple(_needed_width(table, place) for place in range(len(declared)))
    whole = sum(declared)
    fits = all(room * width >= need * whole for width, need in zip(declared, needs, strict=True))
    return declared if fits or sum(needs) > room else _widened(declared, needs, room)


def _widened(declared: Sequence[int], needs: Sequence[int], room: int) -> tuple[int, ...]:
    """Return widths where no column is narrower than it needs; the others share what is left as they were to."""
    free = set(range(len(declared)))
    while True:
        left = room - sum(need for place, need in enumerate(needs) if place not in free)
        whole = sum(declared[place] for place in free)
        narrow = {place for place in free if declared[place] * left < needs[place] * whole}
        if not narrow:
            break
        free -= narrow
    return tuple(
        width * left // whole if place in free else needs[place] for place, width in enumerate(declared)
    )


def _needed_width(table: Table, place: int) -> int:
    """Return the width of the longest word of a column, with what stands beside it."""
    column = table.columns[place]
    cells = [row.cells[place].paragraphs for row in table.rows]
    alone = [paragraphs[0] for paragraphs in cells if len(paragraphs) == 1]
    items = [text for paragraphs in cells if len(paragraphs) > 1 for text in paragraphs]
    sums = [text for total in table.totals for name, _, text in total.sums if name == column.id]
    words = [plain(_column_title(column)), *map(plain, alone), *sums]
    return _SIDES + max(widest_word(words), _BULLET + widest_word(map(plain, items)) if items else 0)


def widest_word(texts: Iterable[str]) -> int:
    """Return the width of the longest word of some texts of a table, in tenths of a point."""
    return max(map(_word_width, {word for text in texts for word in _UNCUT.findall(text)}), default=0)


@cache
def _word_width(word: str) -> int:
    return sum(_LETTERS.get(letter, _CAPITAL if letter.isupper() else _LETTER) for letter in word)


def _column_title(column: Column) -> Inlines:
    return (*column.title, Text(text=f" ({column.unit})")) if column.unit else column.title


def _align(column: Column) -> str:
    if column.type in NUMERIC:
        return "right"
    return "center" if column.type is ColumnType.MARK else "left"


def _data_rows(table: Table) -> Iterator[RowView]:
    spans = _merged_spans(table)
    for rank, row in enumerate(table.rows):
        yield RowView(key=row.id, cells=tuple(_data_cells(rank, row, table, spans)))


def _data_cells(rank: int, row: Row, table: Table, spans: dict[tuple[int, int], int]) -> Iterator[CellView]:
    for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        span = spans.get((rank, place), 1)
        if span:
            scope = "rowgroup" if span > 1 or column.merges else "row" if column.heads_row else ""
            yield CellView(blocks=_cell_blocks(cell), row_span=span, scope=scope, align=_align(column))


def _cell_blocks(cell: Cell) -> tuple[Paragraph | ItemList, ...]:
    if len(cell.paragraphs) <= 1:
        return _paragraph(cell.paragraphs[0] if cell.paragraphs else ())
    return (ItemList(items=tuple(Item(blocks=_paragraph(text)) for text in cell.paragraphs)),)


def _merged_spans(table: Table) -> dict[tuple[int, int], int]:
    """Return how many rows each merged cell covers, 0 for those it hides; a merge never crosses one to its left."""
    spans: dict[tuple[int, int], int] = {}
    breaks = {0, len(table.rows)}
    for place, column in enumerate(table.columns):
        if not column.merges:
            continue
        start = 0
        for rank in range(1, len(table.rows) + 1):
            same = rank < len(table.rows) and rank not in breaks and _same(table, rank, start, place)
            if not same:
                spans[start, place] = rank - start
                spans.update({(hidden, place): 0 for hidden in range(start + 1, rank)})
                breaks.add(rank)
                start = rank
    return spans


def _same(table: Table, rank: int, start: int, place: int) -> bool:
    return table.rows[rank].cells[place].paragraphs == table.rows[start].cells[place].paragraphs


def _total_row(total: Total, table: Table) -> RowView:
    """Return a total row: its label spans the columns before the first sum."""
    sums = {column: text for column, _, text in total.sums}
    places = [place for place, column in enumerate(table.columns) if column.id in sums]
    first = places[0] if places else len(table.columns)
    cells = [CellView(blocks=_paragraph(total.label), column_span=max(first, 1), scope="row")]
    cells += [
        CellView(blocks=_paragraph((Text(text=sums.get(column.id, "")),)), align=_align(column))
        for column in table.columns[max(first, 1) :]
    ]
    return RowView(key="total", cells=tuple(cells), is_total=True)
