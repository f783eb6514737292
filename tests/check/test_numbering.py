"""Numbers of divisions: each once, none missing, each in its place."""

from pathlib import Path

from tests.acts import edited, said
from tests.acts import loaded_with as loaded

CODES = ("numbering.duplicate", "numbering.gap", "numbering.out-of-order", "numbering.wrong-prefix")


def headings(*lines: str) -> str:
    """Return divisions with a text each; ids are made from their rank."""
    return "".join(f"\n{line} {{#d{rank}}}\n\nTexte.\n" for rank, line in enumerate(lines))


def remarks(folder: Path, *lines: str) -> list[tuple[str, str]]:
    return said(loaded(folder, headings(*lines)), *CODES)


def test_a_number_used_twice_is_an_error(tmp_path: Path) -> None:
    assert remarks(tmp_path, "# Article 2 – Suite") == [("numbering.duplicate", "2")]


def test_a_number_that_is_missing_is_told_once(tmp_path: Path) -> None:
    assert remarks(tmp_path, "# Article 6 – Suite", "# Article 7 – Fin") == [("numbering.gap", "6")]


def test_annexes_count_from_one(tmp_path: Path) -> None:
    assert remarks(tmp_path, "# Annexe 2 – Carte") == [("numbering.gap", "2")]


def test_a_division_out_of_its_place_is_told_without_a_gap(tmp_path: Path) -> None:
    assert remarks(tmp_path, "# Article 4 – Suite", "# Article 3 – Fin") == [("numbering.out-of-order", "3")]


def test_numbers_inserted_by_amendments_are_welcome(tmp_path: Path) -> None:
    lines = (
        "# Article 3 – Suite",
        "# Article 3-1 – Ajout",
        "# Article 3-2 – Ajout",
        "# Article 3 bis – Ajout",
    )
    assert remarks(tmp_path, *lines, "# Article 3 ter – Ajout", "# Article 4 – Fin") == []


def test_an_inserted_number_that_skips_one_is_told(tmp_path: Path) -> None:
    assert remarks(tmp_path, "# Article 3 – Suite", "# Article 3-2 – Ajout") == [("numbering.gap", "3-2")]


def test_a_number_told_as_wrong_is_not_missing_too(tmp_path: Path) -> None:
    lines = ("# Article 3 – Suite", "# Article 3 – Bilan", "# Article 5 – Fin")
    assert remarks(tmp_path / "un", *lines) == [("numbering.duplicate", "3")]
    under = ("# Article 3 – Suite", "## Article 3.1 – Un", "## Article 2.2 – Deux", "## Article 3.3 – Trois")
    assert remarks(tmp_path / "deux", *under) == [("numbering.wrong-prefix", "2.2")]


def test_articles_with_points_count_under_their_article(tmp_path: Path) -> None:
    lines = (
        "# Article 3 – Suite",
        "## Article 3.1 – Instances",
        "## Article 3.2 – Bilan",
        "# Article 4 – Fin",
    )
    assert remarks(tmp_path, *lines) == []


def test_an_article_under_another_ones_number_is_an_error(tmp_path: Path) -> None:
    lines = ("# Article 3 – Suite", "## Article 2.1 – Instances")
    assert remarks(tmp_path, *lines) == [("numbering.wrong-prefix", "2.1")]


def test_sections_may_count_in_letters_roman_figures_or_figures(tmp_path: Path) -> None:
    lines = ["# Annexe 1 – Notes"]
    for marks in ("ABC", "abc", "123", ("I", "II", "III", "IV"), ("1.a", "1.b")):
        lines += ["## Partie", *(f"### {mark} – Point {mark}" for mark in marks)]
    assert remarks(tmp_path, *lines) == []


def test_a_letter_that_is_missing_is_told(tmp_path: Path) -> None:
    lines = ("# Annexe 1 – Notes", "## A – Un", "## C – Trois", "## D – Quatre")
    assert remarks(tmp_path, *lines) == [("numbering.gap", "C")]


def test_a_roman_figure_that_is_missing_is_told(tmp_path: Path) -> None:
    lines = ("# Annexe 1 – Notes", "## I – Un", "## III – Trois")
    assert remarks(tmp_path, *lines) == [("numbering.gap", "III")]


def test_priorities_may_count_again_under_each_objectif(tmp_path: Path) -> None:
    lines = ("### Objectif 1.2 – Lire", "#### Priorité 1 – Ouvrir", "#### Priorité 2 – Lire")
    assert (
        remarks(tmp_path, *lines, "## Axe 2 – Agir", "### Objectif 2.1 – Loger", "#### Priorité 1 – Bâtir")
        == []
    )


def test_objectifs_may_count_on_from_one_axe_to_the_next(tmp_path: Path) -> None:
    lines = ("# Article 3 – Suite", "## Axe 1 – Agir", "### Objectif 1 – Lire", "### Objectif 2 – Jouer")
    assert remarks(tmp_path, *lines, "## Axe 2 – Loger", "### Objectif 3 – Bâtir") == []


def test_an_annex_may_have_articles_of_its_own(tmp_path: Path) -> None:
    lines = ("# Annexe 1 – Règlement", "## Article 1 – But", "## Article 2 – Règles")
    assert remarks(tmp_path, *lines) == []


def test_annexes_in_letters_are_no_figures_because_their_sisters_are(tmp_path: Path) -> None:
    identity = edited(
        "niveaux:", "niveaux:\n  - {id: titre, nom: titre, pluriel: titres, genre: masculin}", "protocole.yml"
    )
    titles = headings(
        "# Titre I – Règles", "# Titre II – Moyens", "# Annexe A – Cartes", "# Annexe B – Listes"
    )
    assert said(loaded(tmp_path, acte=titles, protocole=identity), *CODES) == []


def test_a_heading_that_could_not_be_read_is_not_missing(tmp_path: Path) -> None:
    added = "\n# Article 3 – Sans identifiant\n\nTexte.\n\n# Article 4 – Fin {#fin}\n\nTexte.\n"
    assert said(loaded(tmp_path, added), *CODES, "heading.missing-id") == [
        ("heading.missing-id", "# Article 3 – Sans identifiant")
    ]


def test_a_number_out_of_all_reason_is_read_without_counting_up_to_it(tmp_path: Path) -> None:
    assert remarks(tmp_path, f"# Article {'9' * 5000} – Suite") == []
    assert remarks(tmp_path / "bis", "# Article 999999 – Suite") == [("numbering.gap", "999999")]


def test_the_message_names_what_is_missing(tmp_path: Path) -> None:
    found = loaded(tmp_path, headings("# Article 6 – Suite")).diagnostics
    assert [remark.message.replace("\u00a0", " ") for remark in found if remark.code == "numbering.gap"] == [
        "L'article 6 suit l'article 2 : les articles 3 à 5 manquent."
    ]
