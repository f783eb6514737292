"""The picture of where the act changes: its divisions in order, marks above, the same in words."""

from itertools import pairwise

import pytest

from compiler.render.review.reading import read_review
from compiler.render.review.strip import TALLEST, draw_strip
from tests.render.test_review_reading import change, large_review, review_of, varied_review


def test_every_division_of_the_act_has_its_segment_in_order() -> None:
    strip = draw_strip(read_review(varied_review()))
    assert [(segment.anchor, segment.count) for segment in strip.segments] == [
        ("page-de-titre", 1),
        ("objet", 1),
        ("engagements", 1),
        ("suites", 1),
        ("annexe-ecoles", 1),
    ]
    assert all(one.left + one.width < other.left for one, other in pairwise(strip.segments))
    assert strip.segments[-1].left + strip.segments[-1].width == pytest.approx(strip.width)


def test_neighbours_of_one_kind_are_named_together() -> None:
    brackets = draw_strip(read_review(varied_review())).brackets
    assert [bracket.label for bracket in brackets] == ["Titre, parties", "Articles", "Annexe"]


def test_a_mark_stands_above_its_division() -> None:
    strip = draw_strip(read_review(varied_review()))
    places = {mark.entry.change.rank: mark.left for mark in strip.marks}
    inside = {segment.anchor: (segment.left, segment.left + segment.width) for segment in strip.segments}
    for rank, anchor in ((1, "objet"), (3, "engagements"), (4, "annexe-ecoles")):
        assert inside[anchor][0] <= places[rank] <= inside[anchor][1]


def test_marks_never_cover_one_another_nor_leave_the_picture() -> None:
    strip = draw_strip(read_review(large_review()))
    assert len(strip.marks) == 500
    assert len({(mark.left, round(mark.top, 3)) for mark in strip.marks}) == 500
    assert min(mark.top for mark in strip.marks) >= 0
    assert strip.base <= TALLEST + 4


def test_the_picture_is_told_in_words() -> None:
    strip = draw_strip(read_review(review_of(change(1, "article:objet"), change(2, "article:objet"))))
    assert strip.description.startswith("Article\u00a01er – Objet : 2 changements. Sans changement : ")
    assert draw_strip(read_review(review_of())).description == "Rien ne change."
