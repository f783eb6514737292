"""An act to the sums said twice to be a share of the same thing, in two ways: "plus de 5 %", then "environ 5 %".

The second was not corrected with the first, and nobody knows which one was agreed on. Source: Guide de
légistique 3.3.2 (one rule, said once).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from compiler.check.quantity import Kind, quantities, split_sentences
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.protocol import Protocol

_SAID = re.compile(
    r"\A[^.;:]{0,60}?\bsoit (?P<words>(?P<about>environ |près de |plus de |moins de |quelque |à peine |"
    r"de l'ordre de )?(?P<share>\d+(?:,\d+)?) ?%)(?P<whole> (?:du|de la|de l'|des) ?[^\W\d_]+(?: [^\W\d_]+)?)"
)
_SMALLEST = Decimal(10_000)
"""A smaller sum may well be two sums that happen to be equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """What a sum is said to be, of what, and where."""

    words: str
    about: str
    value: Decimal
    passage: Passage
    sum_words: str


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the second way, in reading order. Errors: share.two-ways."""
    first: dict[tuple[Decimal, str], _Share] = {}
    for passage in prose_with(protocol, "%"):
        if passage.form not in (Form.PROSE, Form.ENGAGEMENT, Form.NOTE) or "soit " not in passage.text:
            continue
        for sentence in split_sentences(passage.text):
            for key, share in _shares(sentence, passage):
                known = first.setdefault(key, share)
                if not _may_agree(share, known):
                    yield _told(share, known)


def _shares(sentence: str, passage: Passage) -> Iterator[tuple[tuple[Decimal, str], _Share]]:
    for quantity in quantities(sentence):
        if quantity.kind is not Kind.MONEY or not quantity.is_exact or quantity.value < _SMALLEST:
            continue
        match = _SAID.match(sentence[quantity.end :])
        # Another sum in between is the one that the share speaks of.
        if match is not None and not re.search(r"€|euros?\b", match[0]):
            yield (
                (quantity.value, match["whole"].strip()),
                _Share(
                    words=match["words"],
                    about=match["about"] or "",
                    value=Decimal(match["share"].replace(",", ".")),
                    passage=passage,
                    sum_words=quantity.words,
                ),
            )


def _may_agree(one: _Share, other: _Share) -> bool:
    """Tell whether two ways say the same, or one of them is only finer: "plus de 5 %", then "5,2 %"."""
    if one.about and other.about:
        return (one.about, one.value) == (other.about, other.value)
    exact, rough = (other, one) if one.about else (one, other)
    match rough.about:
        case "plus de ":
            return exact.value > rough.value
        case "moins de ":
            return exact.value < rough.value
        case _:
            fine, coarse = sorted((exact.value, rough.value), key=lambda value: len(str(value)), reverse=True)
            unit = Decimal(1).scaleb(int(coarse.as_tuple().exponent))
            return abs(fine - coarse) <= (unit if rough.about else unit / 2)


def _told(share: _Share, known: _Share) -> Diagnostic:
    return Diagnostic(
        code="share.two-ways",
        message=f"Dans {share.passage.place}, « {share.sum_words} » est dit « {share.words} », et ailleurs "
        f"« {known.words} ».",
        span=share.passage.span,
        quote=share.words,
        hint="gardez une seule façon de le dire, la plus exacte",
        related=(Related(caption="l'autre façon", span=known.passage.span, quote=known.words),),
    )
