"""Inline text to the runs of the template."""

from compiler.model.text import (
    Emphasis,
    Figure,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
)
from compiler.render.pdf.inlines import Manner, Writer
from compiler.render.pdf.places import Places

CALLED: Inlines = (NoteMark(note="n", number=1), NoteMark(note="n", number=1))


def _writer() -> Writer:
    return Writer(Places({("article", "objet"): "objet"}), {1: (Text(text="Une note."),)})


def test_words_are_themselves_and_the_rest_says_its_kind() -> None:
    content = (
        Text(text="a"),
        Figure(expression="nombre:x", text="31"),
        Superscript(text="er"),
        Strong(content=(Emphasis(content=(Text(text="b"),)),)),
        LineBreak(),
    )
    assert _writer().runs(content) == [
        "a",
        "31",
        ["superscript", "er"],
        ["strong", [["emphasis", ["b"]]]],
        ["break"],
    ]


def test_a_note_is_given_at_its_first_call_only() -> None:
    assert _writer().runs(CALLED) == [["note", 1, ["Une note."]], ["note-again", 1]]


def test_a_note_that_is_missing_calls_nothing() -> None:
    assert _writer().runs((NoteMark(note="x", number=0),)) == []


def test_what_a_page_repeats_leads_nowhere() -> None:
    writer = _writer()
    leading = (
        Reference(kind="article", target="objet", text="article 1"),
        Link(address="https://exemple.fr", content=(Text(text="site"),)),
    )
    with writer.writing(Manner.HEAD):
        assert writer.runs((*leading, *CALLED)) == [
            "article 1",
            "site",
            ["head-note", 1, ["Une note."]],
            ["superscript", "1"],
        ]
    assert writer.runs(leading) == [
        ["reference", "objet", "article 1"],
        ["link", "https://exemple.fr", ["site"]],
    ]


def test_the_contents_call_no_note_and_leave_its_call_to_the_heading() -> None:
    writer = _writer()
    with writer.writing(Manner.CONTENTS):
        assert writer.runs(CALLED) == []
    assert writer.runs(CALLED[:1]) == [["note", 1, ["Une note."]]]
