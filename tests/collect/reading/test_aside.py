"""What a reviewer changed that is no text: told in French, with who did it and near which words."""

import json

import pytest

from compiler.collect.reading import read_reviewed
from compiler.model.review import Trace
from tests.collect.reading.copies import (
    ANNE,
    BRUNO,
    bookmark,
    cell,
    mark,
    note_call,
    package,
    par,
    read,
    row,
    run,
    signed,
    table,
    texts,
    told,
)

STYLES = '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'


def former(tag: str, inside: str = "", who: Trace = ANNE) -> str:
    """Return what something looked like before."""
    return f"<w:{tag}Change {signed(who)}><w:{tag}>{inside}</w:{tag}></w:{tag}Change>"


def picture(words: str, frame: str = "inline") -> str:
    """Return a picture."""
    return (
        f'<w:r><w:drawing><wp:{frame}><wp:docPr id="1" name="Image 1" descr="{words}"/>'
        f"<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:{frame}></w:drawing></w:r>"
    )


def box(words: str) -> str:
    """Return a text box as Word writes it, twice."""
    held = f"<w:txbxContent>{par(run(words))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>'
        f"{held}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{held}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_new_look_of_words_is_told_once_for_neighbours() -> None:
    bold, italic = (run(text, f"<w:b/>{former('rPr')}") for text in ("deux ", "trois"))
    found = read(par(run("Un "), bold, italic, run(" quatre "), run("cinq", former("rPr", who=BRUNO))))
    assert told(found) == [
        (1, "Anne a changé l'aspect de « deux trois »."),
        (1, "Bruno a changé l'aspect de « cinq »."),
    ]
    assert [one.trace for one in found.ignored] == [ANNE, BRUNO]
    assert texts(found) == ["Un deux trois quatre cinq"]


@pytest.mark.parametrize(
    ("look", "sentence"),
    [
        (
            '<w:pStyle w:val="Titre1"/>' + former("pPr"),
            "Anne a changé le style (« normal » devient « heading 1 ») de « Un ».",
        ),
        ("<w:jc/>" + former("pPr"), "Anne a changé la présentation de « Un »."),
        (
            former("pPr", '<w:numPr><w:numId w:val="2"/></w:numPr>'),
            "Anne a changé les puces ou la numérotation de « Un ».",
        ),
        (
            f"<w:numPr><w:numberingChange {signed(ANNE)}/></w:numPr>",
            "Anne a changé la numérotation de « Un ».",
        ),
        (
            f"<w:sectPr>{former('sectPr')}</w:sectPr>",
            "Anne a changé la mise en page d'une section, près de « Un ».",
        ),
        (former("pPr", who=Trace(author="")), "Une personne qui ne se nomme pas a changé la présentation de « Un »."),
    ],
)  # fmt: skip
def test_a_new_look_of_a_paragraph_is_told(look: str, sentence: str) -> None:
    found = read(par(run("Zéro")) + par(run("Un"), look=look) + par(run("Deux")), styles=STYLES)
    assert [message for _, message in told(found)] == [sentence]


def test_new_looks_of_a_table_are_told_once() -> None:
    held = row(cell(par(run("Un")), look=former("tcPr")), look=former("trPr"))
    found = read(
        table(held, look=former("tblPr")) + table(row(cell(par(run("Deux")), look=mark("cellMerge"))))
    )
    assert told(found) == [
        (1, "Anne a changé la présentation d'un tableau, près de « Un »."),
        (2, "Anne a fusionné ou scindé des cases, près de « Deux »."),
    ]


def test_a_look_changed_at_the_end_is_told_there() -> None:
    assert told(read(par(run("Un")) + f"<w:sectPr>{former('sectPr')}</w:sectPr>")) == [
        (1, "Anne a changé la mise en page d'une section, à la fin du document.")
    ]


