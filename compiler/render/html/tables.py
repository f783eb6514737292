"""Tables to HTML: engagements, whose rows a reader may filter; records, which scroll when they are wide."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from compiler.model.block import Block, Paragraph
from compiler.model.text import plain
from compiler.render.html.anchors import row_anchor
from compiler.render.html.inlines import Register, render_inlines
from compiler.render.html.markup import PREFIX, attribute, escape, permalink
from compiler.render.view import CellView, RowView, TableView

Prose: TypeAlias = Callable[[Block, Register], str]
"""How the blocks of a cell are written; handed in, since they may hold more than tables know of."""

NARROW = 4
"""Columns up to which a table of records fits a telephone."""

_SIDES = {"right": "droite", "center": "centre"}


def render_table(table: TableView, register: Register, prose: Prose) -> str:
    """Return a table as HTML."""
    if table.kind == "engagements":
        return _engagements(table, register, prose)
    return _records(table, register, prose)


def width_class(share: int) -> str:
    """Return the class of a column of so many percent: the page would refuse a style attribute."""
    return f"l{share}"


def shares(widths: tuple[int, ...]) -> tuple[int, ...]:
    """Return relative widths as whole percents."""
    total = sum(widths) or 1
    return tuple(round(100 * width / total) for width in widths)


def _columns(table: TableView) -> str:
    columns = "".join(f'<col class="{width_class(share)}">' for share in shares(table.widths))
    return f"<colgroup>{columns}</colgroup>"


def _engagements(table: TableView, register: Register, prose: Prose) -> str:
    """Return a table of engagements; roles are spelled out, since cards are no table to some readers."""
    head = "".join(
        f'<tr role="row">{"".join(_title(cell, register, prose, "columnheader") for cell in row.cells)}</tr>'
        for row in table.head
    )
    titles = ["".join(_words(block) for block in cell.blocks) for row in table.head for cell in row.cells]
    bodies = ""
    for group in _groups(table.body):
        rows = "".join(_engagement(row, titles, register, prose) for row in group)
        bodies += f'<tbody role="rowgroup">{rows}</tbody>'
    caption = f'<caption class="invisible">{escape(table.summary)}</caption>'
    anchor = attribute("id", register.claim(table.anchor))
    return (
        f'<table class="engagements" role="table"{anchor}>{caption}{_columns(table)}'
        f'<thead role="rowgroup">{head}</thead>{bodies}</table>'
    )


def _groups(rows: tuple[RowView, ...]) -> Iterator[list[RowView]]:
    """Yield rows by what their first cell spans; a total stands alone."""
    group: list[RowView] = []
    left = 0
    for row in rows:
        if left <= 0 and group and (row.is_total or _opens_group(row) or group[-1].is_total):
            yield group
            group = []
        if left <= 0 and _opens_group(row):
            left = row.cells[0].row_span
        group.append(row)
        left -= 1
    if group:
        yield group


def _opens_group(row: RowView) -> bool:
    return bool(row.cells) and row.cells[0].scope == "rowgroup"


def _engagement(row: RowView, titles: list[str], register: Register, prose: Prose) -> str:
    anchor = register.claim(row.key)
    first = len(titles) - len(row.cells)
    cells = "".join(
        _engagement_cell(cell, title, anchor, register, prose)
        for cell, title in zip(row.cells, titles[first:], strict=True)
    )
    parties = escape(" ".join(row.parties))
    return f'<tr role="row"{attribute("id", anchor)} data-parties="{parties}">{cells}</tr>'


def _engagement_cell(cell: CellView, title: str, anchor: str, register: Register, prose: Prose) -> str:
    content = "".join(prose(block, register) for block in cell.blocks)
    if cell.scope == "rowgroup":
        own = attribute("id", register.claim(cell.anchor) if cell.anchor else "")
        span = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        return f'<th class="groupe" scope="rowgroup" role="rowheader"{own}{span}>{content}</th>'
    if cell.scope == "row":
        code = _words(cell.blocks[0]) if cell.blocks else ""
        link = permalink(anchor, f"engagement {code}")
        # The whole engagement heads its row: readers that announce headers at each cell say the code alone.
        return f'<th scope="row" role="rowheader"{attribute("abbr", code)}>{link}{content}</th>'
    return f'<td role="cell" data-titre="{escape(title)}">{content}</td>'


def _words(block: Block) -> str:
    return plain(block.content) if isinstance(block, Paragraph) else ""


def _records(table: TableView, register: Register, prose: Prose) -> str:
    """Return a table of records, in a frame that scrolls when it must and that the keyboard can reach."""
    anchor = register.claim(table.anchor)
    caption = f"{PREFIX}legende-{table.anchor}"
    head = "".join(
        f"<tr>{''.join(_title(cell, register, prose) for cell in row.cells)}</tr>" for row in table.head
    )
    bodies = "".join(_body(group, table, register, prose) for group in _groups(table.body))
    is_wide = len(table.widths) > NARROW
    return (
        f'<div class="tableau {"large" if is_wide else "etroit"}"{attribute("id", anchor)}>'
        f"{permalink(anchor, plain(table.caption))}"
        f'<div class="cadre" tabindex="0" role="group" aria-labelledby="{caption}"><table>'
        f'<caption id="{caption}">{render_inlines(table.caption, register)}</caption>{_columns(table)}'
        f"<thead>{head}</thead>{bodies}</table></div></div>"
    )


def _body(rows: list[RowView], table: TableView, register: Register, prose: Prose) -> str:
    look = attribute("class", "totaux" if rows[0].is_total else "")
    lines = []
    for row in rows:
        anchor = "" if row.is_total else register.claim(row_anchor(table, row.key))
        first = row.cells[0] if row is rows[0] and row.cells else None
        cells = "".join(_record_cell(cell, register, prose, heads_group=cell is first) for cell in row.cells)
        lines.append(f"<tr{attribute('id', anchor)}>{cells}</tr>")
    return f"<tbody{look}>{''.join(lines)}</tbody>"


def _record_cell(cell: CellView, register: Register, prose: Prose, *, heads_group: bool) -> str:
    spans = (f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + (
        f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    )
    # Bodies follow the first column: a cell merged further right heads the rows it spans, not the whole body.
    scope = cell.scope if cell.scope != "rowgroup" or heads_group else "row"
    look = attribute("class", _SIDES.get(cell.align, ""))
    content = _cell(cell, register, prose)
    if scope:
        return f'<th scope="{scope}"{spans}{look}>{content}</th>'
    return f"<td{spans}{look}>{content}</td>"


def _title(cell: CellView, register: Register, prose: Prose, role: str = "") -> str:
    look = attribute("class", _SIDES.get(cell.align, ""))
    return f'<th scope="col"{attribute("role", role)}{look}>{_cell(cell, register, prose)}</th>'


def _cell(cell: CellView, register: Register, prose: Prose) -> str:
    """Return what a cell holds; a lone paragraph needs no element of its own."""
    if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
        return render_inlines(cell.blocks[0].content, register)
    return "".join(prose(block, register) for block in cell.blocks)
