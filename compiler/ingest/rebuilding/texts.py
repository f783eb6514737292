"""Words to inline text with its footnotes, ids to what is new, and things matched with what they were."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN
from compiler.model.protocol import Note
from compiler.model.text import Inline, Inlines, NoteMark, Text

Thing = TypeVar("Thing")
Printed = TypeVar("Printed")


class Ids:
    """Gives ids that nothing bears, made from printed words; the same words in the same order give the same ids."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def new(self, *words: str) -> str:
        """Return an id for something new."""
        base = slug(" ".join(words)) or "nouveau"
        name, rank = base, 1
        while name in self._taken:
            rank += 1
            name = f"{base}-{rank}"
        self._taken.add(name)
        return name


def slug(words: str) -> str:
    """Return words as an id: letters without accents, figures, hyphens."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain)[:8])


class Texts:
    """Makes inline texts. Footnotes whose words are those of a note of the act are that note."""

    def __init__(self, notes: dict[str, str]) -> None:
        self._known = notes
        self._ids = Ids(notes.values())
        self.added: list[Note] = []

    def inlines(self, words: str) -> Inlines:
        """Return words as a text, its footnotes called where they stand."""
        if NOTE_OPEN not in words:
            return (Text(text=words),) if words else ()
        found: list[Inline] = []
        head, *rest = words.split(NOTE_OPEN)
        found += (Text(text=head),) if head else ()
        for part in rest:
            note, _, tail = part.partition(NOTE_CLOSE)
            found.append(NoteMark(note=self._note(note)))
            found += (Text(text=tail),) if tail else ()
        return tuple(found)

    def _note(self, words: str) -> str:
        if words not in self._known:
            name = self._ids.new("note", str(len(self.added) + 1))
            self._known[words] = name
            content = (Text(text=words),) if words else ()
            self.added.append(Note(id=name, number=0, content=content))
        return self._known[words]


def matched(
    words: Sequence[Printed], base: Sequence[Thing], printed: Callable[[Thing], Printed]
) -> tuple[tuple[Thing | None, bool], ...]:
    """Return, for each of some words, the thing it was, and whether it prints the same; None for what is new.

    Equal words first; then what changed between them, in order, when as many went as came.
    """
    told = [printed(thing) for thing in base]
    found: list[tuple[Thing | None, bool]] = []
    # Words may be any records: their ranks among the distinct ones stand for them.
    keys: list[Printed] = []
    mine, other = ([_key(one, keys) for one in side] for side in (told, words))
    for tag, first, last, start, stop in SequenceMatcher(a=mine, b=other, autojunk=False).get_opcodes():
        if tag == "equal":
            found += ((thing, True) for thing in base[first:last])
        elif last - first == stop - start:
            found += ((thing, False) for thing in base[first:last])
        else:
            found += ((None, False) for _ in range(start, stop))
    return tuple(found)


def _key(one: Printed, keys: list[Printed]) -> int:
    if one not in keys:
        keys.append(one)
    return keys.index(one)
