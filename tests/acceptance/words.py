"""What an output says, as lines of plain words, and how it compares with what the act says."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

_SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2060]+")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_HYPHEN = re.compile("[-\u00ad]\\s*")
_SOFT_HYPHEN = "\u00ad"


def simple(text: str) -> str:
    """Return words as they are read: plain spaces, no mark of hyphenation."""
    return _SPACES.sub(" ", text.replace(_SOFT_HYPHEN, "").replace("\u200b", "")).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A heading, an alinéa, an item, a line of a cell: words that stand together, and where the act holds them."""

    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an output says: its title page, its contents, its text, its notes, the words of its pictures."""

    cover: tuple[str, ...]
    contents: tuple[str, ...]
    body: tuple[str, ...]
    notes: tuple[str, ...]
    alternatives: tuple[str, ...]


@dataclass(slots=True)
class Parts:
    """Lines gathered while an output is read."""

    cover: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)

    def reading(self) -> Reading:
        """Return what was read, simple and without empty lines."""
        return Reading(
            cover=_clean(self.cover),
            contents=_clean(self.contents),
            body=_clean(self.body),
            notes=_clean(self.notes),
            alternatives=_clean(self.alternatives),
        )


def _clean(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(words for line in lines if (words := simple(line)))


def compare(
    pieces: Sequence[Piece], lines: Sequence[str], furniture: Collection[str] = (), *, whole: bool = True
) -> str:
    """Return where lines cease to say the pieces, each on a line of its own and in order; empty when they agree.

    A line of `furniture` may stand anywhere; any other line may only when the lines are not `whole`.
    """
    rank = 0
    for piece in pieces:
        start = rank
        while rank < len(lines) and lines[rank] != piece.text:
            if whole and lines[rank] not in furniture:
                return f"{piece.place} : attendu « {piece.text} », trouvé « {lines[rank]} »"
            rank += 1
        if rank == len(lines):
            after = lines[start - 1] if start else "rien"
            return f"{piece.place} : « {piece.text} » manque après « {after} »"
        rank += 1
    extra = [line for line in lines[rank:] if line not in furniture]
    return f"en trop à la fin : « {extra[0]} »" if whole and extra else ""


def lacking(told: str, pieces: Sequence[str]) -> str:
    """Return the words that pages show less often than pieces hold them; empty when all is there.

    Hyphens are left out: at the end of a line nobody knows whether one is a word's own. A word cut where a column or
    a page ends stays in two, which a few may be; a number never is.
    """
    shown, wanted = _HYPHEN.sub("", told), _HYPHEN.sub("", "\n".join(pieces))
    words = {word for piece in pieces for word in _WORD.findall(piece)}
    missing = sorted(word for word in words if shown.count(word) < wanted.count(word))
    is_much = len(missing) > len(words) / 100 or any(word.isdigit() for word in missing)
    return ", ".join(missing) if is_much else ""
