"""French typography: the spaces, quotation marks, ordinals, dates and amounts that printed French asks for.

Applied once, to every text, so that all outputs print the same and a difference of spacing is no difference. What the
author typed in the way of special spaces is folded first: two spellings of one text give the same words.
Source: the typographic annex of the Guide de légistique.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.text import Inline, Superscript, Text

NO_BREAK = "\u00a0"
THIN = "\u202f"
_SPACES = re.compile(r"[ \t\n\r\u00a0\u2000-\u200a\u202f\u205f]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>«»\"]+[^\s<>«»\".,;:!?)]|\b[\w.+-]+@[\w-]+\.[\w.-]*\w")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_UNITS = "€|%|‰|habitants?|euros?|millions?|milliards?|M€|k€|ans?|mois|jours?|heures?|hectares?|km|m²|places?"
_ORDINAL = re.compile(
    r"(?<![\w.,/-])(?:(1|I)(ers?|res?)|(\d+|[IVXLC]{2,})(?:e|es|ème|èmes|eme))(?![\w’'./-]*\w)"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A substitution, tried only on texts that hold one of its `signs`: most hold none."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    replacement: str

    def is_called_for(self, text: str) -> bool:
        """Tell whether a text holds one of the signs."""
        for sign in self.signs:  # noqa: SIM110 - a plain loop is twice as fast, and every text comes here
            if sign in text:
                return True
        return False


_RULES = (
    _Rule(tuple("."), re.compile(r"\.\.\."), "…"),
    _Rule(tuple("'\u2018\u02bc"), re.compile(r"['\u2018\u02bc](?!\d)"), "’"),
    _Rule(tuple("\u2011"), re.compile("\u2011"), "-"),
    _Rule(
        tuple(";!?"),
        re.compile(r"(?<=\w) ?([;!?])(?=[\s»)]|$)|(?<=[»)%€]) ?([;!?])| ([;!?])"),
        THIN + r"\1\2\3",
    ),
    _Rule(tuple(":"), re.compile(r"(?<=[\w»)%€]) ?:(?=\s|$)| :"), NO_BREAK + ":"),
    _Rule(tuple("«"), re.compile(r"« ?"), "«" + NO_BREAK),
    _Rule(tuple("»"), re.compile(r" ?»"), NO_BREAK + "»"),
    _Rule(tuple("°"), re.compile(r"\b([nN])° ?(?=\d)"), "n°" + NO_BREAK),
    _Rule(tuple("%‰€"), re.compile(r"(?:(?<=\d) ?| )([%‰€])(?![\w}%])"), NO_BREAK + r"\1"),
)
_DIGIT_RULES = (
    _Rule((), re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b)"), NO_BREAK),
    _Rule((), re.compile(rf"\b(\d{{1,2}}(?:er)?) (?=(?:{_MONTHS})\b)"), r"\1" + NO_BREAK),
)
_ABBREVIATION = re.compile(r"\b(M\.|Mme|MM\.|art\.|p\.) (?=[A-Z\d])")
_SIGNS = re.compile("[\\d'\u2018\u02bc\u2011.;!?:«»°%‰€\"]|Mme")
_DIGIT = re.compile(r"\d")
_ROMAN = re.compile(r"[IVXLC](?:er|[IVXLC])")
_GROUPS = re.compile(r"(?<![\d.,\u00a0])\d{1,3}(?: \d{3})+(?!\d)")
_BARE_AMOUNT = re.compile(r"(?<![\d.,\u00a0-])(\d{4,})(?=[ \u00a0]?(?:€|euros|habitants))")


def fold_spaces(text: str) -> str:
    """Return the text in composed form, each run of spaces or line ends as one plain space, without unseen marks."""
    return _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def typeset(text: str) -> str:
    """Return folded text with the spaces and marks of printed French; addresses are left alone."""
    if "@" not in text and "://" not in text and "www." not in text:
        return _typeset_words(text)
    pieces: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        pieces.append(_typeset_words(text[end : address.start()]))
        pieces.append(address.group())
        end = address.end()
    pieces.append(_typeset_words(text[end:]))
    return "".join(pieces)


def _typeset_words(text: str) -> str:
    if _SIGNS.search(text) is None:
        return text
    text = _straight_quotes(text)
    has_digit = _DIGIT.search(text) is not None
    if has_digit:
        text = _BARE_AMOUNT.sub(lambda match: group_digits(match.group(1)), text)
        text = _GROUPS.sub(lambda match: match.group().replace(" ", NO_BREAK), text)
    for rule in _RULES:
        if rule.is_called_for(text):
            text = rule.pattern.sub(rule.replacement, text)
    if has_digit:
        for rule in _DIGIT_RULES:
            text = rule.pattern.sub(rule.replacement, text)
    return _ABBREVIATION.sub(r"\1" + NO_BREAK, text) if "." in text or "Mme" in text else text


def _straight_quotes(text: str) -> str:
    """Turn straight double quotes into guillemets, or into English quotes inside guillemets."""
    if '"' not in text:
        return text
    pieces: list[str] = []
    depth, is_open, inner = 0, False, False
    for character in text:
        if character == '"':
            inner = depth > 0 if not is_open else inner
            pieces.append(("”" if inner else " »") if is_open else ("“" if inner else "« "))
            is_open = not is_open
            continue
        depth += {"«": 1, "»": -1}.get(character, 0)
        pieces.append(character)
    return "".join(pieces)


def group_digits(digits: str) -> str:
    """Return a run of digits in groups of three, held together: "10500" gives "10 500"."""
    head = len(digits) % 3 or 3
    groups = [digits[:head], *(digits[start : start + 3] for start in range(head, len(digits), 3))]
    return NO_BREAK.join(groups)


def raise_ordinals(text: str) -> Iterator[Inline]:
    """Yield typeset text with the ends of ordinals raised: 1er, 2e, XXIe; "2ème" becomes "2e"."""
    end = 0
    if _DIGIT.search(text) is None and _ROMAN.search(text) is None:
        yield Text(text=text)
        return
    for match in _ORDINAL.finditer(text):
        number = match.group(1) or match.group(3)
        yield Text(text=text[end : match.start()] + number)
        yield Superscript(text=match.group(2) or "e")
        end = match.end()
    if end < len(text):
        yield Text(text=text[end:])
