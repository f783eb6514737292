"""Ordinals of a comparison to raised ones, as those of the act: in a page, in a Word document. Markdown has none."""

import re
from collections.abc import Iterator

from compiler.model.text import Inline, Superscript, Text

_ORDINAL = r"(?<![\w.,/-])(?P<number>\d+|I|[IVXLC]{2,})(?P<end>(?<=\b[1I])(?:ers?|res?)|(?<!\b[1I])es?)(?![\w’'./-]*\w)"
_IN_TEXT = re.compile(_ORDINAL)
# What shows no markup of its own is passed over whole: titles, choices of a list, words in a picture.
_IN_PAGE = re.compile(
    rf"<(?P<bare>script|style|title|desc|option|text)\b.*?</(?P=bare)>|<[^>]*>|{_ORDINAL}", re.DOTALL
)


def raise_in_page(written: str) -> str:
    """Return a page with its ordinals raised."""
    return _IN_PAGE.sub(_raised, written)


def _raised(found: re.Match[str]) -> str:
    return f"{found['number']}<sup>{found['end']}</sup>" if found["end"] else found.group()


def raised_inlines(text: str) -> Iterator[Inline]:
    """Yield a text with its ordinals raised."""
    start = 0
    for found in _IN_TEXT.finditer(text):
        yield Text(text=text[start : found.start("end")])
        yield Superscript(text=found["end"])
        start = found.end()
    if text[start:]:
        yield Text(text=text[start:])
