"""What reviewers did to a Word copy of the act, line by line, and what it proposes for the source."""

from dataclasses import dataclass, field
from enum import Enum

from compiler.model.change import Edit, Mark
from compiler.model.source_line import SourceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Who tracked a change, and when, as the file says: "2026-03-02T09:15:00Z", or nothing."""

    author: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of a line. `trace` says who added or removed them; `move` names the move that they are one end of.

    `comments` are the ids of the comments that stand on them. `removed_by` says who then removed words that `trace`
    added: their mark stays ADDED, since the act never held them. `link` is the public address that they lead to.
    """

    text: str
    mark: Mark = Mark.KEPT
    trace: Trace | None = None
    move: str = ""
    comments: tuple[str, ...] = ()
    removed_by: Trace | None = None
    link: str = ""


class Edge(Enum):
    """What a line ends: a paragraph of the text, of a cell, of a footnote; or of what stands outside the text."""

    TEXT = "texte"
    CELL = "cellule"
    NOTE = "note"
    HEADER = "en-tête"
    FOOTER = "pied de page"
    CONTENTS = "sommaire"
    BOX = "zone de texte"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPlace:
    """Where the call of a footnote stands: the rank of a line, and the length of its words before the call.

    `before` counts the words before review, `after` those after it; `order` is that of the call in its line. `note`
    tells the notes of the copy apart.
    """

    line: int
    before: int
    after: int
    order: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedLine:
    """A paragraph of the copy, in reading order.

    `anchors` are the bookmarks that open in it or in its row; `end` and `end_trace` say whether the paragraph mark, or
    the whole row that holds it, was added or removed. `cell` is its table, row and column by rank (-1 outside). `call`
    is where the footnote that it belongs to is called.
    """

    runs: tuple[Run, ...]
    rank: int
    edge: Edge = Edge.TEXT
    anchors: tuple[str, ...] = ()
    end: Mark = Mark.KEPT
    end_trace: Trace | None = None
    cell: tuple[int, int, int] = (-1, -1, -1)
    call: CallPlace | None = None
    style: str = ""
    is_item: bool = False

    @property
    def before(self) -> str:
        """The words without what reviewers added."""
        return "".join(run.text for run in self.runs if run.mark is not Mark.ADDED)

    @property
    def after(self) -> str:
        """The words without what reviewers removed."""
        return "".join(
            run.text for run in self.runs if run.mark is not Mark.REMOVED and run.removed_by is None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment; `answers` is the id of the one that it answers, or nothing; `is_done` when it was resolved."""

    id: str
    trace: Trace
    text: str
    answers: str = ""
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """What was changed and is no text: a style, a picture, a width. `message` is one French sentence."""

    message: str
    rank: int = 0
    trace: Trace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A reviewed copy read. `model` is the JSON of the act that it was made from, empty when it no longer says it.

    `prints` are the digests of the lines of that act. `outside` are the lines that stand outside its text: those of
    headers, of footers, of the contents, of text boxes. `links` are the addresses that the lines of that act led to,
    each with the digest of its line. `is_named` tells that something in the file says it is a copy of ours: what it
    carries, or a bookmark.

    Changes that our own redline made are no longer there: they are taken as accepted.
    """

    file: str
    lines: tuple[ReviewedLine, ...]
    comments: tuple[Comment, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    outside: tuple[ReviewedLine, ...] = ()
    model: str = ""
    prints: frozenset[str] = frozenset()
    links: frozenset[tuple[str, str]] = frozenset()
    is_redline: bool = False
    is_named: bool = True


class ProposalKind(Enum):
    """What a proposal does to a line."""

    REWORDED = "reformulation"
    ADDED = "ajout"
    REMOVED = "suppression"
    MOVED = "déplacement"
    SPLIT = "division"
    JOINED = "réunion"
    REMARK = "commentaire"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """Words of a line that a proposal replaces: from `start` to `end` in the line before, by `added`."""

    start: int
    end: int
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCall:
    """Where a new footnote is called in the words of a line; `is_after` when words added there come before its call.

    `is_second` when a note that the line holds is called there already, before it.
    """

    at: int
    is_after: bool = False
    is_second: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """Words of a line that are to lead to an address, or, when it is empty, to lead nowhere any more.

    They go from `start` to `end` in the line before, what is added there included, and read `words` in the copy.
    """

    start: int
    end: int
    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What one reviewer proposes for one sentence, or for one whole line.

    `line` is the line it touches; for a line added, the one it follows. `changes` are places in `line.words`; of a line
    added, `added` holds the words, and `is_item` says that it is an item of a list. Of a line split, the one change
    adds a line end. `where` is the line that a moved one is to follow, or the one that is joined to `line`. `edits`
    show the sentence, before and after. `conflict` and `refusal` are French sentences, or empty: why it must be chosen
    by hand, why it cannot be written by itself. `rivals` are the numbers of the proposals it conflicts with.

    Of a footnote added, `call` is where `line` is to call it; of one removed, `caller` is the line that called it.
    `notes` are those that a line added calls, in `added`, `gone` those that a line removed called alone. `leads` are
    links, in `line.words`, or in `added`.
    """

    number: int
    kind: ProposalKind
    line: SourceLine
    trace: Trace | None
    is_tracked: bool = True
    changes: tuple[WordChange, ...] = ()
    added: str = ""
    is_item: bool = False
    call: NoteCall | None = None
    notes: tuple[NoteCall, ...] = ()
    leads: tuple[Leading, ...] = ()
    gone: tuple[SourceLine, ...] = ()
    caller: SourceLine | None = None
    where: SourceLine | None = None
    before: str = ""
    after: str = ""
    edits: tuple[Edit, ...] = ()
    comments: tuple[Comment, ...] = ()
    conflict: str = ""
    refusal: str = ""
    rivals: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that a reviewed copy proposes, in the order of the act, and what was left aside."""

    file: str
    proposals: tuple[Proposal, ...]
    ignored: tuple[Ignored, ...] = ()
    is_redline: bool = False
