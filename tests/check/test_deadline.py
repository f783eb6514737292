"""Deadlines that are over when the act is signed, on 15 January 2026 in the act of the tests."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

CODE = "deadline.before-signature"
INDICATOR = "  - id: i1\n    libelle: Part des élèves inscrits qui progressent\n"


def prose(folder: Path, sentence: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, f"\n# Article 3 – Suite {{#suite}}\n\n{sentence}\n"), CODE)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Un groupe de travail sera réuni et présenté aux signataires pour septembre 2025.",
            "pour septembre 2025",
        ),
        (
            "Les parties arrêtent la liste au plus tard le 31 décembre 2025.",
            "au plus tard le 31 décembre 2025",
        ),
        ("L'État remet le bilan avant le 1er mars 2024.", "avant le 1er mars 2024"),
        ("Le bilan est remis avant la fin de l'année 2025.", "avant la fin de l'année 2025"),
        (
            "Les communes s'engagent à conclure au cours du dernier trimestre 2025.",
            "au cours du dernier trimestre 2025",
        ),
        ("D'ici fin 2024, les parties ouvrent trois guichets.", "D'ici fin 2024"),
        ("Elles présenteront leurs travaux au premier semestre 2025.", "au premier semestre 2025"),
        ("Le bilan est rendu d'ici à 2023.", "d'ici à 2023"),
        ("Un bilan sera présenté aux parties pour septembre 2025.", "pour septembre 2025"),
        ("Un bilan sera remis à la collectivité avant le 1er juin 2025.", "avant le 1er juin 2025"),
        ("Le bilan est rendu d'ici la fin 2025.", "d'ici la fin 2025"),
        ("Le diagnostic est remis pour le 15/02/2025.", "pour le 15/02/2025"),
        ("Les communes s'engagent à livrer les écoles en juin 2025.", "en juin 2025"),
        ("L'État doit ouvrir la maison de santé en mars 2025.", "en mars 2025"),
        ("Le rapport est prévu pour le 15 mars 2025.", "pour le 15 mars 2025"),
    ],
)
def test_a_deadline_that_is_over_is_told(tmp_path: Path, sentence: str, words: str) -> None:
    assert prose(tmp_path, sentence) == [(CODE, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le décret du 10 juillet 2018 est applicable.",
        "Le 10 juillet 2018, le président a présenté le plan.",
        "Les contrats ont été signés avant le 31 décembre 2019.",
        "Le projet devait être achevé avant le 31 décembre 2019.",
        "Les logements construits avant le 1er janvier 2018 sont isolés en priorité.",
        "La loi impose aux bailleurs de rendre compte au plus tard le 31 décembre 2019.",
        "La loi de finances pour 2019 a prorogé les contrats jusqu'au 31 décembre 2022.",
        "Au cours de l'année 2019, douze réunions se tiennent.",
        "Pour 2019, la dotation s'élève à 10 000 euros.",
        "Le bilan est remis au plus tard le 31 décembre 2026.",
        "Le bilan de l'année 2026 est remis avant le 1er mars 2027.",
        "Depuis septembre 2019, le guichet reçoit les habitants.",
        "Les personnes nées avant le 1er janvier 2001 en bénéficient.",
        "L'enquête de 2019 sera renouvelée.",
        "Les parties se réunissent avant la fin du trimestre.",
        "Les logements achevés avant 1949 sont visés.",
        "Le contrat, conclu au dernier trimestre 2019, est applicable.",
        "Les communes s'engagent à poursuivre le plan adopté par le conseil en juin 2025.",
        "Les communes s'engagent à suivre le plan dont le conseil débat en juin 2025.",
        "En juin 2025, les parties se réunissent.",
        "Le bilan doit reprendre, pour mémoire, les chiffres de l'enquête en juin 2025.",
        "Les parties s'engagent à livrer les écoles en juin 2027.",
        "Les travaux prévus pour le 15 mars 2025 sont une priorité.",
        "Le festival se tient en juillet 2025.",
        "Le budget voté pour le 15/02/2025 est repris.",
    ],
)
def test_history_laws_and_dates_to_come_are_left_alone(tmp_path: Path, sentence: str) -> None:
    assert prose(tmp_path, sentence) == []


def test_a_quotation_of_a_national_measure_in_a_cell_is_left_alone(tmp_path: Path) -> None:
    table = """
# Annexe 1 – Mesures {#annexe-mesures}

```tableau
id: mesures
titre: Mesures nationales
colonnes:
  - {id: mesure, titre: Mesure}
lignes:
  - {id: m1, mesure: Dédoubler les classes avant la rentrée 2019}
```
"""
    assert said(loaded_with(tmp_path, table), CODE) == []


def roadmap(title: str, column: str, kind: str, value: str) -> str:
    """Return a table of one row with a date or a quarter."""
    return f"""
