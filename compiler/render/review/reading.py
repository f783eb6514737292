"""A review to what all its outputs show, in reading order: chapters, parts, entries. Nothing is laid out here."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from compiler.model.change import Change
from compiler.model.comparison import Comparison
from compiler.model.printed import NO_BREAK
from compiler.render.review.homes import FRONT, FRONT_TITLE, Home, Homes
from compiler.render.review.kinds import Family, family_of, kind_label
from compiler.render.review.material import Review, Wording
from compiler.render.review.sides import ShownSide, shown_sides

_LOOSE_ENDS = f" ,;:{NO_BREAK}\u202f"
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A change as shown. `concerned` are the ids of its parties and of the sets that hold one of them.

    `motive` is a sentence, whatever sign its author ended it with. `before` and `after` are what each version shows.
    """

    change: Change
    family: Family
    label: str
    title: str
    motive: str
    circuit: str
    parties: tuple[str, ...]
    concerned: tuple[str, ...]
    wording: Wording | None
    home: Home
    before: ShownSide | None
    after: ShownSide | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Entries under one heading of a chapter: an engagement, a division. No title: what the chapter holds itself.

    `context` names the divisions between the chapter and the part.
    """

    title: str
    context: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What changes in a top division of the act, or on the title page."""

    anchor: str
    title: str
    parts: tuple[Part, ...]

    def entries(self) -> tuple[Entry, ...]:
        """Return all that changes in it."""
        return tuple(entry for part in self.parts for entry in part.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A review ready to be laid out. `tops` are the ids of the top divisions of both versions, in order."""

    review: Review
    entries: tuple[Entry, ...]
    chapters: tuple[Chapter, ...]
    tops: tuple[str, ...]
    homes: Homes


def read_review(review: Review) -> Reading:
    """Return what the outputs of a review show."""
    comparison = review.changes.comparison
    homes = Homes(comparison)
    people = _People(comparison)
    entries = tuple(_entry(change, review, homes, people) for change in review.changes.changes)
    tops = _tops(comparison)
    chapters = tuple(_chapters(entries, tops, homes))
    return Reading(review=review, entries=entries, chapters=chapters, tops=tops, homes=homes)


class _People:
    """The parties and sets of both versions, by the names of the version after when it has them."""

    def __init__(self, comparison: Comparison) -> None:
        after, before = comparison.after, comparison.before
        self._names = {party.id: party.short for party in (*before.parties, *after.parties)}
        self._sets = {group.id: group for group in (*before.sets, *after.sets)}
        largest = sorted(self._sets.values(), key=lambda group: -len(group.parties))
        self._foldable = tuple(group for group in largest if len(group.parties) > 1)

    def around(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Return parties, then the sets that hold one of them."""
        sets = (name for name, group in self._sets.items() if set(group.parties).intersection(parties))
        return tuple(dict.fromkeys((*parties, *sets)))

    def folded(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of parties; a set whose parties are all there stands for them."""
        names: dict[str, str] = {party: self._names.get(party, party) for party in parties}
        left = set(parties)
        for group in self._foldable:
            if left.issuperset(group.parties):
                left.difference_update(group.parties)
                names.update(dict.fromkeys(group.parties, group.short))
        return tuple(dict.fromkeys(names.values()))


def _entry(change: Change, review: Review, homes: Homes, people: _People) -> Entry:
    circuits = {circuit.id: circuit.name for circuit in reversed(review.circuits)}
    before, after = shown_sides(change, review.changes.comparison)
    return Entry(
        change=change,
        family=family_of(change.kind),
        label=kind_label(change.kind),
        title=_capital(change.summary) or kind_label(change.kind),
        motive=_sentence(change.motive),
        circuit=circuits.get(change.route, change.route),
        parties=people.folded(change.parties),
        concerned=people.around(change.parties),
        wording=review.wordings.get(change.rank),
        home=homes.find(change),
        before=before,
        after=after,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    words = text.rstrip(_LOOSE_ENDS)
    return words if not words or words.endswith(_ENDS) else f"{words}."


def _tops(comparison: Comparison) -> tuple[str, ...]:
    """Return the top divisions of the version after, each that went standing after the one it followed."""
    tops = [division.id for division in comparison.after.divisions]
    place = 0
    for division in comparison.before.divisions:
        if division.id in tops:
            place = tops.index(division.id) + 1
        else:
            tops.insert(place, division.id)
            place += 1
    return tuple(tops)


def _chapters(entries: tuple[Entry, ...], tops: tuple[str, ...], homes: Homes) -> Iterable[Chapter]:
    by_top: dict[str, list[Entry]] = {}
    for entry in entries:
        by_top.setdefault(entry.home.path[0] if entry.home.path else "", []).append(entry)
    for top in ("", *tops):
        held = by_top.get(top, [])
        if held:
            title = homes.titles[top] if top else FRONT_TITLE
            yield Chapter(anchor=top or FRONT, title=title, parts=tuple(_parts(held, homes)))


def _parts(entries: list[Entry], homes: Homes) -> Iterable[Part]:
    for _, run in groupby(entries, key=lambda entry: (entry.home.path[1:], entry.home.engagement)):
        held = tuple(run)
        above, title = _part_titles(held[0].home, homes)
        yield Part(title=title, context=" › ".join(above), entries=held)


def _part_titles(home: Home, homes: Homes) -> tuple[list[str], str]:
    titles = [homes.titles[name] for name in home.path[1:]]
    if home.engagement:
        return titles, f"Engagement{NO_BREAK}{homes.codes[home.engagement]}"
    return (titles[:-1], titles[-1]) if titles else ([], "")
