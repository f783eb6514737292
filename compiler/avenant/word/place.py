"""Places of the act before to the words that name them, as a place ("au deuxième alinéa de…") and as a subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from compiler.avenant.word.base import Base
from compiler.avenant.word.division_name import DivisionNames
from compiler.avenant.word.noun import Noun
from compiler.avenant.word.ordinal import ordinal, rank_words, ranks_words, run_words
from compiler.avenant.word.quote import quoted
from compiler.avenant.word.run import GAP
from compiler.model.enact import PAGE_HEADER
from compiler.model.operation import Container, Holder
from compiler.model.phrase import join_words
from compiler.model.sentence import sentences

COLUMNS = {
    Holder.ENGAGEMENT: "Engagements",
    Holder.PARTNERS: "Partenaires engagés",
    Holder.FOLLOW_UP: "Indicateurs de suivi",
    Holder.IMPACT: "Indicateurs d’impact",
}
_ALINEA, _INDICATOR, _CONTEXT, _CONTRACT = "alinéa", "indicateur", "indicateur de contexte", "contrat"
_ELEMENTS = {
    Holder.CONTEXT: _CONTEXT,
    Holder.FOLLOW_UP: _INDICATOR,
    Holder.IMPACT: _INDICATOR,
    Holder.CONTRACTS: _CONTRACT,
}
CONTRACT_LIST = Noun(words="liste des contrats rattachés", feminine=True)
TITLE_PAGE = "page de titre"
HEADER_OF_PAGES = Noun(words="en-tête des pages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place to be named: `place` as a whole complement, or `context` then `noun` as a subject.

    `is_bare` says that `place` does without the noun: the column of a line holds one alinéa.
    """

    place: str
    noun: Noun
    context: str = ""
    is_bare: bool = False

    def subject(self) -> str:
        """Return it as a subject."""
        return joined(self.context, self.noun.the())

    def start(self) -> str:
        """Return its beginning as a place."""
        return joined(self.context, f"au début {self.noun.of()}")


def joined(*parts: str) -> str:
    """Return the parts that are there, with commas."""
    return ", ".join(part for part in parts if part)


def element_noun(holder: Holder) -> str:
    """Return what an element of a place is called."""
    return _ELEMENTS.get(holder, _ALINEA)


