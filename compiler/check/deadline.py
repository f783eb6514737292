"""An act to the deadlines that were over before it was signed: nobody can keep them.

They come from drafts that lasted longer than planned, and from words carried over from an older act.
Source: Guide de légistique 3.3.2 (a delay says when it starts and when it ends).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from compiler.check.announcement import announcements
from compiler.check.tense import is_over, is_to_come
from compiler.check.when import Deadline, deadlines, period_end, quarter_end, sentences
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold
from compiler.model.label import NO_BREAK
from compiler.model.passage import Form, Passage, folded, passages
from compiler.model.printed import date_text
from compiler.model.protocol import Identity, Protocol
from compiler.model.table import Cell, Column, ColumnType, Quarters, Table
from compiler.model.text import plain

_OLDEST_YEARS = 10
"""A date further back than this is history, whatever the words around it."""
_SETS = re.compile(
    r"echeance|date-limite|delai|calendrier|feuille-de-route|programme-de-travail|au-plus-tard|prevision"
)
_LAW = re.compile(
    r"\b(?:lois?|décrets?|codes?|ordonnances?|arrêtés?|circulaires?|directives?|délibérations?)\b",
    re.IGNORECASE,
)
# "Les logements achevés avant le 1er janvier 1949" says which ones, not by when.
_DESCRIBED = re.compile(
    r"(?P<before>\S+) (?P<word>\w*(?:é|(?:tru|cr|du)it|vert|[lc]us|[dn]u|[éer]vu|çu|quis|mis|bâti|fini)e?s?) \Z"
)
_PROMISED = re.compile(
    r"(?:\b(?:s'engage(?:nt)? à|doi(?:t|vent)|dev(?:ra|ront))|\A[^\W\d_]+(?:[ei]r|re)) (?P<what>[^,;:]{0,60})\Z",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:\w{2,}(?:é|tru|cr[iu]|duit|vert|çu|quis|mis)e?s?|qui|que|dont|où|depuis)\b", re.IGNORECASE
)
_NOUN = re.compile(r"(?:ité|été|santé|marché|délégué|salarié|employé|député|côté)e?s?\Z")
_BEING = ("est", "sont", "être", "soit", "soient", "sera", "seront")
# Cells repeat what was decided elsewhere (national measures, for one): their typed dates alone count.
_BINDING = (Form.PROSE, Form.ENGAGEMENT, Form.INDICATOR, Form.NOTE)
_OWED = re.compile(r"détermin|défini|fix|précis|arrêt", re.IGNORECASE)

_TIMED = (ColumnType.DATE, ColumnType.QUARTER, ColumnType.TEXT)
_NEAR = 200
"""Letters before a deadline in which what it describes is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signature:
    """When the act is signed, and where it says so."""

    day: date
    span: Span

    def is_after(self, day: date) -> bool:
        return self.day.year - _OLDEST_YEARS <= day.year and day < self.day

    def remark(self, message: str, span: Span, quote: str) -> Diagnostic:
        return Diagnostic(
            code="deadline.before-signature",
            message=f"{message} la signature de l'acte, le {date_text(self.day)}.",
            span=span,
            quote=quote,
            hint="fixez une échéance que les parties peuvent encore tenir, "
            "ou dites au passé ce qui a été fait",
            related=(Related(caption="date de signature", span=self.span),),
        )


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield what is over before it starts. Errors: term.before-signature, deadline.before-signature."""
    identity = protocol.identity
    if identity.signed is None:
        return
    signature = _Signature(day=identity.signed, span=identity.span)
    yield from _term(identity, signature)
    announced = {id(found.announced): found.sentence for found in announcements(protocol)}
    for block in protocol.blocks():
        if isinstance(block, Table):
            yield from _table(block, announced.get(id(block), ""), signature)
    for passage in passages(protocol):
        yield from _prose(passage, signature)


def _term(identity: Identity, signature: _Signature) -> Iterator[Diagnostic]:
    term = identity.term
    # A day that the calendar does not have was reported already, and is read as the first of all days.
    if term is not None and date.min < term.date < signature.day:
        yield Diagnostic(
            code="term.before-signature",
            message=f"L'acte prend fin le {date_text(term.date)}, "
            f"avant d'être signé le {date_text(signature.day)}.",
            span=term.span,
            quote=term.date.isoformat(),
            hint="corrigez la date du terme ou celle de la signature",
            related=(Related(caption="date de signature", span=signature.span),),
        )


def _table(table: Table, sentence: str, signature: _Signature) -> Iterator[Diagnostic]:
    """Read the dates of a calendar: it is one by its title, its id, or the sentence that announces it."""
    said = fold(f"{plain(table.title)} {sentence}")
    sets = _SETS.search(said) is not None or _SETS.search(table.id) is not None
    timed = [
        column
        for column in table.columns
        if column.type in _TIMED and (sets or _SETS.search(fold(f"{column.id} {plain(column.title)}")))
    ]
    for row in table.rows:
        for column in timed:
            cell = next(cell for cell in row.cells if cell.column == column.id)
            last = _last_day(cell, column)
            if last is not None and signature.is_after(last):
                place = f"Tableau{NO_BREAK}{table.number} : {_shown(cell, column)}"
                yield signature.remark(f"{place} s'achève le {date_text(last)}, avant", cell.span, "")


def _last_day(cell: Cell, column: Column) -> date | None:
    if column.type is ColumnType.TEXT:
        return period_end(folded(cell.paragraphs[0])) if len(cell.paragraphs) == 1 else None
    match cell.value:
        case Quarters(last=(year, quarter)):
            return quarter_end(year, quarter)
        case date():
            return cell.value
        case _:
            return None


def _shown(cell: Cell, column: Column) -> str:
    return f"« {plain(column.title)} : {' '.join(plain(text) for text in cell.paragraphs)} »"


def _prose(passage: Passage, signature: _Signature) -> Iterator[Diagnostic]:
    if passage.form not in _BINDING or "20" not in passage.text:
        return
    for sentence in sentences(passage.text):
        for deadline in deadlines(sentence):
            if signature.is_after(deadline.last_day) and _sets_deadline(sentence, deadline, passage.form):
                said = f"Dans {passage.place}, l'échéance « {deadline.words} » tombe avant"
                yield signature.remark(said, passage.span, deadline.words)


def _sets_deadline(sentence: str, deadline: Deadline, form: Form) -> bool:
    """Tell whether a sentence says that something is still to be done by then."""
    if form is Form.INDICATOR:
        return _OWED.search(sentence) is not None
    before = sentence[max(0, deadline.start - _NEAR) : deadline.start]
    told_of_the_past, told_of_the_future = _tenses(sentence)
    if told_of_the_past or _describes(before):
        return False
    if deadline.words[:3].lower() == "en ":
        # "En juin 2019" mostly tells when something was: only right after the verb that binds is it a deadline.
        return _is_promised(before)
    return form is Form.ENGAGEMENT or deadline.is_firm or told_of_the_future


@lru_cache(maxsize=4)
def _tenses(sentence: str) -> tuple[bool, bool]:
    """Tell whether a sentence cites a law or what is over, and whether it tells of what is to come.

    A long sentence may hold many deadlines: it is read once for them all.
    """
    return _LAW.search(sentence) is not None or is_over(sentence), is_to_come(sentence)


def _is_promised(before: str) -> bool:
    """Tell whether what stands before a date is a verb that binds, and tells of nothing already done."""
    promised = _PROMISED.search(before)
    return promised is not None and all(_NOUN.search(done[0]) for done in _DONE.finditer(promised["what"]))


def _describes(before: str) -> bool:
    match = _DESCRIBED.search(before)
    return (
        match is not None
        and match["before"].lower() not in _BEING
        and _NOUN.search(match["word"].lower()) is None
    )
