"""An act to its references typed as plain words: those to a division that is not there, and those that are.

A number typed by hand is right on the day it is typed; the next amendment makes it wrong, and nobody is told.
Source: Guide de légistique 3.4.1 (every internal reference touched by an insertion is to be found again).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.check.plain_reference import PlainReference, bare_number, names_of, plain_references
from compiler.check.quantity import CLUES
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.division import Division
from compiler.model.index import Target, build_index
from compiler.model.label import NO_BREAK, kind_name
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.protocol import Protocol
from compiler.model.table import Table

_MANY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The numbers of the act: by kind, and by kind under a given division."""

    targets: Mapping[str, Mapping[str, Target]]
    held: Mapping[tuple[str, str, str], frozenset[str]]


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the references typed by hand, in reading order.

    Errors: reference.unknown-number, reference.typed-number.
    """
    nouns = {
        block.row_noun: block.row_noun
        for block in protocol.blocks()
        if isinstance(block, Table) and block.row_noun
    }
    names = names_of(protocol, nouns | {"tableau": "tableau", "engagement": "engagement"})
    known = _known(protocol)
    for passage in (*prose_with(protocol, *CLUES), *prose_with(protocol, "article premier")):
        if passage.form is Form.TITLE:
            continue
        for reference in plain_references(passage, names):
            yield from _judge(reference, passage, known, protocol)


def _known(protocol: Protocol) -> _Known:
    targets: dict[str, dict[str, Target]] = {}
    numbers = {(division.kind, division.id): division.number for division in protocol.all_divisions()}
    for (kind, name), target in build_index(protocol).items():
        number = numbers.get((kind, name), target.number)
        if number:
            targets.setdefault(kind, {}).setdefault(bare_number(number), target)
    held: dict[tuple[str, str, str], set[str]] = {}
    for division in protocol.all_divisions():
        for child in division.children:
            held.setdefault((division.kind, division.number, child.kind), set()).add(child.number)
    return _Known(targets=targets, held={key: frozenset(value) for key, value in held.items()})


def _judge(
    reference: PlainReference, passage: Passage, known: _Known, protocol: Protocol
) -> Iterator[Diagnostic]:
    numbers = known.targets.get(reference.kind, {})
    if reference.holder is not None and reference.holder[1] in known.targets.get(reference.holder[0], {}):
        if reference.number not in known.held.get((*reference.holder, reference.kind), frozenset()):
            yield _unknown(
                reference, passage, protocol, sorted(known.held.get((*reference.holder, reference.kind), ()))
            )
            return
    elif reference.number not in numbers:
        yield _unknown(reference, passage, protocol, list(numbers))
        return
    target = numbers.get(reference.number)
    if target is None or _is_at_home(passage.division, target):
        return
    several = reference.holder is not None or _restarts(reference, protocol)
    yield Diagnostic(
        code="reference.typed-number",
        message=f"Dans {passage.place}, « {reference.words} » est écrit à la main : "
        "ce numéro ne suivrait pas si l'acte changeait.",
        span=passage.span,
        quote=reference.words,
        hint="écrivez un renvoi typé, avec l'identifiant de la division"
        if several
        else f"écrivez « [[{target.kind}:{target.id}]] »",
    )


def _is_at_home(division: Division | None, target: Target) -> bool:
    """Tell whether a text names the very division that holds it, which is not a reference."""
    return division is not None and division.id == target.id


def _restarts(reference: PlainReference, protocol: Protocol) -> bool:
    numbers = [division.number for division in protocol.all_divisions() if division.kind == reference.kind]
    return numbers.count(reference.number) > 1


def _unknown(
    reference: PlainReference, passage: Passage, protocol: Protocol, numbers: list[str]
) -> Diagnostic:
    name = kind_name(reference.kind, protocol.levels)
    thing = f"{_without(name)}{name}{NO_BREAK}{reference.number}"
    holder = ""
    if reference.holder:
        kind, number = reference.holder
        holder = f" sous cette division ({kind_name(kind, protocol.levels)}{NO_BREAK}{number})"
    return Diagnostic(
        code="reference.unknown-number",
        message=f"Dans {passage.place}, « {reference.words} » : il n'y a pas {thing}{holder} dans l'acte.",
        span=passage.span,
        quote=reference.words,
        hint=f"{_listed(numbers)}écrivez un renvoi typé, « [[{reference.kind}:…]] » ; si ce renvoi mène à "
        "un autre texte, "
        "nommez-le (« de la loi n° … »)",
    )


def _without(name: str) -> str:
    return "d'" if name[:1] in "aeiouyhéèêàâîôûœ" else "de "


def _listed(numbers: list[str]) -> str:
    """Return the numbers that exist, shortened when there are many."""
    if not numbers:
        return ""
    shown = ", ".join(numbers[:_MANY]) + ("…" if len(numbers) > _MANY else "")
    return f"numéros connus : {shown} ; "
