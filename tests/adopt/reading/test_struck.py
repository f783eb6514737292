"""Words struck out, and raised figures: never live, never run into a figure, always told at their place."""

import pytest

from compiler.model.paper import DoubtKind, Paper
from compiler.model.text import NoteMark
from tests.adopt.reading.office_files import para, read_body, read_file, read_odt, run
from tests.adopt.reading.pages import scan, shown, told

_STRUCK = "<w:strike/>"
_RAISED = '<w:vertAlign w:val="superscript"/>'


def _left_out(paper: Paper) -> list[tuple[str, int]]:
    return [
        (doubt.left_out, doubt.span.line)
        for doubt in paper.doubts
        if doubt.kind is DoubtKind.PART_LEFT_OUT and not doubt.is_sure
    ]


@pytest.mark.parametrize("look", [_STRUCK, "<w:dstrike/>"])
def test_words_struck_in_word_are_left_out_and_told(look: str) -> None:
    body = para("Un.") + para(run("La somme est de ") + run("50 000", look) + run(" 30 000 euros."))
    paper = read_body(body + para(run("Tout est rayé.", look)) + para("Fin."))
    assert shown(paper) == ["Un.", "La somme est de 30 000 euros.", "Fin."]
    assert _left_out(paper) == [("50 000", 2), ("Tout est rayé.", 3)]
    assert told(paper, DoubtKind.PART_LEFT_OUT)[0] == (
        "« 50 000 » est rayé dans l'original : ces mots ne sont pas repris."
    )
    assert paper.pieces[-1].span.line == 4


def test_words_struck_in_libreoffice_are_left_out_and_told() -> None:
    look = '<style:text-properties style:text-line-through-style="solid"/>'
    automatic = f'<style:style style:name="R" style:family="text">{look}</style:style>'
    words = '<text:p>Une <text:span text:style-name="R">petite</text:span> somme.</text:p>'
    paper = read_odt(words, automatic=automatic)
    assert shown(paper) == ["Une somme."]
    assert _left_out(paper) == [("petite", 1)]


@pytest.mark.parametrize("struck", ["~~petite~~", "<s>petite</s>", "<del>petite</del>"])
def test_words_struck_in_a_text_are_left_out_and_told(struck: str) -> None:
    said = f"Une {struck} somme.\n"
    for paper in (scan(said), read_file("acte.md", said.encode())):
        assert shown(paper) == ["Une somme."]
        assert _left_out(paper) == [("petite", 1)]


def test_words_struck_over_two_lines_of_a_paragraph_are_left_out() -> None:
    paper = scan("Un.\n\nLe prix <s>barré à\ncheval</s> demeure.\n\nUne ~~autre\n\nrature~~ ici.\n")
    assert shown(paper) == ["Un.", "Le prix", "demeure.", "Une ~~autre", "rature~~ ici."]
    assert _left_out(paper) == [("barré à cheval", 3)]


def test_a_tag_that_strikes_and_never_closes_strikes_nothing_and_is_told() -> None:
    for paper in (scan("Une <s>petite somme.\n"), read_file("acte.md", b"Une <del>petite somme.\n")):
        assert shown(paper) == ["Une petite somme."]
        assert [doubt.is_sure for doubt in paper.doubts] == [False]
    assert len(told(read_file("acte.md", b"<del>\n\nMot.\n\n</del>\n"), DoubtKind.MARKUP_UNREAD)) == 1


def test_a_raised_figure_of_word_stays_apart_from_the_figure_before_it() -> None:
    body = para(run("12 000") + run("1", _RAISED) + run(" habitants, 25 m") + run("2", _RAISED))
    paper = read_body(body + para(run("Le 1") + run("er", _RAISED) + run(" juin, la 2") + run("e", _RAISED)))
    assert shown(paper) == ["12 000¹ habitants, 25 m²", "Le 1^er^ juin, la 2^e^"]
    assert [(doubt.kind, doubt.message, doubt.span.line) for doubt in paper.doubts] == [
        (
            DoubtKind.NOTE_WITHOUT_TEXT,
            "« 12 000¹ » : aucune note ne répond à ce signe en exposant, qui est gardé tel quel.",
            1,
        )
    ]


def test_a_style_that_raises_figures_raises_those_of_a_note_called_again() -> None:
    name = '<w:name w:val="footnote reference"/>'
    styles = f'<w:style w:type="character" w:styleId="Appel">{name}<w:rPr>{_RAISED}</w:rPr></w:style>'
    paper = read_body(para(run("Population") + run("3", '<w:rStyle w:val="Appel"/>')), styles=styles)
    assert shown(paper) == ["Population³"]


@pytest.mark.parametrize("raised", ["12 000^{1}", "12 000<sup>1</sup>", "12 000¹", "12 000^{(1)}"])
def test_a_raised_figure_of_a_scan_calls_the_note_that_bears_it(raised: str) -> None:
    paper = scan(f"La ville compte {raised} habitants.\n\n¹ Source : Insee.\n")
    (line,) = paper.pieces
    assert any(isinstance(inline, NoteMark) for inline in getattr(line, "words", ()))
    assert paper.doubts == ()


def test_a_raised_figure_of_a_scan_that_no_note_bears_is_kept_apart_and_told() -> None:
    paper = scan("Il y a 50 000^{2} habitants, 25 m^{2}, 10^{3} mesures.\n\n¹ Source.\n\nVoir^{1}.\n")
    assert shown(paper)[0] == "Il y a 50 000² habitants, 25 m², 10³ mesures."
    assert [message.partition(" :")[0] for message in told(paper, DoubtKind.NOTE_WITHOUT_TEXT)] == [
        "« 50 000² »",
        "« 10³ »",
    ]


def test_a_raised_figure_of_markdown_stays_apart() -> None:
    paper = read_file("acte.md", b"Il y a 12 000<sup>1</sup> habitants et 10^3^ mesures, 3 m^2^.")
    assert shown(paper) == ["Il y a 12 000¹ habitants et 10³ mesures, 3 m²."]
    assert len(told(paper, DoubtKind.NOTE_WITHOUT_TEXT)) == 2
    assert told(paper, DoubtKind.WORDS_LEFT_OUT) == []


def test_raised_letters_that_rank_nothing_are_told_when_a_figure_stands_before_them() -> None:
    office = read_body(para(run("12 000") + run("a", _RAISED) + run(" et 1") + run("er", _RAISED)))
    for paper in (office, scan("12 000^{a} et 1^{er}, M^{me} X.\n")):
        assert [message.partition(" :")[0] for message in told(paper, DoubtKind.NOTE_WITHOUT_TEXT)] == [
            "« 12 000a »"
        ]
