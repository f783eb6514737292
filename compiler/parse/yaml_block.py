"""YAML text to nodes: our own reading of scalars, no anchors, no duplicate keys, bounded depth.

Stock loaders turn `no` into False and `012` into 10, and keep the last of two equal keys: we refuse to guess.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, cast

import yaml
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.result import Result
from compiler.diagnostics.source import CONTROLS
from compiler.diagnostics.span import Span
from compiler.parse.nodes import Mapping, Node, Scalar, Sequence

MAX_DEPTH = 24
_LONGEST_NUMBER = 16
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_REMEDY = "vérifiez les deux-points, les guillemets et l'alignement de ce passage"
_QUOTE = "mettez ce texte entre guillemets"
_OPENED = (("while parsing a flow sequence", "["), ("while parsing a flow mapping", "{"))
_REMEDIES = (
    ("cannot start any token", _QUOTE),
    ("did not find expected node content", _QUOTE),
    ("mapping keys are not allowed", _QUOTE),
    ("while scanning a tag", _QUOTE),
    ("entries are not allowed", f"commencez la liste à la ligne suivante, ou {_QUOTE}"),
    ("unknown escape", "entre guillemets droits, doublez la barre oblique inverse : « \\\\ »"),
    ("mapping values are not allowed", "mettez entre guillemets le texte qui contient « : »"),
    ("could not find expected ':'", "écrivez « clé: valeur », ou alignez cette ligne sur la précédente"),
    ("did not find expected key", "alignez cette clé sur les précédentes, ou fermez les guillemets"),
    ("did not find expected '-' indicator", "alignez ce tiret sur les précédents"),
    ("while scanning a quoted scalar", "fermez ces guillemets"),
)
# The library stops where it lost patience; the author's slip is where it started to read.
_LOST = ("while scanning a quoted scalar", "while scanning a simple key")
_HARD_SPACE = re.compile(r"^[ \t]*[\u00a0\u202f]|(?<=[\w\"']:)[\u00a0\u202f]")
_KEY = re.compile(r"\s+[\w-]+\s*\Z")


class _Mark(Protocol):
    """A place in the text, counted from 0, as either loader of the library gives it."""

    line: int
    column: int


def _start(event: Event) -> _Mark:
    return cast("_Mark", event.start_mark)


def _end(event: Event) -> _Mark:
    return cast("_Mark", event.end_mark)


@dataclass
class _Frame:
    """A collection being read: its start, and what it holds so far (keys and values alternate in a mapping)."""

    start: "_Mark"
    is_mapping: bool
    children: list[Node] = field(default_factory=list)


class _RefusedError(Exception):
    """The text cannot become nodes; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


# Two versions of an act have most of their blocks in common.
@lru_cache(maxsize=1 << 12)
def read_yaml(text: str, file: str, first_line: int = 1, column: int = 1) -> Result[Node | None]:
    """Read one YAML document that starts at `first_line` of `file`, indented by `column` - 1.

    Errors: yaml.syntax, yaml.anchor, yaml.duplicate-key, yaml.too-deep, file.control-character. The value is None
    when it cannot be used.
    """
    reader = _Reader(text, file, first_line, column)
    try:
        return Result(reader.read(), tuple(reader.diagnostics))
    except _RefusedError as refusal:
        return Result(None, (*reader.diagnostics, refusal.diagnostic))
    except YAMLError as error:
        return Result(None, (*reader.diagnostics, reader.syntax_error(error)))


