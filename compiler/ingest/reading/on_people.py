"""Orders on the list of parties, and on the declared sets of parties."""

from compiler.ingest.reading.clause import Clause
from compiler.ingest.reading.quotations import read_group, read_party
from compiler.model.operation import (
    InsertGroups,
    InsertParties,
    MoveGroup,
    MoveParty,
    Operation,
    ReplaceGroup,
    ReplaceParty,
)


def retire_party(clause: Clause) -> tuple[Operation, ...]:
    """Read "la partie X est retirée de la liste des parties"."""
    clause.nothing_follows()
    return (ReplaceParty(party=clause.names.party(clause.quote("party"))),)


def move_party(clause: Clause) -> tuple[Operation, ...]:
    """Read "la partie X est déplacée après la partie Y"."""
    clause.nothing_follows()
    after = clause.names.party(clause.quote("after")) if clause.has("after") else ""
    return (MoveParty(party=clause.names.party(clause.quote("party")), after=after),)


def replace_party(clause: Clause) -> tuple[Operation, ...]:
    """Read "la partie X est remplacée par la partie suivante"."""
    new = read_party(clause.text())
    return (ReplaceParty(party=clause.names.party(clause.quote("party")), new=new),)


def insert_parties(clause: Clause) -> tuple[Operation, ...]:
    """Read "à la liste des parties, après la partie X, il est inséré la partie suivante"."""
    after = clause.names.party(clause.quote("after")) if clause.has("after") else ""
    new = tuple(read_party(line) for line in clause.lines(clause.number()))
    return (InsertParties(after=after, new=new),)


def replace_group(clause: Clause) -> tuple[Operation, ...]:
    """Read "l’ensemble X est remplacé par l’ensemble suivant"."""
    new = read_group(clause.text())
    return (ReplaceGroup(group=clause.names.group(clause.quote("group")), new=new),)


def move_group(clause: Clause) -> tuple[Operation, ...]:
    """Read "l’ensemble X est déplacé après l’ensemble Y"."""
    clause.nothing_follows()
    after = clause.names.group(clause.quote("after")) if clause.has("after") else ""
    return (MoveGroup(group=clause.names.group(clause.quote("group")), after=after),)


def insert_groups(clause: Clause) -> tuple[Operation, ...]:
    """Read "après l’ensemble X, il est inséré l’ensemble suivant"."""
    after = clause.names.group(clause.quote("after")) if clause.has("after") else ""
    new = tuple(read_group(line) for line in clause.lines(clause.number()))
    return (InsertGroups(after=after, new=new),)
