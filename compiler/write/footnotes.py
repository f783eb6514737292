"""Footnotes to the file of their call: which ones each text calls, by which keys, and their own lines."""

import re
from collections.abc import Mapping, Sequence

from compiler.model.block import Block
from compiler.model.division import SECTION, Division
from compiler.model.protocol import Note
from compiler.model.rewrite import rewrite_division
from compiler.model.text import Inline, Inlines, NoteMark
from compiler.write.inline import Hand

_UNFIT = re.compile(r"[\]\s]")


def notes_in_division(division: Division) -> tuple[str, ...]:
    """Return the notes that a division calls, its children included, in order."""
    found: dict[str, None] = {}

    def note(inline: Inline) -> Inline:
        if isinstance(inline, NoteMark):
            found.setdefault(inline.note)
        return inline

    rewrite_division(division, note)
    return tuple(found)


def notes_in_block(block: Block) -> tuple[str, ...]:
    """Return the notes that a block calls, in order."""
    return notes_in_division(Division(kind=SECTION, id="", number="", title=(), depth=1, blocks=(block,)))


def notes_in_text(content: Inlines) -> tuple[str, ...]:
    """Return the notes that a text calls, in order."""
    return notes_in_division(Division(kind=SECTION, id="", number="", title=content, depth=1))


def with_inner(called: Sequence[str], notes: Mapping[str, Note]) -> tuple[str, ...]:
    """Return notes with those that they call themselves."""
    found = dict.fromkeys(called)
    waiting = list(called)
    while waiting:
        note = notes.get(waiting.pop(0))
        for name in notes_in_text(note.content) if note else ():
            if name not in found:
                found[name] = None
                waiting.append(name)
    return tuple(found)


def keys_of(called: Sequence[str], stem: str, taken: set[str]) -> dict[str, str]:
    """Return the key of each note in a file of that name: reading gives the name back.

    Two files may call one note: `taken` are the ids that reading will have made of the keys of other files.
    """
    found: dict[str, str] = {}
    for name in called:
        key = _UNFIT.sub("-", name.removeprefix(f"{stem}-")) or "note"
        ranked = (key, *(f"{key}-{rank}" for rank in range(2, len(taken) + 3)))
        found[name] = next(one for one in ranked if f"{stem}-{one}" not in taken)
        taken.add(f"{stem}-{found[name]}")
    return found


def note_lines(note: Note, hand: Hand) -> list[str]:
    """Return the lines of a note: the first with its key, the others under it."""
    first, *rest = hand.text(note.content).split("\n")
    return [f"[^{hand.key(note.id)}]: {first}".rstrip(), *(f"    {line}" for line in rest)]
