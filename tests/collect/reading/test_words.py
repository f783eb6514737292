"""The words of a copy: what is printed is read, once, in reading order; what is not printed is not."""

import io
import zipfile

from compiler.collect.reading import read_reviewed
from compiler.model.review import CallPlace, Edge
from tests.collect.reading.copies import (
    MARK,
    bookmark,
    cell,
    cut,
    field,
    ins,
    mark,
    note,
    note_call,
    package,
    packed,
    par,
    part,
    read,
    row,
    run,
    table,
    texts,
    told,
)

USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Puces"><w:name w:val="List Bullet"/>'
    '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Puces2"><w:name w:val="Mes puces"/><w:basedOn w:val="Puces"/></w:style>'
    '<w:style w:type="character" w:styleId="Cache"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def test_lines_are_ranked_in_reading_order_and_empty_ones_left_out() -> None:
    found = read(
        par(run("Un")) + par() + par(run("  ")) + table(row(cell(par(run("Deux"))))) + par(run("Trois"))
    )
    assert [line.cell for line in found.lines] == [(-1, -1, -1), (0, 0, 0), (-1, -1, -1)]
    assert [(line.rank, line.after, line.edge) for line in found.lines] == [
        (1, "Un", Edge.TEXT),
        (2, "Deux", Edge.CELL),
        (3, "Trois", Edge.TEXT),
    ]


def test_cells_say_their_table_row_and_column_even_in_a_table_inside_a_cell() -> None:
    inner = table(row(cell(par(run("dedans")))))
    found = read(
        table(row(cell(par(run("a"))), cell(par(run("b")), inner, par(run("c")))), row(cell(par(run("d")))))
        + table(row(cell(par(run("e")))))
    )
    assert [(line.after, line.cell) for line in found.lines] == [
        ("a", (0, 0, 0)),
        ("b", (0, 0, 1)),
        ("dedans", (1, 0, 0)),
        ("c", (0, 0, 1)),
        ("d", (0, 1, 0)),
        ("e", (2, 0, 0)),
    ]


def test_spaces_hyphens_and_signs_are_read_as_they_print() -> None:
    inside = (
        '<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/><w:t>d</w:t><w:cr/>'
        "<w:t>e</w:t><w:noBreakHyphen/><w:t>f</w:t><w:softHyphen/><w:t>g</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Arial" w:char="00E9"/><w:sym w:char="x"/>'
        '<w:sym w:char="D800"/>'
    )
    assert texts(read(par(f"<w:r>{inside}</w:r>"))) == ["a b cd e\u2011fg→é"]


def test_spaces_at_the_ends_count_only_when_word_says_so() -> None:
    bare = "<w:r><w:t> un\n</w:t></w:r>"
    assert texts(read(par(bare, run(" deux ")))) == ["un deux "]


def test_wrappers_are_passed_through() -> None:
    inside = (
        f"<w:smartTag>{run('un ')}</w:smartTag><w:hyperlink>{run('deux ')}</w:hyperlink>"
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('trois ')}</w:sdtContent></w:sdt>"
        f'<w:customXml>{run("quatre ")}</w:customXml><w:fldSimple w:instr=" REF x ">{run("cinq")}</w:fldSimple>'
    )
    block = f"<w:sdt><w:sdtPr/><w:sdtContent>{par(run('six'))}</w:sdtContent></w:sdt>"
    held = table(f"<w:sdt><w:sdtContent>{row(cell(par(run('sept'))))}</w:sdtContent></w:sdt>")
    assert texts(read(par(inside) + block + held)) == ["un deux trois quatre cinq", "six", "sept"]


def test_results_of_fields_are_read_never_instructions() -> None:
    nested = field("IF 1 = 1", run("oui ") + field("REF y", run("dix")))
    asked = field(f"REF </w:instrText></w:r>{field('PAGE', run('9'))}<w:r><w:instrText>", run("fin"))
    silent = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TC "rien"</w:instrText></w:r>'
    silent += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(read(par(run("a "), nested, run(" b "), asked, silent, run(".")))) == ["a oui dix b fin."]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read(par(begun, run("un")) + par(run("deux")))) == ["un", "deux"]


