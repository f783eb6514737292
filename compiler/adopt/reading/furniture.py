"""What a printer puts on every page: numbers of pages, running lines. What is only likely is told as such."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compiler.adopt.reading.decoding import FORM_FEED
from compiler.adopt.reading.doubts import Doubts, quoted
from compiler.diagnostics.span import whole_lines
from compiler.model.paper import DoubtKind

_PAGE = re.compile(
    r"\s*(?:[-–—•|]\s*)?(?:(?P<word>p(?:age|\.)?)\s*)?(?P<page>\d{1,4})"
    r"(?:\s*(?:/|sur|of|de)\s*(?P<whole>\d{1,4}))?\s*(?:[-–—•|]\s*)?",
    re.IGNORECASE,
)
_FEWEST = 3
_LONGEST = 120
_SHORTEST_PAGE = 500
_SAYS_SO = re.compile(
    r"\s*(?:[-–—•|]\s*)?(?:p(?:age|\.)\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?)\s*(?:[-–—•|]\s*)?",
    re.IGNORECASE,
)
_LOOKS_SO = re.compile(
    r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?P<page>\d{1,4})\s*(?:/|sur)\s*(?P<whole>\d{1,4}))\s*"
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A number alone on its line: where, how much, and how many letters stand before it since the last one."""

    line: int
    value: int
    before: int
    is_named: bool


def find_furniture(lines: Sequence[tuple[int, str]], file: str, doubts: Doubts) -> frozenset[int]:
    """Return the numbers of the lines to take off."""
    counted = _page_numbers(lines)
    named, likely = _lone_pages(lines, _says_page), _lone_pages(lines, _looks_page)
    pages = counted | named | likely
    running = _running_lines(lines, pages)
    texts = dict(lines)
    for number in sorted(pages | running):
        text = texts[number].strip()
        what = "numéro de page" if number in pages else "ligne répétée à chaque page"
        doubts.tell(
            DoubtKind.PAGE_FURNITURE,
            f"{quoted(text)} n'est pas repris : {what}.",
            whole_lines(file, number, number),
            left_out=text,
            is_sure=number in counted | named | running,
        )
    return frozenset(pages | running)


def _lone_pages(lines: Sequence[tuple[int, str]], is_page: Callable[[str], bool]) -> set[int]:
    """Return the lines alone between blank ones that say that they number a page, or have the look of it."""
    return {number for place, (number, text) in enumerate(lines) if is_page(text) and _is_alone(lines, place)}


def _says_page(text: str) -> bool:
    return _SAYS_SO.fullmatch(text) is not None


def _looks_page(text: str) -> bool:
    """Tell whether a line is "- 4 -", or "5/12" where the page is one of the whole."""
    found = _LOOKS_SO.fullmatch(text)
    return found is not None and (found["page"] is None or 0 < int(found["page"]) <= int(found["whole"]))


def _page_numbers(lines: Sequence[tuple[int, str]]) -> set[int]:
    """Return the lines that hold only a number, alone between blank lines, when these numbers follow one another."""
    run: list[_Page] = []
    found: set[int] = set()
    written = 0
    for place, (number, text) in enumerate(lines):
        page = _PAGE.fullmatch(text) if text.strip() and "\t" not in text else None
        if page is None or not _is_alone(lines, place):
            written += len(text)
            continue
        value = int(page["page"])
        if run and (value != run[-1].value + 1 or not written):
            found |= _sure(run)
            run = []
        run.append(_Page(number, value, written, is_named=bool(page["word"] or page["whole"])))
        written = 0
    return found | _sure(run)


def _sure(run: Sequence[_Page]) -> set[int]:
    """Return the lines of a run that is one of pages: it says so, or a page's worth of text parts its numbers."""
    is_long = sum(page.before for page in run[1:]) >= _SHORTEST_PAGE * (len(run) - 1)
    is_sure = len(run) >= _FEWEST and (is_long or all(page.is_named for page in run))
    return {page.line for page in run} if is_sure else set()


def _is_alone(lines: Sequence[tuple[int, str]], place: int) -> bool:
    return all(
        not 0 <= near < len(lines) or _is_gap(lines[near][1]) or FORM_FEED in lines[near][1]
        for near in (place - 1, place + 1)
    )


def _is_gap(text: str) -> bool:
    return not text.strip()


def _running_lines(lines: Sequence[tuple[int, str]], pages: set[int]) -> set[int]:
    """Return the short lines that are the same next to every page number, or at every form feed."""
    texts = {number: " ".join(text.split()) for number, text in lines if len(text) <= _LONGEST}
    edges = _edges(lines, pages)
    at_edges = Counter(texts[number] for number in edges)
    everywhere = Counter(texts.values())
    return {number for number in edges if _FEWEST <= at_edges[texts[number]] == everywhere[texts[number]]}


def _edges(lines: Sequence[tuple[int, str]], pages: set[int]) -> set[int]:
    """Return the short lines nearest to page ends, before and after."""
    edges: set[int] = set()
    last = 0
    after_end = False
    for number, text in lines:
        is_end = number in pages or (FORM_FEED in text and not text.strip())
        if is_end:
            edges.add(last)
            after_end = True
            continue
        if not text.strip():
            continue
        if after_end or text.startswith(FORM_FEED):
            edges.add(number)
            if text.startswith(FORM_FEED):
                edges.add(last)
            after_end = False
        last = number
    texts = dict(lines)
    return {
        number for number in edges if number and "\t" not in texts[number] and len(texts[number]) <= _LONGEST
    }
