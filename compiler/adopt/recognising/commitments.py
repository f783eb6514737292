"""Cells and fields that state an engagement to the engagement: its text, its partners, its indicators."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cells import Content, items_of, numbered_parts, sentences_apart
from compiler.adopt.recognising.cutting import unemphasised
from compiler.adopt.recognising.engagement_grid import Commitment
from compiler.adopt.recognising.indicators import is_owed, read_indicators
from compiler.adopt.recognising.partners import read_partners
from compiler.adopt.recognising.profile import CODE, ENGAGEMENT, FOLLOW_UP, IMPACT, PARTNERS
from compiler.adopt.recognising.prose import read_prose
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.model.block import Block
from compiler.model.bookmark import Mark
from compiler.model.engagement import Engagement, IndicatorKind
from compiler.model.text import plain


@dataclass
class Codes:
    """Gives engagements their codes, in the order of the table of their objectif."""

    ranks: dict[str, int] = field(default_factory=dict)

    def give(self, prefix: str) -> str:
        """Return the next code of a table: "1.1-01"."""
        rank = self.ranks.get(prefix, 0) + 1
        self.ranks[prefix] = rank
        return f"{prefix}-{rank:02}"


def read_commitment(commitment: Commitment, prefix: str, codes: Codes, register: Register) -> Engagement:
    """Return the engagement that a row or a fiche states."""
    text = commitment.get(ENGAGEMENT)
    subject = register.identify(Mark.ENGAGEMENT, _anchor(commitment), _first_words(text), "engagement")
    written = commitment.get(CODE).text.strip()
    code = written if _is_code(written) else codes.give(prefix)
    if written and code != written:
        register.decide(
            Kind.ENGAGEMENT,
            f"Le numéro {quoted(written)} n'est pas un code : l'engagement reçoit le code {code}.",
            commitment.span,
            subject=subject,
            left_out=written,
            is_sure=True,
        )
    partners = read_partners(commitment.get(PARTNERS).text, commitment.span, subject, register)
    owners = tuple(dict.fromkeys(partner.party for partner in partners))
    measures = _measures(commitment, subject, register)
    return Engagement(
        id=subject,
        code=code,
        content=tuple(_content(text, subject, register)),
        partners=partners,
        follow_up=read_indicators(measures.followed, IndicatorKind.FOLLOW_UP, owners, subject, register),
        impact=read_indicators(measures.impact, IndicatorKind.IMPACT, owners, subject, register),
        span=commitment.span,
        code_span=commitment.get(CODE).span,
    )


def _anchor(commitment: Commitment) -> str:
    return next(
        (cell.anchor for cell in commitment.cells.values() if cell.anchor.startswith(Mark.ENGAGEMENT.value)),
        "",
    )


def _is_code(text: str) -> bool:
    head, dash, rank = text.partition("-")
    return bool(dash) and head[:1].isalnum() and rank[:2].isdigit() and len(rank) > 1


def _first_words(text: Content) -> str:
    return text.statements[0].text if text.statements else text.text


@dataclass(frozen=True, slots=True)
class _Measures:
    """The entries of the two columns of indicators."""

    followed: tuple[Statement, ...]
    impact: tuple[Statement, ...]


def _measures(commitment: Commitment, subject: str, register: Register) -> _Measures:
    """Return the entries of both columns; a lone "à déterminer" of cells that ran together is shared between them."""
    followed = items_of(commitment.get(FOLLOW_UP))
    impact = items_of(commitment.get(IMPACT))
    told = ""
    if not impact and followed and is_owed(followed[-1].text):
        told = followed[-1].text
        impact = followed[-1:]
        if len(followed) > 1:
            followed = followed[:-1]
            message = "termine la case des indicateurs de suivi : il est pris pour l'indicateur d'impact"
        else:
            message = "est seul : il vaut ici pour l'indicateur de suivi et pour celui d'impact"
    elif not followed and commitment.has_slipped and len(impact) == 1 and is_owed(impact[0].text):
        told, followed = impact[0].text, impact
        message = "est seul : il vaut ici pour l'indicateur de suivi et pour celui d'impact"
    else:
        message = ""
    if told:
        register.decide(Kind.INDICATOR, f"{quoted(told)} {message}.", commitment.span, subject=subject)
    return _Measures(followed, impact)


def _content(text: Content, subject: str, register: Register) -> tuple[Block, ...]:
    """Return the paragraphs and lists of an engagement."""
    statements = tuple(part for statement in text.statements for part in _apart(statement, subject, register))
    return read_prose(statements, subject, register, lambda _: iter(()))


def _apart(statement: Statement, subject: str, register: Register) -> Iterator[Statement]:
    """Yield what a paragraph of a cell holds: engagements said one after another, entries numbered on one line."""
    if statement.marker:
        yield statement
        return
    before, numbered = numbered_parts(statement.words)
    parts = sentences_apart(before) if plain(before) else ()
    if len(parts) > 1:
        register.decide(
            Kind.ENGAGEMENT,
            f"{quoted(statement.text)} réunit {len(parts)} phrases sans point : "
            "chacune devient un alinéa de l'engagement.",
            statement.span,
            subject=subject,
        )
    for part in parts:
        words = unemphasised(part)
        yield Statement(words=words, text=plain(words), span=statement.span)
    for rank, part in enumerate(numbered):
        yield Statement(words=part, text=plain(part), marker=f"{rank + 1}.", depth=1, span=statement.span)
