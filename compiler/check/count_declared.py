"""An act to the typed counts that contradict what it declares: its divisions, its sets, its tables.

"Les 19 communes signataires" against a declared set of eighteen; "33 quartiers de veille" against a table of
thirty-four. A count that some table gives is right somewhere: only those just beside a declared count are
doubted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compiler.check.quantity import CLUES, Kind, Quantity, quantities, split_sentences
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.division import ANNEXE, ARTICLE
from compiler.model.mark import HIDDEN, typed
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import plain

_FORMS = (Form.PROSE, Form.NOTE, Form.LABEL, Form.ENGAGEMENT)
_ARTICLE = re.compile(r"(?:les|la|le|l'ensemble des) |l'", re.IGNORECASE)
_AFTER_NOUN = frozenset(
    [
        "et",
        "ou",
        "au",
        "sont",
        "ont",
        "dont",
        "répartis",
        "réparties",
        "situés",
        "situées",
        "présents",
        "présentes",
        "pour",
        "dans",
        "sur",
        "qui",
        "que",
        "que",
        "en",
        "soit",
    ]
)
_FEW_GROUPS = 12
_SMALLEST = 5
_NEAR = 20
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A number the act declares: how many, of what in words, where, and the formula that would compute it."""

    value: int
    what: str
    span: Span
    formula: str


@dataclass(slots=True)
class _Rows:
    """What tables say of a noun: every count they give, and those of the table of that thing."""

    allowed: set[int] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    counts: list[_Count] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    own: re.Pattern[str]
    divisions: Mapping[str, _Count]
    sets: Mapping[str, _Count]
    rows: Mapping[str, _Rows]


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the counts that contradict the act, in reading order. Errors: count.declared."""
    declared = _Declared(
        own=_own(protocol), divisions=_divisions(protocol), sets=_sets(protocol), rows=_tables(protocol)
    )
    for passage in prose_with(protocol, *CLUES):
        if passage.form not in _FORMS:
            continue
        for sentence in split_sentences(typed(passage)):
            for count in quantities(sentence):
                if count.kind is Kind.COUNT and count.is_exact:
                    yield from _judge(count, sentence, passage, declared)


def _judge(count: Quantity, sentence: str, passage: Passage, declared: _Declared) -> Iterator[Diagnostic]:
    tail = sentence[count.noun_end :]
    said = count.noun + tail[:_LONGEST_NAME].lower()
    expected = next((known for words, known in declared.sets.items() if said.startswith(words)), None)
    division = declared.divisions.get(count.noun)
    if expected is None and division is not None and declared.own.match(tail):
        expected = division
    if expected is None and count.noun in declared.rows:
        expected = _beside(count, tail, declared.rows[count.noun])
    if expected is not None and expected.value != count.value:
        yield Diagnostic(
            code="count.declared",
            message=f"Dans {passage.place}, « {count.words} » : {expected.what} en compte {expected.value}.",
            span=passage.span,
            quote=count.words,
            hint=f"écrivez « [[{expected.formula}]] », et le nombre se tiendra à jour",
            related=(Related(caption="ce que l'acte déclare", span=expected.span),),
        )


def _beside(count: Quantity, tail: str, rows: _Rows) -> _Count | None:
    """Return the declared count that a number misses by a little, when its words speak of the same rows."""
    following = re.match(r" ?([\w'-]+|.)?", tail)
    word = following[1] if following and following[1] else ""
    if count.value in rows.allowed or HIDDEN in tail[:2]:
        return None
    if word[:1].isalpha() and word.lower() not in rows.words | _AFTER_NOUN:
        return None
    fits = [
        known
        for known in rows.counts
        if known.value >= _SMALLEST and 0 < abs(known.value - count.value) <= max(1, known.value // _NEAR)
    ]
    return min(fits, key=lambda known: abs(known.value - count.value), default=None)


def _own(protocol: Protocol) -> re.Pattern[str]:
    """Return how the act names itself after a noun: "du protocole", but not "du protocole de …"."""
    first = protocol.identity.title.lower().replace("’", "'").split()[:1]
    names = "|".join(re.escape(name) for name in dict.fromkeys((*first, "acte")))
    present = r"(?:du|de la|de ce|de cette|au|à la) présente? \w+"
    return re.compile(
        rf"(?: [^\s,;.:()]+){{0,2}} (?:{present}|(?:du|de la|de l'|de ce|de cette|"
        rf"de cet) ?(?:{names})\b(?! de | d'))",
        re.IGNORECASE,
    )


def _divisions(protocol: Protocol) -> Mapping[str, _Count]:
    kinds = Counter(division.kind for division in protocol.all_divisions())
    first = {division.kind: division.span for division in reversed(tuple(protocol.all_divisions()))}
    nouns = {level.plural.lower(): level.id for level in protocol.levels}
    found = {
        noun: _Count(value=kinds[kind], what="l'acte", span=first[kind], formula=f"nombre:{noun}")
        for noun, kind in nouns.items()
        if kinds[kind]
    }
    top = Counter(division.kind for division in protocol.divisions)
    for noun, kind in (("articles", ARTICLE), ("annexes", ANNEXE)):
        if top[kind]:
            found[noun] = _Count(value=top[kind], what="l'acte", span=first[kind], formula=f"nombre:{noun}")
    engagements = tuple(protocol.engagements())
    if engagements:
        found["engagements"] = _Count(
            value=len(engagements), what="l'acte", span=engagements[0].span, formula="nombre:engagements"
        )
    return found


def _sets(protocol: Protocol) -> Mapping[str, _Count]:
    found: dict[str, _Count] = {}
    for group in protocol.sets:
        core = _ARTICLE.sub("", group.name.lower().replace("’", "'"), count=1)
        count = _Count(
            value=len(group.parties),
            what=f"l'ensemble « {group.id} »",
            span=group.span,
            formula=f"nombre:{group.id}",
        )
        if " " in core:
            found[core] = count
        else:
            found |= {f"{core} signataires": count, f"{core} parties ": count}
    return found


def _tables(protocol: Protocol) -> Mapping[str, _Rows]:
    tables = [block for block in protocol.blocks() if isinstance(block, Table)]
    rows = {noun: _Rows() for table in tables for noun in _own_nouns(table)}
    for table in tables:
        words = re.findall(r"[^\W\d_][\w-]*", plain(table.title).lower().replace("’", "'"))
        own = _own_nouns(table)
        nouns = rows.keys() & {*own, *words[:1]}
        groups = _groups(table) if nouns else {}
        for noun in sorted(nouns):
            entry = rows[noun]
            entry.allowed |= {len(table.rows), *groups.values(), *_integers(table), *_distinct(table)}
            entry.words |= set(words)
            if noun in own:
                entry.counts.extend(_counts(table, groups))
    return rows


def _own_nouns(table: Table) -> set[str]:
    """Return what the rows of a table are called: its id when that is one word, and the noun of its rows."""
    return {noun for noun in (table.id, f"{table.row_noun}s" if table.row_noun else "") if noun.isalpha()}


def _counts(table: Table, groups: Mapping[tuple[str, str], int]) -> Iterator[_Count]:
    what = f"le tableau {table.number}"
    yield _Count(value=len(table.rows), what=what, span=table.span, formula=f"nombre:{table.id}")
    for (column, value), size in groups.items():
        yield _Count(
            value=size,
            what=f"{what} ({column} : {value})",
            span=table.span,
            formula=f"nombre:{table.id}?{column}={value}",
        )


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
