"""Slips whose first victim is the rest of the file: each is told once, by its own name."""

from pathlib import Path

import pytest

from compiler.pipeline import load_with_texts
from tests.acts import act_with, edited, loaded_with, said

_TABLE = """
```tableau
id: ecoles
titre: Écoles
colonnes:
  - {id: nom, titre: Nom}
  - {id: cout, titre: Coût, type: montant}
  - {id: commune, titre: Commune}
{rows}
```
"""
_ROWS = """lignes:
  - {id: a, nom: Alpha, cout: 10000, commune: Agnetz}
  - {id: b, nom: Bêta, cout: 5000, commune: Breuil}"""


def _table(rows: str = _ROWS) -> str:
    return _TABLE.replace("{rows}", rows)


def test_a_fence_left_open_ends_where_the_next_one_begins(tmp_path: Path) -> None:
    added = "\n```tableau\nid: ecoles\ntitre: Écoles\n\n```engagement\nid: autre\ncode: 1.1-02\n"
    added += "texte: Ouvrir une école.\npartenaires: [etat, commune]\nindicateurs_suivi:\n"
    added += "  - {id: s2, libelle: Nombre d'écoles}\nindicateurs_impact:\n  - {id: i2, libelle: Part}\n```\n"
    loaded = loaded_with(tmp_path, added)
    assert said(loaded) == [("markdown.unclosed-fence", "```tableau")]
    assert [line.id for line in loaded.value.engagements()] == ["aide-devoirs", "autre"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Un alinéa <!-- note interne, jamais fermée.", "<!--"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "|---|---|"),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", "| --- | --- |"),
        ("Un titre\n========", "========"),
    ],
)
def test_what_would_print_as_it_is_typed_is_told(tmp_path: Path, text: str, words: str) -> None:
    assert said(loaded_with(tmp_path, f"\n# Article 8 – Fin {{#fin}}\n\n{text}\n"), "markdown.not-read") == [
        ("markdown.not-read", words)
    ]


@pytest.mark.parametrize("text", ["Une flèche --> ici.", "De 2019 | 2022, au choix.", "L'égalité a = b."])
def test_signs_that_mark_nothing_are_left_alone(tmp_path: Path, text: str) -> None:
    assert said(loaded_with(tmp_path, f"\n# Article 8 – Fin {{#fin}}\n\n{text}\n"), "markdown.not-read") == []


def _with_sentence(folder: Path, sentence: str) -> list[tuple[str, str]]:
    return said(
        loaded_with(folder, f"\n# Article 8 – Fin {{#fin}}\n\n{sentence}\n{_table()}"), "figure.no-value"
    )


def test_a_value_that_no_row_bears_is_not_counted_as_none(tmp_path: Path) -> None:
    found = _with_sentence(tmp_path, "Les [[nombre:ecoles?commune=Agnets]] écoles.")
    assert found == [("figure.no-value", "[[nombre:ecoles?commune=Agnets]]")]


def test_two_conditions_that_no_row_meets_together_count_none(tmp_path: Path) -> None:
    assert _with_sentence(tmp_path, "Les [[nombre:ecoles?commune=Agnetz&nom=Bêta]] écoles.") == []


def test_a_filter_that_keeps_nothing_is_told(tmp_path: Path) -> None:
    table = _table("filtre: {commune: agnets}\n" + _ROWS)
    loaded = loaded_with(tmp_path, f"\n# Article 8 – Fin {{#fin}}\n\nVoir.\n{table}")
    assert said(loaded, "table.bad-value") == [("table.bad-value", "agnets")]
    assert "Agnetz" in next(one.hint for one in loaded.diagnostics if one.code == "table.bad-value")


def test_a_file_separated_by_semicolons_is_told_so_and_nothing_else(tmp_path: Path) -> None:
    table = _table(
        "fichier: ecoles.csv\ntotaux:\n  - {libelle: Total, sommes: [cout], attendu: {cout: 15000}}"
    )
    added = f"\n# Article 8 – Fin {{#fin}}\n\nLes [[nombre:ecoles?commune=Agnetz]] écoles.\n{table}"
    source = act_with(tmp_path, added)
    (source / "ecoles.csv").write_text("id;nom;cout;commune\na;Alpha;15000;Agnetz\n", encoding="utf-8")
    loaded = load_with_texts(source)
    assert said(loaded) == [("csv.syntax", "id;nom;cout;commune")]
    assert "points-virgules" in loaded.diagnostics[0].message


def test_a_file_out_of_the_act_is_told_so(tmp_path: Path) -> None:
    table = _table("fichier: ../../../../../../etc/passwd")
    loaded = loaded_with(tmp_path, f"\n# Article 8 – Fin {{#fin}}\n\nVoir.\n{table}")
    assert said(loaded, "file.outside-tree", "file.missing") == [
        ("file.outside-tree", "../../../../../../etc/passwd")
    ]


def test_a_text_in_another_encoding_has_one_remark(tmp_path: Path) -> None:
    identity = edited("- acte.md", "- acte.md\n  - suite.md", "protocole.yml")
    source = act_with(
        tmp_path, "\n# Article 8 – Fin {#fin}\n\nVoir l'[[article:suite]].\n", protocole=identity
    )
    (source / "suite.md").write_bytes("# Article 9 – Été {#suite}\n\nTexte.\n".encode("utf-16"))
    assert [one.code for one in load_with_texts(source).diagnostics] == ["file.encoding"]
    (source / "suite.md").write_text("# Article 9 – Été {#autre}\n\nTexte.\n", encoding="utf-8")
    assert "reference.unknown-target" in [one.code for one in load_with_texts(source).diagnostics]


def _list(folder: Path, *lines: str) -> list[tuple[str, str]]:
    text = "\n".join(lines)
    return said(
        loaded_with(folder, f"\n# Article 8 – Fin {{#fin}}\n\nIls font :\n\n{text}\n"), "list.renumbered"
    )


def test_numbers_of_a_list_that_jump_or_come_back_are_told(tmp_path: Path) -> None:
    assert _list(tmp_path / "a", "1. un ;", "2. deux ;", "2. trois.") == [("list.renumbered", "2")]
    assert _list(tmp_path / "b", "1. un ;", "   1. dedans ;", "   3. encore ;", "2. deux.") == [
        ("list.renumbered", "3")
    ]


def test_lists_numbered_by_habit_or_from_another_number_are_fine(tmp_path: Path) -> None:
    assert _list(tmp_path / "a", "1. un ;", "1. deux ;", "1. trois.") == []
    assert _list(tmp_path / "b", "4. quatre ;", "5. cinq.") == []
    assert _list(tmp_path / "c", "> 1. un ;", "> 2. deux.") == []
    assert _list(tmp_path / "d", "1. un", "", "   3 agents ;", "2. deux.") == []
