"""A view to what its engagements are filtered by: the parties they concern, the divisions they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from compiler.model.printed import NO_BREAK
from compiler.model.text import plain
from compiler.render.view import DocumentView, HeadingView, TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of a filter, with the number of engagements it leaves."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceGroup:
    """Choices under one heading, empty when there is none above them."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters of a page; `place` is what the act calls the divisions that hold engagements."""

    parties: tuple[Choice, ...]
    place: str
    groups: tuple[ChoiceGroup, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A table of engagements, the heading it stands under, and the one above."""

    heading: str
    anchor: str
    above: str
    parties: tuple[tuple[str, ...], ...]


def build_filters(view: DocumentView) -> Filters:
    """Return the filters of a view."""
    held = tuple(_held(view))
    rows = [parties for table in held for parties in table.parties]
    groups = tuple(
        ChoiceGroup(
            name=name,
            choices=tuple(
                Choice(value=table.anchor, name=table.heading, count=len(table.parties)) for table in tables
            ),
        )
        for name, tables in groupby(held, key=lambda table: table.above)
    )
    return Filters(
        parties=tuple(
            Choice(value=party, name=name, count=sum(party in row for row in rows))
            for party, name in view.filters
        ),
        place=_place(held),
        groups=groups,
        total=len(rows),
    )


def _held(view: DocumentView) -> Iterator[_Held]:
    path: list[HeadingView] = []
    for block in (block for run in view.runs for block in run.blocks):
        match block:
            case HeadingView():
                path = [*(heading for heading in path if heading.depth < block.depth), block]
            case TableView(kind="engagements") if path:
                yield _Held(
                    heading=plain(path[-1].text),
                    anchor=path[-1].anchor,
                    above=plain(path[-2].text) if len(path) > 1 else "",
                    parties=tuple(row.parties for row in block.body if not row.is_total),
                )
            case _:
                pass


def _place(held: tuple[_Held, ...]) -> str:
    """Return the noun that begins all the headings ("Objectif 1.1 – …"), or a general one."""
    nouns = {table.heading.partition(NO_BREAK)[0] for table in held}
    return nouns.pop() if len(nouns) == 1 and all(NO_BREAK in table.heading for table in held) else "Division"
