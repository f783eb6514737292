"""What every clause is written with: the names of places, the formulas, the nouns of quoted words."""

from dataclasses import dataclass, replace

from compiler.avenant.word.base import Base
from compiler.avenant.word.division_name import DivisionNames
from compiler.avenant.word.formulas import Formulas
from compiler.avenant.word.matter import Matter
from compiler.avenant.word.noun import Noun
from compiler.avenant.word.passage import counted
from compiler.avenant.word.place import Places
from compiler.model.amendment import ClauseBlock
from compiler.model.protocol import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """Writes clauses on one act."""

    places: Places
    formulas: Formulas
    matter: Matter

    @property
    def base(self) -> Base:
        """Return the act before."""
        return self.places.base

    @property
    def names(self) -> DivisionNames:
        """Return the names of divisions."""
        return self.places.names

    def within(self, opening: str) -> "Pen":
        """Return a pen under the opening line of a division."""
        return replace(self, places=self.places.within(opening))

    def say(self, formula: str, **words: object) -> str:
        """Return what a formula prints."""
        return self.formulas.say(formula, **words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A clause without its mark and its end: a sentence, then what it quotes on lines of its own."""

    sentence: str
    blocks: tuple[ClauseBlock, ...] = ()


def open_pen(protocol: Protocol, formulas: Formulas) -> Pen:
    """Return a pen for an act."""
    base = Base(protocol)
    names = DivisionNames(base)
    return Pen(places=Places(base, names), formulas=formulas, matter=Matter(names.kinds.named()))


def some(count: int, noun: str, *, feminine: bool = False) -> Noun:
    """Return things that come, with their number: "un alinéa", "deux phrases"."""
    return Noun(words=counted(count, noun, feminine=feminine), feminine=feminine, plural=count > 1)


def following(count: int, noun: str, *, kind: str = "", feminine: bool = True) -> Noun:
    """Return "ligne suivante", "deux lignes suivantes", "deux lignes de total suivantes"."""
    ending = "suivante" if feminine else "suivant"
    if count == 1:
        return Noun(words=f"{noun}{kind} {ending}", feminine=feminine)
    named = counted(count, noun, feminine=feminine)
    return Noun(words=f"{named}{kind} {ending}s", feminine=feminine, plural=True)
