"""What changes, as operations: the finest place, one operation for one gap, moves kept when they can be."""

from pathlib import Path

from compiler.avenant import plan
from compiler.model.enacted import Words
from compiler.model.operation import (
    Container,
    DeleteColumn,
    Holder,
    InsertElements,
    InsertEngagements,
    InsertRows,
    InsertWords,
    MoveElements,
    MoveEngagements,
    Operation,
    RecodeEngagement,
    ReplaceDivision,
    ReplaceElements,
    ReplaceEngagement,
    ReplaceSentence,
    ReplaceTotals,
    ReplaceWords,
)
from tests.diff.test_comparing import PRIORITY, SECOND
from tests.diff.test_telling import WITH_TABLE
from tests.versions import ACT, PARTIES, changes_between, replaced

OBJECT = Container(holder=Holder.PROSE, id="objet")
FIRST = "La présente convention fixe les engagements de l'État et de la commune d'Essai."


def _planned(folder: Path, before: str, after: str, **files: str) -> list[Operation]:
    return list(plan(changes_between(folder, before, after, **files)))


def test_nothing_changes_nothing(tmp_path: Path) -> None:
    assert _planned(tmp_path, ACT, ACT) == []


def test_a_word_is_replaced_where_it_stands(tmp_path: Path) -> None:
    assert _planned(tmp_path, ACT, replaced(ACT, ("fixe les", "énonce les"))) == [
        ReplaceWords(container=OBJECT, element=1, old="fixe", new="énonce")
    ]


def test_in_an_alinea_of_two_sentences_the_sentence_is_named(tmp_path: Path) -> None:
    two = replaced(ACT, (FIRST, f"{FIRST} Elle dure trois ans à partir de ce jour."))
    assert _planned(tmp_path / "1", two, replaced(two, ("trois ans", "quatre ans"))) == [
        ReplaceWords(container=OBJECT, element=1, old="trois", new="quatre", sentence=2)
    ]
    assert _planned(
        tmp_path / "2", two, replaced(two, ("Elle dure trois ans à partir de ce jour.", "Rien ne la borne."))
    ) == [ReplaceSentence(container=OBJECT, element=1, sentence=2, new="Rien ne la borne.")]


def test_alineas_that_come_together_are_one_insertion(tmp_path: Path) -> None:
    after = replaced(ACT, (FIRST, f"{FIRST}\n\nUn deuxième alinéa.\n\n- et un tiret"))
    assert _planned(tmp_path, ACT, after) == [
        InsertElements(
            container=OBJECT,
            after=1,
            new=(Words(text="Un deuxième alinéa."), Words(text="et un tiret", marker="–")),
        )
    ]


def test_an_alinea_that_gives_way_to_two_is_one_replacement(tmp_path: Path) -> None:
    after = replaced(ACT, (FIRST, "Rien de commun.\n\nNi ici."))
    assert _planned(tmp_path, ACT, after) == [
        ReplaceElements(
            container=OBJECT, first=1, last=1, new=(Words(text="Rien de commun."), Words(text="Ni ici."))
        )
    ]


def test_an_alinea_that_moves_is_moved(tmp_path: Path) -> None:
    moved = "Une phrase assez longue pour être reconnue ailleurs."
    before = replaced(ACT, (FIRST, f"{FIRST}\n\n{moved}"))
    after = replaced(ACT, ("l'[[article:objet]].", f"l'[[article:objet]].\n\n{moved}"))
    assert _planned(tmp_path / "1", before, after) == [
        MoveElements(
            container=OBJECT, first=2, last=2, to=Container(holder=Holder.PROSE, id="engagements"), after=1
        )
    ]


