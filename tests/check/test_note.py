"""Footnotes called and missing, or written and never called."""

from pathlib import Path

from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def _codes(tmp_path: Path, text: str) -> list[str]:
    return [remark.code for remark in loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").diagnostics]


def test_a_call_without_note_is_told(tmp_path: Path) -> None:
    assert _codes(tmp_path, "Un chiffre[^source].") == ["note.missing"]


def test_a_note_without_call_is_told(tmp_path: Path) -> None:
    assert _codes(tmp_path, "Un chiffre.\n\n[^source]: Recensement.") == ["note.unused"]


def test_a_misspelt_call_is_one_mistake(tmp_path: Path) -> None:
    assert _codes(tmp_path, "Un chiffre[^sourse].\n\n[^source]: Recensement.") == ["note.missing"]


def test_a_note_called_twice_from_a_record_and_a_sentence_is_right(tmp_path: Path) -> None:
    table = (
        "```tableau\nid: t\ntitre: T[^source]\ncolonnes:\n  - {id: nom, titre: Nom}\n"
        "lignes:\n  - {id: a, nom: A}\n```"
    )
    assert _codes(tmp_path, f"Un chiffre[^source].\n\n{table}\n\n[^source]: Recensement.") == []
