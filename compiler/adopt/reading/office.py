"""A Markdown, DOCX or ODT file to a paper, through Pandoc's document model. A hostile or broken file is refused.

Nothing is handed to Pandoc but what was checked: the archive is unpacked within bounds and packed again.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from compiler.adopt.reading.decoding import decode_scan
from compiler.adopt.reading.docx_source import prepare_docx
from compiler.adopt.reading.doubts import Doubts, quoted
from compiler.adopt.reading.markdown_words import printed_words
from compiler.adopt.reading.odt_source import prepare_odt
from compiler.adopt.reading.places import Places
from compiler.adopt.reading.prepared import Prepared, words_in, words_missing
from compiler.adopt.reading.refusals import refused, unreadable
from compiler.adopt.reading.tree_blocks import TreeReader
from compiler.adopt.reading.tree_inlines import TooDeepError
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import NOWHERE
from compiler.model.archive import Fault, Kind, Refusal, open_archive
from compiler.model.paper import DoubtKind, Entry, Grid, Heading, Image, Line, Paper, Piece
from compiler.model.text import plain

Convert: TypeAlias = Callable[[bytes, str], str | None]
"""From the bytes of a file and the format that Pandoc calls it by to Pandoc's JSON, None when Pandoc cannot read it."""

MARKDOWN_FORMAT = (
    "markdown-smart-citations-raw_tex-tex_math_dollars-example_lists-auto_identifiers-implicit_figures"
)
MARKDOWN_ENDS, OFFICE_ENDS = (".md", ".markdown"), (".docx", ".odt")


def read_office(file: str, data: bytes, convert: Convert) -> Result[Paper]:
    """Return the paper that a file is; an empty one when it is refused.

    Errors: import.not-a-document, import.old-format, import.encrypted, import.damaged, import.too-large,
    import.declaration, import.outside-link, import.macros; for Markdown, those of decode_scan.
    """
    if file.lower().endswith(MARKDOWN_ENDS):
        return _read_markdown(file, data, convert)
    archive = open_archive(data)
    if isinstance(archive, Refusal):
        return _refused(file, archive)
    doubts = Doubts()
    try:
        prepare = prepare_docx if archive.kind is Kind.DOCX else prepare_odt
        prepared = prepare(archive, doubts)
    except etree.XMLSyntaxError:
        return _refused(file, Refusal(fault=Fault.DAMAGED, detail="une de ses parties n'est pas du XML"))
    return _read(file, prepared, convert, doubts)


def _refused(file: str, refusal: Refusal) -> Result[Paper]:
    return Result(Paper(file=file, pieces=()), (refused(file, refusal),))


def _unreadable(file: str, prepared: Prepared, why: str) -> Result[Paper]:
    if prepared.format == MARKDOWN_FORMAT:
        return Result(Paper(file=file, pieces=()), (unreadable(file, why),))
    return _refused(file, Refusal(fault=Fault.DAMAGED, detail=why))


def _read_markdown(file: str, data: bytes, convert: Convert) -> Result[Paper]:
    lines = decode_scan(file, data)
    if lines.value is None:
        return Result(Paper(file=file, pieces=()), lines.diagnostics)
    text = "\n".join(lines.value)
    words = tuple(printed_words(text))
    prepared = Prepared(data=text.encode(), format=MARKDOWN_FORMAT, places=Places(), words=words)
    return _read(file, prepared, convert, Doubts())


def _read(file: str, prepared: Prepared, convert: Convert, doubts: Doubts) -> Result[Paper]:
    converted = convert(prepared.data, prepared.format)
    if converted is None:
        return _unreadable(file, prepared, "Pandoc ne parvient pas à le lire")
    reader = TreeReader(file, prepared.places, doubts, has_names=prepared.format == MARKDOWN_FORMAT)
    try:
        title, pieces = reader.read(json.loads(converted))
    except (RecursionError, TooDeepError):
        return _unreadable(file, prepared, "ses parties s'emboîtent sans fin")
    notes = tuple(reader.notes)
    paper = Paper(file=file, pieces=pieces, notes=notes, title=title)
    _tell_missing(paper, prepared, reader.struck, doubts)
    return Result(Paper(file=file, pieces=pieces, notes=notes, title=title, doubts=doubts.in_order()))


def _tell_missing(paper: Paper, prepared: Prepared, struck: Iterable[str], doubts: Doubts) -> None:
    """Tell the words that the file prints and that the conversion has lost."""
    told = (doubt.left_out for doubt in doubts.found if doubt.kind is DoubtKind.MARKUP_UNREAD)
    held = (word for text in (*_texts(paper), *told, *struck) for word in words_in(text))
    missing = words_missing(prepared.words, held)
    if missing:
        said = " ".join(missing)
        doubts.tell(
            DoubtKind.WORDS_LEFT_OUT,
            f"Ces mots du document n'ont pas pu être lus à leur place : {quoted(said)}",
            NOWHERE,
            left_out=said,
        )


def _texts(paper: Paper) -> Iterator[str]:
    if not any(isinstance(piece, Line) and piece.words == paper.title for piece in paper.pieces):
        yield plain(paper.title)
    yield from _piece_texts(paper.pieces)
    for note in paper.notes:
        yield plain(note.words)


def _piece_texts(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Heading() | Line() | Entry():
                yield plain(piece.words)
            case Image():
                yield piece.alternative
            case Grid():
                yield plain(piece.caption)
                yield from (text for row in piece.rows for cell in row for text in _piece_texts(cell.pieces))
