"""Links that show their own address: to change the words that are read is to change where they lead."""

from collections.abc import Iterable, Iterator

from compiler.collect.matching.rewriting import overlap
from compiler.model.review import WordChange
from compiler.model.source_line import SourceLine
from compiler.model.text import Emphasis, Inlines, Link, Strong, plain


def touch_address(line: SourceLine, changes: Iterable[WordChange]) -> bool:
    """Tell whether changes put other words in a link that shows its own address."""
    spans = tuple(WordChange(start=start, end=end, added="") for start, end in _shown(line.content, 0))
    return bool(spans) and any(
        change.added.strip() and overlap(change, span) for change in changes for span in spans
    )


def _shown(content: Inlines, start: int) -> Iterator[tuple[int, int]]:
    for inline in content:
        end = start + len(plain((inline,)))
        match inline:
            case Link() if plain(inline.content) == inline.address:
                yield start, end
            case Strong() | Emphasis():
                yield from _shown(inline.content, start)
            case _:
                pass
        start = end
