"""An act to the counts it declares: its divisions, its sets of parties, its parties, its contracts, its tables."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product, takewhile

from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold
from compiler.model.division import ANNEXE, ARTICLE
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import plain

_ARTICLE = re.compile(r"\A(?:(?:les|la|le|l'ensemble des) |l')", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,6}\Z")
_LINKS = frozenset(["de", "du", "des", "d", "la", "le", "les", "l", "à", "en"])
_FEW_GROUPS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number the act declares: how many, of what in words, where, and the formula that would compute it.

    `others` are numbers that the same words may also mean.
    """

    value: int
    what: str
    span: Span
    formula: str
    others: frozenset[int] = frozenset()


@dataclass(slots=True)
class Rows:
    """What tables say of a noun: every count they give, and those of the tables of that thing."""

    allowed: set[int] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    counts: list[Count] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def count_divisions(protocol: Protocol) -> Mapping[str, Count]:
    """Return how many divisions and engagements the act holds, by their noun in the plural."""
    kinds = Counter(division.kind for division in protocol.all_divisions())
    first = {division.kind: division.span for division in reversed(tuple(protocol.all_divisions()))}
    nouns = {level.plural.lower(): level.id for level in protocol.levels}
    found = {
        noun: Count(value=kinds[kind], what="l'acte", span=first[kind], formula=f"nombre:{noun}")
        for noun, kind in nouns.items()
        if kinds[kind]
    }
    top = Counter(division.kind for division in protocol.divisions)
    for noun, kind in (("articles", ARTICLE), ("annexes", ANNEXE)):
        if top[kind]:
            found[noun] = Count(value=top[kind], what="l'acte", span=first[kind], formula=f"nombre:{noun}")
    engagements = tuple(protocol.engagements())
    if engagements:
        found["engagements"] = Count(
            value=len(engagements), what="l'acte", span=engagements[0].span, formula="nombre:engagements"
        )
    return found


def count_parties(protocol: Protocol) -> Count | None:
    """Return how many parties the act binds; who counts those who sign may find more."""
    if not protocol.parties:
        return None
    return Count(
        value=len(protocol.parties),
        what="l'acte",
        span=protocol.parties[0].span,
        formula="nombre:parties",
        others=frozenset({sum(len(party.signatories) for party in protocol.parties)}),
    )


def count_sets(protocol: Protocol) -> Mapping[str, Count]:
    """Return how many parties each set holds, by the words that name the whole set."""
    found: dict[str, Count] = {}
    for group in protocol.sets:
        core = _ARTICLE.sub("", _flat(group.name), count=1)
        count = Count(
            value=len(group.parties),
            what=f"l'ensemble « {group.id} »",
            span=group.span,
            formula=f"nombre:{group.id}",
        )
        if " " in core:
            found[core] = count
        for noun in {core, _flat(group.short)}:
            if " " not in noun:
                found |= {f"{noun} signataires": count, f"{noun} parties": count}
    whole = count_parties(protocol)
    return found | ({"parties signataires": whole} if whole else {})


def count_contracts(protocol: Protocol) -> tuple[str, Count] | None:
    """Return what the older contracts are all called ("contrats de ville"), and how many they are."""
    contracts = protocol.identity.contracts
    words = [re.findall(r"[\w-]+'?", _flat(contract.name)) for contract in contracts]
    shared = [same[0] for same in takewhile(lambda same: len(set(same)) == 1, zip(*words, strict=False))]
    while shared and shared[-1].rstrip("'") in _LINKS:
        shared.pop()
    if not shared or len(contracts) < 2:  # noqa: PLR2004
        return None
    count = Count(value=len(contracts), what="l'acte", span=contracts[0].span, formula="nombre:contrats")
    return " ".join((f"{shared[0]}s", *shared[1:])), count


def count_rows(protocol: Protocol) -> Mapping[str, Rows]:
    """Return what tables say of the nouns of their rows, accents aside, and of the initials that sort them ("QPV")."""
    tables = [block for block in protocol.blocks() if isinstance(block, Table)]
    rows = {noun: Rows() for table in tables for noun in _own_nouns(table)}
    for table in tables:
        words = re.findall(r"[^\W\d_][\w-]*", _flat(plain(table.title)))
        own = _own_nouns(table)
        nouns = rows.keys() & {*own, *(fold(word) for word in words[:1])}
        groups = _groups(table) if nouns else {}
        for noun in sorted(nouns):
            entry = rows[noun]
            entry.allowed |= {len(table.rows), *groups.values(), *_integers(table), *_distinct(table)}
            entry.words |= set(words)
            if noun in own:
                entry.tables.append(table)
                entry.counts.extend(_counts(table, groups))
        if own & nouns:
            rows |= {noun: entry for noun, entry in _initials(table, groups).items() if noun not in rows}
    return rows


def crossed_counts(table: Table) -> Iterator[int]:
    """Yield how many rows hold each pair of values: "27 QPV" of one département are a part, and no slip."""
    values: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    for row in table.rows:
        pairs = [(column, part) for column, text in row.fields for part in text.split("|") if len(part) > 1]
        values.update(product(pairs, pairs))
    yield from values.values()


def _flat(words: str) -> str:
    return words.lower().replace("’", "'")


def _own_nouns(table: Table) -> set[str]:
    """Return what rows are called, accents aside: the id of their table when it is one word, their noun."""
    nouns = (table.id, f"{table.row_noun}s" if table.row_noun else "")
    return {noun for noun in nouns if noun.isalpha()}


def _counts(table: Table, groups: Mapping[tuple[str, str], int]) -> Iterator[Count]:
    what = f"le tableau {table.number}"
    yield Count(value=len(table.rows), what=what, span=table.span, formula=f"nombre:{table.id}")
    for pair, size in groups.items():
        yield _group(table, pair, size)


def _group(table: Table, pair: tuple[str, str], size: int) -> Count:
    column, value = pair
    return Count(
        value=size,
        what=f"le tableau {table.number} ({column} : {value})",
        span=table.span,
        formula=f"nombre:{table.id}?{column}={value}",
    )


def _initials(table: Table, groups: Mapping[tuple[str, str], int]) -> Mapping[str, Rows]:
    return {
        pair[1].lower(): Rows(allowed={size}, counts=[_group(table, pair, size)], tables=[table])
        for pair, size in groups.items()
        if _ACRONYM.match(pair[1])
    }


def _groups(table: Table) -> Mapping[tuple[str, str], int]:
    """Return how many rows hold each value of the columns that sort them into a few groups."""
    values = Counter(pair for row in table.rows for pair in row.fields if pair[1])
    kinds = Counter(column for column, _ in values)
    return {pair: size for pair, size in values.items() if kinds[pair[0]] <= _FEW_GROUPS}


def _distinct(table: Table) -> Iterator[int]:
    """Yield how many different values each column holds, values of lists counted one by one."""
    held: dict[str, set[str]] = {}
    for row in table.rows:
        for column, text in row.fields:
            held.setdefault(column, set()).update(text.split("|"))
    yield from (len(values - {""}) for values in held.values())


def _integers(table: Table) -> Iterator[int]:
    for row in table.rows:
        yield from (cell.value for cell in row.cells if isinstance(cell.value, int))
    for total in table.totals:
        yield from (int(value) for _, value, _ in total.sums)
