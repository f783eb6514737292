"""Blocks from plain data; a table is found by its id among those listed."""

from collections.abc import Mapping
from decimal import Decimal

from compiler.model.block import (
    Attachment,
    Bar,
    Block,
    Chart,
    Funding,
    Item,
    ItemList,
    Paragraph,
    Picture,
    Quotation,
)
from compiler.model.table import Table
from compiler.parse.json_text import Record, read_text


def read_blocks(records: list[Record], tables: Mapping[str, Table]) -> tuple[Block, ...]:
    """Return the blocks of a division, of an item or of an engagement."""
    return tuple(_block(record, tables) for record in records)


def _block(record: Record, tables: Mapping[str, Table]) -> Block:
    match record["type"]:
        case "alinea":
            return Paragraph(content=read_text(record, "texte"))
        case "liste":
            items = tuple(Item(blocks=read_blocks(item["blocs"], tables)) for item in record["points"])
            return ItemList(items=items, start=record["debut"])
        case "citation":
            return Quotation(blocks=read_blocks(record["blocs"], tables))
        case "tableau":
            return tables[record["id"]]
        case "image":
            return _picture(record)
        case "graphique":
            return _chart(record)
        case "piece":
            return _attachment(record)
        case "financement":
            return _funding(record)
        case kind:
            raise ValueError(f"bloc « {kind} »")


def _picture(record: Record) -> Picture:
    return Picture(
        path=record["fichier"],
        alternative=record["alternative"],
        caption=read_text(record, "legende"),
        media_type=record["format"],
        width=record["largeur"],
        height=record["hauteur"],
    )


def _chart(record: Record) -> Chart:
    return Chart(
        id=record["id"],
        title=read_text(record, "titre"),
        horizontal=record["forme"] == "barres-horizontales",
        table=record["table"],
        bars=tuple(_bar(bar) for bar in record["barres"]),
        alternative=read_text(record, "alternative"),
        label_column=record["etiquette"],
        value_column=record["valeur"],
        unit=record["unite"],
    )


def _bar(record: Record) -> Bar:
    return Bar(label=record["etiquette"], value=Decimal(record["valeur"]), text=record["texte"])


def _attachment(record: Record) -> Attachment:
    return Attachment(
        id=record["id"],
        title=read_text(record, "titre"),
        producer=record["producteur"],
        state=record["statut"],
    )


def _funding(record: Record) -> Funding:
    return Funding(
        id=record["id"],
        subject=read_text(record, "objet"),
        payer=record["payeur"],
        state=record["statut"],
        programme=record["programme"],
        year=record["annee"],
        amount=None if record["montant"] is None else Decimal(record["montant"]),
        rate=None if record["taux"] is None else Decimal(record["taux"]),
        text=record["texte"],
    )


def read_paragraphs(words: str) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text, a blank line between each."""
    return tuple(
        Paragraph(content=read_text({"texte": part}, "texte")) for part in words.split("\n\n") if part
    )
