"""Edits of several signs to the same edits with the word before them: no noun names "..", one names "fin.."."""

import re

from compiler.avenant.word.base import Base
from compiler.avenant.word.matter import has_no_word
from compiler.model.operation import InsertWords, ReplaceWords
from compiler.model.sentence import sentences

# Only spaces may stand between: an edit of that word would have been told together with this one.
_WORD_BEFORE = re.compile(r"(?<!\w)\w+(?:[-’'.]\w+)*[ \u00a0\u202f]*\Z")
_JOINED = (",", ".", ")")


def widened(operation: ReplaceWords | InsertWords, base: Base) -> ReplaceWords | None:
    """Return an edit of signs as one of words; None when it needs no word, or when none stands before it."""
    if not any(map(has_no_word, _quoted(operation))):
        return None
    text = _text(operation, base)
    span = _span(operation, text)
    word = _WORD_BEFORE.search(text[: span[0]]) if span else None
    if span is None or word is None:
        return None
    start, end = word.start(), span[1]
    old = text[start:end]
    new = word[0] + operation.new if operation.new else word[0].removesuffix(" ")
    if isinstance(operation, InsertWords):
        # A space comes with what is inserted, unless it is joined to the word.
        new = text[start : span[0]] + ("" if operation.new.startswith(_JOINED) else " ") + operation.new
    return ReplaceWords(
        container=operation.container,
        element=operation.element,
        old=old,
        new=new,
        sentence=operation.sentence,
        occurrence=_occurrence(text, old, start),
    )


def _quoted(operation: ReplaceWords | InsertWords) -> tuple[str, ...]:
    old = operation.old if isinstance(operation, ReplaceWords) else operation.after
    return old, operation.new


def _text(operation: ReplaceWords | InsertWords, base: Base) -> str:
    text = base.text(operation.container, operation.element)
    return sentences(text)[operation.sentence - 1] if operation.sentence else text


def _span(operation: ReplaceWords | InsertWords, text: str) -> tuple[int, int] | None:
    """Return the letters that an edit takes, none of them for an insertion; None when it cannot be widened exactly."""
    if isinstance(operation, InsertWords):
        if operation.at_start:
            return None
        end = len(text)
        if operation.after:
            end = _place(text, operation.after, operation.occurrence) + len(operation.after)
        return end, end
    start = _place(text, operation.old, operation.occurrence)
    end = start + len(operation.old)
    # What is deleted without a space before it takes the one after it, which a quotation does not end with.
    takes_next = not operation.new and text.startswith(" ", end) and not text[:start].endswith(" ")
    return None if takes_next else (start, end)


def _place(text: str, quote: str, occurrence: int) -> int:
    return _places(text, quote)[max(occurrence, 1) - 1]


def _places(text: str, quote: str) -> list[int]:
    return [place for place in range(len(text)) if text.startswith(quote, place)]


def _occurrence(text: str, quote: str, start: int) -> int:
    """Return which occurrence is meant, 0 when words stand once."""
    places = _places(text, quote)
    return places.index(start) + 1 if len(places) > 1 else 0
