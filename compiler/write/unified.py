"""Two texts of a file to the difference that git and patch apply."""

from collections.abc import Iterator
from difflib import SequenceMatcher

_LONG = 5_000
_NO_END = "\\ No newline at end of file"


def unified(path: str, before: str, after: str) -> str:
    """Return the difference, nothing when there is none; an empty text is a file that is not there."""
    if before == after:
        return ""
    named = f"a/{path}", f"b/{path}"
    old, new = (name if text else "/dev/null" for name, text in zip(named, (before, after), strict=True))
    found = _hunks((_lines(before), _lines(after)), (old, new))
    head = f"diff --git {named[0]} {named[1]}\n"
    kind = "" if before and after else f"{'new' if after else 'deleted'} file mode 100644\n"
    return head + kind + "".join(_ended(found))


def _hunks(texts: tuple[list[str], list[str]], names: tuple[str, str]) -> Iterator[str]:
    """Yield the lines of a difference. The library's own takes the lines that come often for noise."""
    before, after = texts
    # On a very long file its guess is what keeps the time within bounds.
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) > _LONG)
    yield f"--- {names[0]}\n"
    yield f"+++ {names[1]}\n"
    for group in matcher.get_grouped_opcodes():
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from (f" {line}" for line in before[start:end])
                continue
            yield from (f"-{line}" for line in before[start:end])
            yield from (f"+{line}" for line in after[new_start:new_end])


def _range(start: int, end: int) -> str:
    """Return lines as patch counts them: from 1, their number left out when it is one."""
    length = end - start
    first = start + 1 if length else start
    return f"{first}" if length == 1 else f"{first},{length}"


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; only a line feed ends one."""
    pieces = text.split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + pieces[-1:] * bool(pieces[-1])


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n{_NO_END}\n"
