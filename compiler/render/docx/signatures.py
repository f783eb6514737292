"""The signature page: one slot for each signatory, two in a row, with room to sign."""

from collections.abc import Iterator, Sequence

from compiler.model.bookmark import Mark
from compiler.render.docx.contents import contents_mark
from compiler.render.docx.markup import ITALIC, paragraph, silent_field, table, text_run
from compiler.render.docx.register import Register
from compiler.render.docx.rows import GAP, CellMarkup, RowMarkup
from compiler.render.view import SignaturesView, SlotView

_SLOT_HEIGHT, _BLANK_HEIGHT = 2100, 150


def write_signatures(view: SignaturesView, register: Register, width: int) -> Iterator[str]:
    """Yield the heading and the slots; place and date head the grid, on each of its pages or once."""
    yield write_signature_heading(view, register)
    if view.slots:
        rows = "".join([row.write() for row in signature_rows(view, register, width)])
        yield frame_signatures(view, width, rows)
        yield GAP
    elif view.sentence:
        yield paragraph("BodyText", text_run(view.sentence))


def write_signature_heading(view: SignaturesView, register: Register) -> str:
    """Return the heading of the signature page."""
    runs = register.mark(text_run(view.title), Mark.DIVISION, view.anchor)
    if view.in_contents:
        # Its style is not that of a division: Word finds it by this mark when it makes the contents again.
        runs += silent_field(contents_mark(view.title, 1))
    return paragraph("SignatureHeading", runs)


def frame_signatures(view: SignaturesView, width: int, rows: str) -> str:
    """Return the grid that some rows make."""
    return table("SignatureTable", (width // 2, width // 2), view.title, rows)


def slots_height(slots: Sequence[SlotView]) -> int:
    """Return the least height of a row of slots, in twentieths of a point; lines to fill leave the room to sign."""
    return _SLOT_HEIGHT + _BLANK_HEIGHT * max(len(slot.blanks) for slot in slots)


def signature_rows(view: SignaturesView, register: Register, width: int) -> Iterator[RowMarkup]:
    """Yield the rows of the grid: place and date, then the slots two by two."""
    half = width // 2
    date = paragraph("SignatureDate", text_run(view.sentence or view.title))
    whole = CellMarkup(f'<w:tcW w:w="{half * 2}" w:type="dxa"/><w:gridSpan w:val="2"/>', (date,))
    again = "" if view.said_once else "<w:tblHeader/>"
    yield RowMarkup(f"<w:cantSplit/>{again}", (whole,))
    for place in range(0, len(view.slots), 2):
        held = view.slots[place : place + 2]
        slots = [tuple(_slot(slot, register)) for slot in held]
        slots += [(paragraph("SignatureParty", ""),)] * (2 - len(slots))
        cells = tuple(CellMarkup(f'<w:tcW w:w="{half}" w:type="dxa"/>', slot) for slot in slots)
        yield RowMarkup(f'<w:cantSplit/><w:trHeight w:val="{slots_height(held)}" w:hRule="atLeast"/>', cells)


def _slot(slot: SlotView, register: Register) -> Iterator[str]:
    yield paragraph("SignatureParty", register.mark(text_run(slot.party), Mark.SIGNATURE, slot.anchor))
    if slot.quality:
        yield paragraph("SignatureQuality", text_run(slot.quality))
    if slot.name:
        yield paragraph("SignatureQuality", text_run(slot.name))
    if slot.mention:
        yield paragraph("SignatureDetail", text_run(slot.mention, ITALIC))
    yield from (paragraph("SignatureQuality", text_run(words)) for words in slot.blanks)
