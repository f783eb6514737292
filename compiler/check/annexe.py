"""An act to its annexes that hold nothing, or less than their title says, or that nothing in the act refers to.

An annex is part of the act only where the act says so; an empty one is signed without being known.
Source: Guide de légistique 3.2.2 (annexes are announced in the text that they complete).
"""

import re
from collections.abc import Iterator

from compiler.check.plain_reference import names_of, plain_references
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.block import Attachment, Block, Chart, ItemList, Paragraph, Picture, Quotation
from compiler.model.division import ANNEXE, Division, descend
from compiler.model.label import NO_BREAK
from compiler.model.mark import marked
from compiler.model.passage import Passage, prose_with
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import Reference, plain

# What a title announces by name, and the blocks that can hold it; a document to be joined holds anything.
_BESIDE = r"(?:(?<=\w), |\b(?:et|avec) |\baccompagnée?s? )(?:de |d'|des |les? |la |leurs? |ses |sa )?"
"""Announced beside something else: a text under the title "Cartes" may well be all that it means."""
_PARTS = (
    (r"cartographies?|cartes?|plans? de (?:situation|masse|localisation)|photographies?", (Picture,)),
    (r"graphiques?|diagrammes?", (Chart, Picture)),
    (r"tableaux?|grilles?", (Table,)),
)


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield what is wrong, annex after annex. Errors: annexe.empty, annexe.part-missing, annexe.not-cited."""
    annexes = protocol.annexes()
    cited = _cited(protocol) if annexes else set()
    for annexe in annexes:
        if not any(_holds_something(division) for division in descend((annexe,))):
            yield _empty(annexe)
        else:
            yield from _missing_parts(annexe)
        if annexe.id not in cited:
            yield _not_cited(annexe)


def _holds_something(division: Division) -> bool:
    return bool(division.engagements or division.indicators) or any(map(_says_something, division.blocks))


def _says_something(block: Block) -> bool:
    match block:
        case Paragraph():
            return bool(plain(block.content).strip())
        case ItemList():
            return any(_says_something(part) for item in block.items for part in item.blocks)
        case Quotation():
            return any(map(_says_something, block.blocks))
        case Table():
            return bool(block.rows)
        case _:
            return True


def _cited(protocol: Protocol) -> set[str]:
    """Return the ids of the annexes that a text outside them names, by a reference or in plain words."""
    homes = _homes(protocol)
    numbers = {annexe.number: annexe.id for annexe in protocol.annexes() if annexe.number}
    names = names_of(protocol, {})
    cited: set[str] = set()
    for passage in prose_with(protocol, "annexe"):
        typed = {named.number for named in plain_references(passage, names) if named.kind == ANNEXE}
        cited |= {numbers[number] for number in typed & numbers.keys()} - {_home(passage, homes)}
    for passage, found in marked(protocol):
        here = _home(passage, homes)
        for mark in found:
            if isinstance(mark.inline, Reference):
                cited |= {homes.get(mark.inline.target, "")} - {here}
    return cited


def _home(passage: Passage, homes: dict[str, str]) -> str:
    return homes.get(passage.division.id, "") if passage.division else ""


def _homes(protocol: Protocol) -> dict[str, str]:
    """Return the annex that holds each division, table and row of the annexes."""
    homes: dict[str, str] = {}
    for annexe in protocol.annexes():
        for division in descend((annexe,)):
            homes[division.id] = annexe.id
            for block in division.blocks:
                if isinstance(block, Table):
                    homes[block.id] = annexe.id
                    if block.row_noun:
                        homes |= {row.id: annexe.id for row in block.rows}
    return homes


def _missing_parts(annexe: Division) -> Iterator[Diagnostic]:
    held = [block for division in descend((annexe,)) for block in division.blocks]
    for words, kinds in _PARTS:
        match = re.search(rf"{_BESIDE}(?P<part>{words})(?![\w-])", plain(annexe.title), re.IGNORECASE)
        if match is not None and not any(isinstance(block, (*kinds, Attachment)) for block in held):
            yield Diagnostic(
                code="annexe.part-missing",
                message=f"{_name(annexe)} annonce « {match['part']} » dans son titre, et n'en contient pas.",
                span=annexe.span,
                quote=match["part"],
                hint="ajoutez ce qui est annoncé, ou déclarez le document à joindre par un bloc « piece »",
            )


def _empty(annexe: Division) -> Diagnostic:
    return Diagnostic(
        code="annexe.empty",
        message=f"{_name(annexe)} est vide : les parties la signeraient sans la connaître.",
        span=annexe.span,
        hint="écrivez son contenu, ou déclarez le document à joindre par un bloc « piece »",
    )


def _not_cited(annexe: Division) -> Diagnostic:
    return Diagnostic(
        code="annexe.not-cited",
        message=f"{_name(annexe)} n'est citée nulle part dans l'acte.",
        span=annexe.span,
        hint=f"annoncez-la là où elle sert, par exemple « (cf. [[{ANNEXE}:{annexe.id}]]) »",
    )


def _name(annexe: Division) -> str:
    return f"L'annexe{NO_BREAK}{annexe.number}" if annexe.number else f"L'annexe « {plain(annexe.title)} »"