def test_a_title_that_lost_its_style_is_told() -> None:
    title = bookmark("D_un", run("Article 1"))
    found = read(par(title, look='<w:pStyle w:val="Titre1"/>'), styles=STYLES)
    assert told(found) == []
    assert told(read(par(title))) == [(1, "L'intitulé « Article 1 » n'a plus un style de titre.")]


def test_pictures_that_come_go_and_move_are_told() -> None:
    gone = '<w:moveFromRangeStart w:id="1" w:name="m"/>', '<w:moveFromRangeEnd w:id="1"/>'
    body = (
        par(mark("ins", picture("a"))) + par(run("Un")) + par(mark("del", picture("b"), BRUNO)) + par(run("Deux"))
        + par(gone[0], mark("moveFrom", picture("c")), gone[1], run("Trois"))
        + par(picture("d", "anchor"), run("Quatre"))
    )  # fmt: skip
    assert told(read(body)) == [
        (1, "Anne a inséré une image, près de « Un »."),
        (2, "Bruno a supprimé une image, près de « Deux »."),
        (3, "Anne a déplacé une image, près de « Trois »."),
        (4, "Une image a été détachée du texte, près de « Quatre »."),
    ]


def test_a_picture_that_the_act_does_not_hold_is_told() -> None:
    model = json.dumps({"image": "La carte."}, ensure_ascii=False)
    copy = f'<copie xmlns="urn:protocole:copie" forme="acte">{model}</copie>'
    assert told(read(par(picture("La carte."), run("Un")), copy=copy)) == []
    assert told(read(par(picture("Un chat."), run("Un")), copy=copy)) == [
        (1, "Une image a été insérée sans suivi, près de « Un ».")
    ]


def test_pictures_are_not_compared_with_what_is_left_of_a_model() -> None:
    copy = '<copie xmlns="urn:protocole:copie" forme="acte">{"image": "La ca</copie>'
    data = package(
        par(picture("La carte."), run("Un")) + par(picture("Un plan.", "anchor"), run("Deux")), copy
    )
    found = read_reviewed("relu.docx", data, lambda text: text.endswith("}")).value
    assert (found.model, told(found)) == ("", [(2, "Une image a été détachée du texte, près de « Deux ».")])


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        (box("Attention"), "Une zone de texte n'a pas été reprise (« Attention »), près de « Un »."),
        ("<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>",
         "Une équation n'a pas pu être lue, près de « Un »."),
        ("<w:r><w:object><o:OLEObject/></w:object></w:r>", "Un objet incorporé n'a pas pu être lu, près de « Un »."),
        ("<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "Un dessin n'a pas pu être lu, près de « Un »."),
        ('<w:r><w:endnoteReference w:id="2"/></w:r>', "Une note de fin n'a pas été reprise, près de « Un »."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(inside: str, sentence: str) -> None:
    found = read(par(inside, run("Un")))
    assert told(found) == [(1, sentence)]
    assert texts(found) == ["Un"]


def test_an_endnote_is_told_with_its_words() -> None:
    called = mark("ins", '<w:r><w:endnoteReference w:id="2"/></w:r>', BRUNO)
    notes = f'<w:endnote w:id="2">{par(run("Voir ailleurs."))}</w:endnote>'
    found = read(par(called, run("Un")), endnotes=notes)
    assert told(found) == [(1, "Une note de fin n'a pas été reprise (« Voir ailleurs. »), près de « Un ».")]
    assert [one.trace for one in found.ignored] == [BRUNO]


def test_a_document_inserted_whole_is_told() -> None:
    assert told(read(par(run("Un")) + '<w:altChunk r:id="x"/>' + par(run("Deux")))) == [
        (2, "Un document inséré n'a pas pu être lu, près de « Deux ».")
    ]


def test_calls_of_notes_give_no_words_and_long_words_are_cut() -> None:
    long = "mot " * 40
    found = read(par(run(long, former("rPr")), note_call(2)))
    assert told(found) == [(1, "Anne a changé l'aspect de « " + ("mot " * 15).strip() + "… ».")]