def test_a_move_beside_an_insertion_is_told_in_full(tmp_path: Path) -> None:
    moved = "Une phrase assez longue pour être reconnue ailleurs."
    before = replaced(ACT, (FIRST, f"{FIRST}\n\n{moved}"))
    after = replaced(ACT, ("l'[[article:objet]].", f"l'[[article:objet]].\n\n{moved}\n\nUn autre."))
    assert _planned(tmp_path, before, after) == [
        ReplaceElements(container=OBJECT, first=2, last=2),
        InsertElements(
            container=Container(holder=Holder.PROSE, id="engagements"),
            after=1,
            new=(Words(text=moved), Words(text="Un autre.")),
        ),
    ]


def test_lines_come_go_move_and_change_their_code(tmp_path: Path) -> None:
    kinds = [type(one) for one in _planned(tmp_path / "1", ACT, ACT + SECOND)]
    assert kinds == [InsertEngagements]
    assert _planned(tmp_path / "2", ACT + SECOND, ACT) == [ReplaceEngagement(engagement="sport")]
    assert _planned(tmp_path / "3", ACT + SECOND, ACT + SECOND.replace("1.1-02", "1.1-03")) == [
        RecodeEngagement(engagement="sport", code="1.1-03")
    ]
    third = SECOND.replace("sport", "chant").replace("1.1-02", "1.1-03")
    both = ACT + SECOND + PRIORITY + third
    moved = ACT + PRIORITY + third + SECOND
    assert _planned(tmp_path / "4", both, moved) == [
        MoveEngagements(engagements=("sport",), division="prio-equipements", after="chant", codes=("1.1-02",))
    ]


def test_a_line_that_goes_to_a_new_priority_is_told_in_full(tmp_path: Path) -> None:
    kinds = [type(one).__name__ for one in _planned(tmp_path, ACT + SECOND, ACT + PRIORITY + SECOND)]
    assert kinds == ["ReplaceEngagement", "InsertDivisions"]


def test_a_partner_is_added_by_its_words(tmp_path: Path) -> None:
    after = replaced(ACT, ("[etat, commune]", "[etat, commune, tous]"))
    assert _planned(tmp_path, ACT, after) == [
        InsertWords(
            container=Container(holder=Holder.PARTNERS, id="aide-devoirs"),
            element=1,
            new=", signataires",
        )
    ]


def test_a_figure_that_changes_restates_the_total(tmp_path: Path) -> None:
    found = _planned(tmp_path, WITH_TABLE, replaced(WITH_TABLE, ("montant: 20", "montant: 25")))
    assert [type(one) for one in found] == [ReplaceWords, ReplaceTotals]
    assert isinstance(found[0], ReplaceWords)
    assert found[0].container == Container(holder=Holder.CELL, id="aides", row=2, column=2)


def test_rows_and_columns_are_told_by_their_rank(tmp_path: Path) -> None:
    row = "  - {id: b, ecole: Bertha, montant: 20}\n"
    found = _planned(
        tmp_path / "1", WITH_TABLE, replaced(WITH_TABLE, (row, row + "  - {id: c, ecole: C, montant: 0}\n"))
    )
    assert [type(one) for one in found] == [InsertRows]
    three = replaced(
        WITH_TABLE,
        ("type: montant}\n", "type: montant}\n  - {id: lieu, titre: Lieu}\n"),
        ("montant: 10}", "montant: 10, lieu: x}"),
        ("montant: 20}", "montant: 20, lieu: y}"),
    )
    assert _planned(tmp_path / "2", three, WITH_TABLE) == [DeleteColumn(table="aides", column=3)]


def test_divisions_and_parties_leave(tmp_path: Path) -> None:
    assert _planned(tmp_path / "1", ACT + PRIORITY + SECOND, ACT) == [
        ReplaceDivision(division="prio-equipements")
    ]
    slot = replaced(PARTIES, ("Le maire", "La maire"))
    found = _planned(tmp_path / "2", ACT, ACT, parties=slot)
    (operation,) = found
    assert isinstance(operation, ReplaceWords)
    assert operation.container.holder is Holder.PARTY_SLOTS
