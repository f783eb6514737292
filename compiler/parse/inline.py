"""Words of a paragraph or of a YAML field to inline text: emphasis, links, notes, typed references, figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

from mistune.core import InlineState
from mistune.inline_parser import InlineParser

from compiler.diagnostics.span import Span
from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Text,
)
from compiler.parse.typography import fold_spaces, raise_ordinals, typeset

Token: TypeAlias = dict[str, Any]

FIGURE_KINDS = ("nombre", "somme", "financement")
_MARK = re.compile(r"\[\[([^\[\]\n]+)\]\]|\[\^([^\]\s]+)\]")
_PLAIN = re.compile(r"[^\\*_!\[\]<\n`]*\Z")
_RULES = ["escape", "emphasis", "mark", "link", "link_close", "auto_link", "linebreak", "softbreak"]


@dataclass
class Place:
    """Where a text starts in its file, and its raw words, so that each mark in it can be given its own span.

    `notes` names the Markdown file whose footnotes the text may call. `whole` is the span of every mark, when the
    lines of the text are not those of the file.
    """

    file: str
    line: int
    column: int
    raw: str
    notes: str = ""
    cursor: int = field(default=0)
    lines_before: int = field(default=0)
    whole: Span | None = None

    def span_of(self, words: str) -> Span:
        """Return the span of the next occurrence of `words`, searching onward from the last one found."""
        if self.whole is not None:
            return self.whole
        found = self.raw.find(words, self.cursor)
        if found < 0:
            return Span(
                file=self.file,
                line=self.line,
                column=self.column,
                end_line=self.line,
                end_column=self.column + 1,
            )
        self.lines_before += self.raw.count("\n", self.cursor, found)
        self.cursor = found + len(words)
        line = self.line + self.lines_before
        column = found - self.raw.rfind("\n", 0, found) if self.lines_before else found + self.column
        return Span(file=self.file, line=line, column=column, end_line=line, end_column=column + len(words))


def read_inline(raw: str, place: Place) -> Inlines:
    """Read a text as inline Markdown and give it French typography."""
    raw = _without_comments(raw).strip()
    if _PLAIN.match(raw):
        return typeset_plain(raw)
    tokens = _parser()(raw, {"ref_links": {}})
    return _trim(tuple(_inlines(_merge(tokens), place)))


# Two versions of an act, and the cells of its tables, say most of their words twice.
@lru_cache(maxsize=1 << 15)
def typeset_plain(raw: str) -> Inlines:
    """Return a text without marks as it is printed."""
    return tuple(raise_ordinals(typeset(fold_spaces(raw)))) if raw else ()


def _without_comments(raw: str) -> str:
    """Return a text without its comments; a pattern would read all that follows each one left open."""
    pieces: list[str] = []
    end = 0
    while (opening := raw.find("<!--", end)) >= 0 and (closing := raw.find("-->", opening + 4)) >= 0:
        pieces.append(raw[end:opening])
        end = closing + 3
    return "".join((*pieces, raw[end:])) if pieces else raw


@lru_cache(maxsize=1)
def _parser() -> InlineParser:
    parser = InlineParser()
    parser.register("mark", r"\[\[[^\[\]\n]+\]\]|\[\^[^\]\s]+\]", _take_mark, before="link", start_chars="[")
    parser.rules = list(_RULES)
    return parser


def _take_mark(_: InlineParser, match: re.Match[str], state: InlineState) -> int:
    state.append_token({"type": "mark", "raw": match.group(0)})
    return match.end()


def _merge(tokens: list[Token]) -> Iterator[Token]:
    """Join neighbouring runs of plain words, so that typography sees whole phrases."""
    words = ""
    for token in tokens:
        if token["type"] in ("text", "softbreak", "blank_text"):
            words += token.get("raw", "\n")
            continue
        if words:
            yield {"type": "text", "raw": words}
            words = ""
        yield token
    if words:
        yield {"type": "text", "raw": words}


def _inlines(tokens: Iterator[Token], place: Place) -> Iterator[Inline]:
    for token in tokens:
        match token["type"]:
            case "text":
                yield from raise_ordinals(typeset(fold_spaces(token["raw"])))
            case "strong":
                yield Strong(content=tuple(_inlines(_merge(token["children"]), place)))
            case "emphasis":
                yield Emphasis(content=tuple(_inlines(_merge(token["children"]), place)))
            case "link":
                yield Link(
                    address=token["attrs"]["url"], content=tuple(_inlines(_merge(token["children"]), place))
                )
            case "image":
                yield from raise_ordinals(typeset(fold_spaces(_image_words(token))))
            case "linebreak":
                yield LineBreak()
            case "mark":
                yield _mark(token["raw"], place)
            case _:
                yield Text(text=fold_spaces(token.get("raw", "")))


def _image_words(token: Token) -> str:
    """Return an image inside a sentence as it was typed: it has no place in an act, and its words are kept."""
    words = "".join(child.get("raw", "") for child in token["children"])
    return f"![{words}]({token['attrs']['url']})"


def _mark(raw: str, place: Place) -> Inline:
    found = _MARK.match(raw)
    span = place.span_of(raw)
    if found is None or found.group(1) is None:
        return NoteMark(note=note_id(place.notes, raw[2:-1]), span=span)
    body, _, form = found.group(1).partition("|")
    kind, colon, target = body.partition(":")
    if not colon:
        return Reference(
            kind="", target=body.strip(), form=form.strip() or "complet", text=raw, known=False, span=span
        )
    if kind.strip() in FIGURE_KINDS:
        return Figure(expression=found.group(1).strip(), text=raw, span=span)
    return Reference(
        kind=kind.strip(),
        target=target.strip(),
        form=form.strip() or "complet",
        text=raw,
        known=False,
        span=span,
    )


def note_id(file: str, key: str) -> str:
    """Return the id of a footnote: keys are unique within their Markdown file only."""
    return f"{file.rsplit('/', 1)[-1].removesuffix('.md')}-{key}" if file else key


def _trim(content: Inlines) -> Inlines:
    """Drop spaces left at the ends of a text by what was removed there."""
    parts = list(content)
    if parts and isinstance(parts[0], Text):
        parts[0] = Text(text=parts[0].text.lstrip(" "))
    if parts and isinstance(parts[-1], Text):
        parts[-1] = Text(text=parts[-1].text.rstrip(" "))
    return tuple(part for part in parts if not (isinstance(part, Text) and not part.text))
