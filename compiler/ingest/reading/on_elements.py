"""Orders on whole elements: alinéas, indicators, contracts, titles, mentions."""

from compiler.ingest.reading.clause import Clause
from compiler.ingest.reading.places import (
    Elements,
    Group,
    Home,
    Line,
    Place,
    Rows,
    Table,
    TableColumn,
    WholeContainer,
)
from compiler.ingest.reading.quotations import unquoted
from compiler.ingest.reading.unread import unread
from compiler.model.enacted import TableWords, Words
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertElements,
    MoveDivision,
    MoveElements,
    MoveEngagements,
    MoveRows,
    Operation,
    ReplaceDivision,
    ReplaceElements,
    ReplaceEngagement,
    ReplaceGroup,
    ReplaceRows,
    ReplaceSentence,
    ReplaceTotals,
)


def restate_elements(clause: Clause) -> tuple[Operation, ...]:
    """Read "est remplacé par les stipulations suivantes": an element, or a whole division."""
    place = clause.place("one")
    if isinstance(place, Home) and place.division:
        found = clause.divisions.read(unquoted(clause.blocks))
        if len(found) != 1:
            raise unread(clause.masked.shown(clause.masked.text))
        return (ReplaceDivision(division=place.division, new=found[0]),)
    return _replaced(clause, place, 1)


def replace_elements(clause: Clause) -> tuple[Operation, ...]:
    """Read "sont remplacés par deux alinéas ainsi rédigés"."""
    return _replaced(clause, clause.place("one"), clause.number())


def _replaced(clause: Clause, place: Place, count: int) -> tuple[Operation, ...]:
    spot = clause.places.only(place, clause.masked.shown(clause.part("one")))
    if spot.sentence:
        raise unread(clause.masked.shown(clause.masked.text))
    new = clause.quoted_elements(spot.container, count)
    return (ReplaceElements(container=spot.container, first=spot.first, last=spot.last, new=new),)


def replace_table(clause: Clause) -> tuple[Operation, ...]:
    """Read "le tableau 4 est remplacé par le tableau suivant"."""
    place = clause.place("one")
    if not isinstance(place, Table):
        raise unread(clause.masked.shown(clause.masked.text))
    spot = clause.places.table_place(place.table)
    new = clause.quoted_elements(spot.container, 1)
    if not isinstance(new[0], TableWords):
        raise unread(clause.masked.shown(clause.masked.text))
    return (ReplaceElements(container=spot.container, first=spot.first, last=spot.last, new=new),)


def restate_container(clause: Clause) -> tuple[Operation, ...]:
    """Read "la colonne est ainsi rédigée", "l’intitulé est remplacé par l’intitulé suivant"."""
    place = clause.place("one")
    if not isinstance(place, WholeContainer) or len(clause.places.held(place.container)) > 1:
        raise unread(clause.masked.shown(clause.masked.text))
    new = (Words(text=clause.text()),)
    return (ReplaceElements(container=place.container, first=1, last=1, new=new),)


def add_particular(clause: Clause) -> tuple[Operation, ...]:
    """Read "il est ajouté à la page de titre une mention ainsi rédigée"."""
    container = Container(holder=Holder.PARTICULAR, id=clause.quote("mention"))
    if container.id not in dict(clause.names.act.particulars):
        raise unread(clause.masked.shown(clause.masked.text))
    return (ReplaceElements(container=container, first=1, last=1, new=(Words(text=clause.text()),)),)


def insert_elements(clause: Clause) -> tuple[Operation, ...]:
    """Read "après le deuxième alinéa, il est inséré un alinéa ainsi rédigé"."""
    spot = clause.elements("place", "one")
    if spot.sentence or spot.first != spot.last:
        raise unread(clause.masked.shown(clause.masked.text))
    new = clause.quoted_elements(spot.container, clause.number())
    return (InsertElements(container=spot.container, after=spot.first, new=new),)


def start_elements(clause: Clause) -> tuple[Operation, ...]:
    """Read "au début de l’article 7.1, il est ajouté un alinéa ainsi rédigé"."""
    container = clause.container(clause.place("place", "one"), _singular(clause.part("noun")))
    new = clause.quoted_elements(container, clause.number())
    return (InsertElements(container=container, after=0, new=new),)


