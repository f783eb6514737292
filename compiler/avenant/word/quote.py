"""Words of the act to words between guillemets: those inside are turned, notes are told in full."""

import re
from collections.abc import Mapping

from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN
from compiler.model.label import NO_BREAK

OPEN, CLOSE = f"«{NO_BREAK}", f"{NO_BREAK}»"
NOTE_HEAD = f"[Note de bas de page{NO_BREAK}: "
_INSIDE = re.compile(rf"«{NO_BREAK}?|{NO_BREAK}?»|[“”‹›„‟{NOTE_OPEN}{NOTE_CLOSE}]")
_SIGNS: Mapping[str, str] = {
    OPEN: "“",
    CLOSE: "”",
    "“": "‹",
    "”": "›",
    "‹": "«",
    "›": "»",
    # Guillemets that no space parts from their words are another sign.
    "«": "„",
    "»": "‟",
    "„": OPEN,
    "‟": CLOSE,
    NOTE_OPEN: NOTE_HEAD,
    NOTE_CLOSE: "]",
}


def inside(text: str) -> str:
    """Return what stands between guillemets for a text of the act; a reader can turn it back."""
    return _INSIDE.sub(lambda sign: _SIGNS[sign.group()], text)


def quoted(text: str) -> str:
    """Return a text between guillemets."""
    return f"{OPEN}{inside(text)}{CLOSE}"


def with_notes(text: str) -> str:
    """Return a text as the cell of a grid shows it: letter for letter, its notes told."""
    return text.replace(NOTE_OPEN, NOTE_HEAD).replace(NOTE_CLOSE, "]")
