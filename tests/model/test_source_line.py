"""The lines that the documents print, and what each says of its place."""

from pathlib import Path

from compiler.model.source_line import source_lines
from compiler.pipeline import load


def _places() -> dict[str, set[str]]:
    places: dict[str, set[str]] = {}
    for line in source_lines(load(Path(__file__).parents[2] / "source").value):
        if line.division and not line.engagement and not line.place.startswith("le tableau"):
            places.setdefault(line.place, set()).add(line.division)
    return places


def test_no_two_divisions_are_named_alike() -> None:
    assert [place for place, divisions in _places().items() if len(divisions) > 1] == []


def test_a_section_is_named_after_the_article_it_stands_in() -> None:
    assert {
        "l'article\u00a05",
        "l'article\u00a05.1, «\u00a0La réussite éducative\u00a0», «\u00a0Axes de travail prioritaires\u00a0»",
        "l'objectif\u00a01.1, priorité\u00a01",
    } <= set(_places())
