"""Edits of the list of parties and of the declared sets to clauses."""

from collections.abc import Iterator

from compiler.avenant.word.noun import Noun
from compiler.avenant.word.passage import quote_lines
from compiler.avenant.word.pen import Pen, Written, following
from compiler.avenant.word.quote import quoted
from compiler.model.enacted import GroupWords, PartyWords
from compiler.model.label import NO_BREAK
from compiler.model.operation import InsertParties, MoveParty, ReplaceGroups, ReplaceParty
from compiler.model.phrase import NO_BREAK_THIN

_LIST = Noun(words="liste des parties", feminine=True)


def party(name: str, pen: Pen) -> Noun:
    """Return a party of the act before, by its name."""
    return Noun(words=f"partie{NO_BREAK}: {quoted(pen.base.party(name).name)}", feminine=True)


def party_line(words: PartyWords) -> str:
    """Return a party on one line, with what it is called and in which qualities it signs."""
    line = f"{words.name} – en abrégé{NO_BREAK}: {words.short}"
    if not words.slots:
        return line
    return f"{line} – représentée par{NO_BREAK}: {f'{NO_BREAK_THIN}; '.join(words.slots)}"


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


def replace_groups(operation: ReplaceGroups, pen: Pen) -> Iterator[tuple[ReplaceGroups, Written]]:
    """Yield the clauses on sets with what each does: one for those restated, one for each that goes."""
    if operation.new:
        blocks = quote_lines(map(_group_line, operation.new))
        written = Written(sentence=pen.say("modifier_ensembles"), blocks=blocks)
        yield ReplaceGroups(new=operation.new), written
    for name in operation.gone:
        sentence = pen.say("supprimer", contexte="", objet=pen.places.group(name))
        yield ReplaceGroups(new=(), gone=(name,)), Written(sentence=sentence)


def _group_line(group: GroupWords) -> str:
    head = f"{group.name} – en abrégé{NO_BREAK}: {group.short}"
    return f"{head} – composition{NO_BREAK}: {group.members}"
