"""A protocol to the document that shows it: page runs, contents, title page, signatures."""

from collections.abc import Iterator
from dataclasses import replace

from compiler.model.block import Attachment, Block, Funding
from compiler.model.division import ANNEXE, Division
from compiler.model.engagement import Indicator
from compiler.model.label import heading_text
from compiler.model.phrase import attachment_sentence, indicator_text, parties_by_id
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import Inlines, Text
from compiler.render.grid import data_table, engagement_table
from compiler.render.view import (
    AttachmentView,
    BlockView,
    ContentsEntry,
    ContextView,
    DocumentView,
    HeadingView,
    NoteView,
    PageRun,
    SignaturesView,
)
from compiler.render.wording import context_title, signatures_view, title_view

CONTENTS_DEPTH = 2


def build_view(protocol: Protocol) -> DocumentView:
    """Return what every output shows of a protocol."""
    laid = _Layout(protocol)
    runs = tuple(laid.runs())
    signed = protocol.identity.signed
    return DocumentView(
        language="fr-FR",
        header=protocol.identity.header or protocol.identity.title,
        author=author_of(protocol),
        date=(signed.year, signed.month, signed.day) if signed else None,
        title=title_view(protocol),
        contents_title="Table des matières",
        contents=tuple(_contents(runs)),
        runs=runs,
        notes=tuple(NoteView(number=note.number, content=note.content) for note in protocol.notes),
        filters=tuple((party.id, party.name) for party in protocol.parties),
    )


def author_of(protocol: Protocol) -> str:
    """Return who the documents say they come from: the inter-municipal body, else the territory."""
    bodies = (party.name for party in protocol.parties if party.nature == "epci")
    return next(bodies, protocol.identity.territory)


def _contents(runs: tuple[PageRun, ...]) -> Iterator[ContentsEntry]:
    for run in runs:
        for block in run.blocks:
            if isinstance(block, HeadingView) and block.in_contents:
                yield ContentsEntry(depth=block.depth, anchor=block.anchor, text=block.text)
            elif isinstance(block, SignaturesView) and block.in_contents:
                yield ContentsEntry(depth=1, anchor=block.anchor, text=(Text(text=block.title),))


class _Layout:
    """Walks the divisions once, gathering blocks into runs of one orientation."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.levels = {level.id: level for level in protocol.levels}
        self.names = parties_by_id(protocol)
        self.done: list[PageRun] = []
        self.blocks: list[BlockView] = []
        self.landscape = False

    def runs(self) -> list[PageRun]:
        """Return the page runs of the body, the signatures and the annexes."""
        for division in self.protocol.body():
            self._division(division, landscape=False)
        self._turn(landscape=False, fresh=True)
        self.blocks.append(signatures_view(self.protocol))
        for division in self.protocol.annexes():
            self._turn(landscape=self._is_wide(division), fresh=True)
            self._division(division, landscape=self._is_wide(division))
        self._turn(landscape=False, fresh=True)
        return self.done

    def _turn(self, *, landscape: bool, fresh: bool = False) -> None:
        """Close the run in progress when the orientation changes, or when a new page is wanted."""
        if self.blocks and (fresh or landscape != self.landscape):
            kept = len(self.blocks)
            # Headings go with what they announce: a table turned on its side takes them along.
            while not fresh and kept and isinstance(self.blocks[kept - 1], HeadingView):
                kept -= 1
            if kept:
                self.done.append(PageRun(landscape=self.landscape, blocks=tuple(self.blocks[:kept])))
            self.blocks = self.blocks[kept:]
        self.landscape = landscape

    def _division(self, division: Division, *, landscape: bool) -> None:
        # An axe and all that is under it stand together on landscape pages of their own: a heading left on a portrait
        # page, far from its tables, is ugly.
        opens = division.kind in self.levels and _has_engagements(division)
        self._turn(landscape=landscape or opens, fresh=opens and division.kind == self.protocol.levels[0].id)
        landscape = landscape or opens
        self.blocks.append(self._heading(division))
        for block in division.blocks:
            self._block(block, landscape=landscape)
        self._context(division)
        level = self.levels.get(division.kind)
        if level is not None and level.has_table and _fits_one_table(division):
            self.blocks.append(engagement_table(division, self.protocol))
            return
        if division.engagements:
            self.blocks.append(engagement_table(replace(division, children=()), self.protocol))
        for child in division.children:
            self._division(
                child, landscape=landscape and (child.kind in self.levels or division.kind == ANNEXE)
            )

    def _heading(self, division: Division) -> HeadingView:
        level = self.levels.get(division.kind)
        return HeadingView(
            depth=division.depth,
            anchor=division.id,
            text=heading_text(division, self.protocol.levels),
            kind=division.kind,
            in_contents=division.depth <= CONTENTS_DEPTH or (level is not None and level.has_table),
        )

    def _block(self, block: Block, *, landscape: bool) -> None:
        match block:
            case Table():
                self._turn(landscape=landscape or block.landscape)
                self.blocks.append(data_table(block))
                self._turn(landscape=landscape)
            case Attachment():
                self.blocks.append(
                    AttachmentView(
                        anchor=block.id, title=block.title, sentence=attachment_sentence(block, self.names)
                    )
                )
            case Funding():
                pass  # A record of what a sentence says already.
            case _:
                self.blocks.append(block)

    def _context(self, division: Division) -> None:
        if division.indicators:
            self.blocks.append(
                ContextView(
                    anchor=f"{division.id}-contexte",
                    title=context_title(len(division.indicators)),
                    items=tuple(self._indicator(indicator) for indicator in division.indicators),
                )
            )

    def _indicator(self, indicator: Indicator) -> Inlines:
        return indicator_text(indicator, self.names) or (Text(text="—"),)

    def _is_wide(self, division: Division) -> bool:
        return any(isinstance(block, Table) and block.landscape for block in division.blocks)


def _fits_one_table(division: Division) -> bool:
    """Tell whether a table shows all that stands under a division: a priority it names holds engagements alone."""
    return _has_engagements(division) and all(
        child.engagements
        and not (child.indicators or child.children)
        and all(isinstance(block, Funding) for block in child.blocks)
        for child in division.children
    )


def _has_engagements(division: Division) -> bool:
    return bool(division.engagements) or any(_has_engagements(child) for child in division.children)
