"""An act to the typed counts that contradict what it declares: its divisions, its parties, its tables.

"Les 19 communes signataires" against a declared set of eighteen; "33 quartiers de veille" against a table of
thirty-four. A count that some table gives is right somewhere: only those near a declared count are doubted,
and only words that speak of the whole.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.check.declared import (
    Count,
    Rows,
    count_contracts,
    count_divisions,
    count_parties,
    count_rows,
    count_sets,
)
from compiler.check.own_name import NOT_NARROWED, OwnName, held_counts, own_name
from compiler.check.quantity import CLUES, Kind, Quantity, quantities, split_sentences
from compiler.check.row_count import RowCount, missed_rows
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.division import Division, descend
from compiler.model.mark import typed
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.protocol import Protocol

_FORMS = (Form.PROSE, Form.NOTE, Form.LABEL, Form.ENGAGEMENT)
# "Dix engagements du protocole" may be ten of them; "les dix engagements" are all.
_ALL = re.compile(r"\b(?:les|des|aux|ces|ses|nos|leurs) \Z", re.IGNORECASE)
_WHOLE = re.compile(NOT_NARROWED, re.IGNORECASE)
_RENEWED = re.compile(
    r" (?:(?:sont|seront|ainsi|que le protocole) )?(?:prorog|renouvel|rattach)\w*", re.IGNORECASE
)
_FOURTH = 4
_LONGEST_NAME = 300
# "Deux autres engagements" are not all of them.
_SOME = ("autre", "premi", "derni", "nouve", "principa", "même", "différent", "petit", "seul")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    own: OwnName
    divisions: Mapping[str, Count]
    parties: Count | None
    sets: Mapping[str, Count]
    contracts: tuple[str, Count] | None
    rows: Mapping[str, Rows]
    annexes: tuple[Division, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A typed count where it stands: what comes before and after, and whether the act is said to hold it."""

    count: Quantity
    head: str
    tail: str
    passage: Passage
    is_held: bool
    is_bound: bool

    def is_all(self) -> bool:
        return self.is_held or _ALL.search(self.head) is not None


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the counts that contradict the act, in reading order. Errors: count.declared."""
    declared = _Declared(
        own=own_name(protocol),
        divisions=count_divisions(protocol),
        parties=count_parties(protocol),
        sets=count_sets(protocol),
        contracts=count_contracts(protocol),
        rows=count_rows(protocol),
        annexes=protocol.annexes(),
    )
    for passage in prose_with(protocol, *CLUES):
        if passage.form not in _FORMS:
            continue
        for sentence in split_sentences(typed(passage)):
            yield from _in_sentence(sentence, passage, declared)


def _in_sentence(sentence: str, passage: Passage, declared: _Declared) -> Iterator[Diagnostic]:
    counts = tuple(quantity for quantity in quantities(sentence) if quantity.kind is Kind.COUNT)
    held: dict[int, bool] | None = None
    for count in counts:
        if not count.is_exact or not _may_be_wrong(count, declared):
            continue
        if held is None:
            subject = (
                declared.own.strictly if _is_annexed(passage, declared.annexes) else declared.own.subject
            )
            held = {known.start: binds for known, binds in held_counts(sentence, subject, counts)}
        said = _Said(
            count=count,
            head=sentence[: count.start],
            tail=sentence[count.noun_end :],
            passage=passage,
            is_held=count.start in held,
            is_bound=held.get(count.start, False),
        )
        yield from _judge(said, declared)


def _may_be_wrong(count: Quantity, declared: _Declared) -> bool:
    """Tell whether a count is of a declared thing: most are not, and reading around each would be slow."""
    if count.noun in declared.divisions:
        return declared.divisions[count.noun].value != count.value
    if fold(count.noun) in declared.rows or count.noun in ("parties", "signataires"):
        return True
    starts = (*declared.sets, declared.contracts[0] if declared.contracts else "")
    return any(words.startswith(count.noun) for words in starts)


def _judge(said: _Said, declared: _Declared) -> Iterator[Diagnostic]:
    expected = _expected(said, declared)
    count = said.count
    if expected is None or count.value in {expected.value, *expected.others}:
        return
    yield Diagnostic(
        code="count.declared",
        message=f"Dans {said.passage.place}, « {count.words} » : {expected.what} en compte {expected.value}.",
        span=said.passage.span,
        quote=count.words,
        hint=f"écrivez « [[{expected.formula}]] », et le nombre se tiendra à jour",
        related=(Related(caption="ce que l'acte déclare", span=expected.span),),
    )


def _expected(said: _Said, declared: _Declared) -> Count | None:
    """Return the declared count that words speak of; none when they may speak of anything else."""
    count = said.count
    if any(word.startswith(_SOME) for word in count.words.lower().split()[1:-1]):
        return None
    own = said.is_held or (said.is_all() and declared.own.after.match(said.tail) is not None)
    if own and count.noun in declared.divisions:
        return declared.divisions[count.noun]
    return (
        _of_parties(said, declared, own=own)
        or _of_sets(said, declared)
        or _of_contracts(said, declared)
        or _of_rows(said, declared)
    )


def _of_parties(said: _Said, declared: _Declared, *, own: bool) -> Count | None:
    """Return the parties: "les cinq parties au pacte", but "les trois parties du pacte" may be its chapters."""
    if said.count.noun == "signataires" and own:
        return declared.parties
    if said.count.noun == "parties" and own and (said.is_bound or said.tail.startswith((" au", " à "))):
        return declared.parties
    return None


def _of_sets(said: _Said, declared: _Declared) -> Count | None:
    named = said.count.noun + said.tail[:_LONGEST_NAME].lower()
    if not said.is_all():
        return None
    for words, known in declared.sets.items():
        tail = said.tail[len(words) - len(said.count.noun) :]
        if not named.startswith(words) or tail[:1].isalnum():
            continue
        is_ours = declared.own.after.match(tail) is not None
        if is_ours or (_WHOLE.match(tail) and not words.endswith(" parties")):
            return known
    return None


def _of_contracts(said: _Said, declared: _Declared) -> Count | None:
    if declared.contracts is None or not said.is_all():
        return None
    words, known = declared.contracts
    tail = said.tail[len(words) - len(said.count.noun) :]
    is_named = (said.count.noun + said.tail.lower()).startswith(words)
    is_near = abs(known.value - said.count.value) <= max(1, known.value // _FOURTH)
    return known if is_named and is_near and _RENEWED.match(tail) else None


def _of_rows(said: _Said, declared: _Declared) -> Count | None:
    rows = declared.rows.get(fold(said.count.noun))
    if rows is None:
        return None
    counted = RowCount(
        value=int(said.count.value),
        head=said.head,
        tail=said.tail,
        passage=said.passage,
        is_all=said.is_all(),
    )
    return missed_rows(counted, rows, declared.annexes)


def _is_annexed(passage: Passage, annexes: tuple[Division, ...]) -> bool:
    home = passage.division
    return home is not None and any(division is home for division in descend(annexes))
