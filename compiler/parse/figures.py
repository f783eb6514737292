"""Figures that a sentence computes from the act: "[[nombre:quartiers?statut=QPV]]", "[[somme:subventions.montant]]"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from compiler.diagnostics.suggestion import did_you_mean
from compiler.model.block import Funding
from compiler.model.division import ANNEXE, ARTICLE
from compiler.model.printed import number_text, number_words
from compiler.model.protocol import Protocol
from compiler.model.table import Row, Table
from compiler.parse.cells import print_number
from compiler.parse.table import number_in

_EXPRESSION = re.compile(
    r"(?P<kind>\w+):(?P<name>[\w-]+)(?:\.(?P<column>[\w-]+))?(?:\?(?P<filter>[^|]+))?(?:\|(?P<form>\w+))?\Z"
)
FORMS = ("", "lettres", "Lettres")


class FigureError(Exception):
    """An expression has no value; its text says why, in French."""


class Figures:
    """Everything of an act that can be counted or summed."""

    def __init__(self, protocol: Protocol) -> None:
        self._tables: dict[str, Table] = {}
        self._fundings: dict[str, Funding] = {}
        for block in protocol.blocks():
            if isinstance(block, Table):
                self._tables.setdefault(block.id, block)
            elif isinstance(block, Funding):
                self._fundings.setdefault(block.id, block)
        self._counts = _counts(protocol)

    def value(self, expression: str) -> str:
        """Return what an expression prints; raise FigureError when it has no value."""
        match = _EXPRESSION.match(expression)
        if match is None:
            raise FigureError(
                f"« {expression} » ne se lit pas : écrivez par exemple nombre:quartiers?statut=QPV"
            )
        if match["form"] and match["form"] not in FORMS:
            raise FigureError(
                f"« {match['form']} » n'est pas une forme : écrivez « lettres », « Lettres » en tête de phrase, ou rien"
            )
        if match["kind"] == "financement":
            return self._funding(match["name"])
        number = self._sum(match) if match["kind"] == "somme" else self._count(match)
        if match["form"] and number == number.to_integral_value():
            words = number_words(int(number))
            return words.capitalize() if match["form"] == "Lettres" else words
        if match["kind"] == "somme":
            column = next(
                column for column in self._tables[match["name"]].columns if column.id == match["column"]
            )
            return print_number(number, replace(column, unit=""))
        return number_text(number)

    def _funding(self, name: str) -> str:
        if name not in self._fundings:
            raise FigureError(
                f"« {name} » n'est pas un financement. {did_you_mean(name, self._fundings)}".strip()
            )
        return self._fundings[name].text

    def _rows(self, match: re.Match[str]) -> list[Row]:
        name = match["name"]
        if name not in self._tables:
            known = [*self._tables, *(self._counts if match["kind"] == "nombre" else ())]
            raise FigureError(
                f"« {name} » n'est pas un tableau de l'acte. {did_you_mean(name, known)}".strip()
            )
        rows = whole = list(self._tables[name].rows)
        for condition in (match["filter"] or "").split("&"):
            if condition:
                rows = _matching(rows, condition)
                _check_value(whole, condition)
        return rows

    def _count(self, match: re.Match[str]) -> Decimal:
        if match["name"] in self._counts and match["name"] not in self._tables:
            return Decimal(self._counts[match["name"]])
        rows = self._rows(match)
        if match["column"] is None:
            return Decimal(len(rows))
        _check_column(rows or list(self._tables[match["name"]].rows), match["column"])
        values = {
            part.strip()
            for row in rows
            for name, text in row.fields
            if name == match["column"]
            for part in text.split("|")
            if part.strip()
        }
        return Decimal(len(values))

    def _sum(self, match: re.Match[str]) -> Decimal:
        if match["column"] is None:
            raise FigureError("une somme nomme sa colonne, par exemple somme:subventions.montant")
        rows = self._rows(match)
        known = [column.id for column in self._tables[match["name"]].columns]
        if match["column"] not in known:
            raise FigureError(
                f"« {match['column']} » n'est pas une colonne de ce tableau. "
                f"{did_you_mean(match['column'], known)}".strip()
            )
        return sum(
            (number for row in rows if (number := number_in(row, match["column"])) is not None), Decimal(0)
        )


def _check_column(rows: list[Row], column: str) -> None:
    if any(name == column for row in rows[:1] for name, _ in row.fields):
        return
    known = {name for row in rows for name, _ in row.fields}
    if column not in known:
        hint = did_you_mean(column, known)
        raise FigureError(f"« {column} » n'est pas une colonne de ce tableau. {hint}".strip())


def _matching(rows: list[Row], condition: str) -> list[Row]:
    column, equals, wanted = (part.strip() for part in condition.partition("="))
    if not equals:
        raise FigureError(f"« {condition} » n'est pas une condition : écrivez colonne=valeur")
    if rows:
        _check_column(rows, column)
    return [row for row in rows if wanted in _values(row, column)]


def _check_value(rows: list[Row], condition: str) -> None:
    """Refuse a value that no row of the table bears: a slip would count nothing, and print 0."""
    column, _, wanted = (part.strip() for part in condition.partition("="))
    known = dict.fromkeys(value for row in rows for value in _values(row, column))
    if rows and wanted not in known:
        hint = did_you_mean(wanted, known)
        raise FigureError(f"Aucune ligne n'a « {wanted} » dans la colonne « {column} ». {hint}".strip())


def _values(row: Row, column: str) -> list[str]:
    for name, text in row.fields:
        if name == column:
            return [part.strip() for part in text.split("|")] if "|" in text else [text]
    return []


def _counts(protocol: Protocol) -> Mapping[str, int]:
    divisions = list(protocol.all_divisions())
    counts = {group.id: len(group.parties) for group in protocol.sets}
    counts |= {
        level.plural.lower(): sum(1 for division in divisions if division.kind == level.id)
        for level in protocol.levels
    }
    engagements = list(protocol.engagements())
    return counts | {
        "articles": sum(1 for division in protocol.divisions if division.kind == ARTICLE),
        "annexes": sum(1 for division in protocol.divisions if division.kind == ANNEXE),
        "engagements": len(engagements),
        "parties": len(protocol.parties),
        "contrats": len(protocol.identity.contracts),
        "indicateurs-suivi": sum(len(engagement.follow_up) for engagement in engagements),
    }
