"""Comparisons, oldest first, to what is said of the origin of each passage of the last text, and of what is gone."""

from collections import defaultdict
from collections.abc import Mapping

from compiler.model.block import Attachment, Chart, Picture
from compiler.model.change import ChangeKind
from compiler.model.comparison import DivisionComparison, EngagementComparison, Fate, Pair, UnitComparison
from compiler.model.division import ANNEXE, Division
from compiler.model.table import Table
from compiler.render.origin_front import COVER, SIGNATURES, Place, front_notes
from compiler.render.origin_step import Step
from compiler.render.origin_words import (
    ALINEA,
    CHART,
    CONTEXT,
    DOCUMENT,
    PICTURE,
    TABLE,
    TITLE,
    Noun,
    division_noun,
    done,
    former_number,
    gone_noun,
    line_note,
    number_notes,
    same_title,
    table_notes,
)

_Leaves = Mapping[int, tuple[tuple[Fate, str], ...]]
_PLACED = ("start", "end", "lines")
_WHOLE: Mapping[Fate, tuple[ChangeKind, ChangeKind]] = {
    Fate.ADDED: (ChangeKind.DIVISION_ADDED, ChangeKind.ANNEXE_ADDED),
    Fate.REMOVED: (ChangeKind.DIVISION_REMOVED, ChangeKind.ANNEXE_REMOVED),
    Fate.ARRIVED: (ChangeKind.DIVISION_MOVED, ChangeKind.DIVISION_MOVED),
}


