"""Names printed in an avenant to the things of the act in force: divisions, lines, tables, parties."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from compiler.ingest.reading.ordinals import ORDINAL, occurrence_of
from compiler.ingest.reading.quoting import QUOTE, Masked
from compiler.ingest.reading.unread import unknown_place
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION, Level
from compiler.model.enact import enact
from compiler.model.enacted import ActWords, DivisionWords, EngagementWords, FigureWords, TableWords
from compiler.model.label import kind_name
from compiler.model.protocol import Protocol

OF = r"(?:du |de la |de l’|des )"
_SPACE = "[ \u00a0]"


class Names:
    """The act in force by the names that an avenant gives to its parts."""

    def __init__(self, base: Protocol) -> None:
        self.act: ActWords = enact(base)
        self.levels = base.levels
        self.parents: dict[str, str] = {}
        self.divisions: dict[str, DivisionWords] = {}
        self.lines: dict[str, EngagementWords] = {}
        self.holders: dict[str, str] = {}
        self.tables: dict[str, TableWords] = {}
        self.table_homes: dict[str, tuple[str, int]] = {}
        self.figures: list[FigureWords] = []
        self._own: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._gather(self.act.divisions, "")
        self.kinds = _kinds(base.levels)
        nouns = "|".join(sorted(map(re.escape, self.kinds), key=len, reverse=True))
        self._name = re.compile(
            rf"({nouns})(?:{_SPACE}({QUOTE}|[^\s(]\S*(?:{_SPACE}(?:bis|ter|quater))?))?"
            rf"(?: \(({ORDINAL}) du nom\))?(?: {OF}(.+))?"
        )

    def _gather(self, divisions: Sequence[DivisionWords], parent: str) -> None:
        for division in divisions:
            self.parents[division.id] = parent
            self.divisions[division.id] = division
            self._own[division.kind, division.number or f"\x00{division.title}"].append(division.id)
            for rank, element in enumerate(division.elements, start=1):
                if isinstance(element, TableWords):
                    self.tables[element.id] = element
                    self.table_homes[element.id] = (division.id, rank)
                elif isinstance(element, FigureWords):
                    self.figures.append(element)
            for line in division.engagements:
                self.lines[line.id] = line
                self.holders[line.id] = division.id
            self._gather(division.children, division.id)

    def division(self, words: str, masked: Masked) -> str:
        """Return the id of the division that words name; empty for the whole act."""
        if words == "protocole":
            return ""
        found = list(dict.fromkeys(self._named(words, masked)))
        if len(found) != 1:
            raise unknown_place(masked.shown(words))
        return found[0]

    def is_division(self, words: str) -> bool:
        """Tell whether words are formed as the name of a division."""
        return words == "protocole" or self._name.fullmatch(words) is not None

    def _named(self, words: str, masked: Masked) -> Iterator[str]:
        match = self._name.fullmatch(words)
        if match is None:
            return
        noun, number, rank, holder = match.groups()
        kind = self.kinds[noun]
        key = _key(kind, number or "", masked)
        candidates = self._own.get((kind, key), [])
        if kind == PREAMBLE and not number:
            candidates = [name for name, one in self.divisions.items() if one.kind == PREAMBLE]
        if holder is not None:
            parent = self.division(holder, masked)
            candidates = [name for name in candidates if self.parents[name] == parent]
        if rank is not None:
            place = occurrence_of(rank)
            # Without a parent, those of the act itself are counted.
            if holder is None:
                candidates = [name for name in candidates if not self.parents[name]]
            candidates = candidates[place - 1 : place]
        yield from candidates

    def line(self, code: str) -> str:
        """Return the id of the line that bears a code."""
        for name, line in self.lines.items():
            if line.code == code:
                return name
        raise unknown_place(f"ligne {code}")

    def table(self, words: str, masked: Masked) -> str:
        """Return the id of a table named by its number or its title."""
        if re.fullmatch(QUOTE, words):
            title = masked.quote(words)
            found = [name for name, one in self.tables.items() if not one.number and one.title == title]
        else:
            found = [name for name, one in self.tables.items() if one.number == words]
        if len(found) != 1:
            raise unknown_place(f"tableau {masked.shown(words)}")
        return found[0]

    def figure(self, noun: str, title: str) -> str:
        """Return the id of a chart, a picture or a document named by its title."""
        found = [figure.id for figure in self.figures if (figure.noun, figure.title) == (noun, title)]
        if len(found) != 1:
            raise unknown_place(f"{noun} « {title} »")
        return found[0]

    def party(self, name: str) -> str:
        """Return the id of a party by its name."""
        found = [party.id for party in self.act.parties if party.name == name]
        if len(found) != 1:
            raise unknown_place(f"partie « {name} »")
        return found[0]

    def group(self, name: str) -> str:
        """Return the id of a set of parties by its name."""
        found = [group.id for group in self.act.groups if group.name == name]
        if len(found) != 1:
            raise unknown_place(f"ensemble « {name} »")
        return found[0]


def _kinds(levels: tuple[Level, ...]) -> dict[str, str]:
    kinds = (ARTICLE, PREAMBLE, ANNEXE, SECTION, *(level.id for level in levels))
    return {kind_name(kind, levels): kind for kind in kinds}


def _key(kind: str, number: str, masked: Masked) -> str:
    """Return what a number, or a title in its place, is known by."""
    if re.fullmatch(QUOTE, number):
        return f"\x00{masked.quote(number)}"
    return plain_number(kind, number)


def plain_number(kind: str, printed: str) -> str:
    """Return a number as the act holds it: the first article prints "1er"."""
    return "1" if kind == ARTICLE and printed == "1er" else printed


def printed_number(kind: str, number: str) -> str:
    """Return a number as it prints: the first article is "1er"."""
    return "1er" if kind == ARTICLE and number == "1" else number