class Places:
    """Names places. What belongs to the division `opening`, just named, is not said to."""

    def __init__(self, base: Base, names: DivisionNames, opening: str = "") -> None:
        self.base = base
        self.names = names
        self.opening = opening

    def within(self, opening: str) -> "Places":
        """Return the same places under an opening line."""
        return Places(self.base, self.names, opening)

    def element(self, container: Container, first: int, last: int = 0) -> Spot:
        """Return an element of a place, or a run of them."""
        last = last or first
        count = self.base.count(container)
        words = self.ranked(container, first, last)
        noun = Noun(words=words, plural=last > first)
        match container.holder:
            case Holder.PROSE | Holder.CONTEXT:
                return self._in_division(noun, container, is_only=count == 1)
            case Holder.CONTRACTS:
                noun = Noun(words=f"{words} {CONTRACT_LIST.of()}", plural=noun.plural)
                return Spot(place=noun.at(), noun=noun)
            case Holder.ENGAGEMENT | Holder.FOLLOW_UP | Holder.IMPACT:
                return _in_column(noun, self.column(container), is_only=count == 1)
            case Holder.CELL if count > 1:
                return _in_column(noun, self.column(container), is_only=False)
            case _:
                return self.only(container)

    def ranked(self, container: Container, first: int, last: int = 0) -> str:
        """Return elements by their rank alone: "deuxième alinéa", "deuxième et troisième indicateurs"."""
        last = last or first
        kind, *rest = element_noun(container.holder).split(" ")
        plural = "s" if last > first else ""
        return " ".join((run_words(first, last, self.base.count(container)), kind + plural, *rest))

    def sentence(self, container: Container, element: int, *ranks: int) -> Spot:
        """Return a sentence of an element, or several."""
        spot = self.element(container, element)
        count = len(sentences(self.base.text(container, element)))
        many = len(ranks) > 1
        words = f"{ranks_words(ranks, count, feminine=True)} phrase{'s' if many else ''}"
        if spot.is_bare:
            noun = Noun(words=words, feminine=True, plural=many)
            return Spot(place=joined(spot.place, noun.at()), context=spot.place, noun=noun)
        noun = Noun(words=f"{words} {spot.noun.of()}", feminine=True, plural=many)
        return Spot(place=joined(spot.context, noun.at()), context=spot.context, noun=noun)

    def alineas(self, container: Container, ranks: tuple[int, ...]) -> Noun:
        """Return several alinéas of a division, wherever they stand."""
        words = f"{ranks_words(ranks, self.base.count(container))} {_ALINEA}s"
        return self._in_division(Noun(words=words, plural=True), container, is_only=False).noun

    def only(self, container: Container) -> Spot:
        """Return a place that holds one element: a title, the partners, a cell, a particular, members."""
        match container.holder:
            case Holder.PARTNERS | Holder.CELL:
                return Spot(
                    place=self.column(container),
                    context=self.line_of(container),
                    noun=self.case(container),
                    is_bare=True,
                )
            case Holder.PARTICULAR if container.id == PAGE_HEADER:
                return Spot(place=f"dans {HEADER_OF_PAGES.the()}", noun=HEADER_OF_PAGES)
            case Holder.PARTICULAR:
                noun = Noun(words=f"mention {quoted(container.id)} de la {TITLE_PAGE}", feminine=True)
                return Spot(place=f"dans {noun.the()}", noun=noun)
            case Holder.PARTY_NAME | Holder.PARTY_SHORT | Holder.PARTY_SLOTS:
                noun = _of_people(container.holder, self.party(container.id))
                return Spot(place=f"dans {noun.the()}", noun=noun)
            case Holder.GROUP_NAME | Holder.GROUP_SHORT | Holder.MEMBERS:
                noun = _of_people(container.holder, self.group(container.id))
                return Spot(place=f"dans {noun.the()}", noun=noun)
            case _:
                noun = self._title(container)
                return Spot(place=noun.at(), noun=noun)

    def whole(self, container: Container) -> Noun:
        """Return what is said to be completed when elements come at its end."""
        match container.holder:
            case Holder.PROSE | Holder.CONTEXT:
                return self.names.name(container.id)
            case Holder.CONTRACTS:
                return CONTRACT_LIST
            case _:
                return self.case(container)

    def line_of(self, container: Container) -> str:
        """Return the line or the row of a column, as a place; nothing for other places."""
        return self.line_noun(container).at() if _has_line(container) else ""

    def line_noun(self, container: Container) -> Noun:
        """Return the line or the row that a column belongs to."""
        if container.holder is Holder.CELL:
            return self.row(container.id, container.row)
        return self.line(container.id)

    def column(self, container: Container) -> str:
        """Return the column of a line or of a row, as a place; nothing for other places."""
        if not _has_line(container):
            return ""
        return joined(self.line_of(container), f"dans {self.column_name(container).the()}")

    def case(self, container: Container) -> Noun:
        """Return what stands where a line and a column meet."""
        column = self.column_name(container)
        if container.holder is Holder.CELL:
            return Noun(words=f"case {column.of()}", feminine=True)
        return column

    def line(self, engagement: str) -> Noun:
        """Return a line of a table of engagements."""
        return self.lines((engagement,))

    def lines(self, engagements: Sequence[str]) -> Noun:
        """Return lines in their order, those of one table that follow one another under its name."""
        homes = [self.base.engagement_path(name)[-1].id for name in engagements]
        codes = (self.base.engagement(name).code for name in engagements)
        runs = groupby(zip(codes, homes, strict=True), lambda one: self.table_division(one[1]))
        nouns = [self.coded(tuple(code for code, _ in run), table) for table, run in runs]
        if len(nouns) == 1:
            return nouns[0]
        words = join_words(noun.the() for noun in nouns)
        return Noun(words=words, feminine=True, plural=True, is_named=True)

    def coded(self, codes: Sequence[str], division: str) -> Noun:
        """Return lines of the table in which the engagements of a division print."""
        plural = "s" if len(codes) > 1 else ""
        table = self.names.name(self.table_division(division))
        words = f"ligne{plural} {join_words(codes)} du tableau {table.of()}"
        return Noun(words=words, feminine=True, plural=bool(plural))

    def table_division(self, division: str) -> str:
        """Return the division after which the table of a line is named."""
        with_table = {level.id for level in self.base.protocol.levels if level.has_table}
        path = self.base.paths[division]
        return next((above.id for above in reversed(path) if above.kind in with_table), division)

    def codes(self) -> tuple[str, ...]:
        """Return the codes of all lines in the order in which they print, with a gap between two tables."""
        found: list[str] = []
        last = None
        for name in self.base.paths:
            for engagement in self.base.division(name).engagements:
                table = self.table_division(name)
                found += [GAP] * (table != last) + [engagement.code]
                last = table
        return tuple(found)

    def table(self, name: str) -> Noun:
        """Return a table of records."""
        table = self.base.table(name)
        return Noun(words=f"tableau {table.number}" if table.number else f"tableau {quoted(table.title)}")

    def row(self, table: str, rank: int) -> Noun:
        """Return a row, by its first words and its rank."""
        return Noun(words=f"{self.row_alone(table, rank)} {self.table(table).of()}", feminine=True)

    def row_alone(self, table: str, rank: int) -> Noun:
        """Return a row whose table was named already."""
        name = self._row_name(table, rank)
        shown = f" {quoted(name)}" if name else ""
        return Noun(words=f"ligne{shown} ({ordinal(rank, feminine=True)} ligne)", feminine=True)

    def _row_name(self, table: str, rank: int) -> str:
        """Return the words of a cell that no other row has in its column: the header of the row, else the first."""
        rows = self.base.table(table).rows
        heads = self.base.row_heads(table)
        for column in (*heads, *(other for other in range(len(rows[rank - 1].cells)) if other not in heads)):
            words = " ".join(rows[rank - 1].cells[column])
            if words and sum(" ".join(row.cells[column]) == words for row in rows) == 1:
                return words
        return ""

    def rows(self, table: str, first: int, last: int) -> Noun:
        """Return a row, or a run of rows."""
        if first == last:
            return self.row(table, first)
        ranks = run_words(first, last, len(self.base.table(table).rows), feminine=True)
        return Noun(words=f"{ranks} lignes {self.table(table).of()}", feminine=True, plural=True)

    def table_column(self, table: str, rank: int) -> Noun:
        """Return a column of a table of records, by its title and its rank."""
        title = self.base.table(table).columns[rank - 1]
        words = f"colonne{f' {quoted(title)}' if title else ''} ({ordinal(rank, feminine=True)} colonne)"
        return Noun(words=words, feminine=True)

    def group(self, name: str) -> Noun:
        """Return a set of parties."""
        group = self.base.group(name)
        return Noun(words=f"ensemble {quoted(group.name if group else name)}")

    def party(self, name: str) -> Noun:
        """Return a party."""
        return Noun(words=f"partie {quoted(self.base.party(name).name)}", feminine=True)

    def column_name(self, container: Container) -> Noun:
        """Return the column of a line or of a row."""
        if container.holder is Holder.CELL:
            return self.table_column(container.id, container.column)
        return Noun(words=f"colonne {quoted(COLUMNS[container.holder])}", feminine=True)

    def _in_division(self, noun: Noun, container: Container, *, is_only: bool) -> Spot:
        if container.id == self.opening:
            return Spot(place=noun.at(), noun=noun)
        name = self.names.name(container.id)
        full = Noun(words=f"{noun.words} {name.of()}", plural=noun.plural)
        if is_only and container.holder is Holder.PROSE and self.ends_with_prose(container.id):
            return Spot(place=name.at(), noun=full)
        return Spot(place=full.at(), noun=full)

    def ends_with_prose(self, division: str) -> bool:
        """Tell whether nothing follows the alinéas of a division."""
        held = self.base.division(division)
        return not (held.indicators or held.engagements or held.children)

    def _title(self, container: Container) -> Noun:
        name = container.id
        match container.holder:
            case Holder.TITLE if name == self.opening:
                return Noun(words="intitulé")
            case Holder.TITLE:
                return Noun(words=f"intitulé {self.names.name(name).of()}")
            case Holder.TABLE_TITLE:
                return Noun(words=f"titre {self.table(name).of()}")
            case Holder.COLUMN:
                ranks = rank_words(container.column, len(self.base.table(name).columns), feminine=True)
                return Noun(words=f"titre de la {ranks} colonne {self.table(name).of()}")
            case _:
                figure = self.base.figure(name)
                noun = Noun(words=f"{figure.noun} {quoted(figure.title)}", feminine=figure.noun == "image")
                return Noun(words=f"titre {noun.of()}")


def _in_column(noun: Noun, column: str, *, is_only: bool) -> Spot:
    place = column if is_only else joined(column, noun.at())
    return Spot(place=place, context=column, noun=noun, is_bare=is_only)


_PEOPLE = {
    Holder.PARTY_NAME: Noun(words="dénomination", feminine=True),
    Holder.PARTY_SHORT: Noun(words="nom abrégé"),
    Holder.PARTY_SLOTS: Noun(words="représentation", feminine=True),
    Holder.GROUP_NAME: Noun(words="intitulé"),
    Holder.GROUP_SHORT: Noun(words="nom abrégé"),
    Holder.MEMBERS: Noun(words="composition", feminine=True),
}


def _of_people(holder: Holder, whose: Noun) -> Noun:
    noun = _PEOPLE[holder]
    return Noun(words=f"{noun.words} {whose.of()}", feminine=noun.feminine)


def _has_line(container: Container) -> bool:
    return container.holder in COLUMNS or container.holder is Holder.CELL
