"""The story of each command, one line per stage: read, parse, check, render. No logic of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.check import CHECKS
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.pinpoint import pinpoint
from compiler.diagnostics.report import in_order
from compiler.diagnostics.result import Result
from compiler.diagnostics.silence import apply_silences, find_silences
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.tree import SourceTree
from compiler.model.protocol import Protocol
from compiler.parse.to_model import to_model
from compiler.read.resources import fingerprint, read_schemas
from compiler.read.tree import read_tree


@dataclass(frozen=True, slots=True)
class Loaded:
    """An act, what was said of it, and the tree it was read from."""

    value: Protocol
    diagnostics: tuple[Diagnostic, ...]
    tree: SourceTree

    @property
    def texts(self) -> Mapping[str, SourceText]:
        """Return the texts that reports quote."""
        return self.tree.texts


def check_tree(tree: SourceTree, found: tuple[Diagnostic, ...] = ()) -> Result[Protocol]:
    """Parse and check a tree; `found` is what reading it had to say."""
    parsed = to_model(tree, read_schemas())
    meant = tuple(remark for check in CHECKS for remark in check(parsed.value))
    exact = (pinpoint(remark, tree.texts) for remark in (*found, *parsed.diagnostics, *meant))
    return Result(parsed.value, in_order(apply_silences(exact, find_silences(tree.texts.values()))))


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
    checked = check_tree(inputs.tree, inputs.diagnostics)
    return Loaded(checked.value, checked.diagnostics, inputs.tree)


def load_with_texts(source: Path) -> Loaded:
    """Read, parse and check the act of a folder, keeping the tree for the report."""
    return check_inputs(read_inputs(source))


def load(source: Path | str) -> Result[Protocol]:
    """Read, parse and check the act of a folder."""
    loaded = load_with_texts(Path(source))
    return Result(loaded.value, loaded.diagnostics)
