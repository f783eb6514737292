"""Lines of engagements: they come, go, move, take another code; their columns are edited one by one."""

from dataclasses import replace
from itertools import permutations

import pytest

from compiler.model.division import Division
from compiler.model.enacted import EngagementWords, Words
from compiler.model.engagement import Engagement
from compiler.model.operation import (
    Container,
    Holder,
    InsertElements,
    InsertEngagements,
    InsertWords,
    MovedLine,
    MoveElements,
    MoveEngagements,
    Operation,
    PlaceEngagements,
    RecodeEngagement,
    ReplaceDivision,
    ReplaceElements,
    ReplaceEngagement,
    ReplaceWords,
)
from compiler.model.protocol import Protocol
from tests.avenant.small_acts import act, article, indicators, line, objective, partners, planned

PARTNERS = Container(holder=Holder.PARTNERS, id="1.1-01")
TEXT = Container(holder=Holder.ENGAGEMENT, id="1.1-01")


def _words(code: str) -> EngagementWords:
    return EngagementWords(
        code=code, alineas=(Words(text=f"Faire la chose {code}."),), partners=Words(text="État")
    )


def _of(*lines: Engagement) -> Protocol:
    return act(objective("1.1", *lines))


def _two(first: tuple[Engagement, ...], second: tuple[Engagement, ...]) -> Protocol:
    return act(objective("1.1", *first), objective("2.1", *second))


def _under(*objectives: Division) -> Protocol:
    return act(article("6", children=objectives))


def _moved(code: str, new: str, after: str, division: str = "objectif-2.1") -> MoveEngagements:
    return MoveEngagements(engagements=(code,), division=division, after=after, codes=(new,))


def test_lines_come_after_another() -> None:
    operations = planned(_of(line("1.1-01")), _of(line("1.1-01"), line("1.1-02"), line("1.1-03")))
    assert operations == (
        InsertEngagements(division="objectif-1.1", after="1.1-01", new=(_words("1.1-02"), _words("1.1-03"))),
    )


def test_a_line_comes_first() -> None:
    operations = planned(_of(line("1.1-01")), _of(line("1.1-02"), line("1.1-01")))
    assert operations == (InsertEngagements(division="objectif-1.1", after="", new=(_words("1.1-02"),)),)


def test_a_line_goes_and_another_comes() -> None:
    operations = planned(_of(line("1.1-01"), line("1.1-02")), _of(line("1.1-01"), line("1.1-03")))
    assert operations == (
        InsertEngagements(division="objectif-1.1", after="1.1-01", new=(_words("1.1-03"),)),
        ReplaceEngagement(engagement="1.1-02"),
    )


def test_a_line_under_the_code_of_another_is_that_line_reworded() -> None:
    other = replace(line("1.1-01", "Ouvrir une crèche."), id="autre")
    (operation,) = planned(_of(line("1.1-01")), _of(other))
    assert isinstance(operation, ReplaceEngagement)
    assert operation.engagement == "1.1-01"
    assert operation.new is not None


def test_a_line_moves_with_its_new_code_and_its_edits_apart() -> None:
    long = line("1.1-01", "Ouvrir les gymnases le soir aux jeunes du quartier.")
    moved = replace(
        long, code="2.1-02", content=line("x", "Ouvrir les stades le soir aux jeunes du quartier.").content
    )
    before, after = _two((long,), (line("2.1-01"),)), _two((), (line("2.1-01"), moved))
    assert planned(before, after) == (
        _moved("1.1-01", "2.1-02", "2.1-01"),
        ReplaceWords(container=TEXT, element=1, old="gymnases", new="stades"),
    )


def test_a_line_moves_among_its_own() -> None:
    lines = tuple(map(line, ("1.1-01", "1.1-02", "1.1-03")))
    assert planned(_of(*lines), _of(*lines[1:], lines[0])) == (
        _moved("1.1-01", "1.1-01", "1.1-03", "objectif-1.1"),
    )


