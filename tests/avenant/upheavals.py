"""Random upheavals of an act: divisions moved, dissolved, merged, replaced; lines, sets and contracts rearranged."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import TypeVar

from compiler.model.block import Paragraph
from compiler.model.division import Division, descend
from compiler.model.party import PartySet
from compiler.model.protocol import OlderContract, Protocol
from compiler.model.text import Text

Thing = TypeVar("Thing")


def upset(act: Protocol, seed: int, count: int) -> Protocol:
    """Return an act after `count` upheavals drawn from a seed."""
    upheaving = _Upheaving(Random(seed))  # noqa: S311 - the same seed must give the same act
    for _ in range(count):
        act = upheaving.draw(act)
    return act


class _Upheaving:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.made = 0

    def draw(self, act: Protocol) -> Protocol:
        kinds: tuple[Callable[[Protocol], Protocol], ...] = (
            self.move_division,
            self.dissolve,
            self.wrap,
            self.exchange_lines,
            self.move_run,
            self.rename_division,
            self.change_kind,
            self.sets,
            self.contracts,
        )
        return self.random.choice(kinds)(act)

    def name(self, word: str) -> str:
        self.made += 1
        return f"{word}-{self.made}-{self.random.randrange(10**6)}"

    def inserted(self, things: tuple[Thing, ...], *new: Thing) -> tuple[Thing, ...]:
        place = self.random.randint(0, len(things))
        return (*things[:place], *new, *things[place:])

    def move_division(self, act: Protocol) -> Protocol:
        """Put a division under another, or at the root."""
        moved = self.random.choice(list(act.all_divisions()))
        return self.placed(_without(act, moved.id), moved, {one.id for one in descend((moved,))})

    def placed(self, act: Protocol, moved: Division, avoided: set[str]) -> Protocol:
        homes = [one.id for one in act.all_divisions() if one.id not in avoided]
        home = self.random.choice(["", *homes])
        if not home:
            return replace(act, divisions=self.inserted(act.divisions, moved))
        return _with(act, home, lambda one: replace(one, children=self.inserted(one.children, moved)))

    def dissolve(self, act: Protocol) -> Protocol:
        """Take a division away; another one takes what it held."""
        every = list(act.all_divisions())
        gone = self.random.choice(every)
        inside = {one.id for one in descend((gone,))}
        others = [one.id for one in every if one.id not in inside]
        if not others:
            return act
        return _with(
            _without(act, gone.id),
            self.random.choice(others),
            lambda one: replace(
                one,
                blocks=self.inserted(one.blocks, *gone.blocks),
                engagements=self.inserted(one.engagements, *gone.engagements),
                children=self.inserted(one.children, *gone.children),
            ),
        )

    def wrap(self, act: Protocol) -> Protocol:
        """Create a division that takes some lines, blocks or children of another."""
        old = self.random.choice(list(act.all_divisions()))
        made = Division(
            kind=old.kind,
            id=self.name("nouvelle"),
            number=f"{old.number}-{self.random.randint(2, 99)}" if old.number else "",
            title=(Text(text=f"Division {self.made}"),),
            depth=old.depth,
            blocks=old.blocks[:1],
            engagements=old.engagements[:2],
            children=old.children[:1],
        )
        return self.placed(
            _with(
                act,
                old.id,
                lambda one: replace(
                    one,
                    blocks=one.blocks[1:],
                    engagements=one.engagements[2:],
                    children=one.children[1:],
                ),
            ),
            made,
            {one.id for one in descend((made,))},
        )

    def exchange_lines(self, act: Protocol) -> Protocol:
        holders = [one for one in act.all_divisions() if one.engagements]
        if len(holders) < 2:
            return act
        one, other = self.random.sample(holders, 2)
        mine, theirs = one.engagements[0], other.engagements[-1]
        act = _with(act, one.id, lambda old: replace(old, engagements=(theirs, *old.engagements[1:])))
        return _with(act, other.id, lambda old: replace(old, engagements=(*old.engagements[:-1], mine)))

    def move_run(self, act: Protocol) -> Protocol:
        """Put two blocks side by side into another division."""
        homes = [one for one in act.all_divisions() if one.blocks]
        if len(homes) < 2:
            return act
        one, other = self.random.sample(homes, 2)
        place = self.random.randrange(len(one.blocks))
        run = one.blocks[place : place + 2]
        act = _with(
            act, one.id, lambda old: replace(old, blocks=(*old.blocks[:place], *old.blocks[place + 2 :]))
        )
        return _with(act, other.id, lambda old: replace(old, blocks=self.inserted(old.blocks, *run)))

    def rename_division(self, act: Protocol) -> Protocol:
        """Put another division under the number of one: what an annexe replaced whole is."""
        old = self.random.choice(list(act.all_divisions()))
        words = Paragraph(content=(Text(text=f"Stipulation {self.random.randrange(99)}."),))
        return _with(
            act, old.id, lambda one: replace(one, id=self.name("autre"), blocks=(words, *one.blocks[1:]))
        )

    def change_kind(self, act: Protocol) -> Protocol:
        every = list(act.all_divisions())
        one, other = self.random.choice(every), self.random.choice(every)
        return _with(act, one.id, lambda old: replace(old, kind=other.kind))

    def sets(self, act: Protocol) -> Protocol:
        number = self.random.randrange(99)
        made = PartySet(
            id=self.name("ensemble"),
            name=f"Les {number}",
            short=f"{number}",
            members=("etat",),
            parties=("etat",),
        )
        sets = list(act.sets)
        match self.random.randrange(4):
            case 0:
                self.random.shuffle(sets)
            case 1:
                sets = list(self.inserted(tuple(sets), made))
            case 2:
                sets = sets[:-1]
            case _:
                sets = [replace(one, name=f"{one.name} unis") for one in sets[:1]] + sets[1:]
        return replace(act, sets=tuple(sets))

    def contracts(self, act: Protocol) -> Protocol:
        made = OlderContract(
            id=self.name("contrat"), name=f"Contrat {self.made}", date=date(2015, 1, 1), territory="Ici"
        )
        contracts = list(act.identity.contracts)
        if self.random.random() < 0.5:
            contracts = list(self.inserted(tuple(contracts), made))
        else:
            self.random.shuffle(contracts)
        return replace(act, identity=replace(act.identity, contracts=tuple(contracts)))


def _with(act: Protocol, name: str, change: Callable[[Division], Division]) -> Protocol:
    return replace(act, divisions=tuple(_changed(act.divisions, name, change)))


def _changed(
    divisions: tuple[Division, ...], name: str, change: Callable[[Division], Division]
) -> Iterator[Division]:
    for one in divisions:
        under = replace(one, children=tuple(_changed(one.children, name, change)))
        yield change(under) if one.id == name else under


def _without(act: Protocol, name: str) -> Protocol:
    return replace(act, divisions=tuple(_left(act.divisions, name)))


def _left(divisions: tuple[Division, ...], name: str) -> Iterator[Division]:
    for one in divisions:
        if one.id != name:
            yield replace(one, children=tuple(_left(one.children, name)))
