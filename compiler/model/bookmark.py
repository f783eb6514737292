"""Names of the places of a Word document, made from the ids of the act and read back to them.

Word allows 40 letters, digits and underscores: a name too long keeps its beginning and a digest of the whole.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

LONGEST = 40
_DIGEST_LENGTH = 10
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Ids hold no capital, no underscore, and never two hyphens in a row: "X" and "__" cannot come from one.
_NAME = re.compile(rf"([A-Z])_(?:([a-z0-9_]+)|[a-z0-9_]*X([0-9a-f]{{{_DIGEST_LENGTH}}}))")


class Mark(Enum):
    """What a place holds. A row is named by its table and its own id, a signature by its slot."""

    DIVISION = "D"
    ENGAGEMENT = "E"
    TABLE = "T"
    ROW = "L"
    CONTEXT = "C"
    CHART = "G"
    ATTACHMENT = "P"
    SIGNATURE = "S"
    NOTE = "N"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a name says: the ids it was made from or, when they did not fit, their digest."""

    mark: Mark
    ids: tuple[str, ...] = ()
    digest: str = ""


def bookmark_name(mark: Mark, *ids: str) -> str:
    """Return the name of a place; the same ids always give the same name."""
    name = f"{mark.value}_{'__'.join(part.replace('-', '_') for part in ids)}"
    if len(name) <= LONGEST and all(_PLAIN.fullmatch(part) for part in ids):
        return name
    head = re.sub(r"[^a-z0-9_]", "", name[2:])[: LONGEST - 3 - _DIGEST_LENGTH]
    return f"{mark.value}_{head}X{_digest(ids)}"


def read_bookmark(name: str) -> Place | None:
    """Return what a name says, None when it is not one of ours."""
    match = _NAME.fullmatch(name)
    if match is None or match.group(1) not in {mark.value for mark in Mark}:
        return None
    mark, whole, digest = Mark(match.group(1)), match.group(2), match.group(3)
    if digest:
        return Place(mark=mark, digest=digest)
    return Place(mark=mark, ids=tuple(part.replace("_", "-") for part in whole.split("__")))


def find_place(name: str, mark: Mark, known: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return which of the known ids a name stands for, None when it stands for none of them."""
    place = read_bookmark(name)
    if place is None or place.mark is not mark:
        return None
    return next(
        (ids for ids in known if ids == place.ids or (place.digest and _digest(ids) == place.digest)), None
    )


def _digest(ids: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:_DIGEST_LENGTH]
