"""Two texts of a file to the difference that git and patch apply."""

from collections.abc import Iterator
from difflib import unified_diff

_NO_END = "\\ No newline at end of file"


def unified(path: str, before: str, after: str) -> str:
    """Return the difference, nothing when there is none; an empty text is a file that is not there."""
    if before == after:
        return ""
    named = f"a/{path}", f"b/{path}"
    old, new = (name if text else "/dev/null" for name, text in zip(named, (before, after), strict=True))
    found = unified_diff(_lines(before), _lines(after), old, new)
    head = f"diff --git {named[0]} {named[1]}\n"
    kind = "" if before and after else f"{'new' if after else 'deleted'} file mode 100644\n"
    return head + kind + "".join(_ended(found))


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; only a line feed ends one."""
    pieces = text.split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + pieces[-1:] * bool(pieces[-1])


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n{_NO_END}\n"
