"""Plain data to JSON bytes: UTF-8, indented, what fits on a line kept on it, decimals exact.

The standard encoder knows no `Decimal`; through `float`, a share of a total would not come back as it went.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, TypeAlias

Record: TypeAlias = dict[str, Any]

_WIDTH = 120
_STEP = "  "
_MARK = r"\u0000"
_MARKED = re.compile(r'"\\u0000([^"]*)"')


def json_bytes(value: Record) -> bytes:
    """Return a record as a JSON document; keys keep their order."""
    return (_encode(value, "") + "\n").encode()


def json_line(record: Record) -> str:
    """Return a record as JSON on one line, for programs alone: a fifth of the time, and half the size.

    A field may be a list that is made as it is read.
    """
    return f"{{{','.join(_pieces(record))}}}"


def _pieces(record: Record) -> Iterator[str]:
    """Yield the fields of a record; lists one thing at a time, for the encoder holds every sign of what it is given."""
    for key, value in record.items():
        held = (
            f"[{','.join(map(_compact, value))}]" if isinstance(value, list | Iterator) else _compact(value)
        )
        yield f"{encode_basestring(key)}:{held}"


def _compact(value: Any) -> str:  # noqa: ANN401 - any JSON value
    said = _ENCODER.encode(value)
    return _MARKED.sub(r"\1", said) if _MARK in said else said


def _marked(value: object) -> str:
    """Return a decimal as words that no text holds, NUL being refused wherever a text is read."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} has no place in a model")
    return f"\0{value:f}"


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_marked)


def _encode(value: Any, margin: str) -> str:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        parts = [f"{encode_basestring(key)}: {_encode(held, margin + _STEP)}" for key, held in value.items()]
        return _gather("{", parts, "}", margin)
    if isinstance(value, list | tuple):
        return _gather("[", [_encode(held, margin + _STEP) for held in value], "]", margin)
    return _scalar(value)


def _scalar(value: bool | float | Decimal | None) -> str:  # noqa: FBT001 - a JSON value, not a switch
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"{value!r} has no place in a model")


def _gather(opening: str, parts: list[str], closing: str, margin: str) -> str:
    line = f"{opening}{', '.join(parts)}{closing}"
    if len(margin) + len(line) <= _WIDTH and "\n" not in line:
        return line
    inner = margin + _STEP
    return f"{opening}\n{inner}{f',{chr(10)}{inner}'.join(parts)}\n{margin}{closing}"
