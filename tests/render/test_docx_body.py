"""The body of a Word document: title page, contents, sections, headings, frames, signatures."""

from dataclasses import replace

from lxml import etree

from compiler.render.view import AttachmentView, ContextView, PageRun, SignaturesView, SlotView
from tests.render.word_file import (
    TITLE,
    W,
    WordFile,
    alinea,
    cell,
    heading,
    read,
    render,
    row,
    style_of,
    table,
    text_of,
    value,
    view_of,
    view_of_runs,
    words,
)


def _paragraph(word: WordFile, text: str, style: str) -> etree._Element:
    return next(found for found in word.all("p") if text_of(found) == text and style_of(found) == style)


def test_the_title_page_says_what_the_act_says_and_leaves_no_gap() -> None:
    word = read(alinea("texte"))
    assert word.paragraphs("Title") == ["Protocole"]
    assert word.paragraphs("CoverParty") == ["L’État", "La commune d’Essai"]
    bare = WordFile(render(replace(view_of(alinea("texte")), title=replace(TITLE, subtitle="", parties=()))))
    assert bare.paragraphs("Subtitle") == bare.paragraphs("CoverIntroduction") == []


def test_the_contents_know_their_pages_and_can_be_made_again() -> None:
    word = read(heading("Article 1 – Objet", "objet"), heading("Annexe 2", "suite", kind="annexe"))
    assert word.paragraphs("TOC1") == ["Article 1 – Objet3", "Annexe 24"]
    fields = [(found.text or "").strip() for found in word.all("instrText")]
    assert fields[0] == 'TOC \\o "1-6" \\f c \\h \\z'
    assert fields[1:3] == ["PAGEREF D_objet \\h", "PAGEREF D_suite \\h"]
    kinds = [found.get(f"{W}fldCharType") for found in word.all("fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 3


def test_a_heading_left_out_of_the_contents_stays_out_when_they_are_made_again() -> None:
    word = read(
        heading("Article", "a"),
        heading("Section", "s", depth=2, listed=False),
        heading("Objectif « 1 »", "o", depth=2),
    )
    fields = [(found.text or "").strip() for found in word.all("instrText")]
    assert fields[0].startswith('TOC \\o "1-1" ')
    assert 'TC "Objectif « 1 »" \\f c \\l "2"' in fields
    assert word.paragraphs("TOC2") == ["Objectif « 1 »3"]


def test_each_run_of_pages_is_a_section_turned_as_it_asks() -> None:
    word = WordFile(
        render(
            view_of_runs(
                PageRun(landscape=False, blocks=(heading("Un", "un"),)),
                PageRun(landscape=True, blocks=(table(row("a", cell("1"), cell("2"))),)),
                PageRun(landscape=False, blocks=(alinea("fin"),)),
            )
        )
    )
    sections = word.all("sectPr")
    assert [found.find(f"{W}pgSz").get(f"{W}orient") for found in sections] == [None, None, "landscape", None]  # type: ignore[union-attr]
    assert [found.find(f"{W}titlePg") is not None for found in sections] == [True, False, False, False]
    assert all(found.find(f"{W}headerReference") is not None for found in sections)
    assert word.body[-1].tag == f"{W}sectPr"


def test_a_section_ends_in_its_last_paragraph_rather_than_in_an_empty_one() -> None:
    runs = [PageRun(landscape=False, blocks=(alinea(text),)) for text in ("premier", "second")]
    word = WordFile(render(view_of_runs(*runs)))
    assert _paragraph(word, "premier", "BodyText").find(f"{W}pPr/{W}sectPr") is not None


def test_a_table_that_ends_a_section_leaves_hardly_any_room_below() -> None:
    wide = PageRun(landscape=True, blocks=(table(row("r", cell("1"), cell("2"))),))
    word = WordFile(render(view_of_runs(wide, wide, PageRun(landscape=False, blocks=(alinea("Fin."),)))))
    gaps = [found for found in word.all("p") if style_of(found) == "TableGap"]
    assert [gap.find(f"{W}pPr/{W}spacing").get(f"{W}line") for gap in gaps] == ["20", "20"]  # type: ignore[union-attr]
    assert all(gap.find(f"{W}pPr/{W}sectPr") is not None for gap in gaps)


def test_an_annexe_starts_a_page_and_an_article_does_not() -> None:
    word = read(
        heading("Préambule", "p", kind="preambule"),
        heading("Article 1", "a"),
        heading("Annexe 1", "x", kind="annexe"),
    )
    broken = [
        _paragraph(word, text, "Heading1").find(f"{W}pPr/{W}pageBreakBefore") is not None
        for text in ("Préambule", "Article 1", "Annexe 1")
    ]
    assert broken == [False, False, True]


def test_headings_are_real_and_can_be_found_again() -> None:
    word = read(heading("Un", "un"), heading("Deux", "deux-bis", depth=2), heading("Trois", "trois", depth=3))
    assert [word.paragraphs(f"Heading{depth}") for depth in (1, 2, 3)] == [["Un"], ["Deux"], ["Trois"]]
    assert word.bookmarks() == ["D_un", "D_deux_bis", "D_trois"]


def test_two_places_of_one_name_are_not_marked_twice() -> None:
    assert read(heading("Un", "un"), heading("Un encore", "un")).bookmarks() == ["D_un"]


def test_context_indicators_stand_in_one_frame() -> None:
    view = ContextView(
        anchor="obj-contexte", title="Indicateurs de contexte", items=(words("Taux"), words("Part"))
    )
    word = read(view)
    assert word.paragraphs("ContextTitle") == ["Indicateurs de contexte"]
    assert word.paragraphs("ContextItem") == ["Taux", "Part"]


def test_a_document_to_join_says_who_holds_it() -> None:
    word = read(AttachmentView(anchor="carte", title=words("Carte"), sentence="Document à joindre."))
    assert word.paragraphs("AttachmentTitle") == ["Carte"]
    assert word.paragraphs("AttachmentText") == ["Document à joindre."]
    assert word.bookmarks() == ["P_carte"]


def _signatures(count: int) -> SignaturesView:
    slots = tuple(
        SlotView(anchor=f"signature-{rank}", party=f"Pour la partie {rank}", quality="Le maire", name="")
        for rank in range(count)
    )
    return SignaturesView(anchor="signatures", title="Signatures", sentence="Fait à Orly.", slots=slots)


def test_signatures_stay_listed_when_the_contents_are_made_again() -> None:
    for listed in (True, False):
        word = read(replace(_signatures(1), in_contents=listed))
        fields = [(found.text or "").strip() for found in word.all("instrText")]
        assert ('TC "Signatures" \\f c \\l "1"' in fields) is listed


def test_each_signatory_has_a_slot_with_room_to_sign() -> None:
    word = read(_signatures(3))
    head, *rows = word.all("tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert text_of(head) == "Fait à Orly."
    assert len(rows) == 2
    assert word.paragraphs("SignatureParty") == [*(f"Pour la partie {rank}" for rank in range(3)), ""]
    assert all(int(value(line.find(f"{W}trPr/{W}trHeight"))) > 2000 for line in rows)
    assert "S_signature_2" in word.bookmarks()


def test_an_act_without_signatories_still_says_where_it_was_made() -> None:
    word = read(_signatures(0))
    assert not word.all("tbl")
    assert word.paragraphs("BodyText") == ["Fait à Orly."]


def test_an_act_without_text_is_a_title_page() -> None:
    word = WordFile(render(view_of_runs()))
    assert word.paragraphs("Title") == ["Protocole"]
    assert len(word.all("sectPr")) == 1