def test_lines_that_move_together_are_told_together_in_their_new_order() -> None:
    lines = tuple(map(line, ("1.1-01", "1.1-02", "1.1-03", "1.1-04", "1.1-05")))
    assert planned(_of(*lines), _of(*lines[2:], lines[1], lines[0])) == (
        MoveEngagements(
            engagements=("1.1-02", "1.1-01"),
            division="objectif-1.1",
            after="1.1-05",
            codes=("1.1-02", "1.1-01"),
        ),
    )


def test_lines_of_two_tables_move_to_one_place_with_their_codes_and_edits() -> None:
    first, last = line("1.1-01", "Ouvrir les gymnases le soir aux jeunes du quartier."), line("3.1-01")
    moved = replace(
        first, code="2.1-02", content=line("x", "Ouvrir les stades le soir aux jeunes du quartier.").content
    )
    before = _under(objective("1.1", first), objective("2.1", line("2.1-01")), objective("3.1", last))
    there = objective("2.1", line("2.1-01"), moved, replace(last, code="2.1-03"))
    assert planned(before, _under(objective("1.1"), there, objective("3.1"))) == (
        MoveEngagements(
            engagements=("1.1-01", "3.1-01"),
            division="objectif-2.1",
            after="2.1-01",
            codes=("2.1-02", "2.1-03"),
        ),
        ReplaceWords(container=TEXT, element=1, old="gymnases", new="stades"),
    )


def test_lines_of_two_articles_that_move_to_one_place_move_together() -> None:
    lines = line("1.1-01"), line("2.1-01")
    before = act(article("1", engagements=lines[:1]), article("2", engagements=lines[1:]), article("3"))
    after = act(article("1"), article("2"), article("3", engagements=lines))
    assert planned(before, after) == (
        MoveEngagements(
            engagements=("1.1-01", "2.1-01"), division="article-3", after="", codes=("1.1-01", "2.1-01")
        ),
    )


def test_a_line_that_moves_beside_one_that_must_be_written_in_full_still_moves() -> None:
    lines = line("1.1-01"), line("1.1-02")
    before = _under(objective("1.1", lines[0]), objective("2.1", line("2.1-01")), objective("3.1", lines[1]))
    after = _under(
        objective("1.1"),
        objective("2.1", line("2.1-01"), replace(lines[0], code="2.1-02"), replace(lines[1], code="2.1-03")),
    )
    placed, gone = planned(before, after)
    assert isinstance(placed, PlaceEngagements)
    assert placed.came[0] == MovedLine(engagement="1.1-01", code="2.1-02")
    assert [one.code for one in placed.came[1:]] == ["2.1-03"]
    assert isinstance(gone, ReplaceDivision)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_lines_that_move_where_another_comes_stand_in_their_order(order: tuple[int, ...]) -> None:
    came = replace(line("1.1-01"), code="2.1-03"), line("2.1-02"), replace(line("1.1-02"), code="2.1-04")
    told = "1.1-01", "", "1.1-02"
    before = _two((line("1.1-01"), line("1.1-02")), (line("2.1-01"), line("2.1-09")))
    after = _two((), (line("2.1-01"), *(came[rank] for rank in order), line("2.1-09")))
    (placed,) = planned(before, after)
    assert isinstance(placed, PlaceEngagements)
    assert placed.after == "2.1-01"
    names = [one.engagement if isinstance(one, MovedLine) else "" for one in placed.came]
    assert names == [told[rank] for rank in order]
    assert [one.code for one in placed.came] == [came[rank].code for rank in order]


def test_a_line_that_moves_to_a_new_objective_goes_and_comes_with_it() -> None:
    before = act(objective("1.1", line("1.1-01"), line("1.1-02")))
    after = act(objective("1.1", line("1.1-01")), objective("2.1", replace(line("1.1-02"), code="2.1-01")))
    names = [type(one).__name__ for one in planned(before, after)]
    assert names == ["ReplaceEngagement", "InsertDivisions"]


def test_a_line_out_of_an_objective_that_goes_is_written_in_full() -> None:
    before = _two((line("1.1-01"),), (line("2.1-01"),))
    after = act(objective("1.1", line("1.1-01"), replace(line("2.1-01"), code="1.1-02")))
    names = [type(one).__name__ for one in planned(before, after)]
    assert names == ["InsertEngagements", "ReplaceDivision"]


