"""Blocks of a division to plain data; a table stands there by its id, its rows being listed apart."""

from collections.abc import Iterator

from compiler.model.block import (
    Attachment,
    Block,
    Chart,
    Funding,
    Item,
    ItemList,
    Paragraph,
    Picture,
    Quotation,
)
from compiler.model.division import Division
from compiler.model.table import Table
from compiler.model.text import plain
from compiler.render.json_bytes import Record
from compiler.render.model_text import is_plain, text_record

_STEP = "  "


def block_records(blocks: tuple[Block, ...]) -> list[Record]:
    """Return blocks as records with a type."""
    return [block_record(block) for block in blocks]


def block_record(block: Block) -> Record:
    """Return a block as a record with a type."""
    match block:
        case Paragraph():
            return {"type": "alinea", **text_record("texte", block.content)}
        case ItemList():
            return {"type": "liste", "debut": block.start, "points": [_item(item) for item in block.items]}
        case Quotation():
            return {"type": "citation", "blocs": block_records(block.blocks)}
        case Table():
            return {"type": "tableau", "id": block.id}
        case Picture():
            return _picture(block)
        case Chart():
            return {"type": "graphique", **chart_record(block)}
        case Attachment():
            return {"type": "piece", **attachment_record(block)}
        case Funding():
            return {"type": "financement", **funding_record(block)}


def _item(item: Item) -> Record:
    return {"blocs": block_records(item.blocks)}


def _picture(picture: Picture) -> Record:
    return {
        "type": "image",
        "fichier": picture.path,
        "alternative": picture.alternative,
        **text_record("legende", picture.caption),
        "format": picture.media_type,
        "largeur": picture.width,
        "hauteur": picture.height,
    }


def chart_record(chart: Chart) -> Record:
    """Return a chart with its bars."""
    return {
        "id": chart.id,
        **text_record("titre", chart.title),
        "forme": "barres-horizontales" if chart.horizontal else "barres",
        "table": chart.table,
        "etiquette": chart.label_column,
        "valeur": chart.value_column,
        "unite": chart.unit,
        "barres": [{"etiquette": bar.label, "valeur": bar.value, "texte": bar.text} for bar in chart.bars],
        **text_record("alternative", chart.alternative),
    }


def attachment_record(attachment: Attachment) -> Record:
    """Return a document to be joined."""
    return {
        "id": attachment.id,
        **text_record("titre", attachment.title),
        "producteur": attachment.producer,
        "statut": attachment.state,
    }


def funding_record(funding: Funding) -> Record:
    """Return a commitment in money (euros) or share (percent)."""
    return {
        "id": funding.id,
        **text_record("objet", funding.subject),
        "montant": funding.amount,
        "taux": funding.rate,
        "texte": funding.text,
        "programme": funding.programme,
        "annee": funding.year,
        "payeur": funding.payer,
        "statut": funding.state,
    }


def blocks_within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks and those inside their lists and quotations, in reading order."""
    for block in blocks:
        yield block
        match block:
            case ItemList():
                for item in block.items:
                    yield from blocks_within(item.blocks)
            case Quotation():
                yield from blocks_within(block.blocks)
            case _:
                pass


def blocks_here(division: Division) -> Iterator[Block]:
    """Yield every block of a division and of its engagements, in reading order."""
    yield from blocks_within(division.blocks)
    for engagement in division.engagements:
        yield from blocks_within(engagement.content)


def blocks_under(division: Division) -> Iterator[Block]:
    """Yield every block of a division and of the divisions in it, in reading order."""
    yield from blocks_here(division)
    for child in division.children:
        yield from blocks_under(child)


def plain_text(blocks: tuple[Block, ...], margin: str = "") -> str:
    """Return the words of blocks: a blank line between paragraphs, a line for each item of a list."""
    return "\n\n".join(words for block in blocks if (words := _block_text(block, margin)))


def _block_text(block: Block, margin: str) -> str:
    match block:
        case Paragraph():
            return plain(block.content)
        case ItemList():
            return "\n".join(f"{margin}{mark} {words}" for mark, words in _items(block, margin + _STEP))
        case Quotation():
            return plain_text(block.blocks, margin)
        case Table() | Chart() | Attachment():
            return plain(block.title)
        case Picture():
            return block.alternative
        case Funding():
            return ""


def _items(listed: ItemList, margin: str) -> Iterator[tuple[str, str]]:
    for rank, item in enumerate(listed.items):
        mark = "–" if listed.start is None else f"{listed.start + rank}."
        yield (
            mark,
            "\n".join(
                f"{'' if place == 0 or isinstance(block, ItemList) else margin}{_block_text(block, margin)}"
                for place, block in enumerate(item.blocks)
            ),
        )


def says_all(blocks: tuple[Block, ...], words: str) -> bool:
    """Tell whether these words alone give the blocks back: plain paragraphs and nothing else."""
    texts = [block.content for block in blocks if isinstance(block, Paragraph)]
    if len(texts) < len(blocks) or not all(
        text and is_plain(text) and "\n" not in plain(text) for text in texts
    ):
        return False
    return bool(blocks) == bool(words)
