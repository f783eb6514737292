"""An act to the numbers of things that are then named one by one, when one more or one less is named.

"6 projets … (le Forum, le plateau, la salle, la Halle, le stade)" names five. Enumerations said to be partial
are left alone, and so is all that two readers could count differently: "et" inside a name counts for one or
for two.
"""

import re
from collections.abc import Iterator

from compiler.check.quantity import CLUES, Kind, Quantity, quantities, split_sentences
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.mark import as_written
from compiler.model.passage import Form, Passage, prose_with
from compiler.model.protocol import Protocol

_FORMS = (Form.PROSE, Form.ENGAGEMENT, Form.NOTE, Form.TITLE)
_LISTS = re.compile(r"\([^()]*,|, [A-ZÀ-ÝŒ]|, l[ae'] ?[A-ZÀ-ÝŒ]|, d[eu'](?:s|s | la | l')? ?[A-ZÀ-ÝŒ]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTIAL = re.compile(
    r"\bdont\b|\bnotamment\b|\bpar exemple\b|\bex\b|\betc\b|…|\.\.\.|\btels?\b|\bsoit\b|\bcf\b|\bvoir\b|"
    r"\bdit[es]{0,2}\b|"
    r"\bou\b|\bentre\b|\bpar an\b|\bsi\b|\bcas échéant\b|\béventuel|\bau besoin\b|\bvoire\b|[;:=%€\d]"
)
_AND = re.compile(r"\bet\b|&")
# "Valenton et Villejuif" is two names, "centre social et culturel" may be one.
_AND_ANOTHER = re.compile(
    r"\A[^&]* et (?:(?:le|la|les|un|une|des|du|de|de la) |l'|d'|de l')?[A-ZÀ-ÝŒ][^&]*\Z"
)
_CAPITAL = r"[A-ZÀ-ÝŒ][\w'-]*"
_LINKS = r"(?:(?:de|du|des|la|le|les|en|sur|sous|d'|l') ?){0,2}"
_NAME = rf"(?:(?:de la |de l'|des |du |de |d'|le |la |les |l')?{_CAPITAL}(?: {_LINKS}{_CAPITAL})*)"
# "Les 18 communes d'Arcueil, Athis-Mons, …": names in a row, each with its article or preposition.
_ROW = re.compile(
    rf"(?: [a-zà-ÿœ][a-zà-ÿœ'-]*(?=[ ,:])){{0,5}},? ?(?:: ?)?"
    rf"(?P<names>{_NAME}(?:, {_NAME}){{2,}}(?:,? et {_NAME})?)(?P<more>, (?=[^a-zà-ÿ])| et )?"
)
# "Quatre agents (deux à Orly, un à Thiais, un à Cachan)": each part holds its own number.
_NUMBERS = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
_PORTIONS = re.compile(
    rf"(?:\A|,) ?(?:et )?(?:(?:{_NUMBERS})\b|une? (?:à|au|aux|en|dans|pour|par|sur|chez)\b)"
)
# "Les quatre thèmes retenus sont l'eau, l'air et l'énergie": only nouns whose things have such names.
_THING_WORDS = (
    "thèmes thématiques axes priorités objectifs piliers domaines enjeux critères volets orientations étapes sujets "
    "chantiers leviers finalités missions principes secteurs"
)
_THINGS = frozenset(_THING_WORDS.split())
_ALL = re.compile(r"\b(?:les|ces|ses|nos|leurs) \Z", re.IGNORECASE)
_ARE = re.compile(
    r"(?: (?P<chosen>[a-zà-ÿœ'-]+)){0,2} sont(?: :)? (?P<names>l(?:e |a |es |')[^.;:()]+?)[ .]*\Z"
)
_CHOSEN = re.compile(r"(?:reten|chois|vis|identifi)[ieuéè]+e?s\Z")
_NAMED_THING = re.compile(r"(?:l[ae] |les |l')(?!plus\b|moins\b|mêmes?\b)[^\W\d_]")
_RELATIVE = re.compile(r"\b(?:qui|que|qu'|où|afin|pour que|parce)\b|, et ")
_LARGEST_GAP = 3
_FEWEST = 3


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the enumerations that miss what they announce, in reading order. Errors: count.enumeration."""
    for passage in prose_with(protocol, *CLUES):
        if passage.form in _FORMS and (" sont " in passage.text or _LISTS.search(passage.text)):
            for sentence in split_sentences(passage.text):
                if " sont " in sentence or _LISTS.search(sentence):
                    yield from _in_sentence(sentence, passage)


def _in_sentence(sentence: str, passage: Passage) -> Iterator[Diagnostic]:
    found = quantities(sentence)
    counts = [quantity for quantity in found if quantity.kind is Kind.COUNT and quantity.is_exact]
    for rank, count in enumerate(counts):
        end = counts[rank + 1].start if rank + 1 < len(counts) else len(sentence)
        named = (
            _in_brackets(sentence, count, end)
            or _in_row(sentence, count, end)
            or _after_verb(sentence, count)
        )
        if named is None:
            continue
        fewest, most = named
        if not fewest <= count.value <= most and _is_close(count, fewest, most):
            yield _told(count, fewest, most, passage)


def _is_close(count: Quantity, fewest: int, most: int) -> bool:
    nearest = most if count.value > most else fewest
    return abs(count.value - nearest) <= max(_LARGEST_GAP, int(count.value) // 4) and most >= _FEWEST


def _in_brackets(sentence: str, count: Quantity, end: int) -> tuple[int, int] | None:
    """Count the names in the brackets right after a number, sums of money aside."""
    match = _BRACKETS.search(sentence, count.noun_end, max(end, count.noun_end))
    if match is None or _PARTIAL.search(match[1]) or "," not in match[1] or _PORTIONS.search(match[1]):
        return None
    between = sentence[count.noun_end : match.start()]
    if re.search(r"[,;:]", between) or (_AND.search(between) and "€" not in between):
        return None
    return _size(match[1])


def _in_row(sentence: str, count: Quantity, end: int) -> tuple[int, int] | None:
    match = _ROW.match(sentence, count.noun_end)
    if match is None or match["more"] or _PARTIAL.search(sentence[match.end() : match.end() + 12]):
        return None
    return _size(match["names"]) if match.start() < end else None


def _after_verb(sentence: str, count: Quantity) -> tuple[int, int] | None:
    """Count the things that all of a number are said to be: "sont l'eau, l'air et l'énergie"."""
    match = _ARE.match(sentence, count.noun_end) if _ALL.search(sentence[: count.start]) else None
    if match is None or not (count.noun in _THINGS or _CHOSEN.match(match["chosen"] or "")):
        return None
    names = match["names"]
    parts = [part.strip() for part in names.split(",")]
    if len(parts) == 1 or not re.search(r" et (?:l[ae] |les |l')", parts[-1]):
        return None
    if (
        _PARTIAL.search(names)
        or _RELATIVE.search(names)
        or not all(_NAMED_THING.match(part) for part in parts)
    ):
        return None
    return len(parts), len(parts) + sum(len(_AND.findall(part)) for part in parts)


def _size(names: str) -> tuple[int, int]:
    """Return how few and how many names an enumeration may be read to hold."""
    parts = [part for part in names.split(",") if part.strip()]
    inside = [len(_AND.findall(part.strip())) for part in parts]
    if sum(inside) == inside[-1] == 1 and _AND_ANOTHER.match(parts[-1].strip()):
        return len(parts) + 1, len(parts) + 1
    return len(parts), len(parts) + sum(inside)


def _told(count: Quantity, fewest: int, most: int, passage: Passage) -> Diagnostic:
    named = str(most) if fewest == most else f"{fewest} ou {most}"
    return Diagnostic(
        code="count.enumeration",
        message=f"Dans {passage.place}, « {count.words} » est annoncé et {named} sont nommés.",
        span=passage.span,
        quote=as_written(passage.content, count.words),
        hint="nommez ce qui manque, corrigez le nombre, ou écrivez « notamment » si la liste est partielle",
    )
