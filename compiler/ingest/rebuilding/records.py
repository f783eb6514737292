"""Printed partners and indicators back to what they say, and typed values back from print.

What does not print again as it was read is kept as plain words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from compiler.model.engagement import Indicator, IndicatorState, Partner
from compiler.model.phrase import indicator_text, partners_text
from compiler.model.printed import MONTHS
from compiler.model.table import CellValue, ColumnType, PartyList, Quarters
from compiler.model.text import Inlines, Text, plain

_SPACES = "[ \u00a0\u202f]"
_DATE = rf"(1er|[0-9]{{1,2}}){_SPACES}({'|'.join(MONTHS)}) ([0-9]{{4}})"
_OWED = re.compile(
    rf"(?:(?P<label>.+) : à déterminer|À déterminer)(?: au plus tard le (?P<day>{_DATE}))?(?: \((?P<owners>[^()]*)\))?",
    re.DOTALL,
)
_DETAILED = re.compile(r"(?P<words>.+?) \((?P<details>(?:[a-zéû ]+\u00a0: .+))\)", re.DOTALL)
_FIELDS = {
    "unité": "unit",
    "échelle": "scale",
    "source": "source",
    "fréquence": "frequency",
    "valeur de départ": "baseline",
    "cible": "target",
}
_QUARTER = re.compile(r"([1-4])(?:er|e) trimestre ([0-9]{4})")
_YEAR = re.compile(r"([1-4])(?:er|e) (et|au) ([1-4])e trimestres ([0-9]{4})")
_YEARS = re.compile(r"du ([1-4])(?:er|e) trimestre ([0-9]{4}) au ([1-4])(?:er|e) trimestre ([0-9]{4})")


def read_day(text: str) -> date | None:
    """Return a day from its print: "8 décembre 2020"."""
    match = re.fullmatch(_DATE, text)
    if match is None:
        return None
    try:
        return date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1].removesuffix("er")))
    except ValueError:
        return None


def split_names(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of names joined by commas and "et"; a name that is not known stands for itself."""
    pieces = text.split(", ")
    last = pieces.pop()
    if last in names or " et " not in last:
        pieces.append(last)
    else:
        pieces += last.rsplit(" et ", 1)
    return tuple(names.get(piece, piece) for piece in pieces)


def read_partners(text: str, base: Sequence[Partner], names: Mapping[str, str]) -> tuple[Partner, ...]:
    """Return the partners of a line from their one text. `names` are ids by short name."""
    shown = {name: short for short, name in names.items()}
    if partners_text(tuple(base), shown) == text:
        return tuple(base)
    found: list[Partner] = []
    rest = text
    while rest:
        short = max((name for name in names if _starts(rest, name)), key=len, default="")
        if not short:
            return tuple(Partner(party=piece) for piece in text.split(", "))
        rest = rest[len(short) :]
        service, rest = _service(rest)
        found.append(Partner(party=names[short], service=service))
        rest = rest.removeprefix(", ")
    kept = {(partner.party, partner.service): partner for partner in base}
    read = tuple(kept.get((one.party, one.service), one) for one in found)
    return (
        read if partners_text(read, shown) == text else tuple(Partner(party=one) for one in text.split(", "))
    )


def _starts(text: str, name: str) -> bool:
    return text.startswith(name) and text[len(name) :][:2] in ("", ", ", " (")


def _service(text: str) -> tuple[str, str]:
    """Return the service between parentheses that a text begins with, and what follows."""
    if not text.startswith(" ("):
        return "", text
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if place > 1 and not depth:
            return text[2:place], text[place + 1 :]
    return "", text


def read_indicator(text: str, label: Inlines, base: Indicator, names: Mapping[str, str]) -> Indicator:
    """Return an indicator from its print. `base` gives its id and kind; `label` is the print as inline text."""
    shown = {name: short for short, name in names.items()}
    plainly = Indicator(id=base.id, kind=base.kind, label=label, personal=base.personal)
    match = _OWED.fullmatch(text)
    if match is not None:
        owners = split_names(match["owners"], names) if match["owners"] else ()
        owed = replace(
            plainly,
            label=_words(match["label"] or "", label),
            state=IndicatorState.UNDETERMINED,
            due=read_day(match["day"]) if match["day"] else None,
            owners=owners,
        )
        return _checked(owed, plainly, text, shown)
    detailed = _DETAILED.fullmatch(text)
    if detailed is None:
        return plainly
    told = replace(plainly, label=_words(detailed["words"], label))
    for detail in detailed["details"].split("\u202f; "):
        name, _, value = detail.partition("\u00a0: ")
        told = _detailed(told, name, value, names)
    return _checked(told, plainly, text, shown)


def _words(words: str, label: Inlines) -> Inlines:
    """Return the first words of a text, as its first inline holds them."""
    if not words:
        return ()
    first = label[0]
    return (Text(text=words),) if isinstance(first, Text) and first.text.startswith(words) else label


def _detailed(indicator: Indicator, name: str, value: str, names: Mapping[str, str]) -> Indicator:
    match name:
        case "producteur":
            return replace(indicator, producer=names.get(value, value))
        case "échéance":
            return replace(indicator, due=read_day(value))
        case "responsable" | "responsables":
            return replace(indicator, owners=split_names(value, names))
        case _ if name in _FIELDS:
            return replace(indicator, **{_FIELDS[name]: value})  # type: ignore[arg-type]
        case _:
            return indicator


def _checked(read: Indicator, plainly: Indicator, text: str, shown: Mapping[str, str]) -> Indicator:
    return read if plain(indicator_text(read, shown)) == text else plainly


def read_value(
    kind: ColumnType, texts: Sequence[str], inlines: tuple[Inlines, ...], names: Mapping[str, str]
) -> CellValue:
    """Return the value of a cell from its print, by the type of its column."""
    if not texts:
        return False if kind is ColumnType.MARK else None
    text = texts[0]
    value: CellValue = None
    match kind:
        case ColumnType.LIST:
            return inlines
        case ColumnType.MARK:
            return text == "X"
        case ColumnType.PARTIES:
            return PartyList(ids=tuple(names.get(name, name) for name in text.split(", ")))
        case ColumnType.DATE:
            value = read_day(text)
        case ColumnType.QUARTER:
            value = _quarters(text)
        case ColumnType.INTEGER:
            number = read_decimal(text)
            value = int(number) if number is not None and number == number.to_integral_value() else None
        case ColumnType.AMOUNT | ColumnType.PERCENTAGE:
            value = read_decimal(text)
        case ColumnType.TEXT:
            value = None
    return inlines[0] if value is None else value


def read_decimal(text: str) -> Decimal | None:
    """Return a number, an amount or a percentage from its print."""
    bare = re.sub(_SPACES, "", text).removesuffix("€").removesuffix("%").replace(",", ".")
    try:
        return Decimal(bare) if re.fullmatch(r"-?\d+(?:\.\d+)?", bare) else None
    except InvalidOperation:
        return None


def _quarters(text: str) -> Quarters | None:
    if match := _QUARTER.fullmatch(text):
        only = int(match[2]), int(match[1])
        return Quarters(first=only, last=only)
    if match := _YEAR.fullmatch(text):
        year = int(match[4])
        return Quarters(first=(year, int(match[1])), last=(year, int(match[3])))
    if match := _YEARS.fullmatch(text):
        return Quarters(first=(int(match[2]), int(match[1])), last=(int(match[4]), int(match[3])))
    return None