def test_the_contents_are_left_out_however_they_are_framed() -> None:
    framed = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{par(run('Sommaire'))}</w:sdtContent></w:sdt>"
    )
    begin, _, end = field("TOC \\o", "|").partition("|")
    bare = par(begin, run("Article 1")) + par(run("Article 2")) + par(end)
    styled = par(run("Article 3"), look='<w:pStyle w:val="TM1"/>')
    assert texts(read(framed + bare + styled + par(run("Texte")), styles=STYLES)) == ["Texte"]


def test_the_contents_hold_no_change_and_no_bookmark() -> None:
    line = par(bookmark("D_un", run("Article 1")), look='<w:pStyle w:val="TM1"/>', end=mark("ins"))
    found = read(line + par(run("Un")) + par(bookmark("D_un", run("Deux"))), styles=STYLES)
    assert [(one.after, one.anchors) for one in found.lines] == [("Un", ()), ("Deux", ("D_un",))]


def test_repeated_calls_of_notes_give_no_words() -> None:
    simple = f'<w:fldSimple w:instr=" NOTEREF N_un ">{run("2")}</w:fldSimple>'
    assert texts(read(par(run("a"), field("NOTEREF N_un \\f \\h", run("1")), simple, run("b")))) == ["ab"]


def test_a_field_closes_those_inside_whose_end_was_left_out() -> None:
    mark_of = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    left_out = (
        f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{mark_of('end')}</mc:Fallback></mc:AlternateContent>"
    )
    body = par(mark_of("begin"), mark_of("begin"), left_out, mark_of("separate"), mark_of("end"), run("fin"))
    assert texts(read(body)) == ["fin"]


def test_a_table_in_a_footnote_belongs_to_the_footnote() -> None:
    found = read(par(run("a"), note_call(2)), footnotes=note(2, table(row(cell(par(run("b")))))))
    assert [line.edge for line in found.lines] == [Edge.TEXT, Edge.NOTE]


def test_parts_are_found_by_their_relationships_and_names_of_the_strict_standard_are_known() -> None:
    data = package(par(run("Un"), note_call(2)), footnotes=note(2, par(run("Deux"))))
    files = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            text = text.replace("footnotes.xml", "notes7.xml").replace(USUAL, STRICT)
            files[name.replace("footnotes.xml", "notes7.xml")] = text
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    found = read_reviewed("c.docx", written.getvalue())
    assert texts(found.value) == ["Un", "Deux"]


def test_what_stands_inside_the_frame_of_the_contents_closes_fields_outside() -> None:
    begin, _, end = field("TOC \\o", "|").partition("|")
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    frame = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{par(end)}</w:sdtContent></w:sdt>"
    assert texts(read(par(begin) + frame + par(run("Texte")))) == ["Texte"]


def test_what_is_written_twice_for_old_readers_is_read_once() -> None:
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{run("neuf")}</mc:Choice>'
        f"<mc:Fallback>{run('vieux')}</mc:Fallback></mc:AlternateContent>"
    )
    sign = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:char="1F60A"/></mc:Choice>'
        "<mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(par(twice, sign))) == ["neuf☺"]


def test_styles_are_told_by_name_and_items_by_their_numbering() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    found = read(
        par(run("t"), look='<w:pStyle w:val="Titre1"/>')
        + par(run("a"), look='<w:pStyle w:val="Puces2"/>')
        + par(run("b"), look=f'<w:pStyle w:val="Puces2"/>{number.format(0)}')
        + par(run("c"), look=number.format(4)),
        styles=STYLES,
    )
    assert [(line.style, line.is_item) for line in found.lines] == [
        ("heading 1", False),
        ("mes puces", True),
        ("mes puces", False),
        ("", True),
    ]


