"""Fields to YAML as one writes it by hand: quotes only where needed, long texts as blocks, no anchors, no wrapping."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

NO_WORDS = "<!-- à compléter -->"
"""What stands for a text that must be there and has no words: a comment, which reading drops."""

_NOT_TEXT = re.compile(r"(?:|~|null|true|false|[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)\Z")
_LOOKS_OTHERWISE = re.compile(r"[-+.\d][\d.,:_eExXa-fA-F+-]*\Z|(?i:yes|no|on|off|y|n|null|true|false)\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_NEEDS_QUOTES = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]|\s|.*(?::(?:\s|\Z)|\s#|[\t\n]|\s\Z)", re.DOTALL)
_FLOW = re.compile(r"[,\[\]{}]")


@dataclass(frozen=True, slots=True)
class Bare:
    """A value written as it is: a number, a date, oui or non."""

    text: str


@dataclass(frozen=True, slots=True)
class Flow:
    """Short values on one line: a list, or pairs."""

    items: tuple["str | Bare", ...] = ()
    pairs: tuple[tuple[str, "str | Bare"], ...] = ()


@dataclass(frozen=True, slots=True)
class Long:
    """A text of several lines, written as a block."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a line of its own."""

    text: str


Value: TypeAlias = "str | Bare | Flow | Long | Record | Listed | None"
Field: TypeAlias = "tuple[str, Value] | Remark"


@dataclass(frozen=True, slots=True)
class Record:
    """Keys and their values, one a line."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, one item a line; `spaced` puts a blank line between its records."""

    items: tuple["Value | Remark", ...]
    spaced: bool = False


def yaml_lines(fields: Iterable[Field]) -> list[str]:
    """Return the lines of a mapping."""
    return [line for one in fields for line in _field(one)]


def _field(one: Field) -> Iterator[str]:
    if isinstance(one, Remark):
        yield f"# {one.text}".rstrip()
        return
    key, value = one
    match value:
        case None:
            yield f"{_key(key)}:"
        case str() | Bare() | Flow():
            first, *rest = scalar_lines(value)
            yield f"{_key(key)}: {first}"
            yield from _indented(rest)
        case Long():
            yield f"{_key(key)}: |"
            yield from _indented(value.lines)
        case Record():
            yield f"{_key(key)}:"
            yield from _indented(yaml_lines(value.fields))
        case Listed():
            yield f"{_key(key)}:"
            yield from _indented(_items(value))


def _items(listed: Listed) -> Iterator[str]:
    for rank, item in enumerate(listed.items):
        if listed.spaced and rank and not isinstance(listed.items[rank - 1], Remark):
            yield ""
        match item:
            case Remark():
                yield f"# {item.text}".rstrip()
            case Record():
                yield from _marked(yaml_lines(item.fields))
            case Listed():
                yield from _marked(list(_items(item)))
            case Long():
                yield from ("- |", *_indented(item.lines))
            case None:
                yield '- ""'
            case _:
                first, *rest = scalar_lines(item)
                yield from (f"- {first}", *_indented(rest))


def _marked(lines: list[str]) -> Iterator[str]:
    for rank, line in enumerate(lines):
        yield f"{'  ' if rank else '- '}{line}" if line else ""


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def scalar_lines(value: "str | Bare | Flow") -> list[str]:
    """Return a value on its line; a text that quotes would make hard to read goes on as a block under it."""
    match value:
        case Bare():
            return [value.text]
        case Flow():
            pairs = (f"{_key(key)}: {_inside(one)}" for key, one in value.pairs)
            return [f"{{{', '.join(pairs)}}}" if value.pairs else f"[{', '.join(map(_inside, value.items))}]"]
        case str():
            return [quoted] if (quoted := quote(value)) else ["|-", *value.split("\n")]


def quote(text: str) -> str:
    """Return a text on one line, with the quotes it needs; nothing when only a block can hold it well."""
    if not _needs_quotes(text):
        return text
    if "\n" in text:
        return "" if text == text.strip() else _escaped(text)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return "" if text == text.strip() else _escaped(text)


def is_plain(text: str, *, is_flow: bool) -> bool:
    """Tell whether a text, its lines folded, may stand without quotes."""
    return not _needs_quotes(text) and not (is_flow and _FLOW.search(text))


def enclosed(text: str) -> str:
    """Return a text between quotes, its lines as they are."""
    if "\\" not in text and '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    words = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'


def _inside(value: "str | Bare") -> str:
    """Return a value inside brackets, where commas and brackets mean something else."""
    if isinstance(value, Bare):
        return value.text
    written = quote(value)
    if not written or (written == value and _FLOW.search(value)):
        return _escaped(value)
    return written


def _escaped(text: str) -> str:
    words = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{words}"'


def _key(key: str) -> str:
    return quote(key) or _escaped(key)


def _needs_quotes(text: str) -> bool:
    if _NOT_TEXT.match(text) or _NEEDS_QUOTES.match(text):
        return True
    return _DAY.match(text) is None and _LOOKS_OTHERWISE.match(text) is not None
