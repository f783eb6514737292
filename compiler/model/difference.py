"""Two acts as words to the first place where they differ, named for a lawyer: what a proof that fails has to show."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from compiler.model.enacted import (
    ActWords,
    DivisionWords,
    EngagementWords,
    FigureWords,
    GroupWords,
    PartyWords,
    TableWords,
)
from compiler.model.printed import NO_BREAK

# A rank follows the names of what is counted; the others name a thing that stands alone.
_COUNTED = {
    "contracts": "contrat rattaché",
    "slots": "signataire",
    "elements": "alinéa",
    "context": "indicateur de contexte",
    "alineas": "alinéa",
    "follow_up": "indicateur de suivi",
    "impact": "indicateur d’impact",
    "columns": "colonne",
    "rows": "ligne",
    "totals": "ligne de total",
    "cells": "case",
    "parties": "partie",
    "groups": "ensemble",
    "engagements": "ligne",
    "divisions": "division",
    "children": "division",
    "particulars": "mention",
}
_ALONE = {
    "title": "intitulé",
    "number": "numéro",
    "kind": "nature",
    "code": "code",
    "partners": "partenaires",
    "marker": "tiret ou numéro",
    "name": "nom",
    "short": "nom court",
    "members": "composition",
    "detail": "légende",
    "noun": "nature",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place, and what each act says there; empty for the one that says nothing."""

    place: str
    expected: str
    found: str


def first_difference(expected: ActWords, found: ActWords) -> Difference | None:
    """Return the first difference, in reading order; None when both acts say the same."""
    return next(_differences(expected, found, ()), None)


def _differences(expected: Any, found: Any, path: tuple[str, ...]) -> Iterator[Difference]:  # noqa: ANN401 - any part of an act
    if expected == found:
        return
    if is_dataclass(expected) and type(expected) is type(found):
        here = (*path, name) if (name := _name(expected)) else path
        for field in fields(expected):
            if field.compare:
                mine, other = getattr(expected, field.name), getattr(found, field.name)
                yield from _in_field(field.name, mine, other, here)
    else:
        yield _difference(expected, found, path)


def _in_field(field: str, expected: Any, found: Any, path: tuple[str, ...]) -> Iterator[Difference]:  # noqa: ANN401 - as above
    if not isinstance(expected, tuple):
        yield from _differences(expected, found, (*path, _ALONE[field]) if field in _ALONE else path)
        return
    for rank in range(max(len(expected), len(found))):
        mine = expected[rank] if rank < len(expected) else None
        other = found[rank] if rank < len(found) else None
        named = _name(mine) or _name(other)
        label = () if named and mine is not None and other is not None else (named or _rank(field, rank),)
        yield from _differences(mine, other, (*path, *label))


def _rank(field: str, rank: int) -> str:
    return f"{_COUNTED.get(field, field)}{NO_BREAK}n°{NO_BREAK}{rank + 1}"


def _name(thing: object) -> str:
    """Return what a thing is called; empty for what is only counted."""
    match thing:
        case DivisionWords():
            return (
                f"{thing.kind} {thing.number}".strip() if thing.number else f"{thing.kind} « {thing.title} »"
            )
        case EngagementWords():
            return f"ligne {thing.code}"
        case TableWords():
            return f"tableau {thing.number}" if thing.number else f"tableau « {thing.title} »"
        case FigureWords():
            return f"{thing.noun} « {thing.title} »"
        case PartyWords() | GroupWords():
            return thing.name
        case _:
            return ""


def _difference(expected: object, found: object, path: tuple[str, ...]) -> Difference:
    return Difference(place=", ".join(path), expected=_words(expected), found=_words(found))


def _words(thing: object) -> str:
    """Return all the words of a part of an act, in one line."""
    if thing is None:
        return ""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, tuple):
        return " | ".join(map(_words, thing))
    if is_dataclass(thing):
        return " ".join(
            filter(None, (_words(getattr(thing, one.name)) for one in fields(thing) if one.compare))
        )
    return str(thing)
