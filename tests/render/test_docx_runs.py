"""Inline text in a Word document: looks, links, cross-references, notes, characters that XML refuses."""

from compiler.model.block import Paragraph
from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
)
from compiler.render.view import NoteView
from tests.render.word_file import (
    W,
    WordFile,
    cell,
    heading,
    read,
    row,
    style_of,
    table,
    text_of,
    value,
    words,
)

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _body_text(word: WordFile) -> str:
    return word.paragraphs("BodyText")[0]


def _alinea(*content: Inline) -> Paragraph:
    return Paragraph(content=content)


def test_words_are_printed_as_they_are_whatever_they_look_like() -> None:
    written = 'Moins de 25 % & « <w:b/> » "cité" {{ champ }} \u00a0: fin\U0001f3db'
    assert _body_text(read(_alinea(Text(text=written)))) == written


def test_characters_that_xml_refuses_are_dropped() -> None:
    assert _body_text(read(_alinea(Text(text="a\x00b\x1fc\ufffed\ud800e")))) == "abcde"


def test_looks_add_up() -> None:
    word = read(_alinea(Strong(content=(Text(text="gras "), Emphasis(content=(Superscript(text="er"),))))))
    plain, both = [found for found in word.all("r") if text_of(found) in {"gras ", "er"}]
    looks = [{mark.tag for mark in found.iterfind(f"{W}rPr/*")} for found in (plain, both)]
    assert looks[0] == {f"{W}b", f"{W}bCs"}
    assert looks[1] == {f"{W}b", f"{W}bCs", f"{W}i", f"{W}iCs", f"{W}vertAlign"}


def test_a_computed_figure_and_a_line_break_are_shown() -> None:
    word = read(_alinea(Figure(expression="nombre:axes", text="5"), LineBreak(), Text(text="axes")))
    assert _body_text(word) == "5axes"
    assert len([found for found in word.all("br") if not found.attrib]) == 1


def test_a_link_leads_outside_and_is_a_valid_address() -> None:
    word = read(_alinea(Link(address="https://exemple.fr/loi é", content=words("la loi"))))
    link = next(found for found in word.all("hyperlink") if found.get(f"{R}id"))
    listed = {found.get("Id"): found for found in word.part("word/_rels/document.xml.rels")}
    assert listed[link.get(f"{R}id")].get("Target") == "https://exemple.fr/loi%20%C3%A9"
    assert listed[link.get(f"{R}id")].get("TargetMode") == "External"


def test_a_reference_leads_to_what_it_names() -> None:
    references = (
        Reference(kind="article", target="objet", text="article 1"),
        Reference(kind="tableau", target="aides", text="tableau 1"),
        Reference(kind="mesure", target="m-1", text="mesure 1"),
    )
    word = read(_alinea(*references), heading("Objet", "objet"), table(row("m-1", cell("a"), cell("b"))))
    paragraph = next(found for found in word.all("p") if style_of(found) == "BodyText")
    led = [found.get(f"{W}anchor") for found in paragraph.iter(f"{W}hyperlink")]
    assert led == ["D_objet", "T_aides", "L_aides__m_1"]
    assert set(led) <= set(word.bookmarks())


def test_a_reference_to_a_party_or_to_nothing_is_plain_words() -> None:
    word = read(
        _alinea(
            Reference(kind="partie", target="ivry", text="la commune"),
            Reference(kind="article", target="inconnu", text=" ailleurs"),
        ),
        table(row("ivry", cell("Ivry"), cell("b"))),
    )
    assert not word.all("hyperlink")
    assert _body_text(word) == "la commune ailleurs"


def test_a_row_id_found_in_two_tables_leads_nowhere() -> None:
    reference = _alinea(Reference(kind="mesure", target="ivry", text="mesure"))
    rows = row("ivry", cell("a"), cell("b"))
    word = read(reference, table(rows), table(rows, anchor="autres"))
    assert not word.all("hyperlink")


def test_a_note_called_twice_is_written_once_and_numbered_alike() -> None:
    marks = (NoteMark(note="loi", number=1), Text(text=" puis "), NoteMark(note="loi", number=1))
    notes = (NoteView(number=1, content=(Link(address="https://exemple.fr/", content=words("Loi")),)),)
    word = read(_alinea(*marks), notes=notes)
    assert len(word.all("footnoteReference")) == 1
    assert [found.text for found in word.all("instrText") if "NOTEREF" in (found.text or "")] == [
        " NOTEREF N_loi \\f \\h "
    ]
    assert _body_text(word) == " puis 1"
    # The number that the field repeats is raised before Word updates it.
    again = next(found for found in word.all("r") if text_of(found) == "1")
    assert value(again.find(f"{W}rPr/{W}rStyle")) == "FootnoteReference"


def test_footnotes_hold_the_notes_called_and_no_other() -> None:
    link = Link(address="https://exemple.fr/", content=words("Loi"))
    notes = (NoteView(number=1, content=(link,)), NoteView(number=2, content=words("Jamais appelée")))
    word = read(_alinea(NoteMark(note="loi", number=1), NoteMark(note="perdue", number=0)), notes=notes)
    part = word.part("word/footnotes.xml")
    assert [note.get(f"{W}id") for note in part] == ["-1", "0", "1"]
    assert text_of(part[2]).strip() == "Loi"
    assert b"https://exemple.fr/" in word.parts["word/_rels/footnotes.xml.rels"]
    assert b"https://exemple.fr/" not in word.parts["word/_rels/document.xml.rels"]
