"""The act as amended, for information: the text, a head note with its history, and beside what changed its origin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from compiler.model.block import Block, ItemList, Paragraph, Quotation
from compiler.model.comparison import Comparison
from compiler.model.nesting import flatten
from compiler.model.printed import date_inlines
from compiler.model.text import Emphasis, Inlines, Text
from compiler.render.layout import build_view
from compiler.render.origins import Origins, Step
from compiler.render.view import (
    AttachmentView,
    BlockView,
    CellView,
    ContextView,
    DocumentView,
    HeadingView,
    PageRun,
    RowView,
    TableView,
)

ANCHOR = "version-consolidee"
_TITLE = "Version consolidée"
_WARNING = (
    "Ce document réunit en un seul texte l’acte signé et ses avenants. Il est établi pour information : "
    "seuls les actes signés font foi. L’origine de chaque passage modifié est indiquée à sa suite, "
    "en italique et entre parenthèses."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """An act of the history: what it is called, when it was signed (None: not yet), what it is about."""

    name: str
    signed: date | None
    purpose: str


def consolidated_view(
    comparisons: tuple[tuple[Comparison, str, Mapping[str, int]], ...], history: tuple[HistoryLine, ...]
) -> DocumentView:
    """Return the text after the last comparison.

    Each comes with its origin ("par l’avenant n° 1 du 15 octobre 2021") and the articles of that avenant, by the
    division that they amend.
    """
    origins = Origins()
    for comparison, name, articles in comparisons:
        origins.add(Step(comparison=comparison, name=name, articles=articles))
    view = build_view(comparisons[-1][0].after)
    runs = tuple(replace(run, blocks=tuple(_noted(run.blocks, origins))) for run in view.runs)
    # On the cover and in the properties of the file too: nobody must take it for the act that was signed.
    title = replace(view.title, title=f"{view.title.title} – version consolidée, établie pour information")
    header = f"{view.header} – version consolidée"
    return replace(view, title=title, header=header, runs=(_head(history), *runs))


def _head(history: tuple[HistoryLine, ...]) -> PageRun:
    heading = HeadingView(
        depth=1, anchor=ANCHOR, text=(Text(text=_TITLE),), kind="section", in_contents=False
    )
    return PageRun(
        landscape=False, blocks=(heading, Paragraph(content=(Text(text=_WARNING),)), _history(history))
    )


def _history(history: tuple[HistoryLine, ...]) -> TableView:
    titles = ("Acte", "Signature", "Objet")
    return TableView(
        anchor=f"{ANCHOR}-historique",
        kind="donnees",
        caption=(Text(text="Actes réunis dans ce texte"),),
        widths=(3, 3, 8),
        head=(RowView(key="", cells=tuple(_cell((Text(text=title),), "col") for title in titles)),),
        body=tuple(
            RowView(
                key=f"{ANCHOR}-{rank}",
                cells=(
                    _cell((Text(text=line.name),), "row"),
                    _cell(date_inlines(line.signed) if line.signed else (Text(text="À venir"),)),
                    _cell((Text(text=line.purpose or "—"),)),
                ),
            )
            for rank, line in enumerate(history, 1)
        ),
        summary="Actes réunis dans ce texte, avec leur date de signature et leur objet",
    )


def _cell(content: Inlines, scope: str = "") -> CellView:
    return CellView(blocks=(Paragraph(content=content),), scope=scope)


def _noted(blocks: tuple[BlockView, ...], origins: Origins) -> Iterator[BlockView]:
    """Yield blocks, each followed by the notes on its origin."""
    for block in blocks:
        if isinstance(block, TableView):
            yield _noted_table(block, origins)
        else:
            yield block
        yield from map(_note, _said_of(block, origins))


def _said_of(block: BlockView, origins: Origins) -> tuple[str, ...]:
    match block:
        case HeadingView():
            return origins.of_heading(block.anchor)
        case TableView() if block.kind == "engagements":
            return origins.of_engagements(block.anchor.removesuffix("-tableau"))
        case TableView() | AttachmentView():
            return origins.of_block(block.anchor)
        case ContextView():
            return origins.of_context(block.anchor.removesuffix("-contexte"))
        case ItemList() | Quotation():
            return origins.of_group(_leaves(block), "Liste" if isinstance(block, ItemList) else "Citation")
        case _:
            return origins.of_leaf(block)


def _leaves(block: Block) -> tuple[object, ...]:
    return tuple(unit.leaf for unit in flatten((block,)))


def _noted_table(table: TableView, origins: Origins) -> TableView:
    """Return a table of engagements whose amended lines say where they come from, under their words."""
    if table.kind != "engagements":
        return table
    return replace(table, body=tuple(_noted_row(row, origins) for row in table.body))


def _noted_row(row: RowView, origins: Origins) -> RowView:
    notes = tuple(map(_note, origins.of_engagement(row.key)))
    if not notes:
        return row
    cells = tuple(
        replace(cell, blocks=(*cell.blocks, *notes)) if cell.scope == "row" else cell for cell in row.cells
    )
    return replace(row, cells=cells)


def _note(words: str) -> Paragraph:
    return Paragraph(content=(Emphasis(content=(Text(text=f"({words}.)"),)),))
