"""Pandoc's blocks to the pieces of a paper. These files have no lines: the line of a span is the rank of its paragraph.

What Pandoc gives as raw text is kept among the words, and told.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from compiler.adopt.reading.doubts import Doubts, quoted
from compiler.adopt.reading.places import Places
from compiler.adopt.reading.raised import raised_signs, told_raised, told_repeated
from compiler.adopt.reading.ranks import letter, roman
from compiler.adopt.reading.struck import opens_struck, tell_struck
from compiler.adopt.reading.tree_inlines import DEEPEST, Element, InlineReader, TooDeepError, Words
from compiler.diagnostics.span import Span
from compiler.model.bookmark import Mark, read_bookmark
from compiler.model.paper import Cell, DoubtKind, Entry, Footnote, Grid, Heading, Image, Line, Piece
from compiler.model.text import Inlines, LineBreak, Text

_STYLE = "custom-style"
_CAPTION = "caption"
# What Word and LibreOffice call it in whatever language.
_TITLE = "Title"
_TAG = re.compile(r"<[^<>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass
class TreeReader:
    """Reads the blocks of one document, in order. `struck` are the words that it strikes out."""

    file: str
    places: Places
    doubts: Doubts
    has_names: bool = False
    notes: list[Footnote] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    _rank: int = 0
    _depth: int = 0
    _pending: str = ""

    def __post_init__(self) -> None:
        self._inlines = InlineReader(self.places, self._keep_note)

    def read(self, document: Element) -> tuple[Inlines, tuple[Piece, ...]]:
        """Return the title of a document and its pieces. Errors: TooDeepError."""
        title, before = self._metadata(document.get("meta", {}))
        pieces = (*before, *self._blocks(document["blocks"]))
        styled = (piece.words for piece in pieces if isinstance(piece, Line) and piece.style == _TITLE)
        return title or next(styled, ()), pieces

    def _span(self) -> Span:
        self._rank += 1
        return Span(file=self.file, line=self._rank, end_line=self._rank)

    def _metadata(self, meta: Element) -> tuple[Inlines, list[Piece]]:
        """Return the title, and a line for anything else that the document says of itself."""
        title: Inlines = ()
        pieces: list[Piece] = []
        for key, value in meta.items():
            words = self._meta_words(value)
            if key == "title":
                title = words
            elif words:
                pieces.append(Line(words=words, style=key, span=self._span()))
        return title, pieces

    def _meta_words(self, value: Element) -> Inlines:
        match value["t"]:
            case "MetaInlines":
                return self._read(value["c"]).words
            case "MetaString":
                return (Text(text=value["c"]),) if value["c"] else ()
            case "MetaBlocks":
                return self._run_together(value["c"])
            case "MetaList":
                return _by_line([self._meta_words(each) for each in value["c"]])
            case _:
                return ()

    def _keep_note(self, blocks: list[Element], anchor: str) -> str:
        mark = str(len(self.notes) + 1)
        self.notes.append(Footnote(mark=mark, words=(), anchor=anchor, span=self._span()))
        rank = len(self.notes) - 1
        words = self._run_together(blocks)
        self.notes[rank] = Footnote(mark=mark, words=words, anchor=anchor, span=self.notes[rank].span)
        return mark

    def _run_together(self, blocks: list[Element]) -> Inlines:
        """Return the words of some blocks, one paragraph a line."""
        return _together(self._blocks(blocks))

    # -- blocks

    def _blocks(self, blocks: list[Element], style: str = "", depth: int = 0) -> Iterator[Piece]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooDeepError
        for block in blocks:
            yield from self._block(block["t"], block.get("c"), style, depth)
        self._depth -= 1

    def _block(self, kind: str, content: Any, style: str, depth: int) -> Iterator[Piece]:  # noqa: ANN401 - JSON
        match kind:
            case "Para" | "Plain":
                yield from self._paragraph(content, style)
            case "Header":
                yield from self._heading(content)
            case "BulletList":
                yield from self._list(content, ["-"] * len(content), depth + 1)
            case "OrderedList":
                (start, look, signs), items = content
                markers = [_marker(start + rank, look["t"], signs["t"]) for rank in range(len(items))]
                yield from self._list(items, markers, depth + 1)
            case "Div":
                (name, _, pairs), inner = content
                self._pending = name or self._pending
                yield from self._blocks(inner, dict(pairs).get(_STYLE, style), depth)
            case "Table":
                yield self._table(content)
            case "Figure":
                yield from self._blocks(content[2], style, depth)
                yield from self._blocks(content[1][1], _CAPTION, depth)
            case _:
                yield from self._other(kind, content, style, depth)

    def _other(self, kind: str, content: Any, style: str, depth: int) -> Iterator[Piece]:  # noqa: ANN401 - JSON
        match kind:
            case "LineBlock":
                words = _by_line([self._read(line).words for line in content])
                yield Line(words=words, style=style, span=self._span())
            case "BlockQuote":
                yield from self._blocks(content, style or "quote", depth)
            case "CodeBlock":
                yield from self._raw_lines(content[1], style or "code")
            case "RawBlock":
                yield from self._raw(content[1])
            case "DefinitionList":
                for term, definitions in content:
                    yield from self._paragraph(term, style)
                    for blocks in definitions:
                        yield from self._blocks(blocks, style, depth)
            case _:
                # A rule drawn across the page, or nothing at all.
                return

    def _anchor(self, found: Words) -> str:
        anchor, self._pending = found.anchor or self._pending, ""
        return anchor

    def _paragraph(self, elements: list[Element], style: str) -> Iterator[Piece]:
        found = self._read(elements)
        if found.words:
            yield self._piece(found, style, self._anchor(found))
        yield from self._images(found)

    def _piece(self, found: Words, style: str, anchor: str) -> Piece:
        span = self._span()
        if found.level:
            return Heading(words=found.words, level=found.level, anchor=anchor, span=span)
        if found.depth:
            return Entry(words=found.words, marker=found.marker, depth=found.depth, anchor=anchor, span=span)
        return Line(words=found.words, style=found.style or style, anchor=anchor, span=span)

    def _read(self, elements: list[Element]) -> Words:
        """Read words; the place of an empty paragraph goes to what follows it."""
        found = self._inlines.read(elements)
        if not found.words and found.anchors:
            self._pending = found.anchors[0]
        for text in found.unread:
            self._tell_raw(text)
        here = Span(file=self.file, line=self._rank + 1, end_line=self._rank + 1)
        for text in found.struck:
            self.struck.append(text)
            tell_struck(text, here, self.doubts)
        if found.struck and not found.words:
            # A paragraph struck whole has a place of its own: what comes after it keeps the number that Word counts.
            self._rank += 1
        for word in found.raised:
            self._tell_raised(word, here)
        return found

    def _tell_raised(self, word: str, here: Span) -> None:
        """Tell raised figures; those of a note called before repeat its call."""
        is_repeated = any(word.endswith(raised_signs(note.mark)) for note in self.notes)
        message = told_repeated(word) if is_repeated else told_raised(word)
        self.doubts.tell(DoubtKind.NOTE_WITHOUT_TEXT, message, here, is_sure=is_repeated)

    def _images(self, found: Words) -> Iterator[Piece]:
        for alternative, name in found.images:
            yield Image(alternative=alternative, name=name, span=self._span())

    def _heading(self, content: list[Any]) -> Iterator[Piece]:
        level, (name, _, _), elements = content
        found = self._read(elements)
        # Pandoc makes a name for each heading of an office file; those of Markdown were written.
        self._pending = self._pending or (name if self.has_names else "")
        if found.words:
            yield Heading(words=found.words, level=level, anchor=self._anchor(found), span=self._span())
        yield from self._images(found)

    def _list(self, items: list[list[Element]], markers: list[str], depth: int) -> Iterator[Piece]:
        for item, marker in zip(items, markers, strict=True):
            announced = marker
            for piece in self._blocks(item, depth=depth):
                if isinstance(piece, Line):
                    yield Entry(
                        words=piece.words,
                        marker=announced,
                        depth=depth,
                        anchor=piece.anchor,
                        span=piece.span,
                    )
                else:
                    yield piece
                if isinstance(piece, Line | Entry):
                    announced = ""

    # -- tables

    def _table(self, content: list[Any]) -> Grid:
        (name, _, _), (_, caption), _, (_, head), bodies, (_, foot) = content
        span = self._span()
        anchor, self._pending = name or self._pending, ""
        titles = tuple(self._blocks(caption))
        anchor = next((title.anchor for title in titles if isinstance(title, Line) and title.anchor), anchor)
        heads = [row for row in (self._row(each) for each in head) if any(cell.pieces for cell in row)]
        rows = [self._row(each) for _, _, inner_head, inner in bodies for each in (*inner_head, *inner)]
        rows += [self._row(each) for each in foot]
        whole = (*heads, *rows)
        return Grid(
            rows=whole,
            heads=len(heads),
            caption=_together(titles),
            anchor=_table_place(whole) or anchor,
            span=span,
        )

    def _row(self, row: list[Any]) -> tuple[Cell, ...]:
        return tuple(self._cell(cell) for cell in row[1])

    def _cell(self, cell: list[Any]) -> Cell:
        (name, _, _), _, rows, columns, blocks = cell
        span = self._span()
        self._pending = name
        pieces = tuple(self._flat(self._blocks(blocks)))
        anchor = next((piece.anchor for piece in pieces if not isinstance(piece, Image) and piece.anchor), "")
        anchor, self._pending = anchor or self._pending, ""
        return Cell(pieces=pieces, columns=columns, rows=rows, anchor=anchor, span=span)

    def _flat(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield the pieces of a cell; a table inside it, which no act can hold, gives those of its cells."""
        for piece in pieces:
            if not isinstance(piece, Grid):
                yield piece
                continue
            message = "Un tableau est placé dans une case d'un autre : ses cases en sont reprises comme des alinéas."
            self.doubts.tell(DoubtKind.GRID_JOINED, message, piece.span)
            for row in piece.rows:
                for cell in row:
                    yield from cell.pieces

    # -- raw text

    def _raw_lines(self, text: str, style: str) -> Iterator[Piece]:
        for line in text.split("\n"):
            if line.strip():
                yield Line(words=(Text(text=line.strip()),), style=style, span=self._span())

    def _raw(self, text: str) -> Iterator[Piece]:
        for comment in _COMMENT.findall(text):
            self._tell_raw(comment)
        if opens_struck(text):
            message = "Une rature s'ouvre ici, hors d'un alinéa : les mots qui la suivent sont gardés."
            self.doubts.tell(DoubtKind.MARKUP_UNREAD, message, Span(file=self.file, line=self._rank + 1))
        words = _TAG.sub(" ", _COMMENT.sub(" ", text))
        if words.strip():
            message = f"{quoted(words)} était entre des balises : seuls les mots sont repris."
            self.doubts.tell(DoubtKind.MARKUP_UNREAD, message, Span(file=self.file, line=self._rank + 1))
            yield from self._raw_lines(words, "")

    def _tell_raw(self, text: str) -> None:
        message = f"{quoted(text)} ne s'imprime pas : ce n'est pas repris."
        self.doubts.tell(
            DoubtKind.MARKUP_UNREAD, message, Span(file=self.file, line=self._rank + 1), left_out=text
        )


