"""An act to the proportions in words that the number beside them contradicts: "plus de la moitié (44 %)".

One of the two is wrong, and each party will quote the one that suits it. Words that only strain the number
("près d'un tiers (30 %)") are told, and are no fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from compiler.check.quantity import Kind, quantities
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.passage import Passage, prose_with
from compiler.model.printed import percentage_text
from compiler.model.protocol import Protocol

_PARTS = {
    "moitié": Decimal(50),
    "tiers": Decimal(100) / 3,
    "quart": Decimal(25),
    "quarts": Decimal(25),
    "cinquième": Decimal(20),
    "cinquièmes": Decimal(20),
    "dixième": Decimal(10),
    "dixièmes": Decimal(10),
}
_WORDS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
}
_NUMBER = "|".join(_WORDS)
_DEGREE = (
    r"(?P<degree>un peu plus d|légèrement plus d|à peine plus d|bien plus d|beaucoup plus d|plus d|"
    r"un peu moins d|"
    r"légèrement moins d|moins d|près d|presque|environ|quelque|au moins|au plus)?"
)
_FRACTION = re.compile(
    rf"\b(?:{_DEGREE}(?:e |es |u |'|\s)?\s?(?:la |l'|les |le )?"
    rf"(?:(?:(?P<count>{_NUMBER}) )?(?P<part>moitié|tiers|quarts?|cinquièmes?|dixièmes?)(?![\w-])"
    rf"|(?P<of>{_NUMBER})(?: [^\W\d_][\w'-]*){{0,2}} sur (?P<out>{_NUMBER})\b)"
    r"|(?P<most>(?:la |une )?(?:(?:très |grande |large |écrasante |courte |forte |faible ){0,2}(?:majorité|"
    r"minorité)|"
    r"quasi[ -]totalité|totalité|plupart)\b))",
    re.IGNORECASE,
)
# The number said of the words: in brackets, or after "soit", with nothing in between that could be its
# subject.
_BESIDE = re.compile(
    r"(?P<between>[^(),.;:%]{0,80}?)"
    r"(?:\((?:[^()%]{0,30}?\bsoit )?(?P<bracket>[^()]{0,40}?\d+(?:[.,]\d+)? ?%)[^()]{0,20}\)"
    r"|,? soit (?P<soit>(?:environ |près de )?\d+(?:[.,]\d+)? ?%))"
)
_ROUND = re.compile(
    r"\b(?P<degree>plus d|moins d|près d|au moins|au plus)(?:e |es |'| )(?P<said>\d[\d ]*\d|"
    r"\d+)(?P<unit> ?%| ?€| [^\W\d_][\w'-]*)"
    r"(?P<between>[^().;:\d]{0,60})\((?:soit )?(?P<exact>\d[\d ]*(?:,\d+)?)(?: ?(?P<exact_unit>%|€|"
    r"[^\W\d_][\w'-]*))?\)",
    re.IGNORECASE,
)
_CLUES = ("%", "plus de ", "moins de ", "près de ", "au moins ", "au plus ")
_STRONG = Decimal(66)
_NEARLY_ALL = Decimal(85)
_TENTH = Decimal("0.12")
_LITTLE = Decimal("0.20")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Range:
    """What words allow: from `low` to `high` they are right; from `least` to `most` they only strain."""

    low: Decimal
    high: Decimal
    least: Decimal
    most: Decimal


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the proportions at odds with their numbers. Errors: proportion.wrong, proportion.loose."""
    for passage in prose_with(protocol, *_CLUES):
        if "%" in passage.text:
            for match in _FRACTION.finditer(passage.text):
                yield from _fraction(match, passage)
        for match in _ROUND.finditer(passage.text):
            yield from _round(match, passage)


def _fraction(match: re.Match[str], passage: Passage) -> Iterator[Diagnostic]:
    beside = _BESIDE.match(passage.text, match.end())
    if beside is None or _FRACTION.search(beside["between"]):
        return
    shares = [found for found in quantities(beside["bracket"] or beside["soit"]) if found.kind is Kind.SHARE]
    if len(shares) != 1:
        return
    words = " ".join(match[0].split())
    yield from _judge(words, shares[0].value, _allowed(match), passage)


def _judge(words: str, value: Decimal, allowed: _Range, passage: Passage) -> Iterator[Diagnostic]:
    if allowed.low <= value <= allowed.high:
        return
    strained = allowed.least <= value <= allowed.most
    shown = percentage_text(value)
    yield Diagnostic(
        code="proportion.loose" if strained else "proportion.wrong",
        message=f"Dans {passage.place}, « {words} » est dit de {shown}"
        + (
            " : les mots forcent un peu le nombre."
            if strained
            else " : les mots et le nombre se contredisent."
        ),
        span=passage.span,
        quote=words,
        hint=f"{shown}, c'est « {say_share(value)} »",
    )


