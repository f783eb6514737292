"""What was written, read back without a disk; the act of the tests, with things added to it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from compiler.diagnostics.result import Result
from compiler.diagnostics.tree import SourceTree
from compiler.model.block import Block
from compiler.model.division import Division
from compiler.model.protocol import Protocol
from compiler.model.text import Inlines, Text
from compiler.parse.context import Reading
from compiler.parse.shape import Shapes
from compiler.parse.to_model import to_model
from compiler.parse.typography import fold_spaces, raise_ordinals, typeset
from compiler.pipeline import load
from compiler.read.gathering import Gathering
from compiler.read.resources import read_schemas
from compiler.write import write_source
from tests.pages import BASE


def read_back(files: tuple[tuple[str, bytes], ...], *images: tuple[str, bytes]) -> Result[Protocol]:
    """Read the files of a tree."""
    gathering = Gathering()
    for path, data in (*files, *images):
        gathering.take(path, data)
    tree = gathering.result()
    read = to_model(tree.value, _schemas())
    return Result(read.value, (*tree.diagnostics, *read.diagnostics))


@cache
def _schemas() -> Mapping[str, Mapping[str, Any]]:
    return read_schemas()


@cache
def base() -> Protocol:
    """Return the act of the tests."""
    return load(BASE).value


def holding(*blocks: Block) -> Protocol:
    """Return the act of the tests, its first article holding some blocks."""
    act = base()
    return with_first(act, replace(act.divisions[0], blocks=blocks))


def with_first(act: Protocol, division: Division) -> Protocol:
    """Return an act with another first division."""
    return replace(act, divisions=(division, *act.divisions[1:]))


def texts_of(act: Protocol) -> dict[str, str]:
    """Return the files of an act by path."""
    return {path: data.decode() for path, data in write_source(act)}


def typographic(words: str) -> str:
    """Return words as the reader of sources leaves them."""
    return typeset(fold_spaces(words).strip())


def inlines(words: str) -> Inlines:
    """Return words as a text that was read: typeset, its ordinals raised."""
    return tuple(raise_ordinals(typographic(words)))


def text(words: str) -> Inlines:
    """Return a text of plain words."""
    return (Text(text=words),)


def blank_reading() -> Reading:
    """Return the state of a parse that knows no tree."""
    return Reading(tree=SourceTree(texts={}, images={}), shapes=Shapes({}))
