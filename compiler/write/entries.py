"""Indicators of the lists of YAML added, removed, taken out: each entry on its lines, in the form of its neighbours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold
from compiler.write.alineas import without
from compiler.write.regions import Lines, composed, fence_around
from compiler.write.sheets import Row
from compiler.write.yaml_text import Flow, scalar_lines, yaml_lines

_RANKED = re.compile(r"([a-z]+)(\d+)\Z")
_ID_LINE = re.compile(r"(?m)^(id:[ \t]*)(\S+)")
_FLOW_ID = re.compile(r"([{,]\s*id:\s*)([^\s,}]+)")
_ID, _LABEL = "id", "libelle"
_WORDS_OF_AN_ID = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An indicator: its lines in the file, counted from 1, the columns of its dash and of its first key.

    `taken` are the ids of the indicators of its block, `own` is its id; `is_spaced` when blank lines separate entries.
    """

    first: int
    last: int
    dash: int
    column: int
    own: str
    taken: frozenset[str]
    is_alone: bool
    is_first: bool
    is_flow: bool
    is_spaced: bool
    label_first: bool


def entry_of(text: str, span: Span) -> Entry | None:
    """Return the indicator that starts where a span does; None for a list between brackets, or when none starts."""
    lines = Lines(text)
    around = fence_around(lines, span.line) if span.file.endswith(".md") else None
    if around is None:
        return None
    first, last = around
    root = composed(text[lines.start(first) : lines.end(last)] + "\n")
    for listed in _lists(root) if root is not None else ():
        for rank, node in enumerate(listed.value):
            place = (node.start_mark.line + first, node.start_mark.column + 1)
            if place == (span.line, span.column) and isinstance(node, MappingNode) and not listed.flow_style:
                return _entry(lines, root, listed, rank, around)
    return None


def _lists(node: Node | None) -> Iterator[SequenceNode]:
    if isinstance(node, SequenceNode):
        yield node
    if isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _lists(value)


def _entry(
    lines: Lines, root: Node | None, listed: SequenceNode, rank: int, around: tuple[int, int]
) -> Entry | None:
    node, above = listed.value[rank], around[0]
    line, column = node.start_mark.line + above, node.start_mark.column
    head = lines.words(line)[:column]
    if head.strip() != "-":
        return None
    dash = head.index("-")
    last = _last_line(lines, line, around[1], dash)
    keys = [str(key.value) for key, _ in node.value]
    spaced = [
        not lines.words(one.start_mark.line + above - 1).strip() for one in listed.value[rank : rank + 2][-1:]
    ]
    return Entry(
        first=line,
        last=last,
        dash=dash,
        column=column,
        own=_value(node, _ID),
        taken=frozenset(_ids(root)),
        is_alone=len(listed.value) == 1,
        is_first=rank == 0,
        is_flow=bool(node.flow_style),
        is_spaced=len(listed.value) > 1 and any(spaced),
        label_first=keys[:1] == [_LABEL],
    )


def _last_line(lines: Lines, first: int, end: int, dash: int) -> int:
    last = first
    for line in range(first + 1, end + 1):
        words = lines.words(line)
        if words.strip() and len(words) - len(words.lstrip(" ")) <= dash:
            break
        last = line if words.strip() else last
    return last


def _ids(root: Node | None) -> Iterator[str]:
    for listed in _lists(root):
        yield from (_value(node, _ID) for node in listed.value if isinstance(node, MappingNode))


def _value(node: MappingNode, wanted: str) -> str:
    return next(
        (
            str(value.value)
            for key, value in node.value
            if key.value == wanted and isinstance(value, ScalarNode)
        ),
        "",
    )


# -- added, removed, moved


def entry_added(text: str, entry: Entry, label: str) -> str:
    """Return the file with a new indicator after one, with an id of its own."""
    name = fresh_id(entry.own, label, entry.taken)
    fields = ((_LABEL, label), (_ID, name)) if entry.label_first else ((_ID, name), (_LABEL, label))
    return _after(text, entry, scalar_lines(Flow(pairs=fields)) if entry.is_flow else yaml_lines(fields))


def entry_pasted(text: str, entry: Entry, source: str, *, free: str = "") -> str | None:
    """Return the file with an indicator taken from elsewhere after one; it gets another id when its own is taken.

    `free` is the id that will be so, once the indicator has left its place.
    """
    pattern = _FLOW_ID if source.startswith("{") else _ID_LINE
    own = pattern.search(source)
    if own is None:
        return None
    if own[2] in entry.taken - {free}:
        source = source[: own.start(2)] + fresh_id(entry.own, own[2], entry.taken) + source[own.end(2) :]
    return _after(text, entry, source.split("\n"))


def _after(text: str, entry: Entry, words: Sequence[str]) -> str:
    lines = text.split("\n")
    gap = " " * (entry.column - entry.dash - 1)
    heads = (f"{' ' * entry.dash}-{gap}", *(" " * entry.column for _ in words[1:]))
    new = [f"{head}{line}".rstrip() for head, line in zip(heads, words, strict=True)]
    lines[entry.last : entry.last] = [*([""] if entry.is_spaced else []), *new]
    return "\n".join(lines)


def entry_removed(text: str, entry: Entry) -> str | None:
    """Return the file without an indicator; None when its list would hold nothing."""
    if entry.is_alone:
        return None
    rows = [Row(line, line) for line in text.split("\n")]
    if entry.is_first and entry.is_spaced:
        rest = (rank for rank in range(entry.last, len(rows)) if not rows[rank].is_blank)
        return "\n".join(row.raw for row in (*rows[: entry.first - 1], *rows[next(rest) :]))
    return "\n".join(row.raw for row in without(rows, entry.first - 1, entry.last - 1))


def entry_source(text: str, entry: Entry) -> str:
    """Return the lines of an indicator, its dash and its indent left out."""
    first, *others = text.split("\n")[entry.first - 1 : entry.last]
    indents = (min(entry.column, len(one) - len(one.lstrip(" "))) for one in others)
    cut = (one[indent:] for one, indent in zip(others, indents, strict=True))
    return "\n".join((first[entry.column :], *cut))


def fresh_id(near: str, label: str, taken: frozenset[str] | set[str]) -> str:
    """Return an id that no indicator of a block has: the next one of its series, or the first words of its label."""
    ranked = _RANKED.match(near)
    if ranked is not None:
        ranks = [int(one[2]) for name in taken if (one := _RANKED.match(name)) and one[1] == ranked[1]]
        return f"{ranked[1]}{max(ranks, default=0) + 1}"
    slug = re.sub(r"[^a-z0-9]+", "-", fold(label)).strip("-")
    base = "-".join(slug.split("-")[:_WORDS_OF_AN_ID]) or "indicateur"
    ranked_names = (base, *(f"{base}-{rank}" for rank in range(2, len(taken) + 3)))
    return next(name for name in ranked_names if name not in taken)
