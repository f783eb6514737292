"""An act to the rises and falls that the two numbers beside them do not give: "de 10 000 € à 15 000 €, soit + 30 %".

Only what leaves no doubt is computed again: both numbers exact and of one unit, the percentage just after them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from compiler.check.quantity import quantities, split_sentences
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.printed import percentage_text
from compiler.model.protocol import Protocol

_NUMBER = r"\d{1,3}(?: \d{3})+|\d+(?:,\d+)?"
_UNIT = r"(?: ?€| (?!en\b|à\b|soit\b)[^\W\d_][\w'-]*)?"
_WHEN = r"(?: en (?:19|20)\d\d)?"
_UP = "hausse|augmentation|progression|croissance|majoration"
_DOWN = "baisse|diminution|réduction|recul|chute|minoration"
_VARIATION = re.compile(
    rf"\bde (?P<first>{_NUMBER})(?P<unit>{_UNIT}){_WHEN} à (?P<last>{_NUMBER})(?P<last_unit>{_UNIT}){_WHEN},? "
    rf"(?:soit|\(soit|c'est-à-dire) une? (?:(?P<up>{_UP})|(?P<down>{_DOWN})) de (?P<share>\d+(?:,\d+)? ?%)"
    r"(?! (?:par an|par mois|en moyenne|annuel|chaque année))",
    re.IGNORECASE,
)
_WORDS = re.compile(rf"\bsoit une? (?:{_UP}|{_DOWN})|\bc'est-à-dire une? (?:{_UP}|{_DOWN})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FORMS = (Form.PROSE, Form.ENGAGEMENT, Form.NOTE)


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the wrong variations, in reading order. Errors: share.wrong."""
    for passage in prose_with(protocol, "%"):
        if passage.form in _FORMS and _WORDS.search(passage.text):
            for sentence in split_sentences(passage.text):
                for match in _VARIATION.finditer(sentence):
                    yield from _judge(match, passage)


def _judge(match: re.Match[str], passage: Passage) -> Iterator[Diagnostic]:
    first, last = (Decimal(match[name].replace(" ", "").replace(",", ".")) for name in ("first", "last"))
    unit, last_unit = match["unit"].strip().lower(), match["last_unit"].strip().lower()
    is_years = not last_unit and all(_FIRST_YEAR <= value <= _LAST_YEAR for value in (first, last))
    if not first or is_years or (unit and unit != last_unit):
        return
    exact = 100 * (last - first) / first
    share = quantities(match["share"])[0]
    stated = share.value if match["up"] else -share.value
    if abs(stated - exact) > Decimal(1).scaleb(-share.decimals):
        yield Diagnostic(
            code="share.wrong",
            message=f"Dans {passage.place}, « {share.words} » est écrit, et de {match['first']} à {match['last']} "
            f"la {'hausse' if exact > 0 else 'baisse'} est de {percentage_text(abs(exact), 1)}.",
            span=passage.span,
            quote=share.words,
            hint="corrigez le pourcentage ou les nombres qui l'entourent",
        )
