"""Signs that no font draws: printed as a mark, told with their place; others come from the second font."""

from dataclasses import replace

from compiler.model.block import Bar, Chart
from compiler.model.text import NoteMark
from compiler.render.view import NoteView
from tests.render.pdf_views import BARE_TITLE, document, heading, page_texts, paragraph, printed, text


def test_signs_of_the_second_font_print_without_a_word() -> None:
    result = printed(document(heading("Objet"), paragraph("Ω → ♲ ≤ Ж ½ a\N{NON-BREAKING HYPHEN}b")))
    assert result.problems == ()
    assert "Ω → ♲ ≤ Ж ½" in page_texts(result)[2]


def test_a_sign_that_no_font_draws_is_told_with_its_place_and_leaves_a_mark() -> None:
    result = printed(document(heading("Objet"), heading("Santé"), paragraph("Avec 汉 et 😀.")))
    (problem,) = result.problems
    assert "« 汉 » (U+6C49), « 😀 » (U+1F600), sous « Santé »" in problem
    assert "Avec � et �." in page_texts(result)[2]


def test_each_place_is_told_apart() -> None:
    called = replace(paragraph("Voir"), content=(NoteMark(note="n", number=1),))
    view = replace(
        document(heading("Titre 汉"), called),
        title=replace(BARE_TITLE, territory="字"),
        notes=(NoteView(number=1, content=text("Note 語")),),
    )
    told = printed(view).problems
    assert [
        place in " ".join(told) for place in ("sous « Titre 汉 »", "page de titre", "dans la note 1")
    ] == [
        True,
        True,
        True,
    ]
    assert len(told) == 3


def test_a_sign_in_a_chart_is_told_too() -> None:
    bar = Bar(label="汉", value=1, text="1")  # type: ignore[arg-type]
    chart = Chart(id="g", title=(), horizontal=True, table="t", bars=(bar,), alternative=text("Une barre"))
    (problem,) = printed(document(heading("Objet"), chart)).problems
    assert "U+6C49" in problem


def test_signs_without_a_look_are_told_by_their_code_alone() -> None:
    (problem,) = printed(document(heading("Objet"), paragraph("a\ue000b"))).problems
    assert "dessine U+E000," in problem
