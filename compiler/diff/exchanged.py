"""Two versions of an act to the ids that went from one thing to another, word for word: exchanged or taken over.

An id is what a thing is in law from one version to the next; numbers and codes are no part of what it is known by.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.division import Division
from compiler.model.enact import Enactor, contract_words, enactor_of, party_words
from compiler.model.engagement import Engagement, Indicator
from compiler.model.label import heading_text
from compiler.model.party import Party, PartySet
from compiler.model.protocol import OlderContract, Protocol
from compiler.model.table import Row, Table
from compiler.model.text import plain

_ALONE = frozenset({"row", "indicator"})
"""Families whose ids often are ranks: only two that were exchanged are told."""


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A thing that bears an id: what it is called, where it is written, all that it prints but its number."""

    label: str
    span: Span
    words: Hashable


@dataclass(frozen=True, slots=True)
class _Named:
    """A thing by its id: what of it prints, as the model holds it, and the bearer that it makes."""

    name: str
    held: object
    bearer: Callable[[], _Bearer]


_Family: TypeAlias = tuple[str, str]
_Families: TypeAlias = Mapping[_Family, Mapping[str, _Named]]


def find_exchanged(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    """Yield the ids that now bear, word for word, what another id bore. Errors: version.ids-exchanged."""
    new = _families(after)
    for family, mine in _families(before).items():
        other = new.get(family, {})
        if _may_be_exchanged(mine, other):
            yield from _exchanged(_bearers(mine), _bearers(other), is_mutual=family[0] in _ALONE)


def _may_be_exchanged(mine: Mapping[str, _Named], other: Mapping[str, _Named]) -> bool:
    """Tell whether an id that changed now says what another one that changed, or went, said: most say it as they did.

    Words take long to make: those of what the model holds the same are not asked for.
    """
    changed = [name for name in mine if name not in other or other[name].held != mine[name].held]
    said = {mine[name].bearer().words for name in changed}
    return any(other[name].bearer().words in said for name in changed if name in other)


def _bearers(family: Mapping[str, _Named]) -> Mapping[str, _Bearer]:
    return {name: named.bearer() for name, named in family.items()}


def _exchanged(
    mine: Mapping[str, _Bearer], other: Mapping[str, _Bearer], *, is_mutual: bool
) -> Iterator[Diagnostic]:
    owners: dict[Hashable, list[str]] = {}
    for name, bearer in mine.items():
        owners.setdefault(bearer.words, []).append(name)
    told: set[str] = set()
    for name, bearer in other.items():
        owner = owners.get(bearer.words, [])
        if name not in mine or name in told or len(owner) != 1 or owner[0] == name:
            continue
        source = owner[0]
        now = other.get(source)
        if (now is not None and now.words == bearer.words) or mine[name].words == bearer.words:
            continue
        is_exchange = now is not None and now.words == mine[name].words
        if is_exchange or not is_mutual:
            told |= {name, source}
            yield _told_exchange((name, mine[name]), (source, mine[source]), bearer, is_exchange=is_exchange)


def _told_exchange(
    first: tuple[str, _Bearer], second: tuple[str, _Bearer], now: _Bearer, *, is_exchange: bool
) -> Diagnostic:
    (name, mine), (source, other) = first, second
    said = (
        f"Les identifiants « {name} » et « {source} » ont été échangés : « {name} » désignait {mine.label}, et "
        f"désigne maintenant {other.label}."
        if is_exchange
        else f"L'identifiant « {name} » désignait {mine.label} ; il désigne maintenant {other.label}, que désignait "
        f"« {source} »."
    )
    return Diagnostic(
        code="version.ids-exchanged",
        message=said,
        span=now.span,
        quote=name,
        hint="rendez à chacun l'identifiant sous lequel il a été signé",
        related=(Related(caption="dans la version en vigueur", span=mine.span),),
    )


def _families(protocol: Protocol) -> _Families:
    """Return what bears an id, by family, then by id; a family is a nature of things and what holds them."""
    found: dict[_Family, dict[str, _Named]] = {}
    for family, named in _all_named(protocol):
        found.setdefault(family, {})[named.name] = named
    return found


def _all_named(protocol: Protocol) -> Iterator[tuple[_Family, _Named]]:
    enactor = enactor_of(protocol)
    for party in protocol.parties:
        yield ("party", ""), _Named(party.id, party, partial(_party, party))
    for group in protocol.sets:
        yield ("set", ""), _Named(group.id, group, partial(_group, group, enactor))
    for contract in protocol.identity.contracts:
        yield ("contract", ""), _Named(contract.id, contract, partial(_contract, contract))
    for division in protocol.all_divisions():
        yield from _in_division(division, protocol, enactor)


def _in_division(
    division: Division, protocol: Protocol, enactor: Enactor
) -> Iterator[tuple[_Family, _Named]]:
    """Yield a division and what it holds; a division with an empty title is too little to be known by."""
    below = (*(line.id for line in division.engagements), *(child.id for child in division.children))
    held = division.title, division.blocks, division.indicators, below
    if division.title:
        bearer = partial(_division, division, below, protocol, enactor)
        yield (division.kind, ""), _Named(division.id, held, bearer)
    yield from _indicators(division.id, division.indicators, enactor)
    for table in (block for block in division.blocks if isinstance(block, Table)):
        rows = (row for row in table.rows if row.id)
        yield from (
            (("row", table.id), _Named(row.id, row.cells, partial(_row, row, enactor))) for row in rows
        )
    for line in division.engagements:
        said = line.content, line.partners, line.follow_up, line.impact
        yield ("engagement", ""), _Named(line.id, said, partial(_engagement, line, enactor))
        yield from _indicators(line.id, (*line.follow_up, *line.impact), enactor)


def _indicators(
    holder: str, indicators: tuple[Indicator, ...], enactor: Enactor
) -> Iterator[tuple[_Family, _Named]]:
    for one in indicators:
        if one.label:
            yield ("indicator", holder), _Named(one.id, one, partial(_indicator, one, enactor))


def _party(party: Party) -> _Bearer:
    words = party_words(party)
    return _Bearer(_quoted("la partie", party.name), party.span, (words.name, words.short, words.slots))


def _group(group: PartySet, enactor: Enactor) -> _Bearer:
    named = enactor.group(group)
    return _Bearer(_quoted("l'ensemble", group.name), group.span, (named.name, named.short, named.members))


def _contract(contract: OlderContract) -> _Bearer:
    return _Bearer(_quoted("le contrat", contract.name), contract.span, contract_words(contract))


def _division(division: Division, below: tuple[str, ...], protocol: Protocol, enactor: Enactor) -> _Bearer:
    context = tuple(enactor.indicator(one) for one in division.indicators)
    words = (enactor.text(division.title), enactor.elements(division.blocks), context, below)
    return _Bearer(f"« {plain(heading_text(division, protocol.levels))} »", division.span, words)


def _engagement(line: Engagement, enactor: Enactor) -> _Bearer:
    said = enactor.engagement(line)
    words = (said.alineas, said.partners, said.follow_up, said.impact)
    return _Bearer(f"l'engagement {line.code}", line.span, words)


def _indicator(one: Indicator, enactor: Enactor) -> _Bearer:
    text = enactor.indicator(one).text
    return _Bearer(_quoted("l'indicateur", text), one.span, text)


def _row(row: Row, enactor: Enactor) -> _Bearer:
    cells = tuple(tuple(enactor.text(text) for text in cell.paragraphs) for cell in row.cells)
    label = next((text for cell in cells for text in cell if text), row.id)
    return _Bearer(_quoted("la ligne", label), row.span, cells)


def _quoted(noun: str, name: str) -> str:
    return f"{noun} « {name} »"
