"""Words of a source file to other words, in place: the author's lines, marks, comments and quotes stay as they are.

What is no longer in the file as the act had it is refused, never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from compiler.diagnostics.span import Span
from compiler.model.text import Inlines
from compiler.write.alignment import find_words
from compiler.write.cutting import Splice
from compiler.write.letters import printed
from compiler.write.regions import regions
from compiler.write.splicing import spliced


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """New words for a text of the act: where it was read, what it held, what it is to print.

    `key` is the field or the column that holds it, when its span holds several texts that are alike. `is_literal` is
    for the fields that are read to the letter, where a star is a star.
    """

    span: Span
    before: Inlines
    after: str
    key: str = ""
    is_literal: bool = False


@dataclass(frozen=True, slots=True)
class Patched:
    """A file with its new words, and what was refused: not found as the act had it, or changed twice."""

    text: str
    refused: tuple[Rewording, ...] = ()


def patched(text: str, rewordings: Iterable[Rewording]) -> Patched:
    """Return the text of a file with only these words changed; of two changes to one text, the second is refused."""
    kept: list[Splice] = []
    refused: list[Rewording] = []
    for rewording in rewordings:
        splice = splice_of(text, rewording)
        if splice is None or any(splice.crosses(other) for other in kept):
            refused.append(rewording)
        else:
            kept.append(splice)
    for splice in sorted(kept, key=lambda one: one.start, reverse=True):
        text = text[: splice.start] + splice.words + text[splice.end :]
    return Patched(text, tuple(refused))


def splice_of(text: str, rewording: Rewording) -> Splice | None:
    """Return the stretch to replace in a file, and by what; None when its words are not there, or not safely."""
    wanted = printed(rewording.before)
    found = find_words(text, regions(text, rewording.span, rewording.key), wanted)
    return spliced(text, found, wanted, rewording.after, is_literal=rewording.is_literal) if found else None
