"""A document view to the data that the template lays out, with the picture files that it names."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.model.block import Attachment, Block, Chart, Funding, ItemList, Paragraph, Picture, Quotation
from compiler.model.division import ANNEXE, PREAMBLE
from compiler.model.table import Table
from compiler.render.pdf.inlines import Json, Manner, Writer
from compiler.render.pdf.page import PORTRAIT, Frame, frame_of
from compiler.render.pdf.pictures import Gallery
from compiler.render.pdf.places import collect_places
from compiler.render.pdf.table_data import table_data
from compiler.render.view import (
    AttachmentView,
    BlockView,
    ContextView,
    DocumentView,
    HeadingView,
    LineView,
    PageRun,
    SignaturesView,
    TableView,
    TitleView,
)

_FRESH = frozenset({PREAMBLE, ANNEXE})


@dataclass(frozen=True, slots=True)
class Laid:
    """What the template is given: the act as data, and files by name."""

    act: dict[str, Json]
    files: Mapping[str, bytes]


def lay_out(view: DocumentView, assets: Mapping[str, bytes]) -> Laid:
    """Return the data of a document.

    Errors: KeyError for a picture that is shown and not handed in.
    """
    language, _, region = view.language.partition("-")
    composer = _Composer(view, assets)
    act: dict[str, Json] = {
        "lang": language,
        "region": region or None,
        "title": view.title.title,
        "subject": " ".join(words for words in (view.title.territory, view.title.period) if words),
        "author": view.author,
        "header": view.header,
        "cover": _cover(view.title),
        "contents": composer.contents(view),
        "runs": [composer.run(run) for run in view.runs],
    }
    return Laid(act, composer.gallery.files)


class _Composer:
    """Writes blocks in reading order; `level` is that of the last heading, `frame` the room on the page."""

    def __init__(self, view: DocumentView, assets: Mapping[str, bytes]) -> None:
        self.gallery = Gallery(assets)
        self.writer = Writer(collect_places(view), {note.number: note.content for note in view.notes})
        self.listed = frozenset(entry.anchor for entry in view.contents)
        self.frame: Frame = PORTRAIT
        self.level = 0

    def contents(self, view: DocumentView) -> Json:
        """Return the table of contents, its entries by the anchor of their heading."""
        with self.writer.writing(Manner.CONTENTS):
            entries: dict[str, Json] = {entry.anchor: self.writer.runs(entry.text) for entry in view.contents}
        return {"title": view.contents_title, "entries": entries}

    def run(self, run: PageRun) -> Json:
        """Return the data of a run of pages."""
        self.frame = frame_of(landscape=run.landscape)
        # The run itself starts a new page.
        blocks = [self._block(block, may_turn=rank > 0) for rank, block in enumerate(run.blocks)]
        return {"landscape": run.landscape, "blocks": blocks}

    def _block(self, block: BlockView, *, may_turn: bool) -> Json:
        match block:
            case HeadingView():
                return self._heading(block, fresh=may_turn and block.kind in _FRESH)
            case TableView():
                return table_data(block, self.writer, self._prose, self.frame)
            case ContextView():
                items: list[Json] = [self.writer.runs(item) for item in block.items]
                return {"kind": "context", "title": block.title, "items": items}
            case AttachmentView():
                return self._attachment(block)
            case SignaturesView():
                return _signatures(block, listed=block.anchor in self.listed)
            case LineView():
                return self._line(block)
            case _:
                return self._prose(block)

    def _heading(self, heading: HeadingView, *, fresh: bool) -> Json:
        # Assistive readers stumble on a level that is skipped, and Typst refuses it.
        self.level = min(heading.depth, self.level + 1)
        return {
            "kind": "heading",
            "level": self.level,
            "listed": heading.anchor in self.listed,
            "fresh": fresh,
            "place": heading.anchor,
            "content": self.writer.runs(heading.text),
        }

    def _line(self, line: LineView) -> Json:
        return {
            "kind": "line",
            "role": line.role.value,
            "indent": line.indent,
            "sticky": line.announces,
            "content": self.writer.runs(line.text),
        }

    def _attachment(self, view: AttachmentView) -> Json:
        return {
            "kind": "attachment",
            "place": f"piece:{view.anchor}",
            "title": self.writer.runs(view.title),
            "sentence": view.sentence,
        }

    def _prose(self, block: Block) -> Json:
        match block:
            case Paragraph():
                return {"kind": "paragraph", "content": self.writer.runs(block.content)}
            case ItemList():
                items: list[Json] = [self._all(item.blocks) for item in block.items]
                if block.start is None:
                    return {"kind": "list", "items": items}
                return {"kind": "enumeration", "start": block.start, "items": items}
            case Quotation():
                return {"kind": "quotation", "blocks": self._all(block.blocks)}
            case Chart():
                return self.gallery.chart(block, self.writer)
            case Picture():
                return self.gallery.picture(block, self.writer, self.frame)
            case Table() | Attachment() | Funding():
                raise TypeError(f"{type(block).__name__} is shown by a view of its own")

    def _all(self, blocks: tuple[Block, ...]) -> list[Json]:
        return [self._prose(block) for block in blocks]


def _cover(title: TitleView) -> Json:
    if not title.has_page:
        return None
    return {
        "territory": title.territory,
        "subtitle": title.subtitle,
        "period": title.period,
        "introduction": title.parties_intro,
        "parties": list(title.parties),
        "accession": title.accession,
        "notes": list(title.notes),
    }


def _signatures(view: SignaturesView, *, listed: bool) -> Json:
    slots: list[Json] = [
        {
            "place": slot.anchor,
            "party": slot.party,
            "quality": slot.quality,
            "name": slot.name,
            "mention": slot.mention,
            "blanks": list(slot.blanks),
        }
        for slot in view.slots
    ]
    return {
        "kind": "signatures",
        "listed": listed,
        "place": view.anchor,
        "title": view.title,
        "sentence": view.sentence,
        "repeats": not view.said_once,
        "slots": slots,
    }
