"""The words that name a place to that place in the act in force."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from compiler.ingest.reading.names import OF, Names
from compiler.ingest.reading.ordinals import ORDINAL, occurrence_of, rank_of
from compiler.ingest.reading.quoting import QUOTE, Masked
from compiler.ingest.reading.unread import unknown_place
from compiler.model.enact import PAGE_HEADER
from compiler.model.enacted import Element, GroupWords, PartyWords, RowWords, Words
from compiler.model.operation import Container, Holder
from compiler.model.sentence import sentences

_COLUMNS = {
    "Engagements": Holder.ENGAGEMENT,
    "Partenaires engagés": Holder.PARTNERS,
    "Indicateurs de suivi": Holder.FOLLOW_UP,
    "Indicateurs d’impact": Holder.IMPACT,
}
_OF_PARTIES = {
    "dénomination": Holder.PARTY_NAME,
    "nom abrégé": Holder.PARTY_SHORT,
    "représentation": Holder.PARTY_SLOTS,
}
_OF_GROUPS = {
    "intitulé": Holder.GROUP_NAME,
    "nom abrégé": Holder.GROUP_SHORT,
    "composition": Holder.MEMBERS,
}
_AT = re.compile(r"(?:à l’|à la |au |aux |dans l’|dans le |dans la |dans les |l’|la |le |les )")
_NOUNS = {
    "alinéa": frozenset({Holder.PROSE, Holder.ENGAGEMENT, Holder.CELL}),
    "indicateur": frozenset({Holder.FOLLOW_UP, Holder.IMPACT}),
    "indicateur de contexte": frozenset({Holder.CONTEXT}),
    "contrat": frozenset({Holder.CONTRACTS}),
}
_TABLE = rf"tableau[ \u00a0](?P<table>{QUOTE}|[^\s,]+)"
_ELEMENTS = re.compile(
    rf"(?P<first>{ORDINAL})(?: (?P<link>et|à) (?P<last>{ORDINAL}))? "
    rf"(?P<noun>alinéa|indicateur|contrat)s?(?P<context> de contexte)?(?: {OF}(?P<home>.+))?"
)
_SENTENCE = re.compile(rf"(?P<rank>{ORDINAL}) phrase(?: {OF}(?P<home>.+))?")
_LINE = re.compile(rf"ligne (?P<code>[^\s,]+)(?: du tableau {OF}(?P<home>.+))?")
_ROW = re.compile(rf"ligne(?: (?P<key>{QUOTE}))? \((?P<rank>{ORDINAL}) ligne\)(?: du {_TABLE})?")
_ROWS = re.compile(rf"(?P<first>{ORDINAL}) (?P<link>et|à) (?P<last>{ORDINAL}) lignes du {_TABLE}")
_COLUMN = re.compile(
    rf"(?:case de la )?colonne(?: (?P<title>{QUOTE}))?(?: \((?P<rank>{ORDINAL}) colonne\))?"
    rf"(?: (?:de la (?P<line>ligne .+)|du {_TABLE}))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """Elements `first` to `last` of a container; `sentence` when a sentence of the first is meant."""

    container: Container
    first: int
    last: int
    sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeContainer:
    """A container: a title, a column of a line, a cell, a mention, the composition of a set."""

    container: Container


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows of a table of records."""

    table: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a table of engagements."""

    engagement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of records, or its totals when `is_total`."""

    table: str
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of a table of records."""

    table: str
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A division; the act itself when the id is empty."""

    division: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A set of parties."""

    group: str


Place: TypeAlias = Elements | WholeContainer | Rows | Line | Table | TableColumn | Home | Group


def without_article(words: str) -> str:
    """Return a noun without the article or the preposition before it."""
    lowered = words[:1].lower() + words[1:]
    match = _AT.match(lowered)
    return lowered[match.end() :] if match else lowered


class Places:
    """Reads places. `opening` is the division of the opening line, which goes without saying."""

    def __init__(self, names: Names, opening: str | None = None) -> None:
        self.names = names
        self.opening = opening

    def read(self, words: str, masked: Masked) -> Place:
        """Return the place that a complement or a subject names, its context first when it has one."""
        parts = words.split(", ")
        place: Place | None = None
        for part in parts:
            place = self._within(place, without_article(part), masked)
        if place is None:
            raise unknown_place(masked.shown(words))
        return place

    def elements(self, words: str, masked: Masked) -> Elements:
        """Return the elements, or the sentence, that words name; a container that holds one names it."""
        return self.only(self.read(words, masked), masked.shown(words))

    def only(self, place: Place, shown: str) -> Elements:
        """Return a place as one element, which it is or holds alone."""
        match place:
            case Elements():
                return place
            case WholeContainer() if len(self.held(place.container)) == 1:
                return Elements(container=place.container, first=1, last=1)
            case Home() if place.division and len(self.names.divisions[place.division].elements) == 1:
                container = Container(holder=Holder.PROSE, id=place.division)
                return Elements(container=container, first=1, last=1)
            case _:
                raise unknown_place(shown)

    def _within(self, around: Place | None, words: str, masked: Masked) -> Place:
        """Return what words name inside a place already named, or on their own."""
        shown = masked.shown(words)
        if match := _SENTENCE.fullmatch(words):
            return self._sentence(around, match, masked, shown)
        if match := _ELEMENTS.fullmatch(words):
            return self._elements(around, match, masked, shown)
        if (match := _COLUMN.fullmatch(words)) and words.startswith(("colonne", "case")):
            return self._column(around, match, masked, shown)
        if around is not None:
            raise unknown_place(shown)
        return self._alone(words, masked, shown)

    def _sentence(self, around: Place | None, match: re.Match[str], masked: Masked, shown: str) -> Elements:
        home = match["home"]
        inner = self._within(around, without_article(home), masked) if home else around
        if inner is None:
            raise unknown_place(shown)
        spot = self.only(inner, shown)
        element = self.held(spot.container)[spot.first - 1]
        count = len(sentences(element.text)) if isinstance(element, Words) else 0
        rank = rank_of(match["rank"], count)
        if not rank:
            raise unknown_place(shown)
        return replace(spot, sentence=rank)

    def _elements(self, around: Place | None, match: re.Match[str], masked: Masked, shown: str) -> Elements:
        noun = match["noun"] + (match["context"] or "")
        container = self._container_of(around, noun, match["home"], masked, shown)
        if container.holder not in _NOUNS[noun]:
            raise unknown_place(shown)
        first, last = self._run(match, len(self.held(container)), shown)
        return Elements(container=container, first=first, last=last)

    def _run(self, match: re.Match[str], count: int, shown: str) -> tuple[int, int]:
        first = rank_of(match["first"], count)
        last = rank_of(match["last"], count) if match["last"] else first
        follows = (match["link"] == "et") == (last == first + 1)
        if not first or not last or (match["link"] and (last <= first or not follows)):
            raise unknown_place(shown)
        return first, last

    def _container_of(
        self, around: Place | None, noun: str, home: str | None, masked: Masked, shown: str
    ) -> Container:
        if isinstance(around, WholeContainer) and home is None:
            return around.container
        if noun == "contrat" and home == "liste des contrats rattachés":
            return Container(holder=Holder.CONTRACTS)
        if home is not None and home.startswith(("colonne", "case")):
            inner = self._within(None, home, masked)
            if isinstance(inner, WholeContainer):
                return inner.container
        if around is not None or (home is None and not self.opening):
            raise unknown_place(shown)
        holder = Holder.CONTEXT if noun.endswith("contexte") else Holder.PROSE
        division = self.names.division(home, masked) if home else self.opening
        return Container(holder=holder, id=division or "")

    def _column(self, around: Place | None, match: re.Match[str], masked: Masked, shown: str) -> Place:
        if match["table"]:
            table = self.names.table(match["table"], masked)
            return TableColumn(table=table, column=self._column_rank(table, match, masked, shown))
        holder = self._alone(match["line"], masked, shown) if match["line"] else around
        title = masked.quote(match["title"]) if match["title"] else ""
        if isinstance(holder, Line) and title in _COLUMNS:
            return WholeContainer(container=Container(holder=_COLUMNS[title], id=holder.engagement))
        if isinstance(holder, Rows) and holder.first == holder.last:
            column = self._column_rank(holder.table, match, masked, shown)
            return WholeContainer(
                container=Container(holder=Holder.CELL, id=holder.table, row=holder.first, column=column)
            )
        raise unknown_place(shown)

    def _column_rank(self, table: str, match: re.Match[str], masked: Masked, shown: str) -> int:
        columns = self.names.tables[table].columns
        rank = occurrence_of(match["rank"] or "")
        title = masked.quote(match["title"]) if match["title"] else ""
        if not 0 < rank <= len(columns) or columns[rank - 1] != title:
            raise unknown_place(shown)
        return rank

    def _alone(self, words: str, masked: Masked, shown: str) -> Place:
        """Return a place that needs no other around it."""
        if match := _ROW.fullmatch(words):
            return self._row(match, masked, shown)
        if match := _ROWS.fullmatch(words):
            table = self.names.table(match["table"], masked)
            first, last = self._run(match, len(self.names.tables[table].rows), shown)
            return Rows(table=table, first=first, last=last)
        if match := _LINE.fullmatch(words):
            return self._line(match, masked, shown)
        if match := re.fullmatch(rf"lignes? de total du {_TABLE}", words):
            return Table(table=self.names.table(match["table"], masked), is_total=True)
        if match := re.fullmatch(_TABLE, words):
            return Table(table=self.names.table(match["table"], masked))
        if match := re.fullmatch(rf"mention ({QUOTE}) de la page de titre", words):
            return WholeContainer(container=Container(holder=Holder.PARTICULAR, id=masked.quote(match[1])))
        if match := re.fullmatch(rf"(dénomination|nom abrégé|représentation) de la partie ({QUOTE})", words):
            party = self.names.party(masked.quote(match[2]))
            return WholeContainer(container=Container(holder=_OF_PARTIES[match[1]], id=party))
        if match := re.fullmatch(rf"(intitulé|nom abrégé|composition) de l’ensemble ({QUOTE})", words):
            group = self.names.group(masked.quote(match[2]))
            return WholeContainer(container=Container(holder=_OF_GROUPS[match[1]], id=group))
        if match := re.fullmatch(rf"ensemble ({QUOTE})", words):
            return Group(group=self.names.group(masked.quote(match[1])))
        if words in ("il", "elle") and self.opening:
            return Home(division=self.opening)
        if words == "liste des contrats rattachés":
            return WholeContainer(container=Container(holder=Holder.CONTRACTS))
        return self._title(words, masked, shown)

    def row_of(self, table: str, words: str, masked: Masked) -> int:
        """Return the rank of a row of a table just named."""
        match = _ROW.fullmatch(without_article(words))
        if match is None or match["table"]:
            raise unknown_place(masked.shown(words))
        return self._row_rank(table, match, masked, masked.shown(words))

    def _row(self, match: re.Match[str], masked: Masked, shown: str) -> Rows:
        if not match["table"]:
            raise unknown_place(shown)
        table = self.names.table(match["table"], masked)
        rank = self._row_rank(table, match, masked, shown)
        return Rows(table=table, first=rank, last=rank)

    def _row_rank(self, table: str, match: re.Match[str], masked: Masked, shown: str) -> int:
        rank = occurrence_of(match["rank"])
        rows = self.names.tables[table].rows
        key = masked.quote(match["key"]) if match["key"] else ""
        if not 0 < rank <= len(rows) or not _bears(rows[rank - 1], key):
            raise unknown_place(shown)
        return rank

    def _line(self, match: re.Match[str], masked: Masked, shown: str) -> Line:
        line = self.names.line(match["code"])
        if match["home"]:
            division = self.names.division(match["home"], masked)
            home = self.names.holders[line]
            while home and home != division:
                home = self.names.parents[home]
            if home != division:
                raise unknown_place(shown)
        return Line(engagement=line)

    def _title(self, words: str, masked: Masked, shown: str) -> Place:
        if words == "en-tête des pages":
            return WholeContainer(container=Container(holder=Holder.PARTICULAR, id=PAGE_HEADER))
        if match := re.fullmatch(rf"intitulé(?: {OF}(.+))?", words):
            division = self.names.division(match[1], masked) if match[1] else self.opening
            if not division:
                raise unknown_place(shown)
            return WholeContainer(container=Container(holder=Holder.TITLE, id=division))
        if match := re.fullmatch(rf"titre du {_TABLE}", words):
            table = self.names.table(match["table"], masked)
            return WholeContainer(container=Container(holder=Holder.TABLE_TITLE, id=table))
        if match := re.fullmatch(rf"titre de la (?P<rank>{ORDINAL}) colonne du {_TABLE}", words):
            table = self.names.table(match["table"], masked)
            rank = rank_of(match["rank"], len(self.names.tables[table].columns))
            if rank:
                return WholeContainer(container=Container(holder=Holder.COLUMN, id=table, column=rank))
        if match := re.fullmatch(rf"titre (?:du |de l’)(graphique|image|document) ({QUOTE})", words):
            figure = self.names.figure(match[1], masked.quote(match[2]))
            return WholeContainer(container=Container(holder=Holder.FIGURE, id=figure))
        if self.names.is_division(words):
            return Home(division=self.names.division(words, masked))
        raise unknown_place(shown)

    def held(self, container: Container) -> tuple[Element, ...]:
        """Return the elements of a container in the act in force."""
        names = self.names
        match container.holder:
            case Holder.PROSE:
                return names.divisions[container.id].elements
            case Holder.CONTEXT:
                return names.divisions[container.id].context
            case Holder.ENGAGEMENT:
                return names.lines[container.id].alineas
            case Holder.FOLLOW_UP:
                return names.lines[container.id].follow_up
            case Holder.IMPACT:
                return names.lines[container.id].impact
            case Holder.CELL:
                cells = names.tables[container.id].rows[container.row - 1].cells
                return tuple(Words(text=text) for text in cells[container.column - 1])
            case Holder.CONTRACTS:
                return names.act.contracts
            case _:
                return (self._single(container),)

    def _single(self, container: Container) -> Words:
        names = self.names
        match container.holder:
            case Holder.TITLE:
                return Words(text=names.divisions[container.id].title)
            case Holder.PARTNERS:
                return names.lines[container.id].partners
            case Holder.TABLE_TITLE:
                return Words(text=names.tables[container.id].title)
            case Holder.COLUMN:
                return Words(text=names.tables[container.id].columns[container.column - 1])
            case Holder.FIGURE:
                return Words(text=next(one.title for one in names.figures if one.id == container.id))
            case Holder.PARTY_NAME | Holder.PARTY_SHORT | Holder.PARTY_SLOTS:
                return Words(text=_party_text(container, names.act.parties))
            case Holder.GROUP_NAME | Holder.GROUP_SHORT | Holder.MEMBERS:
                return Words(text=_group_text(container, names.act.groups))
            case _:
                return Words(text=dict(names.act.particulars).get(container.id, ""))

    def table_place(self, table: str) -> Elements:
        """Return where a table stands among the alinéas of its division."""
        division, rank = self.names.table_homes[table]
        return Elements(container=Container(holder=Holder.PROSE, id=division), first=rank, last=rank)


def _bears(row: RowWords, key: str) -> bool:
    """Tell whether a row has a cell with these words; a row may be named by its rank alone."""
    return not key or any(" ".join(cell) == key for cell in row.cells)


def _party_text(container: Container, parties: Sequence[PartyWords]) -> str:
    party = next(one for one in parties if one.id == container.id)
    texts = {Holder.PARTY_NAME: party.name, Holder.PARTY_SHORT: party.short}
    return texts.get(container.holder, party.standing_for())


def _group_text(container: Container, groups: Sequence[GroupWords]) -> str:
    group = next(one for one in groups if one.id == container.id)
    texts = {Holder.GROUP_NAME: group.name, Holder.GROUP_SHORT: group.short}
    return texts.get(container.holder, group.members)
