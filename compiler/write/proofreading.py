"""A written line to whether it says what was meant, by the library that reads Markdown."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeAlias

from mistune.core import InlineState
from mistune.inline_parser import InlineParser

from compiler.model.text import (
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Superscript,
    Text,
)
from compiler.write.spelling import typed

Shape: TypeAlias = "tuple[str | tuple[str, Shape], ...]"
_RULES = ("escape", "emphasis", "mark", "link", "link_close", "auto_link", "linebreak", "softbreak")


def says(written: str, meant: Inlines) -> bool:
    """Tell whether a line reads back with the words and the emphases that were meant."""
    return _joined(_read(_parser()(written, {"ref_links": {}}))) == _joined(_meant(meant))


@lru_cache(maxsize=1)
def _parser() -> InlineParser:
    parser = InlineParser()
    parser.register("mark", r"\[\[[^\[\]\n]+\]\]|\[\^[^\]\s]+\]", _take, before="link", start_chars="[")
    parser.rules = list(_RULES)
    return parser


def _take(_: InlineParser, match: re.Match[str], state: InlineState) -> int:
    state.append_token({"type": "mark", "raw": match.group(0)})
    return match.end()


def _read(tokens: Iterable[dict[str, Any]]) -> Shape:
    return tuple(_token(token) for token in tokens)


def _token(token: dict[str, Any]) -> "str | tuple[str, Shape]":
    match token["type"]:
        case "strong" | "emphasis" | "link" | "image":
            return token["type"], _joined(_read(token["children"]))
        case "mark" | "linebreak":
            return token["type"], ()
        case _:
            return typed(str(token.get("raw", " ")))


def _meant(content: Inlines) -> Shape:
    return tuple(_inline(inline) for inline in content)


def _inline(inline: object) -> "str | tuple[str, Shape]":
    match inline:
        case Text() | Superscript():
            return typed(inline.text)
        case Strong():
            return "strong", _joined(_meant(inline.content))
        case Emphasis():
            return "emphasis", _joined(_meant(inline.content))
        case Link():
            return "link", _joined(_meant(inline.content))
        case LineBreak():
            return "linebreak", ()
        case _:
            return "mark", ()


def _joined(shape: Shape) -> Shape:
    """Return a shape with neighbouring words joined, and no space at an end of words: spaces move out of emphases."""
    found: list[str | tuple[str, Shape]] = []
    for part in shape:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    stripped = (part.strip() if isinstance(part, str) else part for part in found)
    return tuple(part for part in stripped if part)
