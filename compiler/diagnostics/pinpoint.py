"""Diagnostics to their exact words: a quote is searched in the lines of its span, typography aside."""

import re
from collections.abc import Mapping
from dataclasses import replace

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span

_FOLDS = {"\u00a0": " ", "\u202f": " ", "’": "'", "…": "...", "“": '"', "”": '"'}

_SPACE = "[\u00a0\u202f ]?"


def pinpoint(diagnostic: Diagnostic, texts: Mapping[str, SourceText]) -> Diagnostic:
    """Return a diagnostic whose spans hold just their quotes, when these can be found."""
    related = tuple(
        replace(other, span=_narrow(other.quote, other.span, texts)) if other.quote else other
        for other in diagnostic.related
    )
    return replace(diagnostic, span=_narrow(diagnostic.quote, diagnostic.span, texts), related=related)


def _narrow(quote: str, span: Span, texts: Mapping[str, SourceText]) -> Span:
    source = texts.get(span.file)
    return (_find(quote, span, source) if source is not None and quote else None) or span


def _find(quote: str, span: Span, source: SourceText) -> Span | None:
    lines = source.lines[span.line - 1 : max(span.end_line, span.line)]
    window = "\n".join(lines)
    skip = span.column - 1 if span.end_line == span.line else 0
    skip = min(skip, len(window))
    pattern = _pattern(quote)
    # A short quote also stands inside longer words: those are tried last.
    word = re.compile(rf"(?<!\w){pattern.pattern}(?!\w)")
    match = (
        word.search(window, skip)
        or word.search(window)
        or pattern.search(window, skip)
        or pattern.search(window)
    )
    if match is None:
        return None
    start, end = match.span()
    line, column = _place(window, start, span.line)
    end_line, end_column = _place(window, end, span.line)
    return Span(file=span.file, line=line, column=column, end_line=end_line, end_column=end_column)


def _pattern(quote: str) -> re.Pattern[str]:
    """Return a pattern that meets the quote as it was typed: any spaces, straight or curly marks, emphasis inside."""
    words = "".join(_FOLDS.get(character, character) for character in quote).split()
    pattern = r"[\s*_]+".join(_word(word) for word in words)
    return re.compile(pattern.removeprefix(_SPACE) or r"(?!)")


def _word(word: str) -> str:
    pieces = []
    for character in word:
        if character == "'":
            pieces.append("['’\u2018]")
        elif character in '«»"':
            pieces.append('[\u00a0 ]?[«»"“”][\u00a0 ]?')
        elif character in ";:!?%€":
            pieces.append(_SPACE + re.escape(character))
        else:
            pieces.append(re.escape(character))
    return "".join(pieces)


def _place(window: str, position: int, first: int) -> tuple[int, int]:
    before = window[:position]
    return first + before.count("\n"), position - before.rfind("\n")
