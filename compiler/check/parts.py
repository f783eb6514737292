"""An act to the sums of money that a sentence states and then breaks down, when the parts do not add up.

"7 219 100 €, par la mobilisation : …" is checked against the amounts of its list, "soit 2 M€ … et 1 M€"
within the sentence. Amounts said to be approximate, and parts said to be some among others ("dont",
"notamment"), bind nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from compiler.check.announcement import Announcement, announcements, item_texts
from compiler.check.quantity import Kind, Quantity, quantities, rounds_to, split_sentences
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.model.block import ItemList
from compiler.model.mark import as_written
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.printed import amount_text, number_text
from compiler.model.protocol import Protocol
from compiler.model.text import Inlines

_SPLIT = re.compile(
    r"\bsoit\b|\bpartagée?s? |\bse partage|\bréparti|\bse répartit|\bse décompos|\bventilé|€ :|\beuros :"
)
_SOME = re.compile(
    r"\bdont\b|\bnotamment\b|\bpar exemple\b|\ben outre\b|\bde plus\b|\bs'ajoute|\bcontre\b|\bau lieu\b|"
    r"\bsur un\b|"
    r"\bcoût|\bau titre de 20|\bplafond|\bplus\b|\bpar (?:an|mois|jour|habitant|personne|élève|enfant|agent|foyer|"
    r"ménage|logement|place|classe|école|commune|quartier|projet|m²)\b|\bsoit\b.*\bsoit\b"
)
# What makes "A et B, soit C au total" more than an addition.
_NO_SUM = re.compile(
    r"\bsolde\b|\breste\b|\bHT\b|\btaxe|\bTVA\b|\bdoubl|\btripl|\bchac|\bchaque\b|\bfois\b|×|\*|\bpendant\b|\bdurant\b|\b(?:ans|années|mois|trimestres)\b|\bannuel|"
    r"\bmensuel|\brespectiv|\bmoins\b|\bdéduction|\bpass\w* de\b|\bà \d[\d ,]*(?: ?[mk])? ?€"
)
_ADDED = re.compile(
    r",? soit (?:(?:un|une) (?:total|somme|montant|enveloppe)(?: total| totale| global| globale)? de |"
    r"(?P<first>au total,? |en tout,? ))?\Z"
)
_IN_ALL = re.compile(r" (?:au total|en tout)\b")
_NUMBER = r"\d+(?: \d{3})*(?:,\d+)?"
_EQUATION = re.compile(
    rf"(?<![+×*/=-] )(?<![\w+×*/=,-])(?P<parts>{_NUMBER}(?: ?€)?(?: \+ {_NUMBER}(?: ?€)?)+) = "
    rf"(?P<total>{_NUMBER}(?: ?€)?)(?![\w,]| ?[+×*/%-]| \d)"
)
_SOME_OF_LIST = re.compile(r"\bdont\b|\bnotamment\b|\bpar exemple\b|\bsur un\b|\ben particulier\b")
_WIDER = re.compile(r"\binclu|\bcomprise?s?\b|\bcomprenant\b")
_WHOLE = re.compile(r"\btotal|\bglobal|\ben tout\b|\bensemble\b|\bau total\b")
_MOST_OTHERS = 6
_NEAR, _SLIGHT = Decimal("0.25"), Decimal("0.02")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Breakdown:
    """A stated sum, its parts, the other sums of its paragraph, and where it stands.

    `is_whole` says that the text calls it a total, so that any gap is a fault; `is_wider`, that it holds
    more than its list ("y compris", "incluant").
    """

    total: Quantity
    parts: tuple[Decimal, ...]
    content: Inlines
    span: Span
    place: str
    others: tuple[Decimal, ...] = ()
    is_whole: bool = False
    is_wider: bool = False


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the sums that their parts contradict, lists first. Errors: total.parts-wrong, total.rounded."""
    for announcement in announcements(protocol):
        if isinstance(announcement.announced, ItemList) and (
            "€" in announcement.text or "euro" in announcement.text
        ):
            yield from _in_list(announcement, announcement.announced)
    for passage in prose_with(protocol, "€", "euros", " = "):
        if passage.form not in (Form.PROSE, Form.ENGAGEMENT, Form.NOTE):
            continue
        if _SPLIT.search(passage.text):
            for sentence in split_sentences(passage.text):
                yield from _in_sentence(sentence, passage)
                if "soit " in sentence:
                    yield from _added(sentence, passage)
        if " = " in passage.text:
            yield from _equations(passage)


def _money(text: str) -> list[Quantity]:
    return [quantity for quantity in quantities(text) if quantity.kind is Kind.MONEY]


def _in_list(announcement: Announcement, items: ItemList) -> Iterator[Diagnostic]:
    """Compare the only sum of the sentence with the list, when each item states one."""
    totals = _money(announcement.sentence)
    parts = [_money(text) for text in item_texts(items)] if len(totals) == 1 else []
    if not parts or any(len(part) != 1 or not part[0].is_exact for part in parts):
        return
    if not totals[0].is_exact or _SOME_OF_LIST.search(announcement.sentence[totals[0].end :]):
        return
    yield from _compare(
        _Breakdown(
            total=totals[0],
            parts=tuple(part[0].value for part in parts),
            others=tuple(sum_.value for sum_ in _money(announcement.text) if sum_.value != totals[0].value),
            content=announcement.content,
            span=announcement.span,
            place=announcement.place,
            is_whole=_WHOLE.search(announcement.sentence) is not None,
            is_wider=_WIDER.search(announcement.sentence) is not None,
        )
    )


