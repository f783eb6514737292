"""An operation to what it is about, in the words of a person: "l'article 6", "la ligne 1.1-04", "le tableau 3"."""

from collections.abc import Iterator

from compiler.model.division import ANNEXE, ARTICLE
from compiler.model.enacted import ActWords, DivisionWords, TableWords
from compiler.model.operation import Container, Operation

_FIELDS = ("container", "division", "parent", "engagement", "table", "party", "group")


def target(operation: Operation, act: ActWords) -> str:
    """Return what an operation is about."""
    held = next((getattr(operation, name) for name in _FIELDS if getattr(operation, name, "")), "")
    name = held.id if isinstance(held, Container) else str(held)
    return dict(_labels(act)).get(name, f"« {name} »" if name else "l'acte")


def _labels(act: ActWords) -> Iterator[tuple[str, str]]:
    yield from ((party.id, f"la partie « {party.name} »") for party in act.parties)
    yield from ((group.id, f"l'ensemble « {group.name} »") for group in act.groups)
    for division in act.divisions:
        yield from _of_division(division)


def _of_division(division: DivisionWords) -> Iterator[tuple[str, str]]:
    is_named = division.number and division.kind in (ARTICLE, ANNEXE)
    yield division.id, f"l'{division.kind} {division.number}" if is_named else f"« {division.title} »"
    yield from ((line.id, f"la ligne {line.code}") for line in division.engagements)
    tables = (one for one in division.elements if isinstance(one, TableWords))
    yield from (
        (table.id, f"le tableau {table.number}" if table.number else f"« {table.title} »") for table in tables
    )
    for child in division.children:
        yield from _of_division(child)
