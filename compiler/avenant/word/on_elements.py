"""Edits of whole elements (alinéas, indicators, titles, particulars, partners) to clauses."""

from compiler.avenant.word.noun import Noun, pronoun
from compiler.avenant.word.passage import NOTHING, quote_elements
from compiler.avenant.word.pen import Pen, Written, some
from compiler.avenant.word.place import Spot, element_noun, joined
from compiler.model.enact import PAGE_HEADER
from compiler.model.enacted import Element, TableWords, Words
from compiler.model.operation import Container, Holder, InsertElements, MoveElements, ReplaceElements

_TITLES = {
    Holder.TITLE: "intitulé",
    Holder.TABLE_TITLE: "titre",
    Holder.COLUMN: "titre",
    Holder.FIGURE: "titre",
}
_REWORDED = frozenset(
    {
        Holder.PARTNERS,
        Holder.PARTY_NAME,
        Holder.PARTY_SHORT,
        Holder.PARTY_SLOTS,
        Holder.GROUP_NAME,
        Holder.GROUP_SHORT,
        Holder.MEMBERS,
    }
)
_LISTED = frozenset({Holder.CONTEXT, Holder.FOLLOW_UP, Holder.IMPACT, Holder.CONTRACTS})
_OF_DIVISIONS = frozenset({Holder.PROSE, Holder.CONTEXT})


def replace_elements(operation: ReplaceElements, pen: Pen) -> Written:
    """Word a replacement or a deletion."""
    container, new = operation.container, operation.new
    if container.holder is Holder.PARTICULAR:
        return _particular(container, new, pen)
    spot = pen.places.element(container, operation.first, operation.last)
    if container.holder in _REWORDED:
        told = new if new and new[0] != Words(text="") else (Words(text=NOTHING),)
        return Written(sentence=_say("rediger", spot, pen), blocks=quote_elements(told))
    if not new:
        return Written(sentence=_say("supprimer", _numbered(container, spot, pen), pen))
    return Written(sentence=_replaced(operation, spot, pen), blocks=quote_elements(new))


def _replaced(operation: ReplaceElements, spot: Spot, pen: Pen) -> str:
    container, new = operation.container, operation.new
    if container.holder in _TITLES:
        following = Noun(words=f"{_TITLES[container.holder]} suivant")
        return pen.say("remplacer_par_suivant", contexte="", objet=spot.noun, suivant=following)
    alone = operation.first == operation.last and len(new) == 1
    if alone and container.holder is Holder.CELL and pen.base.count(container) == 1:
        return _say("rediger", spot, pen)
    old = pen.base.elements(container)[operation.first - 1]
    if alone and isinstance(old, TableWords) and isinstance(new[0], TableWords):
        return _table(old, pen)
    if alone and container.holder in _LISTED:
        following = Noun(words=f"{element_noun(container.holder)} suivant")
        return pen.say("remplacer_par_suivant", contexte=spot.context, objet=spot.noun, suivant=following)
    if alone:
        return _say("remplacer_stipulations", _numbered(container, spot, pen), pen)
    several = some(len(new), element_noun(container.holder))
    spot = _numbered(container, spot, pen)
    return pen.say("remplacer_elements", contexte=spot.context, objet=spot.noun, nouveau=several)


def _numbered(container: Container, spot: Spot, pen: Pen) -> Spot:
    """Return the only text of a cell as an alinéa, when others join it."""
    if container.holder is not Holder.CELL or pen.base.count(container) != 1:
        return spot
    column = pen.places.column(container)
    return Spot(place=column, context=column, noun=Noun(words="premier alinéa"))


def _table(old: TableWords, pen: Pen) -> str:
    following = Noun(words="tableau suivant")
    return pen.say("remplacer_par_suivant", contexte="", objet=pen.places.table(old.id), suivant=following)


