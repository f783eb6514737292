"""French typography: the spaces, quotation marks, ordinals, dates and amounts that printed French asks for.

Applied once, to every text, so that all outputs print the same and a difference of spacing is no difference. What the
author typed in the way of special spaces is folded first: two spellings of one text give the same words.
Source: the typographic annex of the Guide de légistique.
"""

import re
import unicodedata
from collections.abc import Iterator

from compiler.model.text import Inline, Superscript, Text

NO_BREAK = "\u00a0"
THIN = "\u202f"
_SPACES = re.compile(r"[ \t\n\r\u00a0\u2000-\u200a\u202f\u205f]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>«»\"]+[^\s<>«»\".,;:!?)]|\b[\w.+-]+@[\w-]+\.[\w.-]*\w")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_UNITS = "€|%|‰|habitants?|euros?|millions?|milliards?|M€|k€|ans?|mois|jours?|heures?|hectares?|km|m²|places?"
_ORDINAL = re.compile(r"(?<![\w.,/-])(?:(1|I)(ers?|res?)|(\d+|[IVXLC]{2,})(?:e|es|ème|èmes|eme))(?![\w’'./-]*\w)")

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"['\u2018\u02bc](?!\d)"), "’"),
    (re.compile("\u2011"), "-"),
    (re.compile(r"(?<=\w) ?([;!?])(?=[\s»)]|$)"), THIN + r"\1"),
    (re.compile(r"(?<=[»)%€]) ?([;!?])"), THIN + r"\1"),
    (re.compile(r" ([;!?])"), THIN + r"\1"),
    (re.compile(r"(?<=[^\W\d]) ?:(?=\s|$)"), NO_BREAK + ":"),
    (re.compile(r"(?<=[\d»)%€]) ?:(?=\s|$)"), NO_BREAK + ":"),
    (re.compile(r" :"), NO_BREAK + ":"),
    (re.compile(r"« ?"), "«" + NO_BREAK),
    (re.compile(r" ?»"), NO_BREAK + "»"),
    (re.compile(r"(?<![\d,.])(\d{1,3})((?: \d{3})+)(?![\d])"), r"\1\2"),
    (re.compile(r"\b([nN])° ?(?=\d)"), "n°" + NO_BREAK),
    (re.compile(r"(?<=\d) ?([%‰€])"), NO_BREAK + r"\1"),
    (re.compile(r" ([%‰€])"), NO_BREAK + r"\1"),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b)"), NO_BREAK),
    (re.compile(rf"\b(\d{{1,2}}(?:er)?) (?=(?:{_MONTHS})\b)"), r"\1" + NO_BREAK),
    (re.compile(r"\b(M\.|Mme|MM\.|art\.|p\.) (?=[A-Z\d])"), r"\1" + NO_BREAK),
)
_GROUPS = re.compile(r"(?<![\d.,\u00a0])\d{1,3}(?: \d{3})+(?!\d)")
_BARE_AMOUNT = re.compile(r"(?<![\d.,\u00a0-])(\d{4,})(?=[ \u00a0]?(?:€|euros|habitants))")


def fold_spaces(text: str) -> str:
    """Return the text in composed form, each run of spaces or line ends as one plain space, without unseen marks."""
    return _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def typeset(text: str) -> str:
    """Return folded text with the spaces and marks of printed French; addresses are left alone."""
    pieces: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        pieces.append(_typeset_words(text[end : address.start()]))
        pieces.append(address.group())
        end = address.end()
    pieces.append(_typeset_words(text[end:]))
    return "".join(pieces)


def _typeset_words(text: str) -> str:
    text = _BARE_AMOUNT.sub(lambda match: group_digits(match.group(1)), _straight_quotes(text))
    text = _GROUPS.sub(lambda match: match.group().replace(" ", NO_BREAK), text)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


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
    for match in _ORDINAL.finditer(text):
        number = match.group(1) or match.group(3)
        yield Text(text=text[end : match.start()] + number)
        yield Superscript(text=match.group(2) or "e")
        end = match.end()
    if end < len(text):
        yield Text(text=text[end:])
