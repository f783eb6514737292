"""Statements to the tree of titles: each node with the statements that stand under it, before any of it is read."""

import re
from collections.abc import Sequence

from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.nodes import SECTION_ORDER, Node, apart, promote
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.subtitles import is_subtitle, may_be_subtitle, shares_start
from compiler.adopt.recognising.titles import (
    ENGAGEMENT_TITLE,
    LONGEST_TITLE,
    Announced,
    Numbered,
    TitleReader,
    bare_title,
    numbered,
)
from compiler.model.division import ANNEXE, ARTICLE, SECTION
from compiler.model.text import plain

_PART_ORDER, _ROOT_ORDER, _LEVEL_ORDER, _ENGAGEMENT_ORDER = 1, 10, 20, 38
_AGREED = re.compile(r"\b(?:convenu|arrete|decide|expose)\b.{0,20}\bce qui suit")
_ENOUGH = 120
_SENTENCE_END = ". "
_MOST_WORDS = 14
_UNNUMBERED = "~"


def outline(
    statements: Sequence[Statement], reader: TitleReader, known: frozenset[str], opened: int | None = None
) -> tuple[list[Statement], list[Node]]:
    """Return what stands before the first title, and the titles; `known` are those of the table of contents.

    `opened` is where the act itself starts: a line may look like a title from there on. Without it, after the first
    other title or the words that open the act.
    """
    builder = _Outliner(statements, reader, known)
    builder.agreed = builder.agreed if opened is None else opened - 1
    for place in range(len(statements)):
        builder.take(place)
    roots = list(apart(builder.roots))
    promote(roots, reader.profile.levels)
    return builder.before, roots


