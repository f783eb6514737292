"""Where the sentences of an alinéa begin and end: what clauses call its première, seconde, dernière phrase.

A sentence ends with a full stop, an exclamation or question mark or an ellipsis, followed by a plain space and a
capital, a figure or an opening guillemet. A full stop after one capital or a known abbreviation ends nothing, nor does
one inside a footnote.
"""

import re

from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN

_END = re.compile(r"[.!?…](?:\u00a0»|\))* (?=[A-ZÀ-ÖØ-ÞŒ0-9«“(])")
_ABBREVIATED = re.compile(r"(?:\b[A-ZÀ-Ö]|\b(?:art|cf|p|al|M|MM|Mme|Dr|etc|ex|av|bd|St|Ste))\.\Z")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, without the plain space between them: joined by it, they are the text again."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end() - 1
        in_note = text.rfind(NOTE_OPEN, 0, end) > text.rfind(NOTE_CLOSE, 0, end)
        if not in_note and not _ABBREVIATED.search(text, start, match.start() + 1):
            found.append(text[start:end])
            start = end + 1
    return (*found, text[start:])
