"""Signs that stand for bookmarks, or for styles, in the words handed to Pandoc, which would drop or rename them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

_CANDIDATES = range(0xF8D0, 0xF8FF, 2)


class PlaceKind(Enum):
    """What is marked in the words."""

    BOOKMARK = "signet"
    STYLE = "style"
    PICTURE = "image"
    MARKER = "puce"
    LEVEL = "niveau"


@dataclass(frozen=True, slots=True)
class Place:
    """The name of a bookmark, that of the style of a paragraph, or the words that stand for the picture after it.

    Or what announces an entry of a list, after its depth there ("2 a/"); or the depth of a heading.
    """

    name: str
    kind: PlaceKind


@dataclass
class Places:
    """Places by rank, and the two letters, met nowhere in the document, that enclose a rank.

    The letters are empty when there are none left: nothing is marked then.
    """

    opening: str = ""
    closing: str = ""
    known: list[Place] = field(default_factory=list)

    def sign(self, name: str, kind: PlaceKind = PlaceKind.BOOKMARK) -> str:
        """Return what stands for a place."""
        if not self.opening:
            return ""
        self.known.append(Place(name, kind))
        return f"{self.opening}{len(self.known) - 1}{self.closing}"

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds the signs in a text; the group is the rank."""
        return re.compile(f"{re.escape(self.opening)}([0-9]{{1,8}}){re.escape(self.closing)}")


def fresh_places(parts: Iterable[bytes]) -> Places:
    """Return places whose signs none of the parts holds; a sign may hide in a part behind its number ("&#xF8D0;")."""
    whole = tuple(parts)
    for code in _CANDIDATES:
        signs = chr(code), chr(code + 1)
        if not any(sign.encode() in part for part in whole for sign in signs):
            return Places(*signs)
    return Places()


def is_kept(name: str) -> bool:
    """Tell whether a bookmark is somebody's, not one that Word or LibreOffice makes for itself."""
    return bool(name) and not name.startswith(("_", "OLE_LINK"))
