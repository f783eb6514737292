"""The lines of an avenant to its operations, article by article, each line read as part of an order."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from string import ascii_lowercase

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.ingest.order import Order
from compiler.ingest.reading.clauses import is_order, read_order
from compiler.ingest.reading.names import Names
from compiler.ingest.reading.page import Numbered, read_page
from compiler.ingest.reading.places import Home, Places
from compiler.ingest.reading.quotations import DivisionReader
from compiler.ingest.reading.quoting import mask
from compiler.ingest.reading.several import each_sentence
from compiler.ingest.reading.unread import UnreadError, added, unread
from compiler.model.amendment import ClauseBlock, Line
from compiler.model.operation import Operation
from compiler.model.protocol import Protocol

_WITHOUT_ORDER = frozenset(
    {
        "Objet",
        "Conventions de lecture",
        "Entrée en vigueur",
        "Stipulations non modifiées",
        "Annexes",
        "Consolidation",
        "Publicité",
        "Adhésion",
        "Signatures",
    }
)
_NUMBERED = re.compile(r"(?P<rank>\d+)° (?P<text>.*)", re.DOTALL)
_LETTERED = re.compile(r"(?P<rank>[a-z]{1,2})\) (?P<text>.*)", re.DOTALL)
_OPENING = re.compile(r"(.+?) (?:est|sont) ainsi modifiée?s?[ \u00a0]:")
_END = re.compile(r"(?:[ \u00a0\u202f]?;|\.)\Z")
# Where a sentence ends, or where another is joined to it.
_PARTS = re.compile(r"(?<=\.)\s+|,\s+et\s+")
_LETTERS = (*ascii_lowercase, *("".join(pair) for pair in product(ascii_lowercase, repeat=2)))
_MOST_ADDED = 3
_UNREAD, _UNKNOWN_PLACE = "avenant.unread-sentence", "avenant.unknown-place"
_PLACE_ONLY = re.compile(r"(.+?)[ \u00a0]:")


def read_operations(
    blocks: Sequence[ClauseBlock], base: Protocol, file: str = ""
) -> Result[tuple[Operation, ...]]:
    """Return what an avenant orders, all its sentences read; errors as `read_orders`."""
    orders = read_orders(blocks, base, file)
    return Result(tuple(order.operation for order in orders.value), orders.diagnostics)


def read_orders(blocks: Sequence[ClauseBlock], base: Protocol, file: str = "") -> Result[tuple[Order, ...]]:
    """Return what an avenant orders, each with its sentence, all its sentences read.

    Errors: avenant.not-an-avenant, avenant.unread-sentence, avenant.unknown-place.
    """
    reader = _Reader(base, file)
    page = read_page(blocks)
    if not page.articles:
        return Result((), (_not_an_avenant(file),))
    reader.without_order(page.front)
    orders: list[Order] = []
    for rank, article in enumerate(page.articles, start=1):
        if article.number != rank:
            reader.refuse(
                UnreadError(_UNREAD, "un article manque, ou n'est pas à son rang."), article.heading
            )
        if article.title in _WITHOUT_ORDER:
            reader.without_order(article.lines)
        else:
            orders += reader.article(article.lines)
    reader.without_order(page.signatures)
    return Result(tuple(orders), tuple(reader.diagnostics))


def _not_an_avenant(file: str) -> Diagnostic:
    return Diagnostic(
        code="avenant.not-an-avenant",
        message="Ce document n'a pas d'article « Article 1er – … » : ce n'est pas un avenant.",
        span=Span(file=file),
        hint="donnez le fichier avenant.docx ou avenant.md",
    )


class _Reader:
    """Reads articles one by one, gathering what it could not read."""

    def __init__(self, base: Protocol, file: str) -> None:
        self.file = file
        self.names = Names(base)
        self.divisions = DivisionReader(self.names)
        self.diagnostics: list[Diagnostic] = []

    def without_order(self, lines: Sequence[Numbered]) -> None:
        """Refuse an order where no order is to stand: it would be signed, and nobody would have applied it."""
        for line in lines:
            if isinstance(line.block, Line) and self._orders(line.block.text):
                self.refuse(
                    UnreadError(_UNREAD, "un ordre ne se donne que dans un article modificatif."), line
                )

    def _orders(self, text: str) -> bool:
        """Tell whether a text, one of its sentences, or what one of them adds, is an order."""
        parts = (part for part in _PARTS.split(text) if part)
        return self._is_order(text) or any(self._is_order(part[:1].upper() + part[1:]) for part in parts)

    def _is_order(self, text: str) -> bool:
        sentence = _END.sub("", _bare(_bare(text, _NUMBERED), _LETTERED))
        try:
            if not is_order(sentence):
                return False
            for one in each_sentence(sentence, self.names):
                read_order(one, (), Places(self.names), self.divisions)
        except UnreadError as refusal:
            return refusal.code != _UNKNOWN_PLACE
        return True

    def article(self, lines: Sequence[Numbered]) -> Iterator[Order]:
        """Yield the orders of an article."""
        if not lines:
            return
        places = Places(self.names)
        rank, words = _opening(lines)
        if words:
            start = next(at for at, line in enumerate(lines) if _is_clause(line.block))
            for line in (*lines[:rank], *lines[rank + 1 : start]):
                self.refuse(added(), line)
            try:
                places = Places(self.names, self._opened(words))
            except UnreadError as refusal:
                self.refuse(refusal, lines[rank])
                return
            lines = lines[start:]
        self._follow(lines, _NUMBERED, [f"{rank}" for rank in range(1, len(lines) + 1)])
        for clause in _split(lines, _NUMBERED):
            yield from self._clause(clause, places)

    def _follow(self, lines: Sequence[Numbered], mark: re.Pattern[str], wanted: Sequence[str]) -> None:
        """Refuse marks that do not follow one another: an order was taken away, or put in."""
        texts = ((line, line.block.text) for line in lines if isinstance(line.block, Line))
        marked = ((line, match["rank"]) for line, text in texts if (match := mark.fullmatch(text)))
        for expected, (line, rank) in zip(wanted, marked, strict=False):
            if rank != expected:
                self.refuse(UnreadError(_UNREAD, "un ordre manque, ou n'est pas à son rang."), line)
                return

    def _opened(self, words: str) -> str:
        masked = mask(words[:1].lower() + words[1:])
        place = Places(self.names).read(masked.text, masked)
        if not isinstance(place, Home):
            raise unread(words)
        return place.division

    def _clause(self, lines: Sequence[Numbered], places: Places) -> Iterator[Order]:
        """Yield the orders of a clause, or of each sentence listed under its place."""
        head = lines[0].block
        if not isinstance(head, Line):
            self.refuse(unread("tableau sans phrase"), lines[0])
            return
        sentence = _bare(head.text, _NUMBERED)
        place = _PLACE_ONLY.fullmatch(sentence)
        if place is not None and len(lines) > 1 and _is_lettered(lines[1].block):
            self._follow(lines[1:], _LETTERED, _LETTERS)
            for order in _split(lines[1:], _LETTERED):
                yield from self._order(order, places, place[1])
            return
        yield from self._order(lines, places, "")

    def _order(self, lines: Sequence[Numbered], places: Places, place: str) -> Iterator[Order]:
        try:
            for operation in self._read(lines, places, place):
                yield Order(operation=operation, line=lines[0].rank, sentence=_sentence(lines[0].block))
        except UnreadError as refusal:
            strangers = self._strangers(lines, places, place)
            for line in strangers:
                self.refuse(added(), line)
            if not strangers:
                self.refuse(refusal, lines[0])

    def _read(self, lines: Sequence[Numbered], places: Places, place: str) -> tuple[Operation, ...]:
        head, *rest = (line.block for line in lines)
        if not isinstance(head, Line):
            raise unread("tableau sans phrase")
        text = _bare(_bare(head.text, _NUMBERED), _LETTERED)
        sentence = text if rest else _END.sub("", text)
        if place:
            sentence = f"{place}, {sentence[:1].lower()}{sentence[1:]}"
        return tuple(
            operation
            for one in each_sentence(sentence, self.names)
            for operation in read_order(one, tuple(rest), places, self.divisions)
        )

    def _strangers(self, lines: Sequence[Numbered], places: Places, place: str) -> Sequence[Numbered]:
        """Return the fewest lines, one after the other, without which an order reads: somebody added them."""
        for length in range(1, min(len(lines), _MOST_ADDED + 1)):
            for start in range(len(lines) - length, 0, -1):
                try:
                    self._read((*lines[:start], *lines[start + length :]), places, place)
                except UnreadError:
                    continue
                return lines[start : start + length]
        return ()

    def refuse(self, refusal: UnreadError, line: Numbered) -> None:
        """Note that a line cannot be applied, and why."""
        self.diagnostics.append(
            Diagnostic(
                code=refusal.code,
                message=f"La phrase « {_sentence(line.block)} » ne peut pas être appliquée : {refusal}",
                span=Span(file=self.file, line=line.rank, end_line=line.rank),
                hint="produisez de nouveau l'avenant, sans le modifier à la main",
            )
        )


def _sentence(block: ClauseBlock) -> str:
    return block.text if isinstance(block, Line) else block.caption


def _opening(lines: Sequence[Numbered]) -> tuple[int, str]:
    """Return where the numbered orders of an article are announced, and for which place; empty when none is."""
    first = next((rank for rank, line in enumerate(lines) if _is_clause(line.block)), 0)
    for rank, line in enumerate(lines[:first]):
        match = _OPENING.fullmatch(line.block.text) if isinstance(line.block, Line) else None
        if match:
            return rank, match[1]
    return 0, ""


def _is_clause(block: ClauseBlock) -> bool:
    return isinstance(block, Line) and _NUMBERED.fullmatch(block.text) is not None


def _is_lettered(block: ClauseBlock) -> bool:
    return isinstance(block, Line) and _LETTERED.fullmatch(block.text) is not None


def _bare(text: str, mark: re.Pattern[str]) -> str:
    match = mark.fullmatch(text)
    return match["text"] if match else text


def _split(lines: Sequence[Numbered], mark: re.Pattern[str]) -> Iterator[list[Numbered]]:
    """Yield runs of lines, each from the one that bears a mark."""
    run: list[Numbered] = []
    for line in lines:
        begins = isinstance(line.block, Line) and mark.fullmatch(line.block.text) is not None
        if begins and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run
