"""What the compiler wrote in a text: references and figures."""

from compiler.diagnostics.span import NOWHERE
from compiler.model.mark import HIDDEN, as_written, marks, typed
from compiler.model.passage import Form, Passage, folded
from compiler.model.text import Figure, NoteMark, Reference, Strong, Text

CONTENT = (
    Text(text="Voir l’"),
    Reference(kind="article", target="x", text="article\u00a02"),
    NoteMark(note="n", number=1),
    Strong(content=(Text(text=" et "), Figure(expression="nombre:quartiers", text="31"))),
    Text(text=" quartiers"),
)


def _passage() -> Passage:
    return Passage(
        content=CONTENT, text=folded(CONTENT), span=NOWHERE, form=Form.PROSE, division=None, place=""
    )


def test_marks_have_the_offsets_of_what_they_print() -> None:
    passage = _passage()
    assert [passage.text[mark.start : mark.end] for mark in marks(passage)] == ["article 2", "31"]


def test_typed_words_hide_what_the_compiler_wrote_and_keep_their_place() -> None:
    passage = _passage()
    assert typed(passage) == f"Voir l'{HIDDEN * 9} et {HIDDEN * 2} quartiers"
    assert len(typed(passage)) == len(passage.text)


def test_a_figure_is_pointed_at_by_its_formula() -> None:
    assert as_written(CONTENT, "31") == "[[nombre:quartiers]]"
    assert as_written(CONTENT, "quartiers") == "quartiers"
