"""A text to the references typed in it as plain words: "article 7.2", "annexes 1 à 3", "l'objectif 1.1".

References to other texts are left out: laws, codes, plans ("article 6 de la loi…", "article L. 2131-1", "axe
2 du plan").
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from compiler.diagnostics.suggestion import fold
from compiler.model.division import ANNEXE, ARTICLE
from compiler.model.mark import typed
from compiler.model.passage import Passage
from compiler.model.protocol import Protocol

_NUMBER = r"\d+(?:\.(?:\d+|[a-z]\b))*(?:-\d+)*(?:er)?(?: (?:bis|ter|quater)\b)?"
_LEAD = re.compile(r"(?:\b(?:l'|(?:la|le|les|cette|cet|ces|du|des|aux?|voir|et|ou) )|cf\. )\Z", re.IGNORECASE)
_LAWS = (
    r"\b(?:lois?|décrets?|codes?|ordonnances?|directives?|arrêtés?|circulaires?|règlements?|constitution|"
    r"traités?|"
    r"CGCT|instructions?)\b"
)
_LAW = re.compile(_LAWS, re.IGNORECASE)
_OF = re.compile(
    r"(?:,? (?:premier|deuxième|troisième|dernier|\d+e?r?) alinéa,?)? "
    r"(?:du|de la|de l'|des|dudit|de ladite|de son|de sa|de leur|d'une?|de cet|de cette)\s?"
    r"(?P<present>présente? )?(?P<noun>[^\W\d_][\w-]*)(?P<after>.{0,12})"
)
_SENTENCE_START = re.compile(r"[.;!?] ")
_SOON = 40
_LONGEST_LEAD = 12
_LONGEST_RANGE = 200
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReference:
    """A thing of the act named in plain words: its kind, its number, the holder named after it, if any."""

    kind: str
    number: str
    words: str
    holder: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How an act calls its numbered things, and itself."""

    kinds: tuple[tuple[str, str], ...]
    own: frozenset[str]

    def kind_of(self, word: str) -> str:
        """Return the kind that a noun names, singular or plural; empty when it names none."""
        return dict(self.kinds).get(word.lower(), "")


def names_of(protocol: Protocol, row_nouns: Mapping[str, str]) -> Names:
    """Return the nouns to look for: articles, annexes, declared levels, rows that have a name."""
    kinds = {"article": ARTICLE, "articles": ARTICLE, "annexe": ANNEXE, "annexes": ANNEXE}
    for level in protocol.levels:
        kinds |= {level.name.lower(): level.id, level.plural.lower(): level.id}
    for noun, kind in row_nouns.items():
        kinds |= {noun: kind, f"{noun}s": kind}
    title = protocol.identity.title.lower().replace("’", "'").split()
    own = {"acte", "document", *title[:1]}
    return Names(kinds=tuple(kinds.items()), own=frozenset(own))


def plain_references(passage: Passage, names: Names) -> Iterator[PlainReference]:
    """Yield the references to the act itself typed in a text, one for each number."""
    text = typed(passage)
    before = _Before(text)
    for match in _pattern(names.kinds).finditer(text.lower()):
        kind = names.kind_of(match["noun"])
        head, tail = (
            text[max(0, match.start() - _LONGEST_LEAD) : match.start()],
            text[match.end() : match.end() + _SOON],
        )
        if kind not in (ARTICLE, ANNEXE) and _LEAD.search(head) is None:
            continue
        of = _OF.match(tail)
        if _is_foreign(of, names) if of else before.names_law(match.start()) or _names_law(tail):
            continue
        holder = _holder(of, names)
        for number in _numbers(match["numbers"]):
            yield PlainReference(
                kind=kind, number=number, words=text[match.start() : match.end()], holder=holder
            )


@lru_cache(maxsize=4)
def _pattern(kinds: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    nouns = "|".join(sorted((re.escape(word) for word, _ in kinds), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<noun>{nouns}) (?P<numbers>(?:{_NUMBER}|premier\b)(?:(?:, | et | ou | à ){_NUMBER})*)"
        r"(?![\w€%°])(?! ?[€%])"
    )


class _Before:
    """What stands before a place of a text, looked for once: a long text may hold many references."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _SENTENCE_START.finditer(self._text))]

    @cached_property
    def _laws(self) -> tuple[list[int], list[int]]:
        spans = [match.span() for match in _LAW.finditer(self._text)]
        return [start for start, _ in spans], [end for _, end in spans]

    def names_law(self, place: int) -> bool:
        """Tell whether a law is named in the sentence, ahead of `place`."""
        starts, ends = self._laws
        last = bisect_right(ends, place) - 1
        return last >= 0 and starts[last] >= self._starts[bisect_right(self._starts, place) - 1]


def _names_law(tail: str) -> bool:
    return _LAW.search(re.split(r"[.;]", tail, maxsplit=1)[0]) is not None


def _is_foreign(of: re.Match[str], names: Names) -> bool:
    """Tell whether what a reference is said to be "of" is another text."""
    if of["present"] or names.kind_of(of["noun"]):
        return False
    # "du protocole" is ours, "du protocole de préfiguration" is another one.
    return of["noun"].lower() not in names.own or re.match(r" (?:de |d'|n°|\d)", of["after"]) is not None


def _holder(of: re.Match[str] | None, names: Names) -> tuple[str, str] | None:
    """Return the division named after a reference: "l'objectif 1.1" in "priorité 2 de l'objectif 1.1"."""
    if of is None or not names.kind_of(of["noun"]):
        return None
    number = re.match(rf" ({_NUMBER})", of["after"])
    return (names.kind_of(of["noun"]), number[1]) if number else None


def _numbers(words: str) -> Iterator[str]:
    """Yield the numbers of "1, 2 et 4 à 6", a range of whole numbers unfolded."""
    parts = re.split(r"(, | et | ou | à )", words)
    for place in range(0, len(parts), 2):
        number = bare_number(parts[place])
        previous = bare_number(parts[place - 2]) if place else ""
        if place and parts[place - 1] == " à ":
            yield from _between(previous, number)
        yield number


def _between(first: str, last: str) -> Iterator[str]:
    """Yield the whole numbers between two, unless there are more than any act has."""
    if not (first.isdecimal() and last.isdecimal() and max(len(first), len(last)) <= _LONGEST_NUMBER):
        return
    if int(last) - int(first) <= _LONGEST_RANGE:
        yield from (str(value) for value in range(int(first) + 1, int(last)))


def bare_number(number: str) -> str:
    """Return a number without the ending of its ordinal: "1er" and "premier" are 1."""
    return "1" if fold(number) in ("1er", "premier") else number.strip()
