"""The outline of a paper to the divisions of the act: blocks, context indicators, engagements, tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.bare_titles import tell_doubtful_titles
from compiler.adopt.recognising.captions import with_captions
from compiler.adopt.recognising.cards import is_card, read_card, read_card_grid
from compiler.adopt.recognising.cells import Content, items_of
from compiler.adopt.recognising.commitments import Codes, read_commitment
from compiler.adopt.recognising.cutting import cut, join, unemphasised
from compiler.adopt.recognising.engagement_grid import Chapter, Sheet, read_sheet, reads_as_engagements
from compiler.adopt.recognising.folding import fold_name
from compiler.adopt.recognising.grids import joined, spread
from compiler.adopt.recognising.indicators import read_indicators
from compiler.adopt.recognising.nodes import Node
from compiler.adopt.recognising.profile import CONTEXT
from compiler.adopt.recognising.prose import read_prose
from compiler.adopt.recognising.quoting import counted, quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.roles import Roles
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.table_rows import has_head
from compiler.adopt.recognising.table_titles import announced_title
from compiler.adopt.recognising.tables import read_table
from compiler.adopt.recognising.titles import ENGAGEMENT_TITLE, TitleReader
from compiler.model.block import Block
from compiler.model.bookmark import Mark
from compiler.model.division import ANNEXE, ARTICLE, SECTION, Division
from compiler.model.engagement import Engagement, Indicator, IndicatorKind
from compiler.model.paper import Grid
from compiler.model.text import Inlines, Text, plain

_LONGEST_LABEL = 5
_NOT_CODE = re.compile(r"[^0-9A-Z.]+")
_NUMBER = re.compile(r"\s*(?P<number>\d+(?:\.\d+)*)\s?[.)°–-]\s*(?=\S)")


@dataclass
class _Filled:
    """What was found under a title."""

    blocks: tuple[Block, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    children: tuple[Division, ...] = ()


class DivisionReader:
    """Reads titles one after another, in the order of the paper, so that ids and codes follow it."""

    def __init__(self, register: Register, reader: TitleReader, ids: dict[int, str]) -> None:
        self.register = register
        self.titles = reader
        self.ids = ids
        self.roles = Roles(register.profile)
        self.codes = Codes()
        self.heads: list[tuple[str, list[Content]]] = []
        self.ranks = {level.id: rank for rank, level in enumerate(register.profile.levels)}
        self.tables = {level.id for level in register.profile.levels if level.has_table}

    def read(self, node: Node, depth: int, above: tuple[Node, ...]) -> Division:
        """Return the division that a title opens, with all that stands under it."""
        here = (*above, node)
        filled = self._fill(node, depth, here)
        children = list(filled.children)
        engagements = list(filled.engagements)
        for child in node.children:
            if child.kind == ENGAGEMENT_TITLE:
                found = read_card(child, self._prefix(here), self.codes, self.roles, self.register)
                if found is not None and not children:
                    engagements.append(found)
                    continue
                child.title = join(
                    (Text(text=f"{child.label} –" if plain(child.title) else child.label),), child.title
                )
                child.kind, child.number, child.label = SECTION, "", ""
                self.ids[id(child)] = division_id(child, self.register)
            children.append(self.read(child, depth + 1, here))
        tell_doubtful_titles(node, self.ids[id(node)], self.register)
        return Division(
            kind=node.kind,
            id=self.ids[id(node)],
            number=node.number,
            title=node.title,
            depth=depth,
            blocks=filled.blocks,
            indicators=filled.indicators,
            engagements=tuple(engagements),
            children=tuple(children),
            span=node.span,
        )

    def _prefix(self, here: tuple[Node, ...]) -> str:
        """Return what the codes of engagements start with: the number of the nearest level that has a table."""
        numbered = [node for node in here if node.number and node.kind in {*self.tables}]
        numbered = numbered or [
            node for node in here if node.number and node.kind in {*self.ranks, ARTICLE, ANNEXE}
        ]
        if not numbered:
            return "1"
        holder = numbered[-1]
        outer = [node for node in here[: here.index(holder)] if node.number and node.kind in self.ranks]
        is_inner = outer and holder.kind in self.ranks and "." not in holder.number
        return _NOT_CODE.sub(
            ".", (f"{outer[-1].number}.{holder.number}" if is_inner else holder.number).upper()
        )

    # -- what stands under a title

    def _fill(self, node: Node, depth: int, here: tuple[Node, ...]) -> _Filled:
        filled = _Filled()
        subject = self.ids[id(node)]
        words: list[Statement] = []
        sheets = 0
        for group in _groups(with_captions(node.content, subject, self.register)):
            sort = self._sort(group)
            if sort == "engagements":
                self._take_sheet(
                    [statement.grid for statement in group if statement.grid], filled, depth, here
                )
                sheets += 1
            elif sort == "fiche":
                for statement in group:
                    if statement.grid is not None:
                        found = read_card_grid(
                            statement.grid, self._prefix(here), self.codes, self.roles, self.register
                        )
                        filled.engagements = (*filled.engagements, found)
                sheets += 1
            else:
                if sheets and any(statement.is_words for statement in group):
                    self._tell_order(group, subject)
                words += group
        words = self._take_context(words, filled, subject)
        filled.blocks = read_prose(
            words, subject, self.register, lambda grids: self._tables(grids, node, words)
        )
        return filled

    def _take_context(self, words: list[Statement], filled: _Filled, subject: str) -> list[Statement]:
        """Take the lists that stand under "Indicateurs de contexte" alone on its line; return the other statements."""
        kept: list[Statement] = []
        taken: list[Statement] = []
        is_open = False
        for statement, after in zip(words, [*words[1:], Statement()], strict=False):
            is_label = not statement.is_entry and self.roles.of_label(statement.text.rstrip(" :")) == CONTEXT
            if is_label and after.is_entry and len(statement.text.split()) <= _LONGEST_LABEL:
                is_open = True
                self.register.decide(
                    Kind.INDICATOR,
                    f"{quoted(statement.text)} annonce les indicateurs qui suivent.",
                    statement.span,
                    subject=subject,
                    left_out=statement.text,
                    is_sure=True,
                )
                continue
            is_open = is_open and statement.is_entry
            (taken if is_open else kept).append(statement)
        found = read_indicators(taken, IndicatorKind.CONTEXT, (), subject, self.register)
        filled.indicators = (*found, *filled.indicators)
        return kept

    def _sort(self, group: Sequence[Statement]) -> str:
        first = group[0].grid
        if first is None:
            return "texte"
        if reads_as_engagements(first, self.roles):
            return "engagements"
        return "fiche" if is_card(first, self.roles, self.titles) else "tableau"

    def _tell_order(self, group: Sequence[Statement], subject: str) -> None:
        text = next(statement for statement in group if statement.is_words)
        self.register.decide(
            Kind.ORDER,
            f"{quoted(text.text)} suivait les engagements : ce texte s'imprime avant eux.",
            text.span,
            subject=subject,
        )

    def _take_sheet(self, grids: list[Grid], filled: _Filled, depth: int, here: tuple[Node, ...]) -> None:
        node, subject = here[-1], self.ids[id(here[-1])]
        sheet = read_sheet(grids, self.roles, self.register)
        self.heads += [(subject, head) for head in sheet.heads]
        filled.indicators = (
            *filled.indicators,
            *read_indicators(items_of(sheet.context), IndicatorKind.CONTEXT, (), subject, self.register),
        )
        prefix = self._prefix(here)
        for chapter in sheet.chapters:
            engagements = tuple(
                read_commitment(commitment, prefix, self.codes, self.register)
                for commitment in chapter.commitments
            )
            if chapter.title.text:
                kind = self._kind_under(node, sheet.chapter_label)
                filled.children = (*filled.children, self._chapter(chapter, engagements, kind, depth + 1))
            else:
                filled.engagements = (*filled.engagements, *engagements)
        self._tell_sheet(sheet, node)

    def _chapter(
        self, chapter: Chapter, engagements: tuple[Engagement, ...], kind: str, depth: int
    ) -> Division:
        words = unemphasised(join(*(statement.words for statement in chapter.title.statements)))
        found = _NUMBER.match(chapter.title.text)
        number = found["number"] if found else ""
        if found and not chapter.title.statements[0].marker:
            words = cut(words, found.end())
        return Division(
            kind=kind if number else SECTION,
            id=self.register.identify(Mark.DIVISION, chapter.title.anchor, plain(words), "priorite"),
            number=number,
            title=words,
            depth=depth,
            engagements=engagements,
            span=chapter.title.span,
        )

    def _kind_under(self, node: Node, label: str) -> str:
        """Return the level that a column names, or that follows that of a title; the finest under what has none."""
        profile = self.register.profile
        levels = profile.levels
        for level in levels[self.ranks.get(node.kind, -1) + 1 :]:
            if fold_name(label) in map(fold_name, profile.words_of_level(level)):
                return level.id
        rank = self.ranks.get(node.kind, len(levels) - 2) + 1
        return levels[rank].id if 0 <= rank < len(levels) else SECTION

    def _tell_sheet(self, sheet: Sheet, node: Node) -> None:
        count = sum(len(chapter.commitments) for chapter in sheet.chapters)
        named = sum(1 for chapter in sheet.chapters if chapter.title.text)
        self.register.decide(
            Kind.GRID,
            f"La grille donne {counted(named, 'division', 'divisions')} et "
            f"{counted(count, 'engagement', 'engagements')} ; ses titres de lignes et de colonnes ne sont pas repris.",
            node.span,
            left_out=" ".join(sheet.labels),
            subject=self.ids[id(node)],
            is_sure=True,
        )

    # -- tables

    def _tables(self, grids: Sequence[Statement], node: Node, words: Sequence[Statement]) -> Iterator[Block]:
        place = next(rank for rank, statement in enumerate(words) if statement is grids[0])
        before = words[place - 1] if place else Statement()
        sheaves = [spread(statement.grid) for statement in grids if statement.grid is not None]
        for sheaf in joined(sheaves, has_head):
            if not sheaf.rows:
                continue
            title = unemphasised(sheaf.caption)
            if not plain(title):
                title, before = self._given_title(node, before), Statement()
            yield read_table(sheaf, title, plain(title), self.register)

    def _given_title(self, node: Node, before: Statement) -> Inlines:
        """Return the title of a table that has none of its own: the words just before it, or that of its division."""
        announced = announced_title(before.text)
        if announced:
            self.register.decide(
                Kind.ADDED,
                f"Un tableau n'a pas de titre : les mots qui l'annoncent, {quoted(announced)}, lui en tiennent lieu.",
                before.span,
                subject=self.ids[id(node)],
            )
            return (Text(text=announced),)
        title = node.title or (Text(text="Tableau"),)
        self.register.decide(
            Kind.ADDED,
            f"Un tableau n'a pas de titre : celui de sa division, {quoted(plain(title))}, lui est donné.",
            node.span,
            subject=self.ids[id(node)],
            is_sure=True,
        )
        return title


def division_id(node: Node, register: Register) -> str:
    """Return the id of a title: that of its bookmark, or one made from its words."""
    return register.identify(Mark.DIVISION, node.anchor, plain(node.title), f"{node.kind} {node.number}")


def _groups(content: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Yield runs of grids that follow one another, and runs of anything else."""
    group: list[Statement] = []
    for statement in content:
        if group and (group[-1].grid is None) is not (statement.grid is None):
            yield group
            group = []
        group.append(statement)
    if group:
        yield group
