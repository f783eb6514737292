"""Headers, footers, contents and text boxes: their lines are read apart, and never as lines of the text."""

import pytest

from compiler.collect.reading import read_reviewed
from compiler.model.review import Edge, Reviewed
from tests.collect.reading.copies import (
    ANNE,
    BRUNO,
    MARK,
    NAMESPACES,
    bookmark,
    comment,
    cut,
    field,
    ins,
    mark,
    marks,
    over,
    packed,
    par,
    part,
    read,
    run,
    texts,
    told,
)
from tests.collect.reading.test_aside import box, former, picture
from tests.collect.reading.test_hostile import quick

GALLERY = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'


def listed(*paragraphs: str) -> str:
    """Return a table of contents as Word writes it."""
    return f"<w:sdt><w:sdtPr>{GALLERY}</w:sdtPr><w:sdtContent>{''.join(paragraphs)}</w:sdtContent></w:sdt>"


def with_margins(body: str, headers: tuple[str, ...] = (), footers: tuple[str, ...] = ()) -> bytes:
    """Return a file with headers and footers, as many as are given."""
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>"), "customXml/item3.xml": MARK}
    kinds: list[tuple[str, str]] = []
    for kind, tag, contents in (("header", "hdr", headers), ("footer", "ftr", footers)):
        for rank, inside in enumerate(contents, 1):
            kinds.append((kind, f"{kind}{rank}.xml"))
            files[f"word/{kind}{rank}.xml"] = f"<w:{tag} {NAMESPACES}>{inside}</w:{tag}>"
    return packed(files, kinds=kinds)


def read_margins(body: str, headers: tuple[str, ...] = (), footers: tuple[str, ...] = ()) -> Reviewed:
    result = read_reviewed("relu.docx", with_margins(body, headers, footers))
    assert result.diagnostics == ()
    return result.value


def apart(reviewed: Reviewed) -> list[tuple[Edge, list[tuple[str, ...]]]]:
    return [(line.edge, marks(line)) for line in reviewed.outside]


def test_every_header_and_footer_is_read_apart() -> None:
    headers = par(run("Un "), cut("acte"), ins("texte", BRUNO)), par(run("Autre"))
    found = read_margins(par(run("Le texte.")), headers, (par(run("Page "), field("PAGE", run("3"))),))
    assert texts(found) == ["Le texte."]
    assert apart(found) == [
        (Edge.HEADER, [("=", "Un "), ("-", "acte", "Anne"), ("+", "texte", "Bruno")]),
        (Edge.HEADER, [("=", "Autre")]),
        (Edge.FOOTER, [("=", "Page 3")]),
    ]
    assert [line.rank for line in found.outside] == [0, 0, 1]


def test_what_changed_in_the_look_of_a_header_is_told_there() -> None:
    header = par(run("Un", former("rPr"))) + par(mark("ins", picture("Logo", "inline")))
    assert told(read_margins(par(run("Texte")), (header,), (par(mark("ins", picture("b"))),))) == [
        (0, "Anne a changé l'aspect de « Un »."),
        (0, "Anne a inséré une image dans l'en-tête des pages."),
        (1, "Anne a inséré une image dans le pied de page."),
    ]


def test_the_contents_are_read_apart_with_their_marks() -> None:
    body = (
        listed(
            par(run("Table des matières")),
            par(run("Objet"), cut(" 3"), ins(" 4"), look='<w:pStyle w:val="TOC1"/>'),
        )
        + par(run("Article 1"))
        + par(run("Ajouté au sommaire"), look='<w:pStyle w:val="TOC2"/>')
    )
    found = read(body)
    assert texts(found) == ["Article 1"]
    assert apart(found) == [
        (Edge.CONTENTS, [("=", "Table des matières")]),
        (Edge.CONTENTS, [("=", "Objet"), ("-", " 3", "Anne"), ("+", " 4", "Anne")]),
        (Edge.CONTENTS, [("=", "Ajouté au sommaire")]),
    ]


def test_the_result_of_a_field_of_contents_is_no_text_whatever_its_style() -> None:
    start, end = field('TOC \\o "1-2"', "SPLIT").split("SPLIT")
    found = read(par(start, run("Objet")) + par(run("Durée")) + par(end) + par(run("Article 1")))
    assert texts(found) == ["Article 1"]
    assert apart(found) == [(Edge.CONTENTS, [("=", "Objet")]), (Edge.CONTENTS, [("=", "Durée")])]


def test_bookmarks_notes_and_comments_of_the_contents_are_none_of_the_text() -> None:
    entry = listed(
        par(bookmark("D_objet", over(1, run("Objet"))) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    body = par(run("Titre")) + entry + par(bookmark("D_objet", run("Article 1"), 5))
    notes = f'<w:footnote w:id="2">{par(run("Une note."))}</w:footnote>'
    found = read(body, comments=comment(1, "Est-ce à jour ?"), footnotes=notes)
    assert [(line.after, line.anchors) for line in found.lines] == [
        ("Titre", ()),
        ("Article 1", ("D_objet",)),
    ]
    assert not any(each.comments for line in found.lines for each in line.runs)


def test_all_boxes_of_a_drawing_are_told_and_what_was_tracked_in_them() -> None:
    held = "".join(
        f"<wps:txbx><w:txbxContent>{par(text)}</w:txbxContent></wps:txbx>"
        for text in (run("Un"), ins("deux"))
    )
    found = read(par(f"<w:r><w:drawing><wp:anchor>{held}</wp:anchor></w:drawing></w:r>", run("Texte")))
    assert told(found) == [(1, "Une zone de texte n'a pas été reprise (« Un deux »), près de « Texte ».")]
    assert apart(found) == [(Edge.BOX, [("=", "Un")]), (Edge.BOX, [("+", "deux", "Anne")])]
    # Word writes a box twice, for old programs too: it is one.
    assert len(read(par(box("Attention"), run("Un"))).outside) == 1


def test_headers_without_number_or_without_end_are_read_in_bounds() -> None:
    many = par(*(run("mot ") + ins("x") for _ in range(20_000)))
    with quick(10):
        found = read_margins(
            par(run("Texte")), (*tuple(par(run(f"En-tête {rank}")) for rank in range(500)), many)
        )
    assert len(found.outside) == 501
    body = "<w:r><w:drawing><w:txbxContent><w:p>" * 50 + "</w:p></w:txbxContent></w:drawing></w:r>" * 50
    assert len(read(par(body, run("Texte"))).outside) <= 1


@pytest.mark.parametrize("target", ["document.xml", "absent.xml"])
def test_a_header_that_is_no_part_of_its_own_says_nothing(target: str) -> None:
    files = {
        "word/document.xml": part("document", f"<w:body>{par(run('Texte'), ins(' neuf', ANNE))}</w:body>")
    }
    data = packed(files | {"customXml/item3.xml": MARK}, kinds=[("header", target)] * 3)
    found = read_reviewed("relu.docx", data).value
    assert (texts(found), found.outside) == (["Texte neuf"], ())
