"""A version of an act and its view to what it shows, item by item."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace

from compiler.model.block import Block, Chart, ItemList, Paragraph, Picture, Quotation
from compiler.model.protocol import Protocol
from compiler.render.docx.blocks import Writer
from compiler.render.docx.body import Inputs, write_block, write_heading
from compiler.render.docx.contents import (
    contents_depth,
    contents_title,
    entry_runs,
    entry_style,
    open_contents,
)
from compiler.render.docx.cover import cover_lines
from compiler.render.docx.markup import paragraph, text_run
from compiler.render.docx.register import Register
from compiler.render.docx.rows import RowMarkup
from compiler.render.docx.sections import PORTRAIT, Section, frame_of
from compiler.render.docx.signatures import frame_signatures, signature_rows, write_signature_heading
from compiler.render.docx.styles import PROSE
from compiler.render.docx.tables import Frame, write_caption
from compiler.render.redline.items import ContentsItem, Emission, Flow, GridItem, LineItem, RowItem, Sheet
from compiler.render.redline.places import Place, indicator_places, leaves
from compiler.render.redline.sheets import Sheets
from compiler.render.view import (
    AttachmentView,
    BlockView,
    ContextView,
    DocumentView,
    HeadingView,
    PageRun,
    SignaturesView,
    SlotView,
    TableView,
)

_GAP = Emission(lambda: [paragraph("TableGap", "")])


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An act and its view. `names` gives the name of a place in both versions."""

    protocol: Protocol
    view: DocumentView
    names: Callable[[Place], Place]


