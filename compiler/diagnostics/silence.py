"""Rules silenced at one place by the author, with a reason: "verifier: ignorer CODE : raison" in a comment."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.diagnostics.catalogue import CATALOGUE
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import did_you_mean

_MARK = re.compile(
    r"(?:<!--|#)\s*v[ée]rifier\s*:\s*ignorer\s+(?P<codes>[\w.-]+(?:\s*,\s*[\w.-]+)*)\s*(?::\s*(?P<reason>.*?))?\s*(?:-->|$)"
)
# Faults of form whose family also holds rules of meaning.
_NEVER = (
    "date.impossible",
    "party.circular-set",
    "party.unknown-member",
    "table.bad-value",
    "table.unknown-column",
)


@dataclass(frozen=True, slots=True)
class Silence:
    """One rule silenced over lines `first` to `last` of a file, both included."""

    code: str
    reason: str
    span: Span
    first: int
    last: int


def find_silences(texts: Iterable[SourceText]) -> tuple[Silence, ...]:
    """Return every silence that authors wrote, in order."""
    return tuple(silence for source in texts if "ignorer" in source.text for silence in _in_text(source))


def _in_text(source: SourceText) -> Iterator[Silence]:
    for number, line in enumerate(source.lines, 1):
        match = _MARK.search(line)
        if match is None:
            continue
        span = Span(
            file=source.path,
            line=number,
            column=match.start() + 1,
            end_line=number,
            end_column=match.end() + 1,
        )
        alone = not line[: match.start()].strip()
        first, last = _reach(source, number) if alone else (number, number)
        for code in match["codes"].split(","):
            yield Silence(code.strip(), (match["reason"] or "").strip(), span, first, last)


def _reach(source: SourceText, number: int) -> tuple[int, int]:
    """Return the lines that a mark alone on its line covers: to the next blank line, or the end of a fence."""
    lines = source.lines
    start = number
    while start < len(lines) and (not lines[start].strip() or _MARK.search(lines[start])):
        start += 1
    end = start
    if start < len(lines) and lines[start].startswith("```"):
        end += 1
        while end < len(lines) and not lines[end].startswith("```"):
            end += 1
        return number, end + 1
    indent = len(lines[start]) - len(lines[start].lstrip()) if start < len(lines) else 0
    is_yaml = lines[number - 1].lstrip().startswith("#")
    while end < len(lines) and lines[end].strip():
        deeper = len(lines[end]) - len(lines[end].lstrip()) > indent
        if is_yaml and end > start and not deeper:
            break
        end += 1
    return number, end


def apply_silences(
    diagnostics: Iterable[Diagnostic], silences: tuple[Silence, ...]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that are not silenced, with those about the silences themselves.

    Errors: silence.unknown-code, silence.without-reason, silence.unused. Only what has a
    reason silences, and an error of form can never be silenced: there would be nothing to print.
    """
    kept: list[Diagnostic] = []
    used: set[Silence] = set()
    for diagnostic in diagnostics:
        cover = [silence for silence in silences if _covers(silence, diagnostic)]
        used.update(cover)
        if not cover:
            kept.append(diagnostic)
    return (
        *kept,
        *(told for silence in silences if (told := _told(silence, is_used=silence in used)) is not None),
    )


def _covers(silence: Silence, diagnostic: Diagnostic) -> bool:
    return (
        silence.code == diagnostic.code
        and bool(silence.reason)
        and silence.span.file == diagnostic.span.file
        and silence.first <= diagnostic.span.line <= silence.last
        and is_rule(silence.code)
    )


def is_rule(code: str) -> bool:
    """Tell whether a code is a rule of meaning, which may be silenced, and not a fault of form."""
    return code in CATALOGUE and code not in _NEVER and code.split(".", maxsplit=1)[0] not in _FORM


_FORM = frozenset(
    {
        "avenant",
        "brief",
        "csv",
        "file",
        "heading",
        "id",
        "image",
        "markdown",
        "note",
        "seal",
        "shape",
        "silence",
        "version",
        "yaml",
    }
)


def _told(silence: Silence, *, is_used: bool) -> Diagnostic | None:
    if not is_rule(silence.code):
        rules = [code for code in CATALOGUE if is_rule(code)]
        return Diagnostic(
            code="silence.unknown-code",
            message=f"« {silence.code} » n'est pas une règle que l'on peut faire taire.",
            span=silence.span,
            hint=did_you_mean(silence.code, rules, "corrigez le texte plutôt que la règle"),
        )
    if not silence.reason:
        return Diagnostic(
            code="silence.without-reason",
            message="Une règle ne se tait pas sans raison.",
            span=silence.span,
            hint=f"écrivez « verifier: ignorer {silence.code} : la raison »",
        )
    if not is_used:
        return Diagnostic(
            code="silence.unused",
            message=f"Rien à faire taire ici pour « {silence.code} ».",
            span=silence.span,
            hint="supprimez ce commentaire",
        )
    return None
