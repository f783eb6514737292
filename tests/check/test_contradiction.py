"""One duty, one deadline."""

from pathlib import Path

from tests.acts import edited, loaded_with, said

CODE = "deadline.contradictory"
INDICATOR = "  - id: i1\n    libelle: Part des élèves inscrits qui progressent\n"
OWED = "  - {id: i1, etat: à déterminer, echeance: 2026-12-31, responsables: [etat]}\n"
OTHER = """
```engagement
id: clubs
code: 1.1-02
texte: Ouvrir des clubs de lecture.
partenaires: [etat, commune]
indicateurs_suivi:
  - {id: s1, libelle: Nombre de clubs}
indicateurs_impact:
  - {id: i1, etat: à déterminer, echeance: DUE, responsables: [etat]}
```
"""


def remarks(folder: Path, added: str) -> list[tuple[str, str]]:
    return said(loaded_with(folder, added, acte=edited(INDICATOR, OWED)), CODE)


def test_two_dates_under_one_priority_are_told(tmp_path: Path) -> None:
    assert remarks(tmp_path, OTHER.replace("DUE", "2027-06-30")) == [(CODE, "2027-06-30")]


def test_the_date_that_stands_out_is_the_one_told(tmp_path: Path) -> None:
    others = OTHER.replace("DUE", "2027-06-30")
    more = others.replace("id: clubs", "id: stages").replace("1.1-02", "1.1-03")
    assert remarks(tmp_path, others + more) == [(CODE, "2026-12-31")]


def test_one_date_under_one_priority_is_right(tmp_path: Path) -> None:
    assert remarks(tmp_path, OTHER.replace("DUE", "2026-12-31")) == []


def test_two_dates_under_two_priorities_are_right(tmp_path: Path) -> None:
    added = "\n#### Priorité 2 – Lire {#prio-lire}\n" + OTHER.replace("DUE", "2027-06-30")
    assert remarks(tmp_path, added) == []


def test_prose_that_gives_another_year_is_told(tmp_path: Path) -> None:
    sentence = "Les indicateurs d'impact sont définis avant le 31 décembre 2027."
    assert remarks(tmp_path, f"\n# Article 3 – Suivi {{#suivi}}\n\n{sentence}\n") == [
        (CODE, "avant le 31 décembre 2027")
    ]


def test_prose_that_gives_the_same_year_is_right(tmp_path: Path) -> None:
    sentence = "Un travail précise les indicateurs de suivi et d'impact, présentés pour septembre 2026."
    assert remarks(tmp_path, f"\n# Article 3 – Suivi {{#suivi}}\n\n{sentence}\n") == []


def test_prose_about_other_indicators_is_right(tmp_path: Path) -> None:
    sentence = (
        "Les indicateurs de contexte sont définis avant le 31 décembre 2027. L'impact est mesuré d'ici 2028."
    )
    assert remarks(tmp_path, f"\n# Article 3 – Suivi {{#suivi}}\n\n{sentence}\n") == []
