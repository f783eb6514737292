"""What a scanner takes for something else, and words that the end of a line has cut: proposed, sure or not."""

import pytest

from compiler.adopt.recognising.slips import Said, find_label_slips, find_slips
from compiler.diagnostics.span import NOWHERE

_ACT = "Le département et la commune de l'Oise appliquent le développement. La ville agit pour la ville."


def _slips(text: str) -> list[tuple[str, str, bool]]:
    found = find_slips(Said(text=each, span=NOWHERE) for each in (_ACT, text))
    return [(each.quote, each.proposal, each.is_sure) for each in found]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Signé en 2O24.", ("2O24", "2024", True)),
        ("La loi n° 2OO8-1425.", ("2OO8", "2008", True)),
        ("Soit 1OO 000 euros.", ("1OO", "100", True)),
        ("Le lot 2O.", ("2O", "20", False)),
        ("En 20l9.", ("20l9", "2019", True)),
        ("I1 est rappelé.", ("I1", "Il", True)),
        ("Sous Ia pluie.", ("Ia", "la", True)),
        ("Le comité dc suivi.", ("dc", "de", False)),
        ("Dans l'0ise.", ("0ise", "Oise", True)),
        ("Le 0urs.", ("0urs", "Ours", False)),
        ("L'ofﬁce public.", ("ofﬁce", "office", True)),
        ("L'annexe l est jointe.", ("annexe l", "annexe 1", True)),
        ("Le Développernent durable.", ("Développernent", "Développement", True)),
        ("La cornmune signe.", ("cornmune", "commune", True)),
        ("La villc signe.", ("villc", "ville", False)),
        ("Sous réserve de l'arti-cle 2.", ("arti-cle", "article", True)),
        ("La com-mune signe.", ("com-mune", "commune", True)),
    ],
)
def test_a_misread_sign_or_a_cut_word_is_proposed(text: str, slip: tuple[str, str, bool]) -> None:
    assert _slips(text) == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "Les articles L. 321-1 et l'article L 12, l'article l'emporte, l'art. l. 321-1.",
        "Le 1o et le 2o, l'action A1, le lot I2, 0,5 point, 10 oies, O2 et CO2.",
        "Le Développernant, la corne, un porte-à-porte, le sous-développement, la co-commune.",
        "Celui-ci va-t-il là-bas ? Peut-être la demi-ville.",
        "Voir l'annexe I et l'article 1er.",
    ],
)
def test_other_signs_are_what_they_are(text: str) -> None:
    assert _slips(text) == []


def test_a_title_is_labelled_by_a_figure() -> None:
    said = [
        Said(text=text, span=NOWHERE)
        for text in ("Article l – Objet", "Annexe L – Plan", "Article 1 – Objet")
    ]
    assert [(each.quote, each.proposal, each.is_sure) for each in find_label_slips(said)] == [
        ("Article l", "Article 1", True)
    ]
