"""The tense of a sentence, from the endings of its verbs."""

import pytest

from compiler.check.tense import is_over, is_to_come


@pytest.mark.parametrize(
    "sentence",
    ["Un travail sera engagé.", "Elles présenteront un bilan.", "Il doit le remettre.", "Il s'engage."],
)
def test_what_is_to_come(sentence: str) -> None:
    assert is_to_come(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["L'opéra et la caméra.", "Les infra-communales.", "M. Camara signe.", "Il remet un bilan.", "De front."],
)
def test_what_is_not_to_come(sentence: str) -> None:
    assert not is_to_come(sentence)


@pytest.mark.parametrize("sentence", ["Il a remis le bilan.", "Elles étaient prêtes.", "Il est né à Essai."])
def test_what_is_over(sentence: str) -> None:
    assert is_over(sentence)


@pytest.mark.parametrize("sentence", ["Il est remis.", "Il va à Essai.", "Les parties remettent le bilan."])
def test_what_is_not_over(sentence: str) -> None:
    assert not is_over(sentence)
