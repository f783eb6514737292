"""Printed codes of engagements: given once, under the number of their objectif."""

from pathlib import Path

from tests.acts import loaded_with, said

CODES = ("code.duplicate", "code.out-of-order", "code.wrong-prefix")


def engagement(name: str, code: str) -> str:
    """Return an engagement that has all it needs."""
    return f"""
```engagement
id: {name}
code: "{code}"
texte: Ouvrir une salle.
partenaires: [etat, commune]
indicateurs_suivi:
  - {{id: s1, libelle: Nombre de salles}}
indicateurs_impact:
  - {{id: i1, libelle: Part des habitants qui y viennent}}
```
"""


def remarks(folder: Path, *codes: str) -> list[tuple[str, str]]:
    added = "".join(engagement(f"e{rank}", code) for rank, code in enumerate(codes))
    return said(loaded_with(folder, added), *CODES)


def test_a_code_given_twice_is_an_error(tmp_path: Path) -> None:
    assert remarks(tmp_path, "1.1-01") == [("code.duplicate", '"1.1-01"')]


def test_a_code_of_another_objectif_is_an_error(tmp_path: Path) -> None:
    assert remarks(tmp_path, "1.2-02") == [("code.wrong-prefix", '"1.2-02"')]


def test_a_hole_among_codes_is_right(tmp_path: Path) -> None:
    assert remarks(tmp_path, "1.1-04", "1.1-05-1", "1.1-09") == []


def test_a_code_lower_than_the_one_before_is_only_told(tmp_path: Path) -> None:
    assert remarks(tmp_path, "1.1-05", "1.1-03") == [("code.out-of-order", '"1.1-03"')]


def test_an_objectif_that_counts_again_may_show_both_numbers(tmp_path: Path) -> None:
    added = (
        "\n# Article 3 – Suite {#suite}\n\n## Axe 2 – Loger {#axe-loger}\n"
        "\n### Objectif 1 – Bâtir {#obj-batir}\n"
        + engagement("bati", "2.1-01")
        + engagement("bati-encore", "1-02")
    )
    assert said(loaded_with(tmp_path, added), *CODES) == []


def test_an_objectif_whose_number_is_wrong_is_told_once(tmp_path: Path) -> None:
    added = (
        "\n# Article 3 – Suite {#suite}\n\n## Axe 2 – Loger {#axe-loger}\n"
        "\n### Objectif 1.3 – Bâtir {#obj-batir}\n"
        + engagement("bati", "2.3-01")
        + engagement("bati-encore", "2.3-01-10")
        + engagement("bati-enfin", "2.3-01-9")
    )
    assert said(loaded_with(tmp_path, added), *CODES) == [("code.out-of-order", '"2.3-01-9"')]


def test_without_a_level_that_has_a_table_codes_are_free(tmp_path: Path) -> None:
    base = (Path(__file__).parents[1] / "acte" / "protocole.yml").read_text(encoding="utf-8")
    found = loaded_with(tmp_path, engagement("libre", "9-01"), protocole=base.replace(", tableau: oui", ""))
    assert said(found, *CODES) == []
