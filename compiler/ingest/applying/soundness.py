"""What an amended act must hold to be one: an avenant changed by hand may be applied and yet give none."""

import re
from collections import Counter
from collections.abc import Iterator

from compiler.model.enacted import ActWords, DivisionWords, EngagementWords

_SERVICE = re.compile(r" \([^()]*\)")


def find_unsound(act: ActWords) -> Iterator[str]:
    """Yield, in French, what makes an act unsound: a code borne twice, an unknown partner, words that are missing."""
    lines = [line for division in _all(act.divisions) for line in division.engagements]
    codes = Counter(line.code for line in lines)
    yield from (f"le code {code} désigne {count} lignes" for code, count in codes.items() if count > 1)
    names = {party.short for party in act.parties} | {group.short for group in act.groups}
    for line in lines:
        yield from _of_line(line, names)
    yield from _repeated(act.divisions)


def _of_line(line: EngagementWords, names: set[str]) -> Iterator[str]:
    if not any(getattr(alinea, "text", "x") for alinea in line.alineas):
        yield f"la ligne {line.code} n'a pas d'engagement"
    partners = [name for name in _SERVICE.sub("", line.partners.text).split(", ") if name]
    # A name that holds a comma or a bracket cannot be told from two, or from a service.
    is_plain = not any("," in name or "(" in name for name in names)
    for name in partners:
        if is_plain and name not in names:
            yield f"à la ligne {line.code}, « {name} » n'est ni une partie ni un ensemble de parties"
    twice = Counter(line.partners.text.split(", "))
    yield from (
        f"à la ligne {line.code}, « {name} » est écrit {count} fois"
        for name, count in twice.items()
        if count > 1 and name in names
    )


def _repeated(divisions: tuple[DivisionWords, ...]) -> Iterator[str]:
    numbers = Counter((one.kind, one.number) for one in divisions if one.number)
    for (kind, number), count in numbers.items():
        if count > 1:
            yield f"{count} divisions voisines de nature « {kind} » portent le numéro {number}"
    for division in divisions:
        yield from _repeated(division.children)


def _all(divisions: tuple[DivisionWords, ...]) -> Iterator[DivisionWords]:
    for division in divisions:
        yield division
        yield from _all(division.children)
