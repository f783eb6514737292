"""Cells and fields that state an engagement to the engagement: its text, its partners, its indicators."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cells import Content, items_of, numbered_parts, sentences_apart
from compiler.adopt.recognising.cutting import join, unemphasised
from compiler.adopt.recognising.dates import tell_impossible_days
from compiler.adopt.recognising.engagement_grid import Commitment
from compiler.adopt.recognising.indicators import is_owed, read_indicators
from compiler.adopt.recognising.partners import find_partner, read_partners
from compiler.adopt.recognising.partybook import PartyBook
from compiler.adopt.recognising.profile import CODE, ENGAGEMENT, FOLLOW_UP, IMPACT, LEAD, PARTNERS
from compiler.adopt.recognising.prose import read_prose
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import in_figures
from compiler.diagnostics.span import NOWHERE
from compiler.model.block import Block
from compiler.model.bookmark import Mark
from compiler.model.engagement import Engagement, IndicatorKind
from compiler.model.text import Text, plain

_OPEN = re.compile(r"(?:[,;:/+&(-]|\b(?:et|de|du|des|la|le|les|l'|d'))\s*\Z", re.IGNORECASE)

_CODE = re.compile(r"[\w.]{1,12}-\d{1,3}(?:-\d{1,3})?")
_LONGEST_RANK = 3


@dataclass
class Codes:
    """Gives engagements their codes, in the order of the table of their objectif."""

    ranks: dict[str, int] = field(default_factory=dict)

    def give(self, prefix: str, number: str = "") -> str:
        """Return the next code of a table, "1.1-01": the rank is that of its fiche when that one is free."""
        own = number.rpartition(".")[2]
        rank = max(
            self.ranks.get(prefix, 0) + 1, int(own) if own.isdigit() and len(own) <= _LONGEST_RANK else 0
        )
        self.ranks[prefix] = rank
        return f"{prefix}-{rank:02}"


def read_commitment(commitment: Commitment, prefix: str, codes: Codes, register: Register) -> Engagement:
    """Return the engagement that a row or a fiche states."""
    text = _without_code(commitment)
    subject = register.identify(Mark.ENGAGEMENT, _anchor(commitment), _first_words(text), "engagement")
    written = commitment.get(CODE).text.strip()
    is_code = _is_code(written, prefix)
    code = written if is_code else codes.give(prefix, commitment.number or _rank(written))
    if written and code != written:
        register.decide(
            Kind.ENGAGEMENT,
            f"Le numéro {quoted(written)} n'est pas un code : l'engagement reçoit le code {code}.",
            commitment.span,
            subject=subject,
            left_out=written,
            is_sure=True,
        )
    partners = read_partners(_names(commitment, register.book), commitment.span, subject, register)
    owners = tuple(dict.fromkeys(partner.party for partner in partners))
    measures = _measures(commitment, subject, register)
    for item in (*measures.followed, *measures.impact):
        tell_impossible_days(item.text, item.span, subject, register)
    return Engagement(
        id=subject,
        code=code,
        content=_content((*text.statements, *_kept(commitment)), subject, register),
        partners=partners,
        follow_up=read_indicators(measures.followed, IndicatorKind.FOLLOW_UP, owners, subject, register),
        impact=read_indicators(measures.impact, IndicatorKind.IMPACT, owners, subject, register),
        span=commitment.span,
        code_span=commitment.get(CODE).span if is_code else NOWHERE,
    )


def _without_code(commitment: Commitment) -> Content:
    """Return what states the engagement; the code that stands alone above it goes to the field of codes."""
    text = commitment.get(ENGAGEMENT)
    first, rest = text.statements[:1], text.statements[1:]
    if not rest or commitment.get(CODE).text or not _CODE.fullmatch(first[0].text):
        return text
    commitment.cells[CODE] = Content(statements=first, text=first[0].text, span=first[0].span)
    return replace(text, statements=rest, text=" ".join(each.written for each in rest))


def _anchor(commitment: Commitment) -> str:
    return next(
        (cell.anchor for cell in commitment.cells.values() if cell.anchor.startswith(Mark.ENGAGEMENT.value)),
        "",
    )


def _is_code(text: str, prefix: str) -> bool:
    """Tell whether a number has the form of a code; one whose prefix only counts otherwise has not: "I.1-01"."""
    head, dash, rank = text.partition("-")
    if head != prefix and in_figures(head) == prefix:
        return False
    return bool(dash) and head[:1].isalnum() and rank[:2].isdigit() and len(rank) > 1


def _rank(written: str) -> str:
    """Return the last figures of a number: that of a fiche, or of an action ("I.1-02")."""
    found = re.search(r"\d+\Z", written)
    return found.group() if found else ""


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
    if IMPACT in commitment.titles and not impact and followed and is_owed(followed[-1].text):
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


def _names(commitment: Commitment, book: PartyBook) -> str:
    """Return the words that name the partners, who leads first."""
    cells = (commitment.get(LEAD), commitment.get(PARTNERS))
    return ", ".join(names for cell in cells if (names := _names_in_lines(cell, book)))


def _names_in_lines(content: Content, book: PartyBook) -> str:
    """Return the names that a cell lists, one line after another; one that starts small goes on, if it is no name."""
    text = ""
    for statement in content.statements:
        is_small = statement.text[:1].islower() and find_partner(statement.text, book) is None
        is_next = text and (statement.marker or not is_small)
        is_open = _OPEN.search(text) is not None
        text += f"{', ' if is_next and not is_open else ' '}{statement.text}"
    return text.strip()


def _kept(commitment: Commitment) -> Iterator[Statement]:
    """Yield the fields that an engagement has no place for as paragraphs: who leads, "Calendrier : 2026"."""
    if commitment.get(LEAD).text and commitment.get(PARTNERS).text:
        yield from labelled(commitment.titles.get(LEAD, "Pilote"), commitment.get(LEAD))
    for title, content in commitment.others():
        yield from labelled(title, content)


def labelled(title: str, content: Content) -> Iterator[Statement]:
    """Yield a field as a paragraph that its title opens; a list follows its title."""
    head = Text(text=f"{title.rstrip(' :')} :")
    first, rest = content.statements[0], content.statements[1:]
    if first.marker:
        yield Statement(words=(head,), text=head.text, span=content.span)
        yield first
    else:
        words = join((head,), first.words)
        yield Statement(words=words, text=plain(words), span=first.span)
    yield from rest


def _content(statements: Iterable[Statement], subject: str, register: Register) -> tuple[Block, ...]:
    """Return the paragraphs and lists of an engagement."""
    statements = tuple(part for statement in statements for part in _apart(statement, subject, register))
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
