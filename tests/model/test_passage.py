"""Every text of an act, with where it stands."""

from pathlib import Path

from compiler.model.passage import Form, passages, passages_with, place_name
from compiler.pipeline import load
from tests.acts import act_with, loaded_with


def test_texts_come_in_reading_order_with_their_place(tmp_path: Path) -> None:
    found = [(text.place, text.form, text.text) for text in passages(loaded_with(tmp_path).value)]
    assert ("l'article\u00a01", Form.TITLE, "Objet") in found
    assert ("l'engagement\u00a01.1-01", Form.INDICATOR, "Nombre d'élèves inscrits") in found
    assert [form for _, form, text in found if text.startswith("Ouvrir une aide")] == [Form.ENGAGEMENT]


def test_words_have_plain_spaces_and_apostrophes(tmp_path: Path) -> None:
    acte = "# Article 1 – Objet {#objet}\n\nL'aide est de 3 000 € : « l'essentiel ».\n"
    texts = [text.text for text in passages(loaded_with(tmp_path, acte=acte).value)]
    assert "L'aide est de 3 000 € : « l'essentiel »." in texts


def test_texts_are_found_by_a_clue_whatever_its_case(tmp_path: Path) -> None:
    protocol = loaded_with(tmp_path).value
    assert [text.text[:6] for text in passages_with(protocol, "ouvrir une", "brevet")] == ["Part d", "Ouvrir"]
    assert passages_with(protocol, "introuvable") == ()


def test_a_record_shown_by_two_tables_is_read_once(tmp_path: Path) -> None:
    table = "```tableau\nid: {0}\ntitre: T\nfichier: t.csv\ncolonnes:\n  - {{id: nom, titre: Nom}}\n```\n\n"
    folder = act_with(
        tmp_path, acte="# Article 1 – Objet {#objet}\n\n" + table.format("un") + table.format("deux")
    )
    (folder / "t.csv").write_text("id,nom\na,Moulin\n", encoding="utf-8")
    assert [text.text for text in passages(load(folder).value)].count("Moulin") == 1


def test_a_division_is_named_with_its_article(tmp_path: Path) -> None:
    protocol = loaded_with(tmp_path).value
    names = [place_name(division, protocol.levels) for division in protocol.all_divisions()]
    assert names == [
        "l'article\u00a01",
        "l'article\u00a02",
        "l'axe\u00a01",
        "l'objectif\u00a01.1",
        "la priorité\u00a01",
    ]
