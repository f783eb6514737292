"""What a review is made from: the changes, the two versions, the avenant and its sentences, the circuits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from compiler.model.change import ChangeSet
from compiler.model.circuit import DEFAULT_CIRCUITS, Circuit


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the act: its name for a reader, the digest of its sources, the day it was signed.

    `number` is that of the avenant that gave it, 0 for the act first signed, None when it is not sealed; `is_current`
    is true of the text as it stands in its folder.
    """

    name: str
    digest: str = ""
    day: date | None = None
    number: int | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AvenantName:
    """Which avenant words the changes."""

    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The sentence of the avenant that words a change, line by line, and its reference: "article 3, 2°"."""

    lines: tuple[str, ...]
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that the outputs of a review need. `wordings` are by rank of change; without avenant there are none."""

    changes: ChangeSet
    base: Version
    target: Version
    avenant: AvenantName | None = None
    wordings: Mapping[int, Wording] = field(default_factory=dict)
    circuits: tuple[Circuit, ...] = DEFAULT_CIRCUITS
