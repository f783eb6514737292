"""An act to what is wrong with the numbers of its divisions: one twice, one missing, one out of its place.

A reference by number must lead to one place, and a reader who meets a hole looks for the page that was lost.
Sources: Guide de légistique 3.2.2 (divisions) and 3.4.1 (inserting without renumbering: "7-1", "7 bis").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, Division, Level
from compiler.model.label import NO_BREAK
from compiler.model.passage import place_name
from compiler.model.protocol import Protocol

_PARTS = re.compile(r"(?P<mark>^|\.|-| )(?P<part>[^.\- ]+)")
_LATIN = ("", "", "bis", "ter", "quater")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LONGEST_FIGURE = 6
"""A number of more figures counts nothing that an act may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rank:
    """The last step of a number: what stands before it, how it counts, and where it stands in that count."""

    before: str
    style: str
    value: int

    def number(self, value: int) -> str:
        """Return the number at another place of the same count."""
        match self.style:
            case "latin":
                return f"{self.before}{_LATIN[value]}"
            case "lower":
                return f"{self.before}{chr(ord('a') + value - 1)}"
            case "upper":
                return f"{self.before}{chr(ord('A') + value - 1)}"
            case "roman":
                return f"{self.before}{_roman_text(value)}"
            case _:
                return f"{self.before}{value}"

    @property
    def first(self) -> int:
        return 2 if self.style == "latin" else 1


