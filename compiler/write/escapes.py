"""Pieces of a text to one text: a backslash before each sign that Markdown would take for a mark, and no others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from compiler.write.spelling import straight

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SPECIAL = re.compile(r"[\\*_\[\]<!]")
_MARK = re.compile(r"\[\[[^\[\]\n]+\]\]|\[\^[^\]\s]+\]")
AUTOMATIC = re.compile(r"<[A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*>")
_STARS, _UNDERSCORES = re.compile(r"\*+"), re.compile("_+")
_OPENS_BLOCK = re.compile(
    r"(?P<first>#{1,6}(?:[ \t]|$)|>|[-+*](?:[ \t]|$)|```|~~~|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:\*[ \t]*){3,}$)"
    r"|(?P<last>\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of what is written. `literal` words may need escapes; `pair` is the rank of what it opens or shuts."""

    raw: str
    literal: bool = False
    linked: bool = False
    pair: int = 0
    opens: bool = False
    is_link: bool = False


def trimmed(pieces: list[Piece], spaces: str = " \n") -> list[Piece]:
    """Return pieces without space or line end at either end."""
    kept = list(pieces)
    for end in (0, -1):
        while kept and not kept[end].pair:
            raw = kept[end].raw.lstrip(spaces) if end == 0 else kept[end].raw.rstrip(spaces)
            kept[end] = replace(kept[end], raw=raw)
            if raw:
                break
            del kept[end]
    return kept


def broken(pieces: list[Piece]) -> set[int]:
    """Return the emphases whose signs would be taken for words where they stand."""
    whole = "".join(piece.raw for piece in pieces)
    found: set[int] = set()
    place = 0
    for piece in pieces:
        end = place + len(piece.raw)
        if piece.pair and not piece.is_link:
            opens, closes = _sides(whole, place, end)
            if not (opens if piece.opens else closes):
                found.add(piece.pair)
        place = end
    return found


def _sides(whole: str, start: int, end: int) -> tuple[bool, bool]:
    """Tell whether the stars or underscores from `start` to `end` may open an emphasis, and may shut one."""
    before, after = whole[start - 1 : start] or "\n", whole[end : end + 1] or "\n"
    if whole[start] == "_" and before.isalnum() and after.isalnum():
        return False, False
    opens = not after.isspace() and not (_is_point(after) and not before.isspace() and not _is_point(before))
    closes = not before.isspace() and not (_is_point(before) and not after.isspace() and not _is_point(after))
    return opens, closes


def _is_point(sign: str) -> bool:
    return not sign.isspace() and not sign.isalnum()


def escaped(pieces: list[Piece]) -> str:
    """Return pieces as one text; line ends asked for get their backslash."""
    pieces = list(_spelt(pieces))
    whole = "".join(piece.raw for piece in pieces)
    if not _SPECIAL.search(whole):
        return whole.replace("\n", "\\\n")
    live = _live_runs(whole)
    written: list[str] = []
    place = 0
    for piece in pieces:
        for rank, sign in enumerate(piece.raw, place):
            is_mark = piece.literal and (rank in live or _is_mark(whole, rank, linked=piece.linked))
            written.append(f"\\{sign}" if is_mark or sign == "\n" else sign)
        place += len(piece.raw)
    return "".join(written)


def _spelt(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces with neighbouring words joined, as one types them."""
    for (is_literal, is_linked), run in groupby(pieces, lambda piece: (piece.literal, piece.linked)):
        if is_literal:
            yield Piece(straight("".join(piece.raw for piece in run)), literal=True, linked=is_linked)
        else:
            yield from run


def _live_runs(whole: str) -> frozenset[int]:
    """Return the places of the stars and underscores that could mean emphasis: alone of its kind, a run means none."""
    found: set[int] = set()
    for runs in (_STARS, _UNDERSCORES):
        live = [match for match in runs.finditer(whole) if any(_sides(whole, *match.span()))]
        if len(live) > 1:
            found.update(place for match in live for place in range(*match.span()))
    return frozenset(found)


def _is_mark(whole: str, rank: int, *, linked: bool) -> bool:
    """Tell whether a sign of plain words would be taken for a mark."""
    following = whole[rank + 1 : rank + 2]
    match whole[rank]:
        case "\\":
            return not following or following == "\n" or following in _PUNCTUATION
        case "[":
            return linked or _MARK.match(whole, rank) is not None or "](" in whole[rank:]
        case "]":
            return linked
        case "<":
            return AUTOMATIC.match(whole, rank) is not None
        case "!":
            # "!" before a link would make it a picture; after "<", it would open a comment.
            return following == "[" or whole.startswith("<!--", rank - 1)
        case _:
            return False


def as_prose(line: str) -> str:
    """Return a line of words that opens no title, list, quotation, fence or note."""
    found = _OPENS_BLOCK.match(line)
    if found is None:
        return line
    if found["first"]:
        return f"\\{line}"
    sign = found.end("last") - 1
    return f"{line[:sign]}\\{line[sign:]}"
