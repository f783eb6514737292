"""Words to lines: signs as wide as their face says, words cut where Word cuts them."""

from compiler.model.text import (
    Emphasis,
    Inlines,
    LineBreak,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
)
from compiler.render.docx.paging.faces import Widths
from compiler.render.docx.paging.words import Filled, Ruler

# A sign takes one, a bold one two, and a space one.
FACES = [Widths(dict.fromkeys("abc1-– ", 1)), Widths({**dict.fromkeys("abc1-–", 2), " ": 1})]
RULER = Ruler(lambda look: FACES[look & 1])


def count(room: float, *content: Text | Strong | Superscript | Reference | LineBreak | str) -> int:
    """Return the lines of a text."""
    words: Inlines = tuple(Text(text=part) if isinstance(part, str) else part for part in content)
    return RULER.fill(words, room, 0).lines


def test_words_fill_a_line_up_to_its_end() -> None:
    assert count(7, "aaa aaa") == 1
    assert count(6, "aaa aaa") == 2
    assert count(7, "aaa aaa aaa aaa") == 2
    assert count(7, "") == 1


def test_the_space_at_the_end_of_a_line_takes_no_room() -> None:
    assert count(3, "aaa aaa") == 2
    assert count(3, "aaa ") == 1


def test_a_no_break_space_joins_two_words() -> None:
    ruler = Ruler(lambda _: Widths(dict.fromkeys("ab \N{NO-BREAK SPACE}", 1)))
    assert ruler.fill((Text(text="aa b bbb"),), 4, 0).lines == 2
    assert ruler.fill((Text(text="aa b\N{NO-BREAK SPACE}b bb"),), 4, 0).lines == 3


def test_a_word_is_cut_after_its_hyphens_when_it_must_be() -> None:
    assert count(6, "aaa aa-aa") == 2
    assert count(7, "aa aa-aa aa") == 2
    assert count(7, "aa aaaaa aa") == 3


def test_a_word_wider_than_any_line_is_cut_anywhere() -> None:
    assert count(4, "a" * 10) == 3
    assert count(4, "a " + "a" * 8) == 3


def test_bold_words_are_as_wide_as_their_face() -> None:
    assert count(6, Strong(content=(Text(text="aaa"),))) == 1
    assert count(7, "a ", Strong(content=(Text(text="aaa"),))) == 2
    assert count(8, "a ", Strong(content=(Text(text="aaa"),))) == 1


def test_a_word_in_several_looks_is_one_word() -> None:
    assert count(6, "aa aa", Strong(content=(Text(text="a"),)), " a") == 2
    assert count(6, "aaa aa", Strong(content=(Text(text="aa"),)), " a") == 3
    assert count(4, "a a", Superscript(text="aaa")) == 2
    assert count(5, "a a", Superscript(text="aaa")) == 1


def test_a_line_break_ends_a_line() -> None:
    assert count(9, "a", LineBreak(), "a", LineBreak(), "a") == 3


def test_references_and_figures_are_words_like_others() -> None:
    assert count(7, "aaa ", Reference(kind="article", target="un", text="aaa")) == 1
    assert count(6, "aaa ", Reference(kind="article", target="un", text="aaa")) == 2


def test_a_note_is_called_on_the_line_of_its_word() -> None:
    text = (Text(text="aaa aaa"), NoteMark(note="n", number=1), Emphasis(content=(Text(text=" aaa"),)))
    assert RULER.fill(text, 5, 0) == Filled(3, ((1, 1),))
    assert RULER.fill((Text(text="aaa"), NoteMark(note="absente")), 5, 0) == Filled(1)