@dataclass
class _Series:
    """The divisions that count together, by the place each takes, and the jumps met among them."""

    taken: dict[int, Division] = field(default_factory=dict)
    last: tuple[int, Division] | None = None
    jumps: list["_Jump"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Jump:
    """A division that leaves `hole` behind it; whether something fills it is known at the end."""

    division: Division
    rank: _Rank
    hole: range
    previous: Division | None


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield what is wrong, in reading order.

    Errors: numbering.duplicate, numbering.wrong-prefix, numbering.out-of-order, numbering.gap.
    """
    counter = _Counter(protocol.levels)
    yield from counter.children(protocol.divisions, ())
    # A heading that could not be read was reported already: its number is not missing.
    if all(division.id for division in protocol.all_divisions()):
        yield from counter.gaps()


class _Counter:
    """Every series met so far.

    Articles and dotted numbers count over a whole body or annex, others under one parent.
    """

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels
        self.known = {level.id for level in levels}
        self.series: dict[tuple[object, ...], _Series] = {}
        self.ends: dict[tuple[object, ...], int] = {}
        self.doubtful: set[tuple[object, ...]] = set()

    def children(self, divisions: tuple[Division, ...], above: tuple[Division, ...]) -> Iterator[Diagnostic]:
        roman = {kind: _count_in_roman(divisions, kind) for kind in {one.kind for one in divisions}}
        for division in divisions:
            if division.number and division.kind != PREAMBLE:
                yield from self._take(division, above, is_roman=roman[division.kind])
            yield from self.children(division.children, (*above, division))

    def gaps(self) -> Iterator[Diagnostic]:
        """Yield the jumps that no later division fills."""
        for series in self.series.values():
            for jump in series.jumps:
                first = next((value for value in jump.hole if value not in series.taken), None)
                last = next((value for value in reversed(jump.hole) if value not in series.taken), None)
                if first is not None and last is not None:
                    yield self._gap(jump, first, last)

    def _take(
        self, division: Division, above: tuple[Division, ...], *, is_roman: bool
    ) -> Iterator[Diagnostic]:
        rank = _rank(division.number, is_roman=is_roman)
        if rank is None:
            return
        misplaced = self._misplaced(division, above)
        if misplaced is not None:
            meant = replace(rank, before=f"{above[-1].number}.")
            self.doubtful.add(self._scope(division, meant, above))
            yield misplaced
            return
        where = self._scope(division, rank, above)
        known = where in self.series
        series = self.series.setdefault(where, _Series())
        # Some acts count their objectifs through from one axe to the next: the count is then taken up again.
        run = (division.kind, rank.before, rank.style, _part_of_act(above))
        start = rank.first if known or self.ends.get(run) != rank.value - 1 else rank.value
        # A number told as wrong is most likely the one that seems to be missing next.
        if rank.value in series.taken:
            self.doubtful.add(where)
        elif where in self.doubtful:
            self.doubtful.discard(where)
            start, series.last = rank.value, None
        yield from self._place(division, rank, series, start)
        self.ends[run] = rank.value

    def _misplaced(self, division: Division, above: tuple[Division, ...]) -> Diagnostic | None:
        """Report "objectif 1.2" under "axe 2"."""
        parent = above[-1] if above else None
        prefix, dot, _ = division.number.rpartition(".")
        if parent is None or not dot or not parent.number or not self._counts_with(division, parent):
            return None
        if prefix == parent.number:
            return None
        return Diagnostic(
            code="numbering.wrong-prefix",
            message=f"{self._name(division, capital=True)} se trouve dans {self._name(parent)}.",
            span=division.span,
            quote=division.number,
            hint=f"numérotez cette division « {parent.number}.… », "
            f"ou déplacez-la dans {self._name(replace(parent, number=prefix))}",
            related=(Related(caption="elle se trouve ici", span=parent.span),),
        )

    def _counts_with(self, division: Division, parent: Division) -> bool:
        return division.kind == parent.kind or (division.kind in self.known and parent.kind in self.known)

    def _scope(self, division: Division, rank: _Rank, above: tuple[Division, ...]) -> tuple[object, ...]:
        """Return what a number is unique in: the act, its body or an annex for articles, else the parent."""
        style = (division.kind, rank.before, rank.style)
        if division.kind == ANNEXE:
            return style
        if division.kind == ARTICLE or (division.kind in self.known and rank.before):
            return (*style, _part_of_act(above))
        return (*style, above[-1].span if above else None, above[-1].id if above else "")

    def _place(self, division: Division, rank: _Rank, series: _Series, start: int) -> Iterator[Diagnostic]:
        twin = series.taken.get(rank.value)
        if twin is not None:
            yield self._duplicate(division, twin)
            return
        previous = series.last
        series.taken[rank.value] = division
        if previous is not None and rank.value < previous[0]:
            yield self._out_of_order(division, previous[1])
            return
        series.last = (rank.value, division)
        expected = previous[0] + 1 if previous else start
        if rank.value > expected:
            hole, before = range(expected, rank.value), previous[1] if previous else None
            series.jumps.append(_Jump(division=division, rank=rank, hole=hole, previous=before))

    def _duplicate(self, division: Division, twin: Division) -> Diagnostic:
        return Diagnostic(
            code="numbering.duplicate",
            message=f"Deux divisions portent le même numéro : {self._name(division)}.",
            span=division.span,
            quote=division.number,
            hint="donnez à l'une un numéro libre ; "
            "pour insérer sans renuméroter, écrivez « 7-1 » ou « 7 bis »",
            related=(Related(caption="déjà employé ici", span=twin.span),),
        )

    def _out_of_order(self, division: Division, previous: Division) -> Diagnostic:
        return Diagnostic(
            code="numbering.out-of-order",
            message=f"{self._name(division, capital=True)} vient après {self._name(previous)}.",
            span=division.span,
            quote=division.number,
            hint="remettez les divisions dans l'ordre de leurs numéros",
            related=(Related(caption="la division qui précède", span=previous.span),),
        )

    def _gap(self, jump: _Jump, first: int, last: int) -> Diagnostic:
        division, previous = jump.division, jump.previous
        said = self._missing(division, jump.rank, first, last)
        after = f"suit {self._name(previous)}" if previous else "vient en premier"
        return Diagnostic(
            code="numbering.gap",
            message=f"{self._name(division, capital=True)} {after} : {said}.",
            span=division.span,
            quote=division.number,
            hint="corrigez le numéro ; si la division qui manque a été supprimée par un avenant, "
            "dites-le en faisant taire cette règle ici, avec sa raison",
            related=(Related(caption="la division qui précède", span=previous.span),) if previous else (),
        )

    def _missing(self, division: Division, rank: _Rank, first: int, last: int) -> str:
        """Return "l'article 3 manque", "les articles 3 et 4 manquent", "les articles 3 à 9 manquent"."""
        if first == last:
            return f"{self._name(replace(division, number=rank.number(first)))} manque"
        plural = next(
            (level.plural for level in self.levels if level.id == division.kind), f"{division.kind}s"
        )
        join = "et" if last == first + 1 else "à"
        return f"les {plural.lower()}{NO_BREAK}{rank.number(first)} {join} {rank.number(last)} manquent"

    def _name(self, division: Division, *, capital: bool = False) -> str:
        words = place_name(division, self.levels)
        return words[:1].upper() + words[1:] if capital else words


def _part_of_act(above: tuple[Division, ...]) -> str:
    """Return the annex a division is in; empty in the body. Each part counts its own articles."""
    return next((division.id or "?" for division in above if division.kind == ANNEXE), "")


def _rank(number: str, *, is_roman: bool) -> _Rank | None:
    """Take apart a number: "7.1" is first after "7.", "7 bis" is second after "7 "."""
    parts = list(_PARTS.finditer(number))
    if not parts:
        return None
    last = parts[-1]
    part, before = last["part"], number[: last.start("part")]
    if part in _LATIN[2:]:
        return _Rank(before=before, style="latin", value=_LATIN.index(part))
    if part.isdecimal() and len(part) <= _LONGEST_FIGURE:
        return _Rank(before=before, style="figure", value=int(part))
    if is_roman and part.isupper():
        return _Rank(before=before, style="roman", value=_roman_value(part))
    if len(part) == 1 and part.isascii() and part.isalpha():
        style, origin = ("upper", "A") if part.isupper() else ("lower", "a")
        return _Rank(before=before, style=style, value=ord(part) - ord(origin) + 1)
    return None


def _count_in_roman(divisions: tuple[Division, ...], kind: str) -> bool:
    """Tell whether the capitals of the sisters of one kind are Roman figures: "I" comes first, or one is long.

    Annexes A and B are no figures because titres I and II are.
    """
    sisters = [one for one in divisions if one.kind == kind]
    capitals = [division.number.split(" ")[0] for division in sisters if division.number[:1].isalpha()]
    capitals = [number for number in capitals if number.isupper()]
    return bool(capitals) and (capitals[0] == "I" or any(len(number) > 1 for number in capitals))


def _roman_value(text: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _roman_text(value: int) -> str:
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for step, letters in steps:
        text += letters * (value // step)
        value %= step
    return text
