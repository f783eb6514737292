"""A DOCX to a paper: all that Word may put around words, and none of them lost or out of place."""

import io

import docx as python_docx
import pytest

from compiler.adopt.reading.places import Places
from compiler.adopt.reading.tree_inlines import InlineReader
from compiler.model.paper import DoubtKind, Heading, Line
from compiler.model.text import plain
from tests.adopt.reading.office_files import (
    cell,
    docx,
    field,
    para,
    read_body,
    read_file,
    relationship,
    row,
    run,
    table,
    word_parts,
    zipped,
)
from tests.adopt.reading.pages import grids, shown, told

_AUTHOR = 'w:id="7" w:author="A" w:date="2024-01-01T00:00:00Z"'
_MERGED, _BEGUN = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'


def _box(inner: str, spare: str = "") -> str:
    """Return a text box as Word writes it: a shape, and a picture of it for old programs."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
        f'<a:graphicData uri="u"><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{spare or inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_what_python_docx_writes_is_read() -> None:
    document = python_docx.Document()
    document.add_heading("Convention", 0)
    document.add_heading("Article 1 – Objet", 1)
    document.add_paragraph("Un point", style="List Bullet")
    document.add_paragraph("Un rang", style="List Number")
    words = document.add_paragraph("Un mot ")
    words.add_run("gras").bold = True
    words.add_run(" et ")
    words.add_run("penché").italic = True
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "a", "b"
    packed = io.BytesIO()
    document.save(packed)
    paper = read_file("acte.docx", packed.getvalue())
    assert shown(paper) == [
        "[Title] Convention",
        "# Article 1 – Objet",
        "  • Un point",
        "  1. Un rang",
        "Un mot **gras** et *penché*",
        "a | b",
    ]
    assert plain(paper.title) == "Convention"
    assert paper.doubts == ()


def test_headings_are_known_by_their_style_and_by_their_level() -> None:
    styles = """<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="Article du protocole"/>
    <w:basedOn w:val="Titre2"/></w:style><w:style w:type="paragraph" w:styleId="Fiche"><w:name w:val="Fiche"/>
    <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Note"><w:name
    w:val="Note"/><w:basedOn w:val="Fiche"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>"""
    body = (
        para("Titre", "Titre1") + para("Durée", "Article") + para("Fiche 1", "Fiche") + para("Note", "Note")
    )
    body += para("Seul", "", '<w:outlineLvl w:val="3"/>') + para("Corps")
    assert shown(read_body(body, styles=styles)) == [
        "# Titre",
        "## Durée",
        "### Fiche 1",
        "[Note] Note",
        "#### Seul",
        "Corps",
    ]


def test_a_style_based_on_itself_is_read() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="B"/></w:style>'
    assert shown(read_body(para("mot", "B"), styles=styles)) == ["mot"]


def test_bookmarks_become_the_anchors_of_what_they_stand_in() -> None:
    mark = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
    body = para(mark.format(1, "D_objet") + run("Objet") + '<w:bookmarkEnd w:id="1"/>', "Titre1")
    body += para(run("Un ") + mark.format(2, "E_a") + run("mot"))
    body += mark.format(3, "D_hors") + para("Dehors", "Titre1")
    body += para(mark.format(4, "_GoBack") + mark.format(5, "OLE_LINK1") + run("Rien"))
    body += para(mark.format(6, "signet") + mark.format(7, "D_deux") + run("Deux"))
    body += table(row(cell(para(mark.format(8, "L_a__b") + run("ligne"))), cell("x")))
    paper = read_body(body)
    assert [piece.anchor for piece in paper.pieces if isinstance(piece, Heading | Line)] == [
        "D_objet",
        "E_a",
        "D_hors",
        "",
        "D_deux",
    ]
    assert [each.anchor for each in grids(paper)[0].rows[0]] == ["L_a__b", ""]


def test_a_bookmark_in_an_empty_cell_or_paragraph_is_not_lost() -> None:
    empty = '<w:p><w:bookmarkStart w:id="4" w:name="{0}"/></w:p>'
    paper = read_body(
        empty.format("D_suite") + para("Suite") + table(row(cell(empty.format("L_a__b")), cell("x")))
    )
    assert [piece.anchor for piece in paper.pieces if isinstance(piece, Line)] == ["D_suite"]
    assert [each.anchor for each in grids(paper)[0].rows[0]] == ["L_a__b", ""]


def test_a_heading_without_a_bookmark_has_no_anchor() -> None:
    (heading,) = read_body(para("Objet", "Titre1")).pieces
    assert isinstance(heading, Heading)
    assert heading.anchor == ""


def test_tracked_changes_are_accepted_and_told() -> None:
    body = para(
        run("Il ")
        + f"<w:ins {_AUTHOR}>{run('doit ')}</w:ins>"
        + f"<w:del {_AUTHOR}><w:r><w:delText>peut</w:delText></w:r></w:del>"
        + run("agir.")
        + f"<w:moveTo {_AUTHOR}>{run(' Ici.')}</w:moveTo>"
    )
    body += para(f"<w:moveFrom {_AUTHOR}>{run('Ici.')}</w:moveFrom>")
    body += para(run("un "), "", f"<w:rPr><w:del {_AUTHOR}/></w:rPr>") + para("deux")
    body += table(row(cell("a")), row(cell("ôtée"), properties=f"<w:del {_AUTHOR}/>"))
    paper = read_body(body)
    assert shown(paper) == ["Il doit agir. Ici.", "un deux", "a"]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [
        (DoubtKind.TRACKED_CHANGE, "peut Ici. ôtée")
    ]


def test_notes_keep_their_paragraphs_and_the_place_of_their_call() -> None:
    call = '<w:bookmarkStart w:id="1" w:name="N_a"/><w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" La note.")}</w:p>{para("Sa suite.")}</w:footnote>'  # noqa: E501
    paper = read_body(
        para(run("Mot") + call + run(" suite") + end),
        footnotes=notes,
        endnotes=f'<w:endnote w:id="2">{para(field("REF x", "La fin."))}</w:endnote>',
    )
    assert shown(paper) == ["Mot[1] suite[2]"]
    assert [(note.mark, plain(note.words), note.anchor) for note in paper.notes] == [
        ("1", "La note. Sa suite.", "N_a"),
        ("2", "La fin.", ""),
    ]
    assert paper.doubts == ()


def test_content_controls_are_transparent() -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('Bloc')}</w:sdtContent></w:sdt>"
    body += para(run("mot ") + f"<w:sdt><w:sdtContent>{run('choisi')}</w:sdtContent></w:sdt>")
    body += table(
        row(cell("a"), f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"),
        f"<w:sdt><w:sdtContent>{row(cell('c'), cell('d'))}</w:sdtContent></w:sdt>",
    )
    assert shown(read_body(body)) == ["Bloc", "mot choisi", "a | b", "c | d"]


def test_text_boxes_stand_after_the_paragraph_that_holds_them() -> None:
    inner = para("Boîte") + table(row(cell("x"), cell("y")))
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para('Vieille')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"  # noqa: E501
    nested = _box(para(run("Dehors") + _box(para("Dedans"))))
    body = para(run("Avant ") + _box(inner) + run("après")) + para(old) + para(nested) + para("Fin")
    paper = read_body(body)
    assert shown(paper) == ["Avant après", "Boîte", "x | y", "Vieille", "Dehors", "Dedans", "Fin"]
    assert paper.doubts == ()


def test_fields_give_what_they_show() -> None:
    body = para(
        run("Voir ")
        + '<w:fldSimple w:instr=" REF b ">'
        + run("l'article 3")
        + "</w:fldSimple>"
        + run(", page ")
        + field("PAGEREF D_a \\h", "12")
    )
    body += para(field('HYPERLINK "https://a.fr/x"', "le site"))
    assert shown(read_body(body)) == ["Voir l'article 3, page 12<#D_a>", "le site<https://a.fr/x>"]


def test_entries_of_contents_are_lines_of_their_style() -> None:
    page = field("PAGEREF D_objet \\h", "3")
    entry = f'<w:hyperlink w:anchor="D_objet">{run("Objet")}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
    styles = '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    assert shown(read_body(para(entry, "TM1"), styles=styles)) == ["[toc 1] Objet 3<#D_objet>"]


def test_links_lead_where_they_did() -> None:
    links = relationship("l1", "hyperlink", "https://a.fr", is_outside=True)
    words = f'<w:hyperlink r:id="l1">{run("le site")}</w:hyperlink>'
    words += f'<w:hyperlink w:anchor="D_objet">{run(" ici")}</w:hyperlink>'
    assert shown(read_body(para(words), links=links)) == ["le site<https://a.fr> ici<#D_objet>"]


def test_merged_cells_span_rows_and_columns() -> None:
    body = table(
        row(cell("a", _BEGUN), cell("b", '<w:gridSpan w:val="2"/>')),
        row(cell("<w:p/>", _MERGED), cell("c"), cell("d")),
        row(cell("<w:p/>", _MERGED), cell("e"), cell("f")),
    )
    (grid,) = grids(read_body(body))
    assert [[(each.rows, each.columns) for each in line] for line in grid.rows] == [
        [(3, 1), (1, 2)],
        [(1, 1), (1, 1)],
        [(1, 1), (1, 1)],
    ]
    assert grid.heads == 0


def test_rows_that_repeat_are_heads_and_a_caption_bears_the_place_of_its_table() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Legende"><w:name w:val="caption"/></w:style>'
    caption = para('<w:bookmarkStart w:id="1" w:name="T_a"/>' + run("Tableau 1"), "Legende")
    body = caption + table(row(cell("Nom"), properties="<w:tblHeader/>"), row(cell("x")))
    (grid,) = grids(read_body(body, styles=styles))
    assert (grid.heads, plain(grid.caption), grid.anchor) == (1, "Tableau 1", "T_a")


def test_a_table_in_a_cell_gives_its_paragraphs_in_order_and_is_told_at_its_place() -> None:
    inner = para("avant") + table(row(cell("x"), cell("y"))) + para("après")
    paper = read_body(table(row(cell(inner), cell("z"))))
    assert shown(paper) == ["avant / x / y / après | z"]
    assert [(doubt.kind, doubt.span.line > 1) for doubt in paper.doubts] == [(DoubtKind.GRID_JOINED, True)]


def test_signs_between_words_part_them_and_soft_hyphens_do_not() -> None:
    words = """<w:r><w:t>proto</w:t><w:softHyphen/><w:t>cole</w:t><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>
    <w:br/><w:t>ligne</w:t><w:br w:type="page"/><w:t>suite</w:t><w:cr/><w:t>fin</w:t><w:ptab/><w:t>mo\u00adt</w:t>
    <w:sym w:font="Wingdings" w:char="F0FC"/><w:t>vu</w:t></w:r>"""
    paper = read_body(para(words + run("1") + run("er", '<w:vertAlign w:val="superscript"/>')))
    assert shown(paper) == ["protocole a\u2011b↵ligne↵suite↵fin mot✔vu1^er^"]
    assert paper.doubts == ()


def test_words_wrapped_in_whatever_word_has_are_kept() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run(' haut')}</w:rt><w:rubyBase>{run('bas')}</w:rubyBase></w:ruby></w:r>"
    body = para(
        ruby
        + f'<w:smartTag w:element="x">{run(" balisé")}</w:smartTag><w:customXml>{run(" perso")}</w:customXml>'
        + f'<w:bdo w:val="ltr">{run(" sens")}</w:bdo>'
        + run(" barré", "<w:strike/>")
        + run(" petit", "<w:smallCaps/>")
        + run(" bas", '<w:vertAlign w:val="subscript"/>')
    )
    paper = read_body(body)
    assert shown(paper) == ["bas haut balisé perso sens petit bas"]
    assert [doubt.left_out for doubt in paper.doubts] == ["barré"]


def test_hidden_words_are_told_and_not_kept() -> None:
    styles = '<w:style w:type="character" w:styleId="Cache"><w:name w:val="Cache"/><w:rPr><w:vanish/></w:rPr></w:style>'
    words = run("vu ") + run("caché", "<w:vanish/>") + run("masqué", '<w:rStyle w:val="Cache"/>')
    words += run("montré", '<w:vanish w:val="0"/>')
    paper = read_body(para(words), styles=styles)
    assert shown(paper) == ["vu montré"]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [
        (DoubtKind.PART_LEFT_OUT, "caché masqué")
    ]


def test_what_is_beside_the_text_is_told_and_not_kept() -> None:
    words = run("mot") + '<w:r><w:commentReference w:id="1"/></w:r><w:altChunk r:id="x"/>'
    paper = read_body(
        para(words),
        comments=f'<w:comment w:id="1" w:author="B">{para("à revoir")}</w:comment>',
        header1=para("Projet"),
        footer1=para(run("Page ") + field("PAGE", "3")),
    )
    assert shown(paper) == ["mot"]
    assert told(paper, DoubtKind.PAGE_FURNITURE) == [
        "« Page 3 », dans le pied de page, n'est pas repris.",
        "« Projet », dans l'en-tête de page, n'est pas repris.",
    ]
    assert [doubt.left_out for doubt in paper.doubts if doubt.kind is DoubtKind.PART_LEFT_OUT] == [
        "à revoir",
        "",
    ]
    assert all(doubt.is_sure is (doubt.kind is DoubtKind.PAGE_FURNITURE) for doubt in paper.doubts)


def test_pictures_give_the_words_that_stand_for_them() -> None:
    picture = """<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="i"
    descr="Une carte"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
    <pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="i"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="i1"/>
    </pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""
    parts = word_parts(
        para(run("Voir ") + picture + run("la carte")), links=relationship("i1", "image", "media/a.png")
    )
    paper = read_file("acte.docx", zipped(parts | {"word/media/a.png": b"x"}))
    assert shown(paper) == ["Voir la carte", "(Une carte)"]


