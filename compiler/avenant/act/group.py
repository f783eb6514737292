"""Operations to groups, one for each article of the contract that they amend, in its order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from compiler.avenant.word.base import Base
from compiler.avenant.word.division_name import WHOLE, DivisionNames
from compiler.avenant.word.noun import Noun, capital
from compiler.avenant.word.on_divisions import arrivals, comes_last
from compiler.avenant.word.pen import Pen
from compiler.avenant.word.place import HEADER_OF_PAGES, TITLE_PAGE
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE
from compiler.model.enact import PAGE_HEADER
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertDivisions,
    InsertEngagements,
    InsertGroups,
    InsertParties,
    InsertRows,
    MovedDivision,
    MoveDivision,
    MovedLine,
    MoveElements,
    MoveEngagements,
    MoveGroup,
    MoveParty,
    MoveRows,
    Operation,
    PlaceDivisions,
    PlaceEngagements,
    RecodeEngagement,
    RenumberDivision,
    ReplaceDivision,
    ReplaceEngagement,
    ReplaceGroup,
    ReplaceParty,
    ReplaceRows,
    ReplaceTotals,
)

_ARTICLES = frozenset({ARTICLE, ANNEXE, PREAMBLE})
_OF_LINES = frozenset({Holder.ENGAGEMENT, Holder.PARTNERS, Holder.FOLLOW_UP, Holder.IMPACT})
_OF_TABLES = frozenset({Holder.TABLE_TITLE, Holder.COLUMN, Holder.CELL, Holder.FIGURE})
_PAGE, _HEADER, _PARTIES, _SETS, _START = range(-5, 0)

Order: TypeAlias = tuple[int, int, int]
"""Where a group stands: a rank of the act, then after it, the deepest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Operations on one article.

    `division` is empty for the title page, the parties, what is inserted, and several articles that go together.
    """

    order: Order
    division: str
    operations: tuple[Operation, ...]

    def divisions(self) -> tuple[str, ...]:
        """Return the divisions that go, or stand elsewhere, when nothing else is done."""
        return tuple(
            one.division for one in self.operations if isinstance(one, ReplaceDivision | MoveDivision)
        )

    @property
    def is_insertion(self) -> bool:
        """Tell whether the group brings articles."""
        return not self.division and isinstance(self.operations[0], InsertDivisions)

    @property
    def is_deletion(self) -> bool:
        """Tell whether an article goes whole, or several that stand side by side."""
        gone = [
            one.division for one in self.operations if isinstance(one, ReplaceDivision) and one.new is None
        ]
        return len(gone) == len(self.operations) and self.division in ("", gone[0])

    @property
    def is_move(self) -> bool:
        """Tell whether an article only stands elsewhere."""
        first = self.operations[0]
        moved = isinstance(first, MoveDivision) and first.division == self.division
        return len(self.operations) == 1 and moved


def group_operations(operations: Iterable[Operation], names: DivisionNames) -> tuple[Group, ...]:
    """Return the groups, in the order of the contract; operations of one keep theirs."""
    return tuple(_gathered(_by_article(operations, names.base), names))


def _gathered(groups: Iterable[Group], names: DivisionNames) -> Iterator[Group]:
    """Yield groups, the articles that go side by side as one when one name says them all."""
    for kind, found in groupby(groups, lambda group: _kind_gone(group, names)):
        run = tuple(found)
        together = kind and len(run) > 1 and names.several([group.division for group in run])
        yield from (_together(run),) if together else run


def _kind_gone(group: Group, names: DivisionNames) -> tuple[str, str] | None:
    """Return the kind and the parent of an article that goes; None for any other group."""
    if not group.is_deletion:
        return None
    return names.base.division(group.division).kind, names.parent(group.division)


def _together(groups: Sequence[Group]) -> Group:
    operations = tuple(operation for group in groups for operation in group.operations)
    return Group(order=groups[0].order, division="", operations=operations)


def _by_article(operations: Iterable[Operation], base: Base) -> tuple[Group, ...]:
    gathered: dict[tuple[Order, str], list[Operation]] = {}
    for operation in operations:
        gathered.setdefault(_place(operation, base), []).append(operation)
    return tuple(
        Group(order=order, division=division, operations=tuple(gathered[order, division]))
        for order, division in sorted(gathered)
    )


def subject(group: Group, pen: Pen) -> Noun:
    """Return what a group amends."""
    if group.is_insertion:
        first = group.operations[0]
        return arrivals(first.new, pen) if isinstance(first, InsertDivisions) else WHOLE
    if group.division:
        return pen.names.name(group.division)
    if group.is_deletion:
        return pen.names.several(group.divisions()) or WHOLE
    return {
        _PAGE: Noun(words=TITLE_PAGE, feminine=True),
        _HEADER: HEADER_OF_PAGES,
        _PARTIES: Noun(words="liste des parties", feminine=True),
        _SETS: Noun(words="ensembles de parties", plural=True),
    }[group.order[0]]


def is_added(group: Group, base: Base) -> bool:
    """Tell whether a group brings articles at the end."""
    first = group.operations[0]
    return group.is_insertion and isinstance(first, InsertDivisions) and comes_last(first, base)


def amended(groups: Iterable[Group], pen: Pen) -> tuple[Noun, ...]:
    """Return what groups amend, in the order of the contract; what receives something that moved is amended too."""
    base, gone = pen.base, set[str]()
    found: dict[Order, Noun] = {}
    for group in groups:
        if group.is_deletion or group.is_move:
            gone.update(group.divisions())
        elif not group.is_insertion:
            found[group.order] = subject(group, pen)
    for order, name in (place for group in groups for place in _receiving(group, base)):
        if name not in gone:
            found.setdefault(order, pen.names.name(name))
    return tuple(noun for _, noun in sorted(found.items(), key=lambda item: item[0]))


def _receiving(group: Group, base: Base) -> Iterator[tuple[Order, str]]:
    """Yield the articles that receive what a group moves, or that it leaves, each with its place in the contract."""
    targets = (name for operation in group.operations for name in _ends(operation, base))
    yield from (_article(target, base) for target in targets if target in base.paths)


def _ends(operation: Operation, base: Base) -> Iterator[str]:
    """Yield the divisions that receive what an operation moves, or that it leaves."""
    match operation:
        case MoveEngagements():
            yield operation.division
            yield from (base.engagement_path(name)[-1].id for name in operation.engagements)
        case PlaceEngagements():
            moved = (one.engagement for one in operation.came if isinstance(one, MovedLine))
            yield from (base.engagement_path(name)[-1].id for name in moved)
        case MoveDivision():
            yield operation.parent
        case PlaceDivisions():
            yield from (one.division for one in operation.came if isinstance(one, MovedDivision))
        case MoveElements() if operation.to.holder in (Holder.PROSE, Holder.CONTEXT):
            yield operation.to.id
        case MoveElements() if operation.to.holder in _OF_LINES:
            yield base.engagement_path(operation.to.id)[-1].id
        case _:
            pass


def title(group: Group, pen: Pen) -> str:
    """Return the title of the article that amends what the group amends."""
    noun = subject(group, pen)
    if group.is_insertion:
        return pen.say("titre_ajout" if is_added(group, pen.base) else "titre_insertion", nouveau=noun)
    if group.is_deletion:
        return pen.say("titre_suppression", objet=noun)
    if group.is_move:
        return pen.say("titre_deplacement", objet=noun)
    return pen.say("titre_modification", objets=_with_receiving(group, noun, pen))


def _with_receiving(group: Group, noun: Noun, pen: Pen) -> tuple[Noun, ...]:
    """Return what a group amends and what it moves something to, under one name when they have one."""
    found = {name: order for order, name in _receiving(group, pen.base)} | {group.division: group.order}
    if len(found) == 1:
        return (noun,)
    ordered = sorted(found, key=lambda name: found[name])
    together = pen.names.several(ordered) if group.division else None
    return (together,) if together else tuple(pen.names.name(name) if name else noun for name in ordered)


def opening(group: Group, pen: Pen) -> str:
    """Return the line that announces several clauses."""
    noun = pen.names.name(group.division) if group.division else WHOLE
    return capital(pen.say("annoncer", objet=noun))


def _place(operation: Operation, base: Base) -> tuple[Order, str]:
    match operation:
        case InsertParties() | ReplaceParty() | MoveParty():
            return (_PARTIES, 0, 0), ""
        case InsertGroups() | ReplaceGroup() | MoveGroup():
            return (_SETS, 0, 0), ""
        case InsertDivisions() if _comes_alone(operation):
            return _insertion(operation, base), ""
        case InsertDivisions():
            return _article(operation.parent, base)
        case ReplaceDivision() | MoveDivision() | RenumberDivision():
            return _article(operation.division, base)
        case InsertEngagements() | PlaceEngagements():
            return _article(operation.division, base)
        case PlaceDivisions():
            return _article(operation.parent, base)
        case MoveEngagements():
            left = {_article(base.engagement_path(name)[-1].id, base) for name in operation.engagements}
            return left.pop() if len(left) == 1 else _article(operation.division, base)
        case ReplaceEngagement() | RecodeEngagement():
            return _article(base.engagement_path(operation.engagement)[-1].id, base)
        case InsertRows() | ReplaceRows() | MoveRows() | ReplaceTotals() | DeleteColumn():
            return _article(base.holder(operation.table), base)
        case _:
            return _contained(operation.container, base)


def _contained(container: Container, base: Base) -> tuple[Order, str]:
    holder = container.holder
    if holder is Holder.PARTICULAR and container.id == PAGE_HEADER:
        return (_HEADER, 0, 0), ""
    if holder in (Holder.PARTICULAR, Holder.CONTRACTS):
        return (_PAGE, 0, 0), ""
    if holder in (Holder.PARTY_NAME, Holder.PARTY_SHORT, Holder.PARTY_SLOTS):
        return (_PARTIES, 0, 0), ""
    if holder in (Holder.GROUP_NAME, Holder.GROUP_SHORT, Holder.MEMBERS):
        return (_SETS, 0, 0), ""
    if holder in _OF_LINES:
        return _article(base.engagement_path(container.id)[-1].id, base)
    return _article(base.holder(container.id) if holder in _OF_TABLES else container.id, base)


def _article(division: str, base: Base) -> tuple[Order, str]:
    """Return the article, the annexe or the preamble that holds a division, or the outermost division."""
    path = base.paths[division]
    name = next((above.id for above in reversed(path) if above.kind in _ARTICLES), path[0].id)
    return (base.ranks[name], 0, 0), name


def _comes_alone(operation: InsertDivisions) -> bool:
    return not operation.parent or operation.new[0].kind in _ARTICLES


def _insertion(operation: InsertDivisions, base: Base) -> Order:
    """Return a place after all that stands under the neighbour."""
    if operation.after:
        return _last_rank(operation.after, base), 1, -len(base.paths[operation.after])
    return (base.ranks[operation.parent] if operation.parent else _START), 1, 0


def _last_rank(division: str, base: Base) -> int:
    children = base.children(division)
    return _last_rank(children[-1].id, base) if children else base.ranks[division]
