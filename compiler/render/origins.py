"""Comparisons, oldest first, to what is said of the origin of each passage of the last text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compiler.model.block import Attachment, Chart, Picture
from compiler.model.comparison import (
    Comparison,
    DivisionComparison,
    EngagementComparison,
    Fate,
    TableComparison,
    UnitComparison,
)
from compiler.model.label import NO_BREAK
from compiler.model.phrase import join_words
from compiler.model.table import Row, Table
from compiler.model.text import plain

Place = tuple[str, str]
_MASCULINE = {
    Fate.CHANGED: "modifié",
    Fate.ADDED: "ajouté",
    Fate.REMOVED: "supprimé",
    Fate.ARRIVED: "déplacé",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A version to the next one. `name` is its origin ("par l’avenant n° 1 du 15 octobre 2021", "depuis …").

    `articles` are those of the avenant, by the division that each amends.
    """

    comparison: Comparison
    name: str
    articles: Mapping[str, int]

    def source(self, path: tuple[str, ...]) -> str:
        """Return "par l’avenant n° 1, article 3" for what stands under divisions, the nearest last."""
        found = next((self.articles[name] for name in reversed(path) if name in self.articles), 0)
        return f"{self.name}, article{NO_BREAK}{found}" if found else self.name


def _done(noun: str, fate: Fate, source: str) -> str:
    """Return "Liste modifiée par l’avenant n° 1"."""
    verb = _MASCULINE.get(fate, "modifié")
    first = noun.partition(" ")[0]
    feminine = first in {"Liste", "Ligne", "Lignes", "Image", "Citation", "Division"}
    plural = first.endswith(("s", "x"))
    return f"{noun} {verb}{'e' if feminine else ''}{'s' if plural else ''} {source}"