class _Reader:
    """One pass over the parser's events, with a stack of its own so that depth is ours to bound."""

    def __init__(self, text: str, file: str, first_line: int, column: int) -> None:
        self.text = text
        self.file = file
        self.line_shift = first_line
        self.column_shift = column
        self.diagnostics: list[Diagnostic] = []
        self._lines = text.split("\n")

    def read(self) -> Node | None:
        """Return the root of the first document, None when the text is empty."""
        stack: list[_Frame] = []
        root: Node | None = None
        documents = 0
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(
                        self._refusal(
                            "yaml.syntax",
                            event,
                            "Un second document commence ici (« --- »).",
                            "supprimez cette ligne",
                        )
                    )
                continue
            node = self._step(event, stack)
            if node is None:
                continue
            if stack:
                stack[-1].children.append(node)
            else:
                root = node
        return root

    def _step(self, event: Event, stack: list[_Frame]) -> Node | None:
        """Take one event; return the node it completes, if it completes one."""
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(
                self._refusal(
                    "yaml.anchor",
                    event,
                    "Les ancres (&) et alias (*) ne sont pas admis.",
                    "recopiez la valeur, ou mettez ce texte entre guillemets",
                )
            )
        if getattr(event, "tag", None) is not None:
            raise _RefusedError(
                self._refusal(
                    "yaml.syntax", event, "Une valeur ne commence pas par un point d'exclamation.", _QUOTE
                )
            )
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            if len(stack) >= MAX_DEPTH:
                raise _RefusedError(
                    self._refusal(
                        "yaml.too-deep",
                        event,
                        "Les valeurs sont imbriquées trop profondément.",
                        "aucun champ n'a besoin de plus de quelques niveaux",
                    )
                )
            stack.append(_Frame(_start(event), isinstance(event, MappingStartEvent)))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            return self._close(stack.pop(), event)
        return None

    def _scalar(self, event: ScalarEvent) -> Scalar:
        plain = event.style in (None, "")
        start = _start(event)
        if event.style == '"' and not CONTROLS.isdisjoint(event.value):
            # Between double quotes, an escape such as \x07 writes what the file itself may not hold.
            raise _RefusedError(
                self._refusal(
                    "file.control-character",
                    event,
                    "Ce texte contient un caractère invisible de contrôle.",
                    "supprimez ce caractère, ou écrivez ce texte entre apostrophes",
                )
            )
        is_block = event.style in ("|", ">")
        return Scalar(
            value=_resolve(event.value) if plain else event.value,
            text=event.value,
            span=self._span(start, _end(event)),
            content_line=start.line + self.line_shift + (1 if is_block else 0),
            folded=event.style != "|" and ("\n" in event.value or _end(event).line > start.line),
        )

    def _close(self, frame: _Frame, event: Event) -> Node:
        span = self._span(frame.start, _end(event))
        if not frame.is_mapping:
            return Sequence(items=tuple(frame.children), span=span)
        return Mapping(pairs=tuple(self._pairs(frame.children)), span=span)

    def _pairs(self, children: list[Node]) -> list[tuple[Scalar, Node]]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise _RefusedError(
                    Diagnostic(
                        code="yaml.syntax",
                        message="Une clé doit être un simple mot.",
                        span=key.span,
                        hint="mettez cette valeur entre guillemets si elle commence par [ ou {",
                    )
                )
            if key.text in pairs:
                first = pairs[key.text][0].span
                self.diagnostics.append(
                    Diagnostic(
                        code="yaml.duplicate-key",
                        message=f"La clé « {key.text} » est écrite deux fois.",
                        span=key.span,
                        hint="gardez une seule des deux valeurs",
                        related=(Related(caption="première fois ici", span=first),),
                    )
                )
                continue
            pairs[key.text] = (key, value)
        return list(pairs.values())

    def _span(self, start: _Mark, end: _Mark) -> Span:
        line, column = (end.line, end.column) if end.line == start.line else self._last_words(start, end)
        return Span(
            file=self.file,
            line=start.line + self.line_shift,
            column=start.column + self.column_shift,
            end_line=line + self.line_shift,
            end_column=column + self.column_shift,
        )

    def _last_words(self, start: _Mark, end: _Mark) -> tuple[int, int]:
        """Return the end of what was written before `end`: a collection ends where the next token starts."""
        last = end.line
        if not self._line(last)[: end.column].strip():
            last -= 1
            while last > start.line and not self._line(last).strip():
                last -= 1
            return last, len(self._line(last).rstrip())
        return last, end.column

    def _line(self, rank: int) -> str:
        return self._lines[rank] if rank < len(self._lines) else ""

    def _refusal(self, code: str, event: Event, message: str, hint: str) -> Diagnostic:
        return Diagnostic(code=code, message=message, span=self._span(_start(event), _end(event)), hint=hint)

    def syntax_error(self, error: YAMLError) -> Diagnostic:
        """Say a syntax error of the YAML library in French, where its cause stands."""
        words = str(error)
        line, column = self._place_of(error, words)
        hint = _remedy(words, self._line(line), column)
        for rank in range(max(line - 1, 0), line + 1):
            if hard := _HARD_SPACE.search(self._line(rank)):
                line, column = rank, hard.end() - 1
                hint = "remplacez l'espace insécable par une espace ordinaire"
                break
        span = Span(
            file=self.file,
            line=line + self.line_shift,
            column=column + self.column_shift,
            end_line=line + self.line_shift,
            end_column=column + self.column_shift + 1,
        )
        return Diagnostic(code="yaml.syntax", message="Ce YAML ne se lit pas.", span=span, hint=hint)

    def _place_of(self, error: YAMLError, words: str) -> tuple[int, int]:
        mark = getattr(error, "problem_mark", None)
        if _opened(words) or any(sign in words for sign in _LOST):
            mark = getattr(error, "context_mark", None) or mark
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        last = max(len(self._lines) - 2, 0) if self.text.endswith("\n") else len(self._lines) - 1
        return (line, column) if line <= last else (last, 0)


def _opened(words: str) -> str:
    """Return the bracket that the author forgot to close, empty when it is another mistake."""
    if "expected ',' or" not in words:
        return ""
    return next((sign for said, sign in _OPENED if said in words), "")


def _remedy(words: str, line: str, column: int) -> str:
    """Return what to do about an error of the YAML library found at `column` of a line."""
    if "\t" in line[: column + 1] and not line[:column].strip():
        return "remplacez la tabulation par des espaces"
    if opened := _opened(words):
        return f"fermez « {opened} », ou mettez entre guillemets le texte qui le contient"
    if "mapping values are not allowed" in words and _KEY.match(line[:column]):
        return "alignez cette clé sur les précédentes, ou mettez entre guillemets le texte qui contient « : »"
    return next((remedy for sign, remedy in _REMEDIES if sign in words), _REMEDY)


def _resolve(text: str) -> bool | int | float | str | None:
    """Give a bare scalar its type: only what cannot be mistaken becomes other than text."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.match(text) and len(text) < _LONGEST_NUMBER:
        return int(text)
    if _DECIMAL.match(text) and len(text) < _LONGEST_NUMBER:
        return float(text)
    return text
