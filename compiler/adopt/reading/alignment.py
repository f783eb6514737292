"""Rows whose cells have slipped sideways to the columns they belong to, by what each column holds elsewhere.

A row is moved only when another place suits its cells clearly better; a row that tells little follows the next one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compiler.adopt.reading.columns import Column, is_open, leads_on, look_at
from compiler.adopt.reading.shapes import Shape
from compiler.adopt.reading.sheets import SheetRow

_FIRST_SLIP, _SLIP, _STAY = 0.6, 0.9, 0.8
_LEADS_ON, _IS_OPEN, _IS_TAGGED = 2.5, 0.4, 1.5
_CLEAR = 2.0
_WIDEST = 30
_NEVER = float("-inf")
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the filled cells of a row go, and by how much this is better than any other way."""

    places: Places
    lead: float

    @property
    def is_clear(self) -> bool:
        """Tell whether no other way comes near."""
        return self.lead >= _CLEAR


seen = lru_cache(maxsize=1 << 16)(look_at)


def place_rows(rows: Sequence[SheetRow], columns: Sequence[Column]) -> list[Placed | None]:
    """Return where the filled cells of each row go; None for a row that cannot be placed."""
    if len(columns) > _WIDEST:
        return [None] * len(rows)
    placed = _place_all(rows, columns, [0] * len(rows))
    priors = _priors(rows, placed)
    return _place_all(rows, columns, priors) if any(priors) else placed


def straight(row: SheetRow) -> Places:
    """Return the places of the filled cells of a row as they stand."""
    return tuple(place for place, cell in enumerate(row.cells) if cell.text)


def _place_all(
    rows: Sequence[SheetRow], columns: Sequence[Column], priors: Sequence[int]
) -> list[Placed | None]:
    """Place rows one after another: a row that starts a page may end the cells above it."""
    above: dict[int, str] = {}
    placed: list[Placed | None] = []
    for row, prior in zip(rows, priors, strict=True):
        own = _place(row, columns, above if row.starts_page else {}, prior)
        placed.append(own)
        for place, cell in zip(own.places if own else straight(row), row.filled, strict=True):
            above[place] = cell.text
    return placed


def _priors(rows: Sequence[SheetRow], placed: Sequence[Placed | None]) -> list[int]:
    """Return how far a row that tells little is expected to have slipped: as far as the next one that tells more.

    Only rows of the same page with as many cells speak for one another.
    """
    priors = [0] * len(rows)
    known: dict[int, int] = {}
    for rank in range(len(rows) - 1, -1, -1):
        row, own = rows[rank], placed[rank]
        if own is not None and own.places:
            slip = own.places[0] - straight(row)[0]
            if own.is_clear:
                known[len(row.cells)] = slip
            elif len(row.cells) in known:
                priors[rank] = known[len(row.cells)]
        if row.starts_page:
            known = {}
    return priors


def _place(row: SheetRow, columns: Sequence[Column], above: dict[int, str], prior: int) -> Placed | None:
    texts = [cell.text for cell in row.filled]
    if len(texts) > len(columns) or not texts:
        return None
    own = straight(row)
    if not prior and _is_at_home(texts, own, columns):
        return Placed(own, _CLEAR)
    scores = [
        [
            column.suits(seen(text)) - column.may_be_empty + _follows(text, above.get(place, ""))
            for place, column in enumerate(columns)
        ]
        for text in texts
    ]
    usual = tuple(place + prior for place in own)
    best, worth = _best(scores, own, prior, None)
    stays = _worth(scores, own, usual, prior)
    if best != usual and worth <= stays + _STAY:
        return Placed(usual, 0.0)
    _, second = _best(scores, own, prior, best)
    return Placed(best, worth - second)


def _is_at_home(texts: Sequence[str], own: Places, columns: Sequence[Column]) -> bool:
    """Tell whether each cell of a row has the look of the column it stands in: nothing is to be tried."""
    return own[-1] < len(columns) and all(
        columns[place].is_at_home(seen(text)) for text, place in zip(texts, own, strict=True)
    )


def _follows(text: str, above: str) -> float:
    """Return what speaks for a cell being the end of the one above it."""
    if not above or seen(text).shape is not Shape.RUNS_ON:
        return 0.0
    is_tagged = text.startswith("<") and above.endswith(">")
    open_end = _LEADS_ON if leads_on(above) else _IS_OPEN if is_open(above) else 0.0
    return open_end + (_IS_TAGGED if is_tagged else 0.0)


def _worth(scores: Sequence[Sequence[float]], own: Places, places: Places, prior: int) -> float:
    if places[0] < 0 or places[-1] >= len(scores[0]):
        return _NEVER
    worth, shift = -_FIRST_SLIP * abs(places[0] - own[0] - prior), places[0] - own[0]
    for rank, place in enumerate(places):
        worth += scores[rank][place] - _SLIP * abs(place - own[rank] - shift)
        shift = place - own[rank]
    return worth


def _best(
    scores: Sequence[Sequence[float]], own: Places, prior: int, barred: Places | None
) -> tuple[Places, float]:
    """Return the best places, in order, and their worth; `barred` are places that do not count."""
    width = len(scores[0])
    ways: list[list[tuple[float, Places]]] = [
        [(score - _FIRST_SLIP * abs(place - own[0] - prior), (place,))]
        for place, score in enumerate(scores[0])
    ]
    for rank in range(1, len(scores)):
        step = own[rank] - own[rank - 1]
        ways = [
            _two_best(
                (worth + scores[rank][place] - _SLIP * abs(place - way[-1] - step), (*way, place))
                for before in range(place)
                for worth, way in ways[before]
            )
            for place in range(width)
        ]
    found = (each for way in ways for each in way if each[1] != barred)
    worth, places = max(found, default=(_NEVER, ()))
    return places, worth


def _two_best(ways: Iterable[tuple[float, Places]]) -> list[tuple[float, Places]]:
    return sorted(ways, reverse=True)[:2]
