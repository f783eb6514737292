"""Divisions that come, go, move, are numbered or titled otherwise, or are reworded whole."""

from dataclasses import replace

from compiler.model.operation import (
    Container,
    Holder,
    InsertDivisions,
    MoveDivision,
    RenumberDivision,
    ReplaceDivision,
    ReplaceWords,
)
from tests.avenant.small_acts import act, article, division, line, objective, planned, words

A, B, C, D, E = (f"Le {name} est ouvert à tous." for name in ("stade", "parc", "musée", "lycée", "port"))


def test_divisions_come_together_after_another() -> None:
    (operation,) = planned(act(article("1", A)), act(article("1", A), article("1-1", B), article("1-2", C)))
    assert isinstance(operation, InsertDivisions)
    assert (operation.parent, operation.after) == ("", "article-1")
    assert [one.number for one in operation.new] == ["1-1", "1-2"]


def test_a_division_goes() -> None:
    assert planned(act(article("1", A), article("2", B)), act(article("1", A))) == (
        ReplaceDivision(division="article-2"),
    )


def test_a_division_under_the_number_of_another_replaces_it() -> None:
    other = replace(division("annexe", "1", B, C), id="nouvelle")
    (operation,) = planned(act(article("1", A), division("annexe", "1", D)), act(article("1", A), other))
    assert isinstance(operation, ReplaceDivision)
    assert operation.division == "annexe-1"
    assert operation.new is not None


def test_a_division_of_another_kind_goes_and_comes() -> None:
    before = act(article("1", A), article("2", B))
    after = act(article("1", A), replace(article("2", B), kind="annexe"))
    assert [type(one) for one in planned(before, after)] == [InsertDivisions, ReplaceDivision]


def test_a_division_moves_with_a_new_number() -> None:
    first = division("axe", "1", children=(objective("1.1", line("1.1-01")), objective("1.2")))
    second = division("axe", "2", children=(objective("2.1"),))
    moved = replace(first.children[0], number="2.2")
    before = act(first, second)
    after = act(
        replace(first, children=first.children[1:]), replace(second, children=(*second.children, moved))
    )
    assert planned(before, after) == (
        MoveDivision(division="objectif-1.1", parent="axe-2", after="objectif-2.1", number="2.2"),
    )


def test_a_division_that_moves_keeps_its_edits_apart() -> None:
    first = division("axe", "1", children=(objective("1.1"), objective("1.2"), objective("1.3")))
    moved = replace(first.children[0], title=words("Titre premier 1.1"))
    operations = planned(act(first), act(replace(first, children=(*first.children[1:], moved))))
    assert [type(one).__name__ for one in operations] == ["MoveDivision", "InsertWords"]


def test_two_divisions_that_move_to_one_place_go_and_come_in_full() -> None:
    parts = tuple(article(str(rank), text) for rank, text in enumerate((A, B, C, D, E), start=1))
    after = act(parts[2], parts[3], parts[4], parts[1], parts[0])
    names = [type(one).__name__ for one in planned(act(*parts), after)]
    assert names == ["ReplaceDivision", "ReplaceDivision", "InsertDivisions"]


def test_what_moves_out_of_a_division_that_moves_is_a_move_too() -> None:
    one, two = line("1.1-01"), line("1.1-02")
    first = division("axe", "1", children=(objective("1.1", one, two),))
    second = division("axe", "2", children=(objective("2.1"),))
    moved = objective("1.1", two)
    before = act(first, second)
    after = act(
        replace(first, children=()),
        replace(second, children=(objective("2.1", replace(one, code="2.1-01")), moved)),
    )
    names = [type(operation).__name__ for operation in planned(before, after)]
    assert sorted(names) == ["MoveDivision", "MoveEngagements"]


def test_a_division_takes_another_number_in_its_place() -> None:
    before, after = act(article("1", A)), act(replace(article("1", A), number="2"))
    assert planned(before, after) == (RenumberDivision(division="article-1", number="2"),)


def test_a_title_is_retouched() -> None:
    before = act(replace(article("1", A), title=words("Rôle de chaque ville")))
    after = act(replace(article("1", A), title=words("Rôle de chaque partie")))
    place = Container(holder=Holder.TITLE, id="article-1")
    assert planned(before, after) == (ReplaceWords(container=place, element=1, old="ville", new="partie"),)


