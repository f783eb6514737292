"""What announces an entry of a list at the start of a line: dashes, signs, numbers, letters; and how deep it stands."""

import re
from dataclasses import dataclass, field, replace

from compiler.adopt.reading.roman import roman_value

LEADS = frozenset("►▶▷➢➤→⇒")
_SIGNS = r"[-–—•●▪■□◦‣⁃·✓✔▸❖]|[►▶▷➢➤→⇒]|\*(?!\*)"
_TIGHT = r"(?P<tight>[►▶▷➢➤•●▪](?=\S)|[-–—](?=[^\W\d_]))"
_BULLET = re.compile(rf"(?P<marker>{_SIGNS}|o)\s+(?=\S)|{_TIGHT}")
_SECOND = re.compile(r"(?P<marker>o|[•●▪■□◦‣⁃·✓✔▸❖►▶▷➢➤→⇒])\s+(?=\S)")
_ENUMERATOR = re.compile(
    r"(?P<marker>(?P<open>\(?)(?P<rank>\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{2,6})"
    r"(?P<close>\s?[-–—](?=\s|[^\W\d])|[.)/°](?=\s|[^\W\d])(?:\s?[-–—](?=\s))?))\s*(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What announces a line: how it is written, where the words begin, and the ways to count it may belong to.

    `ranks` are (way, rank): "c/" is the third letter, or a hundred. It is empty for a dash or a sign.
    """

    text: str
    length: int
    ranks: tuple[tuple[str, int], ...] = ()

    @property
    def is_lead(self) -> bool:
        """Tell whether a sign such as ► announces this line: it opens what follows, it is no entry of a list."""
        return self.text in LEADS

    def ways_to(self, other: "Marker") -> tuple[str, ...]:
        """Return the ways to count in which another marker comes next after this one."""
        ranks = dict(self.ranks)
        return tuple(way for way, rank in other.ranks if ranks.get(way) == rank - 1)

    def counted(self, ways: tuple[str, ...]) -> "Marker":
        """Return this marker, known to count in some of its ways only: "I." before "II." is no letter."""
        return replace(self, ranks=tuple((way, rank) for way, rank in self.ranks if way in ways))


def read_bullet(text: str) -> Marker | None:
    """Return the dash or sign that starts a text; a second one after a dash is the true one ("- o")."""
    found = _BULLET.match(text)
    if found is None:
        return None
    marker, end = found["marker"] or found["tight"], found.end()
    second = _SECOND.match(text, end) if marker in "-–—" else None
    return Marker(text=second["marker"], length=second.end()) if second else Marker(text=marker, length=end)


def read_enumerator(text: str) -> Marker | None:
    """Return the number or letter that starts a text: "1.", "2 -", "a/", "(3)", "IV."."""
    found = _ENUMERATOR.match(text)
    if found is None or (found["open"] and not found["close"].startswith(")")):
        return None
    shape = re.sub(r"\s", "", f"{found['open']}#{found['close']}").replace("–", "-").replace("—", "-")
    ranks = tuple((f"{way}{shape}", rank) for way, rank in _ranks(found["rank"]))
    return Marker(text=found["marker"].strip(), length=found.end(), ranks=ranks) if ranks else None


def _ranks(written: str) -> list[tuple[str, int]]:
    if written.isdigit():
        return [("1", int(written))]
    way = "A" if written.isupper() else "a"
    found = [(way, ord(written.lower()) - ord("a") + 1)] if len(written) == 1 else []
    value = roman_value(written)
    return [*found, ("I" if written.isupper() else "i", value)] if value else found


@dataclass
class Nesting:
    """How deep entries stand: by their indent, then by a change of sign at the same indent."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    def depth(self, indent: int, sign: str) -> int:
        """Return the depth of the next entry, 1 for the outermost."""
        while self._open and self._open[-1][0] > indent:
            self._open.pop()
        known = next((place for place, opened in enumerate(self._open) if opened == (indent, sign)), None)
        if known is not None:
            del self._open[known + 1 :]
        elif len(self._open) < _DEEPEST:
            self._open.append((indent, sign))
        return len(self._open)

    @property
    def inside(self) -> int:
        """The depth of the entry read last, 0 outside lists."""
        return len(self._open)

    def close(self) -> None:
        """End the list."""
        self._open.clear()


_DEEPEST = 9
