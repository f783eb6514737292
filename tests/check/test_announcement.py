"""Sentences that announce what follows them."""

from pathlib import Path

from compiler.check.announcement import announcements, item_texts
from compiler.model.block import ItemList
from compiler.model.table import Table
from tests.acts import loaded_with

ARTICLE = "# Article 1 – Objet {#objet}\n\n"


def test_a_colon_announces_the_list_after_it(tmp_path: Path) -> None:
    text = "Les parties agissent. Elles suivent deux voies :\n\n- écrire :\n  - vite ;\n- lire."
    found, inside = announcements(loaded_with(tmp_path, acte=f"{ARTICLE}{text}\n").value)
    assert inside.sentence == "écrire :"
    assert found.sentence == "Elles suivent deux voies :"
    assert isinstance(found.announced, ItemList)
    assert item_texts(found.announced) == ["écrire : vite ;", "lire."]


def test_a_colon_announces_the_table_after_it(tmp_path: Path) -> None:
    table = (
        "```tableau\nid: t\ntitre: T\ncolonnes:\n  - {id: nom, titre: Nom}\nlignes:\n  - {id: a, nom: A}\n```"
    )
    (found,) = announcements(loaded_with(tmp_path, acte=f"{ARTICLE}Le tableau :\n\n{table}\n").value)
    assert isinstance(found.announced, Table)


def test_a_full_stop_announces_nothing(tmp_path: Path) -> None:
    assert (
        list(announcements(loaded_with(tmp_path, acte=f"{ARTICLE}Texte.\n\n- un ;\n- deux.\n").value)) == []
    )
