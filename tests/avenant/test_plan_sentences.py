"""Alinéas of several sentences: which one is named, which is reworded, when all are."""

from compiler.model.enacted import Words
from compiler.model.operation import (
    InsertSentences,
    Operation,
    ReplaceElements,
    ReplaceSentence,
    ReplaceWords,
)
from tests.avenant.small_acts import PROSE, act, article, indicators, line, objective, planned, reworded

ONE = "La ville aide les écoles du quartier."
TWO = "Le Département aide les collèges du même quartier."
THREE = "La Région aide les lycées et les centres de formation."
FOUR = "Une convention précise chaque année le montant de ces aides."
NEW = "Les associations sont entendues par le comité."


def _sentence(rank: int, new: str) -> ReplaceSentence:
    return ReplaceSentence(container=PROSE, element=1, sentence=rank, new=new)


def _inserted(after: int, new: str) -> InsertSentences:
    return InsertSentences(container=PROSE, element=1, after=after, new=new)


def _text(*sentences: str) -> str:
    return " ".join(sentences)


def test_words_are_quoted_in_the_sentence_that_holds_them() -> None:
    operations = reworded(_text(ONE, TWO), _text(ONE, TWO.replace("aide", "soutient")))
    assert operations == (ReplaceWords(container=PROSE, element=1, old="aide", new="soutient", sentence=2),)


def test_two_sentences_may_each_be_retouched() -> None:
    after = _text(ONE.replace("aide", "soutient"), TWO.replace("collèges", "élèves"), THREE, FOUR)
    operations = reworded(_text(ONE, TWO, THREE, FOUR), after)
    assert [(one.sentence, one.old) for one in operations if isinstance(one, ReplaceWords)] == [
        (1, "aide"),
        (2, "collèges"),
    ]


def test_a_sentence_mostly_reworded_is_replaced_whole() -> None:
    wanted = "Le Département finance des études pour les mairies."
    operations = reworded(_text(ONE, TWO, THREE), _text(ONE, wanted, THREE))
    assert operations == (_sentence(2, wanted),)


def test_a_sentence_with_many_edits_is_replaced_whole() -> None:
    wanted = "Un Département aidera les collèges de ce même quartier souvent."
    operations = reworded(_text(ONE, TWO, THREE), _text(ONE, wanted, THREE))
    assert operations == (_sentence(2, wanted),)


def test_a_sentence_comes_between_two_others_at_the_start_or_at_the_end() -> None:
    assert reworded(_text(ONE, TWO), _text(ONE, NEW, TWO)) == (_inserted(1, NEW),)
    assert reworded(_text(ONE, TWO), _text(NEW, ONE, TWO)) == (_inserted(0, NEW),)
    assert reworded(_text(ONE, TWO), _text(ONE, TWO, NEW)) == (_inserted(2, NEW),)


def test_a_sentence_completes_an_alinea_of_one_sentence() -> None:
    assert reworded(ONE, _text(ONE, NEW)) == (_inserted(1, NEW),)


def test_two_sentences_come_together() -> None:
    assert reworded(_text(ONE, TWO), _text(ONE, NEW, FOUR, TWO)) == (_inserted(1, _text(NEW, FOUR)),)


def test_a_sentence_goes() -> None:
    assert reworded(_text(ONE, TWO, THREE), _text(ONE, THREE)) == (_sentence(2, ""),)


def test_a_sentence_that_comes_where_another_goes_takes_its_place() -> None:
    assert reworded(_text(ONE, TWO, THREE), _text(ONE, NEW, THREE)) == (_sentence(2, NEW),)


def test_three_sentences_touched_make_another_alinea() -> None:
    after = _text(*(one.replace("aide", "soutient") for one in (ONE, TWO, THREE)), FOUR)
    operations: tuple[Operation, ...] = reworded(_text(ONE, TWO, THREE, FOUR), after)
    assert operations == (ReplaceElements(container=PROSE, first=1, last=1, new=(Words(text=after),)),)


def test_an_alinea_of_which_no_sentence_stays_is_replaced() -> None:
    assert [type(one) for one in reworded(_text(ONE, TWO), _text(NEW, FOUR))] == [ReplaceElements]


def test_the_only_sentence_of_an_indicator_needs_no_name() -> None:
    held = indicators("Nombre de places ouvertes dans les écoles")
    after = indicators("Nombre de places offertes dans les écoles")
    before = act(article("1", ONE), objective("1.1", line("1.1-01", follow_up=held)))
    (operation,) = planned(before, act(article("1", ONE), objective("1.1", line("1.1-01", follow_up=after))))
    assert isinstance(operation, ReplaceWords)
    assert (operation.old, operation.sentence) == ("ouvertes", 0)


def test_three_sentences_that_go_make_another_alinea() -> None:
    others = tuple(f"La partie {rank} nomme un correspondant pour ces aides." for rank in range(5))
    (operation,) = reworded(_text(ONE, TWO, THREE, *others), _text(*others))
    assert isinstance(operation, ReplaceElements)


def test_an_alinea_whose_words_mostly_go_is_replaced_though_a_sentence_stays() -> None:
    long = "Le comité se réunit deux fois chaque année pour lire les demandes des habitants et des clubs de la ville."
    (operation,) = reworded(_text("Voici la règle.", long), "Voici la règle. Le comité se réunit.")
    assert isinstance(operation, ReplaceElements)


def test_the_only_sentence_much_retouched_makes_another_alinea_when_one_follows() -> None:
    before = "La ville aide les écoles du quartier et les clubs sportifs de tous les habitants du pays."
    after = before.replace("ville", "mairie").replace("clubs", "foyers").replace("habitants", "élèves")
    assert [type(one) for one in reworded(before, _text(after, NEW))] == [ReplaceElements]


def test_words_and_a_sentence_never_come_at_one_point() -> None:
    before = "La ville aide les écoles du quartier et les clubs sportifs"
    (operation,) = reworded(before, f"{before} de la commune. {NEW}")
    assert isinstance(operation, ReplaceElements)
