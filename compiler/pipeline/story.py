"""The story of each command, one line per stage: read, parse, check, render. No logic of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from compiler.check import CHECKS, STOPPING_CHECKS, Check
from compiler.diagnostics.aftermath import without_aftermath
from compiler.diagnostics.catalogue import is_tolerable
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.pinpoint import pinpoint
from compiler.diagnostics.report import count, in_order
from compiler.diagnostics.result import Result
from compiler.diagnostics.silence import apply_silences, find_silences
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.tree import SourceTree
from compiler.model.brief import NO_BRIEF, Brief
from compiler.model.protocol import Protocol
from compiler.parse.brief import read_brief
from compiler.parse.to_model import to_model
from compiler.pipeline.beside import Beside
from compiler.pipeline.documents import Documents, Workshop
from compiler.pipeline.judging import is_long, judge, judge_in_two
from compiler.read.gathering import Gathering
from compiler.read.resources import fingerprint, read_schemas
from compiler.read.tree import read_tree


@dataclass(frozen=True, slots=True)
class Loaded:
    """An act, what was said of it, the tree it was read from, and what its author says of the next avenant."""

    value: Protocol
    diagnostics: tuple[Diagnostic, ...]
    tree: SourceTree
    brief: Brief = NO_BRIEF

    @property
    def texts(self) -> Mapping[str, SourceText]:
        """Return the texts that reports quote."""
        return self.tree.texts

    @property
    def assets(self) -> Mapping[str, bytes]:
        """Return the bytes of pictures, by path."""
        return {path: image.data for path, image in self.tree.images.items()}


@dataclass(frozen=True, slots=True)
class Inputs:
    """A tree as read, and what reading it had to say."""

    tree: SourceTree
    diagnostics: tuple[Diagnostic, ...]

    def fingerprint(self) -> str:
        """Return a digest of all that the documents depend on: the tree, the tool, its templates."""
        return fingerprint(self.tree)


def read_inputs(source: Path) -> Inputs:
    """Read the act of a folder, and nothing more."""
    read = read_tree(source)
    return Inputs(read.value, read.diagnostics)


def check_inputs(inputs: Inputs) -> Loaded:
    """Parse and check an act that was read, keeping the tree for the report."""
    parsed = to_model(inputs.tree, read_schemas())
    judging = judge_in_two if is_long(inputs.tree) else judge
    return _checked(inputs, parsed, lambda act: judging(act, CHECKS))


def check_base(inputs: Inputs) -> Loaded:
    """Parse an act already in force, and find its errors alone: its author is not asked for anything else."""
    parsed = to_model(inputs.tree, read_schemas())
    return _checked(inputs, parsed, lambda act: judge(act, STOPPING_CHECKS))


@dataclass(frozen=True, slots=True)
class Begun:
    """An act that was parsed and is still being checked; `finish` waits for the end, unless it `is_done`."""

    value: Protocol
    finish: Callable[[], Loaded]
    is_done: Callable[[], bool] = lambda: True


def begin(inputs: Inputs, *, in_force: bool = False) -> Begun:
    """Parse an act, and check it beside when it is long; one that is in force, for its errors alone."""
    parsed = to_model(inputs.tree, read_schemas())
    return _begun(inputs, parsed, STOPPING_CHECKS if in_force else CHECKS)


def _begun(inputs: Inputs, parsed: Result[Protocol], checks: tuple[Check, ...]) -> Begun:
    if not is_long(inputs.tree) or count((*inputs.diagnostics, *parsed.diagnostics), Severity.ERROR):
        loaded = _checked(inputs, parsed, lambda act: judge(act, checks))
        return Begun(parsed.value, lambda: loaded)
    beside = Beside(lambda: judge(parsed.value, checks))
    finish = lru_cache(maxsize=1)(lambda: _checked(inputs, parsed, lambda _: beside.result()))
    return Begun(parsed.value, finish, beside.is_done)


def check_files(files: Mapping[str, bytes]) -> Loaded:
    """Parse and check an act whose files are not on a disk."""
    gathering = Gathering()
    for path, data in files.items():
        gathering.take(path, data)
    read = gathering.result()
    return check_inputs(Inputs(read.value, read.diagnostics))


def _checked(
    inputs: Inputs, parsed: Result[Protocol], judging: Callable[[Protocol], tuple[Diagnostic, ...]]
) -> Loaded:
    brief = read_brief(inputs.tree, read_schemas, parsed.value)
    meant = judging(parsed.value)
    if parsed.value.identity.as_signed:
        meant = tuple(replace(remark, is_tolerated=is_tolerable(remark)) for remark in meant)
    read = (*inputs.diagnostics, *parsed.diagnostics)
    said = (*read, *without_aftermath(read, meant), *brief.diagnostics)
    texts = inputs.tree.texts
    exact = tuple(pinpoint(remark, texts) for remark in said)
    told = in_order(apply_silences(exact, find_silences(texts.values())))
    return Loaded(parsed.value, told, inputs.tree, brief.value)


@dataclass(frozen=True, slots=True)
class Built:
    """An act as it was found, and its documents; None when it has errors."""

    loaded: Loaded
    documents: Documents | None


def build(
    inputs: Inputs, formats: tuple[str, ...], asked: datetime | None, today: Callable[[], datetime]
) -> Built:
    """Parse and check an act, then make its documents.

    They carry the day `asked`, or that of signature, so that two builds of one act are the same; only an act without
    one asks for `today`.
    """
    parsed = to_model(inputs.tree, read_schemas())
    if count((*inputs.diagnostics, *parsed.diagnostics), Severity.ERROR):
        return Built(_checked(inputs, parsed, lambda act: judge(act, CHECKS)), None)
    signed = parsed.value.identity.signed
    stamp = asked or (datetime(signed.year, signed.month, signed.day, tzinfo=UTC) if signed else today())
    # The child first: it must not be born of a process that has threads.
    begun = _begun(inputs, parsed, CHECKS)
    made = _make_meanwhile(Workshop(parsed.value, inputs.tree, formats, stamp), begun)
    loaded = begun.finish()
    if count(loaded.diagnostics, Severity.ERROR):
        return Built(loaded, None)
    if isinstance(made, Exception):
        raise made
    return Built(loaded, made)


def _make_meanwhile(workshop: Workshop, begun: Begun) -> Documents | Exception:
    """Make the documents of an act still being checked; one with errors may fail here, and is told them instead."""

    def has_errors() -> bool:
        return begun.is_done() and count(begun.finish().diagnostics, Severity.ERROR) > 0

    try:
        return workshop.documents(has_errors)
    except Exception as failure:  # noqa: BLE001 - raised again once the act is known to be sound
        return failure


def load_with_texts(source: Path) -> Loaded:
    """Read, parse and check the act of a folder, keeping the tree for the report."""
    return check_inputs(read_inputs(source))


def load(source: Path | str) -> Result[Protocol]:
    """Read, parse and check the act of a folder."""
    loaded = load_with_texts(Path(source))
    return Result(loaded.value, loaded.diagnostics)
