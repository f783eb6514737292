"""The act as amended, for information: the text, a head note with its history, and beside what changed its origin."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from compiler.model.block import Block, ItemList, Paragraph, Quotation
from compiler.model.nesting import flatten
from compiler.model.printed import date_inlines
from compiler.model.text import Emphasis, Inlines, Text
from compiler.render.layout import build_view
from compiler.render.origin_places import TOP, Spot, gone_notes
from compiler.render.origin_step import Step
from compiler.render.origin_words import LIST, QUOTATION
from compiler.render.origins import Origins
from compiler.render.view import (
    AttachmentView,
    BlockView,
    CellView,
    ContextView,
    DocumentView,
    HeadingView,
    PageRun,
    RowView,
    SignaturesView,
    SlotView,
    TableView,
)

ANCHOR = "version-consolidee"
_TITLE = "Version consolidée"
_WARNING = (
    "Ce document réunit en un seul texte l’acte signé et ses avenants. Il est établi pour information : "
    "seuls les actes signés font foi. L’origine de chaque passage modifié est indiquée à sa suite, "
    "en italique et entre parenthèses ; ce qui a disparu est signalé là où il se trouvait."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """An act of the history: what it is called, when it was signed (None: not yet), what it is about."""

    name: str
    signed: date | None
    purpose: str


def consolidated_view(steps: tuple[Step, ...], history: tuple[HistoryLine, ...]) -> DocumentView:
    """Return the text after the last of some steps, oldest first."""
    origins = Origins()
    for step in steps:
        origins.add(step)
    act = steps[-1].comparison.after
    view = build_view(act)
    gone = gone_notes(view.runs, act, origins)
    runs = tuple(
        replace(run, blocks=tuple(_noted(run.blocks, origins, rank, gone)))
        for rank, run in enumerate(view.runs)
    )
    # On the cover and in the properties of the file too: nobody must take it for the act that was signed.
    name = f"{view.title.title} – version consolidée, établie pour information"
    title = replace(view.title, title=name, notes=tuple(map(_in_brackets, origins.of_cover())))
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


def _noted(
    blocks: tuple[BlockView, ...], origins: Origins, run: int, gone: Mapping[Spot, tuple[str, ...]]
) -> Iterator[BlockView]:
    """Yield the blocks of a run, each followed by the notes on its origin, then on what stood after it."""
    if run == TOP[0]:
        yield from map(_note, gone.get(TOP, ()))
    for rank, block in enumerate(blocks):
        match block:
            case TableView():
                yield _noted_table(block, origins)
            case SignaturesView():
                yield replace(block, slots=tuple(_noted_slot(slot, origins) for slot in block.slots))
            case _:
                yield block
        yield from map(_note, (*_said_of(block, origins), *gone.get((run, rank), ())))


def _said_of(block: BlockView, origins: Origins) -> tuple[str, ...]:
    match block:
        case HeadingView():
            return origins.of_heading(block.anchor)
        case TableView() | AttachmentView():
            return origins.of_block(block.anchor)
        case ContextView():
            return origins.of_context(block.anchor.removesuffix("-contexte"))
        case SignaturesView():
            return origins.of_signatures()
        case ItemList() | Quotation():
            return origins.of_group(_leaves(block), LIST if isinstance(block, ItemList) else QUOTATION)
        case _:
            return origins.of_leaf(block)


def _leaves(block: Block) -> tuple[object, ...]:
    return tuple(unit.leaf for unit in flatten((block,)))


def _noted_slot(slot: SlotView, origins: Origins) -> SlotView:
    return replace(slot, mention=" ".join(map(_in_brackets, origins.of_slot(slot.anchor))))


def _noted_table(table: TableView, origins: Origins) -> TableView:
    """Return a table of engagements whose lines and priorities say where they come from, under their words."""
    if table.kind != "engagements":
        return table
    return replace(table, body=tuple(_noted_row(row, origins) for row in table.body))


def _noted_row(row: RowView, origins: Origins) -> RowView:
    return replace(row, cells=tuple(_noted_cell(cell, row.key, origins) for cell in row.cells))


def _noted_cell(cell: CellView, line: str, origins: Origins) -> CellView:
    said = {"row": origins.of_engagement(line), "rowgroup": origins.of_heading(cell.anchor)}.get(
        cell.scope, ()
    )
    return replace(cell, blocks=(*cell.blocks, *map(_note, said))) if said else cell


def _note(words: str) -> Paragraph:
    return Paragraph(content=(Emphasis(content=(Text(text=_in_brackets(words)),)),))


def _in_brackets(words: str) -> str:
    return f"({words}.)"
