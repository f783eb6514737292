"""A text with any line ends to line feeds alone, and back: each line that stays keeps the end that it had."""

import re
from difflib import SequenceMatcher

_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


def with_feeds(text: str) -> str:
    """Return a text as it is read: line feeds, no mark of its encoding."""
    return _END.sub("\n", text.removeprefix(_MARK))


def with_ends_of(before: str, after: str) -> str:
    """Return a text of line feeds with the line ends of the file it was made from; new lines take the usual one."""
    ends = _END.findall(before)
    mark = _MARK if before.startswith(_MARK) else ""
    usual = max(sorted(set(ends), reverse=True), key=ends.count, default="\n")
    if set(ends) <= {usual}:
        return mark + after.replace("\n", usual)
    lines = after.split("\n")
    found = [usual] * (len(lines) - 1)
    matcher = SequenceMatcher(None, with_feeds(before).split("\n"), lines, autojunk=False)
    for mine, other, size in matcher.get_matching_blocks():
        for rank in range(size):
            if mine + rank < len(ends) and other + rank < len(found):
                found[other + rank] = ends[mine + rank]
    return mark + "".join(line + end for line, end in zip(lines, [*found, ""], strict=True))
