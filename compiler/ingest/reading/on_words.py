"""Orders on words and sentences."""

from compiler.ingest.reading.clause import Clause
from compiler.ingest.reading.places import Elements
from compiler.ingest.reading.unread import UnreadError, unread
from compiler.model.operation import (
    InsertSentences,
    InsertWords,
    Operation,
    ReplaceSentence,
    ReplaceWords,
)
from compiler.model.sentence import sentences


def _spot(clause: Clause, *parts: str) -> Elements:
    clause.nothing_follows()
    spot = clause.elements(*parts)
    if spot.first != spot.last:
        raise unread(clause.masked.shown(clause.masked.text))
    return spot


def replace_words(clause: Clause) -> tuple[Operation, ...]:
    """Read "le mot X est remplacé par le mot Y"."""
    return (_replaced(clause, clause.matter("new")),)


def delete_words(clause: Clause) -> tuple[Operation, ...]:
    """Read "les mots X sont supprimés"."""
    return (_replaced(clause, ""),)


def _replaced(clause: Clause, new: str) -> Operation:
    spot = _spot(clause, "place")
    return ReplaceWords(
        container=spot.container,
        element=spot.first,
        old=clause.matter("old"),
        new=new,
        sentence=spot.sentence,
        occurrence=clause.occurrence(),
    )


def insert_words(clause: Clause) -> tuple[Operation, ...]:
    """Read "après le mot X, est inséré le mot Y"."""
    spot = _spot(clause, "place")
    inserted = InsertWords(
        container=spot.container,
        element=spot.first,
        new=clause.matter("new"),
        after=clause.matter("old"),
        sentence=spot.sentence,
        occurrence=clause.occurrence(),
    )
    return (inserted,)


def end_words(clause: Clause) -> tuple[Operation, ...]:
    """Read "le troisième alinéa est complété par les mots Y"."""
    spot = _spot(clause, "one")
    return (
        InsertWords(
            container=spot.container, element=spot.first, new=clause.matter("new"), sentence=spot.sentence
        ),
    )


def start_words(clause: Clause) -> tuple[Operation, ...]:
    """Read "au début du troisième alinéa, est ajouté le mot Y"."""
    spot = _spot(clause, "place", "one")
    return (
        InsertWords(
            container=spot.container,
            element=spot.first,
            new=clause.matter("new"),
            sentence=spot.sentence,
            at_start=True,
        ),
    )


def replace_sentence(clause: Clause) -> tuple[Operation, ...]:
    """Read "la seconde phrase est ainsi rédigée"."""
    spot = _spot(clause, "one")
    if not spot.sentence:
        raise unread(clause.masked.shown(clause.masked.text))
    new = clause.quote("text")
    return (ReplaceSentence(container=spot.container, element=spot.first, sentence=spot.sentence, new=new),)


def insert_sentences(clause: Clause) -> tuple[Operation, ...]:
    """Read "après la première phrase, il est inséré une phrase ainsi rédigée"."""
    spot = _spot(clause, "place", "one")
    if not spot.sentence:
        raise unread(clause.masked.shown(clause.masked.text))
    return (_sentences(clause, spot, spot.sentence),)


def end_sentences(clause: Clause) -> tuple[Operation, ...]:
    """Read "le deuxième alinéa est complété par une phrase ainsi rédigée"."""
    spot = _spot(clause, "one")
    element = clause.places.held(spot.container)[spot.first - 1]
    return (_sentences(clause, spot, len(sentences(getattr(element, "text", "")))),)


def start_sentences(clause: Clause) -> tuple[Operation, ...]:
    """Read "au début du deuxième alinéa, il est ajouté une phrase ainsi rédigée"."""
    return (_sentences(clause, _spot(clause, "place", "one"), 0),)


def _sentences(clause: Clause, spot: Elements, after: int) -> Operation:
    new = clause.quote("text")
    if len(sentences(new)) != clause.number():
        raise UnreadError("avenant.unread-sentence", f"« {new} » ne compte pas les phrases annoncées.")
    return InsertSentences(container=spot.container, element=spot.first, after=after, new=new)