class FlowMaker:
    """Walks the view of one version. `moved` are the names of what moved."""

    def __init__(self, version: Version, inputs: Inputs, register: Register, moved: Container[Place]) -> None:
        self.protocol, self.view, self.names = version.protocol, version.view, version.names
        self.inputs, self.register, self.moved = inputs, register, moved
        self.depth = contents_depth(self.view)
        self._flow = Flow()
        self._divisions = {division.id: division for division in self.protocol.all_divisions()}
        self._sheets = Sheets(self.protocol, moved)
        self._division = ""
        self._alinea = 0

    def flow(self, references: str) -> Flow:
        """Return all the items, in reading order."""
        flow = self._flow
        self._cover()
        self._contents()
        flow.ending = Section(landscape=False, references=references, is_first=True).markup()
        for run in self.view.runs:
            self._end_section(flow.ending)
            self._run(run)
            flow.ending = Section(landscape=run.landscape, references=references).markup()
        return flow

    def _end_section(self, section: str) -> None:
        items = self._flow.items
        last = items[-1] if items else None
        if not isinstance(last, LineItem):
            last = self._line(("fin-sommaire",), "", _GAP)
        last.section = section

    def _line(self, place: Place, shown: object, emission: Emission, rank: int = 0) -> LineItem:
        name = self.names(place)
        item = LineItem(
            place=place,
            name=name,
            shown=shown,
            emission=emission,
            rank=rank,
            moved=name in self.moved,
        )
        self._flow.items.append(item)
        return item

    def _lines(
        self, place: Place, shown: object, write: Callable[[], Iterable[str]], parts: tuple[str, ...]
    ) -> None:
        """Add the lines of something that is one for who reads and several for Word."""
        emission = Emission(write)
        name = self.names(place)
        for rank, part in enumerate(parts):
            item = self._line((*place, part), shown, emission, rank)
            item.name, item.moved = (*name, part), name in self.moved

    def _cover(self) -> None:
        parties = iter(self.protocol.parties)
        for style, words in cover_lines(self.view.title):
            text = paragraph(style, text_run(words))
            place: Place = ("couverture", style)
            if style == "CoverParty":
                place = ("partie", next(parties).id)
            self._line(place, text, Emission(lambda text=text: [text]))  # type: ignore[misc]

    def _contents(self) -> None:
        entries = self.view.contents
        if not entries:
            return
        lines = tuple(
            LineItem(
                place=("sommaire", entry.anchor),
                name=("sommaire", entry.anchor),
                shown=None,
                emission=Emission(
                    lambda entry=entry: [  # type: ignore[misc]
                        paragraph(entry_style(entry), entry_runs(entry, self.inputs.pages, self.register))
                    ]
                ),
                moved=("sommaire", entry.anchor) in self.moved,
            )
            for entry in entries
        )
        title, opening = contents_title(self.view), open_contents(self.view)
        self._flow.items.append(ContentsItem(title=title, opening=opening, lines=lines))

    def _run(self, run: PageRun) -> None:
        frame = frame_of(landscape=run.landscape)
        writer = Writer(
            register=self.register, images=self.inputs.assets, charts=self.inputs.charts, width=frame.width
        )
        for rank, block in enumerate(run.blocks):
            self._block(block, writer, frame, is_first=not rank)

    def _block(self, block: BlockView, writer: Writer, frame: Frame, *, is_first: bool) -> None:
        match block:
            case HeadingView():
                self._heading(block, is_first=is_first)
            case TableView():
                self._table(block, writer, frame)
            case ContextView():
                self._context(block, writer, frame)
            case AttachmentView():
                place = self._next_alinea()
                self._lines(place, block, lambda: write_block(block, writer, frame), ("intitulé", "texte"))
            case SignaturesView():
                self._signatures(block)
            case Paragraph() | ItemList() | Quotation() | Chart() | Picture():
                self._prose(block, writer)
            case _:
                raise TypeError(f"{type(block).__name__} has no place in an act that is compared")

    def _heading(self, heading: HeadingView, *, is_first: bool) -> None:
        self._division, self._alinea = heading.anchor, 0

        def write() -> list[str]:
            return [write_heading(heading, self.register, self.depth, is_first=is_first)]

        is_named = heading.in_contents and heading.depth > self.depth
        self._line(("titre", heading.anchor), (heading, is_named), Emission(write))

    def _next_alinea(self) -> Place:
        self._alinea += 1
        return ("alinéa", "division", self._division, self._alinea - 1)

    def _prose(self, block: Block, writer: Writer) -> None:
        emission = Emission(lambda: writer.write(block, PROSE))
        rank = 0
        for leaf, path in leaves(block):
            place = self._next_alinea()
            for part in _parts(leaf):
                item = self._line(place, (leaf, path, self._picture(leaf)), emission, rank)
                item.place, item.name = (*place, *part), (*item.name, *part)
                rank += 1

    def _picture(self, leaf: Block | None) -> bytes:
        if isinstance(leaf, Chart):
            return self.inputs.charts[leaf.id]
        return self.inputs.assets[leaf.path] if isinstance(leaf, Picture) else b""

    def _context(self, view: ContextView, writer: Writer, frame: Frame) -> None:
        division = view.anchor.removesuffix("-contexte")
        emission = Emission(lambda: write_block(view, writer, frame))
        self._line(("contexte", division), view.title, emission)
        indicators = self._divisions[division].indicators
        for rank, (place, item) in enumerate(
            zip(indicator_places("division", division, indicators), view.items, strict=True), 1
        ):
            self._line(place, item, emission, rank)
        self._line(("fin-contexte", division), "", emission, len(view.items) + 1)

    def _table(self, table: TableView, writer: Writer, frame: Frame) -> None:
        if table.kind == "engagements":
            division = table.anchor.removesuffix("-tableau")
            self._grid(
                ("grille", division),
                (table, frame),
                lambda name: self._sheets.engagements(table, writer, frame, name),
            )
            self._line(("fin-grille", division), "", _GAP)
            return
        place = self._next_alinea()
        if table.caption:
            self._lines(
                place,
                (table.anchor, table.caption),
                lambda: [write_caption(table, self.register)],
                ("intitulé",),
            )
        self._grid(
            (*place, "grille"),
            (table, frame),
            lambda name: self._sheets.records(table, writer, frame, name),
            base=place,
        )
        self._lines(place, "", _GAP.lines, ("fin",))

    def _grid(self, place: Place, shown: object, make: Callable[[Place], Sheet], base: Place = ()) -> None:
        name = (*self.names(base), "grille") if base else place
        moved = (self.names(base) if base else place) in self.moved
        self._flow.items.append(
            GridItem(place=place, name=name, shown=shown, make=lambda: make(name), moved=moved)
        )

    def _signatures(self, view: SignaturesView) -> None:
        heading = Emission(lambda: [write_signature_heading(view, self.register)])
        self._line(("signatures", "titre"), view.title, heading)
        if view.slots:

            def make(_: Place) -> Sheet:
                return Sheet(
                    rows=(self._dated(view),),
                    slots=tuple(self._slot(view, slot) for slot in view.slots),
                    around=lambda rows: frame_signatures(view, PORTRAIT.width, rows),
                )

            self._grid(("signatures", "grille"), None, make)
            self._line(("signatures", "fin"), "", _GAP)
        elif view.sentence:
            text = paragraph("BodyText", text_run(view.sentence))
            self._line(("signatures", "fait"), text, Emission(lambda: [text]))

    def _dated(self, view: SignaturesView) -> RowItem:
        """Return the row of place and date."""
        (row,) = signature_rows(replace(view, slots=()), self.register, PORTRAIT.width)
        place: Place = ("signatures", "date")
        return RowItem(place=place, name=place, shown=row, write=lambda: row, columns=(0,))

    def _slot(self, view: SignaturesView, slot: SlotView) -> RowItem:
        """Return the place of one signatory as a row of its own, with an empty cell beside."""

        def write() -> RowMarkup:
            _, row = signature_rows(replace(view, slots=(slot,)), self.register, PORTRAIT.width)
            return row

        place: Place = ("signature", slot.anchor)
        return RowItem(place=place, name=place, shown=slot, write=write)


def _parts(leaf: Block | None) -> tuple[tuple[str, ...], ...]:
    """Return what tells the lines of an alinéa apart."""
    if leaf is None:
        return ()
    if isinstance(leaf, Chart) or (isinstance(leaf, Picture) and leaf.caption):
        return (("image",), ("légende",))
    return ((),)
