"""Elements, lines and divisions to the blocks that quote them: guillemets at each line, grids for tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compiler.avenant.word.division_name import Kinds, printed_number
from compiler.avenant.word.noun import capital
from compiler.avenant.word.place import COLUMNS
from compiler.avenant.word.quote import CLOSE, OPEN, inside, with_notes
from compiler.model.amendment import ClauseBlock, Grid, Line
from compiler.model.division import SECTION
from compiler.model.enacted import (
    DivisionWords,
    Element,
    EngagementWords,
    FigureWords,
    RowWords,
    TableWords,
    Words,
)
from compiler.model.printed import number_words

ENGAGEMENT_HEAD = ("Code", *COLUMNS.values())
NOTHING = "—"
_LONGEST_CAPTION = 200


def quote_lines(texts: Iterable[str]) -> tuple[ClauseBlock, ...]:
    """Return texts, one quoted line each, the last one closed."""
    return closed(tuple(_line(text) for text in texts))


def quote_elements(elements: Sequence[Element]) -> tuple[ClauseBlock, ...]:
    """Return elements between guillemets."""
    return closed(tuple(_elements(elements)))


def quote_divisions(divisions: Sequence[DivisionWords], kinds: Kinds) -> tuple[ClauseBlock, ...]:
    """Return whole divisions between guillemets."""
    return closed(tuple(block for division in divisions for block in _division(division, kinds, 0)))


def closed(blocks: tuple[ClauseBlock, ...]) -> tuple[ClauseBlock, ...]:
    """Return quoted blocks with the guillemet that closes them; after a grid it stands alone."""
    last = blocks[-1]
    if isinstance(last, Grid):
        return (*blocks, Line(text="»", is_quoted=True))
    return (*blocks[:-1], replace(last, text=last.text + CLOSE))


def row_grid(columns: tuple[str, ...], rows: Iterable[RowWords], caption: str) -> Grid:
    """Return rows of a table of records."""
    return _grid(columns, (row.cells for row in rows), caption)


def engagement_grid(lines: Sequence[EngagementWords]) -> Grid:
    """Return lines of a table of engagements."""
    codes = ", ".join(line.code for line in lines)
    return _grid(ENGAGEMENT_HEAD, map(_engagement, lines), f"Engagements {codes}")


def figure_text(figure: FigureWords) -> str:
    """Return the line that stands for a chart, a picture or a document."""
    detail = f" ({figure.detail})" if figure.detail else ""
    return f"{capital(figure.noun)} – {figure.title}{detail}"


def _grid(head: Sequence[str], rows: Iterable[tuple[tuple[str, ...], ...]], caption: str) -> Grid:
    return Grid(
        head=tuple(map(with_notes, head)),
        rows=tuple(tuple(tuple(map(with_notes, cell)) for cell in row) for row in rows),
        caption=caption[:_LONGEST_CAPTION],
    )


def _line(text: str) -> Line:
    return Line(text=OPEN + inside(text), is_quoted=True)


def _elements(elements: Iterable[Element]) -> Iterator[ClauseBlock]:
    for element in elements:
        yield _line(_text(element))
        if isinstance(element, TableWords):
            yield row_grid(element.columns, (*element.rows, *element.totals), _table_title(element))


def _text(element: Element) -> str:
    match element:
        case Words():
            return f"{element.marker} {element.text}" if element.marker else element.text
        case FigureWords():
            return figure_text(element)
        case TableWords():
            return _table_title(element) + _totals(len(element.totals))


def _table_title(table: TableWords) -> str:
    return f"Tableau {table.number} – {table.title}" if table.number else f"Tableau – {table.title}"


def _totals(count: int) -> str:
    if not count:
        return ""
    return f". Ce tableau comporte {counted(count, 'ligne de total', feminine=True)}."


def _engagement(line: EngagementWords) -> tuple[tuple[str, ...], ...]:
    partners = (line.partners,) if line.partners.text else ()
    lists: tuple[tuple[Element, ...], ...] = (line.alineas, partners, line.follow_up, line.impact)
    return ((line.code,), *(tuple(map(_text, listed)) or (NOTHING,) for listed in lists))


def _division(division: DivisionWords, kinds: Kinds, depth: int) -> Iterator[ClauseBlock]:
    """Yield a division; `depth` counts the sections of the quotation around it."""
    yield _line(_heading(division, kinds, depth))
    yield from _elements(division.elements)
    for indicator in division.context:
        yield _line(f"Indicateur de contexte – {indicator.text}")
    if division.engagements:
        yield engagement_grid(division.engagements)
    inner = depth + 1 if division.kind == SECTION else depth
    for child in division.children:
        yield from _division(child, kinds, inner)


def _heading(division: DivisionWords, kinds: Kinds, depth: int) -> str:
    name = kinds.noun(division.kind).words
    if division.kind == SECTION:
        name = "sous-" * depth + name
    label = f"{name} {printed_number(division.kind, division.number)}" if division.number else name
    return f"{capital(label)} – {division.title}" if division.title else capital(label)


def counted(count: int, noun: str, *, feminine: bool = False) -> str:
    """Return "un alinéa", "trois alinéas", "vingt et une phrases"."""
    number = number_words(count)
    if feminine and number.endswith("un"):
        number += "e"
    head, *rest = noun.split(" ")
    return " ".join((number, head + ("s" if count > 1 else ""), *rest))
