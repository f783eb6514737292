"""An act to the communes that it names one letter away from a party: "la commune d'Agnets" for Agnetz.

A commune misspelt is another one, or none. Only the words after "commune", "ville", "mairie" or "maire" are read,
and only long names: two real communes are seldom one letter apart. Source: code officiel géographique of INSEE.
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.party import Party
from compiler.model.passage import Passage, passages_with
from compiler.model.protocol import Protocol
from compiler.model.table import ColumnType, Table
from compiler.model.text import plain

_COMMUNE = "commune"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'-]*(?:[ -](?:(?:de|du|des|la|le|les|en|sur|sous|lès|l'|d')[ -])*[A-ZÀ-ÖØ-Þ][\w'-]*)*"
_NAMED = re.compile(
    rf"\b(?:[Cc]ommunes?|[Vv]illes?|[Mm]airies?|[Mm]aires?|CCAS) (?:de la |de l'|de |du |des |d')(?P<name>{_NAME})"
)
_PLACE = re.compile(r"\b(?:de la |de l'|de |du |des |d')(?=[A-ZÀ-Þ])")
_CLUES = ("commune d", "communes d", "ville d", "mairie d", "maire d", "ccas d")
_SHORTEST = 6


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield each near miss once, at its first place. Errors: name.two-spellings."""
    communes = {fold(_place(party)): party for party in protocol.parties if party.nature == _COMMUNE}
    if not communes:
        return
    told: set[str] = set()
    others: frozenset[str] | None = None
    for passage in passages_with(protocol, *_CLUES):
        for match in _NAMED.finditer(passage.text):
            name = fold(match["name"])
            if name in communes or name in told or len(name) < _SHORTEST:
                continue
            told.add(name)
            near = [known for known in communes if _is_one_letter_away(name, known)]
            if len(near) == 1:
                others = _known_places(protocol) if others is None else others
                if name not in others:
                    yield _near_miss(match["name"], communes[near[0]], passage)


def _place(party: Party) -> str:
    """Return the name of a commune alone: "Agnetz" of "La commune d'Agnetz"."""
    name = party.name.replace("’", "'")
    found = _PLACE.search(name)
    return name[found.end() :] if found else party.short


def _known_places(protocol: Protocol) -> frozenset[str]:
    """Return the names that the act declares or lists otherwise: communes of its tables, territories, contracts."""
    cells = {
        plain(paragraph)
        for block in protocol.blocks()
        if isinstance(block, Table)
        for rank, column in enumerate(block.columns)
        if column.type is ColumnType.TEXT
        for row in block.rows
        for paragraph in row.cells[rank].paragraphs
    }
    declared = {protocol.identity.place, protocol.identity.territory}
    declared |= {
        words for contract in protocol.identity.contracts for words in (contract.name, contract.territory)
    }
    declared |= {party.short for party in protocol.parties}
    return frozenset(fold(words.replace("’", "'")) for words in cells | declared)


def _is_one_letter_away(name: str, known: str) -> bool:
    """Tell whether one letter was changed, added, left out, or exchanged with the next."""
    if abs(len(name) - len(known)) > 1 or len(known) < _SHORTEST:
        return False
    start = next(
        (rank for rank, (one, other) in enumerate(zip(name, known, strict=False)) if one != other), -1
    )
    if start < 0:
        return len(name) != len(known)
    after, rest = name[start:], known[start:]
    return (
        after[1:] == rest[1:]
        or after[1:] == rest
        or after == rest[1:]
        or (after[:2] == rest[1::-1] and after[2:] == rest[2:])
    )


def _near_miss(words: str, party: Party, passage: Passage) -> Diagnostic:
    place = _place(party)
    return Diagnostic(
        code="name.two-spellings",
        message=f"Dans {passage.place}, « {words} » n'est aucune commune de l'acte, et ressemble à « {place} ».",
        span=passage.span,
        quote=words,
        hint=f"vouliez-vous dire « {place} » ? "
        "Si c'est une autre commune, faites taire cette règle ici, avec sa raison",
        related=(Related(caption="la partie", span=party.span, quote=place),),
    )
