"""Inline text to the runs of the template: a string is itself, a list starts with the kind of its content."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias, assert_never

from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
)
from compiler.render.pdf.places import Places

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


class Manner(Enum):
    """Where a text is written: what a page repeats leads nowhere, and the contents call no note."""

    PROSE = "prose"
    HEAD = "head"
    CONTENTS = "contents"


@dataclass(slots=True)
class Writer:
    """Writes texts in reading order, and remembers which notes were called already."""

    places: Places
    notes: Mapping[int, Inlines]
    called: set[int] = field(default_factory=set)
    manner: Manner = Manner.PROSE

    @contextmanager
    def writing(self, manner: Manner) -> Iterator[None]:
        """Write in another manner for a while."""
        self.manner, before = manner, self.manner
        yield
        self.manner = before

    def runs(self, content: Inlines) -> list[Json]:
        """Return the runs of a text."""
        return [run for inline in content for run in self._runs(inline)]

    def _runs(self, inline: Inline) -> Iterator[Json]:
        match inline:
            case Text() | Figure():
                yield inline.text
            case Superscript():
                yield ["superscript", inline.text]
            case Strong():
                yield ["strong", self.runs(inline.content)]
            case Emphasis():
                yield ["emphasis", self.runs(inline.content)]
            case Link():
                yield from self._link(inline)
            case Reference():
                place = self.places.find(inline) if self.manner is Manner.PROSE else None
                yield inline.text if place is None else ["reference", place, inline.text]
            case NoteMark():
                yield from self._note(inline.number)
            case LineBreak():
                yield ["break"]
            case _:
                assert_never(inline)

    def _link(self, link: Link) -> Iterator[Json]:
        if self.manner is Manner.PROSE:
            yield ["link", link.address, self.runs(link.content)]
        else:
            yield from self.runs(link.content)

    def _note(self, number: int) -> Iterator[Json]:
        if number not in self.notes or self.manner is Manner.CONTENTS:
            return
        if number not in self.called:
            self.called.add(number)
            yield [
                "note" if self.manner is Manner.PROSE else "head-note",
                number,
                self.runs(self.notes[number]),
            ]
        elif self.manner is Manner.PROSE:
            yield ["note-again", number]
        else:
            yield ["superscript", str(number)]
