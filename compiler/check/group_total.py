"""An act to the sums typed beside a count of rows that its tables contradict: "les 31 QPV comptent 118 000 habitants".

Only what is said of them all, in the present, and with nothing that narrows it, is compared; a number rounded at its
last digit that is not zero is right.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from compiler.check.declared import Count, Rows, count_rows
from compiler.check.own_name import NOT_NARROWED
from compiler.check.round_number import sum_rows
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold
from compiler.model.label import NO_BREAK
from compiler.model.mark import Mark, marks, typed
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.printed import number_text
from compiler.model.protocol import Protocol
from compiler.model.text import Figure

_VERBS = (
    "comptent",
    "regroupent",
    "rassemblent",
    "réunissent",
    "abritent",
    "accueillent",
    "totalisent",
    "concentrent",
)
_SAID = re.compile(
    r"\b(?:les|ces|ses|nos|leurs) (?P<count>\d+) (?P<noun>[^\W\d_][\w'-]*)(?P<more> [^\W\d_][\w'-]*s)?"
    rf"(?: du (?:territoire|présent [^\W\d_]+))? (?:{'|'.join(_VERBS)}) (?:ensemble |au total )?"
    rf"(?P<value>\d{{1,3}}(?: \d{{3}})+|\d+) (?P<unit>[^\W\d_][\w'-]*){NOT_NARROWED}",
    re.IGNORECASE,
)
_COUNT = re.compile(r"nombre:(?P<table>[\w-]+)(?:\?(?P<filter>[^|]+))?\Z")
_FARTHEST = 10


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the sums that their rows do not give, in reading order. Errors: total.sentence-wrong."""
    known: dict[str, Rows] | None = None
    for passage in prose_with(protocol, *_VERBS):
        if passage.form not in (Form.PROSE, Form.NOTE):
            continue
        for match in _SAID.finditer(passage.text):
            if known is None:
                known = dict(count_rows(protocol))
            yield from _judge(match, passage, known)


def _judge(match: re.Match[str], passage: Passage, known: dict[str, Rows]) -> Iterator[Diagnostic]:
    rows = known.get(fold(match["noun"]))
    if rows is None or "\ufffc" in typed(passage)[match.start("value") : match.end("value")]:
        return
    stated = Decimal(match["value"].replace(" ", ""))
    for count in rows.counts:
        if count.value == int(match["count"]) and _is_named(count, match, passage):
            found = _sum(count, rows, match["unit"].lower())
            if found is not None and not _rounds(found[0], stated):
                yield _told(match, passage, *found)
            return


def _is_named(count: Count, match: re.Match[str], passage: Passage) -> bool:
    """Tell whether words name the rows counted: initials do, the noun of the rows when all are counted."""
    formula = _COUNT.match(count.formula)
    mark = next((mark for mark in marks(passage) if mark.start == match.start("count")), None)
    if formula is None or (mark is not None and not _is_figure(mark, count)):
        return False
    if mark is not None:
        return True
    initials = match["noun"].isupper()
    return not match["more"] and (initials or not formula["filter"])


def _is_figure(mark: Mark, count: Count) -> bool:
    return isinstance(mark.inline, Figure) and mark.inline.expression == count.formula


def _sum(count: Count, rows: Rows, unit: str) -> tuple[Decimal, Span] | None:
    formula = _COUNT.match(count.formula)
    table = next((table for table in rows.tables if formula and table.id == formula["table"]), None)
    return sum_rows(table, (formula["filter"] if formula else "") or "", unit) if table is not None else None


def _rounds(exact: Decimal, stated: Decimal) -> bool:
    unit = Decimal(1).scaleb(int(stated.normalize().as_tuple().exponent))
    gap = abs(exact - stated)
    return gap * 2 <= unit and gap * _FARTHEST <= exact


def _told(match: re.Match[str], passage: Passage, exact: Decimal, span: Span) -> Diagnostic:
    words = f"{match['value']} {match['unit']}"
    return Diagnostic(
        code="total.sentence-wrong",
        message=f"Dans {passage.place}, « {words} »{NO_BREAK}: pour « {match['count']} {match['noun']} », "
        f"le tableau donne {number_text(exact)}.",
        span=passage.span,
        quote=words,
        hint="écrivez ce nombre par « [[somme:…]] », et il suivra le tableau",
        related=(Related(caption="le tableau", span=span),),
    )
