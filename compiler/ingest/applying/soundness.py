"""What an amended act must hold to be one: an avenant changed by hand may be applied and yet give none."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator

from compiler.model.enacted import ActWords, DivisionWords, EngagementWords
from compiler.model.printed import MONTHS

_SERVICE = re.compile(r" \([^()]*\)")
_MEMBERS = re.compile(r", | et ")
_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:er)?[ \u00a0](?P<month>{'|'.join(MONTHS)}) (?P<year>[1-9]\d{{3}})\b"
)


def find_unsound(before: ActWords, after: ActWords) -> Iterator[str]:
    """Yield, in French, what makes an amended act unsound: a code borne twice, an unknown name, a day that is none.

    What was so before is not the doing of who amends.
    """
    known = set(_faults(before))
    return (fault for fault in _faults(after) if fault not in known)


def _faults(act: ActWords) -> Iterator[str]:
    lines = [line for division in _all(act.divisions) for line in division.engagements]
    codes = Counter(line.code for line in lines)
    yield from (f"le code {code} désigne {count} lignes" for code, count in codes.items() if count > 1)
    names = {party.short for party in act.parties} | {group.short for group in act.groups}
    for line in lines:
        yield from _of_line(line, names)
    yield from _repeated(act.divisions)
    yield from _of_groups(act)
    yield from _of_days(act)


def _of_groups(act: ActWords) -> Iterator[str]:
    """Yield the members of sets that are neither parties nor sets; names with a comma cannot be told from two."""
    names = {party.short for party in act.parties} | {group.short for group in act.groups}
    if any("," in name or " et " in name for name in names):
        return
    for group in act.groups:
        for name in _MEMBERS.split(group.members):
            if name and name not in names:
                yield f"dans l'ensemble « {group.name} », « {name} » n'est ni une partie ni un ensemble de parties"


def _of_days(act: ActWords) -> Iterator[str]:
    """Yield the days that are in no calendar, where the act owes something by them."""
    divisions = tuple(_all(act.divisions))
    lines = (line for division in divisions for line in division.engagements)
    owed = [one.text for line in lines for one in (*line.follow_up, *line.impact)]
    owed += [one.text for division in divisions for one in division.context]
    for text in (*(text for _, text in act.particulars), *(one.text for one in act.contracts), *owed):
        for match in _DAY.finditer(text):
            if int(match["day"]) > monthrange(int(match["year"]), MONTHS.index(match["month"]) + 1)[1]:
                yield f"« {match[0]} » n'est pas un jour du calendrier"


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
