"""The lines that the documents print, in order, each with the words of the source that it shows and where they stand.

A line may print more than its words: a number before a title, a unit after a column. Some are worked out and hold no
words of their own: the partners of an engagement, a total.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.block import Attachment, Block, Chart, Funding, ItemList, Paragraph, Picture, Quotation
from compiler.model.bookmark import Mark, bookmark_name
from compiler.model.division import SECTION, Division
from compiler.model.engagement import Engagement, Indicator
from compiler.model.label import heading_label
from compiler.model.passage import place_name
from compiler.model.phrase import (
    attachment_sentence,
    indicator_text,
    name_in_sentence,
    parties_by_id,
    partners_text,
    party_line,
)
from compiler.model.printed import NO_BREAK
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import Inlines, Text, plain

IDENTITY_FILE = "protocole.yml"
_WHOLE_FILE = 1_000_000


class LineForm(Enum):
    """What a line is in the act. The value is what a reader of French calls it."""

    TITLE = "titre"
    PROSE = "alinéa"
    ITEM = "élément de liste"
    ENGAGEMENT = "texte"
    ENGAGEMENT_ITEM = "élément du texte"
    PARTNERS = "partenaires"
    FOLLOW_UP = "indicateur de suivi"
    IMPACT = "indicateur d’impact"
    CONTEXT = "indicateur de contexte"
    CELL = "cellule"
    LABEL = "libellé"
    NOTE = "note"
    PARTY = "partie"
    COVER = "page de titre"
    WORKED_OUT = "mention composée"


INDICATORS = (LineForm.FOLLOW_UP, LineForm.IMPACT, LineForm.CONTEXT)

# After the first step of a path, names follow without their article: "l'annexe 4, section I, section A".
_ARTICLE = re.compile(r"^(?:l'|la |le )")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One printed line. `words` are those of the source, `lead` and `tail` what is printed around them.

    `content`, `span`, `key` and `is_literal` are what rewording them takes. `fixed` says in French where to change a
    line that holds no words of its own. `division` and `article` are ids, `article` that of the division at depth 1.
    `same` are the other places that hold the same words when a cell covers several rows. `parties` are the ids of
    those the line binds. `anchor` is the bookmark before it. `note` is the id of the footnote that it is.
    """

    words: str
    form: LineForm
    place: str
    content: Inlines = ()
    span: Span = field(default=NOWHERE, compare=False)
    key: str = ""
    is_literal: bool = False
    lead: str = ""
    tail: str = ""
    fixed: str = ""
    article: str = ""
    division: str = ""
    engagement: str = ""
    parties: tuple[str, ...] = ()
    anchor: str = ""
    in_table: bool = False
    note: str = ""
    same: tuple[Span, ...] = field(default=(), compare=False)

    @property
    def printed(self) -> str:
        """The whole line as printed."""
        return f"{self.lead}{self.words}{self.tail}"


def same_words(text: str) -> str:
    """Return a text as two programs that space and quote their own way would both write it."""
    # Called for each line of every document: these are far faster than an expression.
    text = text.replace("’", "'").replace("‘", "'").replace("\u00ad", "").replace("\u2011", "-")
    return " ".join(text.split())


def digest(text: str) -> str:
    """Return what tells a line from another, in eight signs."""
    return f"{zlib.crc32(same_words(text).encode()):08x}"


def digests(protocol: Protocol) -> tuple[str, ...]:
    """Return the digests of all lines, each once: what tells the lines of one text from those of another."""
    return tuple(dict.fromkeys(digest(line.printed) for line in source_lines(protocol)))


def source_lines(protocol: Protocol) -> tuple[SourceLine, ...]:
    """Return every printed line that has a place in the source, in the order of the documents, footnotes last."""
    return tuple(line for line in _Walk(protocol).lines() if line.printed.strip())


