"""A grid among the parties to their lines: who is party, and who acts for it in the cell beside or under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from compiler.adopt.recognising.cells import Content
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.grids import spread
from compiler.adopt.recognising.naming import Natures
from compiler.adopt.recognising.party_ends import is_sentence
from compiler.adopt.recognising.party_lines import CLAUSE, clause_start, is_body, without_links
from compiler.adopt.recognising.persons import FUNCTION
from compiler.adopt.recognising.statement import Statement
from compiler.model.paper import Grid

_HEAD = re.compile(r"(?:represent|qualite|signataire|parties?\b|partenaire|structure|organisme|institution)")
_CIVILITY = re.compile(r"(?:m\.|mme|monsieur|madame)\s")
_BEFORE_OFFICE = re.compile(r"^(?:l'|la |le |sa |son |m\. |mme |monsieur |madame )+(?:vice-|sous-)?")
_SERVICE = re.compile(r"(?:direction|rectorat|representation)\b")
_LONGEST_HEAD = 40


class Role(Enum):
    """What a cell tells: a party, who acts for the one before, or what stands in a column."""

    PARTY = "partie"
    ACTS = "représentant"
    HEAD = "titre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The lines of one cell, and what they are there for."""

    lines: tuple[Statement, ...]
    role: Role


def parties_in_grid(grid: Grid, natures: Natures) -> tuple[Told, ...]:
    """Return what the cells of a grid tell of the parties, in their order; nothing when it is not theirs."""
    rows = spread(grid).rows
    heads = rows[:1] if rows and _is_head(rows[0]) else []
    cells = [cell for cell in _in_order(rows[len(heads) :], natures) if re.search(r"\w", cell.text)]
    offices = [cell for cell in cells if _acts(cell, natures)]
    # Parties may all be named by their heads: "Le Préfet", "La Présidente de la Région".
    named = [cell for cell in cells if _is_party(cell, natures)] or offices[1:]
    rest = [
        cell for cell in cells if not _is_link(cell) and not _is_clause(cell) and not _acts(cell, natures)
    ]
    if (
        not named
        or len(rest) > len(named) * 2
        or any(is_sentence(cell.text, natures.profile) for cell in rest)
    ):
        return ()
    titles = (Told(lines=cell.statements, role=Role.HEAD) for row in heads for cell in row)
    return (*titles, *_told(cells, natures))


def _told(cells: Sequence[Content], natures: Natures) -> Iterator[Told]:
    opened = False
    for cell in cells:
        is_office = _acts(cell, natures)
        yield Told(lines=cell.statements, role=Role.ACTS if opened and is_office else Role.PARTY)
        # A party may be named by its head: what stands beside it is then another party.
        opened = not is_office and not _is_link(cell)


def _in_order(rows: Sequence[Sequence[Content]], natures: Natures) -> list[Content]:
    """Return the cells as they are read: across, or down when the second row only says who acts for the first."""
    second = [cell for cell in rows[1] if cell.text] if len(rows) > 1 else []
    if second and all(_is_clause(cell) or _acts(cell, natures) for cell in second):
        width = max(len(row) for row in rows)
        return [row[column] for column in range(width) for row in rows if column < len(row)]
    return [cell for row in rows for cell in row]


def _is_head(row: Sequence[Content]) -> bool:
    """Tell whether a row only says what stands in its columns."""
    texts = [fold(cell.text) for cell in row if cell.text]
    return len(texts) > 1 and all(_HEAD.match(text) and len(text) <= _LONGEST_HEAD for text in texts)


def _is_link(cell: Content) -> bool:
    return not without_links(cell.text)


def _is_clause(cell: Content) -> bool:
    return bool(CLAUSE.match(cell.text))


def _is_party(cell: Content, natures: Natures) -> bool:
    text = without_links(cell.text)
    start = clause_start(text)
    return 0 < start < len(text) or is_body(text, natures)


def _acts(cell: Content, natures: Natures) -> bool:
    """Tell whether a cell names an office, or a person who holds one, not a body."""
    flat = fold(cell.text)
    bare = _BEFORE_OFFICE.sub("", flat)
    is_office = bool(FUNCTION.match(bare)) or (bool(_CIVILITY.match(flat)) and bool(FUNCTION.search(flat)))
    return is_office and not _is_clause(cell) and not _SERVICE.match(bare) and not is_body(cell.text, natures)
