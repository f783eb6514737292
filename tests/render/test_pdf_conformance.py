"""PDF/UA-1 and PDF/A-2a together, judged by veraPDF on an act that holds every kind of block."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf

from compiler.model.block import Bar, Chart, Item, ItemList, Picture, Quotation
from compiler.model.text import Emphasis, Link, NoteMark, Reference, Strong, Superscript, Text
from compiler.render.view import (
    AttachmentView,
    BlockView,
    ContextView,
    DocumentView,
    NoteView,
    PageRun,
    SignaturesView,
    SlotView,
    TitleView,
)
from tests.render.pdf_views import cell, document, heading, opened, paragraph, printed, row, table, text
from tests.render.test_pdf_document import PIXEL
from tests.verdict import judge


def _prose() -> tuple[BlockView, ...]:
    mixed = (
        Strong(content=(Text(text="gras "), Emphasis(content=text("italique")))),
        Superscript(text="er"),
        Reference(kind="article", target="suites", text="article 2"),
        Link(address="https://exemple.fr/é", content=text("un site")),
        NoteMark(note="n", number=1),
        NoteMark(note="n", number=1),
    )
    inner = ItemList(items=(Item(blocks=(paragraph("dedans"), paragraph("suite"))),))
    bars = (
        Bar(label="A", value=Decimal(-2), text="-2"),
        Bar(label="汉 & <B>", value=Decimal(9), text="9"),
    )
    return (
        replace(heading("Objet"), text=(Text(text="Objet"), NoteMark(note="m", number=2))),
        replace(paragraph(""), content=mixed),
        paragraph("→ Ω 汉 😀 e\u0301"),
        ItemList(items=(Item(blocks=(paragraph("un"), inner)),)),
        ItemList(start=4, items=(Item(blocks=(paragraph("quatre"),)),)),
        Quotation(blocks=(paragraph("Des mots."),)),
        Picture(path="carte.png", alternative="Une carte", caption=text("Légende"), width=1, height=1),
        Chart(
            id="g",
            title=text("Titre"),
            horizontal=False,
            table="t",
            bars=bars,
            alternative=text("Deux barres"),
        ),
    )


def _tables() -> tuple[BlockView, ...]:
    called = replace(paragraph(""), content=(Text(text="Titre"), NoteMark(note="p", number=3)))
    records = table(
        *(row(f"r{rank}", cell(f"Ligne {rank}", scope="row"), cell("1")) for rank in range(60)),
        row("total", cell("Total", scope="row"), cell("60"), is_total=True),
        titles=("A", "B"),
    )
    engagements = table(
        row("lire", cell("1. Lire", scope="rowgroup", rows=2), cell("1.1-01", scope="row"), cell("État")),
        row("dire", cell("1.1-02", scope="row"), cell("mot " * 2500)),
        titles=("Priorités", "Engagements", "Partenaires"),
        anchor="e",
        kind="engagements",
    )
    return (
        heading("Suites"),
        ContextView(anchor="c", title="Indicateur de contexte", items=(text("Taux"),)),
        replace(engagements, caption=()),
        replace(records, head=(row("", cell(called, scope="col"), cell("B", scope="col")),)),
        table(titles=("Seule",), anchor="vide"),
    )


def _act() -> DocumentView:
    slots = tuple(
        SlotView(anchor=f"s{rank}", party="Pour A", quality="Le maire", name="") for rank in range(14)
    )
    signatures = SignaturesView(anchor="signatures", title="Signatures", sentence="Fait à Orly.", slots=slots)
    piece = AttachmentView(anchor="p", title=text("Carte"), sentence="Document à joindre.")
    view = document(*_prose(), *_tables(), piece)
    return replace(
        view,
        title=TitleView(
            title="Protocole",
            subtitle="Sous-titre",
            territory="Territoire",
            period="2019–2022",
            parties_intro="Entre :",
            parties=("L’État", "La commune"),
            accession="D’autres peuvent adhérer.",
        ),
        runs=(
            *view.runs,
            PageRun(landscape=True, blocks=_tables()[1:3]),
            PageRun(landscape=False, blocks=(signatures,)),
        ),
        notes=tuple(NoteView(number=rank, content=text(f"Note {rank}.")) for rank in (1, 2, 3)),
    )


def test_an_act_with_everything_in_it_conforms(tmp_path: Path) -> None:
    path = tmp_path / "acte.pdf"
    path.write_bytes(printed(_act(), {"carte.png": PIXEL}).data)
    assert judge(path) == ""


def test_the_judge_sees_a_picture_without_words_and_a_title_that_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "acte.pdf"
    with opened(printed(_act(), {"carte.png": PIXEL})) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/S") == pikepdf.Name.Figure:
                del found["/Alt"]
        del pdf.Root.ViewerPreferences
        pdf.save(path)
    broken = judge(path)
    assert "7.3 " in broken
    assert "7.1 " in broken
