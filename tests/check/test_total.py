"""Stated totals are compared with the sums of the rows."""

from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostic
from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _remarks(tmp_path: Path, stated: str, last: int = 16600) -> tuple[Diagnostic, ...]:
    text = f"""```tableau
id: aides
titre: Aides
colonnes:
  - {{id: annee, titre: Année}}
  - {{id: projets, titre: Projets, type: entier}}
  - {{id: montant, titre: Aides, type: montant}}
lignes:
  - {{id: a, annee: "2018", projets: 7, montant: 13000}}
  - {{id: b, annee: "2019", projets: 9, montant: 14500}}
  - {{id: c, annee: "2020", projets: 11, montant: {last}}}
totaux:
  - {{libelle: Total, sommes: [projets, montant], attendu: {stated}}}
```
"""
    return loaded_with(tmp_path, acte=ARTICLE + text).diagnostics


def test_a_total_that_the_rows_do_not_give_is_told(tmp_path: Path) -> None:
    (remark,) = _remarks(tmp_path, "{montant: 44600}")
    assert remark.code == "total.stated-wrong"
    assert "44\u00a0600" in remark.message
    assert "écart : 500" in remark.message


def test_right_totals_stay_silent(tmp_path: Path) -> None:
    assert _remarks(tmp_path, "{montant: 44100, projets: 27}") == ()


def test_a_total_that_misses_one_row_points_at_that_row(tmp_path: Path) -> None:
    (remark,) = _remarks(tmp_path, "{montant: 29600}")
    assert remark.related[0].caption == "la ligne qui vaut l'écart"
    assert remark.related[0].span.line == 12


def test_a_total_in_round_figures_is_only_told(tmp_path: Path) -> None:
    assert [remark.code for remark in _remarks(tmp_path, "{montant: 44100}", last=16603)] == ["total.rounded"]


def test_a_small_gap_is_no_rounding_when_all_digits_are_stated(tmp_path: Path) -> None:
    assert [remark.code for remark in _remarks(tmp_path, "{montant: 44109}")] == ["total.stated-wrong"]
