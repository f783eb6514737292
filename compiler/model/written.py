"""Where each part of an act is written, apart from the act: taken from one, given back to one that says the same.

A place is a file and a line, by the path of the part in the model ("divisions.3.blocks.0"). A part that has none stands
where what holds it stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias

from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.protocol import Protocol

Written: TypeAlias = tuple[str, int]

_SPANS = frozenset({"span", "code_span"})
_NOWHERE: Written = ("", 0)


def written_places(protocol: Protocol) -> dict[str, Written]:
    """Return the places of an act as it was read."""
    return dict(_places(protocol, "", _NOWHERE))


def with_places(protocol: Protocol, places: Mapping[str, Written]) -> Protocol:
    """Return an act whose parts know where they were written; a path that leads to nothing is left aside."""
    given: Protocol = _given(protocol, "", places, _NOWHERE)
    return given


def _places(thing: object, path: str, around: Written) -> Iterator[tuple[str, Written]]:
    if isinstance(thing, tuple):
        for rank, one in enumerate(thing):
            yield from _places(one, _under(path, str(rank)), around)
    elif is_dataclass(thing):
        span = getattr(thing, "span", NOWHERE)
        here = (span.file, span.line) if span.file else around
        if here != around:
            yield path, here
        for name in _names(thing):
            yield from _places(getattr(thing, name), _under(path, name), here)


def _given(thing: Any, path: str, places: Mapping[str, Written], around: Written) -> Any:  # noqa: ANN401 - any part
    if isinstance(thing, tuple):
        found = tuple(_given(one, _under(path, str(rank)), places, around) for rank, one in enumerate(thing))
        return found if any(new is not old for new, old in zip(found, thing, strict=True)) else thing
    if not is_dataclass(thing):
        return thing
    here = places.get(path, around)
    held = {name: getattr(thing, name) for name in _names(thing)}
    new = {name: _given(one, _under(path, name), places, here) for name, one in held.items()}
    changed = {name: one for name, one in new.items() if one is not held[name]}
    if here != _NOWHERE and hasattr(thing, "span"):
        changed["span"] = Span(file=here[0], line=here[1], end_line=here[1])
    return replace(thing, **changed) if changed else thing  # type: ignore[type-var]


def _names(thing: Any) -> Iterator[str]:  # noqa: ANN401 - any part
    yield from (field.name for field in fields(thing) if field.name not in _SPANS)


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
