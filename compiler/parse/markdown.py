"""Markdown text to syntax blocks that know their lines. Meaning is given later; nothing written is lost here.

Only the forms an act needs are recognised: headings, paragraphs, lists, quotations, fences, notes, comments. Anything
else (HTML, templates, pipes) stays text and prints as itself.
"""

import bisect
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from mistune.block_parser import BlockParser
from mistune.core import BlockState

Token: TypeAlias = dict[str, Any]
_LINE_END = re.compile("\n")
_OPENING = re.compile(r"^ {0,3}`{3,}[ \t]*[^\W\d_]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawHeading:
    """A heading line: its depth (number of #) and its words, braces included."""

    depth: int
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawParagraph:
    """A run of prose as written, line ends included."""

    text: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawList:
    """A list: the blocks of each item, with the item's line; `start` is None for dashes."""

    items: tuple[tuple[int, tuple["RawBlock", ...]], ...]
    start: int | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawQuotation:
    """Quoted blocks (>)."""

    blocks: tuple["RawBlock", ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFence:
    """A fenced block: its first word, its body, the line of the fence; the body starts on the next line.

    `indent` counts the spaces before the fence, which the body has lost.
    """

    kind: str
    body: str
    line: int
    closed: bool
    marker: str = "```"
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawNote:
    """The text of a footnote, and its key."""

    key: str
    text: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRule:
    """A line of dashes or stars, which an act has no use for."""

    line: int


RawBlock: TypeAlias = RawHeading | RawParagraph | RawList | RawQuotation | RawFence | RawNote | RawRule


class _LineState(BlockState):
    """A block state that can say on which line of the file a position falls."""

    first_line = 1
    item_line = 1
    _ends: list[int] | None = None

    def process(self, src: str) -> None:
        super().process(src)
        self._ends = None

    def line_at(self, position: int) -> int:
        """Return the line of the file, from 1, that holds `position` of this state's text."""
        if self._ends is None:
            self._ends = [match.start() for match in _LINE_END.finditer(self.src)]
        return self.first_line + bisect.bisect_left(self._ends, position)

    def add_paragraph(self, text: str) -> None:
        known = len(self.tokens)
        super().add_paragraph(text)
        if len(self.tokens) > known:
            self.tokens[-1]["line"] = self.line_at(self.cursor + len(text) - len(text.lstrip("\n")))

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> "_LineState":
        child = self.__class__(self)
        child.first_line = self.item_line
        child.process(src)
        if lazy_line_starts:
            child.lazy_line_starts = lazy_line_starts
        # When another item follows, its marker line has just been read: that is where the next child starts.
        self.item_line = self.line_at(self.cursor) - 1
        return child


class _LineParser(BlockParser):
    """The block parser, noting on every token the line where it starts."""

    state_cls = _LineState

    def parse_method(self, m: re.Match[str], state: BlockState) -> int | None:
        if not isinstance(state, _LineState):
            raise TypeError(state)
        outer, start, known = state.item_line, state.line_at(m.start()), len(state.tokens)
        state.item_line = start
        end = super().parse_method(m, state)
        for token in state.tokens[known:]:
            token.setdefault("line", start)
        # A quotation that ends a list is read before the list's last item: that item's line must survive it.
        state.item_line = outer
        return end

    def parse_fenced_code(self, m: re.Match[str], state: BlockState) -> int | None:
        """Read a fence, noting whether its author closed it: an open one ends where another begins, or with its text.

        No closing line bears a word: one that does opens a block, and the author forgot to close this one.
        """
        end = super().parse_fenced_code(m, state)
        if end is not None:
            other = _OPENING.search(state.src, m.end(), end)
            if other is not None:
                end = other.start()
                state.tokens[-1]["raw"] = state.src[m.end() + 1 : end]
            last = state.src[m.end() : end].rstrip("\n").rsplit("\n", 1)[-1].strip()
            marker = m.group("fenced_2")
            state.tokens[-1]["indent"] = len(m.group("fenced_1"))
            state.tokens[-1]["closed"] = last.startswith(marker) and not last.strip(marker[0])
        return end

    def parse_comment(self, m: re.Match[str], state: BlockState) -> int | None:
        """Skip a comment that stands on lines of its own; an open one runs to the end of the file."""
        end = state.src.find("-->", m.end())
        if end < 0:
            state.append_token({"type": "open_comment"})
            return state.cursor_max
        rest = state.src[end + 3 : state.find_line_end_at(end)]
        if rest.strip():
            return None
        state.append_token({"type": "blank_line"})
        return state.find_line_end_at(end)

    def parse_note(self, m: re.Match[str], state: BlockState) -> int:
        """Take the text of a footnote: its line, and the indented lines under it."""
        state.append_token({"type": "note", "key": m.group("note_key"), "raw": m.group("note_text")})
        return m.end()


_RULES = (
    "fenced_code",
    "atx_heading",
    "thematic_break",
    "block_quote",
    "list",
    "note",
    "comment",
    "blank_line",
)
_NOTE = r"^ {0,3}\[\^(?P<note_key>[^\]\s]+)\]:[ \t]*(?P<note_text>[^\n]*\n(?:(?: {2,}|\t)[^\n]+\n)*)"


@lru_cache(maxsize=1)
def _parser() -> _LineParser:
    parser = _LineParser(block_quote_rules=list(_RULES), list_rules=list(_RULES))
    parser.rules = list(_RULES)
    parser.specification["comment"] = r"^ {0,3}<!--"
    parser.specification["note"] = _NOTE
    # Lists are broken by these rules too; an unknown tag never starts a block of its own here.
    parser.specification["block_html"] = r"^ {0,3}<!--"
    # `register` would bind each to a parser handed in twice, and add its rule where we do not want it.
    own = {"comment": parser.parse_comment, "block_html": parser.parse_comment, "note": parser.parse_note}
    parser._methods.update(own)  # noqa: SLF001 - the library's only table of readers
    return parser


# Two versions of an act have most of their files in common.
@lru_cache(maxsize=1 << 9)
def read_markdown(text: str, first_line: int = 1) -> tuple[RawBlock, ...]:
    """Read a text whose first line is `first_line` of its file; line ends are line feeds."""
    state = _LineState()
    state.first_line = first_line
    source = text if text.endswith("\n") else text + "\n"
    state.process(source)
    _parser().parse(state)
    return _blocks(state.tokens)


def _blocks(tokens: list[Token]) -> tuple[RawBlock, ...]:
    return tuple(block for token in tokens if (block := _block(token)) is not None)


def _block(token: Token) -> RawBlock | None:
    line = token.get("line", 1)
    match token["type"]:
        case "heading":
            return RawHeading(depth=token["attrs"]["level"], text=token["text"], line=line)
        case "paragraph" | "block_text":
            text = token["text"].strip("\n")
            return (
                RawParagraph(text=text, line=line, end_line=line + text.count("\n")) if text.strip() else None
            )
        case "list":
            attributes = token["attrs"]
            return RawList(
                items=tuple(_item(item, line) for item in token["children"]),
                start=attributes.get("start", 1) if attributes["ordered"] else None,
                line=line,
            )
        case "block_quote":
            return RawQuotation(blocks=_blocks(token["children"]), line=line)
        case "block_code":
            return _fence(token)
        case "note":
            text = token["raw"].rstrip("\n")
            return RawNote(key=token["key"], text=text, line=line, end_line=line + text.count("\n"))
        case "thematic_break":
            return RawRule(line=line)
        case "open_comment":
            return RawFence(kind="<!--", body="", line=line, closed=False)
        case _:
            return None


def _item(token: Token, line: int) -> tuple[int, tuple[RawBlock, ...]]:
    blocks = _blocks(token["children"])
    return (blocks[0].line if blocks else line), blocks


def _fence(token: Token) -> RawFence:
    info = token.get("attrs", {}).get("info", "")
    return RawFence(
        kind=info.split()[0] if info else "",
        body=token["raw"],
        line=token["line"],
        closed=token["closed"],
        marker=token["marker"],
        indent=token["indent"],
    )