def test_a_line_takes_another_code_in_its_place() -> None:
    recoded = replace(line("1.1-01"), code="1.1-09")
    assert planned(_of(line("1.1-01")), _of(recoded)) == (
        RecodeEngagement(engagement="1.1-01", code="1.1-09"),
    )


def _partnered(*names: str) -> Protocol:
    return _of(line("1.1-01", partners=partners(*names)))


def test_a_partner_completes_the_list_or_leaves_it() -> None:
    assert planned(_partnered("État"), _partnered("État", "CAF")) == (
        InsertWords(container=PARTNERS, element=1, new=", CAF"),
    )
    assert planned(_partnered("État", "CAF", "Orly"), _partnered("État", "Orly")) == (
        ReplaceWords(container=PARTNERS, element=1, old=", CAF", new=""),
    )
    assert planned(_partnered("État", "Orly"), _partnered("État", "CAF", "Orly")) == (
        InsertWords(container=PARTNERS, element=1, new=", CAF", after="État"),
    )


def test_a_party_named_otherwise_changes_every_line_where_it_prints() -> None:
    before = _partnered("État", "CAF")
    renamed = replace(before.parties[1], short="Caisse")
    after = replace(before, parties=(before.parties[0], renamed, before.parties[2]))
    kinds = [type(one).__name__ for one in planned(before, after)]
    assert kinds == ["ReplaceWords", "ReplaceWords"]


def _full(text: str, names: tuple[str, ...], follow_up: tuple[str, ...]) -> Engagement:
    return line("1.1-01", text, partners=partners(*names), follow_up=indicators(*follow_up))


def test_three_columns_much_changed_make_another_line() -> None:
    before = _full("Ouvrir les gymnases.", ("État",), ("Repas servis",))
    after = _full("Former des animateurs sportifs.", ("CAF", "Orly"), ("Cours donnés", "Stages suivis"))
    (operation,) = planned(_of(before), _of(after))
    assert isinstance(operation, ReplaceEngagement)


def test_three_columns_each_retouched_by_one_word_keep_the_line() -> None:
    text = "Ouvrir les gymnases le soir aux jeunes."
    before = _full(text, ("État",), ("Repas servis",))
    after = _full(text.replace("soir", "matin"), ("État", "CAF"), ("Repas servis", "Cours donnés"))
    operations: tuple[Operation, ...] = planned(_of(before), _of(after))
    assert [type(one) for one in operations] == [ReplaceWords, InsertWords, InsertElements]


def test_an_alinea_leaves_a_line_for_another() -> None:
    moved = "Former les animateurs de tous les gymnases."
    before = _of(line("1.1-01", "Ouvrir.", moved), line("1.1-02", "Fermer."))
    after = _of(line("1.1-01", "Ouvrir."), line("1.1-02", "Fermer.", moved))
    there = Container(holder=Holder.ENGAGEMENT, id="1.1-02")
    assert planned(before, after) == (MoveElements(container=TEXT, first=2, last=2, to=there, after=1),)


def test_an_indicator_defined_is_worded_again() -> None:
    place = Container(holder=Holder.IMPACT, id="1.1-01")
    old, new = (
        replace(one, id="i1") for one in indicators("À déterminer", "Part des élèves qui réussissent")
    )
    before, after = (_of(line("1.1-01", impact=(one,))) for one in (old, new))
    assert planned(before, after) == (
        ReplaceElements(
            container=place, first=1, last=1, new=(Words(text="Part des élèves qui réussissent"),)
        ),
    )


def test_a_line_much_changed_that_an_alinea_leaves_is_never_reworded_whole() -> None:
    moved = "Former les animateurs de tous les gymnases."
    first = replace(
        _full("Ouvrir.", ("État",), ("Repas servis",)), content=line("x", "Ouvrir.", moved).content
    )
    wanted = _full("Fermer les stades le soir.", ("CAF", "Orly"), ("Cours donnés", "Stages suivis"))
    before = _of(first, line("1.1-02", "Fermer."))
    names = [type(one).__name__ for one in planned(before, _of(wanted, line("1.1-02", "Fermer.", moved)))]
    assert "MoveElements" in names
    assert "ReplaceEngagement" not in names
