"""Words that change inside one alinéa: what is quoted, what is inserted, what is deleted."""

import pytest

from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN, Words
from compiler.model.operation import InsertWords, Operation, ReplaceElements, ReplaceWords
from tests.avenant.small_acts import PROSE, act, article, note, planned, reworded

LONG = "Les parties mettent en œuvre les actions prévues avec les habitants des quartiers"


def _replaced(old: str, new: str, **where: int) -> ReplaceWords:
    return ReplaceWords(container=PROSE, element=1, old=old, new=new, **where)


def _inserted(new: str, after: str = "", *, at_start: bool = False) -> InsertWords:
    return InsertWords(container=PROSE, element=1, new=new, after=after, at_start=at_start)


def test_two_acts_with_the_same_words_need_no_operation() -> None:
    assert not planned(act(article("1", LONG)), act(article("1", LONG)))


def test_a_word_found_once_is_quoted_alone() -> None:
    assert reworded(LONG, LONG.replace("actions", "mesures")) == (_replaced("actions", "mesures"),)


def test_a_word_found_twice_is_quoted_with_its_neighbour() -> None:
    before = f"{LONG} et les actions de la ville"
    after = before.replace("les actions de", "les projets de")
    assert reworded(before, after) == (_replaced("actions de", "projets de"),)


def test_a_word_that_stands_inside_another_is_not_found_once() -> None:
    before = "L’art et la culture sont partagés entre les parties de ce pacte"
    after = before.replace("L’art", "L’arc")
    assert reworded(before, after) == (_replaced("L’art", "L’arc"),)


def test_words_that_no_neighbour_tells_apart_are_quoted_by_their_occurrence() -> None:
    ahead = "un deux " * 14
    before, after = f"{ahead}un deux {ahead}".strip(), f"{ahead}un trois {ahead}".strip()
    (operation,) = reworded(before, after)
    assert isinstance(operation, ReplaceWords)
    assert (operation.old, operation.new, operation.occurrence) == ("deux", "trois", 15)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("31\u00a0décembre 2022", "31\u00a0décembre 2023"),
        ("10\u00a0500\u00a0€", "12\u00a0500\u00a0€"),
        ("25\u00a0%", "30\u00a0%"),
        ("article 4", "article 6"),
        ("objectif 1.1", "objectif 1.2"),
        ("tableau\u00a04", "tableau\u00a05"),
        ("n°\u00a012", "n°\u00a013"),
        ("12\u00a0places", "14\u00a0places"),
    ],
)
def test_a_date_a_sum_a_rate_or_a_reference_is_quoted_whole(old: str, new: str) -> None:
    assert reworded(f"{LONG}, comme dit {old}.", f"{LONG}, comme dit {new}.") == (_replaced(old, new),)


def test_a_guillemet_is_never_parted_from_its_word() -> None:
    before = f"{LONG} du «\u00a0pays\u00a0» et du «\u00a0pays basque\u00a0»"
    (operation,) = reworded(before, before.replace("du «\u00a0pays\u00a0»", "du «\u00a0lieu\u00a0»"))
    assert operation == _replaced("«\u00a0pays\u00a0»", "«\u00a0lieu\u00a0»")


def test_words_inserted_follow_a_word_found_once() -> None:
    after = LONG.replace("actions", "actions utiles")
    assert reworded(LONG, after) == (_inserted("utiles", "actions"),)


def test_words_at_the_end_complete_the_alinea() -> None:
    assert reworded(LONG, f"{LONG} et des villes") == (_inserted("et des villes"),)


def test_words_at_the_start_are_added_there() -> None:
    assert reworded(LONG, f"Toutes {LONG}") == (_inserted("Toutes", at_start=True),)


def test_words_that_begin_with_a_comma_join_without_a_space() -> None:
    assert reworded(LONG, LONG.replace("actions", "actions, utiles,")) == (_inserted(", utiles,", "actions"),)


def test_an_insertion_that_the_plain_space_would_spoil_is_a_replacement() -> None:
    after = LONG.replace("les actions", "les (actions")
    assert reworded(LONG, after) == (_replaced("actions", "(actions"),)


