"""Edits of the list of parties and of the declared sets to clauses."""

from compiler.avenant.word.noun import Noun
from compiler.avenant.word.passage import quote_lines
from compiler.avenant.word.pen import Pen, Written, following
from compiler.avenant.word.quote import quoted
from compiler.model.enacted import GroupWords, PartyWords
from compiler.model.label import NO_BREAK
from compiler.model.operation import (
    InsertGroups,
    InsertParties,
    MoveGroup,
    MoveParty,
    ReplaceGroup,
    ReplaceParty,
)

_SETS = Noun(words="liste des ensembles de parties", feminine=True)
_LIST = Noun(words="liste des parties", feminine=True)


def party(name: str, pen: Pen) -> Noun:
    """Return a party of the act before, by its name."""
    return Noun(words=f"partie{NO_BREAK}: {quoted(pen.base.party(name).name)}", feminine=True)


def party_line(words: PartyWords) -> str:
    """Return a party on one line, with what it is called and in which qualities it signs."""
    line = f"{words.name} – en abrégé{NO_BREAK}: {words.short}"
    if not words.slots:
        return line
    return f"{line} – représentée par{NO_BREAK}: {words.standing_for()}"


def insert_parties(operation: InsertParties, pen: Pen) -> Written:
    """Word the arrival of parties."""
    after = f"{_LIST.at()}, après {party(operation.after, pen).the()}" if operation.after else ""
    place = after or f"au début {_LIST.of()}"
    sentence = pen.say("inserer_suivants", lieu=place, suivant=following(len(operation.new), "partie"))
    return Written(sentence=sentence, blocks=quote_lines(map(party_line, operation.new)))


def replace_party(operation: ReplaceParty, pen: Pen) -> Written:
    """Word a party that is named or represented otherwise, or that leaves."""
    old = party(operation.party, pen)
    if operation.new is None:
        return Written(sentence=pen.say("retirer_partie", objet=old))
    sentence = pen.say("remplacer_par_suivant", contexte="", objet=old, suivant=following(1, "partie"))
    return Written(sentence=sentence, blocks=quote_lines((party_line(operation.new),)))


def move_party(operation: MoveParty, pen: Pen) -> Written:
    """Word a party that stands elsewhere in the list."""
    if operation.after:
        where = pen.say("apres", repere=party(operation.after, pen))
    else:
        where = pen.say("au_debut", objet=_LIST)
    return Written(
        sentence=pen.say("deplacer", contexte="", objet=party(operation.party, pen), destination=where)
    )


def insert_groups(operation: InsertGroups, pen: Pen) -> Written:
    """Word the arrival of declared sets."""
    after = f"après {pen.places.group(operation.after).the()}" if operation.after else ""
    place = after or f"au début {_SETS.of()}"
    sentence = pen.say(
        "inserer_suivants", lieu=place, suivant=following(len(operation.new), "ensemble", feminine=False)
    )
    return Written(sentence=sentence, blocks=quote_lines(map(_group_line, operation.new)))


def replace_group(operation: ReplaceGroup, pen: Pen) -> Written:
    """Word a declared set that is restated, or that goes."""
    old = pen.places.group(operation.group)
    if operation.new is None:
        return Written(sentence=pen.say("supprimer", contexte="", objet=old))
    sentence = pen.say(
        "remplacer_par_suivant", contexte="", objet=old, suivant=following(1, "ensemble", feminine=False)
    )
    return Written(sentence=sentence, blocks=quote_lines((_group_line(operation.new),)))


def move_group(operation: MoveGroup, pen: Pen) -> Written:
    """Word a declared set that stands elsewhere among them."""
    if operation.after:
        where = pen.say("apres", repere=pen.places.group(operation.after))
    else:
        where = pen.say("au_debut", objet=_SETS)
    moved = pen.places.group(operation.group)
    return Written(sentence=pen.say("deplacer", contexte="", objet=moved, destination=where))


def _group_line(group: GroupWords) -> str:
    head = f"{group.name} – en abrégé{NO_BREAK}: {group.short}"
    return f"{head} – composition{NO_BREAK}: {group.members}"