# Annexe 1 – Suite {{#annexe-suite}}

```tableau
id: etapes
titre: {title}
colonnes:
  - {{id: etape, titre: Étape, entete_ligne: oui}}
  - {{id: moment, titre: {column}, type: {kind}}}
lignes:
  - {{id: un, etape: Réunir le groupe de travail, moment: {value}}}
```
"""


def test_a_roadmap_that_is_over_is_told(tmp_path: Path) -> None:
    added = roadmap("Feuille de route de l'évaluation", "Période", "trimestre", "2025-T3/2025-T4")
    assert said(loaded_with(tmp_path, added), CODE) == [(CODE, "2025-T3/2025-T4")]


def test_a_column_of_deadlines_is_read_whatever_its_table(tmp_path: Path) -> None:
    added = roadmap("Travaux", "Échéance", "date", "2025-12-31")
    assert said(loaded_with(tmp_path, added), CODE) == [(CODE, "2025-12-31")]


def test_dates_that_set_nothing_are_left_alone(tmp_path: Path) -> None:
    added = roadmap("Délibérations", "Date de la séance", "date", "2025-12-31")
    assert said(loaded_with(tmp_path, added), CODE) == []


def test_a_quarter_that_ends_after_the_signature_is_kept(tmp_path: Path) -> None:
    added = roadmap("Calendrier", "Période", "trimestre", "2025-T4/2026-T1")
    assert said(loaded_with(tmp_path, added), CODE) == []


def test_an_indicator_owed_in_words_is_told(tmp_path: Path) -> None:
    owed = "  - {id: i1, libelle: Déterminé au dernier trimestre 2025}\n"
    assert said(loaded_with(tmp_path, acte=edited(INDICATOR, owed)), CODE) == [
        (CODE, "au dernier trimestre 2025")
    ]


def test_an_indicator_that_counts_what_was_built_is_kept(tmp_path: Path) -> None:
    counted = "  - {id: i1, libelle: Nombre de logements livrés avant le 31 décembre 2025}\n"
    assert said(loaded_with(tmp_path, acte=edited(INDICATOR, counted)), CODE) == []


def test_an_engagement_in_the_infinitive_binds(tmp_path: Path) -> None:
    acte = edited("dans chaque école.", "dans chaque école avant la rentrée 2025.")
    assert said(loaded_with(tmp_path, acte=acte), CODE) == [(CODE, "avant la rentrée 2025")]


def test_an_act_that_ends_before_it_is_signed_is_an_error(tmp_path: Path) -> None:
    ended = edited(
        "niveaux:", "terme: {date: 2025-12-31, fondement: loi de prorogation}\nniveaux:", "protocole.yml"
    )
    assert said(loaded_with(tmp_path, protocole=ended)) == [("term.before-signature", "2025-12-31")]


def test_a_term_that_does_not_exist_is_told_once(tmp_path: Path) -> None:
    ended = edited(
        "niveaux:", "terme: {date: 2022-02-30, fondement: loi de prorogation}\nniveaux:", "protocole.yml"
    )
    assert [code for code, _ in said(loaded_with(tmp_path, protocole=ended))] == ["date.impossible"]


def test_an_act_not_signed_yet_sets_any_deadline(tmp_path: Path) -> None:
    unsigned = edited("date_signature: 2026-01-15\n", "", "protocole.yml")
    added = "\n# Article 3 – Suite {#suite}\n\nLe bilan est remis au plus tard le 31 décembre 2024.\n"
    assert said(loaded_with(tmp_path, added, protocole=unsigned), CODE) == []


@pytest.mark.parametrize("value", ["4e trimestre 2025", "2e et 3e trimestres 2025", "octobre 2025"])
def test_the_words_of_a_roadmap_are_read_as_dates(tmp_path: Path, value: str) -> None:
    added = roadmap("Feuille de route de l'évaluation", "Période", "texte", value)
    assert said(loaded_with(tmp_path, added), CODE) == [(CODE, value)]


@pytest.mark.parametrize("value", ["Année 2025", "Au 4e trimestre 2025 et après", "4e trimestre 2026"])
def test_words_that_name_no_period_past_are_left_alone(tmp_path: Path, value: str) -> None:
    added = roadmap("Feuille de route de l'évaluation", "Période", "texte", value)
    assert said(loaded_with(tmp_path, added), CODE) == []


@pytest.mark.parametrize(
    ("words", "count"), [("la feuille de route suivante", 1), ("les aides suivantes", 0)]
)
def test_a_table_is_a_calendar_by_the_sentence_that_announces_it(
    tmp_path: Path, words: str, count: int
) -> None:
    added = roadmap("Travaux", "Période", "texte", "4e trimestre 2025").replace(
        "```tableau", f"Le travail suit {words} :\n\n```tableau"
    )
    assert len(said(loaded_with(tmp_path, added), CODE)) == count
