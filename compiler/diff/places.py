"""Where things stand, in words for a reader: "article 7.2, 2e alinéa", "engagement 1.1-02"."""

from collections.abc import Iterator, Mapping

from compiler.model.division import Division
from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN
from compiler.model.label import NO_BREAK, reference_text
from compiler.model.protocol import Protocol
from compiler.model.table import Table


class Places:
    """The names of the divisions and tables of one version."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.names: Mapping[str, str] = dict(_names(protocol, protocol.divisions, None))
        self.homes = {line.id: home.id for home in protocol.all_divisions() for line in home.engagements}

    def division(self, division: Division | None) -> str:
        """Return the name of a division: "article 7.2", "« Contexte »"."""
        return self.names.get(division.id, "") if division is not None else ""

    def alinea(self, division: Division, rank: int) -> str:
        """Return the name of an alinéa, by its rank from 1."""
        return f"{self.division(division)}, {ordinal(rank)} alinéa"

    def party_ids(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the parties that some ids of parties or sets stand for, each once."""
        sets = {group.id: group.parties for group in self.protocol.sets}
        return tuple(dict.fromkeys(one for name in ids for one in sets.get(name, (name,))))


def _names(
    protocol: Protocol, divisions: tuple[Division, ...], parent: Division | None
) -> Iterator[tuple[str, str]]:
    for division in divisions:
        name = reference_text(division, protocol.levels, "complet", parent)
        yield division.id, name if division.number else f"«{NO_BREAK}{name}{NO_BREAK}»"
        yield from _names(protocol, division.children, division)


def ordinal(rank: int) -> str:
    """Return "1er", "2e"."""
    return f"{rank}er" if rank == 1 else f"{rank}e"


def table_name(table: Table) -> str:
    """Return "tableau 4", or the title of a table without number."""
    return f"tableau{NO_BREAK}{table.number}" if table.number else "tableau"


def shown(text: str) -> str:
    """Return words for a reader, footnotes in brackets."""
    return text.replace(NOTE_OPEN, f" [note{NO_BREAK}: ").replace(NOTE_CLOSE, "]")
