"""A sentence said of several lines, sentences, alinéas or divisions, to the sentence said of each."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from compiler.ingest.reading.names import OF, Names, printed_number
from compiler.ingest.reading.ordinals import ORDINAL, between
from compiler.ingest.reading.quoting import mask
from compiler.ingest.reading.unread import unknown_place

_LINK = ", | et | à "
_NAME = r"[^\s,«]+(?: (?:bis|ter|quater)\b)?"
_CODES, _RANKS = (rf"(?P<listed>{one}(?:(?:{_LINK}){one})+)" for one in (_NAME, ORDINAL))
_OF_LINES: Mapping[str, str] = {
    rf"aux lignes {_CODES} (?P<said>du tableau .+)": "à la ligne {} {}",
    rf"les lignes {_CODES} (?P<said>du tableau .+) sont supprimées": "la ligne {} {} est supprimée",
}
_OF_RANKS: Mapping[str, str] = {
    rf"aux {_RANKS} phrases (?P<said>.+)": "à la {} phrase {}",
    rf"les {_RANKS} phrases (?P<said>.+) sont supprimées": "la {} phrase {} est supprimée",
    rf"aux {_RANKS} alinéas(?P<said>[ ,].+)": "au {} alinéa{}",
}
_Run: TypeAlias = Callable[[str, str], Sequence[str]]


def each_sentence(sentence: str, names: Names) -> Sequence[str]:
    """Return what a sentence says of several things, one by one; any other sentence as it is.

    Errors: avenant.unknown-place, when no run of the act goes from the first to the last.
    """
    lowered = sentence[:1].lower() + sentence[1:]
    codes = [line.code for line in names.lines.values()]
    found = (
        *_each(lowered, _OF_LINES, _NAME, lambda first, last: _stretch(codes, first, last)),
        *_each(lowered, _OF_RANKS, ORDINAL, between),
        *_divisions(lowered, names),
    )
    return found or (sentence,)


def _each(sentence: str, forms: Mapping[str, str], name: str, run: _Run) -> Iterator[str]:
    for form, told in forms.items():
        if match := re.fullmatch(form, sentence, re.DOTALL):
            yield from (told.format(one, match["said"]) for one in _listed(match["listed"], name, run))


def _listed(words: str, name: str, run: _Run) -> Iterator[str]:
    """Yield the names of a list, those of its runs one by one."""
    first = ""
    for one, link in re.findall(rf"({name})({_LINK}|\Z)", words):
        if link == " à ":
            if first:
                raise unknown_place(f"{first} à {one}")
            first = one
            continue
        found = run(first, one) if first else (one,)
        if not found:
            raise unknown_place(f"{first} à {one}")
        yield from found
        first = ""


def _stretch(order: Sequence[str], first: str, last: str) -> Sequence[str]:
    """Return what stands from one to another, both with them; nothing when they do not follow one another."""
    if first not in order or last not in order:
        return ()
    return order[order.index(first) : order.index(last) + 1]


def _divisions(sentence: str, names: Names) -> Iterator[str]:
    """Yield the deletion of each division of a kind."""
    for noun, kind in names.kinds.items():
        plural = next((level.plural.lower() for level in names.levels if level.id == kind), "") or f"{noun}s"
        form = rf"les {re.escape(plural)} {_CODES}(?P<tail> {OF}.+)? sont supprimée?s"
        match = re.fullmatch(form, sentence, re.DOTALL)
        if match is not None:
            tail = match["tail"] or ""
            run = partial(_sisters, names, noun, tail)
            yield from (f"le {noun} {one}{tail} est supprimé" for one in _listed(match["listed"], _NAME, run))


def run_of(noun: str, first: str, last: str, names: Names) -> Sequence[str]:
    """Return the numbers of the divisions of a kind from one to another. Errors: avenant.unknown-place."""
    found = _sisters(names, noun, "", first, last)
    if not found:
        raise unknown_place(f"{noun} {first} à {last}")
    return found


def _sisters(names: Names, noun: str, tail: str, first: str, last: str) -> Sequence[str]:
    """Return the numbers, as they print, of the divisions of one kind from one to another, beside it."""
    masked = mask(f"{noun} {first}{tail}")
    division = names.divisions[names.division(masked.text, masked)]
    parent = names.parents[division.id]
    beside = (one for one in names.divisions.values() if names.parents[one.id] == parent)
    numbers = [printed_number(one.kind, one.number) for one in beside if one.kind == division.kind]
    return _stretch(numbers, first, last)