def _in_sentence(sentence: str, passage: Passage) -> Iterator[Diagnostic]:
    """Compare a sum with the parts that follow it in its sentence: "A, soit B et C"."""
    split = _SPLIT.search(sentence)
    if split is None:
        return
    before, after = sentence[: split.start() + 1], sentence[split.end() - 1 :]
    totals, parts = _money(before), _money(after)
    if len(totals) != 1 or len(parts) < 2 or not all(part.is_exact for part in (*totals, *parts)):  # noqa: PLR2004
        return
    if _SOME.search(sentence[totals[0].start :]) or "%" in after or after.rstrip().endswith(":"):
        return
    yield from _compare(
        _Breakdown(
            total=totals[0],
            parts=tuple(part.value for part in parts),
            content=passage.content,
            span=passage.span,
            place=passage.place,
        )
    )


def _added(sentence: str, passage: Passage) -> Iterator[Diagnostic]:
    """Compare a total with the parts before it in its clause: "A et B, soit C au total"."""
    for total in _money(sentence):
        said = _ADDED.search(sentence, 0, total.start)
        if said is None or not (said[0].strip(", ") != "soit" or _IN_ALL.match(sentence, total.end)):
            continue
        clause = re.split(r"[;:] ", sentence[: said.start()])[-1]
        parts = _money(clause)
        if len(parts) < 2 or not all(part.is_exact for part in (total, *parts)):  # noqa: PLR2004
            continue
        if _SOME.search(clause) or _NO_SUM.search(clause) or len(parts) > _MOST_OTHERS or "%" in clause:
            continue
        values = tuple(part.value for part in parts)
        if not any(total.value == sum(some, Decimal(0)) for some in _choices(values)):
            yield from _compare(
                _Breakdown(
                    total=total, parts=values, content=passage.content, span=passage.span, place=passage.place
                )
            )


def _choices(values: tuple[Decimal, ...]) -> Iterator[tuple[Decimal, ...]]:
    """Yield the parts that a total may add up: a clause may state another sum before them."""
    for size in range(2, len(values) + 1):
        yield from combinations(values, size)


def _equations(passage: Passage) -> Iterator[Diagnostic]:
    """Compute again "40 000 + 25 000 = 65 000 €"."""
    for match in _EQUATION.finditer(passage.text):
        parts, (total,) = _addends(match["parts"]), _addends(match["total"])
        found = sum(parts, Decimal(0))
        if found != total:
            written = match["total"]
            computed = amount_text(found) if "€" in written else number_text(found)
            yield Diagnostic(
                code="total.parts-wrong",
                message=f"Dans {passage.place}, « {written} » n'est pas la somme de ses parties, {computed}.",
                span=passage.span,
                quote=as_written(passage.content, written),
                hint="corrigez le total ou l'une des parties",
            )


def _addends(words: str) -> tuple[Decimal, ...]:
    bare = words.replace("€", "").replace(" ", "").replace(",", ".")
    return tuple(Decimal(part) for part in bare.split("+"))


def _compare(breakdown: _Breakdown) -> Iterator[Diagnostic]:
    total = breakdown.total
    found = sum(breakdown.parts, Decimal(0))
    others = breakdown.others[:_MOST_OTHERS]
    # What a paragraph states beside its list may belong to the total: all that can be reached is allowed.
    reached = sorted(
        {
            found + sum(chosen, Decimal(0))
            for size in range(len(others) + 1)
            for chosen in combinations(others, size)
        }
    )
    if total.value in reached:
        return
    rounded = next((value for value in reached if _is_rounding(value, total)), None)
    if rounded is not None:
        yield _told("total.rounded", breakdown, rounded)
    elif breakdown.is_wider:
        return
    elif breakdown.is_whole or abs(total.value - found) <= _NEAR * total.value:
        yield _told("total.parts-wrong", breakdown, found)


def _is_rounding(exact: Decimal, total: Quantity) -> bool:
    """Tell whether a sum is the exact one rounded, to its last digit or as finely as it is written."""
    unit, gap = Decimal(1).scaleb(-total.decimals), abs(exact - total.value)
    as_fine = total.decimals != 0 and gap * 2 <= unit and gap <= total.value * _SLIGHT
    return as_fine or rounds_to(exact, total.value)


def _told(code: str, breakdown: _Breakdown, found: Decimal) -> Diagnostic:
    words = breakdown.total.words
    gap = amount_text(abs(breakdown.total.value - found))
    if code == "total.rounded":
        verdict = f"arrondit la somme de ses parties, {amount_text(found)}"
        hint = "c'est permis ; « environ » le dirait au lecteur"
    else:
        verdict = f"n'est pas la somme de ses parties, {amount_text(found)} (écart : {gap})"
        hint = "corrigez le total ou l'une des parties ; calculé par « [[somme:…]] », il resterait juste"
    return Diagnostic(
        code=code,
        message=f"Dans {breakdown.place}, « {words} » {verdict}.",
        span=breakdown.span,
        quote=as_written(breakdown.content, words),
        hint=hint,
    )
