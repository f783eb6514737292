"""A review to the comparative table of the council's file, as a Word document: in force, amended, motive."""

from collections.abc import Iterator
from datetime import datetime

from compiler.model.block import Paragraph
from compiler.model.change import Edit, Mark
from compiler.model.printed import NO_BREAK
from compiler.model.text import Emphasis, Inline, Inlines, Strong, Text
from compiler.render.docx.anchors import Anchors
from compiler.render.docx.blocks import Writer
from compiler.render.docx.footnotes import write_footnotes
from compiler.render.docx.lines import lay_lines
from compiler.render.docx.markup import paragraph, text_run
from compiler.render.docx.package import Content, Package
from compiler.render.docx.register import Register
from compiler.render.docx.runs import write_runs
from compiler.render.docx.sections import Section, frame_of
from compiler.render.docx.tables import share_width, write_table
from compiler.render.html.marking import split_edges
from compiler.render.review.material import Review
from compiler.render.review.ordinals import raised_inlines
from compiler.render.review.page import versions_line
from compiler.render.review.reading import Chapter, Entry, Reading, read_review
from compiler.render.review.sides import ShownSide
from compiler.render.review.words import printed_words
from compiler.render.view import CellView, DocumentView, MarkedText, RowView, TableView, TitleView

_TITLE = "Tableau comparatif"
_STATUS = (
    "Document d’information, sans valeur juridique : seul l’avenant signé fait foi. Les mots supprimés sont barrés dans"
    " la première colonne, les mots nouveaux sont en gras et soulignés dans la deuxième."
)
_HEADS = ("Texte en vigueur", "Texte modifié", "Motif")
_WIDTHS = (10, 10, 6)
_FRAME = frame_of(landscape=True)


def render_table(review: Review, *, template: bytes, stamp: datetime) -> bytes:
    """Return the comparative table; `template` is the reference document of the act."""
    reading = read_review(review)
    package = Package(template)
    register = Register(media=package.media, anchors=Anchors(names={}), first_list=package.first_list())
    tables = [_table(chapter) for chapter in reading.chapters]
    package.describe(_described(review), stamp, _page_count(tables))
    section = Section(landscape=True, references=package.references())
    package.write_body((*_body(reading, tables, register), section.markup()))
    notes = write_footnotes((), Register(media=None, anchors=register.anchors))
    package.fill(Content(notes=notes, register=register, note_links={}))
    return package.to_bytes()


def _body(reading: Reading, tables: list[TableView], register: Register) -> Iterator[str]:
    review = reading.review
    writer = Writer(register=register, images={}, charts={}, width=_FRAME.width)
    yield paragraph("Title", text_run(_TITLE))
    yield paragraph("Subtitle", text_run(_named(review)))
    versions = tuple(raised_inlines(f"{versions_line(review)}."))
    yield paragraph("BodyText", write_runs(versions, register))
    yield paragraph("AttachmentText", text_run(_STATUS))
    if not tables:
        yield paragraph("BodyText", text_run("Aucun changement entre ces deux versions."))
    for chapter, table in zip(reading.chapters, tables, strict=True):
        yield paragraph("Heading1", write_runs(tuple(raised_inlines(chapter.title)), register))
        yield from write_table(table, writer, _FRAME)


def _described(review: Review) -> DocumentView:
    identity = review.changes.comparison.after.identity
    title = TitleView(
        title=f"{_TITLE} – {_named(review)}",
        subtitle=identity.title,
        territory=identity.territory,
        period="",
        parties_intro="",
        parties=(),
        accession="",
    )
    return DocumentView(
        language="fr-FR",
        header=f"{_TITLE} – {identity.header or identity.title}",
        author=identity.territory,
        date=None,
        title=title,
        contents_title="",
        contents=(),
        runs=(),
        notes=(),
        filters=(),
    )


def _named(review: Review) -> str:
    """Return the name of what the table compares: the avenant, or the act without one."""
    return review.avenant.title if review.avenant else review.changes.comparison.after.identity.title


def _table(chapter: Chapter) -> TableView:
    head = RowView(key="", cells=tuple(_cell(((Text(text=title),),), scope="col") for title in _HEADS))
    rows = tuple(_row(entry) for entry in chapter.entries())
    return TableView(
        anchor=chapter.anchor,
        kind="donnees",
        caption=(),
        widths=_WIDTHS,
        head=(head,),
        body=rows,
        summary=f"Changements, {chapter.title} : texte en vigueur, texte modifié, motif",
    )


def _row(entry: Entry) -> RowView:
    change = entry.change
    cells = (
        _cell(_version(entry.before, "Texte nouveau")),
        _cell(_version(entry.after, "Texte supprimé")),
        _cell(tuple(_reasons(entry))),
    )
    return RowView(key=f"changement-{change.rank}", cells=cells)


def _version(side: ShownSide | None, absence: str) -> tuple[Inlines, ...]:
    if side is None:
        return ((Emphasis(content=(Text(text=absence),)),),)
    place = side.place[:1].upper() + side.place[1:]
    named: tuple[Inlines, ...] = ((Emphasis(content=tuple(raised_inlines(place))),),) if place else ()
    return (*named, *_paragraphs(side.edits))


def _paragraphs(edits: tuple[Edit, ...]) -> Iterator[Inlines]:
    """Yield marked words, a paragraph for each of their lines."""
    lines: list[list[Inline]] = [[]]
    for edit in edits:
        for rank, words in enumerate(edit.text.split("\n")):
            if rank:
                lines.append([])
            lines[-1].extend(_marked(edit.mark, words))
    yield from (tuple(line) for line in lines if line)


def _marked(mark: Mark, text: str) -> Iterator[Inline]:
    if mark is Mark.KEPT:
        yield from raised_inlines(text)
        return
    before, words, after = split_edges(text)
    if before:
        yield Text(text=before)
    if words:
        yield MarkedText(text=words, mark=mark)
    if after:
        yield Text(text=after)


def _reasons(entry: Entry) -> Iterator[Inlines]:
    yield (Strong(content=(Text(text=f"{entry.change.rank}. {entry.label}"),)),)
    if entry.motive:
        yield tuple(raised_inlines(entry.motive))
    if entry.change.is_consequence:
        yield (Emphasis(content=(Text(text="Conséquence des autres changements."),)),)
    if entry.wording is not None:
        reference = f"Avenant{NO_BREAK}: {printed_words(entry.wording.reference)}"
        yield (Emphasis(content=tuple(raised_inlines(reference))),)


def _cell(paragraphs: tuple[Inlines, ...], scope: str = "") -> CellView:
    return CellView(blocks=tuple(Paragraph(content=words) for words in paragraphs), scope=scope)


def _page_count(tables: list[TableView]) -> int:
    """Return about how many pages the tables take: what the footer shows until the document is laid out."""
    widths = share_width(_WIDTHS, _FRAME.width)
    height = sum(line.height for table in tables for line in lay_lines((*table.head, *table.body), widths))
    return 1 + height // _FRAME.height
