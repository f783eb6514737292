"""YAML as a tree of nodes that know their place, before any meaning is given to them."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from compiler.diagnostics.span import Span

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value: bool, int, float, None or str, as our own rules read it, with its text as written.

    `content_line` is the line where its text starts (a block scalar starts under its key). The lines of a folded
    text are not those of its file.
    """

    value: bool | int | float | str | None
    text: str
    span: Span
    content_line: int
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Pairs in the order they were written; keys are unique."""

    pairs: tuple[tuple["Scalar", "Node"], ...]
    span: Span

    def get(self, key: str) -> "Node | None":
        """Return the value under `key`, None when there is none."""
        for name, node in self.pairs:
            if name.text == key:
                return node
        return None


Node: TypeAlias = Scalar | Sequence | Mapping


def to_data(node: Node) -> Any:  # noqa: ANN401 - JSON data, as jsonschema takes it
    """Return the node as plain data, for the schema."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [to_data(item) for item in node.items]
        case Mapping():
            return {name.text: to_data(value) for name, value in node.pairs}


def span_at(node: Node, path: Path) -> Span:
    """Return the span of the value at `path`, or of the last node met on the way there."""
    return node_at(node, path).span


def node_at(node: Node, path: Path) -> Node:
    """Return the value at `path`, or the last node met on the way there."""
    for step in path:
        found: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int):
            found = node.items[step]
        if found is None:
            break
        node = found
    return node


def key_span_at(node: Node, path: Path, key: str) -> Span:
    """Return the span of the key `key` in the mapping at `path`."""
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step) or node
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    if isinstance(node, Mapping):
        for name, _ in node.pairs:
            if name.text == key:
                return name.span
    return node.span


def scalar_text(node: Node | None) -> str:
    """Return the text of a scalar as written, stripped; empty when there is none."""
    return node.text.strip() if isinstance(node, Scalar) and node.value is not None else ""


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list; a lone value counts as a list of one, nothing as an empty one."""
    match node:
        case None:
            return ()
        case Sequence():
            return node.items
        case _:
            return (node,)


def required(block: Mapping, key: str) -> Scalar:
    """Return a single value that the schema requires of a block; a block without it never comes here."""
    node = block.get(key)
    if not isinstance(node, Scalar):
        raise TypeError(key)
    return node


def mappings_of(node: Node | None) -> tuple[Mapping, ...]:
    """Return the items of a list that are mappings: all of them, once the list has its shape."""
    return tuple(item for item in items_of(node) if isinstance(item, Mapping))
