"""Sums said twice to be a share of the same thing, in two ways."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODE = "share.two-ways"
FIRST = "\n# Article 3 – Argent {{#argent}}\n\nLa commune apporte {}.\n\nCette aide porte l'apport à {}.\n"


def _said(folder: Path, first: str, second: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, FIRST.format(first, second)), CODE)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("soit plus de 5 %", "soit environ 5 %", "environ 5 %"),
        ("soit 5 %", "soit 7 %", "7 %"),
        ("soit plus de 5 %", "soit 4,9 %", "4,9 %"),
    ],
)
def test_the_second_way_is_told(tmp_path: Path, first: str, second: str, words: str) -> None:
    found = _said(
        tmp_path, f"120 000 € {first} du coût total", f"120 000 € (travaux compris), {second} du coût total"
    )
    assert found == [(CODE, words)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("120 000 €, soit 5 % du coût total", "120 000 €, soit 5 % du coût total"),
        ("120 000 €, soit plus de 5 % du coût total", "120 000 €, soit 5,2 % du coût total"),
        ("120 000 €, soit environ 5 % du coût total", "120 000 €, soit 5,2 % du coût total"),
        ("120 000 €, soit 5 % du coût total", "120 000 €, soit 12 % du budget annuel"),
        ("120 000 €, soit 5 % du coût total", "130 000 €, soit 6 % du coût total"),
        ("1 000 €, soit 5 % du coût total", "1 000 €, soit 7 % du coût total"),
    ],
)
def test_the_same_a_finer_or_another_share_is_right(tmp_path: Path, first: str, second: str) -> None:
    assert _said(tmp_path, first, second) == []
