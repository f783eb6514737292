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
_ABOUT = r"(?:(?:environ|près de|plus de|moins de|exactement|à peine|presque|autour de|de l'ordre de) )?"
_SHARE = r"\d+(?:[.,]\d+)? ?%"
# The number said of the words: in brackets, or after "soit", with nothing in between that could be its
# subject. "(contre 45 %)" and "(10 % de plus qu'en 2019)" are said of something else.
_BESIDE = re.compile(
    r"(?P<between>[^(),.;:%]{0,80}?)"
    r"(?:\((?:(?!contre|au lieu|avant)[^()%]{0,30}?\bsoit |\d[\d ]*(?: [^\W\d_][\w'-]*){0,4}, )?"
    rf"(?P<bracket>{_ABOUT}{_SHARE})(?=(?P<inside>[^()]{{0,40}})\))"
    rf"|,? soit (?P<soit>{_ABOUT}{_SHARE}))"
)
_AHEAD = re.compile(
    rf"(?P<share>{_SHARE})(?P<between>[^(),.;:%\d]{{0,60}}),? \(?"
    r"(?:soit|c'est-à-dire|donc) \Z"
)
_NOT_A_SHARE = re.compile(
    r"(?:environ|près de|plus de|moins de|presque|quelque|jusqu'à|hausse de|baisse de|augmentation de|réduction de|"
    r"diminution de|progression de|recul de|gain de|passe de|à) \Z",
    re.IGNORECASE,
)
# What may follow a percentage that is said of the same whole: "(44 % des quartiers)".
_WHOLE = re.compile(r" (?:des |de la |du |de l'|de |d')(?P<noun>[^\W\d_][\w'-]*)(?: [^\W\d_][\w'-]*){0,2}\Z")
_SAME = re.compile(r"(?: environ| exactement|,? selon .*|,? d'après .*)?\Z")
_OF_ANOTHER = re.compile(r" (?:de |du |des |d'(?!entre )|en |dans |chez |parmi |supplémentaire)")
# "Plus de la moitié des aides va aux écoles (44 %)": the number may be said of whoever receives.
_GOES_TO = re.compile(
    r"\b(?:va|vont|revien\w+|bénéfici\w+|profit\w+|(?:est|sont) (?:versé|destiné|affecté|consacré|attribué|allou)\w*)\b"
)
_OF_A_NUMBER = re.compile(
    r" (?:des|de ses|de ces|de nos|d'un total de) (?P<whole>\d[\d ]*\d|\d) (?P<noun>[^\W\d_][\w'-]*)"
    r"(?: [^\W\d_][\w'-]*){0,3} \((?:soit )?(?P<part>\d[\d ]*)(?: (?P<again>[^\W\d_][\w'-]*))?\)"
)
_LOOK_BACK = 110
_SMALLEST = 10
_ROUND = re.compile(
    r"\b(?P<degree>plus d|moins d|près d|au moins|au plus)(?:e |es |'| )(?P<said>\d[\d ]*\d|"
    r"\d+)(?P<unit> ?%| ?€| [^\W\d_][\w'-]*)"
    r"(?P<between>[^().;:\d]{0,60})\((?:soit )?(?P<exact>\d[\d ]*(?:,\d+)?)(?: ?(?P<exact_unit>%|€|"
    r"[^\W\d_][\w'-]*))?\)",
    re.IGNORECASE,
)
_PART_WORDS = ("moitié", " tiers", " quart ", " quarts ", " cinquième")
_CLUES = ("%", *_PART_WORDS, "plus de ", "moins de ", "près de ", "au moins ", "au plus ")
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
        text = passage.text
        if "%" in text or ("(" in text and any(word in text for word in _PART_WORDS)):
            for match in _FRACTION.finditer(passage.text):
                yield from _fraction(match, passage)
        for match in _ROUND.finditer(passage.text):
            yield from _round(match, passage)


def _fraction(match: re.Match[str], passage: Passage) -> Iterator[Diagnostic]:
    value = _share_after(match, passage.text)
    if value is None:
        value = _share_before(match, passage.text)
    if value is None:
        value = _share_counted(match, passage.text)
    if value is not None:
        yield from _judge(" ".join(match[0].split()), value, _allowed(match), passage)


def _share_after(match: re.Match[str], text: str) -> Decimal | None:
    """Return the percentage said of the words before it: "plus de la moitié des quartiers (44 %)"."""
    beside = _BESIDE.match(text, match.end())
    if beside is None or _FRACTION.search(beside["between"]) or _GOES_TO.search(beside["between"]):
        return None
    if beside["bracket"]:
        after, whole = beside["inside"], _WHOLE.match(beside["inside"])
        if not (_SAME.match(after) or (whole and _is_said(whole["noun"], beside["between"]))):
            return None
    else:
        after = text[beside.end() : beside.end() + _LOOK_BACK]
        other = _OF_ANOTHER.match(after)
        following = (
            re.match(r" ?(?:la |l')?(?P<noun>[^\W\d_][\w'-]*)", after[other.end() - 1 :]) if other else None
        )
        if other and not (following and _is_said(following["noun"], beside["between"])):
            return None
    return _value(beside["bracket"] or beside["soit"])


def _share_before(match: re.Match[str], text: str) -> Decimal | None:
    """Return the percentage that the words put again: "44 % des habitants, soit plus de la moitié"."""
    start = match.end() - len(match[0].lstrip())
    before = text[max(0, start - _LOOK_BACK) : start]
    if not before.endswith(("soit ", "dire ", "donc ")) or _OF_ANOTHER.match(text, match.end()):
        return None
    shares = list(re.finditer(_SHARE, before))
    said = _AHEAD.match(before, shares[-1].start()) if shares else None
    if said is None or _NOT_A_SHARE.search(before[: shares[-1].start()]) or " de plus" in said["between"]:
        return None
    return _value(said["share"])


def _share_counted(match: re.Match[str], text: str) -> Decimal | None:
    """Return the share that two counts make: "plus de la moitié des 250 élèves (100)"."""
    said = _OF_A_NUMBER.match(text, match.end())
    if said is None or (said["again"] and said["again"] != said["noun"]):
        return None
    part, whole = (Decimal(said[name].replace(" ", "")) for name in ("part", "whole"))
    # "La moitié des 30 communes (3)": a figure alone may call a note.
    if not said["again"] and part < _SMALLEST:
        return None
    return 100 * part / whole if 0 < part <= whole else None


def _is_said(noun: str, between: str) -> bool:
    return noun.lower().rstrip("sx") in {word.lower().rstrip("sx") for word in re.findall(r"[\w-]+", between)}


def _value(words: str) -> Decimal | None:
    shares = [found.value for found in quantities(words) if found.kind is Kind.SHARE]
    return shares[0] if len(shares) == 1 else None


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
