"""What the text of a cell looks like: a number, a mark, a list, words. Columns are known by the shapes they hold."""

import re
from enum import Enum

from compiler.adopt.reading.cells import bare
from compiler.adopt.reading.markers import read_bullet

_PERCENT = re.compile(r"[<>≈~]?\s*\d[\d \u00a0\u202f.,]*\s*%")
_AMOUNT = re.compile(r"[<>≈~+-]?\s*\d[\d \u00a0\u202f.,]*\s*(?:€|euros|k€|M€)")
_NUMBER = re.compile(r"[<>≈~+-]?\s*\d[\d \u00a0\u202f.,]*(?:\.?[a-z])?")
_DATE = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:19|20)\d\d")
_MARK = re.compile(r"[xX✓✔●■☑☒✗]|oui|non", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\s?[.)–-]")
_RUNS_ON = re.compile(r"[(«]?\s?[a-zà-öø-ÿœ]")
_LETTER = re.compile(r"[^\W\d_]")


class Shape(Enum):
    """The look of a cell."""

    EMPTY = "vide"
    DATE = "date"
    PERCENT = "pourcentage"
    AMOUNT = "montant"
    NUMBER = "nombre"
    MARK = "marque"
    LIST = "liste"
    NUMBERED = "titre numéroté"
    CAPITALS = "capitales"
    RUNS_ON = "suite"
    WORDS = "mots"


def shape_of(text: str) -> Shape:
    """Return the shape of a cell."""
    words = bare(text)
    if not words:
        return Shape.EMPTY
    for shape, pattern in _WHOLE:
        if pattern.fullmatch(words):
            return shape
    if read_bullet(words) is not None or words in {"-", "–", "—"}:
        return Shape.LIST
    if _NUMBERED.match(words):
        return Shape.NUMBERED
    if _RUNS_ON.match(words):
        return Shape.RUNS_ON
    return Shape.CAPITALS if words.isupper() and len(_LETTER.findall(words)) > 1 else Shape.WORDS


_WHOLE = (
    (Shape.DATE, _DATE),
    (Shape.PERCENT, _PERCENT),
    (Shape.AMOUNT, _AMOUNT),
    (Shape.NUMBER, _NUMBER),
    (Shape.MARK, _MARK),
)
