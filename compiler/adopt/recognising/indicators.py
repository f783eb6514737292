"""The words of a cell or a list to indicators: what they measure, or by when they are owed."""

import re
from collections.abc import Iterable

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import cut, tidy, unemphasised
from compiler.adopt.recognising.dates import deadline_in
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.partners import split_names
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.model.engagement import Indicator, IndicatorKind, IndicatorState
from compiler.model.printed import date_text
from compiler.model.text import Inlines, plain

_LETTERS = {IndicatorKind.CONTEXT: "c", IndicatorKind.FOLLOW_UP: "s", IndicatorKind.IMPACT: "i"}
_OWED = re.compile(
    r"(?:\A|(?<=: ))(?:indicateurs? )?(?:sera |seront |reste a |restent a |a |non encore |)"
    r"(?:(?:determine|defini|precise|fixe)(?:e?s|r|es|e)?\b(?! par\b)|(?<=\ba )(?:determiner|definir|preciser|fixer)\b)"
)
_OWNERS = re.compile(r"\((?P<names>[^()]+)\)\s*\.?\s*\Z|\bpar\s+(?P<by>[^()]+?)\s*\.?\s*\Z", re.IGNORECASE)
_PLAIN_DUE = re.compile(
    r"(?:a )?determine\w* (?:au cours (?:de l'annee|du)|au|d'ici|avant|en|au plus tard le|fin)\b"
)
_LONGEST_OWED = 130
_CAPTION = re.compile(r"indicateurs?\b[^:]{0,40}:?\Z")


def is_owed(text: str) -> bool:
    """Tell whether words only say that an indicator is to be determined, with a deadline."""
    return (
        len(text) <= _LONGEST_OWED and _OWED.match(fold(text)) is not None and deadline_in(text) is not None
    )


def read_indicators(
    items: Iterable[Statement], kind: IndicatorKind, owners: tuple[str, ...], subject: str, register: Register
) -> tuple[Indicator, ...]:
    """Return one indicator for each entry; `owners` answer for those still to be determined."""
    found: list[Indicator] = []
    for item in items:
        name = f"{_LETTERS[kind]}{len(found) + 1}"
        if not re.search(r"\w", item.text) or _CAPTION.match(fold(item.text)):
            continue
        found.append(_indicator(item, name, kind, owners, subject, register))
    return tuple(found)


def _indicator(  # noqa: PLR0913, PLR0917 - where the indicator stands
    item: Statement, name: str, kind: IndicatorKind, owners: tuple[str, ...], subject: str, register: Register
) -> Indicator:
    words = unemphasised(item.words)
    text = plain(words)
    owed = _OWED.search(fold(text)) if len(fold(text)) == len(text) else _OWED.match(fold(text))
    due = deadline_in(text[owed.start() :]) if owed else None
    if owed is None or due is None or len(text) - owed.start() > _LONGEST_OWED:
        return Indicator(id=name, kind=kind, label=register.link(words, item.span, subject), span=item.span)
    label = _label(words, owed.start())
    named = _owners(text[owed.start() :], register)
    own = named or owners
    if not own:
        return Indicator(id=name, kind=kind, label=register.link(words, item.span, subject), span=item.span)
    if not named:
        register.answered.append((item.span, subject))
    register.decide(
        Kind.DUE,
        f"{quoted(text[owed.start() :])} : indicateur à déterminer au plus tard le {date_text(due)}.",
        item.span,
        subject=subject,
        left_out=text[owed.start() :],
        proposal=due.isoformat(),
        is_sure=bool(_PLAIN_DUE.match(fold(text[owed.start() :]))),
    )
    return Indicator(
        id=name,
        kind=kind,
        label=label,
        state=IndicatorState.UNDETERMINED,
        due=due,
        owners=own,
        span=item.span,
    )


def _label(words: Inlines, start: int) -> Inlines:
    text = plain(words)[:start].rstrip(" :\u00a0")
    return tidy(cut(words, 0, len(text)))


def _owners(text: str, register: Register) -> tuple[str, ...]:
    found = _OWNERS.search(text)
    if found is None:
        return ()
    known = (register.book.find(name) for name, _ in split_names(found["names"] or found["by"]))
    return tuple(dict.fromkeys(owner.id for owner in known if owner is not None))
