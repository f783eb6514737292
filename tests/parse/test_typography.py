"""French typography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.model.text import Superscript, Text, plain
from compiler.parse.typography import fold_spaces, group_digits, raise_ordinals, typeset

NB, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Objet : la durée", f"Objet{NB}: la durée"),
        ("Objet: la durée", f"Objet{NB}: la durée"),
        ("un ; deux ! trois ?", f"un{THIN}; deux{THIN}! trois{THIN}?"),
        ("un; deux", f"un{THIN}; deux"),
        ('le "socle" commun', f"le «{NB}socle{NB}» commun"),
        ("le « socle » commun", f"le «{NB}socle{NB}» commun"),
        ('« le "mot" juste »', f"«{NB}le “mot” juste{NB}»"),
        ("l'État", "l’État"),
        ("10500 € et 25%", f"10{NB}500{NB}€ et 25{NB}%"),
        ("1 851 250 €", f"1{NB}851{NB}250{NB}€"),
        ("loi n° 2014-173 du 21 février 2014", f"loi n°{NB}2014-173 du 21{NB}février 2014"),
        ("etc...", "etc…"),
        ("de 10:30 à 12:00", "de 10:30 à 12:00"),
        ("voir https://exemple.fr/a:b?c;d et 3 ans", f"voir https://exemple.fr/a:b?c;d et 3{NB}ans"),
        ("(vrai) : oui", f"(vrai){NB}: oui"),
        ("2015 et 2016", "2015 et 2016"),
    ],
)
def test_text_is_printed_with_the_spaces_and_marks_of_french(typed: str, printed: str) -> None:
    assert typeset(fold_spaces(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "raised"),
    [
        ("le 1er janvier", ["er"]),
        ("la 2ème fois", ["e"]),
        ("au XXIe siècle", ["e"]),
        ("Ce Le De", []),
        ("stages3e.fr", []),
        ("article Ier", ["er"]),
        ("les 3e et 4e", ["e", "e"]),
        ("CE1 et CP", []),
    ],
)
def test_the_ends_of_ordinals_are_raised(typed: str, raised: list[str]) -> None:
    content = tuple(raise_ordinals(typeset(fold_spaces(typed))))
    assert [inline.text for inline in content if isinstance(inline, Superscript)] == raised
    assert all(isinstance(inline, Text | Superscript) for inline in content)


def test_digits_are_grouped_by_three() -> None:
    assert [group_digits(digits) for digits in ("999", "1000", "1234567")] == [
        "999",
        f"1{NB}000",
        f"1{NB}234{NB}567",
    ]


@given(st.text(alphabet="abé «»\"';:!?.,()0123456789%€°nIX\u00a0\u202f'’-", max_size=60))
def test_typography_applied_twice_changes_nothing_more(text: str) -> None:
    once = typeset(fold_spaces(text))
    assert typeset(fold_spaces(once)) == once


@given(st.text(max_size=80))
def test_typography_loses_no_word(text: str) -> None:
    printed = plain(tuple(raise_ordinals(typeset(fold_spaces(text)))))
    for character in text:
        if character.isalpha() and character.isascii() and character not in "emE":
            assert printed.count(character) >= text.count(character)
