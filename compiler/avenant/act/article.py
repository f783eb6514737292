"""A group to the article that words it: clauses marked 1°, 2°, edits of one place marked a), b), each with its end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from string import ascii_lowercase

from compiler.avenant.act.group import Group, opening, title
from compiler.avenant.act.joined import Draft, join_drafts
from compiler.avenant.act.subject import BySubject, subjects, worded
from compiler.avenant.word.clause import write
from compiler.avenant.word.noun import capital
from compiler.avenant.word.on_words import insert_words, replace_words, spot_of
from compiler.avenant.word.pen import Pen, Written
from compiler.model.amendment import AmendingArticle, Clause, ClauseBlock, Grid, Line
from compiler.model.brief import Override
from compiler.model.label import NO_BREAK
from compiler.model.operation import Container, Holder, InsertWords, Operation, ReplaceWords
from compiler.model.phrase import NO_BREAK_THIN

MORE, LAST = f"{NO_BREAK_THIN};", "."
_CLAUSE = 1
_QUOTES = ("«",)
_AT_LINE, _COMMA = "à la ligne ", ", "
_OF_ROWS = frozenset({Holder.ENGAGEMENT, Holder.PARTNERS, Holder.FOLLOW_UP, Holder.IMPACT, Holder.CELL})
_QUOTED_ENDS = tuple(f"{mark}{NO_BREAK}»" for mark in ".!?…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What articles are worded with beside the operations: the changes that they tell, the author's own lines."""

    pen: Pen
    changes: BySubject
    overrides: tuple[Override, ...]


def amending_article(group: Group, number: int, wording: Wording) -> AmendingArticle:
    """Return the article of a group."""
    drafts = tuple(join_drafts(_drafts(group, wording, folded=_is_one_place(group, wording)), wording.pen))
    announced = ""
    if len(drafts) > 1:
        announced = opening(group, wording.pen)
        under = replace(wording, pen=wording.pen.within(group.division))
        drafts = tuple(join_drafts(_drafts(group, under, folded=True), under.pen))
    clauses = tuple(
        Clause(
            blocks=tuple(_marked(draft, rank if announced else 0, is_last=rank == len(drafts))),
            operations=draft.operations,
            changes=_ranks(draft.operations, wording),
        )
        for rank, draft in enumerate(drafts, 1)
    )
    return AmendingArticle(
        number=number,
        title=title(group, wording.pen),
        division=group.division,
        opening=announced,
        clauses=clauses,
    )


def _is_one_place(group: Group, wording: Wording) -> bool:
    """Tell whether all edits of an article are made in one line or one text: it is named once, before them."""
    first = _edited(group.operations[0])
    return first is not None and all(
        _edited(one) == first and _override(one, wording) is None for one in group.operations
    )


def _ranks(operations: tuple[Operation, ...], wording: Wording) -> tuple[int, ...]:
    base = wording.pen.base
    return tuple(sorted({rank for one in operations for rank in worded(one, wording.changes, base)}))


