"""Words met one after the other to reviewed lines. Paragraphs whose mark is gone run on into the next one.

Paragraphs that say nothing are left out; their bookmarks open in the next one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from compiler.collect.reading.fate import KEPT, Fate
from compiler.model.change import Mark
from compiler.model.review import CallPlace, Edge, ReviewedLine, Run

Cell = tuple[int, int, int]
OUTSIDE: Cell = (-1, -1, -1)
_MOST_LISTED = 5_000
"""Lines of contents that are kept: beyond, no reader would look at them."""


@dataclass(slots=True, eq=False)
class Piece:
    """Words of one fate; `over` are the comments open over them, `points` those that stand on them as a point.

    `link` is the address that they lead to.
    """

    fate: Fate
    over: tuple[str, ...]
    link: str = ""
    texts: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(self.texts)


@dataclass(slots=True)
class _Anchor:
    name: str
    pieces: int = 0
    gone: int = 0
    is_dropped: bool = False


@dataclass(slots=True, kw_only=True)
class Draft:
    """A paragraph being read; `gone` counts what our redline removed from it. `is_title`: a division opens in it.

    `words` are those that come and those that go, once it is closed. `note` is the footnote that it belongs to, `calls`
    those that it calls, each with how long its words before review were there, and those after it: `length` and
    `length_after` in all.
    """

    edge: Edge
    cell: Cell
    end: Fate
    style: str = ""
    is_item: bool = False
    is_contents: bool = False
    is_note_head: bool = False
    pieces: list[Piece] = field(default_factory=list)
    anchors: list[_Anchor] = field(default_factory=list)
    open_anchors: dict[str, _Anchor] = field(default_factory=dict)
    gone: int = 0
    is_title: bool = False
    words: str = ""
    note: str = ""
    length: int = 0
    length_after: int = 0
    calls: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def home(self) -> tuple[Edge, Cell]:
        """Where it stands: paragraphs run on only into those of the same place."""
        return self.edge, self.cell

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing: no words, nothing tracked, no comment."""
        return self.end.mark is Mark.KEPT and all(_is_blank(piece) for piece in self.pieces)


def _is_blank(piece: Piece) -> bool:
    return piece.fate.is_kept and not piece.over and not piece.points and not piece.text.strip()


class Drafts:
    """Gathers paragraphs. A paragraph inside another one, which no program writes, comes before it."""

    def __init__(self) -> None:
        self._open: list[Draft] = []
        self._carried: Draft | None = None
        self._anchors: list[_Anchor] = []
        self._names: set[str] = set()
        self.done: list[Draft] = []
        self.last: Piece | None = None
        self.written = 0
        self._tables = 0
        self._early: list[str] = []
        self._contents: list[ReviewedLine] = []

    @property
    def is_contents(self) -> bool:
        """Whether the paragraph that is open is one of the contents."""
        return self.current is not None and self.current.is_contents

    def is_listed(self) -> bool:
        """Take the paragraph that is open as one of the contents, unless it holds words of the text."""
        draft = self.current
        if draft is not None and not draft.pieces:
            draft.is_contents, draft.edge = True, Edge.CONTENTS
        return self.is_contents

    @property
    def current(self) -> Draft | None:
        """The paragraph that is open."""
        return self._open[-1] if self._open else None

    @property
    def rank(self) -> int:
        """The rank of the line being read."""
        return len(self.done) + 1

    def open(self, draft: Draft) -> None:
        """Begin a paragraph."""
        if self._carried is not None and self._carried.home != draft.home and not draft.is_contents:
            self.settle()
        self._open.append(draft)

    def new_table(self) -> int:
        """Return the number of one table more."""
        self._tables += 1
        return self._tables - 1

    def write(self, text: str, fate: Fate, over: tuple[str, ...], link: str = "") -> None:
        """Add words to the paragraph that is open; `link` is the address that they lead to."""
        draft = self.current
        if draft is None or not text:
            return
        over = () if draft.is_contents else over
        if fate.is_gone:
            draft.gone += 1
            return
        if draft.is_note_head:
            text = text.lstrip()
            draft.is_note_head = not text
            if not text:
                return
        top = draft.pieces[-1] if draft.pieces else None
        if top is None or top.points or (top.fate, top.link) != (fate, link) or top.over is not over:
            top = Piece(fate, over, link)
            draft.pieces.append(top)
        top.texts.append(text)
        draft.length += len(text) if fate.mark is not Mark.ADDED else 0
        draft.length_after += len(text) if fate.mark is not Mark.REMOVED and fate.removed_by is None else 0
        if not draft.is_contents:
            self._note(top)

    def _note(self, piece: Piece) -> None:
        self.last = piece
        self.written += 1
        if self._early:
            piece.points += self._early
            self._early = []

    def skip(self, fate: Fate) -> None:
        """Take something without words, a picture: what our redline removed of a paragraph counts."""
        if self.current is not None and fate.is_gone:
            self.current.gone += 1

    def call(self, note: str) -> None:
        """Take the call of a footnote."""
        if self.current is not None:
            self.current.calls.append((note, self.current.length, self.current.length_after))

    def point(self, comment: str) -> None:
        """Put a comment on the nearest words before, or on the first ones."""
        (self.last.points if self.last is not None else self._early).append(comment)

    def anchor(self, name: str, number: str, *, is_title: bool) -> None:
        """Open a bookmark, in the paragraph that is open or in the next one; a second one of a name is a copy."""
        draft = self.current
        if name in self._names or (draft is not None and draft.is_contents):
            return
        self._names.add(name)
        if draft is None:
            self._anchors.append(_Anchor(name))
            return
        draft.is_title |= is_title
        anchor = _Anchor(name, len(draft.pieces), draft.gone)
        draft.anchors.append(anchor)
        draft.open_anchors[number] = anchor

    def close_anchor(self, number: str) -> None:
        """Close a bookmark; one that held only words that our redline removed goes with them."""
        draft = self.current
        anchor = draft.open_anchors.pop(number, None) if draft is not None else None
        if draft is not None and anchor is not None:
            anchor.is_dropped = anchor.gone < draft.gone and anchor.pieces == len(draft.pieces)

    def close(self) -> Draft | None:
        """End a paragraph; return it as it stands by itself, None when it belongs to the contents."""
        draft = self._open.pop() if self._open else None
        if draft is None:
            return None
        if draft.is_contents:
            self._list(draft)
            return None
        draft.words = "".join(piece.text for piece in draft.pieces)
        is_struck = draft.end.is_struck and not draft.length
        if self._carried is not None:
            # What ran on takes what follows, not the other way round: a long chain costs no more than its words.
            self._carried.pieces += draft.pieces
            self._carried.calls += [
                (note, self._carried.length + before, self._carried.length_after + after)
                for note, before, after in draft.calls
            ]
            self._carried.anchors += draft.anchors
            draft.pieces, draft.anchors = self._carried.pieces, self._carried.anchors
            draft.calls, draft.length = self._carried.calls, self._carried.length + draft.length
            draft.length_after += self._carried.length_after
            self._carried = None
        if draft.end.was_never and not is_struck:
            self._carried = draft
        else:
            self._finish(draft)
        return draft

    def _list(self, draft: Draft) -> None:
        if len(self._contents) < _MOST_LISTED and not draft.is_silent:
            self._contents.append(_line(draft, self.rank, {}, frozenset()))

    def contents(self) -> tuple[ReviewedLine, ...]:
        """Return the lines of the tables of contents."""
        return tuple(self._contents)

    def settle(self) -> None:
        """End what would have run on, for want of a paragraph to run on into."""
        if self._carried is not None:
            self._finish(self._carried)
            self._carried = None

    def _finish(self, draft: Draft) -> None:
        if draft.is_silent:
            self._anchors += draft.anchors
            return
        draft.anchors[:0] = self._anchors
        self._anchors = []
        self.done.append(draft)

    def lines(self, replies: Mapping[str, Sequence[str]]) -> tuple[ReviewedLine, ...]:
        """Return all lines. `replies` are, by the comment they answer, those that stand on no words of their own."""
        self.settle()
        if self.done:
            self.done[-1].anchors += self._anchors
        pairs = _paired_moves(self.done)
        _count_rows(self.done)
        lines = (_line(draft, rank, replies, pairs) for rank, draft in enumerate(self.done, 1))
        calls = _places_of_calls(self.done)
        return tuple(
            replace(line, call=calls.get(draft.note)) if draft.note else line
            for line, draft in zip(lines, self.done, strict=True)
        )


