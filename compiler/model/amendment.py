"""An avenant as drafted: its parts in order, its clauses word for word, and what each clause does."""

from dataclasses import dataclass
from typing import TypeAlias

from compiler.model.operation import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph of the act. `indent` is 0 for articles and sentences, 1 for "1°", 2 for "a)".

    A quoted line opens with a guillemet; the last of a quotation closes it.
    """

    text: str
    indent: int = 0
    is_quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table shown by a clause: titles of columns, then rows of cells, each with its paragraphs.

    `caption` tells who cannot see it what it is; it is not printed.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    caption: str = ""


ClauseBlock: TypeAlias = Line | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One order of the avenant: what it prints, what it does, the ranks of the changes that it words."""

    blocks: tuple[ClauseBlock, ...]
    operations: tuple[Operation, ...]
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendingArticle:
    """An article of the avenant. `division` is the id of the division that it amends, empty for the other articles.

    `opening` is "L’article 7.2 est ainsi modifié :" when there are several clauses, else empty.
    """

    number: int
    title: str
    division: str = ""
    opening: str = ""
    clauses: tuple[Clause, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentSlot:
    """A place to sign: the party, the quality, the beginnings of lines to fill by hand.

    `is_concerned` marks a party whose commitments the avenant changes, when most others keep theirs.
    """

    anchor: str
    party: str
    quality: str
    blanks: tuple[str, ...]
    is_concerned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentParty:
    """A party as the opening of the avenant names it, with how it is represented and what it is called below."""

    name: str
    represented: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """The avenant whole, in the order in which it prints.

    `between` and `together` stand around the parties, `exposed` and `agreed` around the recitals; `author` is the body
    that publishes it.
    """

    number: int
    title: str
    header: str
    parties: tuple[AmendmentParty, ...]
    visas: tuple[str, ...]
    recitals: tuple[str, ...]
    articles: tuple[AmendingArticle, ...]
    signature: str
    slots: tuple[AmendmentSlot, ...]
    between: str = ""
    together: str = ""
    exposed: str = ""
    agreed: str = ""
    author: str = ""

    def clauses(self) -> tuple[Clause, ...]:
        """Return every clause, in order."""
        return tuple(clause for article in self.articles for clause in article.clauses)
