"""The table of contents of a paper: where it stands, and the titles that it announces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.grids import spread
from compiler.adopt.recognising.profile import Profile
from compiler.adopt.recognising.statement import Statement

_PAGE = re.compile(r"(?:\s*[.…·_]{2,}\s*|\t\s*|\s{2,}|\s*[.…]\s+)\d{1,4}\s*\Z")
_STYLE = re.compile(r"(?:toc|tm|table des mati\S+|contents)\s*\d*\Z", re.IGNORECASE)
_FEWEST = 2
_LATEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A stretch of statements, the end not included, and the titles in it without their pages."""

    start: int = 0
    end: int = 0
    titles: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Tell whether the paper has one."""
        return self.end > self.start


def find_contents(statements: Sequence[Statement], profile: Profile) -> Contents:
    """Return the table of contents: lines that end with a page number, under the words that announce them."""
    names = {fold(word) for word in profile.contents_words}
    for place, statement in enumerate(statements[:_LATEST]):
        if fold(statement.text).strip(" :.") in names:
            end = _end(statements, place + 1)
            if end > place + 1:
                return _found(statements, place, place + 1, end)
            if place + 1 < len(statements) and (titles := _grid_titles(statements[place + 1])):
                return Contents(start=place, end=place + 2, titles=titles)
        elif _is_line(statement):
            end = _end(statements, place)
            if end - place > _FEWEST:
                return _found(statements, place, place, end)
    return Contents()


def _grid_titles(statement: Statement) -> tuple[str, ...]:
    """Return the titles of a table of contents whose tabs made a grid of it: each row ends with a page."""
    if statement.grid is None:
        return ()
    rows = [[content.text for content in row if content.text] for row in spread(statement.grid).rows]
    are_lines = all(len(row) >= _FEWEST and row[-1].isdigit() for row in rows)
    return tuple(" ".join(row[:-1]) for row in rows) if are_lines else ()


def _end(statements: Sequence[Statement], start: int) -> int:
    end = start
    while end < len(statements) and _is_line(statements[end]):
        end += 1
    return end


def _is_line(statement: Statement) -> bool:
    return statement.is_words and bool(_PAGE.search(statement.text) or _STYLE.match(statement.style))


def _found(statements: Sequence[Statement], start: int, first: int, end: int) -> Contents:
    titles = tuple(_PAGE.sub("", statement.text).strip(" .…\t") for statement in statements[first:end])
    return Contents(start=start, end=end, titles=titles)
