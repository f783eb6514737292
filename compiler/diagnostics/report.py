"""Diagnostics to what a person or a program reads: text with excerpts, JSON lines, SARIF. Pure and sorted."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from compiler.diagnostics.catalogue import severity_of
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFORMATION: "36"}
_MAX_WIDTH = 110


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics by file, line, column, code."""
    return tuple(
        sorted(
            diagnostics,
            key=lambda item: (item.span.file, item.span.line, item.span.column, item.code, item.message),
        )
    )


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """Return how many diagnostics have that severity."""
    return sum(1 for diagnostic in diagnostics if severity_of(diagnostic) is severity)


def report_text(
    diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, SourceText], folder: str, *, colour: bool
) -> str:
    """Return the report a drafter reads; file names start with `folder`."""
    parts = [_one(diagnostic, texts, folder, colour=colour) for diagnostic in diagnostics]
    return "\n".join([*parts, summary(diagnostics)]) + "\n"


def summary(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return the closing line: how many of each severity."""
    if not diagnostics:
        return "Tout est en ordre : aucune erreur, aucun avertissement."
    counts = [(count(diagnostics, severity), severity.value) for severity in Severity]
    said = [f"{number} {name}{'s' if number > 1 else ''}" for number, name in counts if number]
    return "Bilan : " + ", ".join(said) + "."


def _paint(text: str, codes: str, *, colour: bool) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if colour else text


def _one(diagnostic: Diagnostic, texts: Mapping[str, SourceText], folder: str, *, colour: bool) -> str:
    severity = severity_of(diagnostic)
    place = _place(diagnostic.span, folder)
    head = _paint(f"{severity.value}[{diagnostic.code}]", f"1;{_COLOURS[severity]}", colour=colour)
    lines = [f"{place}: {head} : {diagnostic.message}"]
    lines += _excerpt(diagnostic.span, texts, _COLOURS[severity], colour=colour)
    if diagnostic.hint:
        lines.append(f"  = aide : {diagnostic.hint}")
    for related in diagnostic.related:
        lines.append(f"  = {related.caption} : {_place(related.span, folder)}")
        lines += _excerpt(related.span, texts, "34", colour=colour)
    return "\n".join(lines) + "\n"


def _place(span: Span, folder: str) -> str:
    home = "" if folder == "." and span.file else folder
    path = f"{home}/{span.file}" if home and span.file else home or span.file
    return f"{path}:{span.line}:{span.column}"


def _excerpt(span: Span, texts: Mapping[str, SourceText], tint: str, *, colour: bool) -> list[str]:
    source = texts.get(span.file)
    line = source.line(span.line) if source else ""
    if not line.strip():
        return []
    start = (
        span.column - 1 if span.column > 1 or span.end_line == span.line else len(line) - len(line.lstrip())
    )
    is_whole = span.column == 1 and span.end_column == 1
    end = len(line.rstrip()) if is_whole or span.end_line > span.line else min(span.end_column - 1, len(line))
    start = len(line) - len(line.lstrip()) if is_whole else start
    line, start, end = _window(line, start, max(end, start + 1))
    number = str(span.line)
    margin = " " * len(number)
    under = "".join("\t" if character == "\t" else " " for character in line[:start]) + "^" * (end - start)
    return [f"  {number} | {line}", f"  {margin} | {_paint(under, tint, colour=colour)}"]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Cut a long line around the words shown, so that they stay in sight."""
    if len(line) <= _MAX_WIDTH:
        return line, start, end
    left = max(0, min(start - 30, len(line) - _MAX_WIDTH))
    right = min(len(line), left + _MAX_WIDTH)
    head, tail = ("…" if left else ""), ("…" if right < len(line) else "")
    shift = left - len(head)
    shown = head + line[left:right] + tail
    return shown, start - shift, min(end - shift, len(shown))


def as_record(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data, with the keys promised to programs."""
    return {
        "code": diagnostic.code,
        "severite": severity_of(diagnostic).value,
        "message": diagnostic.message,
        "fichier": diagnostic.span.file,
        "ligne": diagnostic.span.line,
        "colonne": diagnostic.span.column,
        "ligne_fin": diagnostic.span.end_line,
        "colonne_fin": diagnostic.span.end_column,
        "aide": diagnostic.hint,
        "lies": [
            {
                "message": related.caption,
                "fichier": related.span.file,
                "ligne": related.span.line,
                "colonne": related.span.column,
            }
            for related in diagnostic.related
        ],
    }


def report_json(diagnostics: tuple[Diagnostic, ...]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(as_record(diagnostic), ensure_ascii=False) + "\n" for diagnostic in diagnostics)