def test_a_strict_document_is_read_as_any_other() -> None:
    usual = "http://schemas.openxmlformats.org"
    strict = {
        f"{usual}/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        f"{usual}/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    parts = {}
    words = '<w:bookmarkStart w:id="1" w:name="D_a"/>' + run("Titre")
    for name, part in word_parts(para(words, "Titre1")).items():
        text = str(part)
        for old, new in strict.items():
            text = text.replace(old, new)
        parts[name] = text
    (heading,) = read_file("acte.docx", zipped(parts)).pieces
    assert isinstance(heading, Heading)
    assert (plain(heading.words), heading.anchor) == ("Titre", "D_a")


def test_words_that_the_conversion_loses_are_told_in_order() -> None:
    unread = "<w:r><w:object><w:t>objet perdu</w:t></w:object></w:r>"
    paper = read_body(para(run("Un mot ") + unread + run(" et un autre")))
    assert shown(paper) == ["Un mot et un autre"]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [
        (DoubtKind.WORDS_LEFT_OUT, "objet perdu")
    ]


@pytest.mark.parametrize("rank", ["0", "77", "9" * 5_000])
@pytest.mark.parametrize("signs", ["\uf8d0{}\uf8d1", "&#xF8D0;{}&#xF8D1;"])
def test_signs_that_a_document_holds_already_harm_nothing(signs: str, rank: str) -> None:
    paper = read_body(para('<w:bookmarkStart w:id="1" w:name="D_a"/>' + run(f"mot {signs.format(rank)} fin")))
    (line,) = paper.pieces
    assert isinstance(line, Line)
    assert line.anchor == "D_a"
    kept = plain(line.words) + " ".join(doubt.left_out for doubt in paper.doubts)
    assert all(word in kept for word in ("mot", "fin", rank))


@pytest.mark.parametrize("forged", ["A7B", f"A{'9' * 5_000}B"])
def test_what_only_looks_like_a_sign_marks_nothing(forged: str) -> None:
    reader = InlineReader(Places("A", "B"), lambda _blocks, _anchor: "")
    assert reader.read([{"t": "Str", "c": f"x{forged}y"}]).anchors == []


def test_a_document_that_leaves_no_sign_free_is_read_without_anchors() -> None:
    letters = "".join(chr(code) for code in range(0xF8D0, 0xF900))
    paper = read_body(para('<w:bookmarkStart w:id="1" w:name="D_a"/>' + run(f"mot {letters}")) + para("fin"))
    assert [type(piece) for piece in paper.pieces] == [Line, Line]
    assert "mot" in shown(paper)[0]


def test_reading_twice_gives_the_same_paper() -> None:
    data = docx(para("Titre", "Titre1") + table(row(cell("a"), cell("b"))))
    assert read_file.__wrapped__("acte.docx", data) == read_file.__wrapped__("acte.docx", data)
