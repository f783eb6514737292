"""The lines of an avenant that passed through other hands, with the spaces and marks of our print put back.

Word, a mail or an editor turns no-break spaces to plain ones, ’ to ', « to ". What is said does not change, so an order
reads all the same, and its quoted words are typeset as those of the act were. The proof of our own pages never comes
here: there, a wrong space is a wrong text. A line that nobody touched keeps every no-break space that it has.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from operator import add
from typing import TypeAlias

from compiler.ingest.binding import Bindings
from compiler.ingest.reading.quoting import CLOSE, OPEN, closing_place
from compiler.model.amendment import ClauseBlock, Grid, Line
from compiler.model.enacted import ActWords

Typeset: TypeAlias = Callable[[str], str]
"""A text as the act prints it: spaces folded, then French typography."""

_SPACES = "[ \u00a0\u202f]*"
_HELD = re.compile(rf"«{_SPACES}(\d+){_SPACES}»")
_BOUND = " \u00a0\u202f"
_NO_BREAKS = ("\u00a0", "\u202f")
_GAP = re.compile("([ \u00a0\u202f]+)")
# Where a guillemet touches the words around a quotation.
_JOINED = re.compile(r"(?<=[\w:,])(?=«)|(?<=»)(?=\w)")
# The last quoted line ends on the sign that closes it, then perhaps that of the sentence around.
_LAST_SIGN = re.compile(rf"\"(?={_SPACES}[;.]?\Z)")


def respell(blocks: Sequence[ClauseBlock], act: ActWords, typeset: Typeset) -> tuple[ClauseBlock, ...]:
    """Return the lines of an avenant to an act as our pages print them; each keeps its rank."""
    bindings = Bindings(act)

    def bound(text: str) -> str:
        return bindings.bind(typeset(text))

    found: list[ClauseBlock] = []
    is_spoilt = False
    for block in blocks:
        # A grid may show no sign of what happened to it: the sentence that announces it does.
        was_spoilt = is_spoilt and isinstance(block, Grid)
        is_spoilt = was_spoilt or _respelled(block, typeset, typeset) != block
        found.append(_respelled(block, typeset, bound) if is_spoilt else block)
    return tuple(found)


def _respelled(block: ClauseBlock, typeset: Typeset, quoted: Typeset) -> ClauseBlock:
    """Return a block as we print it; `quoted` typesets what it quotes."""
    match block:
        case Line():
            return replace(block, text=_held_together(block.text, _line(block.text, typeset, quoted)))
        case Grid():
            rows = tuple(tuple(_texts(cell, quoted) for cell in row) for row in block.rows)
            return replace(block, head=_texts(block.head, quoted), rows=rows)


def _texts(texts: Sequence[str], quoted: Typeset) -> tuple[str, ...]:
    return tuple(_held_together(text, quoted(text).strip(_BOUND)) for text in texts)


def _held_together(text: str, respelled: str) -> str:
    """Return a text respelled, with the no-break spaces that it had: those of a reference are no rule of typography."""
    signs, others = re.sub(_GAP, "", text), re.sub(_GAP, "", respelled)
    if len(signs) != len(others):
        return respelled
    had = {place: gap for place, gap in _gaps(text) if gap in _NO_BREAKS}
    spaces = [had.get(place, gap) if gap == " " else gap for place, gap in _gaps(respelled)]
    return "".join(map(add, _GAP.split(respelled)[::2], (*spaces, "")))


def _gaps(text: str) -> Iterator[tuple[int, str]]:
    """Yield the spaces of a text, each with how many signs stand before it."""
    pieces = _GAP.split(text)
    yield from zip(accumulate(len(word) for word in pieces[::2]), pieces[1::2], strict=False)


def _line(text: str, typeset: Typeset, quoted: Typeset) -> str:
    """Return a line: what it quotes apart from what it says, which is typeset around numbered guillemets."""
    quotes: list[str] = []
    pieces: list[str] = []
    place, text = 0, _with_guillemets(text)
    while (start := text.find("«", place)) >= 0:
        end = closing_place(text, start)
        pieces += (text[place:start], f"«{len(quotes)}»" if end >= 0 else "")
        last = end if end >= 0 else len(text)
        quotes.append(_inside(text[start + 1 : last], quoted))
        place = last + 1
        if end < 0:
            # A quotation of several lines: only the last of them shuts it.
            return f"{_filled(''.join(pieces), quotes, typeset)}{OPEN}{quotes[-1]}"
    return _filled("".join((*pieces, text[place:])), quotes, typeset)


def _filled(said: str, quotes: Sequence[str], typeset: Typeset) -> str:
    def quote(held: re.Match[str]) -> str:
        return f"{OPEN}{quotes[int(held[1])]}{CLOSE}"

    return _HELD.sub(quote, typeset(_JOINED.sub(" ", said)).strip(_BOUND))


def _inside(words: str, quoted: Typeset) -> str:
    """Return quoted words, whose own guillemets are “ and ”."""
    inner = re.sub(rf"“{_SPACES}", "“", re.sub(rf"{_SPACES}”", "”", _turned(words, "“", "”")))
    return quoted(inner).strip(_BOUND)


def _with_guillemets(text: str) -> str:
    """Return a line whose straight quotes stand for guillemets: outside quotations, and around a quoted line."""
    if '"' not in text or text.startswith("«"):
        return text
    if _LAST_SIGN.match(text):
        # What shuts a quotation that ends on a table.
        return _LAST_SIGN.sub("»", text)
    if text.startswith('"'):
        shut = _LAST_SIGN.sub("»", text[1:], count=1) if text.count('"') % 2 == 0 else text[1:]
        return f"«{shut}"
    pieces: list[str] = []
    place = 0
    while (start := text.find("«", place)) >= 0 and (end := closing_place(text, start)) >= 0:
        pieces += (text[place:start], text[start : end + 1].replace('"', "\x03"))
        place = end + 1
    return _turned("".join((*pieces, text[place:])), "«", "»").replace("\x03", '"')


def _turned(text: str, opening: str, closing: str) -> str:
    """Return a text whose straight quotes open and close by turns."""
    head, *rest = text.split('"')
    return head + "".join(f"{closing if rank % 2 else opening}{one}" for rank, one in enumerate(rest))
