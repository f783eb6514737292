"""The whole PDF: what it says of itself, its pages, its tables, its notes, the same bytes each time."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pikepdf import Name

from compiler.diagnostics.result import ToolError
from compiler.model.block import Chart, Item, ItemList, Picture, Quotation
from compiler.model.text import Emphasis, Inlines, NoteMark, Reference, Strong, Superscript, Text, plain
from compiler.render.pdf.document import render_pdf
from compiler.render.view import (
    AttachmentView,
    ContentsEntry,
    ContextView,
    NoteView,
    PageRun,
    SignaturesView,
    SlotView,
    TitleView,
)
from tests.acceptance.read_pdf import read_pdf
from tests.render.pdf_views import (
    FONTS,
    STAMP,
    TEMPLATE,
    cell,
    document,
    elements,
    heading,
    heading_pages,
    opened,
    page_lines,
    page_texts,
    paragraph,
    printed,
    row,
    table,
    text,
    without_contents,
)

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_it_says_what_it_is() -> None:
    with opened(printed(document(heading("Objet"), paragraph("Texte.")))) as pdf:
        assert str(pdf.Root.Lang) == "fr-FR"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as said:
            names = ("dc:title", "pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
            assert [said[name] for name in names] == ["Acte", "1", "2", "A"]


def test_pages_are_those_of_the_headings() -> None:
    view = document(heading("Objet"), paragraph("Texte."))
    annexe = PageRun(landscape=True, blocks=(heading("Annexe 1", kind="annexe"),))
    view = replace(view, runs=(*view.runs, annexe))
    result = printed(view)
    assert heading_pages(result) == {"objet": 3, "annexe-1": 4}
    texts = page_texts(result)
    assert "Objet" in texts[2]
    assert "Annexe 1" in texts[3]


def test_the_contents_give_those_pages_and_call_no_note() -> None:
    title = (Text(text="Objet"), NoteMark(note="n", number=1), Superscript(text="er"))
    view = document(replace(heading("Objet"), text=title))
    view = replace(
        view,
        contents=(replace(view.contents[0], text=title),),
        notes=(NoteView(number=1, content=text("Une note.")),),
    )
    texts = page_texts(printed(view))
    assert texts[1].startswith("En-tête courant Table des matières Objeter . ")
    assert texts[1].split(" Page ")[0].endswith(" 3")
    assert "Une note." in texts[2]
    assert "Une note." not in texts[1]


def test_a_page_number_of_the_contents_never_stands_alone() -> None:
    titles = [heading("mot " * 19 + "m" * length, anchor=f"t-{length}") for length in range(12)]
    *contents, _ = page_lines(printed(document(*titles)))[1]
    assert sum(line.endswith(" 3") for line in contents) == len(titles)
    assert "3" not in contents


def test_every_page_but_the_title_page_has_its_header_and_its_number() -> None:
    texts = page_texts(printed(document(heading("Objet"))))
    assert "En-tête courant" not in texts[0]
    assert texts[1].startswith("En-tête courant")
    assert texts[2].endswith("Page 3 sur 3")


def _bound(count: int) -> TitleView:
    return TitleView(
        title="Protocole",
        subtitle="Sous-titre",
        territory="Territoire",
        period="2019–2022",
        parties_intro="Entre :",
        parties=tuple(f"La commune numéro {rank}, représentée par son maire" for rank in range(count)),
        accession="D’autres peuvent adhérer.",
    )


def test_the_title_page_holds_all_parties_while_it_can() -> None:
    first = page_texts(printed(replace(document(heading("Objet")), title=_bound(45))))[0]
    assert "numéro 44" in first
    assert first.endswith("D’autres peuvent adhérer.")


def test_more_parties_than_a_page_can_hold_go_on_to_the_next() -> None:
    texts = page_texts(printed(replace(document(heading("Objet")), title=_bound(120))))
    assert "numéro 0" in texts[0]
    assert texts[1].endswith("D’autres peuvent adhérer.")
    assert all(f"numéro {rank}," in " ".join(texts[:2]) for rank in range(120))


def test_an_annexe_in_the_middle_of_a_run_starts_a_page() -> None:
    view = without_contents(document(heading("Annexe 1", kind="annexe"), heading("Annexe 2", kind="annexe")))
    assert heading_pages(printed(view)) == {"annexe-1": 2, "annexe-2": 3}


def test_landscape_pages_are_wide() -> None:
    with opened(printed(without_contents(document(heading("Objet"), landscape=True)))) as pdf:
        _, page = pdf.pages
        assert page.mediabox[2] > page.mediabox[3]


def test_no_text_is_ever_read_as_markup() -> None:
    written = '1. Texte #"guillemets"; *a* _b_ $x$ <balise> @ref // fin ~ \\ = titre'
    assert written in page_texts(printed(document(heading("Objet"), paragraph(written))))[2]


def test_levels_that_a_heading_skips_are_closed_up() -> None:
    with opened(printed(document(heading("Objet"), heading("Détail", depth=4)))) as pdf:
        assert [str(found.S) for found in elements(pdf, "H2", "H3", "H4")] == ["/H2"]


def test_references_lead_to_their_place_and_those_of_nowhere_are_words() -> None:
    mentions = (
        Reference(kind="article", target="objet", text="article 1"),
        Reference(kind="engagement", target="lire", text="engagement 1.1-01"),
        Reference(kind="partie", target="etat", text="État"),
        Reference(kind="article", target="absent", text="article 9"),
    )
    engagements = table(
        row("lire", cell("1.1-01", scope="row", anchor="lire")), titles=("Engagement",), kind="engagements"
    )
    view = without_contents(document(heading("Objet"), replace(paragraph(""), content=mentions), engagements))
    with opened(printed(view)) as pdf:
        assert len(elements(pdf, "Link")) == 2


def test_a_note_is_numbered_as_it_was_and_printed_once() -> None:
    called = (Text(text="a"), NoteMark(note="n", number=7), Text(text="b"), NoteMark(note="n", number=7))
    view = replace(
        document(heading("Objet"), replace(paragraph(""), content=called)),
        notes=(NoteView(number=7, content=text("Une note.")),),
    )
    page = page_texts(printed(view))[2]
    assert "a7b7" in page
    assert page.count("Une note.") == 1


def test_a_note_called_from_a_repeated_header_is_printed_on_its_first_page() -> None:
    rows = tuple(row(f"r{rank}", cell(f"Ligne {rank}")) for rank in range(120))
    long = table(*rows, titles=("Titre",))
    called = replace(paragraph(""), content=(Text(text="Titre"), NoteMark(note="n", number=1)))
    long = replace(long, head=(row("", cell(called, scope="col")),))
    view = replace(
        without_contents(document(heading("Objet"), long)),
        notes=(NoteView(number=1, content=text("Une note.")),),
    )
    texts = page_texts(printed(view))
    assert ["Une note." in page for page in texts[1:4]] == [True, False, False]
    assert all("Titre1" in page for page in texts[1:4])


def test_header_rows_come_again_and_rows_stay_whole() -> None:
    words = "un engagement écrit sur plusieurs lignes " * 12
    rows = tuple(row(f"r{rank}", cell(f"début{rank} {words}fin{rank}")) for rank in range(30))
    view = without_contents(document(heading("Objet"), table(*rows, titles=("Colonne",))))
    texts = page_texts(printed(view))
    pages = [page for page in texts if "début" in page]
    assert len(pages) > 1
    assert all("Colonne" in page for page in pages)
    assert all(page.count("début") == page.count(" fin") for page in pages)


def test_a_row_taller_than_a_page_is_printed_whole() -> None:
    tall = table(row("r", cell("mot " * 3000 + "dernier")), titles=("Colonne",))
    assert any("dernier" in page for page in page_texts(printed(document(heading("Objet"), tall))))


@pytest.mark.parametrize(("caption", "above"), [(text("Tableau 1"), 31), ((), 33)])
def test_a_small_table_is_never_cut(caption: Inlines, above: int) -> None:
    filler = tuple(paragraph(f"Alinéa {rank}.") for rank in range(above))
    rows = tuple(row(f"r{rank}", cell(f"Ligne {rank}.")) for rank in range(8))
    small = replace(table(*rows, titles=("Colonne",)), caption=caption)
    texts = page_texts(printed(without_contents(document(heading("Objet"), *filler, small))))
    assert f"Alinéa {above - 1}." in texts[1]
    assert "Ligne" not in texts[1]
    assert f"{plain(caption)} Colonne Ligne 0.".strip() in texts[2]


@pytest.mark.parametrize("above", range(38, 46))
def test_words_merged_over_rows_stand_whole_beside_the_first_of_them(above: int) -> None:
    label = "Priorité " + "énoncée en de nombreux mots " * 6 + "jusqu’au bout"
    filler = tuple(row(f"f{rank}", cell("a"), cell("b")) for rank in range(above))
    merged = (
        row("x", cell(label, scope="rowgroup", rows=3), cell("court")),
        *(row(f"y{rank}", cell("suite " * 150)) for rank in range(2)),
    )
    tables = table(*filler, *merged, titles=("Priorités", "Texte"))
    texts = page_texts(printed(without_contents(document(heading("Objet"), tables))))
    held = next(page for page in texts if "Priorité énoncée" in page)
    assert "bout" in held
    assert "court" in held


def test_merged_words_are_drawn_again_where_they_go_on_but_never_said_again() -> None:
    own = (cell("mot " * 40, scope="row"), cell("Engagement", "mot " * 40, scope="row"))
    rows = [
        row(f"r{rank}", *([cell("Pilier", rows=40, scope="rowgroup")] if not rank else []), own[rank % 2])
        for rank in range(40)
    ]
    result = printed(without_contents(document(table(*rows, titles=("A", "B")))))
    first, *others = page_texts(result)[1:]
    assert "(suite)" not in first
    assert len(others) >= 2
    assert all(page.count("Pilier (suite)") == 1 for page in others)
    said = read_pdf(result.data)
    assert [line for line in (*said.cover, *said.body) if "Pilier" in line] == ["Pilier"]


def test_merged_words_are_drawn_again_only_where_they_fit() -> None:
    def again(count: int) -> tuple[int, int]:
        """Return how many rows stand on the last page, and how often the words are drawn there."""
        label = cell("priorité " * 60, rows=count, scope="rowgroup")
        rows = [
            row(f"r{rank}", *([] if rank else [label]), cell("Ligne " + "mot " * 35)) for rank in range(count)
        ]
        last = page_texts(printed(without_contents(document(table(*rows, titles=("A", "B"))))))[-1]
        return last.count("Ligne"), last.count("(suite)")

    # Some eight lines of words stand beside rows of three.
    found = dict(again(count) for count in range(15, 25))
    assert found[1] == found[2] == 0
    assert found[4] == found[5] == 1


def test_signatures_have_a_slot_for_each_and_room_to_sign() -> None:
    slots = tuple(
        SlotView(anchor=f"s-{rank}", party=f"Pour la commune {rank}", quality="Le maire", name="")
        for rank in range(15)
    )
    block = SignaturesView(anchor="signatures", title="Signatures", sentence="Fait à Orly.", slots=slots)
    result = printed(without_contents(document(block)))
    texts = page_texts(result)
    assert heading_pages(result) == {"signatures": 2}
    assert [page.count("Pour la commune") for page in texts[1:]] == [12, 3]
    assert all("Fait à Orly." in page for page in texts[1:])


def test_signatures_that_the_contents_list_are_found_there_with_their_page() -> None:
    block = SignaturesView(anchor="signatures", title="Signatures", sentence="Fait à Orly.", slots=())
    view = document(heading("Objet"), paragraph("mot " * 2000), block)
    entry = ContentsEntry(depth=1, anchor="signatures", text=text("Signatures"))
    for entries, count in ((view.contents, 0), ((*view.contents, entry), 1)):
        result = printed(replace(view, contents=entries))
        listed = [line.split()[-1] for line in page_lines(result)[1] if line.startswith("Signatures")]
        assert listed == [str(heading_pages(result)["signatures"])] * count


def test_pictures_and_charts_say_what_they_show() -> None:
    picture = Picture(path="carte.png", alternative="Une carte", width=1, height=1)
    chart = Chart(
        id="g", title=text("Titre"), horizontal=True, table="t", bars=(), alternative=text("Un graphique")
    )
    with opened(printed(document(heading("Objet"), picture, chart), {"carte.png": PIXEL})) as pdf:
        assert [str(found.Alt) for found in elements(pdf, "Figure")] == ["Une carte", "Un graphique"]


def test_every_kind_of_block_prints() -> None:
    nested = ItemList(items=(Item(blocks=(paragraph("dedans"),)),))
    blocks = (
        heading("Objet"),
        ItemList(items=(Item(blocks=(paragraph("un"), nested, paragraph("suite"))),)),
        ItemList(start=4, items=(Item(blocks=(paragraph("quatre"),)),)),
        Quotation(blocks=(paragraph("Des mots cités."),)),
        replace(paragraph(""), content=(Strong(content=(Emphasis(content=text("fort")),)),)),
        ContextView(anchor="c", title="Indicateur de contexte", items=(text("Taux"),)),
        AttachmentView(anchor="p", title=text("Carte"), sentence="Document à joindre."),
    )
    page = page_texts(printed(document(*blocks)))[2]
    for words in ("– un • dedans suite", "4. quatre", "Des mots cités.", "fort", "• Taux", "Carte Document"):
        assert words in page


def test_a_broken_picture_is_told_in_french() -> None:
    picture = Picture(path="carte.png", alternative="Une carte", width=1, height=1)
    with pytest.raises(ToolError, match="n'a pas pu être mis en page"):
        printed(document(heading("Objet"), picture), {"carte.png": b"\x89PNG rien"})


def test_a_font_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"SourceSansPro-Regular\.ttf"):
        render_pdf(document(), template=TEMPLATE, fonts=tmp_path, assets={}, stamp=STAMP)


def test_objects_are_packed_and_the_date_is_the_one_given() -> None:
    with opened(printed(document(heading("Objet")))) as pdf:
        assert pdf.docinfo[Name.CreationDate] == "D:20201208000000Z"
        assert any(found.get("/Type") == Name.ObjStm for found in pdf.objects if hasattr(found, "get"))


_SCRIPT = """
import hashlib
from tests.render.pdf_views import cell, document, heading, printed, row, table, text
rows = (row("r", cell("a", scope="row"), cell("→")),)
print(hashlib.sha256(printed(document(heading("Objet"), table(*rows, titles=("A", "B")))).data).hexdigest())
"""


def test_the_same_act_gives_the_same_bytes_anywhere() -> None:
    places = ({"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}, {"TZ": "America/Lima", "PYTHONHASHSEED": "2"})
    digests = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env={**os.environ, **place},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for place in places
    }
    assert len(digests) == 1


def test_fonts_are_the_same_whatever_order_their_folder_lists_them_in(tmp_path: Path) -> None:
    for face in sorted(FONTS.iterdir(), reverse=True):
        if face.is_file():
            (tmp_path / face.name).write_bytes(face.read_bytes())
    view = document(heading("Objet"), paragraph("Texte."))
    other = render_pdf(view, template=TEMPLATE, fonts=tmp_path, assets={}, stamp=STAMP)
    assert other.data == printed(view).data