def _table_place(rows: tuple[tuple[Cell, ...], ...]) -> str:
    """Return the place of a table that its first cell bears."""
    anchor = rows[0][0].anchor if rows and rows[0] else ""
    place = read_bookmark(anchor) if anchor else None
    return anchor if place is not None and place.mark is Mark.TABLE else ""


def _together(pieces: Iterable[Piece]) -> Inlines:
    """Return the words of pieces, one paragraph a line; tables give their cells, entries what is before them."""
    return _by_line([words for piece in pieces for words in _lines_of(piece)])


def _lines_of(piece: Piece) -> Iterator[Inlines]:
    match piece:
        case Heading() | Line():
            yield piece.words
        case Entry():
            yield (Text(text=f"{piece.marker} "), *piece.words) if piece.marker else piece.words
        case Grid():
            yield from (
                words
                for row in piece.rows
                for cell in row
                for each in cell.pieces
                for words in _lines_of(each)
            )
        case Image():
            yield (Text(text=piece.alternative),) if piece.alternative else ()


def _by_line(lines: list[Inlines]) -> Inlines:
    words: Inlines = ()
    for line in lines:
        if line:
            words = (*words, LineBreak(), *line) if words else line
    return words


def _marker(rank: int, look: str, signs: str) -> str:
    """Return how an entry is announced: "1.", "b)", "(iv)"."""
    letters = {
        "LowerAlpha": letter(rank),
        "UpperAlpha": letter(rank).upper(),
        "LowerRoman": roman(rank),
        "UpperRoman": roman(rank).upper(),
    }
    said = letters.get(look, str(rank))
    match signs:
        case "OneParen":
            return f"{said})"
        case "TwoParens":
            return f"({said})"
        case _:
            return f"{said}."
