"""What was read of a block for one version of an act, given back to the next where nothing it depends on has changed.

Most of an act is the same from one version to the next: it is read once, and both versions then hold the same values.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Generic, TypeAlias, TypeVar, cast

from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span
from compiler.parse.context import Reading
from compiler.parse.corner import Corner
from compiler.parse.markdown import RawBlock

Value = TypeVar("Value")
Raw = TypeVar("Raw", bound=RawBlock)
_Key: TypeAlias = tuple[RawBlock, Corner]


@dataclass(frozen=True, slots=True)
class _Known(Generic[Value]):
    """What a block gave, the ids that it took, and the texts of other files that it was read from."""

    value: Value
    ids: tuple[tuple[str, Span], ...]
    texts: tuple[tuple[str, SourceText | None], ...]

    def holds(self, reading: Reading) -> bool:
        """Tell whether the block would be read the same again."""
        return all(reading.tree.texts.get(path) == text for path, text in self.texts) and not any(
            name in reading.ids for name, _ in self.ids
        )


@dataclass(slots=True)
class _Memory:
    """What the blocks of one context gave, by the block and where it stands."""

    known: dict[_Key, _Known[object]] = field(default_factory=dict)


@lru_cache(maxsize=2)
def _memory_of(_: Hashable) -> _Memory:
    return _Memory()


def forget_blocks() -> None:
    """Drop what was kept for a next version."""
    _memory_of.cache_clear()


class Recall:
    """Reads the blocks of one version, those that an earlier one held from memory."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known = _memory_of(_context(reading)).known

    def read(self, raw: Raw, corner: Corner, reader: Callable[[Raw, Corner, Reading], Value]) -> Value:
        """Return what `reader` gives for a block; what is not sound is read each time, and told each time."""
        reading = self._reading
        known = cast("_Known[Value] | None", self._known.get((raw, corner)))
        if known is not None and known.holds(reading):
            reading.ids.update(known.ids)
            return known.value
        said, taken = len(reading.diagnostics), len(reading.ids)
        reading.used.clear()
        value = reader(raw, corner, reading)
        if len(reading.diagnostics) == said and not _is_faulty(reading):
            ids = tuple(islice(reversed(reading.ids.items()), len(reading.ids) - taken))[::-1]
            texts = tuple((path, reading.tree.texts.get(path)) for path in reading.used)
            self._known[raw, corner] = _Known(value, ids, texts)
        return value


def _context(reading: Reading) -> Hashable:
    """Return all that any block may depend on beside itself and the texts that it names."""
    images = frozenset(
        (image.path, image.media_type, image.width, image.height) for image in reading.tree.images.values()
    )
    return tuple(reading.names.items()), reading.as_signed, images, reading.tree.refused


def _is_faulty(reading: Reading) -> bool:
    """Tell whether a text that was used has faults, which its first reader told: a later one may not stay silent."""
    return bool(reading.used) and any(said.span.file in reading.used for said in reading.diagnostics)
