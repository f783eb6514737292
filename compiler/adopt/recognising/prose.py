"""Statements under a title to blocks: paragraphs, lists put back together, tables; pictures are told, not kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import cut, join
from compiler.adopt.recognising.dates import tell_impossible_days
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import Numbered, numbered
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.block import Block, Item, ItemList, Paragraph, Picture
from compiler.model.text import Inlines, Text, plain

ReadGrids: TypeAlias = Callable[[Sequence[Statement]], Iterator[Block]]


_UNTOLD = "Image à décrire"


@dataclass
class _OpenItem:
    """An item being filled: its words, then what stands inside it."""

    words: Inlines
    depth: int
    rank: int | None
    span: Span = NOWHERE
    inner: list["_OpenItem | Paragraph"] = field(default_factory=list)


def read_prose(
    statements: Sequence[Statement], subject: str, register: Register, read_grids: ReadGrids
) -> tuple[Block, ...]:
    """Return the blocks that statements make; grids that follow one another are read together."""
    return tuple(_blocks(statements, subject, register, read_grids))


def _blocks(
    statements: Sequence[Statement], subject: str, register: Register, read_grids: ReadGrids
) -> Iterator[Block]:
    ranks = _ranks(statements)
    opened: list[_OpenItem] = []
    grids: list[Statement] = []
    for statement, rank in zip(statements, ranks, strict=True):
        if grids and statement.grid is None:
            yield from read_grids(grids)
            grids = []
        if statement.image is not None and statement.image.kept is not None:
            yield from _lists(opened)
            opened = []
            yield _picture(statement, statement.image.kept, subject, register)
        elif statement.image is not None:
            _tell_image(statement, subject, register)
        elif statement.grid is not None:
            yield from _lists(opened)
            opened = []
            grids.append(statement)
        elif _is_item(statement, rank):
            opened.append(_open(statement, rank, subject, register))
        elif opened and statement.is_entry and not statement.marker:
            opened[-1].inner.append(_paragraph(statement, subject, register))
        else:
            yield from _lists(opened)
            opened = []
            yield _paragraph(statement, subject, register)
    yield from _lists(opened)
    if grids:
        yield from read_grids(grids)


def _is_item(statement: Statement, rank: Numbered | None) -> bool:
    if statement.is_lead or (statement.is_bold and statement.depth == 1 and rank is None):
        return False
    return rank is not None or (statement.is_entry and bool(statement.marker))


def _open(statement: Statement, rank: Numbered | None, subject: str, register: Register) -> _OpenItem:
    words = _unnumbered(statement) if rank else _with_marker(statement)
    tell_impossible_days(statement.text, statement.span, subject, register)
    return _OpenItem(
        words=register.link(words, statement.span, subject),
        depth=max(statement.depth, 1),
        rank=rank.marks[0][1] if rank else None,
        span=statement.span,
    )


def _unnumbered(statement: Statement) -> Inlines:
    """Return the words of an item without its number, emphasis kept."""
    if statement.marker[:1].isdigit():
        return statement.words
    found = numbered(statement.words)
    return cut(statement.words, found.start) if found else statement.words


def _with_marker(statement: Statement) -> Inlines:
    """Return the words of an item; a letter that announces it stays among them."""
    marker = statement.marker
    if not marker or not any(sign.isalnum() for sign in marker) or marker == "o":
        return statement.words
    return join((Text(text=marker),), statement.words)


def _paragraph(statement: Statement, subject: str, register: Register) -> Paragraph:
    words = statement.words if statement.is_lead else _with_marker(statement)
    tell_impossible_days(statement.text, statement.span, subject, register)
    return Paragraph(content=register.link(words, statement.span, subject), span=statement.span)


def _picture(statement: Statement, kept: Picture, subject: str, register: Register) -> Picture:
    """Return a picture with the words that stand for it: its own, else its caption, else some to write."""
    if not kept.alternative:
        told = plain(kept.caption).strip()
        register.decide(
            Kind.IMAGE,
            f"L'image « {kept.path} » n'a pas de texte de remplacement : décrivez-la entre les crochets.",
            statement.span,
            subject=subject,
        )
        kept = replace(kept, alternative=told or _UNTOLD)
    return replace(kept, span=statement.span)


def _tell_image(statement: Statement, subject: str, register: Register) -> None:
    words = statement.image.alternative if statement.image else ""
    named = f" ({quoted(words)})" if words else ""
    register.decide(
        Kind.IMAGE,
        f"Une image{named} n'est pas reprise : joignez-la à la source.",
        statement.span,
        subject=subject,
        left_out=words,
    )


def _ranks(statements: Sequence[Statement]) -> list[Numbered | None]:
    """Return the number of each entry that counts with another of its depth ("1-", then "2-"), None for the rest.

    An entry that its reader took for a numbered one needs no other.
    """
    numbers = [_digit(statement) for statement in statements]
    kept: list[Numbered | None] = [None] * len(numbers)
    opened: dict[int, int] = {}
    for place, (statement, number) in enumerate(zip(statements, numbers, strict=True)):
        if statement.is_entry and not statement.marker:
            continue
        depth = max(statement.depth, 1)
        last = opened.get(depth)
        opened = {other: first for other, first in opened.items() if other < depth and statement.is_entry}
        if number is None:
            continue
        opened[depth] = place
        if _is_numbered_entry(statement):
            kept[place] = number
        if last is not None and _follows(numbers[last], number):
            kept[last], kept[place] = numbers[last], number
    return kept


def _follows(first: Numbered | None, second: Numbered) -> bool:
    if first is None:
        return False
    (style, rank), (other, following) = first.marks[0], second.marks[0]
    return style == other and following == rank + 1


def _is_numbered_entry(statement: Statement) -> bool:
    return statement.is_entry and statement.marker[:1].isdigit()


def _digit(statement: Statement) -> Numbered | None:
    if not statement.is_words:
        return None
    is_numeric = bool(statement.marker) and statement.marker[0].isdigit()
    found = numbered(statement.words, statement.marker if is_numeric else "")
    return found if found is not None and found.number.isdigit() else None


def _lists(opened: list[_OpenItem]) -> Iterator[ItemList]:
    """Yield the lists that items make: deeper ones go inside the item before them."""
    roots: list[_OpenItem] = []
    path: list[_OpenItem] = []
    for item in opened:
        while path and path[-1].depth >= item.depth:
            path.pop()
        (path[-1].inner if path else roots).append(item)
        path.append(item)
    yield from _grouped(roots)


def _grouped(items: Sequence[_OpenItem]) -> Iterator[ItemList]:
    """Yield lists of items of one sort, dashes or numbers that follow."""
    group: list[_OpenItem] = []
    for item in items:
        if group and not _goes_with(group[-1], item):
            yield _list(group)
            group = []
        group.append(item)
    if group:
        yield _list(group)


def _goes_with(last: _OpenItem, item: _OpenItem) -> bool:
    if last.rank is None or item.rank is None:
        return last.rank is item.rank
    return item.rank == last.rank + 1


def _list(group: Sequence[_OpenItem]) -> ItemList:
    return ItemList(items=tuple(_item(item) for item in group), start=group[0].rank, span=group[0].span)


def _item(item: _OpenItem) -> Item:
    first = Paragraph(content=item.words, span=item.span)
    return Item(blocks=(first, *_inside(item.inner)), span=item.span)


def _inside(inner: Sequence["_OpenItem | Paragraph"]) -> Iterator[Block]:
    group: list[_OpenItem] = []
    for each in inner:
        if isinstance(each, Paragraph):
            yield from _grouped(group)
            group = []
            yield each
        else:
            group.append(each)
    yield from _grouped(group)
