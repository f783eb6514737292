"""The lines of a table of contents: titles that end with the number of a page."""

import re
from collections.abc import Sequence

from compiler.diagnostics.suggestion import fold

STYLE = "toc"
_ENTRY = re.compile(r"(?P<title>.*?\w.*?)(?P<leader>\s*[.…·_]{3,}[\s.…·_]*|\t+\s*)(?P<page>\d{1,4})\s*")
_NAMES = frozenset({"table-des-matieres", "sommaire", "contents", "table-of-contents"})
_FEWEST = 3


def contents_lines(lines: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of the lines of tables of contents: runs of entries whose pages never go back.

    A run counts under words that announce it, or when one of its lines has dot leaders.
    """
    found: set[int] = set()
    run: list[tuple[int, int, bool]] = []
    is_announced = False
    for number, text in lines:
        if not text.strip():
            continue
        entry = _ENTRY.fullmatch(text) if len(text) <= _LONGEST else None
        if entry is not None and "\t" not in entry["title"].strip("\t"):
            page = int(entry["page"])
            if run and page < run[-1][1]:
                found |= _kept(run, is_announced=is_announced)
                run, is_announced = [], False
            run.append((number, page, bool(entry["leader"].strip())))
            continue
        found |= _kept(run, is_announced=is_announced)
        run = []
        is_announced = fold(text.strip(" :.*#")) in _NAMES
    return frozenset(found | _kept(run, is_announced=is_announced))


_LONGEST = 600


def _kept(run: Sequence[tuple[int, int, bool]], *, is_announced: bool) -> set[int]:
    has_leaders = any(leader for _, _, leader in run)
    is_contents = bool(run) and (is_announced or (has_leaders and len(run) >= _FEWEST))
    return {number for number, _, _ in run} if is_contents else set()