def _particular(container: Container, new: tuple[Element, ...], pen: Pen) -> Written:
    """Word what becomes of a particular of the title page: one without words is not there."""
    spot = pen.places.only(container)
    told = isinstance(new[0], Words) and bool(new[0].text) if new else False
    if not told:
        return Written(sentence=_say("supprimer", spot, pen))
    if container.id == PAGE_HEADER:
        sentence = _say("rediger", spot, pen)
    elif not pen.base.text(container, 1):
        sentence = pen.say("ajouter_mention", nom=container.id)
    else:
        following = Noun(words="mention suivante", feminine=True)
        sentence = pen.say("remplacer_par_suivant", contexte="", objet=spot.noun, suivant=following)
    return Written(sentence=sentence, blocks=quote_elements(new))


def insert_elements(operation: InsertElements, pen: Pen) -> Written:
    """Word an insertion after an element, at the end or at the start."""
    container = operation.container
    if container.holder is Holder.PARTICULAR:
        return _particular(container, operation.new, pen)
    new = some(len(operation.new), element_noun(container.holder))
    return Written(sentence=_inserted(operation, new, pen), blocks=quote_elements(operation.new))


def _inserted(operation: InsertElements, new: Noun, pen: Pen) -> str:
    container, count = operation.container, pen.base.count(operation.container)
    if operation.after == count and _is_at_end(container, count, pen):
        line = pen.places.line_of(container)
        whole = pen.places.whole(container)
        # What the opening of the article names may be called "il"; a list that belongs to no division is named.
        named = pronoun(whole) if container.id and container.id == pen.places.opening else whole
        return pen.say("completer_elements", contexte=line, objet=named, nouveau=new)
    if not operation.after:
        return pen.say("commencer_elements", lieu=_start(container, pen), nouveau=new)
    spot = pen.places.element(container, operation.after)
    if container.holder is Holder.CELL:
        spot = _numbered(container, spot, pen)
    return pen.say("inserer_elements", contexte=spot.context, repere=spot.noun, nouveau=new)


def _is_at_end(container: Container, count: int, pen: Pen) -> bool:
    """Tell whether what comes last in a place comes last in all that its name covers."""
    if container.holder is not Holder.PROSE:
        return True
    return bool(count) and pen.places.ends_with_prose(container.id)


def _start(container: Container, pen: Pen) -> str:
    if container.holder in _OF_DIVISIONS or container.holder is Holder.CONTRACTS:
        return f"au début {pen.places.whole(container).of()}"
    return joined(pen.places.column(container), "au début")


def move_elements(operation: MoveElements, pen: Pen) -> Written:
    """Word the move of elements after another, or to the start of a place."""
    spot = pen.places.element(operation.container, operation.first, operation.last)
    spot = _numbered(operation.container, spot, pen)
    return Written(
        sentence=pen.say(
            "deplacer", contexte=spot.context, objet=spot.noun, destination=_destination(operation, pen)
        )
    )


def _destination(operation: MoveElements, pen: Pen) -> str:
    target = operation.to
    if operation.after:
        noun = pen.places.element(target, operation.after).noun
        if pen.places.column(target):
            ranked = pen.places.ranked(target, operation.after)
            noun = Noun(words=f"{ranked} {_column_of_line(target, pen)}")
        return pen.say("apres", repere=noun)
    if pen.places.column(target):
        return f"au début {_column_of_line(target, pen)}"
    whole = pen.places.whole(target)
    if target.holder is Holder.CONTEXT:
        whole = Noun(words=f"indicateurs de contexte {whole.of()}", plural=True)
    return pen.say("au_debut", objet=whole)


def _column_of_line(container: Container, pen: Pen) -> str:
    """Return "de la colonne « D » de la ligne B du tableau de …"."""
    return f"{pen.places.column_name(container).of()} {pen.places.line_noun(container).of()}"


def _say(formula: str, spot: Spot, pen: Pen) -> str:
    return pen.say(formula, contexte=spot.context, objet=spot.noun)
