"""Printed words to the words that a drafter types: plain spaces, straight apostrophes. Reading gives the print back."""

import re
import unicodedata

from compiler.diagnostics.source import CONTROLS

# What reading folds to one plain space, and what it drops.
_SPACES = re.compile(r"[ \t\n\r\u00a0\u2000-\u200a\u202f\u205f]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
_APOSTROPHE = re.compile(r"’(?!\d)")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_FORBIDDEN = re.compile(f"[{re.escape(''.join(sorted(CONTROLS)))}]")


def folded(text: str) -> str:
    """Return words with plain spaces only, without the signs that no file may hold or that reading drops."""
    return _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", text))))


def straight(text: str) -> str:
    """Return words with straight apostrophes, letter for letter; addresses keep theirs, which reading leaves alone."""
    if "’" not in text:
        return text
    pieces: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        pieces += (_APOSTROPHE.sub("'", text[end : address.start()]), address.group())
        end = address.end()
    return "".join((*pieces, _APOSTROPHE.sub("'", text[end:])))


def typed(text: str) -> str:
    """Return printed words as one types them."""
    return straight(folded(text))


def bare(text: str) -> str:
    """Return words that are read to the letter, without the signs that no file may hold."""
    return _UNSEEN.sub("", _FORBIDDEN.sub(" ", text)).strip()