def test_hidden_words_are_left_out_and_told() -> None:
    hidden = run("secret", "<w:vanish/>") + run(" aussi", '<w:rStyle w:val="Cache"/>')
    shown = run(" fin", '<w:rStyle w:val="Cache"/><w:vanish w:val="0"/>')
    found = read(par(run("Texte"), hidden, shown), styles=STYLES)
    assert texts(found) == ["Texte fin"]
    assert told(found) == [(1, "Le texte masqué « secret aussi » n'a pas été repris.")]


def test_footnotes_come_after_the_text_in_the_order_of_their_calls() -> None:
    head = "<w:r><w:footnoteRef/></w:r>"
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + note(2, par(head, run(" Seconde.")), par(run("Suite.")))
        + note(5, par(head, run(" "), run("Première.")))
        + note(9, par(head, run("Sans appel.")))
    )
    found = read(par(run("a"), note_call(5), run("b"), note_call(2)) + par(run("c")), footnotes=notes)
    assert [(line.after, line.edge) for line in found.lines] == [
        ("ab", Edge.TEXT),
        ("c", Edge.TEXT),
        ("Première.", Edge.NOTE),
        ("Seconde.", Edge.NOTE),
        ("Suite.", Edge.NOTE),
    ]


def test_bookmarks_open_in_their_line_or_in_the_next_one() -> None:
    found = read(
        bookmark("D_un")
        + par(bookmark("_Toc1", run("Un"), 2), bookmark("E_deux", number=3))
        + par(bookmark("G_image", number=4))
        + table(bookmark("T_table", number=5) + row(bookmark("L_t__l", number=6) + cell(par(run("Deux")))))
        + par(run("Trois"), bookmark("E_deux", number=9))
        + bookmark("D_fin", number=8)
    )
    assert [line.anchors for line in found.lines] == [
        ("D_un", "E_deux"),
        ("G_image", "T_table", "L_t__l"),
        ("D_fin",),
    ]


def test_a_footnote_knows_where_it_is_called() -> None:
    body = (
        par(
            run("Un "),
            cut("deux"),
            ins("trois"),
            run(" mots"),
            mark("ins", note_call(3)),
            run(" et"),
            note_call(2),
        )
        + par(ins("Ajouté ici"), note_call(4), end=mark("ins"))
        + par(run("Joint "), end=mark("ins") + mark("del"))
        + par(run("à la suite"), note_call(5))
    )
    notes = "".join(note(number, par(run(f"Note {number}."))) for number in (2, 3, 4, 5))
    found = read(body, footnotes=notes).lines
    assert {line.before or line.after: line.call for line in found if line.call} == {
        "Note 3.": CallPlace(line=1, before=len("Un deux mots"), after=len("Un trois mots"), note="3"),
        "Note 2.": CallPlace(
            line=1, before=len("Un deux mots et"), after=len("Un trois mots et"), order=1, note="2"
        ),
        "Note 4.": CallPlace(line=2, before=0, after=len("Ajouté ici"), note="4"),
        "Note 5.": CallPlace(line=3, before=len("Joint à la suite"), after=len("Joint à la suite"), note="5"),
    }


def test_words_know_the_address_that_they_lead_to() -> None:
    leads = '<w:hyperlink r:id="lien1">{}</w:hyperlink>'.format
    typed = field('HYPERLINK "http://b.example"', run("deux"))
    simple = f"""<w:fldSimple w:instr=' HYPERLINK "http://c.example" '>{run("trois")}</w:fldSimple>"""
    inside = '<w:hyperlink w:anchor="D_un">{}</w:hyperlink>'.format
    body = par(
        run("Un "), leads(run("lien ") + ins("neuf")), run(" "), typed, simple, inside(run("là")), run("fin")
    )
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>"), "customXml/item3.xml": MARK}
    data = packed(files, links=[("lien1", "http://a.example"), ("lien2", "http://z.example")])
    (line,) = read_reviewed("c.docx", data).value.lines
    assert [(each.text, each.link.removeprefix("http://")[:1]) for each in line.runs] == [
        ("Un ", ""), ("lien ", "a"), ("neuf", "a"), (" ", ""), ("deux", "b"), ("trois", "c"), ("làfin", ""),
    ]  # fmt: skip