class _Outliner:
    """Keeps the path of open titles, outermost first."""

    def __init__(self, statements: Sequence[Statement], reader: TitleReader, known: frozenset[str]) -> None:
        self.statements = statements
        self.reader = reader
        self.known = known
        self.before: list[Statement] = []
        self.roots: list[Node] = []
        self.path: list[Node] = []
        self.agreed = _agreed(statements)
        self.given: set[int] = set()
        self.numbers = [_numbered(statement) for statement in statements]
        self.ranks = {level.id: rank for rank, level in enumerate(reader.profile.levels)}
        self.parts = {level.id: rank for rank, level in enumerate(reader.profile.parts)}

    def take(self, place: int) -> None:
        """Open the title at `place`, or give its words to the title that is open."""
        if place in self.given:
            return
        statement = self.statements[place]
        node = self._title(place, statement) if statement.is_words else None
        if node is None:
            (self.path[-1].content if self.path else self.before).append(statement)
            if self.path and statement.is_words and may_be_subtitle(self.statements, place):
                self.path[-1].doubts.append(statement)
            return
        if node.label and not plain(node.title) and self._is_title_of(place + 1):
            node.title = bare_title(self.statements[place + 1].words)
            self.given.add(place + 1)
        node.anchor, node.span = statement.anchor, statement.span
        (self.path[-1].children if self.path else self.roots).append(node)
        self.path.append(node)

    def _title(self, place: int, statement: Statement) -> Node | None:
        """Return the node that a statement opens, the path cut to its parent; None when it opens none."""
        if statement.depth <= 1 and not statement.is_lead:
            announced = self.reader.announced(statement.words, is_styled=statement.level > 0)
            if announced is not None and not statement.marker and not self._is_inside(announced):
                return self._open_announced(announced, statement.level)
        number = self.numbers[place]
        if statement.level:
            return self._open_styled(statement, number)
        if number is not None and self._is_title(place, number):
            return self._open_numbered(number)
        if (self.path or place > self.agreed) and is_subtitle(self.statements, place, self._open_subtitles()):
            return self._open_subtitle(statement)
        return None

    def _is_title_of(self, place: int) -> bool:
        """Tell whether a line is the title of the one above, which only announces it: "Article 5", then "Durée"."""
        if place + 1 >= len(self.statements):
            return False
        statement = self.statements[place]
        return (
            statement.is_words
            and not statement.is_entry
            and self.numbers[place] is None
            and statement.text[:1].isupper()
            and statement.text[-1:] not in ".;,:!?"
            and len(statement.text.split()) <= _MOST_WORDS
            and self.reader.announced(statement.words, is_styled=statement.level > 0) is None
        )

    # -- announced: "Article 3 – …", "Objectif 1.1 : …"

    def _open_announced(self, announced: Announced, level: int) -> Node:
        node = Node(
            kind=announced.kind,
            number=announced.number,
            title=announced.title,
            level=level,
            order=self._order(announced),
            style=announced.kind,
            label=announced.label,
        )
        if node.kind == ANNEXE and "." not in node.number and not level:
            # An annexe stands beside what holds the articles, whatever that is.
            self.path.clear()
        if level:
            self._close_styled(level, node.order)
        else:
            self._close_announced(node)
        return node

    def _is_inside(self, announced: Announced) -> bool:
        """Tell whether a title that could hold articles only parts an annexe."""
        return announced.kind in self.parts and any(node.kind == ANNEXE for node in self.path)

    def _order(self, announced: Announced) -> int:
        if announced.kind in self.parts:
            return _PART_ORDER + self.parts[announced.kind]
        if announced.kind in self.ranks:
            return _LEVEL_ORDER + self.ranks[announced.kind]
        if announced.kind == ENGAGEMENT_TITLE:
            return _ENGAGEMENT_ORDER
        dots = announced.number.count(".") if announced.kind in (ARTICLE, ANNEXE) else 0
        return _ROOT_ORDER + dots

    def _close_announced(self, node: Node) -> None:
        """Close what a title ends; a numbered title that its own number names stays open above it."""
        prefix = node.number.rpartition(".")[0]
        for place, opened in enumerate(self.path):
            is_upper_level = (
                node.kind in self.ranks and opened.kind == SECTION and prefix and opened.number == prefix
            )
            if is_upper_level:
                opened.kind = self.reader.profile.levels[max(self.ranks[node.kind] - 1, 0)].id
                opened.order = _LEVEL_ORDER + max(self.ranks[node.kind] - 1, 0)
                del self.path[place + 1 :]
                return
            is_above = opened.level and opened.kind == SECTION and node.order >= _LEVEL_ORDER
            if opened.order >= node.order and not is_above:
                del self.path[place:]
                return

    # -- by style

    def _open_styled(self, statement: Statement, number: Numbered | None) -> Node:
        node = Node(
            kind=SECTION,
            number=number.number if number else "",
            title=number.title if number else bare_title(statement.words),
            level=statement.level,
            style=number.marks[0][0] if number else _UNNUMBERED,
            rank=number.marks[0][1] if number else 0,
        )
        self._close_styled(statement.level, node.order)
        self._name_part(node)
        return node

    def _close_styled(self, level: int, order: int) -> None:
        for place, opened in enumerate(self.path):
            if opened.level > level:
                del self.path[place:]
                break
            if opened.level == level and opened.order >= order:
                del self.path[place:]
                break
        while self.path:
            top = self.path[-1]
            if top.level and (
                top.level < level or (top.level == level and top.order < order < SECTION_ORDER)
            ):
                return
            if not top.level and top.order < min(order, SECTION_ORDER):
                return
            self.path.pop()

    # -- numbered: "1. …", "a/ …", "7.1. …"

    def _is_title(self, place: int, number: Numbered) -> bool:
        statement = self.statements[place]
        if statement.depth > 1 or self._is_in_list(place, number):
            return False
        if not self.path and not self._starts_series(place, number):
            return False
        text = plain(number.title)
        if fold(text) in self.known:
            return True
        if len(statement.text) > LONGEST_TITLE or text[-1:] in ";," or text[:1].islower():
            return False
        sibling = self._sibling(number)
        if sibling is None and text[-1:] == ".":
            return False
        rank = number.rank_in(sibling.style) if sibling else min(rank for _, rank in number.marks)
        if sibling is not None:
            return rank == 1 or rank >= sibling.rank
        return (rank == 1 and _SENTENCE_END not in text) or self._is_part(number)

    def _starts_series(self, place: int, number: Numbered) -> bool:
        """Tell whether a line is the first of titles that count on, each above text of its own."""
        return self._may_title(place, number) and any(
            other is not None and _follows(number, other) and self._may_title(after, other)
            for after, other in enumerate(self.numbers[place + 2 :], place + 2)
        )

    def _may_title(self, place: int, number: Numbered) -> bool:
        text = plain(number.title)
        after = self.statements[place + 1] if place + 1 < len(self.statements) else None
        return (
            any(rank >= 1 for _, rank in number.marks)
            and len(text.split()) <= _MOST_WORDS
            and text[:1].isupper()
            and text[-1:] not in ".;,"
            and not self._is_in_list(place, number)
            and after is not None
        )

    def _is_in_list(self, place: int, number: Numbered) -> bool:
        """Tell whether the line before or after counts with this one, without anything between but deeper entries."""
        return any(
            other is not None and _follows(first, second)
            for other, first, second in (
                (self._number(place + 1), number, self._number(place + 1)),
                (self._number(place - 1), self._number(place - 1), number),
            )
        ) or self._is_item(place, number)

    def _is_item(self, place: int, number: Numbered) -> bool:
        """Tell whether an entry counts with the one before or after it in its list; bold words are a title there.

        A list that counts on below a paragraph which stands outside it is made of titles.
        """
        statement = self.statements[place]
        if not statement.marker or statement.is_bold:
            return False
        before, after = self._entry_beside(place, -1), self._entry_beside(place, 1)
        counts = _follows(self._number(before), number) or _follows(number, self._number(after))
        return counts and not self._counts_on_outside(place)

    def _entry_beside(self, place: int, step: int) -> int:
        """Return the place of the next entry of the same depth, with only entries between; -1 when there is none."""
        depth = self.statements[place].depth
        place += step
        while 0 <= place < len(self.statements) and self.statements[place].depth >= depth:
            statement = self.statements[place]
            if statement.depth == depth and statement.marker:
                return place
            place += step
        return -1

    def _counts_on_outside(self, place: int) -> bool:
        """Tell whether what follows the list of an entry, outside it, leads to the next number."""
        last = place
        while (after := self._entry_beside(last, 1)) >= 0:
            last = after
        end = last + 1
        while end < len(self.statements) and self.statements[end].is_entry:
            end += 1
        for statement, number in zip(self.statements[end:], self.numbers[end:], strict=True):
            if statement.level:
                return False
            if number is not None and statement.depth <= self.statements[place].depth:
                return _follows(self._number(last), number)
        return False

    def _number(self, place: int) -> Numbered | None:
        return self.numbers[place] if 0 <= place < len(self.numbers) else None

    def _sibling(self, number: Numbered) -> Node | None:
        styles = {style for style, _ in number.marks}
        return next((node for node in reversed(self.path) if node.style in styles), None)

    def _is_part(self, number: Numbered) -> bool:
        """Tell whether a number such as 7.2 starts with that of an open title."""
        prefix = number.number.rpartition(".")[0]
        return bool(prefix) and any(node.number == prefix for node in self.path)

    def _open_numbered(self, number: Numbered) -> Node:
        sibling = self._sibling(number)
        style = sibling.style if sibling else min(number.marks, key=lambda mark: mark[1])[0]
        if sibling is not None:
            del self.path[self.path.index(sibling) :]
        elif self._is_part(number):
            prefix = number.number.rpartition(".")[0]
            while self.path[-1].number != prefix:
                self.path.pop()
        node = Node(
            kind=SECTION, number=number.number, title=number.title, style=style, rank=number.rank_in(style)
        )
        self._name_part(node)
        return node

    def _name_part(self, node: Node) -> None:
        """Call a part of an article by the same name: 7.2 under article 7 is article 7.2."""
        prefix = node.number.rpartition(".")[0]
        if prefix and self.path and self.path[-1].kind == ARTICLE and self.path[-1].number == prefix:
            node.kind, node.order = ARTICLE, self.path[-1].order + 1

    # -- without number

    def _open_subtitles(self) -> list[str]:
        return [plain(node.title) for node in self.path if node.style == _UNNUMBERED and not node.level]

    def _open_subtitle(self, statement: Statement) -> Node:
        title = bare_title(statement.words)
        for place, node in enumerate(self.path):
            if (
                node.style == _UNNUMBERED
                and not node.level
                and shares_start(plain(node.title), plain(title), 2)
            ):
                del self.path[place:]
                break
        else:
            if self.path and self.path[-1].style == _UNNUMBERED and not self.path[-1].level:
                self.path.pop()
        return Node(kind=SECTION, title=title, style=_UNNUMBERED)


def _agreed(statements: Sequence[Statement]) -> int:
    """Return the place of the words that open the act itself, "il a été convenu ce qui suit"; a far one without."""
    return next(
        (place for place, each in enumerate(statements) if _AGREED.search(fold(each.text[:_ENOUGH]))),
        len(statements),
    )


def _numbered(statement: Statement) -> Numbered | None:
    if not statement.is_words or len(statement.text) > LONGEST_TITLE * 4:
        return None
    if statement.marker and not statement.marker[0].isalnum() and statement.marker[0] != "(":
        return None
    return numbered(statement.words, statement.marker if statement.marker != "o" else "")


def _follows(first: Numbered | None, second: Numbered | None) -> bool:
    """Tell whether two numbers follow one another in the same way to count."""
    if first is None or second is None:
        return False
    ranks = dict(first.marks)
    return any(ranks.get(style, rank) == rank - 1 for style, rank in second.marks)
