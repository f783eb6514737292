"""Edits of whole divisions to clauses: what comes is quoted with its heading and all that it holds."""

from compiler.avenant.word.base import Base
from compiler.avenant.word.division_name import printed_number
from compiler.avenant.word.noun import Noun
from compiler.avenant.word.passage import quote_divisions
from compiler.avenant.word.pen import Pen, Written, some
from compiler.avenant.word.quote import quoted
from compiler.model.division import ANNEXE, PREAMBLE
from compiler.model.enacted import DivisionWords
from compiler.model.operation import InsertDivisions, MoveDivision, RenumberDivision, ReplaceDivision
from compiler.model.phrase import join_words


def insert_divisions(operation: InsertDivisions, pen: Pen) -> Written:
    """Word the insertion of divisions after one, or at the start of what holds them."""
    if operation.after:
        place = f"après {pen.names.name(operation.after).the()}"
    else:
        place = f"au début {pen.names.name(operation.parent).of()}"
    formula = "ajouter_divisions" if comes_last(operation, pen.base) else "inserer_divisions"
    sentence = pen.say(formula, lieu=place, nouveau=arrivals(operation.new, pen))
    return Written(sentence=sentence, blocks=quote_divisions(operation.new, pen.names.kinds))


def comes_last(operation: InsertDivisions, base: Base) -> bool:
    """Tell whether divisions come at the end of what holds them: of the articles before the annexes, for articles."""
    siblings = base.children(operation.parent)
    place = next((rank for rank, one in enumerate(siblings, 1) if one.id == operation.after), 0)
    if not place:
        return False
    following = siblings[place:]
    return not following or (following[0].kind == ANNEXE and all(one.kind != ANNEXE for one in operation.new))


def arrivals(divisions: tuple[DivisionWords, ...], pen: Pen) -> Noun:
    """Return "un article 7-1", "deux articles 7-1 et 7-2", "un article 9 et une annexe 6"."""
    nouns = [pen.names.kinds.numbered(one.kind, one.number, one.title) for one in divisions]
    if len(nouns) == 1:
        return Noun(words=nouns[0].new(), feminine=nouns[0].feminine)
    feminine = all(noun.feminine for noun in nouns)
    first = divisions[0]
    alike = all((one.kind, bool(one.number)) == (first.kind, bool(first.number)) for one in divisions)
    if not alike or first.kind == PREAMBLE:
        return Noun(words=join_words(noun.new() for noun in nouns), feminine=feminine, plural=True)
    names = [printed_number(one.kind, one.number) or quoted(one.title) for one in divisions]
    lot = some(len(divisions), pen.names.kinds.noun(first.kind).words, feminine=feminine)
    return Noun(words=f"{lot} {join_words(names)}", feminine=feminine, plural=True)


def replace_division(operation: ReplaceDivision, pen: Pen) -> Written:
    """Word the rewriting or the deletion of a division."""
    name = pen.names.name(operation.division)
    if operation.new is None:
        return Written(sentence=pen.say("supprimer", contexte="", objet=name))
    return Written(
        sentence=pen.say("remplacer_stipulations", contexte="", objet=name),
        blocks=quote_divisions((operation.new,), pen.names.kinds),
    )


def move_division(operation: MoveDivision, pen: Pen) -> Written:
    """Word the move of a division, with its new number when it takes one."""
    name = pen.names.name(operation.division)
    if operation.after:
        where = pen.say("apres", repere=pen.names.name(operation.after))
    else:
        where = pen.say("au_debut", objet=pen.names.name(operation.parent))
    if operation.number == pen.base.division(operation.division).number:
        return Written(sentence=pen.say("deplacer", contexte="", objet=name, destination=where))
    new = numbered_anew(operation.division, operation.number, operation.parent, pen)
    return Written(sentence=pen.say("devenir_ailleurs", objet=name, nom=new, destination=where))


def numbered_anew(name: str, number: str, parent: str, pen: Pen) -> Noun:
    """Return a division that moves by the number that it takes, under what holds it when the number is not enough."""
    division = pen.base.division(name)
    own = pen.names.kinds.numbered(division.kind, number, pen.base.title(name))
    taken = pen.base.taken[division.kind, number] > 0
    if parent and (taken or pen.names.needs_parent(division)):
        return Noun(words=f"{own} {pen.names.name(parent).of()}", feminine=own.feminine)
    return own


def renumber_division(operation: RenumberDivision, pen: Pen) -> Written:
    """Word the new number of a division that stays."""
    division = pen.base.division(operation.division)
    new = pen.names.kinds.numbered(division.kind, operation.number, pen.base.title(division.id))
    return Written(sentence=pen.say("devenir", objet=pen.names.name(division.id), nom=new))
