"""Blocks of the act to HTML: paragraphs, lists, quotations, pictures, charts, frames, signatures."""

import re
from typing import assert_never

from compiler.model.block import Attachment, Block, Chart, Funding, ItemList, Paragraph, Picture, Quotation
from compiler.model.table import Table
from compiler.model.text import Inlines, plain
from compiler.render.html.inlines import Register, render_inlines
from compiler.render.html.markup import PREFIX, attribute, escape, permalink
from compiler.render.html.tables import render_table
from compiler.render.view import (
    AttachmentView,
    BlockView,
    ContextView,
    HeadingView,
    LineView,
    SignaturesView,
    SlotView,
    TableView,
)

_LABEL = re.compile(r""" aria-label=(?:"[^"]*"|'[^']*')""")


def render_block(block: BlockView, register: Register) -> str:
    """Return a block as HTML; a heading is the section's business."""
    match block:
        case TableView():
            return render_table(block, register, render_prose)
        case ContextView():
            return _context(block, register)
        case AttachmentView():
            return _attachment(block, register)
        case SignaturesView():
            return _signatures(block)
        case LineView():
            return f"<p>{render_inlines(block.text, register)}</p>"
        case HeadingView():
            raise TypeError("A heading opens a section, it is no block of one")
        case _:
            return render_prose(block, register)


def render_prose(block: Block, register: Register) -> str:
    """Return a block of prose as HTML, those inside lists and cells included."""
    match block:
        case Paragraph():
            return f"<p>{render_inlines(block.content, register)}</p>"
        case ItemList():
            return _list(block, register)
        case Quotation():
            return f"<blockquote>{_all(block.blocks, register)}</blockquote>"
        case Picture():
            return _picture(block, register)
        case Chart():
            return _chart(block, register)
        case Table() | Attachment() | Funding():
            raise TypeError(f"{type(block).__name__} is shown by a view of its own")
        case _:
            assert_never(block)


def _all(blocks: tuple[Block, ...], register: Register) -> str:
    return "".join(render_prose(block, register) for block in blocks)


def _list(block: ItemList, register: Register) -> str:
    items = "".join(f"<li>{_item(item.blocks, register)}</li>" for item in block.items)
    if block.start is None:
        return f"<ul>{items}</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f"<ol{start}>{items}</ol>"


def _item(blocks: tuple[Block, ...], register: Register) -> str:
    """Return what an item holds; its first paragraph goes without a <p>, so that short lists stay tight."""
    if blocks and isinstance(blocks[0], Paragraph):
        return render_inlines(blocks[0].content, register) + _all(blocks[1:], register)
    return _all(blocks, register)


def _picture(picture: Picture, register: Register) -> str:
    source = register.pictures.get(picture.path)
    caption = _caption(picture.caption, register)
    if source is None:
        return f'<figure class="image"><p class="absente">{escape(picture.alternative)}</p>{caption}</figure>'
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width and picture.height else ""
    image = f'<img src="{source}" alt="{escape(picture.alternative)}"{size}>'
    return f'<figure class="image">{image}{caption}</figure>'


def _caption(caption: Inlines, register: Register) -> str:
    return f"<figcaption>{render_inlines(caption, register)}</figcaption>" if caption else ""


def _chart(chart: Chart, register: Register) -> str:
    """Return a chart: the picture, then its words and figures, open when there is no picture."""
    anchor = register.claim(chart.id)
    title = plain(chart.title)
    picture = register.charts.get(chart.id, "")
    return (
        f'<figure class="graphique"{attribute("id", anchor)}>'
        f"<figcaption>{render_inlines(chart.title, register)}</figcaption> {permalink(anchor, title)}"
        f"{_described(picture, chart)}"
        f'<details class="chiffres"{"" if picture else " open"}><summary>Description et chiffres</summary>'
        f"<p>{render_inlines(chart.alternative, register)}</p>{_figures(chart, title)}</details></figure>"
    )


def _described(picture: str, chart: Chart) -> str:
    """Return the picture of a chart, which holds its title and its description."""
    opening, bracket, drawn = picture.partition(">")
    if not bracket:
        return ""
    title, words = f"{PREFIX}titre-{chart.id}", f"{PREFIX}description-{chart.id}"
    return (
        f'{_LABEL.sub("", opening)} aria-labelledby="{title}" aria-describedby="{words}">'
        f'<title id="{title}">{escape(plain(chart.title))}</title>'
        f'<desc id="{words}">{escape(plain(chart.alternative))}</desc>{drawn.strip()}'
    )


def _figures(chart: Chart, title: str) -> str:
    unit = f" ({chart.unit})" if chart.unit else ""
    rows = "".join(
        f'<tr><th scope="row">{escape(bar.label)}</th><td class="droite">{escape(bar.text)}</td></tr>'
        for bar in chart.bars
    )
    return (
        f'<table><caption class="invisible">Chiffres de « {escape(title)} »</caption>'
        '<thead><tr><th scope="col">Libellé</th>'
        f'<th scope="col" class="droite">Valeur{escape(unit)}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _context(context: ContextView, register: Register) -> str:
    items = "".join(f"<li>{render_inlines(item, register)}</li>" for item in context.items)
    anchor = attribute("id", register.claim(context.anchor))
    title = f'<p class="etiquette">{escape(context.title)}</p>'
    return f'<div class="contexte"{anchor}>{title}<ul>{items}</ul></div>'


def _attachment(attachment: AttachmentView, register: Register) -> str:
    anchor = register.claim(attachment.anchor)
    return (
        f'<div class="piece"{attribute("id", anchor)}><p class="etiquette">Pièce'
        f"{permalink(anchor, plain(attachment.title))}</p>"
        f'<p class="nom">{render_inlines(attachment.title, register)}</p>'
        f"<p>{escape(attachment.sentence)}</p></div>"
    )


def _signatures(signatures: SignaturesView) -> str:
    sentence = f"<p>{escape(signatures.sentence)}</p>" if signatures.sentence else ""
    slots = "".join(_slot(slot) for slot in signatures.slots)
    return f'{sentence}<ul class="signatures">{slots}</ul>'


def _slot(slot: SlotView) -> str:
    name = f'<span class="nom">{escape(slot.name)}</span>' if slot.name else ""
    return (
        f'<li id="{PREFIX}{escape(slot.anchor)}"><span class="partie">{escape(slot.party)}</span>'
        f'<span class="qualite">{escape(slot.quality)}</span>{name}</li>'
    )
