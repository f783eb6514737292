"""Edits of whole lines of engagements to clauses; a grid of five columns shows the new lines."""

from compiler.avenant.word.noun import Noun
from compiler.avenant.word.passage import engagement_grid
from compiler.avenant.word.pen import Pen, Written
from compiler.model.operation import InsertEngagements, MoveEngagements, RecodeEngagement, ReplaceEngagement
from compiler.model.phrase import join_words


def insert_engagements(operation: InsertEngagements, pen: Pen) -> Written:
    """Word the insertion of lines after one, at the end or at the start of what holds them."""
    holder = pen.names.name(operation.division)
    codes = [engagement.code for engagement in operation.new]
    grid = engagement_grid(operation.new)
    held = [engagement.id for engagement in pen.base.division(operation.division).engagements]
    if not held or operation.after == held[-1]:
        new = _lines(codes)
        sentence = pen.say("completer_elements", contexte="", objet=holder, nouveau=new)
        return Written(sentence=sentence, blocks=(grid,))
    place = (
        f"après {pen.places.line(operation.after).the()}" if operation.after else f"au début {holder.of()}"
    )
    sentence = pen.say("inserer_lignes", lieu=place, nouveau=_lines(codes))
    return Written(sentence=sentence, blocks=(grid,))


def replace_engagement(operation: ReplaceEngagement, pen: Pen) -> Written:
    """Word the rewriting or the deletion of a line."""
    line = pen.places.line(operation.engagement)
    if operation.new is None:
        return Written(sentence=pen.say("supprimer", contexte="", objet=line))
    following = Noun(words="ligne suivante", feminine=True)
    sentence = pen.say("remplacer_par_suivant", contexte="", objet=line, suivant=following)
    return Written(sentence=sentence, blocks=(engagement_grid((operation.new,)),))


def move_engagements(operation: MoveEngagements, pen: Pen) -> Written:
    """Word the move of lines, with their new codes when one of them takes one."""
    lines = pen.places.lines(operation.engagements)
    if operation.after:
        code = pen.base.engagement(operation.after).code
        where = pen.say("apres", repere=Noun(words=f"ligne {code}", feminine=True))
    else:
        where = pen.say("au_debut", objet=pen.names.name(operation.division))
    if lines.plural:
        where = pen.say("dans_cet_ordre", destination=where)
    if operation.codes == tuple(pen.base.engagement(name).code for name in operation.engagements):
        return Written(sentence=pen.say("deplacer", contexte="", objet=lines, destination=where))
    new = pen.places.coded(operation.codes, operation.division)
    return Written(sentence=pen.say("devenir_ailleurs", objet=lines, nom=new, destination=where))


def recode_engagement(operation: RecodeEngagement, pen: Pen) -> Written:
    """Word the new code of a line that stays."""
    new = Noun(words=f"ligne {operation.code}", feminine=True)
    return Written(sentence=pen.say("devenir", objet=pen.places.line(operation.engagement), nom=new))


def _lines(codes: list[str]) -> Noun:
    """Return "une ligne 2.1-07" or "les lignes 2.1-07 et 2.1-08"."""
    if len(codes) == 1:
        return Noun(words=f"une ligne {codes[0]}", feminine=True)
    return Noun(words=f"les lignes {join_words(codes)}", feminine=True, plural=True)
