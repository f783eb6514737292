"""Drafts side by side that order the same thing of several lines, sentences, alinéas or divisions, made one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from compiler.avenant.word.clause import write
from compiler.avenant.word.noun import Noun
from compiler.avenant.word.on_words import spot_of
from compiler.avenant.word.pen import Pen, Written
from compiler.avenant.word.place import joined
from compiler.avenant.word.run import folded
from compiler.model.operation import (
    Container,
    Holder,
    InsertWords,
    Operation,
    ReplaceDivision,
    ReplaceEngagement,
    ReplaceSentence,
    ReplaceWords,
)
from compiler.model.phrase import join_words

_OF_LINE = re.compile(r"à la ligne (?P<code>[^\s,«]+) (?P<said>du tableau .+)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A clause before it has its mark: its lines, the edits that follow it, what it does."""

    written: Written
    operations: tuple[Operation, ...]
    letters: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class _OfLines:
    """The same said of lines of one table; what follows their codes."""

    table: str
    said: str


@dataclass(frozen=True, slots=True)
class _OfTexts:
    """The same words edited in sentences of an alinéa, or in alinéas when its rank is 0; what follows the place."""

    container: Container
    element: int
    said: str


@dataclass(frozen=True, slots=True)
class _NoSentences:
    """Sentences of one alinéa that go."""

    container: Container
    element: int


@dataclass(frozen=True, slots=True)
class _NoLines:
    """Lines of one table that go."""

    table: str


@dataclass(frozen=True, slots=True)
class _NoDivisions:
    """Divisions that go, of one kind and under one parent."""

    kind: str
    parent: str


_Key: TypeAlias = _OfLines | _OfTexts | _NoSentences | _NoLines | _NoDivisions


def join_drafts(drafts: Iterable[Draft], pen: Pen) -> Iterator[Draft]:
    """Yield drafts, those side by side that say the same made one."""
    for key, found in groupby(drafts, lambda draft: _key(draft, pen)):
        run = tuple(found)
        operations = tuple(operation for one in run for operation in one.operations)
        sentence = "" if key is None or len(run) == 1 else _sentence(key, run, pen)
        if sentence:
            yield Draft(written=Written(sentence=sentence), operations=operations)
        else:
            yield from run


def _key(draft: Draft, pen: Pen) -> _Key | None:
    """Return what a plain sentence says, the thing that it says it of aside; None for any other clause."""
    if draft.letters or draft.written.blocks:
        return None
    operation = draft.operations[0]
    if match := _OF_LINE.match(draft.written.sentence):
        return _OfLines(_table(operation, pen), match["said"])
    # A clause that its author worded is left as it is.
    if draft.written != write(operation, pen):
        return None
    match operation:
        case ReplaceWords() | InsertWords():
            return _of_texts(operation, draft.written.sentence, pen)
        case ReplaceSentence(new=""):
            spot = pen.places.sentence(operation.container, operation.element, operation.sentence)
            return None if spot.context else _NoSentences(operation.container, operation.element)
        case ReplaceEngagement(new=None):
            return _NoLines(_table(operation, pen))
        case ReplaceDivision(new=None):
            division = pen.base.division(operation.division)
            return _NoDivisions(division.kind, pen.names.parent(division.id)) if division.number else None
        case _:
            return None


def _table(operation: Operation, pen: Pen) -> str:
    """Return the division in whose table a line of engagements stands, empty for no line."""
    match operation:
        case ReplaceEngagement():
            line = operation.engagement
        case _:
            container = getattr(operation, "container", None)
            line = container.id if isinstance(container, Container) else ""
    return pen.places.table_division(pen.base.engagement_path(line)[-1].id)


def _of_texts(operation: ReplaceWords | InsertWords, sentence: str, pen: Pen) -> _OfTexts | None:
    spot = spot_of(operation, pen)
    said = sentence.removeprefix(f"{spot.place}, ")
    # Only the whole place before the order can be said in the plural; a column before it would not be.
    if said == sentence or spot.context or operation.container.holder is not Holder.PROSE:
        return None
    return _OfTexts(operation.container, operation.element if operation.sentence else 0, said)


def _sentence(key: _Key, run: tuple[Draft, ...], pen: Pen) -> str:
    """Return one sentence for all; empty when they have no name together."""
    first = tuple(draft.operations[0] for draft in run)
    match key:
        case _OfLines():
            codes = [match["code"] for one in run if (match := _OF_LINE.match(one.written.sentence))]
            return f"aux lignes {_codes(codes, pen)} {key.said}"
        case _OfTexts(element=0):
            ranks = tuple(getattr(one, "element", 0) for one in first)
            return f"{pen.places.alineas(key.container, ranks).at()}, {key.said}"
        case _OfTexts():
            return joined(_sentences(key.container, key.element, first, pen).at(), key.said)
        case _NoSentences():
            return _gone(_sentences(key.container, key.element, first, pen), pen)
        case _NoLines():
            codes = [
                pen.base.engagement(one.engagement).code
                for one in first
                if isinstance(one, ReplaceEngagement)
            ]
            table = pen.names.name(key.table).of()
            words = f"lignes {_codes(codes, pen)} du tableau {table}"
            return _gone(Noun(words=words, feminine=True, plural=True), pen)
        case _NoDivisions():
            named = pen.names.several([one.division for one in first if isinstance(one, ReplaceDivision)])
            return _gone(named, pen) if named else ""


def _sentences(container: Container, element: int, operations: tuple[Operation, ...], pen: Pen) -> Noun:
    ranks = tuple(getattr(one, "sentence", 0) for one in operations)
    return pen.places.sentence(container, element, *ranks).noun


def _codes(codes: list[str], pen: Pen) -> str:
    return join_words(folded(codes, pen.places.codes()))


def _gone(noun: Noun, pen: Pen) -> str:
    return pen.say("supprimer", contexte="", objet=noun)
