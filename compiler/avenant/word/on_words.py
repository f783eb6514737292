"""Edits of words and of sentences to clauses; what they quote stands on their own line."""

from compiler.avenant.word.noun import Noun
from compiler.avenant.word.ordinal import ordinal
from compiler.avenant.word.pen import Pen, Written, some
from compiler.avenant.word.place import Spot
from compiler.avenant.word.widened import widened
from compiler.model.operation import Container, InsertSentences, InsertWords, ReplaceSentence, ReplaceWords
from compiler.model.sentence import sentences


def spot_of(operation: ReplaceWords | InsertWords, pen: Pen) -> Spot:
    """Return the element, or the sentence, whose words are edited."""
    if operation.sentence:
        return pen.places.sentence(operation.container, operation.element, operation.sentence)
    return pen.places.element(operation.container, operation.element)


def replace_words(operation: ReplaceWords, pen: Pen, place: str) -> Written:
    """Word a replacement or a deletion at a place, empty when it was said on a line above."""
    operation = widened(operation, pen.base) or operation
    if not operation.new:
        old = pen.matter.cited(operation.old)
        occurrence = _occurrence(operation, old, pen)
        return Written(sentence=pen.say("supprimer_mots", lieu=place, ancien=old, occurrence=occurrence))
    old, new = pen.matter.exchanged(operation.old, operation.new)
    occurrence = _occurrence(operation, old, pen)
    return Written(
        sentence=pen.say("remplacer_mots", lieu=place, ancien=old, occurrence=occurrence, nouveau=new)
    )


def insert_words(operation: InsertWords, pen: Pen, place: str) -> Written:
    """Word an insertion at a place; at the start or at the end, the place names itself."""
    if wide := widened(operation, pen.base):
        return replace_words(wide, pen, place)
    new = pen.matter.cited(operation.new)
    if operation.after:
        mark = pen.matter.name(operation.after)
        occurrence = _occurrence(operation, mark, pen)
        return Written(
            sentence=pen.say("inserer_mots", lieu=place, repere=mark, occurrence=occurrence, nouveau=new)
        )
    spot = spot_of(operation, pen)
    if operation.at_start:
        return Written(sentence=pen.say("commencer_mots", lieu=spot.start(), nouveau=new))
    return Written(sentence=pen.say("completer_mots", contexte=spot.context, objet=spot.noun, nouveau=new))


def replace_sentence(operation: ReplaceSentence, pen: Pen) -> Written:
    """Word the rewriting or the deletion of a sentence."""
    spot = pen.places.sentence(operation.container, operation.element, operation.sentence)
    words = {"contexte": spot.context, "objet": spot.noun}
    if not operation.new:
        return Written(sentence=pen.say("supprimer", **words))
    return Written(sentence=pen.say("rediger_phrase", **words, texte=operation.new))


def insert_sentences(operation: InsertSentences, pen: Pen) -> Written:
    """Word the insertion of sentences after one, at the end or at the start of an element."""
    container, element = operation.container, operation.element
    new = {"nouveau": some(len(sentences(operation.new)), "phrase", feminine=True), "texte": operation.new}
    if operation.after == len(sentences(pen.base.text(container, element))):
        spot = pen.places.element(container, element)
        return Written(sentence=pen.say("completer_phrases", contexte=spot.context, objet=spot.noun, **new))
    if operation.after:
        spot = pen.places.sentence(container, element, operation.after)
        return Written(sentence=pen.say("inserer_phrases", contexte=spot.context, repere=spot.noun, **new))
    return Written(sentence=pen.say("commencer_phrases", lieu=_start(container, element, pen), **new))


def _start(container: Container, element: int, pen: Pen) -> str:
    return pen.places.element(container, element).start()


def _occurrence(operation: ReplaceWords | InsertWords, named: Noun, pen: Pen) -> str:
    if not operation.occurrence:
        return ""
    rank = ordinal(operation.occurrence, feminine=True)
    return pen.say("occurrence", repere=named, rang=rank)