def test_words_deleted_take_one_space_along() -> None:
    assert reworded(LONG, LONG.replace(" prévues", "")) == (_replaced("prévues", ""),)
    assert reworded(LONG, LONG.removeprefix("Les ")) == (_replaced("Les", ""),)


def test_a_deletion_that_would_join_two_words_is_a_replacement() -> None:
    before = LONG.replace("œuvre", "œuvre)")
    assert reworded(f"({before}", LONG) == (_replaced("(Les", "Les"), _replaced("œuvre)", "œuvre"))


def test_a_member_of_a_list_goes_with_the_comma_before_it() -> None:
    before = f"{LONG}, la CAF, Orly, Cachan, la ville"
    assert reworded(before, before.replace(", Orly", "")) == (_replaced(", Orly", ""),)


def test_two_edits_far_apart_are_told_apart() -> None:
    after = LONG.replace("parties", "villes").replace("quartiers", "cités")
    assert reworded(LONG, after) == (_replaced("parties", "villes"), _replaced("quartiers", "cités"))


def test_two_edits_side_by_side_are_one() -> None:
    after = LONG.replace("parties mettent en", "villes mettent au")
    assert reworded(LONG, after) == (_replaced("parties mettent en", "villes mettent au"),)


def test_two_edits_whose_quotations_would_meet_are_one() -> None:
    before = "Le bus relie le lycée et ce lycée neuf puis passe plus loin devant le lycée rouge du pays"
    after = before.replace("le lycée et ce lycée neuf", "le stade et ce port neuf")
    assert reworded(before, after) == (_replaced("lycée et ce lycée", "stade et ce port"),)


def test_a_sign_alone_is_no_landmark() -> None:
    assert reworded(f"{LONG}, dont Orly", f"{LONG}, et dont Orly") == (_inserted("et", "quartiers,"),)


def test_three_edits_make_another_alinea_however_small() -> None:
    before = f"{LONG} et leurs familles ainsi que toutes les associations du territoire"
    after = before.replace("parties", "villes").replace("actions", "mesures").replace("familles", "proches")
    assert [type(one) for one in reworded(before, after)] == [ReplaceElements]


def test_too_many_edits_make_another_alinea() -> None:
    after = "Ces parties mettront en œuvre des actions prévues pour les habitants du quartier"
    assert reworded(LONG, after) == (
        ReplaceElements(container=PROSE, first=1, last=1, new=(Words(text=after),)),
    )


def test_a_sentence_mostly_reworded_is_replaced_even_by_one_edit() -> None:
    after = "Les parties mettent tout ce que la loi leur demande dans ces mêmes quartiers"
    (operation,) = reworded(LONG, after)
    assert isinstance(operation, ReplaceElements)


def test_a_footnote_is_quoted_whole_whatever_its_sentences() -> None:
    text = f"{LONG}^ dans la ville."
    before = act(article("1", text), notes=note("Voir la loi. Elle le dit."))
    after = act(article("1", text), notes=note("Voir le décret. Elle le dit."))
    assert planned(before, after) == (
        _replaced(
            f"{NOTE_OPEN}Voir la loi. Elle le dit.{NOTE_CLOSE}",
            f"{NOTE_OPEN}Voir le décret. Elle le dit.{NOTE_CLOSE}",
        ),
    )


def test_a_footnote_added_is_quoted_with_the_word_that_calls_it() -> None:
    before = act(article("1", LONG), notes=note("Note."))
    after = act(article("1", f"{LONG}^"), notes=note("Note."))
    assert planned(before, after) == (_replaced("quartiers", f"quartiers{NOTE_OPEN}Note.{NOTE_CLOSE}"),)


def test_a_space_alone_is_quoted_with_its_words() -> None:
    before = "Le taux est fixé à douze euros par an : il est revu chaque année par les parties"
    after = before.replace("an :", "an\u00a0:")
    assert reworded(before, after) == (_replaced("an :", "an\u00a0:"),)


@pytest.mark.parametrize(("before", "after"), [(LONG, ""), ("", LONG)])
def test_an_alinea_without_words_is_replaced_whole(before: str, after: str) -> None:
    operations: tuple[Operation, ...] = reworded(before, after)
    assert [type(one) for one in operations] == [ReplaceElements]