def test_an_article_mostly_changed_is_reworded_whole() -> None:
    before = act(article("1", A, B, C, D, E))
    wholly = act(article("1", "Un.", "Deux.", "Trois.", "Quatre.", E))
    assert [type(one) for one in planned(before, wholly)] == [ReplaceDivision]


def test_an_article_that_holds_others_is_never_reworded_whole() -> None:
    section = division("section", "a", A)
    before = act(article("1", A, B, C, D, E, children=(section,)))
    after = act(article("1", "Un.", "Deux.", "Trois.", "Quatre.", E, children=(section,)))
    assert not any(isinstance(one, ReplaceDivision) for one in planned(before, after))


def test_operations_follow_the_order_of_the_contract() -> None:
    before = act(article("1", A, B), article("2", C, D), article("3", E))
    after = act(
        article("1", A.replace("tous", "chacun"), B.replace("tous", "chacun")),
        article("2", C.replace("tous", "chacun"), D),
        article("2-1", "Un."),
        article("3", E.replace("tous", "chacun")),
    )
    operations = planned(before, after)
    places = [
        (one.container.id, one.element) if isinstance(one, ReplaceWords) else "insertion"
        for one in operations
    ]
    assert places == [("article-1", 1), ("article-1", 2), ("article-2", 1), "insertion", ("article-3", 1)]


def test_an_article_that_an_alinea_leaves_for_another_is_never_reworded_whole() -> None:
    before = act(article("1", A, B, C, D, E), article("2", "Un."))
    after = act(article("1", "Deux.", "Trois.", "Quatre.", "Cinq."), article("2", "Un.", E))
    names = [type(one).__name__ for one in planned(before, after)]
    assert "MoveElements" in names
    assert "ReplaceDivision" not in names


def test_a_line_that_leaves_an_article_written_in_full_elsewhere_is_written_in_full_too() -> None:
    lines = tuple(line(f"{rank}.1-01") for rank in (1, 2, 3, 4, 5))
    parts = tuple(article(str(rank), engagements=(one,)) for rank, one in enumerate(lines, start=1))
    kept = replace(parts[4], engagements=(lines[4], replace(lines[0], code="5.1-02")))
    after = act(parts[2], parts[3], kept, parts[1], replace(parts[0], engagements=()))
    names = [type(one).__name__ for one in planned(act(*parts), after)]
    assert names == ["ReplaceDivision", "ReplaceDivision", "InsertEngagements", "InsertDivisions"]


def test_a_line_that_joins_an_article_written_in_full_elsewhere_is_written_with_it() -> None:
    lines = tuple(line(f"{rank}.1-01") for rank in (1, 2, 3, 4, 5))
    parts = tuple(article(str(rank), engagements=(one,)) for rank, one in enumerate(lines, start=1))
    joined = replace(parts[0], engagements=(lines[0], replace(lines[4], code="1.1-02")))
    after = act(parts[2], parts[3], replace(parts[4], engagements=()), parts[1], joined)
    names = [type(one).__name__ for one in planned(act(*parts), after)]
    assert names == ["ReplaceDivision", "ReplaceDivision", "ReplaceEngagement", "InsertDivisions"]


def test_a_division_that_moves_as_another_kind_goes_and_comes() -> None:
    parts = tuple(article(str(rank), text) for rank, text in enumerate((A, B, C), start=1))
    after = act(*parts[1:], replace(parts[0], kind="annexe"))
    assert [type(one) for one in planned(act(*parts), after)] == [ReplaceDivision, InsertDivisions]


def test_a_division_that_moves_beside_one_of_another_kind_goes_and_comes() -> None:
    parts = tuple(article(str(rank), text) for rank, text in enumerate((A, B, C, D), start=1))
    after = act(parts[1], parts[2], replace(parts[3], kind="annexe"), parts[0])
    names = [type(one).__name__ for one in planned(act(*parts), after)]
    assert names == ["ReplaceDivision", "InsertDivisions", "ReplaceDivision"]
