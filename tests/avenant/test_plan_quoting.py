"""Edits of a sentence worded with quotations that are found once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.avenant.plan.quoting import Retouch, retouches
from compiler.avenant.plan.thresholds import DEFAULT, Thresholds

LOOSE = Thresholds(edits_in_sentence=50, words_in_sentence=1.0)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Le maire signe ce jour.", "Le préfet signe ce jour.", [Retouch("maire", "préfet")]),
        # A word that stands twice is quoted with its neighbour.
        (
            "Les uns et les autres et tous ceux du quartier.",
            "Les uns et les autres ou tous ceux du quartier.",
            [Retouch("autres et", "autres ou")],
        ),
        (
            "Il réunit les villes du secteur.",
            "Il réunit toutes les villes du secteur.",
            [Retouch("", "toutes", "réunit")],
        ),
        (
            "Il réunit toutes les villes du secteur.",
            "Il réunit les villes du secteur.",
            [Retouch("toutes", "")],
        ),
        (
            "L’État et la ville agissent.",
            "L’État, la région et la ville agissent.",
            [Retouch("", ", la région", "État")],
        ),
        # Nothing can be quoted before the first word: the first word is quoted with what comes before it.
        (
            "Soutenir les élèves du quartier.",
            "Bien soutenir les élèves du quartier.",
            [Retouch("Soutenir", "Bien soutenir")],
        ),
        (
            "Un total de 2\u00a0758 habitants ici.",
            "Un total de 2\u00a0759 habitants ici.",
            [Retouch("2\u00a0758", "2\u00a0759")],
        ),
    ],
)
def test_a_small_edit_is_told_by_words_found_once(before: str, after: str, expected: list[Retouch]) -> None:
    assert list(retouches(before, after, DEFAULT) or ()) == expected


def test_three_edits_in_a_sentence_are_better_reworded() -> None:
    assert retouches("un deux trois quatre cinq six sept", "x deux y quatre z six sept", DEFAULT) is None


def test_a_sentence_changed_by_half_is_better_reworded() -> None:
    assert retouches("un deux trois quatre", "un cinq six quatre", DEFAULT) is None


def test_a_guillemet_is_never_parted_from_its_space() -> None:
    found = retouches("Il dit «\u00a0oui\u00a0» ce soir ici.", "Il dit non ce soir ici.", LOOSE)
    assert found is not None
    assert not any(one.old[:1] in "»\u00a0" or one.old[-1:] in "«\u00a0" for one in found)


WORDS = st.lists(
    st.sampled_from(("de", "la", "la", "l’eau", "ville,", "(EPT)", "«\u00a0x\u00a0»", "12", "fin."))
).map(" ".join)


@given(WORDS, WORDS)
def test_applied_one_by_one_the_edits_give_the_text_wanted(before: str, after: str) -> None:
    found = retouches(before, after, LOOSE)
    if found is None:
        return
    text = before
    for one in found:
        assert before.count(one.old or one.anchor) == 1
        if one.old and one.new:
            text = text.replace(one.old, one.new, 1)
        elif one.old:
            text = text.replace(f" {one.old}", "", 1)
        else:
            space = "" if one.new[0] in ",.)" else " "
            text = text.replace(one.anchor, f"{one.anchor}{space}{one.new}", 1)
    assert text == after
