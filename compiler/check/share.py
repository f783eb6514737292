"""An act to the percentages that the numbers beside them do not give, in tables and in sentences.

A column of shares is recognised by its rows: when most of them are the shares of another column, the others
are faults. In a sentence only what leaves no doubt is computed again: "29 sur 42 (69 %)", "25 % du coût (25
000 €), soit 6 250 €", "sur 250 élèves, 100 (soit 40 %)".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from compiler.check.quantity import Kind, Quantity, quantities, split_sentences
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.model.label import NO_BREAK
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.printed import amount_text, number_text, percentage_text
from compiler.model.protocol import Protocol
from compiler.model.table import NUMERIC, Column, ColumnType, Row, Table
from compiler.model.text import plain

_OUT_OF = re.compile(
    r"(?P<part>\d[\d ]*)(?: [^\W\d_][\w'-]*){0,4} (?:sur|parmi) (?:les |"
    r"un total de )?(?P<whole>\d[\d ]*)(?: [^\W\d_][\w'-]*){0,4}"
    r",? ?(?:\(|soit |\(soit )(?P<share>\d+(?:,\d+)? ?%)(?! (?:de plus|de moins|des |en \d))"
)
# "Sur 250 élèves, 100 (soit 40 %)": the whole comes first.
_FROM = re.compile(
    r"\bsur (?:les |un total de |ces |nos |ses )?(?P<whole>\d[\d ]*) (?P<noun>[^\W\d_][\w'-]*)(?: "
    r"[^\W\d_][\w'-]*){0,3}, (?P<part>\d[\d ]*)(?: [^\W\d_][\w'-]*){0,5},? ?(?:\(|soit |\(soit )"
    r"(?P<share>\d+(?:,\d+)? ?%)(?=\)|[.,;]|\Z| d'entre)",
    re.IGNORECASE,
)
_NO_WHOLE = frozenset(
    ["ans", "années", "mois", "jours", "semaines", "euros", "hectares", "mètres", "km", "heures"]
)
_FEWEST = 3
_MOST_ROWS = Decimal("0.6")


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the wrong percentages, tables first. Errors: share.wrong."""
    for block in protocol.blocks():
        if isinstance(block, Table):
            yield from _in_table(block)
    for passage in prose_with(protocol, "%"):
        if passage.form in (Form.PROSE, Form.ENGAGEMENT, Form.NOTE):
            for sentence in split_sentences(passage.text):
                yield from _out_of(sentence, passage)
                yield from _taken_from(sentence, passage)


def _in_table(table: Table) -> Iterator[Diagnostic]:
    for column in table.columns:
        if column.type is not ColumnType.PERCENTAGE or column.share_of:
            continue
        for other in table.columns:
            if other.type in NUMERIC and other.type is not ColumnType.PERCENTAGE:
                shares = _shares(table.rows, column, other)
                wrong = [share for share in shares if not share.is_right()]
                if wrong and len(shares) - len(wrong) >= _MOST_ROWS * len(shares):
                    yield from (_wrong_cell(table, column, share) for share in wrong)
                    break


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """A percentage typed in a row, and what it is if its column holds the shares of another."""

    row: Row
    span: Span
    stated: Decimal
    exact: Decimal
    decimals: int

    def is_right(self) -> bool:
        return _is_share(self.stated, self.exact, self.decimals)


def _shares(rows: Sequence[Row], column: Column, other: Column) -> list[_Share]:
    """Return the percentages of a column beside the shares of another; none when too few to tell."""
    pairs = [
        (row, cell, Decimal(cell.value), Decimal(base.value))
        for row in rows
        for cell in row.cells
        for base in row.cells
        if cell.column == column.id and base.column == other.id
        if isinstance(cell.value, int | Decimal) and isinstance(base.value, int | Decimal)
    ]
    whole = sum((base for *_, base in pairs), Decimal(0))
    if len(pairs) < _FEWEST or not whole:
        return []
    return [
        _Share(
            row=row,
            span=cell.span,
            stated=stated,
            exact=100 * base / whole,
            decimals=max(column.decimals, -int(stated.as_tuple().exponent), 0),
        )
        for row, cell, stated, base in pairs
    ]


def _is_share(stated: Decimal, exact: Decimal, decimals: int) -> bool:
    """Tell whether a percentage is the exact one rounded or cut at its last decimal."""
    return abs(stated - exact) <= Decimal(1).scaleb(-decimals)


def _wrong_cell(table: Table, column: Column, share: _Share) -> Diagnostic:
    return Diagnostic(
        code="share.wrong",
        message=f"Tableau{NO_BREAK}{table.number}, ligne « {share.row.id} », « {plain(column.title)} » : "
        f"{percentage_text(share.stated)} est écrit, le calcul donne {percentage_text(share.exact, 1)}.",
        span=share.span,
        hint="corrigez ce pourcentage, ou laissez la colonne se calculer : « calcul: part »",
    )


def _out_of(sentence: str, passage: Passage) -> Iterator[Diagnostic]:
    found = [*_OUT_OF.finditer(sentence)]
    if "ur " in sentence:
        found += [match for match in _FROM.finditer(sentence) if match["noun"].lower() not in _NO_WHOLE]
    for match in found:
        part, whole = (Decimal(match[name].replace(" ", "")) for name in ("part", "whole"))
        share = quantities(match["share"])[0]
        if 0 < part <= whole and not _is_share(share.value, 100 * part / whole, share.decimals):
            yield _wrong_words(
                share,
                f"{number_text(part)} sur {number_text(whole)} font {percentage_text(100 * part / whole, 1)}",
                passage,
            )


def _taken_from(sentence: str, passage: Passage) -> Iterator[Diagnostic]:
    """Compute again "25 % de … (25 000 €), soit 6 250 €", when the sentence holds nothing else."""
    found = [quantity for quantity in quantities(sentence) if quantity.kind is not Kind.COUNT]
    if [quantity.kind for quantity in found] != [Kind.SHARE, Kind.MONEY, Kind.MONEY]:
        return
    share, whole, part = found
    first, second = ("soit" in sentence[one.end : other.start].split() for one, other in pairwise(found))
    if first and re.fullmatch(
        r" (?:sur|pour un (?:coût|total|budget) de)(?: un total de)? ", sentence[whole.end : part.start]
    ):
        # The part comes first: "20 % du coût, soit 16 000 € sur 80 000 €".
        whole, part = part, whole
    elif first or not second:
        return
    if not all(quantity.is_exact for quantity in found) or not whole.value:
        return
    exact = whole.value * share.value / 100
    if abs(exact - part.value) > max(Decimal(1).scaleb(-part.decimals), exact / 200):
        yield _wrong_words(
            part,
            f"{share.words} de {amount_text(whole.value)} font "
            f"{amount_text(exact.quantize(Decimal('0.01')).normalize())}",
            passage,
        )


def _wrong_words(stated: Quantity, reason: str, passage: Passage) -> Diagnostic:
    return Diagnostic(
        code="share.wrong",
        message=f"Dans {passage.place}, « {stated.words} » est écrit, et {reason}.",
        span=passage.span,
        quote=stated.words,
        hint="corrigez le pourcentage ou les nombres qui l'entourent",
    )
