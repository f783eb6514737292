"""The text of a scan to a paper: lines, entries of lists, grids, footnotes, and what was doubtful.

Levels of titles are not decided here: a title is a line, unless its own mark-up says more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from compiler.adopt.reading.cells import read_cell
from compiler.adopt.reading.contents import contents_lines
from compiler.adopt.reading.decoding import decode_scan
from compiler.adopt.reading.doubts import Doubts, quoted
from compiler.adopt.reading.furniture import find_furniture
from compiler.adopt.reading.hyphens import HYPHENED
from compiler.adopt.reading.markers import read_bullet
from compiler.adopt.reading.markup import FindNote, read_inlines
from compiler.adopt.reading.notes import NoteBook, NoteText, find_notes
from compiler.adopt.reading.prose import ProseLine, read_prose
from compiler.adopt.reading.raised import stuck_word, told_raised
from compiler.adopt.reading.sheets import Sheet, SheetRow, goes_on, is_rule, read_row
from compiler.adopt.reading.struck import without_struck
from compiler.adopt.reading.tables import lay_sheets
from compiler.adopt.reading.wrapping import Cut, edge_of, unwrapped
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span, whole_lines
from compiler.diagnostics.suggestion import fold
from compiler.model.paper import Cell, DoubtKind, Footnote, Grid, Paper, Piece

_Numbered: TypeAlias = tuple[int, str]
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LABEL = re.compile(
    r"\s*(?:[-–—•●▪■□►▶➢o*]|\(?\d{1,3}[.)/]|\d{1,3}(?:\.\d{1,3})+\.?|[A-Za-z][.)/]|[IVXLC]{1,6}[.)]"
    r"|(?:article|annexe|chapitre|titre|axe|objectif)\s+\w{1,6}\s?[:.–—-]?)\t+(?=[^\s\t][^\t]*\Z)",
    re.IGNORECASE,
)


def read_scan(file: str, data: bytes) -> Result[Paper]:
    """Return the paper that a scanned text is; an empty one when it cannot be read.

    Errors: those of decode_scan.
    """
    lines = decode_scan(file, data)
    if lines.value is None:
        return Result(Paper(file=file, pieces=()), lines.diagnostics)
    return Result(_Scan(file, list(enumerate(lines.value, 1))).paper())


@dataclass
class _Scan:
    """One text being read: its lines, then stretches of prose and sheets in the order of the pages.

    `inside` is the number of the last line known to go on in the last cell of the row above it. `words` are those of
    the whole text, once they are asked for.
    """

    file: str
    lines: list[_Numbered]
    doubts: Doubts = field(default_factory=Doubts)
    notes: NoteBook = field(default_factory=NoteBook)
    stretches: list[list[ProseLine] | Sheet] = field(default_factory=list)
    inside: int = 0
    words: frozenset[str] = frozenset()

    def paper(self) -> Paper:
        """Return the paper."""
        furniture = find_furniture(self.lines, self.file, self.doubts)
        lines = [(number, "" if number in furniture else text) for number, text in self.lines]
        lines = without_struck(lines, self.file, self.doubts)
        notes = find_notes(lines)
        under = {number for note in notes for number in range(note.first, note.last + 1)}
        self.notes = NoteBook(notes)
        self._gather([line for line in lines if line[0] not in under], contents_lines(lines))
        pieces = tuple(self._pieces())
        footnotes = tuple(self._footnote(note) for note in notes)
        return Paper(file=self.file, pieces=pieces, notes=footnotes, doubts=self.doubts.in_order())

    # -- lines to stretches

    def _gather(self, lines: list[_Numbered], contents: frozenset[int]) -> None:
        sheet: Sheet | None = None
        is_after_gap = True
        previous = 0
        for place, (number, text) in enumerate(lines):
            is_after_gap = is_after_gap or number != previous + 1
            previous = number
            if sheet is not None and (is_after_gap or not text.strip()):
                sheet.is_cut = True
            if not text.strip():
                is_after_gap = True
                continue
            if is_rule(text) and (sheet is not None or "\t" in text):
                self._tell_rule(number, text)
                continue
            if number not in contents and self._is_row(text, sheet):
                sheet = self._add_row(
                    sheet, number, text, lines[place + 1] if place + 1 < len(lines) else None
                )
            elif sheet is not None and not is_after_gap and self._goes_on(lines, place, sheet):
                self._add_to_cell(sheet, number, text)
            else:
                sheet = None
                self._add_line(number, text, is_after_gap=is_after_gap, is_contents=number in contents)
            is_after_gap = False

    def _is_row(self, text: str, sheet: Sheet | None) -> bool:
        """Tell whether a line is a row: tabs part words, or stand before the end of a cell cut by a page."""
        if "\t" in text.strip("\t \u00a0"):
            return sheet is not None or _LABEL.match(text) is None
        return "\t" in text and sheet is not None

    def _goes_on(self, lines: list[_Numbered], place: int, sheet: Sheet) -> bool:
        """Tell whether an entry under a row is part of it: entries alone stand between it and another row."""
        number = lines[place][0]
        if number > self.inside:
            end = place
            while end < len(lines) and lines[end][0] - end == number - place and _is_entry(lines[end][1]):
                end += 1
            if (
                end < len(lines)
                and lines[end][0] - end == number - place
                and self._is_row(lines[end][1], sheet)
            ):
                self.inside = lines[end][0] - 1
        return number <= self.inside

    def _add_to_cell(self, sheet: Sheet, number: int, text: str) -> None:
        cell = (sheet.rows[-1].filled or sheet.rows[-1].cells)[-1]
        cell.text = f"{cell.text}<br>{text.strip()}"
        message = f"{quoted(text.strip())} est pris pour la suite de la dernière case de la ligne du dessus."
        self.doubts.tell(DoubtKind.CELL_JOINED, message, whole_lines(self.file, number, number))

    def _add_row(self, sheet: Sheet | None, number: int, text: str, after: _Numbered | None) -> Sheet:
        row = read_row(self.file, number, text)
        following = read_row(self.file, *after) if after is not None and "\t" in after[1] else None
        if sheet is None or not goes_on(sheet, row, following):
            sheet = Sheet()
            self.stretches.append(sheet)
        sheet.add(row)
        return sheet

    def _add_line(self, number: int, text: str, *, is_after_gap: bool, is_contents: bool) -> None:
        if not self.stretches or isinstance(self.stretches[-1], Sheet):
            self.stretches.append([])
        stretch = self.stretches[-1]
        if not isinstance(stretch, Sheet):
            span = whole_lines(self.file, number, number)
            stretch.append(ProseLine(text, span, is_after_gap, is_contents))

    def _tell_rule(self, number: int, text: str) -> None:
        self.doubts.tell(
            DoubtKind.RULE_LEFT_OUT,
            "Cette ligne ne trace qu'un trait de tableau : elle n'est pas reprise.",
            whole_lines(self.file, number, number),
            left_out=text.strip(),
            is_sure=True,
        )

    # -- stretches to pieces

    def _pieces(self) -> Iterator[Piece]:
        sheets = [stretch for stretch in self.stretches if isinstance(stretch, Sheet)]
        heads = iter(lay_sheets(sheets, self.doubts))
        edge = self._edge()
        for stretch in self.stretches:
            if isinstance(stretch, Sheet):
                yield self._grid(stretch, next(heads))
            else:
                yield from read_prose(tuple(unwrapped(stretch, edge, self._tell_cut)), self._finder)

    def _edge(self) -> int:
        """Return where the lines of the text are cut, and tell that they are joined."""
        edge = edge_of([stretch for stretch in self.stretches if not isinstance(stretch, Sheet)])
        if edge:
            message = (
                f"Les lignes de ce texte sont coupées vers {edge} signes : elles sont rejointes en alinéas."
            )
            self.doubts.tell(DoubtKind.LINE_JOINED, message, Span(file=self.file), is_sure=True)
        return edge

    def _tell_cut(self, cut: Cut) -> None:
        """Tell a word cut at the end of a line; one that the text says whole elsewhere is for who finds slips."""
        shown, whole = f"{cut.first}-{cut.second}", f"{cut.first}{cut.second}"
        self.words = self.words or frozenset(
            fold(word) for _, text in self.lines for word in _WORD.findall(text)
        )
        # The hyphen before a capital, or after another, is one of the word: "Saint-Denis", "porte-à-porte".
        is_whole = fold(whole) in self.words and not HYPHENED.fullmatch(fold(cut.first))
        is_name = cut.second.istitle() or "-" in cut.first
        is_known = is_whole or is_name or fold(shown) in self.words
        message = f"{quoted(shown)} est coupé en fin de ligne : son trait d'union est gardé"
        rest = "." if is_known else f", faute de savoir s'il est du mot ; sinon, lisez {quoted(whole)}."
        self.doubts.tell(DoubtKind.LINE_JOINED, f"{message}{rest}", cut.span, is_sure=is_known)

    def _finder(self, span: Span) -> FindNote:
        return partial(self._find_note, span)

    def _find_note(self, span: Span, sign: str, before: str) -> str:
        """Return the mark of the note that a raised figure calls; one that calls none is told."""
        mark = self.notes.answer(sign, span.line)
        if not mark:
            message = told_raised(stuck_word(before, sign))
            self.doubts.tell(DoubtKind.NOTE_WITHOUT_TEXT, message, span)
        return mark

    def _grid(self, sheet: Sheet, heads: int) -> Grid:
        rows = tuple(self._row(row) for row in sheet.rows)
        return Grid(
            rows=rows, heads=heads, span=whole_lines(self.file, sheet.rows[0].line, sheet.rows[-1].line)
        )

    def _row(self, row: SheetRow) -> tuple[Cell, ...]:
        return tuple(
            Cell(pieces=read_cell(cell.text, self._finder(cell.span), cell.span), span=cell.span)
            for cell in row.cells
        )

    def _footnote(self, note: NoteText) -> Footnote:
        span = whole_lines(self.file, note.first, note.last)
        text = " ".join(text for _, text in note.lines)
        if note.mark not in self.notes.called:
            message = f"La note {quoted(text)} n'est appelée nulle part."
            self.doubts.tell(DoubtKind.NOTE_UNCALLED, message, span)
        return Footnote(mark=note.mark, words=read_inlines(text, self._finder(span)), span=span)


def _is_entry(text: str) -> bool:
    return "\t" not in text and read_bullet(text.strip()) is not None
