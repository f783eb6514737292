"""Sentences of an alinéa."""

import pytest

from compiler.model.sentence import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Une phrase.", 1),
        ("Une phrase. Une autre ! Une dernière ?", 3),
        ("Voir l’art. 3 du code. La suite.", 2),
        ("Le maire M. Untel signe. Il date.", 2),
        ("La loi n°\u00a02014-58 du 27\u00a0janvier 2014, dite MAPTAM.", 1),
        ("Elle cite «\u00a0un mot.\u00a0» Puis elle finit.", 2),
        ("", 1),
    ],
)
def test_sentences_end_where_a_reader_says_so(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_sentences_joined_by_a_space_are_the_text() -> None:
    text = "Une. Deux (voir 3.) Trois… Quatre"
    assert " ".join(sentences(text)) == text
