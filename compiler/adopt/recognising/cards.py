"""Fiches that state one engagement each: a small grid of labels and values, or a title with labelled lines under it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cells import Content
from compiler.adopt.recognising.commitments import Codes, read_commitment
from compiler.adopt.recognising.cutting import cut, join
from compiler.adopt.recognising.engagement_grid import Commitment
from compiler.adopt.recognising.grids import spread
from compiler.adopt.recognising.nodes import Node
from compiler.adopt.recognising.profile import ENGAGEMENT, FOLLOW_UP, IMPACT, LEAD, PARTNERS
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.roles import Roles
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import ENGAGEMENT_TITLE, TitleReader
from compiler.diagnostics.span import Span
from compiler.model.engagement import Engagement
from compiler.model.paper import Grid
from compiler.model.text import Inlines, Text, plain

_LABEL = re.compile(r"(?P<label>[^:]{3,60}?)\s*:\s*")
_WIDTH = 2
_FEWEST, _MOST_FIELDS, _LONGEST_LABEL = 2, 60, 4


@dataclass
class _Card:
    """A fiche being read: its fields by role, the labels that were taken off, in order."""

    span: Span
    cells: dict[str, Content] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    number: str = ""

    def add(self, role: str, statements: Sequence[Statement]) -> None:
        """Add statements to a field."""
        kept = tuple(statement for statement in statements if statement.text)
        if not kept:
            return
        content = Content(statements=kept, text=" ".join(each.written for each in kept), span=kept[0].span)
        if role in self.cells:
            known = self.cells[role]
            content = Content(
                statements=(*known.statements, *content.statements),
                text=f"{known.text} {content.text}",
                span=known.span,
            )
        self.cells[role] = content

    def named(self, label: str) -> str:
        """Return the role of a field that no engagement has: its label."""
        name = label.rstrip(" :")
        self.titles.setdefault(name, name)
        return name


def is_card(grid: Grid, roles: Roles, titles: TitleReader) -> bool:
    """Tell whether a grid is a fiche: labels on the left, among them those of an engagement and its partners."""
    if len(grid.rows) > _MOST_FIELDS or max(map(len, grid.rows), default=0) > _WIDTH + 1:
        return False
    rows = spread(grid).rows
    found = {roles.of_label(row[0].text) for row in rows}
    named = any(_announces(row, titles) for row in rows[:2])
    return (
        (ENGAGEMENT in found or named)
        and len(found & {PARTNERS, LEAD, FOLLOW_UP, IMPACT}) >= 1
        and len(rows) >= _FEWEST
    )


def _announces(row: Sequence[Content], titles: TitleReader) -> bool:
    statements = row[0].statements
    announced = titles.announced(statements[0].words) if statements else None
    return announced is not None and announced.kind == ENGAGEMENT_TITLE


def read_card_grid(grid: Grid, prefix: str, codes: Codes, roles: Roles, register: Register) -> Engagement:
    """Return the engagement that a fiche in a grid states."""
    titles = TitleReader(register.profile)
    card = _Card(span=grid.span)
    for row in spread(grid).rows:
        _read_row(row, card, roles, titles)
    return _engagement(card, prefix, codes, register)


def _read_row(row: Sequence[Content], card: _Card, roles: Roles, titles: TitleReader) -> None:
    filled = [content for content in row if content.text]
    if not filled:
        return
    label, values = filled[0], filled[1:]
    role = roles.of_label(label.text.rstrip(" :"))
    if _announces(row, titles):
        announced = titles.announced(label.statements[0].words)
        if announced is not None:
            taken = label.statements[0].text[: len(label.statements[0].text) - len(plain(announced.title))]
            card.labels.append(taken)
            card.number = announced.number
            card.add(ENGAGEMENT, (_as_words(announced.title, label.span), *label.statements[1:]))
        role = ENGAGEMENT
    elif not values:
        card.add(ENGAGEMENT, label.statements)
        return
    elif role:
        card.labels.append(label.text)
        card.titles.setdefault(role, label.text)
    else:
        role = card.named(label.text)
    for content in values:
        card.add(role, content.statements)


def _as_words(words: Inlines, span: Span) -> Statement:
    return Statement(words=words, text=plain(words), span=span)


def read_card(node: Node, prefix: str, codes: Codes, roles: Roles, register: Register) -> Engagement | None:
    """Return the engagement that a title such as "Action 1" opens.

    None when nothing under it says who takes it or how it is followed.
    """
    card = _Card(span=node.span)
    if plain(node.title):
        card.add(ENGAGEMENT, (Statement(words=node.title, text=plain(node.title), span=node.span),))
    titles = TitleReader(register.profile)
    role = ENGAGEMENT
    for statement in _flattened(node):
        if statement.grid is not None:
            for row in spread(statement.grid).rows:
                _read_row(row, card, roles, titles)
            role = ENGAGEMENT
        elif statement.is_words:
            role = _read_line(statement, role, card, roles)
    if not {PARTNERS, LEAD, FOLLOW_UP, IMPACT} & set(card.cells) or not card.cells.get(ENGAGEMENT):
        return None
    card.labels.insert(0, node.label)
    card.number = node.number
    return _engagement(card, prefix, codes, register)


def _flattened(node: Node) -> Iterator[Statement]:
    """Yield what stands under a title, titles inside it as lines."""
    yield from node.content
    for child in node.children:
        announced = child.label or child.number
        words = join((Text(text=f"{announced} –"),), child.title) if announced else child.title
        yield Statement(words=words, text=plain(words), span=child.span)
        yield from _flattened(child)


def _read_line(statement: Statement, role: str, card: _Card, roles: Roles) -> str:
    """Read a line of a fiche; return the role that the next entries have."""
    found = _LABEL.match(statement.text)
    label = roles.of_label(found["label"]) if found else _lone_label(statement.text, roles)
    if label and found and not statement.is_entry:
        card.labels.append(found["label"])
        card.titles.setdefault(label, found["label"])
        words = cut(statement.words, found.end())
        card.add(label, (Statement(words=words, text=plain(words), span=statement.span),))
        return label
    if found and not statement.is_entry and card.labels and _is_label(found["label"]):
        words = cut(statement.words, found.end())
        if not plain(words):
            return card.named(found["label"])
        card.add(card.named(found["label"]), (_as_words(words, statement.span),))
        return found["label"].rstrip()
    if label and not statement.is_entry:
        card.labels.append(statement.text)
        card.titles.setdefault(label, statement.text)
        return label
    if not statement.is_entry and role != ENGAGEMENT and card.cells.get(role):
        role = ENGAGEMENT
    card.add(role, (statement,))
    return role


def _is_label(text: str) -> bool:
    """Tell whether words before a colon name a field: few, the first with a capital."""
    return text[:1].isupper() and len(text.split()) <= _LONGEST_LABEL


def _lone_label(text: str, roles: Roles) -> str:
    """Return what a line without colon announces: a few words without a stop."""
    return roles.of_label(text) if len(text.split()) <= _LONGEST_LABEL and text[-1:] not in ".;," else ""


def _engagement(card: _Card, prefix: str, codes: Codes, register: Register) -> Engagement:
    commitment = Commitment(cells=card.cells, span=card.span, titles=card.titles, number=card.number)
    engagement = read_commitment(commitment, prefix, codes, register)
    quote = " ".join(card.labels)
    register.decide(
        Kind.CARD,
        f"La fiche donne l'engagement {engagement.code} ; ses étiquettes sont {quoted(quote)}.",
        card.span,
        subject=engagement.id,
        left_out=quote,
        is_sure=True,
    )
    return engagement
