"""The signature page: one slot for each signatory, two in a row, with room to sign."""

from collections.abc import Iterator

from compiler.model.bookmark import Mark
from compiler.render.docx.markup import paragraph, table, text_run
from compiler.render.docx.register import Register
from compiler.render.view import SignaturesView, SlotView

_SLOT_HEIGHT = 2100


def write_signatures(view: SignaturesView, register: Register, width: int) -> Iterator[str]:
    """Yield the heading and the slots; place and date head the grid, and come again on each of its pages."""
    yield paragraph("SignatureHeading", register.mark(text_run(view.title), Mark.DIVISION, view.anchor))
    if not view.slots:
        if view.sentence:
            yield paragraph("BodyText", text_run(view.sentence))
        return
    half = width // 2
    sentence = view.sentence or view.title
    head = (
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr>"
        f'<w:tcW w:w="{half * 2}" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
        f"{paragraph('SignatureDate', text_run(sentence))}</w:tc></w:tr>"
    )
    pairs = (view.slots[place : place + 2] for place in range(0, len(view.slots), 2))
    rows = "".join(_pair(pair, register, half) for pair in pairs)
    yield table("SignatureTable", (half, half), view.title, head + rows)
    yield paragraph("TableGap", "")


def _pair(slots: tuple[SlotView, ...], register: Register, width: int) -> str:
    cells = [_slot(slot, register) for slot in slots]
    cells += [paragraph("SignatureParty", "")] * (2 - len(cells))
    framed = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells
    )
    height = f'<w:trHeight w:val="{_SLOT_HEIGHT}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{framed}</w:tr>"


def _slot(slot: SlotView, register: Register) -> str:
    party = register.mark(text_run(slot.party), Mark.SIGNATURE, slot.anchor)
    lines = [("SignatureParty", party), ("SignatureQuality", text_run(slot.quality) if slot.quality else "")]
    if slot.name:
        lines.append(("SignatureQuality", text_run(slot.name)))
    return "".join(paragraph(style, runs) for style, runs in lines if runs)
