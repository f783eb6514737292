"""One clause being read: its sentence, what a formula found in it, and what it quotes."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.ingest.reading.forms import MATTER
from compiler.ingest.reading.names import Names
from compiler.ingest.reading.ordinals import number_of, occurrence_of
from compiler.ingest.reading.places import Elements, Home, Place, Places, WholeContainer
from compiler.ingest.reading.quotations import DivisionReader, read_elements, unquoted
from compiler.ingest.reading.quoting import Masked
from compiler.ingest.reading.unread import UnreadError, unknown_place, unread
from compiler.model.amendment import ClauseBlock, Grid
from compiler.model.enacted import Element, Words
from compiler.model.operation import Container, Holder

_MARKED = frozenset({Holder.PROSE, Holder.ENGAGEMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence as one formula reads it. `blocks` are the quoted lines and grids that follow."""

    masked: Masked
    parts: Mapping[str, str | None]
    places: Places
    divisions: DivisionReader
    blocks: tuple[ClauseBlock, ...]

    @property
    def names(self) -> Names:
        """Return the act in force by its names."""
        return self.places.names

    def has(self, part: str) -> bool:
        """Tell whether a part of the formula is there."""
        return self.parts.get(part) is not None

    def part(self, part: str) -> str:
        """Return a part of the formula, empty when it is not there."""
        return self.parts.get(part) or ""

    def quote(self, part: str) -> str:
        """Return what a quoted part says."""
        return self.masked.quote(self.part(part))

    def matter(self, part: str) -> str:
        """Return the words that "le mot : « X »" or "la date du X" quote."""
        match = MATTER.fullmatch(self.part(part))
        if match is None:
            raise unread(self.masked.shown(self.part(part)))
        if match["quote"]:
            return self.masked.quote(match["quote"])
        return str(match["amount"] or match["day"] or match["target"])

    def occurrence(self) -> int:
        """Return which occurrence of the quoted words is meant, 0 when they are alone."""
        return occurrence_of(self.part("occurrence"))

    def number(self) -> int:
        """Return how many things are announced; one when the formula names one."""
        words = self.part("number")
        found = number_of(words) if words else 1
        if not found:
            raise unread(self.masked.shown(words))
        return found

    def place(self, *parts: str) -> Place:
        """Return the place that some parts name, one inside the other."""
        return self.places.read(", ".join(self.part(part) for part in parts if self.has(part)), self.masked)

    def elements(self, *parts: str) -> Elements:
        """Return the elements or the sentence that some parts name."""
        words = ", ".join(self.part(part) for part in parts if self.has(part))
        return self.places.only(self.places.read(words, self.masked), self.masked.shown(words))

    def container(self, place: Place, noun: str = "") -> Container:
        """Return a place as a container of elements called `noun`."""
        match place:
            case WholeContainer():
                return place.container
            case Home() if place.division:
                holder = Holder.CONTEXT if noun.endswith("contexte") else Holder.PROSE
                return Container(holder=holder, id=place.division)
            case _:
                raise unknown_place(self.masked.text)

    def quoted_elements(self, container: Container, count: int = 0) -> tuple[Element, ...]:
        """Return the elements quoted for a container; as many as announced, when a number was."""
        items = unquoted(self.blocks)
        if container.holder in _MARKED:
            found = read_elements(items)
        else:
            found = tuple(Words(text=item) for item in items if isinstance(item, str))
        if not found or (count and len(found) != count):
            raise UnreadError(
                "avenant.unread-sentence", "ce qui est cité ne compte pas ce que la phrase annonce."
            )
        return found

    def text(self) -> str:
        """Return the only quoted line."""
        items = unquoted(self.blocks)
        if len(items) != 1 or not isinstance(items[0], str):
            raise unread(self.masked.shown(self.masked.text))
        return items[0]

    def lines(self, count: int) -> tuple[str, ...]:
        """Return quoted lines, as many as announced; any number when `count` is 0."""
        items = unquoted(self.blocks)
        if not all(isinstance(item, str) for item in items) or (count and len(items) != count):
            raise unread(self.masked.shown(self.masked.text))
        return tuple(item for item in items if isinstance(item, str))

    def grid(self) -> Grid:
        """Return the only grid that follows."""
        if len(self.blocks) != 1 or not isinstance(self.blocks[0], Grid):
            raise unread(self.masked.shown(self.masked.text))
        return self.blocks[0]

    def nothing_follows(self) -> None:
        """Refuse a quotation after an order that announces none."""
        if self.blocks:
            raise unread(self.masked.shown(self.masked.text))