def _allowed(match: re.Match[str]) -> _Range:
    if match["most"]:
        return _most(match["most"].lower())
    degree = (match["degree"] or "").lower()
    if match["part"]:
        base = _PARTS[match["part"].lower()] * _WORDS.get((match["count"] or "un").lower(), 1)
    else:
        base = Decimal(100) * _WORDS[match["of"].lower()] / _WORDS[match["out"].lower()]
    return _around(base, degree)


def _around(base: Decimal, degree: str) -> _Range:
    """Return what "plus de", "près de" and the like allow around a fraction."""
    tiny = Decimal("0.0001")
    near, wide = base * _TENTH, base * _LITTLE
    hundred, nothing = Decimal(100), Decimal(0)
    if degree.startswith(("un peu plus", "légèrement plus", "à peine plus")):
        return _Range(low=base + tiny, high=base + wide, least=base + tiny, most=hundred)
    if degree.startswith(("un peu moins", "légèrement moins")):
        return _Range(low=base - wide, high=base - tiny, least=nothing, most=base - tiny)
    if degree in ("près d", "presque"):
        return _Range(low=base - base * Decimal("0.09"), high=base, least=base - wide, most=base + near)
    if degree.endswith("plus d"):
        return _Range(low=base + tiny, high=hundred, least=base + tiny, most=hundred)
    if degree == "moins d":
        return _Range(low=nothing, high=base - tiny, least=nothing, most=base - tiny)
    if degree == "au moins":
        return _Range(low=base, high=hundred, least=base - near / 4, most=hundred)
    if degree == "au plus":
        return _Range(low=nothing, high=base, least=nothing, most=base + near / 4)
    if degree in ("environ", "quelque"):
        return _Range(low=base - near, high=base + near, least=base - wide, most=base + wide)
    return _Range(low=base - near / 3, high=base + near / 3, least=base - wide, most=base + wide)


def _most(words: str) -> _Range:
    half, hundred, nothing = Decimal(50), Decimal(100), Decimal(0)
    tiny = Decimal("0.0001")
    words = words.removeprefix("la ").removeprefix("une ")
    if "minorité" in words:
        return _Range(low=nothing, high=half - tiny, least=nothing, most=half - tiny)
    if words.startswith("quasi"):
        return _Range(low=_NEARLY_ALL, high=hundred, least=_STRONG, most=hundred)
    if words == "totalité":
        return _Range(low=hundred, high=hundred, least=Decimal("99.5"), most=hundred)
    is_strong = any(word in words for word in ("grande", "large", "écrasante", "forte"))
    return _Range(low=_STRONG if is_strong else half + tiny, high=hundred, least=half + tiny, most=hundred)


def _round(match: re.Match[str], passage: Passage) -> Iterator[Diagnostic]:
    """Compare "plus de 100 000 habitants" with the exact number given in brackets, of the same unit."""
    unit, exact_unit = match["unit"].strip().lower(), (match["exact_unit"] or "").lower()
    if (exact_unit and exact_unit != unit) or (not exact_unit and unit in ("%", "€")):
        return
    said = Decimal(match["said"].replace(" ", ""))
    exact = Decimal(match["exact"].replace(" ", "").replace(",", "."))
    degree = match["degree"].lower()
    over = degree in ("plus d", "au moins") and exact < said
    under = degree in ("moins d", "près d", "au plus") and exact > said
    if over or under:
        words = match[0][: match.end("unit") - match.start()]
        yield Diagnostic(
            code="proportion.wrong",
            message=f"Dans {passage.place}, « {words} » est dit de {match['exact'].strip()} : "
            "les mots et le nombre se contredisent.",
            span=passage.span,
            quote=words,
            hint="corrigez les mots ou le nombre",
        )


def say_share(value: Decimal) -> str:
    """Return the words that a percentage bears best: "un peu moins de la moitié"."""
    names = (
        (Decimal(10), "un dixième"),
        (Decimal(20), "un cinquième"),
        (Decimal(25), "un quart"),
        (Decimal(100) / 3, "un tiers"),
        (Decimal(50), "la moitié"),
        (Decimal(200) / 3, "les deux tiers"),
        (Decimal(75), "les trois quarts"),
    )
    base, name = min(names, key=lambda known: abs(known[0] - value))
    if abs(value - base) <= base * _TENTH / 4:
        return name
    of = {"la": "de la", "le": "des", "un": "d'un"}[name[:2]] if not name.startswith("les") else "des"
    rest = name.split(" ", 1)[1]
    gap = "un peu " if abs(value - base) <= base * _LITTLE else ""
    return f"{gap}{'moins' if value < base else 'plus'} {of} {rest}"
