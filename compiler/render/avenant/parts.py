"""An avenant to its lines and grids, in order: what every output of it prints, and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from compiler.model.amendment import AmendingArticle, Amendment, AmendmentParty, AmendmentSlot, Grid
from compiler.model.label import NO_BREAK
from compiler.model.phrase import NO_BREAK_THIN

SIGNATURES = "Signatures"
_CONCERNED = "Partie directement concernée"


class Role(Enum):
    """What a line is."""

    HEADING = "titre"
    LEAD = "annonce"
    PARTY = "partie"
    TEXT = "texte"
    ORDER = "formule"
    QUOTED = "citation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line of the avenant. `indent` counts the marks ("1°", "a)") it stands under, its own included."""

    role: Role
    text: str
    indent: int = 0

    @property
    def announces(self) -> bool:
        """Tell whether a line is to stay with the next one."""
        return self.role in (Role.HEADING, Role.LEAD) or self.text.endswith(":")


PartOrGrid: TypeAlias = Part | Grid


def parts(amendment: Amendment) -> Iterator[PartOrGrid]:
    """Yield what stands between the title and the signatures."""
    yield from _opening(amendment)
    for article in amendment.articles:
        yield from _article(article)


def slot_lines(slot: AmendmentSlot) -> tuple[str, ...]:
    """Return the lines of a place to sign."""
    return tuple(line for line in (slot.party, slot.quality, mention(slot), *slot.blanks) if line)


def mention(slot: AmendmentSlot) -> str:
    """Return what marks a party whose commitments change."""
    return _CONCERNED if slot.is_concerned else ""


def article_heading(article: AmendingArticle) -> str:
    """Return the heading of an article: "Article 1er – Objet"."""
    number = "1er" if article.number == 1 else str(article.number)
    return f"Article{NO_BREAK}{number} – {article.title}"


def _opening(amendment: Amendment) -> Iterator[Part]:
    if amendment.between:
        yield Part(role=Role.LEAD, text=amendment.between)
    yield from (Part(role=Role.PARTY, text=_party(party)) for party in amendment.parties)
    if amendment.together:
        yield Part(role=Role.TEXT, text=amendment.together)
    yield from (Part(role=Role.TEXT, text=visa) for visa in amendment.visas)
    if amendment.exposed:
        yield Part(role=Role.LEAD, text=amendment.exposed)
    yield from (Part(role=Role.TEXT, text=recital) for recital in amendment.recitals)
    if amendment.agreed:
        yield Part(role=Role.LEAD, text=amendment.agreed)


def _party(party: AmendmentParty) -> str:
    words = ", ".join(part for part in (party.name, party.represented, party.short) if part)
    return f"{words}{NO_BREAK_THIN};"


def _article(article: AmendingArticle) -> Iterator[PartOrGrid]:
    yield Part(role=Role.HEADING, text=article_heading(article))
    yield from (Part(role=Role.TEXT, text=text) for text in article.paragraphs)
    if article.opening:
        yield Part(role=Role.ORDER, text=article.opening)
    for clause in article.clauses:
        for block in clause.blocks:
            if isinstance(block, Grid):
                yield block
            else:
                role = Role.QUOTED if block.is_quoted else Role.ORDER
                yield Part(role=role, text=block.text, indent=block.indent)
