"""An act to the words by which it speaks of itself: "du présent protocole", "Le protocole comprend".

Another act of the same kind ("le pacte national", "la convention de 2015") is never taken for it.
"""

import re
from dataclasses import dataclass

from compiler.check.quantity import Quantity
from compiler.model.mark import HIDDEN
from compiler.model.protocol import Protocol

_ARTICLE = re.compile(r"\A(?:(?:les|le|la) |l')")
_TO = r"(?:du|de la|de l'|de ce|de cette|de cet|au|à la|à l'|à ce|à cette|à cet)"
_LISTED = (
    r"(?: (?:prévue?s|inscrite?s|énoncée?s|contenue?s|fixée?s|listée?s|prise?s) "
    r"(?:dans (?:le|la|l'|ce|cette)|par (?:le|la|l'|ce|cette)|au|à la|à l'))"
)
# What narrows no count: the end of a clause, or the verb whose subject has just ended.
NOT_NARROWED = (
    r"(?=\s*(?:[.;:!?)»]|\Z)|,(?! ?(?:pour|dans|de|du|des|en|au|aux|à|relati\w*|concernant|portant)\b)|"
    r" (?:sont|seront|ont|auront|font|feront|se |s'|doivent|devront|peuvent|pourront|"
    r"(?![^\W\d_]*ment\b)[^\W\d_]+ent)\b)"
)
_BINDS = (
    r"réunit|rassemble|lie|engage|associe|a été signée? par|est signée? par|est conclue? entre|"
    r"a(?= [\w-]+ signataires)"
)
_HOLDS = (
    rf"(?P<binds>{_BINDS})|comprend|comporte|compte|contient|regroupe|énonce|liste|recense|repose sur|"
    r"se compose de|est composée? de|s'organise (?:en|autour de)|est organisée? (?:en|autour de)|se décline en|"
    r"est déclinée? en|se structure (?:en|autour de)|est structurée? (?:en|autour de)|s'articule (?:en|autour de)|"
    r"se divise en|est divisée? en"
)
_LINK = re.compile(
    r"(?P<adjective> [^\W\d_]+s)?(?:,| et|, et|,? ainsi que)?(?: (?:eux|elles)-mêmes)?"
    r"(?:,? (?:répartie?s|déclinée?s|organisée?s|regroupée?s|structurée?s|classée?s) "
    r"(?:en|dans|entre|autour de))?(?: une? [\w'-]+(?:,| et))? "
)
# What the compiler counts, and what is one, is no typed count.
_BEFORE = re.compile(
    rf"(?:(?:{HIDDEN}+|une?) [\w'-]+(?:,| et| (?:répartie?s|déclinée?s|organisée?s) (?:en|dans|entre)) )*"
)
_HELD_WHOLE = re.compile(
    r"\s*(?:[.;!?]|\Z)|,? (?:et|ainsi que|eux-mêmes|elles-mêmes|dont|répartie?s|déclinée?s|organisée?s|"
    r"regroupée?s|structurée?s|classée?s|au total|en tout)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnName:
    """How an act names itself: after a noun, and as the subject that holds or binds a number of things.

    `strictly` is the subject with "présent": in an annexe, "le contrat" may be another.
    """

    after: re.Pattern[str]
    subject: re.Pattern[str]
    strictly: re.Pattern[str]


def own_name(protocol: Protocol) -> OwnName:
    """Return the patterns of one act, drawn from its title, whole or cut short."""
    words = [re.escape(word) for word in _ARTICLE.sub("", _flat(protocol.identity.title), count=1).split()]
    name = (words[0] if words else "acte") + "".join(f"(?: {word}" for word in words[1:])
    name += ")?" * max(0, len(words) - 1)
    present = r"présente? [^\W\d_]+"
    act = rf" ?(?:{present}|(?:{name}|acte)\b)"
    verb = rf" (?:{_HOLDS})(?: (?:ainsi|donc|au total|en tout))? ?(?:(?:les|ses) )?"
    start = r"\A(?:(?:ainsi|au total|en tout|enfin|au final),? )?"
    return OwnName(
        after=re.compile(rf"(?:(?: {_TO}|{_LISTED}){act}){NOT_NARROWED}", re.IGNORECASE),
        subject=re.compile(rf"{start}(?:le|la|l'|ce|cet|cette|notre){act}{verb}", re.IGNORECASE),
        strictly=re.compile(rf"{start}(?:le|la|l') ?{present}{verb}", re.IGNORECASE),
    )


def held_counts(
    sentence: str, subject: re.Pattern[str], counts: tuple[Quantity, ...]
) -> tuple[tuple[Quantity, bool], ...]:
    """Return the counts that the act is said to hold, one after the other, and whether it is said to bind them."""
    match = subject.match(sentence)
    if match is None:
        return ()
    held: list[tuple[Quantity, bool]] = []
    opening = _BEFORE.match(sentence, match.end())
    place = opening.end() if opening else match.end()
    for rank, count in enumerate(counts):
        if count.start != place and not _LINK.fullmatch(sentence, place, count.start):
            break
        place = count.noun_end
        after = counts[rank + 1].start if rank + 1 < len(counts) else place
        link = _LINK.fullmatch(sentence, place, after)
        if _HELD_WHOLE.match(sentence, place) or (link is not None and not link["adjective"]):
            held.append((count, match["binds"] is not None))
        elif link is None:
            break
    return tuple(held)


def _flat(words: str) -> str:
    return words.lower().replace("’", "'").replace("\u00a0", " ")