def _places(protocol: Protocol) -> Iterator[tuple[str, str]]:
    """Yield the name of each division by its id, after those it stands in when another bears the same name."""
    paths = tuple(_paths(protocol.divisions, ()))
    names = {path[-1].id: place_name(path[-1], protocol.levels) for path in paths}
    borne = Counter(names.values())
    for path in paths:
        own = names[path[-1].id]
        # What is named alone without doubt: an article, an annexe, an axe; a section never is.
        alone = (
            rank for rank, step in enumerate(path) if step.kind != SECTION and borne[names[step.id]] == 1
        )
        start = max(alone, default=0) if borne[own] > 1 or path[-1].kind == SECTION else len(path) - 1
        steps = (names[step.id] for step in path[start:])
        yield path[-1].id, ", ".join((next(steps), *(_ARTICLE.sub("", step) for step in steps)))


def _paths(divisions: tuple[Division, ...], above: tuple[Division, ...]) -> Iterator[tuple[Division, ...]]:
    for division in divisions:
        path = (*above, division)
        yield path
        yield from _paths(division.children, path)


class _Walk:
    """Follows the documents: title page, body, signatures, annexes, footnotes."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.names = parties_by_id(protocol)
        self.sets = {group.id: group.parties for group in protocol.sets}
        self.tabled = {level.id for level in protocol.levels if level.has_table}
        self.places = dict(_places(protocol))
        self.home = SourceLine(words="", form=LineForm.COVER, place="la page de titre")

    def lines(self) -> Iterator[SourceLine]:
        yield from self._cover()
        for division in self.protocol.body():
            yield from self._division(division)
        yield from self._signatures()
        for division in self.protocol.annexes():
            yield from self._division(division)
        # A note that nothing calls is not printed.
        for note in (note for note in self.protocol.notes if note.number):
            place = f"la note{NO_BREAK}{note.number}"
            self.home = SourceLine(words="", form=LineForm.NOTE, place=place)
            yield self._text(note.content, note.span, LineForm.NOTE, note=note.id)

    def _text(self, content: Inlines, span: Span, form: LineForm, **more: object) -> SourceLine:
        return replace(self.home, words=plain(content), content=content, span=span, form=form, **more)  # type: ignore[arg-type]

    def _fixed(self, text: str, why: str, span: Span, form: LineForm = LineForm.WORKED_OUT) -> SourceLine:
        return replace(self.home, words="", lead=text, form=form, fixed=why, span=span)

    # -- title page and signatures

    def _cover(self) -> Iterator[SourceLine]:
        identity, accession = self.protocol.identity, self.protocol.accession
        whole = Span(file=IDENTITY_FILE, line=1, end_line=_WHOLE_FILE)
        fields = (
            (identity.territory, "territoire"),
            (identity.title, "titre"),
            (identity.subtitle, "sous_titre"),
        )
        for text, key in fields:
            yield self._text(_plain(text), whole, LineForm.COVER, key=key)
        if identity.period:
            period = "–".join(str(year) for year in identity.period)
            yield self._fixed(period, "les années de l'acte s'écrivent au champ « periode »", whole)
        for party in self.protocol.parties:
            self.home = SourceLine(
                words="", form=LineForm.PARTY, place=f"la partie «{NO_BREAK}{party.short}{NO_BREAK}»"
            )
            line = self._text(_plain(party.name), party.span, LineForm.PARTY, key="nom", parties=(party.id,))
            yield replace(line, tail=party_line(party).removeprefix(party.name))
        self.home = SourceLine(words="", form=LineForm.COVER, place="la page de titre")
        if accession is not None and accession.is_open:
            yield self._text(_plain(accession.text), accession.span, LineForm.COVER, key="texte")

    def _signatures(self) -> Iterator[SourceLine]:
        for party in self.protocol.parties:
            for signatory in party.signatories:
                self.home = SourceLine(
                    words="",
                    form=LineForm.PARTY,
                    place=f"la signature de «{NO_BREAK}{party.short}{NO_BREAK}»",
                    parties=(party.id,),
                    anchor=bookmark_name(Mark.SIGNATURE, party.id, signatory.id),
                    in_table=True,
                )
                yield self._fixed(
                    f"Pour {name_in_sentence(party.name)}",
                    "le nom d'une partie s'écrit au champ « nom »",
                    party.span,
                )
                yield self._text(_plain(signatory.quality), signatory.span, LineForm.PARTY, key="qualite")
                yield self._text(_plain(signatory.name), signatory.span, LineForm.PARTY, key="nom")

    # -- divisions

    def _division(self, division: Division) -> Iterator[SourceLine]:
        self._enter(division)
        label = plain(heading_label(division, self.protocol.levels))
        lead = f"{label} – " if label else ""
        yield self._text(division.title, division.span, LineForm.TITLE, lead=lead)
        yield from self._blocks(division.blocks, LineForm.PROSE, LineForm.ITEM)
        for indicator in division.indicators:
            yield self._indicator(indicator, LineForm.CONTEXT)
        if division.kind in self.tabled and _is_one_table(division):
            for holder in (division, *division.children):
                yield from self._held(holder, division)
            return
        if division.engagements:
            yield from self._held(division, division)
        for child in division.children:
            yield from self._division(child)

    def _enter(self, division: Division) -> None:
        self.home = SourceLine(
            words="",
            form=LineForm.PROSE,
            place=self.places[division.id],
            article=division.id if division.depth == 1 else self.home.article,
            division=division.id,
            anchor=bookmark_name(Mark.DIVISION, division.id),
        )

    def _held(self, holder: Division, shown: Division) -> Iterator[SourceLine]:
        """Yield the rows of the engagements that a division holds."""
        if not holder.engagements:
            return
        self._enter(holder)
        self.home = replace(self.home, in_table=True)
        lead = f"{holder.number}. " if holder is not shown and holder.number else ""
        span = holder.span
        yield self._text(holder.title, span, LineForm.TITLE, lead=lead)
        for engagement in holder.engagements:
            yield from self._engagement(engagement, holder)

    def _engagement(self, engagement: Engagement, holder: Division) -> Iterator[SourceLine]:
        self._enter(holder)
        bound: dict[str, None] = {}
        for partner in engagement.partners:
            bound.update(dict.fromkeys(self.sets.get(partner.party, (partner.party,))))
        self.home = replace(
            self.home,
            place=f"l'engagement{NO_BREAK}{engagement.code}",
            engagement=engagement.id,
            parties=tuple(bound),
            anchor=bookmark_name(Mark.ENGAGEMENT, engagement.id),
            in_table=True,
        )
        yield self._fixed(engagement.code, "un code signé ne change pas", engagement.code_span)
        yield from self._blocks(engagement.content, LineForm.ENGAGEMENT, LineForm.ENGAGEMENT_ITEM)
        partners = partners_text(engagement.partners, self.names)
        first = engagement.partners[0].span if engagement.partners else engagement.span
        why = "les partenaires s'écrivent par leurs identifiants, au champ « partenaires »"
        yield self._fixed(partners, why, first, LineForm.PARTNERS)
        yield from self._indicators(engagement.follow_up, LineForm.FOLLOW_UP, engagement.span)
        yield from self._indicators(engagement.impact, LineForm.IMPACT, engagement.span)

    def _indicators(
        self, indicators: tuple[Indicator, ...], form: LineForm, span: Span
    ) -> Iterator[SourceLine]:
        for indicator in indicators:
            yield self._indicator(indicator, form)
        if not indicators:
            yield self._fixed("—", f"l'engagement n'a pas d'{form.value} : ajoutez-lui ce champ", span, form)

    def _indicator(self, indicator: Indicator, form: LineForm) -> SourceLine:
        printed, words = plain(indicator_text(indicator, self.names)), plain(indicator.label)
        if not words:
            why = "cet indicateur est à déterminer : écrivez-le au champ « libelle »"
            return self._fixed(printed, why, indicator.span, form)
        tail = printed.removeprefix(words)
        return self._text(indicator.label, indicator.span, form, key="libelle", tail=tail)

    # -- blocks

    def _blocks(self, blocks: tuple[Block, ...], prose: LineForm, item: LineForm) -> Iterator[SourceLine]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._text(block.content, block.span, prose)
                case ItemList():
                    for each in block.items:
                        yield from self._blocks(each.blocks, item, item)
                case Quotation():
                    yield from self._blocks(block.blocks, prose, item)
                case Table():
                    yield from self._table(block)
                case Chart() | Picture() | Attachment() | Funding():
                    yield from self._figure(block)

    def _figure(self, block: Chart | Picture | Attachment | Funding) -> Iterator[SourceLine]:
        match block:
            case Chart():
                yield self._text(block.title, block.span, LineForm.LABEL, key="titre")
            case Picture():
                yield self._text(block.caption, block.span, LineForm.LABEL)
            case Attachment():
                yield self._text(block.title, block.span, LineForm.LABEL, key="titre")
                why = "le dépositaire d'une pièce s'écrit aux champs « fournie_par » et « etat »"
                yield self._fixed(attachment_sentence(block, self.names), why, block.span)
            case Funding():
                pass  # A record of what a sentence says already.

    def _table(self, table: Table) -> Iterator[SourceLine]:
        outside = self.home
        named = f"le tableau{NO_BREAK}{table.number}" if table.number else "un tableau"
        self.home = replace(outside, place=named, anchor=bookmark_name(Mark.TABLE, table.id), in_table=True)
        lead = f"Tableau {table.number} – " if table.number else ""
        yield replace(
            self._text(table.title, table.span, LineForm.TITLE, key="titre", lead=lead), in_table=False
        )
        for column in table.columns:
            tail = f" ({column.unit})" if column.unit else ""
            yield self._text(column.title, column.span, LineForm.LABEL, key="titre", tail=tail)
        yield from self._rows(table)
        why = "cette ligne est calculée : changez les lignes qu'elle additionne"
        for total in table.totals:
            yield self._text(total.label, total.span, LineForm.LABEL, key="libelle")
            sums = {column: text for column, _, text in total.sums}
            for column in table.columns:
                if sums.get(column.id):
                    yield self._fixed(sums[column.id], why, total.span)
        self.home = outside

    def _rows(self, table: Table) -> Iterator[SourceLine]:
        """Yield the cells of a table; one that covers several rows stands for theirs."""
        found: list[SourceLine] = []
        covering: dict[int, range] = {}
        for rank, row in enumerate(table.rows):
            anchor = bookmark_name(Mark.ROW, table.id, row.id)
            is_covered = True
            for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
                if column.merges:
                    is_covered = is_covered and _above(table, rank, place)
                    if is_covered:
                        for shown in covering[place]:
                            found[shown] = replace(found[shown], same=(*found[shown].same, cell.span))
                        continue
                start = len(found)
                if column.share_of or column.counts:
                    why = "cette case est calculée : changez les valeurs dont elle vient"
                    found += (
                        replace(self._fixed(plain(text), why, cell.span), anchor=anchor)
                        for text in cell.paragraphs
                    )
                else:
                    found += (
                        self._text(text, cell.span, LineForm.CELL, key=cell.column, anchor=anchor)
                        for text in cell.paragraphs
                    )
                covering[place] = range(start, len(found))
        yield from found


def _above(table: Table, rank: int, place: int) -> bool:
    """Tell whether a cell holds what the one above it holds."""
    return (
        rank > 0 and table.rows[rank - 1].cells[place].paragraphs == table.rows[rank].cells[place].paragraphs
    )


def _is_one_table(division: Division) -> bool:
    """Tell whether one table shows all that stands under a division."""
    return bool(division.engagements or any(child.engagements for child in division.children)) and all(
        child.engagements
        and not (child.indicators or child.children)
        and all(isinstance(block, Funding) for block in child.blocks)
        for child in division.children
    )


def _plain(text: str) -> Inlines:
    return (Text(text=text),) if text else ()