def end_elements(clause: Clause) -> tuple[Operation, ...]:
    """Read "l’article 7.1 est complété par un alinéa ainsi rédigé"."""
    container = clause.container(clause.place("one"), _singular(clause.part("noun")))
    after = len(clause.places.held(container))
    return (
        InsertElements(
            container=container, after=after, new=clause.quoted_elements(container, clause.number())
        ),
    )


def _singular(noun: str) -> str:
    return noun.replace("s de contexte", " de contexte").removesuffix("s")


def delete(clause: Clause) -> tuple[Operation, ...]:
    """Read "est supprimé", whatever is."""
    clause.nothing_follows()
    place = clause.place("one")
    match place:
        case Elements() if place.sentence:
            return (
                ReplaceSentence(
                    container=place.container, element=place.first, sentence=place.sentence, new=""
                ),
            )
        case Elements():
            return (ReplaceElements(container=place.container, first=place.first, last=place.last),)
        case WholeContainer():
            return (ReplaceElements(container=place.container, first=1, last=1),)
        case Rows():
            return (ReplaceRows(table=place.table, first=place.first, last=place.last),)
        case Line():
            return (ReplaceEngagement(engagement=place.engagement),)
        case Table() if place.is_total:
            return (ReplaceTotals(table=place.table, new=()),)
        case TableColumn():
            return (DeleteColumn(table=place.table, column=place.column),)
        case Home() if place.division:
            return (ReplaceDivision(division=place.division),)
        case Group():
            return (ReplaceGroup(group=place.group),)
        case _:
            raise unread(clause.masked.shown(clause.masked.text))


def move(clause: Clause) -> tuple[Operation, ...]:
    """Read "est déplacé après", "est déplacé au début", whatever is."""
    clause.nothing_follows()
    place = clause.place("one")
    match place:
        case Elements() if not place.sentence:
            return (_moved_elements(clause, place),)
        case Rows():
            after = clause.part("after")
            rank = clause.places.row_of(place.table, after, clause.masked) if after else 0
            return (MoveRows(table=place.table, first=place.first, last=place.last, after=rank),)
        case Line():
            return (_moved_line(clause, place),)
        case Home() if place.division:
            parent, after_id = destination(clause)
            number = clause.names.divisions[place.division].number
            return (MoveDivision(division=place.division, parent=parent, after=after_id, number=number),)
        case _:
            raise unread(clause.masked.shown(clause.masked.text))


def _moved_elements(clause: Clause, place: Elements) -> Operation:
    if clause.has("after"):
        target = clause.elements("after")
        to, after = target.container, target.first
    else:
        start = clause.part("start")
        of_context = start.removeprefix("indicateurs de contexte ")
        if of_context != start:
            words = of_context.removeprefix("de l’").removeprefix("de la ").removeprefix("du ")
            to = Container(holder=Holder.CONTEXT, id=clause.names.division(words, clause.masked))
        else:
            to = clause.container(clause.place("start"))
        after = 0
    return MoveElements(container=place.container, first=place.first, last=place.last, to=to, after=after)


def _moved_line(clause: Clause, place: Line) -> Operation:
    code = clause.names.lines[place.engagement].code
    target = clause.place("after" if clause.has("after") else "start")
    match target:
        case Line():
            holder, after = clause.names.holders[target.engagement], target.engagement
        case Home() if target.division:
            holder, after = target.division, ""
        case _:
            raise unread(clause.masked.shown(clause.masked.text))
    return MoveEngagements(engagements=(place.engagement,), division=holder, after=after, codes=(code,))


def destination(clause: Clause) -> tuple[str, str]:
    """Return the parent and the elder sister of a division's new place."""
    if clause.has("after"):
        after = clause.place("after")
        if isinstance(after, Home) and after.division:
            return clause.names.parents[after.division], after.division
    elif clause.has("start"):
        start = clause.place("start")
        if isinstance(start, Home):
            return start.division, ""
    raise unread(clause.masked.shown(clause.masked.text))
