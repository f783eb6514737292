"""Inline text to the Markdown of our form: marks as the author types them, escapes only where words would be taken for
marks. What no Markdown can say (bold that starts in the middle of a word, after a bracket) keeps its words alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from compiler.model.index import Target
from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
)
from compiler.write.escapes import AUTOMATIC, Piece, as_prose, broken, escaped, trimmed
from compiler.write.proofreading import says
from compiler.write.spelling import folded, typed

_ENTITY = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]+;|[^\t\n\f <&#;]{1,32};)")
_UNSAFE_ADDRESS = re.compile(r"[<>\n]")
_BODY = re.compile(r"[^\[\]\n]+\Z")


@dataclass(frozen=True, slots=True)
class Hand:
    """Writes inline text. It knows what each reference prints, and the folder and the keys of notes of its file."""

    index: Mapping[tuple[str, str], Target]
    keys: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""

    def line(self, content: Inlines) -> str:
        """Return a text on one line, for a heading: a line end asked for becomes a space."""
        return self.text(tuple(Text(text=" ") if isinstance(one, LineBreak) else one for one in content))

    def text(self, content: Inlines) -> str:
        """Return a text; it has several lines when the author asked for line ends."""
        if len(content) == 1 and isinstance(content[0], Text):
            return escaped([Piece(folded(content[0].text).strip(), literal=True)])
        content = self._settled(content)
        while True:
            pieces = trimmed(list(_Pieces(self).of(content)))
            held = [piece.pair for piece in pieces if piece.pair]
            written = escaped(pieces)
            if not held or (not broken(pieces) and says(written, content)):
                return written
            content = unwrapped(content, min(broken(pieces), default=max(held)))

    def _settled(self, content: Inlines) -> Inlines:
        """Return a text whose references are those that can be typed; the words of the others stand for them."""
        found: list[Inline] = []
        for inline in content:
            match inline:
                case Strong() | Emphasis() | Link():
                    found.append(replace(inline, content=self._settled(inline.content)))
                case Reference() | Figure() if not self.mark(inline):
                    found.append(Text(text=inline.text))
                case _:
                    found.append(inline)
        return tuple(found)

    def block(self, content: Inlines) -> str:
        """Return a paragraph, whose lines must not be taken for titles, lists, quotations or notes."""
        return "\n".join(map(as_prose, self.text(content).split("\n")))

    def key(self, note: str) -> str:
        """Return the key by which the file of this text calls a footnote."""
        return self.keys.get(note, note)

    def mark(self, inline: Reference | Figure) -> str:
        """Return how a mark is typed; nothing when reading it would print other words than the act's."""
        if isinstance(inline, Figure):
            written = f"[[{inline.expression}]]"
            says_itself = not inline.problem or inline.text == written
            return written if says_itself and _BODY.match(inline.expression) else ""
        body = f"{inline.kind}:{inline.target}" if inline.kind else inline.target
        form = "" if inline.form == "complet" else f"|{inline.form}"
        target = self.index.get((inline.kind, inline.target))
        same = typed(target.printed(inline.form)) == typed(inline.text) if target else not inline.known
        return f"[[{body}{form}]]" if same and _BODY.match(body) else ""


class _Pieces:
    """Takes one text apart, and numbers its emphases."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._pairs = 0

    def of(self, content: Inlines, around: str = "", *, linked: bool = False) -> Iterator[Piece]:
        """Yield the pieces of a text that stands right inside an emphasis whose sign is `around`."""
        last = ""
        for rank, inline in enumerate(content):
            ends = rank in (0, len(content) - 1)
            match inline:
                case Text() | Superscript():
                    yield Piece(folded(inline.text), literal=True, linked=linked)
                case LineBreak():
                    yield Piece("\n")
                case Strong() | Emphasis():
                    near = {last, around if ends else ""}
                    sign = "_" if "*" in near and "_" not in near else "*"
                    yield from self._emphasis(inline, sign, linked=linked)
                    last = sign
                    continue
                case Link():
                    yield from self._link(inline)
                case NoteMark():
                    yield Piece(f"[^{self._hand.key(inline.note)}]")
                case Reference() | Figure():
                    yield Piece(self._hand.mark(inline))
            last = ""

    def _emphasis(self, inline: Strong | Emphasis, sign: str, *, linked: bool) -> Iterator[Piece]:
        self._pairs += 1
        rank, run = self._pairs, sign * (2 if isinstance(inline, Strong) else 1)
        inside = list(self.of(inline.content, sign, linked=linked))
        words = "".join(piece.raw for piece in inside)
        # Space inside the signs would undo them: it goes outside.
        if words != words.lstrip(" "):
            yield Piece(" ", literal=True, linked=linked)
        yield Piece(run, pair=rank, opens=True)
        yield from trimmed(inside, " ")
        yield Piece(run, pair=rank)
        if words != words.rstrip(" "):
            yield Piece(" ", literal=True, linked=linked)

    def _link(self, link: Link) -> Iterator[Piece]:
        self._pairs += 1
        rank = self._pairs
        if link.content == (Text(text=link.address),) and (alone := alone_address(link.address)):
            yield Piece(alone, pair=rank, is_link=True)
            return
        yield Piece("[", pair=rank, is_link=True)
        yield from self.of(link.content, linked=True)
        yield Piece(f"]({typed_address(link.address)})", pair=rank, is_link=True)


def alone_address(address: str) -> str:
    """Return an address that a reader sees, as it is typed; nothing when it cannot stand alone."""
    written = f"<{_ENTITY.sub('&amp;', address)}>"
    return written if AUTOMATIC.fullmatch(written) else ""


def typed_address(address: str) -> str:
    """Return the address of a link as it is typed after its words."""
    written = _ENTITY.sub("&amp;", address)
    if not written or re.search(r"[\s()<>]", written):
        return f"<{_UNSAFE_ADDRESS.sub('', written)}>"
    return written


def unwrapped(content: Inlines, rank: int) -> Inlines:
    """Return a text without its emphasis or link of that rank, counted from 1 in reading order; its words stay."""
    return tuple(_Unwrapping(rank).of(content))


@dataclass
class _Unwrapping:
    """Counts down to the emphasis or link whose words are to stand alone."""

    left: int

    def of(self, content: Inlines) -> Iterator[Inline]:
        for inline in content:
            if not isinstance(inline, Strong | Emphasis | Link):
                yield inline
                continue
            self.left -= 1
            if self.left:
                yield replace(inline, content=tuple(self.of(inline.content)))
            else:
                yield from self.of(inline.content)
