"""Awkward words written as Markdown read back as themselves, and emphasis comes through."""

from random import Random

import pytest

from compiler.model.block import Paragraph
from compiler.model.index import build_index
from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Text,
    plain,
)
from compiler.parse.inline import Place, read_inline
from compiler.write.inline import Hand
from tests.write.awkward import PLAIN, awkward_words
from tests.write.reading import base, inlines, text

HAND = Hand(build_index(base()), {"acte-source": "source"})


def read(written: str) -> Inlines:
    """Read a text as the reader of the file acte.md does."""
    return read_inline(written, Place(file="acte.md", line=1, column=1, raw=written, notes="acte.md"))


@pytest.mark.parametrize("words", PLAIN)
def test_awkward_words_read_back_as_themselves(words: str) -> None:
    assert read(HAND.text(inlines(words))) == inlines(words)


def test_random_awkward_words_read_back_as_themselves() -> None:
    random = Random(7)  # noqa: S311 - nothing secret: the same seed must give the same words
    for _ in range(1500):
        content = inlines(awkward_words(random))
        assert read(HAND.text(content)) == content


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("L’État et l’EPT s’engagent\u00a0: c’est dit\u202f!", "L'État et l'EPT s'engagent : c'est dit !"),
        ("«\u00a0mot\u00a0» – 10\u00a0500\u00a0€", "« mot » – 10 500 €"),
        ("a*b, [sic], snake_case, 3 < 4, a \\ b", "a*b, [sic], snake_case, 3 < 4, a \\ b"),
        ("*a* et *b*", "\\*a\\* et \\*b\\*"),
        ("[[article:objet]]", "\\[[article:objet]]"),
        ("[lien](https://a.fr)", "\\[lien](https://a.fr)"),
        ("<!-- x -->", "<\\!-- x -->"),
    ],
)
def test_words_are_typed_simply_and_escaped_only_where_needed(words: str, written: str) -> None:
    assert HAND.text(text(words)) == written


RICH: tuple[Inlines, ...] = (
    (Strong(content=text("gras")), Text(text=" et "), Emphasis(content=text("italique"))),
    (Strong(content=(Emphasis(content=text("les deux")),)),),
    (Emphasis(content=(Strong(content=text("les deux")),)),),
    (Strong(content=(Text(text="a "), Emphasis(content=text("b")))), Text(text=" c")),
    (Emphasis(content=(Text(text="a "), Strong(content=text("b")))), Text(text=" c")),
    (Strong(content=text("un")), Emphasis(content=text("deux")), Strong(content=text("trois"))),
    (Text(text="mi"), Strong(content=text("lie")), Text(text="u")),
    (
        Text(text="voir "),
        Link(address="https://exemple.fr/a_(b)", content=text("l’article [2]")),
        Text(text="."),
    ),
    (Link(address="https://exemple.fr/", content=text("https://exemple.fr/")),),
    (Text(text="Regardez\u202f!"), Link(address="https://exemple.fr/", content=text("ici"))),
    (Text(text="un"), LineBreak(), Text(text="deux"), LineBreak(), LineBreak(), Text(text="trois")),
    (Text(text="renvoi"), NoteMark(note="acte-source"), Text(text=" (et après).")),
    (NoteMark(note="acte-source"), Text(text="\u00a0: suite")),
    (Text(text="["), NoteMark(note="acte-source"), Text(text="]")),
)


@pytest.mark.parametrize("content", RICH)
def test_marks_come_through(content: Inlines) -> None:
    assert read(HAND.text(content)) == content


def test_emphasis_that_markdown_cannot_say_leaves_its_words() -> None:
    content = (Text(text="mot"), Strong(content=text("(EPT)")), Text(text="s"))
    assert HAND.text(content) == "mot(EPT)s"


def test_nested_emphases_never_leave_a_stray_sign() -> None:
    random = Random(3)  # noqa: S311 - as above
    for _ in range(400):
        content = _nested(random, 0)
        assert "*" not in plain(read(HAND.text(content)))


def _nested(random: Random, depth: int) -> Inlines:
    found: list[Inline] = []
    for _ in range(random.randint(1, 3)):
        words = text(random.choice(("mot", " et ", "(x)", "fin.", "«\u00a0x\u00a0»", "12")))
        inner = _nested(random, depth + 1) if depth < 2 else words
        found.append(random.choice((words[0], Strong(content=inner), Emphasis(content=inner))))
    return tuple(found)


def test_a_reference_is_typed_when_it_prints_what_the_act_says() -> None:
    known = Reference(kind="article", target="objet", text="article\u00a01er")
    assert HAND.text((known,)) == "[[article:objet]]"
    assert (
        HAND.text((Reference(kind="article", target="objet", form="numero", text="1er"),))
        == "[[article:objet|numero]]"
    )


def test_a_reference_that_would_print_other_words_keeps_its_words() -> None:
    moved = Reference(kind="article", target="objet", text="article\u00a09")
    lost = Reference(kind="article", target="disparu", text="article\u00a012")
    assert HAND.text((moved, Text(text=", "), lost)) == "article 9, article 12"


def test_a_mark_that_prints_itself_is_typed_as_it_was() -> None:
    unknown = Reference(kind="article", target="disparu", text="[[article:disparu]]", known=False)
    broken = Figure(expression="nombre:rien", text="[[nombre:rien]]", problem="rien")
    assert HAND.text((unknown, broken)) == "[[article:disparu]][[nombre:rien]]"


def test_a_figure_is_typed_unless_it_has_lost_its_value() -> None:
    assert HAND.text((Figure(expression="nombre:axes|lettres", text="cinq"),)) == "[[nombre:axes|lettres]]"
    assert HAND.text((Figure(expression="somme:x.y", text="12", problem="disparu"),)) == "12"


def test_a_heading_has_one_line() -> None:
    assert HAND.line((Text(text="un"), LineBreak(), Text(text="deux"))) == "un deux"


def test_a_paragraph_of_marks_alone_is_not_taken_for_a_note() -> None:
    content = (NoteMark(note="acte-source"), Text(text=": suite"))
    assert HAND.block(Paragraph(content=content).content) == "[^source]\\: suite"