class Origins:
    """Gathers notes step after step. Those of a passage that changes again follow it into the next version."""

    def __init__(self) -> None:
        self._leaves: dict[int, tuple[tuple[Fate, str], ...]] = {}
        self._notes: defaultdict[Place, list[str]] = defaultdict(list)

    def of_leaf(self, leaf: object) -> tuple[str, ...]:
        """Return the notes of an alinéa."""
        noun = {Chart: "Graphique", Picture: "Image"}.get(type(leaf), "Alinéa")
        own = tuple(_done(noun, fate, source) for fate, source in self._leaves.get(id(leaf), ()))
        return (*own, *self._notes["after", str(id(leaf))])

    def of_group(self, leaves: tuple[object, ...], noun: str) -> tuple[str, ...]:
        """Return the notes of a list: once for each avenant that touched it."""
        met = [self._leaves.get(id(leaf), ()) for leaf in leaves]
        whole = all(marks and marks[0][0] is Fate.ADDED for marks in met)
        sources = dict.fromkeys(source for marks in met for _, source in marks)
        fate = Fate.ADDED if whole and len(sources) == 1 else Fate.CHANGED
        gone = (note for leaf in leaves for note in self._notes["after", str(id(leaf))])
        return (*(_done(noun, fate, source) for source in sources), *dict.fromkeys(gone))

    def of_heading(self, division: str) -> tuple[str, ...]:
        """Return the notes of a division and of what stood first in it."""
        return tuple(self._notes["division", division])

    def of_block(self, name: str) -> tuple[str, ...]:
        """Return the notes of a table or of a document to be joined."""
        return tuple(self._notes["block", name])

    def of_context(self, division: str) -> tuple[str, ...]:
        """Return the notes of the context indicators of a division."""
        return tuple(self._notes["context", division])

    def of_engagement(self, name: str) -> tuple[str, ...]:
        """Return the notes of a line."""
        return tuple(self._notes["engagement", name])

    def of_engagements(self, division: str) -> tuple[str, ...]:
        """Return the notes on lines and priorities of a table that are no longer there."""
        return tuple(self._notes["lines", division])

    def add(self, step: Step) -> None:
        """Add what changed from one version to the next."""
        carried, self._leaves = self._leaves, {}
        for division in step.comparison.divisions:
            self._division(division, step, (), carried)

    def _division(
        self,
        compared: DivisionComparison,
        step: Step,
        path: tuple[str, ...],
        carried: Mapping[int, tuple[tuple[Fate, str], ...]],
    ) -> None:
        pair = compared.division
        thing = pair.after
        if thing is None:
            if pair.fate is Fate.REMOVED and pair.before is not None:
                title = f"Division « {plain(pair.before.title)} »"
                self._say(("division", path[-1] if path else ""), _done(title, pair.fate, step.source(path)))
            return
        here = (*path, thing.id)
        source = step.source(here)
        if pair.fate in (Fate.ADDED, Fate.ARRIVED):
            self._say(("division", thing.id), _done("Division", pair.fate, source))
        elif pair.fate is Fate.CHANGED:
            self._say(("division", thing.id), _done("Intitulé", pair.fate, source))
        if pair.fate is not Fate.ADDED:
            self._units(compared.units, thing.id, source, carried)
            if any(one.fate is not Fate.SAME for one in compared.indicators):
                self._say(("context", thing.id), _done("Indicateurs de contexte", Fate.CHANGED, source))
        for engagement in compared.engagements:
            self._engagement(engagement, step, here, new_home=pair.fate is Fate.ADDED)
        for child in compared.children:
            self._division(child, step, here, carried)

    def _engagement(
        self, compared: EngagementComparison, step: Step, path: tuple[str, ...], *, new_home: bool
    ) -> None:
        pair, source = compared.engagement, step.source(path)
        if pair.after is None:
            if pair.fate is Fate.REMOVED and pair.before is not None:
                for division in path:
                    self._say(("lines", division), _done(f"Ligne {pair.before.code}", pair.fate, source))
        elif pair.fate is Fate.ARRIVED and pair.before is not None:
            moved = _done("Ligne", pair.fate, source)
            old = pair.before.code
            was = f" ; code antérieur : {old}" if old != pair.after.code else ""
            self._say(("engagement", pair.after.id), moved + was)
        elif pair.fate is not Fate.SAME and not (new_home and pair.fate is Fate.ADDED):
            self._say(("engagement", pair.after.id), _done("Ligne", pair.fate, source))

    def _units(
        self,
        units: tuple[UnitComparison, ...],
        division: str,
        source: str,
        carried: Mapping[int, tuple[tuple[Fate, str], ...]],
    ) -> None:
        last: Place = ("division", division)
        for compared in units:
            pair = compared.unit
            if pair.after is None:
                if pair.fate is Fate.REMOVED:
                    self._say(last, _done("Alinéa", pair.fate, source))
                continue
            leaf = pair.after.leaf
            if isinstance(leaf, Table | Attachment):
                last = ("block", leaf.id)
                self._named(leaf, compared, source)
                continue
            last = ("after", str(id(leaf)))
            old = carried.get(id(pair.before.leaf), ()) if pair.before else ()
            if pair.before:
                self._notes[last] = [*self._notes[last], *self._notes["after", str(id(pair.before.leaf))]]
            mine = () if pair.fate is Fate.SAME else ((pair.fate, source),)
            if old or mine:
                self._leaves[id(leaf)] = (*old, *mine)

    def _named(self, leaf: Table | Attachment, compared: UnitComparison, source: str) -> None:
        noun = "Tableau" if isinstance(leaf, Table) else "Document"
        if compared.table is not None:
            for note in _table_notes(compared.table, source):
                self._say(("block", leaf.id), note)
        elif compared.unit.fate is not Fate.SAME:
            self._say(("block", leaf.id), _done(noun, compared.unit.fate, source))

    def _say(self, place: Place, note: str) -> None:
        if note not in self._notes[place]:
            self._notes[place].append(note)


def _table_notes(table: TableComparison, source: str) -> Iterator[str]:
    """Yield what became of the lines of a table, by kind; of the whole when it is neither lines nor totals."""
    said = False
    for fate in (Fate.CHANGED, Fate.ADDED, Fate.REMOVED):
        rows = [
            one.row.after or one.row.before
            for one in table.rows
            if one.row.fate is fate or (fate is Fate.CHANGED and one.changed and one.row.fate is Fate.SAME)
        ]
        names = [_row_name(row) for row in rows if row is not None]
        if names:
            said = True
            yield _done(_lines(names), fate, source)
    if any(total.fate is not Fate.SAME for total in table.totals):
        said = True
        yield _done("Totaux", Fate.CHANGED, source)
    if not said:
        yield _done("Tableau", Fate.CHANGED, source)


_MOST_NAMED = 6


def _lines(names: Iterable[str]) -> str:
    listed = [f"«{NO_BREAK}{name}{NO_BREAK}»" for name in names]
    if len(listed) == 1:
        return f"Ligne {listed[0]}"
    if len(listed) > _MOST_NAMED:
        return f"Lignes ({len(listed)})"
    return f"Lignes {join_words(listed)}"


def _row_name(row: Row) -> str:
    return next((plain(cell.paragraphs[0]) for cell in row.cells if cell.paragraphs), row.id)
