"""Diagnostics to their exact words: a quote is searched in the lines of its span, typography aside."""

import re
from collections.abc import Mapping
from dataclasses import replace

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span

_FOLDS = {"\u00a0": " ", "\u202f": " ", "’": "'", "…": "...", "“": '"', "”": '"'}


def pinpoint(diagnostic: Diagnostic, texts: Mapping[str, SourceText]) -> Diagnostic:
    """Return a diagnostic whose span holds just its quote, when the quote can be found."""
    source = texts.get(diagnostic.span.file)
    if source is None or not diagnostic.quote:
        return diagnostic
    found = _find(diagnostic.quote, diagnostic.span, source)
    return replace(diagnostic, span=found) if found else diagnostic


def _find(quote: str, span: Span, source: SourceText) -> Span | None:
    lines = source.lines[span.line - 1 : max(span.end_line, span.line)]
    window = "\n".join(lines)
    skip = span.column - 1 if span.end_line == span.line else 0
    match = _pattern(quote).search(window, min(skip, len(window))) or _pattern(quote).search(window)
    if match is None:
        return None
    start, end = match.span()
    line, column = _place(window, start, span.line)
    end_line, end_column = _place(window, end, span.line)
    return Span(file=span.file, line=line, column=column, end_line=end_line, end_column=end_column)


def _pattern(quote: str) -> re.Pattern[str]:
    """Return a pattern that meets the quote as it was typed: any spaces, straight or curly marks, emphasis inside."""
    words = "".join(_FOLDS.get(character, character) for character in quote).split()
    return re.compile(r"[\s*_]+".join(_word(word) for word in words) or r"(?!)")


def _word(word: str) -> str:
    pieces = []
    for character in word:
        if character == "'":
            pieces.append("['’\u2018]")
        elif character in '«»"':
            pieces.append("[\u00a0 ]?[«»\"“”][\u00a0 ]?")
        elif character in ";:!?%€":
            pieces.append("[\u00a0\u202f ]?" + re.escape(character))
        else:
            pieces.append(re.escape(character))
    return "".join(pieces)


def _place(window: str, position: int, first: int) -> tuple[int, int]:
    before = window[:position]
    return first + before.count("\n"), position - before.rfind("\n")
