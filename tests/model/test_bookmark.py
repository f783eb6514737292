"""Names of places in a Word document."""

import re

from hypothesis import given
from hypothesis import strategies as st

from compiler.model.bookmark import LONGEST, Mark, bookmark_name, find_place, read_bookmark

LONG = "contribution-des-departements-aux-contrats-de-ville-rattaches"
IDS = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,6}", fullmatch=True)


def test_a_short_id_is_read_back_from_its_name() -> None:
    name = bookmark_name(Mark.ENGAGEMENT, "reussite-pre")
    assert name == "E_reussite_pre"
    place = read_bookmark(name)
    assert place is not None
    assert (place.mark, place.ids) == (Mark.ENGAGEMENT, ("reussite-pre",))


def test_a_row_is_named_by_its_table_and_its_own_id() -> None:
    name = bookmark_name(Mark.ROW, "mesures", "m-12")
    assert find_place(name, Mark.ROW, [("mesures", "m-1"), ("mesures", "m-12")]) == ("mesures", "m-12")


def test_a_long_id_is_found_among_those_of_the_act() -> None:
    name = bookmark_name(Mark.DIVISION, LONG)
    assert len(name) <= LONGEST
    assert find_place(name, Mark.DIVISION, [("autre",), (f"{LONG}-2",), (LONG,)]) == (LONG,)


def test_long_ids_that_begin_alike_have_different_names() -> None:
    assert bookmark_name(Mark.DIVISION, f"{LONG}-1") != bookmark_name(Mark.DIVISION, f"{LONG}-2")


def test_an_id_that_word_would_refuse_is_named_by_its_digest() -> None:
    name = bookmark_name(Mark.NOTE, "Loi n° 2014-173")
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name)
    assert find_place(name, Mark.NOTE, [("Loi n° 2014-173",)]) == ("Loi n° 2014-173",)


def test_names_of_others_are_not_ours() -> None:
    for name in ("_Toc12345", "_GoBack", "Signet", "D_", "Z_objet", "D_Objet"):
        assert read_bookmark(name) is None, name


def test_a_name_stands_for_no_id_of_another_kind() -> None:
    assert find_place(bookmark_name(Mark.DIVISION, "objet"), Mark.TABLE, [("objet",)]) is None


@given(st.sampled_from(Mark), st.lists(IDS, min_size=1, max_size=2))
def test_every_name_fits_word_and_leads_back(mark: Mark, ids: list[str]) -> None:
    name = bookmark_name(mark, *ids)
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name)
    assert find_place(name, mark, [("autre-chose",), tuple(ids)]) == tuple(ids)
