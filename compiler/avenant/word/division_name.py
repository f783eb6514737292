"""Divisions of the act before to their names: "article 7.2", "priorité 2 de l’objectif 1.1". No two share one."""

from collections.abc import Sequence

from compiler.avenant.word.base import Base
from compiler.avenant.word.noun import Noun
from compiler.avenant.word.ordinal import ordinal
from compiler.avenant.word.quote import quoted
from compiler.avenant.word.run import GAP, folded
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION, Division, Level
from compiler.model.label import kind_name
from compiler.model.phrase import join_words

_FEMININE = frozenset({ANNEXE, SECTION})
WHOLE = Noun(words="protocole")


class Kinds:
    """The nouns of kinds of divisions, as the act declares them."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = levels
        self._feminine = _FEMININE | {level.id for level in levels if level.gender == "féminin"}

    def noun(self, kind: str) -> Noun:
        """Return the common noun of a kind."""
        return Noun(words=kind_name(kind, self.levels), feminine=kind in self._feminine)

    def numbered(self, kind: str, number: str, title: str = "") -> Noun:
        """Return "article 1er", "annexe 2"; the title stands in for a number that is not there."""
        noun = self.noun(kind)
        if not number:
            return (
                noun
                if kind == PREAMBLE
                else Noun(words=f"{noun.words} {quoted(title)}", feminine=noun.feminine)
            )
        return Noun(words=f"{noun.words} {printed_number(kind, number)}", feminine=noun.feminine)

    def plural(self, kind: str) -> str:
        """Return the common noun of several of a kind."""
        declared = next((level.plural for level in self.levels if level.id == kind), "")
        return declared.lower() or f"{self.noun(kind).words}s"

    def named(self) -> tuple[tuple[str, bool], ...]:
        """Return the nouns that a cross-reference may print, with true for the feminine ones."""
        kinds = (ARTICLE, ANNEXE, *(level.id for level in self.levels))
        return tuple((self.noun(kind).words, self.noun(kind).feminine) for kind in kinds)


def printed_number(kind: str, number: str) -> str:
    """Return a number as printed: the first article is "1er"."""
    return "1er" if kind == ARTICLE and number == "1" else number


class DivisionNames:
    """Names the divisions of one act."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.kinds = Kinds(base.protocol.levels)
        self._names: dict[str, Noun] = {"": WHOLE}

    def name(self, division: str) -> Noun:
        """Return the name of a division, with that of what holds it when it is not enough."""
        if division not in self._names:
            self._names[division] = self._name(division)
        return self._names[division]

    def several(self, divisions: Sequence[str]) -> Noun | None:
        """Return divisions under one name, "articles 3 à 5"; None when they share no kind, or no parent to be named."""
        found = [self.base.division(name) for name in divisions]
        tails = {self.name(one.id).words.removeprefix(self._own(one).words) for one in found}
        kinds = {one.kind for one in found}
        if len(kinds) > 1 or len(tails) > 1 or not all(one.number for one in found):
            return None
        kind = self.kinds.noun(found[0].kind)
        numbers = [printed_number(one.kind, one.number) for one in found]
        listed = join_words(folded(numbers, self.series(found[0].kind, is_whole=True)))
        words = f"{self.kinds.plural(found[0].kind)} {listed}{tails.pop()}"
        return Noun(words=words, feminine=kind.feminine, plural=True)

    def series(self, kind: str, *, is_whole: bool) -> tuple[str, ...]:
        """Return the numbers of a kind as runs may follow them: under one parent, and not past what stands inside one.

        A division that is meant with all that it holds (`is_whole`) lets them pass.
        """
        found: list[str] = []
        for parent in ("", *self.base.paths):
            found.append(GAP)
            for child in self.base.children(parent):
                if child.kind == kind:
                    found.append(printed_number(kind, child.number))
                    found += [GAP] * (not is_whole and any(one.kind == kind for one in child.children))
        return tuple(found)

    def needs_parent(self, division: Division) -> bool:
        """Tell whether the name of what holds a division is part of its own."""
        if not division.number:
            return division.kind != PREAMBLE or self.base.taken[division.kind, ""] > 1
        return self.base.taken[division.kind, division.number] > 1

    def parent(self, division: str) -> str:
        """Return the id of what holds a division, empty for the act."""
        path = self.base.paths[division]
        return path[-2].id if len(path) > 1 else ""

    def _name(self, name: str) -> Noun:
        division, parent = self.base.division(name), self.parent(name)
        own = self._own(division)
        if not self.needs_parent(division):
            return own
        words = own.words + self._rank(division, self.base.children(parent))
        if parent:
            words = f"{words} {self.name(parent).of()}"
        return Noun(words=words, feminine=own.feminine)

    def _own(self, division: Division) -> Noun:
        return self.kinds.numbered(division.kind, division.number, self.base.title(division.id))

    def _rank(self, division: Division, siblings: tuple[Division, ...]) -> str:
        """Return " (deuxième du nom)" when brothers and sisters have the same name."""
        own = self._own(division)
        equals = [other.id for other in siblings if self._own(other) == own] if len(siblings) > 1 else []
        if len(equals) <= 1:
            return ""
        return f" ({ordinal(equals.index(division.id) + 1, feminine=own.feminine)} du nom)"