class Origins:
    """Gathers notes step after step. Those of a passage that changes again follow it into the next version."""

    def __init__(self) -> None:
        self._leaves: dict[int, tuple[tuple[Fate, str], ...]] = {}
        self._notes: defaultdict[Place, list[str]] = defaultdict(list)
        # Of the step at hand: what earlier ones said of alinéas, and of what is gone, which is told beside what stands
        # and may go in its turn; the divisions that it brings.
        self._carried: _Leaves = {}
        self._placed: Mapping[Place, list[str]] = {}
        self._brought: set[str] = set()

    def of_leaf(self, leaf: object) -> tuple[str, ...]:
        """Return the notes of an alinéa."""
        noun = {Chart: CHART, Picture: PICTURE}.get(type(leaf), ALINEA)
        own = tuple(done(noun, fate, source) for fate, source in self._leaves.get(id(leaf), ()))
        return (*own, *self._notes["after", str(id(leaf))])

    def of_group(self, leaves: tuple[object, ...], noun: Noun) -> tuple[str, ...]:
        """Return the notes of a list: once for each avenant that touched it."""
        met = [self._leaves.get(id(leaf), ()) for leaf in leaves]
        whole = all(marks and marks[0][0] is Fate.ADDED for marks in met)
        sources = dict.fromkeys(source for marks in met for _, source in marks)
        fate = Fate.ADDED if whole and len(sources) == 1 else Fate.CHANGED
        gone = (note for leaf in leaves for note in self._notes["after", str(id(leaf))])
        return (*(done(noun, fate, source) for source in sources), *dict.fromkeys(gone))

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

    def of_lines(self, division: str) -> tuple[str, ...]:
        """Return the notes on lines of a division that are no longer there."""
        return tuple(self._notes["lines", division])

    def of_start(self, division: str) -> tuple[str, ...]:
        """Return the notes on what stood first among the divisions under one; "" and ANNEXE stand for the act."""
        return tuple(self._notes["start", division])

    def of_end(self, division: str) -> tuple[str, ...]:
        """Return the notes on what stood just after a division."""
        return tuple(self._notes["end", division])

    def of_slot(self, anchor: str) -> tuple[str, ...]:
        """Return the notes of a signature."""
        return tuple(self._notes["slot", anchor])

    def of_cover(self) -> tuple[str, ...]:
        """Return the notes of the title page, the parties and what the act says without printing it."""
        return tuple(self._notes[COVER])

    def of_signatures(self) -> tuple[str, ...]:
        """Return the notes on signatures that are gone, on the place and the date."""
        return tuple(self._notes[SIGNATURES])

    def add(self, step: Step) -> None:
        """Add what changed from one version to the next."""
        self._carried, self._leaves, self._brought = self._leaves, {}, set()
        self._placed = {place: self._notes.pop(place) for place in [*self._notes] if place[0] in _PLACED}
        for place, note in front_notes(step):
            self._say(place, note)
        whole = step.comparison.divisions
        self._siblings(tuple(one for one in whole if not _is_annexe(one)), "", step, ())
        self._siblings(tuple(one for one in whole if _is_annexe(one)), ANNEXE, step, ())

    def _siblings(
        self,
        compared: tuple[DivisionComparison, ...],
        parent: str,
        step: Step,
        path: tuple[str, ...],
    ) -> None:
        """Add what became of divisions; what went is told after the one before it, or before the first."""
        place: Place = ("start", parent)
        self._keep(place, place)
        for one in compared:
            before, after = one.division.before, one.division.after
            if after is None:
                if one.division.fate is Fate.REMOVED and before is not None:
                    self._keep(("lines", before.id), ("lines", path[-1] if path else before.id))
                    noun = gone_noun(before, step.comparison.before.levels)
                    self._say(place, done(noun, Fate.REMOVED, _source(one.division, before, step, path)))
                if before is not None:
                    self._keep(("end", before.id), place)
                continue
            place = ("end", after.id)
            if one.division.fate is not Fate.ARRIVED:
                self._keep(place, place)
            self._division(one, after, step, (*path, after.id))

    def _division(
        self,
        compared: DivisionComparison,
        thing: Division,
        step: Step,
        path: tuple[str, ...],
    ) -> None:
        source, fate = step.source(path), compared.division.fate
        self._keep(("lines", thing.id), ("lines", thing.id))
        self._heading(compared.division, thing, step, path)
        if fate is not Fate.ADDED:
            self._units(compared.units, thing, step, path)
            if any(one.fate is not Fate.SAME for one in compared.indicators):
                self._say(("context", thing.id), done(CONTEXT, Fate.CHANGED, source))
        for engagement in compared.engagements:
            self._engagement(engagement, step, path, new_home=fate is Fate.ADDED)
        self._siblings(compared.children, thing.id, step, path)

    def _heading(self, pair: Pair[Division], thing: Division, step: Step, path: tuple[str, ...]) -> None:
        act, place, old = step.comparison.after, ("division", thing.id), pair.before
        if pair.fate is Fate.ADDED:
            self._brought.add(thing.id)
        if pair.fate in (Fate.ADDED, Fate.ARRIVED) and not self._came_along(pair, path):
            noun = division_noun(thing, act.levels)
            was = former_number(old, thing, step.comparison.before.levels) if old else ""
            self._say(place, done(noun, pair.fate, _source(pair, thing, step, path), was))
        if old is None:
            return
        if pair.fate is Fate.CHANGED:
            for note in number_notes(old, thing, step.comparison.before.levels, step.source(path)):
                self._say(place, note)
        if not same_title(old, thing, step.comparison):
            self._say(place, done(TITLE, Fate.CHANGED, step.source(path)))

    def _came_along(self, pair: Pair[Division], path: tuple[str, ...]) -> bool:
        """Tell whether a division comes with the one that holds it, whose note is enough."""
        return pair.fate is Fate.ADDED and not self._brought.isdisjoint(path[:-1])

    def _engagement(
        self, compared: EngagementComparison, step: Step, path: tuple[str, ...], *, new_home: bool
    ) -> None:
        pair = compared.engagement
        thing = pair.after or pair.before
        source = step.source(path, f"engagement:{thing.id if thing else ''}")
        if pair.after is not None:
            note = line_note(compared, step.comparison, source)
            if note and not (new_home and pair.fate is Fate.ADDED):
                self._say(("engagement", pair.after.id), note)
        elif pair.fate is Fate.REMOVED and pair.before is not None:
            line = Noun(words=f"Ligne {pair.before.code}", feminine=True)
            self._say(("lines", path[-1]), done(line, pair.fate, source))

    def _units(
        self,
        units: tuple[UnitComparison, ...],
        division: Division,
        step: Step,
        path: tuple[str, ...],
    ) -> None:
        last: Place = ("division", division.id)
        for compared in units:
            pair = compared.unit
            moved = pair.fate is Fate.ARRIVED
            subject = f"{division.kind}:{division.id}"
            source = step.source(path, subject, ChangeKind.ALINEA_MOVED) if moved else step.source(path)
            if pair.after is None:
                if pair.before is not None:
                    self._pass_on(("after", str(id(pair.before.leaf))), last)
                if pair.fate is Fate.REMOVED:
                    self._say(last, done(ALINEA, pair.fate, source))
                continue
            leaf = pair.after.leaf
            if isinstance(leaf, Table | Attachment):
                last = ("block", leaf.id)
                self._named(leaf, compared, source)
                continue
            last = ("after", str(id(leaf)))
            old = self._carried.get(id(pair.before.leaf), ()) if pair.before else ()
            if pair.before and not moved:
                self._pass_on(("after", str(id(pair.before.leaf))), last)
            mine = () if pair.fate is Fate.SAME else ((pair.fate, source),)
            if old or mine:
                self._leaves[id(leaf)] = (*old, *mine)

    def _named(self, leaf: Table | Attachment, compared: UnitComparison, source: str) -> None:
        if compared.table is not None:
            for note in table_notes(compared.table, source):
                self._say(("block", leaf.id), note)
        elif compared.unit.fate is not Fate.SAME:
            noun = TABLE if isinstance(leaf, Table) else DOCUMENT
            self._say(("block", leaf.id), done(noun, compared.unit.fate, source))

    def _keep(self, was: Place, now: Place) -> None:
        """Say again, where it belongs now, what earlier steps told at a place."""
        for note in self._placed.get(was, ()):
            self._say(now, note)

    def _pass_on(self, was: Place, now: Place) -> None:
        for note in tuple(self._notes[was]):
            self._say(now, note)

    def _say(self, place: Place, note: str) -> None:
        if note not in self._notes[place]:
            self._notes[place].append(note)


def _is_annexe(compared: DivisionComparison) -> bool:
    thing = compared.division.after or compared.division.before
    return thing is not None and thing.kind == ANNEXE


def _source(pair: Pair[Division], thing: Division, step: Step, path: tuple[str, ...]) -> str:
    kind = _WHOLE[pair.fate][thing.kind == ANNEXE]
    return step.source(path, f"{thing.kind}:{thing.id}", kind)