def _places_of_calls(drafts: Sequence[Draft]) -> dict[str, CallPlace]:
    """Return where each footnote is called first."""
    found: dict[str, CallPlace] = {}
    for rank, draft in enumerate(drafts, 1):
        for order, (note, before, after) in enumerate(draft.calls):
            place = CallPlace(line=rank, before=before, after=after, order=order, note=note)
            found.setdefault(note, place)
    return found


def _count_rows(drafts: Sequence[Draft]) -> None:
    """Count the tables and rows that hold lines: each program has its own way with those that are empty."""
    tables: dict[int, int] = {}
    rows: dict[int, dict[int, int]] = {}
    for draft in drafts:
        table, row, column = draft.cell
        if draft.cell != OUTSIDE:
            held = rows.setdefault(table, {})
            place = tables.setdefault(table, len(tables)), held.setdefault(row, len(held)), column
            draft.cell = place


def _paired_moves(drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the moves that have both ends."""
    ends: dict[Mark, set[str]] = {mark: set() for mark in Mark}
    for draft in drafts:
        for piece in draft.pieces:
            if piece.fate.main is not None:
                ends[piece.fate.mark].add(piece.fate.main.move)
    return frozenset(ends[Mark.ADDED] & ends[Mark.REMOVED])


def _line(
    draft: Draft, rank: int, replies: Mapping[str, Sequence[str]], pairs: frozenset[str]
) -> ReviewedLine:
    main = draft.end.main
    return ReviewedLine(
        runs=tuple(_merged(_run(piece, replies, pairs) for piece in draft.pieces)),
        rank=rank,
        edge=draft.edge,
        anchors=tuple(anchor.name for anchor in draft.anchors if not anchor.is_dropped),
        end=draft.end.mark,
        end_trace=main.trace if main else None,
        cell=draft.cell,
        style=draft.style,
        is_item=draft.is_item,
    )


def _run(piece: Piece, replies: Mapping[str, Sequence[str]], pairs: frozenset[str]) -> Run:
    if piece.fate is KEPT and not piece.over and not piece.points:
        return Run(text=piece.text, link=piece.link)
    main = piece.fate.main
    comments = dict.fromkeys((*piece.over, *piece.points))
    return Run(
        text=piece.text,
        mark=piece.fate.mark,
        trace=main.trace if main else None,
        move=main.move if main and main.move in pairs else "",
        comments=tuple(dict.fromkeys(each for one in comments for each in (one, *replies.get(one, ())))),
        removed_by=piece.fate.removed_by,
        link=piece.link,
    )


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Yield runs, neighbours that differ by their words alone as one."""
    for alike, group in groupby(runs, key=lambda run: replace(run, text="")):
        yield replace(alike, text="".join(run.text for run in group))
