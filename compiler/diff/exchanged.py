"""Two versions of an act to the ids that went from one thing to another, word for word: exchanged or taken over.

An id is what a thing is in law from one version to the next; numbers and codes are no part of what it is known by.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.division import Division
from compiler.model.enact import Enactor, contract_words, enactor_of, party_words
from compiler.model.engagement import Indicator
from compiler.model.label import heading_text
from compiler.model.protocol import Protocol
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


def find_exchanged(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    """Yield the ids that now bear, word for word, what another id bore. Errors: version.ids-exchanged."""
    old, new = _families(before), _families(after)
    for family, mine in old.items():
        other = new.get(family, {})
        yield from _exchanged(mine, other, is_mutual=family[0] in _ALONE)


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


_Family = tuple[str, str]


def _families(protocol: Protocol) -> Mapping[_Family, Mapping[str, _Bearer]]:
    """Return what bears an id, by family, then by id; a family is a nature of things and what holds them."""
    found: dict[_Family, dict[str, _Bearer]] = {}
    for family, name, bearer in _bearers(protocol):
        found.setdefault(family, {})[name] = bearer
    return found


def _bearers(protocol: Protocol) -> Iterator[tuple[_Family, str, _Bearer]]:
    enactor = enactor_of(protocol)
    for party in protocol.parties:
        words = party_words(party)
        yield (
            ("party", ""),
            party.id,
            _Bearer(_quoted("la partie", party.name), party.span, (words.name, words.short, words.slots)),
        )
    for group in protocol.sets:
        named = enactor.group(group)
        yield (
            ("set", ""),
            group.id,
            _Bearer(_quoted("l'ensemble", group.name), group.span, (named.name, named.short, named.members)),
        )
    for contract in protocol.identity.contracts:
        yield (
            ("contract", ""),
            contract.id,
            _Bearer(_quoted("le contrat", contract.name), contract.span, contract_words(contract)),
        )
    for division in protocol.all_divisions():
        yield from _held(division, protocol, enactor)


def _held(division: Division, protocol: Protocol, enactor: Enactor) -> Iterator[tuple[_Family, str, _Bearer]]:
    """Yield a division and what it holds; a division with an empty title is too little to be known by."""
    context = tuple(enactor.indicator(one) for one in division.indicators)
    below = (*(line.id for line in division.engagements), *(child.id for child in division.children))
    words = (enactor.text(division.title), enactor.elements(division.blocks), context, below)
    label = f"« {plain(heading_text(division, protocol.levels))} »"
    if division.title:
        yield (division.kind, ""), division.id, _Bearer(label, division.span, words)
    yield from _indicators(division.id, division.indicators, enactor)
    for block in division.blocks:
        if isinstance(block, Table):
            yield from ((("row", block.id), row.id, _row(row, enactor)) for row in block.rows if row.id)
    for line in division.engagements:
        said = enactor.engagement(line)
        whole = (said.alineas, said.partners, said.follow_up, said.impact)
        yield ("engagement", ""), line.id, _Bearer(f"l'engagement {line.code}", line.span, whole)
        yield from _indicators(line.id, (*line.follow_up, *line.impact), enactor)


def _indicators(
    holder: str, indicators: tuple[Indicator, ...], enactor: Enactor
) -> Iterator[tuple[_Family, str, _Bearer]]:
    for one in indicators:
        text = enactor.indicator(one).text
        if one.label:
            yield ("indicator", holder), one.id, _Bearer(_quoted("l'indicateur", text), one.span, text)


def _row(row: Row, enactor: Enactor) -> _Bearer:
    cells = tuple(tuple(enactor.text(text) for text in cell.paragraphs) for cell in row.cells)
    label = next((text for cell in cells for text in cell if text), row.id)
    return _Bearer(_quoted("la ligne", label), row.span, cells)


def _quoted(noun: str, name: str) -> str:
    return f"{noun} « {name} »"
