"""The lines of a table of contents: titles that end with the number of a page."""

from collections.abc import Sequence

from compiler.diagnostics.suggestion import fold

STYLE = "toc"
_NAMES = frozenset({"table-des-matieres", "sommaire", "contents", "table-of-contents"})
_FEWEST = 3
_LONGEST = 600
_PAGE_LENGTH = 4
_DIGITS, _LEADER = "0123456789", " \t.…·_"


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
        entry = _entry(text)
        if entry is not None:
            page, has_leader = entry
            if run and page < run[-1][1]:
                found |= _kept(run, is_announced=is_announced)
                run, is_announced = [], False
            run.append((number, page, has_leader))
            continue
        found |= _kept(run, is_announced=is_announced)
        run = []
        is_announced = fold(text.strip(" :.*#")) in _NAMES
    return frozenset(found | _kept(run, is_announced=is_announced))


def _entry(text: str) -> tuple[int, bool] | None:
    """Return the page that a line names and whether dots lead to it, None when it is no entry."""
    line = text.strip()
    before = line.rstrip(_DIGITS)
    page = line[len(before) :]
    title = before.rstrip(_LEADER)
    leader = before[len(title) :]
    has_dots = len(leader.strip(" \t")) >= _FEWEST
    is_entry = 0 < len(page) <= _PAGE_LENGTH and (has_dots or "\t" in leader)
    if not is_entry or "\t" in title or len(title) > _LONGEST or not any(map(str.isalnum, title)):
        return None
    return int(page), has_dots


def _kept(run: Sequence[tuple[int, int, bool]], *, is_announced: bool) -> set[int]:
    has_leaders = any(leader for _, _, leader in run)
    is_contents = bool(run) and (is_announced or (has_leaders and len(run) >= _FEWEST))
    return {number for number, _, _ in run} if is_contents else set()
