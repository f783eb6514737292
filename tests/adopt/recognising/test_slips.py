"""Slips of a scan or of a keyboard: what is proposed, and what is left alone."""

from pathlib import Path

import pytest

from compiler.adopt.recognising import Kind
from compiler.adopt.recognising.slips import Said, find_slips
from compiler.diagnostics.span import NOWHERE
from compiler.model.passage import passages
from compiler.pipeline import load
from tests.adopt.recognising.papers import adopt, engagements, grid, table, told

_OFTEN = "Les rues des communes de la planification suivent les lieux des quartiers. " * 12
_HEAD = " | Priorités | Engagements | Partenaires | Indicateurs de suivi | Indicateurs d'impact"


def _slips(*texts: str) -> list[tuple[str, str, bool]]:
    found = find_slips(Said(text=text, span=NOWHERE) for text in texts)
    return [(each.quote, each.proposal, each.is_sure) for each in found]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Livrer es locaux bruts.", ("es locaux", "des locaux", False)),
        ("La lanification du lieu.", ("lanification du", "planification du", False)),
        ("Les classes 1et 2.", ("1et", "1 et", True)),
        ("De 12à 15 ans.", ("12à", "12 à", True)),
        ("Agir dans et hors et contrats.", ("dans et hors et", "dans et hors", False)),
        ("À Villeneuve-Saint- Georges.", ("Villeneuve-Saint- Georges", "Villeneuve-Saint-Georges", True)),
    ],
)
def test_a_slip_is_known_by_its_pattern_or_by_the_words_of_the_act(
    text: str, slip: tuple[str, str, bool]
) -> None:
    assert _slips(_OFTEN, text) == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "Les habitant(es) des lieux, la licence ès lettres, tu es venu.",
        "La 2e et la 3de classe, le 1er mars, le lot 3a, les articles 1.2 et 1.3.",
        "Un lieu ouvert et sûr et calme, dans et hors les murs.",
        "Le centre - Les Halles, Saint-Denis, l'est - Ouest.",
        "Une ouverture utile pour la couverture des lieux.",
    ],
)
def test_other_words_are_no_slips(text: str) -> None:
    assert _slips(_OFTEN + "La couverture suit. " * 12, text) == []


def test_our_own_act_holds_no_slip() -> None:
    said = [Said(text=each.text, span=each.span) for each in passages(load("source").value)]
    assert len(said) > 2_000
    assert [each.message for each in find_slips(said)] == []


def test_a_slip_in_an_engagement_or_a_table_names_it() -> None:
    adoption = adopt(
        *("Article 1 – Objet", "Les rues de de la ville.", "Objectif 1.1 : Aider les gens"),
        grid(
            _HEAD,
            " | 1. Aider | Ouvrir | Etat | - Part | - Taux",
            " | | Payer de de la place | Etat | - Nombre de de lieux | - Taux",
        ),
        *(
            "Annexe 1 : Rues",
            grid("Ville | Rue | Nombre", "Orly | Haute de de Paris | 10", "Cachan | Basse | 20"),
        ),
    )
    payer = engagements(adoption)[1].id
    assert sorted(each.subject for each in told(adoption, Kind.SLIP)) == [
        "objet",
        payer,
        payer,
        table(adoption).id,
    ]


def test_a_slip_in_the_words_that_only_give_a_deadline_is_told_once() -> None:
    row = " | 1. Aider | Ouvrir une salle | Etat | - Nombre | - Déterminés eu cours de l'année 2024"
    adoption = adopt("Objectif 1.1 : Aider les gens", grid(_HEAD, row))
    (decision,) = told(adoption, Kind.SLIP)
    assert (decision.quote, decision.proposal) == ("eu cours", "au cours")
    assert decision.subject == engagements(adoption)[0].id


_SHAPES = Path(__file__).parents[1] / "shapes"


@pytest.mark.parametrize(
    "path", sorted((*_SHAPES.glob("*.txt"), *_SHAPES.glob("*.md"))), ids=lambda path: path.name
)
def test_acts_of_other_shapes_hold_no_slip(path: Path) -> None:
    said = [Said(text=line, span=NOWHERE) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [each.message for each in find_slips(said)] == []
