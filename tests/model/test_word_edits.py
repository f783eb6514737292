"""Words kept, added and removed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from compiler.model.change import Mark
from compiler.model.word_edits import likeness, split_words, word_edits

WORDS = st.lists(
    st.sampled_from(("de", "la", "l’eau", "12", "2\u00a0645", "«\u00a0x\u00a0»", "\ue000note\ue001", "fin."))
).map(" ".join)


def _marks(before: str, after: str) -> list[tuple[str, str]]:
    return [(edit.mark.value, edit.text) for edit in word_edits(before, after)]


def test_only_the_word_that_changed_is_marked() -> None:
    assert _marks("Aider la ville.", "Aider la commune.") == [
        ("=", "Aider la"),
        ("-", " ville"),
        ("+", " commune"),
        ("=", "."),
    ]


def test_a_number_with_its_spaces_is_one_word() -> None:
    assert _marks("2\u00a0758 habitants", "2\u00a0759 habitants") == [
        ("-", "2\u00a0758"),
        ("+", "2\u00a0759"),
        ("=", " habitants"),
    ]


def test_a_footnote_is_never_cut() -> None:
    assert ("-", "\ue000une note\ue001") in _marks(
        "mot\ue000une note\ue001 fin", "mot\ue000deux notes\ue001 fin"
    )


def test_the_elided_article_is_a_word_of_its_own() -> None:
    assert [word for _, word in split_words("l’école d’aujourd’hui")] == ["l’", "école", "d’", "aujourd’hui"]


def test_likeness_goes_from_nothing_to_all() -> None:
    assert likeness("a b c d", "a b c d") == 1.0
    assert likeness("a b", "c d") == 0.0
    assert likeness("a b c d", "a b x y") == 0.5


@given(WORDS, WORDS)
def test_both_texts_can_be_read_in_the_edits(before: str, after: str) -> None:
    edits = word_edits(before, after)
    assert "".join(edit.text for edit in edits if edit.mark is not Mark.ADDED) == before
    assert "".join(edit.text for edit in edits if edit.mark is not Mark.REMOVED) == after


@given(WORDS)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert all(edit.mark is Mark.KEPT for edit in word_edits(text, text))
