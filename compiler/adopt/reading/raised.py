"""Raised figures that call no note: they stay raised, as one sign each, and never run into the figure before them."""

import re
from collections.abc import Iterator

from compiler.model.text import Emphasis, Inline, Inlines, Link, Strong, Superscript, Text, plain

_SIGNS, _FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"
LOWERED = str.maketrans(_SIGNS, _FIGURES)
_RAISED = str.maketrans(_FIGURES, _SIGNS)
_FIGURE = re.compile(r"\(?(?P<figure>\d{1,3})\)?")
_UNIT = re.compile(r"(?:\b|\d)[dcmk]?m\Z", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:i?[eè]re?s?|ers?|i?[eè]mes?|es?|nde?s?|os?|°|bis|ter|quater)", re.IGNORECASE)
_LAST_WORD = re.compile(r"\S+(?:[ \u00a0\u202f]\d{3})*\Z")
_NEAR = 4


def figure_in(raised: str) -> str:
    """Return the number that raised signs write, in brackets or not: "1", "(1)"; empty when they write none."""
    found = _FIGURE.fullmatch(raised.strip())
    return found["figure"] if found else ""


def is_unit(before: str) -> bool:
    """Tell whether raised figures after these words belong to a unit: "m²"."""
    return _UNIT.search(before[-_NEAR:]) is not None


def is_stuck(before: str, raised: str) -> bool:
    """Tell whether raised letters run into a figure that they do not rank: "12 000ᵃ", where "1er" is a rank."""
    return before[-1:].isdigit() and raised.strip().isalpha() and not _ORDINAL.fullmatch(raised.strip())


def raised_signs(figures: str) -> str:
    """Return figures as signs that are raised by themselves; brackets keep theirs apart well enough."""
    bare = figures.strip()
    return bare.translate(_RAISED) if bare.isdigit() else bare


def stuck_word(before: str, raised: str) -> str:
    """Return the word that raised figures are stuck to, with them: "12 000¹"."""
    found = _LAST_WORD.search(before)
    return f"{found.group() if found else ''}{raised_signs(raised)}"


def told_raised(word: str) -> str:
    """Return what is said of a raised figure that no note answers."""
    return f"« {word} » : aucune note ne répond à ce signe en exposant, qui est gardé tel quel."


def told_repeated(word: str) -> str:
    """Return what is said of a raised figure that a note bears, but does not call."""
    return f"« {word} » renvoie à une note déjà appelée : ce signe en exposant est gardé tel quel."


def with_raised(words: Inlines, alone: list[str], before: str = "") -> Inlines:
    """Return words whose raised figures are signs; those of no unit, and letters stuck to a figure, go to `alone`."""
    return tuple(_settled(words, alone, before))


def _settled(words: Inlines, alone: list[str], before: str) -> Iterator[Inline]:
    for inline in words:
        match inline:
            case Superscript() if figure_in(inline.text):
                if not is_unit(before):
                    alone.append(stuck_word(before, inline.text))
                yield Text(text=raised_signs(inline.text))
            case Superscript() if is_stuck(before, inline.text):
                alone.append(stuck_word(before, inline.text))
                yield inline
            case Strong():
                yield Strong(content=with_raised(inline.content, alone, before))
            case Emphasis():
                yield Emphasis(content=with_raised(inline.content, alone, before))
            case Link():
                yield Link(address=inline.address, content=with_raised(inline.content, alone, before))
            case _:
                yield inline
        before += plain((inline,))
