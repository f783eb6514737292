"""Random edits of a whole act: what a drafter may do to it between two signatures, one thing at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from random import Random
from typing import TypeVar

from compiler.model.block import Block, Chart, Item, ItemList, Paragraph
from compiler.model.division import ANNEXE, SECTION, Division, descend
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, IndicatorState, Partner
from compiler.model.party import Party, Signatory
from compiler.model.protocol import Protocol, Term
from compiler.model.table import Table
from tests.property.table_edits import new_table, table_edited
from tests.property.wordings import Wordings

Thing = TypeVar("Thing")


class Editor:
    """Draws edits. New things bear ids and codes that were never given. `bodies` may become partners."""

    bodies: tuple[str, ...] = ()

    def __init__(self, random: Random) -> None:
        self.random = random
        self.wordings = Wordings(random)
        self._given = 0

    def edit(self, protocol: Protocol) -> Protocol:
        """Return the act with one thing changed, or the act itself when what was drawn is not there."""
        kinds: tuple[tuple[int, Callable[[Protocol], Protocol]], ...] = (
            (6, lambda act: self._somewhere(act, self._alineas)),
            (3, lambda act: self._somewhere(act, self._tables)),
            (2, lambda act: self._somewhere(act, self._title)),
            (2, lambda act: self._somewhere(act, self._context)),
            (6, lambda act: self._somewhere(act, self._line)),
            (3, lambda act: self._somewhere(act, self._lines)),
            (2, self._move_line),
            (1, self._move_alinea),
            (2, self._divisions),
            (1, self._parties),
            (1, self._sets),
            (1, self._particulars),
            (1, self._notes),
        )
        drawn = self.random.choices([kind for _, kind in kinds], [weight for weight, _ in kinds])[0]
        return drawn(protocol)

    def name(self, word: str) -> str:
        """Return an id never given."""
        self._given += 1
        return f"{word}-{self._given}-{self.random.randrange(10**6)}"

    def some(self, things: Sequence[Thing], change: Callable[[Thing], Thing]) -> tuple[Thing, ...]:
        """Return things with one of them changed."""
        if not things:
            return tuple(things)
        rank = self.random.randrange(len(things))
        return (*things[:rank], change(things[rank]), *things[rank + 1 :])

    def shuffled(self, things: Sequence[Thing], make: Callable[[], Thing]) -> tuple[Thing, ...]:
        """Return things with one added, removed or moved."""
        found = list(things)
        place = self.random.randint(0, len(found))
        match self.random.randrange(3):
            case 0:
                found.insert(place, make())
            case 1 if found:
                del found[min(place, len(found) - 1)]
            case _ if len(found) > 1:
                found.insert(place % len(found), found.pop(self.random.randrange(len(found))))
        return tuple(found)

    def _somewhere(self, act: Protocol, change: Callable[[Division], Division]) -> Protocol:
        """Return the act with one of its divisions changed, any that the change does change."""
        names = [division.id for division in act.all_divisions()]
        self.random.shuffle(names)
        for name in names[:12]:
            divisions = tuple(_at(division, name, change) for division in act.divisions)
            if divisions != act.divisions:
                return replace(act, divisions=divisions)
        return act

    def _title(self, division: Division) -> Division:
        return replace(division, title=self.wordings.edited(division.title))

    def _context(self, division: Division) -> Division:
        if not division.indicators:
            return division
        return replace(division, indicators=self._indicators(division.indicators, IndicatorKind.CONTEXT))

    def _alineas(self, division: Division) -> Division:
        return replace(division, blocks=self._blocks(division.blocks))

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        if self.random.random() < 0.6 and any(isinstance(block, Paragraph | ItemList) for block in blocks):
            return self.some(blocks, self._block)
        return self.shuffled(blocks, self._new_block)

    def _new_block(self) -> Block:
        if self.random.random() < 0.7:
            return Paragraph(content=self.wordings.text())
        items = tuple(Item(blocks=(Paragraph(content=self.wordings.text()),)) for _ in range(2))
        return ItemList(items=items, start=self.random.choice((None, None, 1)))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, content=self.wordings.edited(block.content))
            case ItemList():
                if self.random.random() < 0.5:
                    return replace(block, items=self.some(block.items, self._item))
                items = self.shuffled(
                    block.items, lambda: Item(blocks=(Paragraph(content=self.wordings.text()),))
                )
                return replace(block, items=items) if items else block
            case Chart():
                return replace(block, title=self.wordings.edited(block.title))
            case _:
                return block

    def _item(self, item: Item) -> Item:
        return replace(item, blocks=self.some(item.blocks, self._block))

    def _tables(self, division: Division) -> Division:
        tables = [rank for rank, block in enumerate(division.blocks) if isinstance(block, Table)]
        if not tables:
            return division
        if self.random.random() < 0.1:
            return replace(
                division, blocks=(*division.blocks, new_table(self.name("tableau"), self.wordings))
            )
        rank = self.random.choice(tables)
        block = division.blocks[rank]
        assert isinstance(block, Table)
        changed = table_edited(block, self.random, self.name, self.wordings)
        return replace(division, blocks=(*division.blocks[:rank], changed, *division.blocks[rank + 1 :]))

    def _line(self, division: Division) -> Division:
        return replace(division, engagements=self.some(division.engagements, self._engagement))

    def _engagement(self, line: Engagement) -> Engagement:
        match self.random.randrange(5):
            case 0 | 1:
                return replace(line, content=self._blocks(line.content) or line.content)
            case 2:
                return replace(line, partners=self._partners(line.partners))
            case 3:
                return replace(line, follow_up=self._indicators(line.follow_up, IndicatorKind.FOLLOW_UP))
            case _:
                return replace(line, impact=self._indicators(line.impact, IndicatorKind.IMPACT))

    def _partners(self, partners: tuple[Partner, ...]) -> tuple[Partner, ...]:
        if partners and self.random.random() < 0.3:
            return self.some(
                partners, lambda one: replace(one, service=self.random.choice(("", "DDCS", "CAF 94")))
            )
        known = {partner.party for partner in partners}
        free = [name for name in self.bodies if name not in known]
        if not free:
            return partners[:-1] or partners
        return self.shuffled(partners, lambda: Partner(party=self.random.choice(free))) or partners

    def _indicators(self, indicators: tuple[Indicator, ...], kind: IndicatorKind) -> tuple[Indicator, ...]:
        if indicators and self.random.random() < 0.6:
            return self.some(indicators, self._indicator)
        return self.shuffled(
            indicators, lambda: Indicator(id=self.name("i"), kind=kind, label=self.wordings.text())
        )

    def _indicator(self, indicator: Indicator) -> Indicator:
        match self.random.randrange(4):
            case 0 if indicator.state is IndicatorState.UNDETERMINED:
                return replace(
                    indicator, state=IndicatorState.DEFINED, label=self.wordings.text(), due=None, owners=()
                )
            case 1:
                return replace(indicator, target=self.random.choice(("12", "80\u00a0%", "")))
            case 2:
                return replace(
                    indicator, due=date(2021, self.random.randint(1, 12), self.random.randint(1, 28))
                )
            case _:
                return replace(indicator, label=self.wordings.edited(indicator.label))

    def _lines(self, division: Division) -> Division:
        if not division.engagements:
            return division
        return replace(
            division, engagements=self.shuffled(division.engagements, lambda: self._new_line(division))
        )

    def _new_line(self, division: Division) -> Engagement:
        name = self.name("ligne")
        objective = division.engagements[0].code.split("-")[0] if division.engagements else "9.9"
        return Engagement(
            id=name,
            code=f"{objective}-{self.random.randint(100, 99999)}",
            content=(Paragraph(content=self.wordings.text()),),
            partners=tuple(Partner(party=body) for body in self.bodies[: self.random.randint(1, 2)]),
            follow_up=self._indicators((), IndicatorKind.FOLLOW_UP),
            impact=self._indicators((), IndicatorKind.IMPACT),
        )

    def _move_line(self, act: Protocol) -> Protocol:
        holders = [division for division in act.all_divisions() if division.engagements]
        if len(holders) < 2:
            return act
        old, new = self.random.sample(holders, 2)
        line = self.random.choice(old.engagements)
        code = f"{new.engagements[0].code.split('-')[0]}-{self.random.randint(100, 99999)}"
        moved = replace(line, code=code)
        place = self.random.randint(0, len(new.engagements))
        without = tuple(one for one in old.engagements if one is not line)
        act = _with(act, old.id, lambda division: replace(division, engagements=without))
        # Drawn apart, that the scripts which tests were chosen on stay what they are.
        act, beside = self._beside(act, moved, Random(code))  # noqa: S311 - replayed
        held = next(division for division in act.all_divisions() if division.id == new.id).engagements
        lines = (*held[:place], *beside, *held[place:])
        return _with(act, new.id, lambda division: replace(division, engagements=lines))

    def _beside(
        self, act: Protocol, moved: Engagement, drawn: Random
    ) -> tuple[Protocol, tuple[Engagement, ...]]:
        """Return a line that moves with what comes beside it: a new one, one out of another place, or none."""
        made = replace(moved, id=f"{moved.id}-neuve", code=f"{moved.code}-1")
        match drawn.randrange(4):
            case 0:
                return act, (made, moved)
            case 1:
                home = drawn.choice([one for one in act.all_divisions() if one.engagements])
                other = home.engagements[0]
                rest = home.engagements[1:]
                act = _with(act, home.id, lambda division: replace(division, engagements=rest))
                more = replace(other, code=f"{moved.code}-2")
                return act, (moved, made, more) if drawn.random() < 0.5 else (more, moved)
            case _:
                return act, (moved,)

    def _move_alinea(self, act: Protocol) -> Protocol:
        homes = [division for division in act.all_divisions() if division.blocks]
        if len(homes) < 2:
            return act
        old, new = self.random.sample(homes, 2)
        block = self.random.choice(old.blocks)
        without = tuple(one for one in old.blocks if one is not block)
        act = _with(act, old.id, lambda division: replace(division, blocks=without))
        place = self.random.randint(0, len(new.blocks))
        blocks = (*new.blocks[:place], block, *new.blocks[place:])
        return _with(act, new.id, lambda division: replace(division, blocks=blocks))

    def _divisions(self, act: Protocol) -> Protocol:
        match self.random.randrange(4):
            case 0:
                act = replace(act, divisions=(*act.divisions, self._annexe()))
                drawn = Random(act.divisions[-1].number)  # noqa: S311 - replayed
                return self._move_divisions(act, drawn) if drawn.random() < 0.5 else act
            case 1:
                return self._somewhere(act, self._children)
            case 2:
                return self._somewhere(
                    act,
                    lambda division: (
                        replace(division, number=f"{division.number}-1") if division.number else division
                    ),
                )
            case _:
                return replace(act, divisions=self.shuffled(act.divisions, self._annexe))

    def _children(self, division: Division) -> Division:
        if not division.children:
            return division
        pattern = self.random.choice(division.children)
        made = replace(
            pattern,
            id=self.name("division"),
            number=f"{pattern.number}-{self.random.randint(2, 99)}" if pattern.number else "",
            title=self.wordings.text(),
            blocks=(Paragraph(content=self.wordings.text()),),
            indicators=(),
            engagements=(),
            children=(),
        )
        return replace(division, children=self.shuffled(division.children, lambda: made))

    def _move_divisions(self, act: Protocol, drawn: Random) -> Protocol:
        """Return the act with divisions gone to one place, beside a new one or not; drawn apart, like lines."""
        kinds = [one.kind for one in act.all_divisions() if one.depth > 1]
        kind = drawn.choice(kinds) if kinds else ""
        homes = [one for one in act.all_divisions() if any(child.kind == kind for child in one.children)]
        if len(homes) < 2:
            return act
        goal, *sources = drawn.sample(homes, min(3, len(homes)))
        came: list[Division] = []
        ends = {goal.id, *(source.id for source in sources)}
        for source in sources:
            child = drawn.choice(source.children)
            # What holds one of the places stays: it would take it along.
            if ends & {one.id for one in descend((child,))}:
                continue
            act = _with(act, source.id, partial(_without, gone=child.id))
            came.append(
                replace(child, number=f"{child.number}-{drawn.randint(2, 99)}" if child.number else "")
            )
        if not came:
            return act
        if drawn.random() < 0.5:
            made = replace(
                came[0], id=f"{came[0].id}-neuve", number=f"{came[0].number}-1", children=(), engagements=()
            )
            came.insert(drawn.randrange(len(came) + 1), replace(made, indicators=(), blocks=()))
        place = drawn.randint(0, len(goal.children))

        def joined(division: Division) -> Division:
            # Those of now: a child that left may have stood below.
            held = division.children
            return replace(division, children=(*held[:place], *came, *held[place:]))

        return _with(act, goal.id, joined)

    def _annexe(self) -> Division:
        section = Division(
            kind=SECTION,
            id=self.name("section"),
            number="",
            title=self.wordings.text(),
            depth=2,
            blocks=(Paragraph(content=self.wordings.text()), new_table(self.name("tableau"), self.wordings)),
        )
        return Division(
            kind=ANNEXE,
            id=self.name("annexe"),
            number=str(self.random.randint(50, 99999)),
            title=self.wordings.text(),
            depth=1,
            blocks=(self._new_block(), self._new_block()),
            children=(section,),
        )

    def _parties(self, act: Protocol) -> Protocol:
        match self.random.randrange(3):
            case 0:
                return replace(
                    act,
                    parties=self.some(act.parties, lambda party: replace(party, name=f"{party.name} bis")),
                )
            case 1:
                return replace(act, parties=self.some(act.parties, self._slots))
            case _:
                return replace(act, parties=self.shuffled(act.parties, self._party))

    def _slots(self, party: Party) -> Party:
        slot = Signatory(id=self.name("signataire"), quality=f"La directrice {self.random.randrange(99)}")
        return replace(party, signatories=self.shuffled(party.signatories, lambda: slot))

    def _party(self) -> Party:
        number = self.random.randrange(10**5)
        slot = Signatory(id="maire", quality="La maire")
        return Party(
            id=self.name("partie"), name=f"La commune de X{number}", short=f"X{number}", signatories=(slot,)
        )

    def _sets(self, act: Protocol) -> Protocol:
        names = [party.id for party in act.parties]
        return replace(
            act,
            sets=self.some(
                act.sets,
                lambda group: replace(
                    group,
                    members=self.shuffled(group.members, lambda: self.random.choice(names)) or group.members,
                ),
            ),
        )

    def _particulars(self, act: Protocol) -> Protocol:
        identity = act.identity
        match self.random.randrange(4):
            case 0:
                return replace(act, identity=replace(identity, title=self.wordings.reworded(identity.title)))
            case 1:
                term = Term(date=date(2023, 1, self.random.randint(1, 31)), basis="une loi")
                return replace(act, identity=replace(identity, term=term))
            case 2:
                # Drawn no further: the scripts that other tests were chosen on stay what they are.
                told = self.wordings.words()
                header = told if len(told) % 2 else identity.header
                return replace(act, identity=replace(identity, subtitle=told, header=header))
            case _:
                contracts = self.some(identity.contracts, lambda one: replace(one, name=f"{one.name} rénové"))
                return replace(act, identity=replace(identity, contracts=contracts))

    def _notes(self, act: Protocol) -> Protocol:
        return replace(
            act,
            notes=self.some(
                act.notes, lambda note: replace(note, content=self.wordings.edited(note.content))
            ),
        )


def _at(division: Division, name: str, change: Callable[[Division], Division]) -> Division:
    if division.id == name:
        return change(division)
    if not any(found == name for found in _ids(division.children)):
        return division
    return replace(division, children=tuple(_at(child, name, change) for child in division.children))


def _ids(divisions: tuple[Division, ...]) -> Iterator[str]:
    for division in divisions:
        yield division.id
        yield from _ids(division.children)


def _with(act: Protocol, name: str, change: Callable[[Division], Division]) -> Protocol:
    return replace(act, divisions=tuple(_at(division, name, change) for division in act.divisions))


def edited(act: Protocol, seed: int, count: int) -> Protocol:
    """Return an act after `count` edits drawn from a seed."""
    editor = Editor(Random(seed))  # noqa: S311 - nothing secret: the same seed must give the same edits
    editor.bodies = tuple(party.id for party in act.parties[:6]) + tuple(group.id for group in act.sets[:2])
    for _ in range(count):
        act = editor.edit(act)
    return act


def _without(division: Division, gone: str) -> Division:
    """Return a division, as it is now, without one of its children."""
    return replace(division, children=tuple(one for one in division.children if one.id != gone))
