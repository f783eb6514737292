"""What a signature slot says of itself that does not go together: its header, its quality, the name of its party."""

import re

from compiler.adopt.recognising.folding import fold_name
from compiler.adopt.recognising.partybook import PartyBook
from compiler.model.party import Party

_OF = re.compile(r"\b(?:de la|du|de l['’]|des|de|d['’]|aupr[èe]s de)\s*(?=\w)", re.IGNORECASE)
_NAMED_BY = re.compile(r"(?:(?:Le|La|Les)\s+|L['’])(?=[A-ZÀ-ÖØ-Þ])")
_BEFORE = re.compile(r"(?:\b(?:du|des|la|les?)|\bl['’])\s*\Z", re.IGNORECASE)
_LONGEST = 160


def quality_doubt(quality: str, header: str, party: Party, book: PartyBook) -> str:
    """Say in French what a quality names that the header above it does not; empty when they go together."""
    ours, theirs = book.places_in(quality), book.places_in(f"{header} {party.name}")
    natures = frozenset().union(*theirs.values())
    if not ours.keys() & theirs.keys() and any(natures & own for own in ours.values()):
        return "un autre lieu"
    return "un autre organisme" if _names_another(quality, party, book) else ""


def _names_another(quality: str, party: Party, book: PartyBook) -> bool:
    named = {
        found.id
        for part in _OF.finditer(quality)
        if book.knows(quality[part.end() :])
        and (found := book.find(quality[part.end() :])) is not None
        and book.party(found.id) is not None
    }
    return bool(named) and party.id not in named


def article_doubt(header: str, party: Party) -> str:
    """Say in French that a header leaves out the article that the name of a party starts with, or nothing."""
    named = _NAMED_BY.match(party.short) if len(header) <= _LONGEST else None
    start = _start_of(party.short[named.end() :], header) if named else None
    if start is None or _BEFORE.search(header[:start]):
        return ""
    return f"le nom de cette partie commence par un article, « {party.short} »"


def _start_of(place: str, header: str) -> int | None:
    """Return where the words of a place start in a header, whatever their accents."""
    wanted = fold_name(place)
    starts = (word.start() for word in re.finditer(r"(?<![\w-])\w", header))
    # Folding leaves articles out: only the last start has none before the name.
    return max(
        (start for start in starts if wanted and fold_name(header[start:].strip(" :.,")) == wanted),
        default=None,
    )
