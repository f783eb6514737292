"""An ODT to a paper: all that LibreOffice may put around words, and none of them lost or out of place."""

from compiler.model.paper import DoubtKind, Heading, Line
from compiler.model.text import plain
from tests.adopt.reading.office_files import odt_parts, read_file, read_odt, zipped
from tests.adopt.reading.pages import grids, shown, told


def _p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def _row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(inner: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{inner}</table:table-cell>"


def test_words_styles_titles_and_anchors_are_read() -> None:
    body = _p(
        "Un<text:s text:c='3'/>mot<text:tab/>et<text:line-break/>une<text:soft-page-break/> li\u00adgne"
    )
    body += _p("De style", "P1") + _p("Titre de l'acte", "Title")
    place = ('<text:bookmark-start text:name="D_x"/>', '<text:bookmark-end text:name="D_x"/>')
    body += f'<text:h text:outline-level="2">{place[0]}Objet{place[1]}</text:h>'
    body += '<text:bookmark text:name="D_y"/>' + _p("Après")
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Corps_20_bis"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    styles = '<style:style style:name="Corps_20_bis" style:display-name="Corps bis"/><style:style style:name="Title"/>'
    paper = read_odt(
        body + _p('<text:span text:style-name="T1">gras</text:span>'), automatic=automatic, styles=styles
    )
    assert shown(paper) == [
        "Un mot et↵une ligne",
        "[Corps bis] De style",
        "[Title] Titre de l'acte",
        "## Objet",
        "Après",
        "**gras**",
    ]
    assert [piece.anchor for piece in paper.pieces if isinstance(piece, Heading | Line)][3:5] == [
        "D_x",
        "D_y",
    ]
    assert plain(paper.title) == "Titre de l'acte"
    assert paper.doubts == ()


def test_notes_are_kept_and_comments_told() -> None:
    note = f'<text:bookmark text:name="N_a"/><text:note><text:note-citation>1</text:note-citation><text:note-body>{_p("La note.")}{_p("Suite.")}</text:note-body></text:note>'  # noqa: E501
    said = f"<office:annotation><dc:creator>Moi</dc:creator><dc:date>2024</dc:date>{_p('à voir')}</office:annotation>"
    paper = read_odt(_p(f"Mot{note} suite{said} fin"))
    assert shown(paper) == ["Mot[1] suite fin"]
    assert [(plain(note.words), note.anchor) for note in paper.notes] == [("La note. Suite.", "N_a")]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [(DoubtKind.PART_LEFT_OUT, "à voir")]


def test_tracked_changes_are_accepted_and_told() -> None:
    changes = f"""<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>
    <dc:creator>Lui</dc:creator></office:change-info>{_p("ancien")}</text:deletion></text:changed-region>
    <text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>"""
    words = '<text:change-start text:change-id="c2"/>neuf<text:change-end text:change-id="c2"/>'
    paper = read_odt(changes + _p(f'un <text:change text:change-id="c1"/>{words} mot'))
    assert shown(paper) == ["un neuf mot"]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [(DoubtKind.TRACKED_CHANGE, "ancien")]


def test_contents_and_running_lines_are_told_and_other_lists_kept() -> None:
    template = "<text:table-of-content-source><text:index-title-template>Modèle</text:index-title-template></text:table-of-content-source>"  # noqa: E501
    body = f"<text:table-of-content>{template}<text:index-body><text:index-title>{_p('Sommaire')}</text:index-title>{_p('Objet<text:tab/>3')}</text:index-body></text:table-of-content>"  # noqa: E501
    body += f"<text:illustration-index><text:illustration-index-source>Modèle</text:illustration-index-source><text:index-body>{_p('Carte 1')}</text:index-body></text:illustration-index>"  # noqa: E501
    body += f"<text:numbered-paragraph>{_p('numéroté')}</text:numbered-paragraph>"
    master = f"<style:master-page style:name='S'><style:header>{_p('Projet')}</style:header><style:footer>{_p('Page <text:page-number>1</text:page-number>')}</style:footer></style:master-page>"  # noqa: E501
    paper = read_odt(body, master=master)
    assert shown(paper) == ["Carte 1", "numéroté"]
    assert [doubt for doubt in paper.doubts if not doubt.is_sure] == []
    assert [doubt.left_out for doubt in paper.doubts if doubt.is_sure] == [
        "Sommaire Objet 3",
        "Projet",
        "Page 1",
    ]


def test_boxes_and_shapes_stand_after_the_paragraph_that_holds_them() -> None:
    box = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
    body = _p("Avant " + box.format(_p("Boîte") + _p("deux")) + "après")
    body += _p(f"Forme <draw:custom-shape>{_p('dedans')}</draw:custom-shape>suite")
    body += box.format(_p("Seule"))
    body += _p("Dehors" + box.format(_p("Milieu" + box.format(_p("Cœur")))))
    paper = read_odt(body + _p("Fin"))
    assert shown(paper) == [
        "Avant après",
        "Boîte",
        "deux",
        "Forme suite",
        "dedans",
        "Seule",
        "Dehors",
        "Milieu",
        "Cœur",
        "Fin",
    ]
    assert paper.doubts == ()


def test_pictures_give_the_words_that_stand_for_them() -> None:
    picture = (
        '<draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>Une  carte</svg:desc></draw:frame>'
    )
    assert shown(read_odt(_p(f"Voir {picture}ici"))) == ["Voir ici", "(Une carte)"]


def test_tables_keep_their_spans_heads_and_places() -> None:
    begun = _cell(_p('<text:bookmark text:name="L_a__b"/>c'), ' table:number-rows-spanned="2"')
    body = f"""<table:table><table:table-column table:number-columns-repeated="3"/><table:table-header-rows>
    {_row(_cell(_p("a"), ' table:number-columns-spanned="2"'), "<table:covered-table-cell/>", _cell(_p("b")))}
    </table:table-header-rows>
    {_row(begun, _cell(_p("d")), _cell(_p("e")))}
    {_row("<table:covered-table-cell/>", _cell(_p("f")), _cell(_p("g")))}</table:table>"""
    (grid,) = grids(read_odt(body))
    assert [[(each.rows, each.columns, each.anchor) for each in line] for line in grid.rows] == [
        [(1, 2, ""), (1, 1, "")],
        [(2, 1, "L_a__b"), (1, 1, ""), (1, 1, "")],
        [(1, 1, ""), (1, 1, "")],
    ]
    assert grid.heads == 1


def test_tables_inside_cells_give_their_paragraphs_in_order_and_are_told() -> None:
    deepest = f"<table:table>{_row(_cell(_p('trois')))}</table:table>"
    inner = (
        f"<table:table>{_row(_cell(_p('deux') + deepest + _p('quatre')), _cell(_p('cinq')))}</table:table>"
    )
    paper = read_odt(
        f"<table:table>{_row(_cell(_p('un') + inner + _p('six')), _cell(_p('z')))}</table:table>"
    )
    assert shown(paper) == ["un / deux / trois / quatre / cinq / six | z"]
    assert told(paper, DoubtKind.GRID_JOINED) == [
        "2 tableaux placés dans la case d'un autre : les cases en sont reprises comme des alinéas."
    ]


def test_hidden_words_are_told_and_not_kept() -> None:
    look = '<style:text-properties text:display="none"/>'
    automatic = f'<style:style style:name="H" style:family="text">{look}</style:style>'
    body = f'<text:section text:name="s">{_p("vu")}</text:section>'
    body += f'<text:section text:display="none">{_p("caché")}</text:section>'
    body += _p('<text:span text:style-name="H">masqué</text:span> montré')
    paper = read_odt(body, automatic=automatic)
    assert shown(paper) == ["vu", "montré"]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [
        (DoubtKind.PART_LEFT_OUT, "caché masqué")
    ]


def test_fields_give_what_they_show_and_links_lead_where_they_did() -> None:
    fields = (
        '<text:bookmark-ref text:ref-name="a">article 3</text:bookmark-ref> <text:page-number>4</text:page-number> '
        "<text:user-field-get>champ</text:user-field-get> <text:date>1 mai</text:date> "
        "<text:sequence>5</text:sequence> "
        "<text:meta>m<text:span>n</text:span></text:meta> <text:drop-down>choix</text:drop-down> "
        "<loext:content-control>contrôle</loext:content-control> "
        '<text:a xlink:href="https://a.fr">site</text:a> <text:a xlink:href="#D_x">ici</text:a>'
    )
    paper = read_odt(_p(fields))
    assert shown(paper) == ["article 3 4 champ 1 mai 5 mn choix contrôle site<https://a.fr> ici<#D_x>"]
    assert paper.doubts == ()


def test_a_billion_spaces_or_columns_are_not_made() -> None:
    many = ' table:number-columns-repeated="99999999"'
    body = _p("a<text:s text:c='999999999'/>b")
    body += f"<table:table><table:table-column{many}/>{_row(_cell(_p('c'), many))}</table:table>"
    assert shown(read_odt(body)) == ["a b", "c"]


def test_words_that_the_conversion_loses_are_told() -> None:
    body = _p("Vu") + "<office:forms><text:p>perdu</text:p></office:forms>"
    paper = read_odt(body)
    assert shown(paper) == ["Vu"]
    assert [(doubt.kind, doubt.left_out) for doubt in paper.doubts] == [(DoubtKind.WORDS_LEFT_OUT, "perdu")]


def test_a_text_without_common_styles_is_read() -> None:
    parts = odt_parts(_p("mot"))
    del parts["styles.xml"]
    assert shown(read_file("acte.odt", zipped(parts))) == ["mot"]