def _drafts(group: Group, wording: Wording, *, folded: bool = False) -> Iterator[Draft]:
    pen, done = wording.pen, set[Override]()
    for (override, edited), found in groupby(
        group.operations, lambda one: (_override(one, wording), _edited(one))
    ):
        run = tuple(found)
        if override is not None:
            if override not in done:
                yield _authored(override, group, wording)
            done.add(override)
        elif folded and edited and len(run) > 1:
            yield from _on_line(run, pen) if isinstance(edited, _Row) else (_folded(run, pen),)
        else:
            yield from (Draft(written=write(one, pen), operations=(one,)) for one in run)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table: the id of an engagement, or of a table and a rank."""

    holder: str
    rank: int = 0


def _edited(operation: Operation) -> object:
    """Return the line or the text that an operation edits; None for what is never folded."""
    container = getattr(operation, "container", None)
    if isinstance(container, Container) and container.holder in _OF_ROWS:
        return _Row(container.id, container.row)
    match operation:
        case ReplaceWords():
            return operation.container, operation.element, operation.sentence
        case InsertWords(after=after) if after:
            return operation.container, operation.element, operation.sentence
        case _:
            return None


def _folded(run: tuple[Operation, ...], pen: Pen) -> Draft:
    place, letters = "", []
    for operation in run:
        if isinstance(operation, ReplaceWords):
            place = place or spot_of(operation, pen).place
            letters.append(replace_words(operation, pen, ""))
        elif isinstance(operation, InsertWords):
            place = place or spot_of(operation, pen).place
            letters.append(insert_words(operation, pen, ""))
    return Draft(
        written=Written(sentence=pen.say("lieu_seul", lieu=place)), operations=run, letters=tuple(letters)
    )


def _on_line(run: tuple[Operation, ...], pen: Pen) -> Iterator[Draft]:
    """Yield the edits of one line under its place, or one by one when their sentences cannot be parted so."""
    wholes = tuple(write(one, pen) for one in run)
    place = _shared([written.sentence for written in wholes])
    if not place.startswith(_AT_LINE) or any(
        isinstance(block, Grid) for one in wholes for block in one.blocks
    ):
        yield from (Draft(written=one, operations=(made,)) for one, made in zip(wholes, run, strict=True))
        return
    rest = len(place) + len(_COMMA)
    letters = tuple(replace(one, sentence=one.sentence[rest:]) for one in wholes)
    head = Written(sentence=pen.say("lieu_seul", lieu=place))
    yield Draft(written=head, operations=run, letters=letters)


def _shared(sentences: list[str]) -> str:
    """Return the place with which all sentences begin, up to a comma that no quotation holds; empty without one."""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*sentences, strict=False))
    common = "".join(letters[0] for letters in same)
    ends = (match.start() for match in re.finditer(_COMMA, common))
    places = [common[:end] for end in ends]
    return next((place for place in reversed(places) if place.count("«") == place.count("»")), "")


def _override(operation: Operation, wording: Wording) -> Override | None:
    if not wording.overrides:
        return None
    named = subjects(operation, wording.pen.base)
    return next((one for one in wording.overrides if one.subject in named), None)


def _authored(override: Override, group: Group, wording: Wording) -> Draft:
    """Return the author's own clause; its first line is the order, its mark and its end are put again."""
    first, *rest = override.lines
    blocks = tuple(
        Line(text=line, indent=0 if line.startswith(_QUOTES) else 1, is_quoted=line.startswith(_QUOTES))
        for line in rest
    )
    ends = override.lines[-1].rstrip(f" .;{NO_BREAK_THIN}")
    written = Written(sentence=first, blocks=(*blocks[:-1], replace(blocks[-1], text=ends)) if blocks else ())
    if not blocks:
        written = Written(sentence=ends)
    done = tuple(operation for operation in group.operations if _override(operation, wording) is override)
    return Draft(written=written, operations=done)


def _marked(draft: Draft, rank: int, *, is_last: bool) -> Iterator[ClauseBlock]:
    """Yield the blocks of a clause with its mark and its end; a grid that ends it bears none."""
    mark, indent = (f"{rank}° ", _CLAUSE) if rank else ("", 0)
    end = LAST if is_last else MORE
    head = Line(text=mark + capital(draft.written.sentence), indent=indent)
    blocks: list[ClauseBlock] = [head, *(_indented(block, indent) for block in draft.written.blocks)]
    for letter, written in zip(_letters(), draft.letters, strict=False):
        blocks.append(Line(text=f"{letter}) {capital(written.sentence)}", indent=indent + 1))
        blocks += (_indented(block, indent + 1) for block in written.blocks)
        if written is not draft.letters[-1]:
            blocks[-1] = _ended_block(blocks[-1], MORE)
    last = blocks[-1]
    yield from blocks[:-1]
    yield _ended_block(last, end)


def _ended_block(block: ClauseBlock, end: str) -> ClauseBlock:
    return block if isinstance(block, Grid) else replace(block, text=_ended(block.text, end))


def _ended(text: str, end: str) -> str:
    """Return a line with its end; a sentence quoted last ends it as well."""
    return text if end == LAST and text.endswith(_QUOTED_ENDS) else text + end


def _letters() -> Iterator[str]:
    yield from ascii_lowercase
    yield from (first + second for first in ascii_lowercase for second in ascii_lowercase)


def _indented(block: ClauseBlock, indent: int) -> ClauseBlock:
    return block if isinstance(block, Grid) else replace(block, indent=block.indent + indent)
