"""One duty, one time: the same clause with two dates, two delays or two rhythms."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

CODES = ("deadline.contradictory", "frequency.contradictory")
LATE, OFTEN = CODES
_CONVENED = "Les parties réunissent le comité de pilotage de chaque contrat au moins deux fois par an"


def two(folder: Path, first: str, second: str) -> list[tuple[str, str]]:
    """Return what is said of two sentences in two articles."""
    added = f"\n# Article 3 – Suivi {{#suivi}}\n\n{first}\n\n# Article 4 – Fin {{#fin}}\n\n{second}\n"
    return said(loaded_with(folder, added), *CODES)


@pytest.mark.parametrize(
    ("first", "second", "code", "words"),
    [
        (
            "Le bilan annuel est remis au plus tard le 31 mars 2027.",
            "Le bilan annuel est remis au plus tard le 30 juin 2027.",
            LATE,
            "au plus tard le 30 juin 2027",
        ),
        (
            "Chaque année, le bilan annuel est transmis avant le 31 mars.",
            "Le bilan annuel est remis au plus tard le 30 juin de chaque année.",
            LATE,
            "au plus tard le 30 juin",
        ),
        (
            "Les travaux du gymnase Curie s'achèvent avant le 31 mars 2027.",
            "Les travaux du gymnase Curie s'achèvent avant le 30 juin 2028.",
            LATE,
            "avant le 30 juin 2028",
        ),
        (
            "La commune d'Essai transmet le bilan dans un délai de deux mois.",
            "La commune d'Essai transmet le bilan sous 90 jours.",
            LATE,
            "sous 90 jours",
        ),
        (
            "Le comité de pilotage se réunit deux fois par an.",
            "Le comité de pilotage se réunit une fois par an.",
            OFTEN,
            "une fois par an",
        ),
        (
            f"{_CONVENED}, et celui du volet éducatif au moins une fois par an.",
            "Le comité de pilotage de chaque contrat se réunit une fois par an.",
            OFTEN,
            "une fois par an",
        ),
        (
            "La Conférence se réunit tous les six mois.",
            "La Conférence se réunit au plus une fois par an.",
            OFTEN,
            "au plus une fois par an",
        ),
        (
            "Le comité technique se réunit au moins une fois par an.",
            "Le comité technique se réunit au moins une fois par trimestre.",
            OFTEN,
            "au moins une fois par trimestre",
        ),
    ],
)
def test_two_times_for_one_duty_are_told(
    tmp_path: Path, first: str, second: str, code: str, words: str
) -> None:
    assert two(tmp_path, first, second) == [(code, words)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Le comité de pilotage se réunit deux fois par an.",
            "Le comité technique se réunit une fois par an.",
        ),
        (
            "Le comité de pilotage se réunit deux fois par an.",
            "Le comité de pilotage se réunit tous les six mois.",
        ),
        (
            "Le comité technique se réunit au moins une fois par an.",
            "Le comité technique se réunit deux fois par an.",
        ),
        (
            "Le comité de pilotage se réunissait une fois par an.",
            "Le comité de pilotage se réunit deux fois par an.",
        ),
        ("Un comité de suivi se réunit deux fois par an.", "Un comité de suivi se réunit une fois par an."),
        ("Le comité se réunit deux fois par an.", "Le comité se réunit une fois par an."),
        ("Le guichet ouvre. Il se réunit deux fois par an.", "Le club ouvre. Il se réunit une fois par an."),
        (
            "Un comité de pilotage suit la santé. Le comité de pilotage se réunit une fois par an.",
            "Un comité de pilotage suit le vélo. Le comité de pilotage se réunit deux fois par an.",
        ),
        (
            "Le comité de pilotage se réunit en formation plénière une fois par an.",
            "Le comité de pilotage se réunit en formation restreinte quatre fois par an.",
        ),
        (
            "Le rapport d'activité de la commune est remis avant le 31 mars 2027.",
            "Le rapport d'activité de la commune est remis avant le 31 mars 2028.",
        ),
        (
            "Le bilan annuel est remis avant le 1er juillet.",
            "Le bilan annuel est remis au plus tard le 30 juin.",
        ),
        (
            "Le bilan annuel est remis avant le 31 mars 2027.",
            "Le bilan annuel est remis avant le 31 mars 2028.",
        ),
        (
            "Le bilan annuel est remis avant le 31 mars 2027.",
            "Le bilan annuel est remis avant le 30 avril 2028.",
        ),
        (
            "Le bilan annuel est remis à l'État avant le 31 mars.",
            "Le bilan annuel est remis à la commune avant le 30 juin.",
        ),
        (
            "Le projet de bilan annuel est remis avant le 31 mars.",
            "Le bilan annuel est remis avant le 30 juin.",
        ),
        (
            "En cas d'urgence, la commune d'Essai remet le bilan dans un délai de deux mois.",
            "La commune d'Essai remet le bilan dans un délai de trois mois.",
        ),
        (
            "La commune d'Essai remet le bilan dans un délai de deux mois à compter de la signature.",
            "La commune d'Essai remet le bilan dans un délai de trois mois à compter de la saisine.",
        ),
        (
            "La commune d'Essai remet le bilan sous soixante jours.",
            "La commune d'Essai remet le bilan dans un délai de deux mois.",
        ),
    ],
)
def test_two_duties_and_two_ways_to_say_one_time_are_right(tmp_path: Path, first: str, second: str) -> None:
    assert two(tmp_path, first, second) == []


_FIRST = "Le comité de pilotage se réunit deux fois par an."
_SECOND = "Le comité de pilotage se réunit une fois par an."


@pytest.mark.parametrize(
    "added",
    [
        f"\n# Annexe 1 – Vélo {{#velo}}\n\n{_FIRST}\n\n# Annexe 2 – Santé {{#sante}}\n\n{_SECOND}\n",
        f"\n# Article 3 – Suivi {{#suivi}}\n\n## A – Vélo {{#a}}\n\n{_FIRST}\n\n## B – Santé {{#b}}\n\n{_SECOND}\n",
        f"\n## Axe 2 – Vélo {{#velo}}\n\n{_FIRST}\n\n# Article 3 – Suivi {{#suivi}}\n\n{_SECOND}\n",
        f"\n## Axe 2 – Vélo {{#velo}}\n\n{_FIRST}\n\n## Axe 3 – Santé {{#sante}}\n\n{_SECOND}\n",
    ],
)
def test_bodies_of_one_name_in_sister_divisions_are_not_compared(tmp_path: Path, added: str) -> None:
    assert said(loaded_with(tmp_path, added), *CODES) == []


def test_two_times_in_one_division_are_told(tmp_path: Path) -> None:
    added = f"\n# Article 3 – Suivi {{#suivi}}\n\n{_FIRST}\n\n## A – Comités {{#comites}}\n\n{_SECOND}\n"
    assert said(loaded_with(tmp_path, added), *CODES) == [(OFTEN, "une fois par an")]


_OTHER = """
```engagement
id: reunir
code: 1.1-02
texte: Réunir le comité de pilotage du contrat local d'Essai une fois par an.
partenaires: [etat, commune]
indicateurs_suivi:
  - {id: s1, libelle: Nombre de réunions}
indicateurs_impact:
  - {id: i1, libelle: Part des décisions suivies}
```
"""


def test_an_engagement_is_compared_with_the_articles_and_not_with_another_engagement(tmp_path: Path) -> None:
    prose = "Le comité de pilotage du contrat local d'Essai se réunit deux fois par an."
    added = f"{_OTHER}\n# Article 3 – Suivi {{#suivi}}\n\n{prose}\n"
    assert said(loaded_with(tmp_path / "prose", added), *CODES) == [(OFTEN, "deux fois par an")]
    twin = _OTHER.replace("une fois", "deux fois").replace("id: reunir", "id: encore").replace("-02", "-03")
    assert said(loaded_with(tmp_path / "twin", _OTHER + twin), *CODES) == []
