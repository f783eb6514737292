"""The consolidated text: a head note, the history, and beside each amended passage the act that it comes from."""

from datetime import date
from pathlib import Path

from compiler.diff import compare
from compiler.model.block import Paragraph
from compiler.model.text import plain
from compiler.render.consolidated import HistoryLine, consolidated_view
from compiler.render.origin_step import Step
from compiler.render.view import HeadingView, TableView
from tests.render.consolidated_text import ALSO, BY, line_after, shown_lines, view_of
from tests.versions import ACT, replaced, version

PROSE = "La présente convention fixe les engagements de l'État et de la commune d'Essai.\n"
LIST = f"{PROSE}\n- un point ;\n- un autre.\n"
TABLE = """
```tableau
id: lieux
titre: Lieux
colonnes:
  - {id: nom, titre: Nom, entete_ligne: oui}
  - {id: places, titre: Places, type: entier}
lignes:
  - {id: a, nom: Stade, places: 10}
  - {id: b, nom: Salle, places: 20}
totaux:
  - {libelle: Total, sommes: [places]}
```
"""


def test_the_head_says_what_the_text_is_worth_and_lists_the_acts(tmp_path: Path) -> None:
    act = version(tmp_path)
    history = (
        HistoryLine(name="Acte initial", signed=date(2020, 12, 1), purpose="Convention"),
        HistoryLine(name="Avenant n° 1", signed=None, purpose=""),
    )
    view = consolidated_view((Step(comparison=compare(act, act), name=BY),), history)
    heading, warning, table = view.runs[0].blocks
    assert isinstance(heading, HeadingView)
    assert isinstance(warning, Paragraph)
    assert isinstance(table, TableView)
    assert "seuls les actes signés font foi" in plain(warning.content)
    words = [
        [plain(part.content) for cell in row.cells for part in cell.blocks if isinstance(part, Paragraph)]
        for row in table.body
    ]
    assert words == [
        ["Acte initial", "1er décembre 2020".replace(" ", "\u00a0", 1), "Convention"],
        ["Avenant n° 1", "À venir", "—"],
    ]
    assert view.header.endswith("version consolidée")


def test_an_unchanged_text_bears_no_note(tmp_path: Path) -> None:
    act = version(tmp_path)
    assert not [line for line in shown_lines(view_of(act, act)) if "avenant" in line]


def test_an_amended_alinea_names_the_avenant_and_its_article(tmp_path: Path) -> None:
    old = version(tmp_path / "a")
    new = version(tmp_path / "b", acte=replaced(ACT, ("fixe les engagements", "arrête les engagements")))
    lines = shown_lines(view_of(old, new, articles={"objet": 3}))
    assert (
        line_after("arrête les engagements", lines) == "(Alinéa modifié par l’avenant n° 1, article\u00a03.)"
    )


def test_added_and_removed_alineas_are_told_where_they_stand(tmp_path: Path) -> None:
    old = version(tmp_path / "a", acte=replaced(ACT, (PROSE, f"{PROSE}\nAncien alinéa, sans pareil.\n")))
    new = version(
        tmp_path / "b", acte=replaced(ACT, (PROSE, f"Nouvelle phrase que rien ne rappelle.\n\n{PROSE}"))
    )
    lines = shown_lines(view_of(old, new))
    assert line_after("Nouvelle phrase", lines) == f"(Alinéa ajouté {BY}.)"
    assert line_after("La présente convention", lines) == f"(Alinéa supprimé {BY}.)"


def test_a_list_is_noted_once_whatever_changed_in_it(tmp_path: Path) -> None:
    old = version(tmp_path / "a", acte=replaced(ACT, (PROSE, LIST)))
    text = replaced(
        ACT, (PROSE, LIST.replace("un point", "un premier point").replace("un autre", "un second"))
    )
    lines = shown_lines(view_of(old, version(tmp_path / "b", acte=text)))
    assert [line for line in lines if "avenant" in line] == [f"(Liste modifiée {BY}.)"]


def test_lines_of_engagements_bear_their_note_under_their_words(tmp_path: Path) -> None:
    old = version(tmp_path / "a")
    new = version(tmp_path / "b", acte=replaced(ACT, ("aide aux devoirs", "étude du soir")))
    lines = shown_lines(view_of(old, new, articles={"engagements": 4}))
    assert line_after("étude du soir", lines) == "(Ligne modifiée par l’avenant n° 1, article\u00a04.)"


def test_rows_and_totals_of_a_table_are_named_under_it(tmp_path: Path) -> None:
    old = version(tmp_path / "a", acte=replaced(ACT, (PROSE, PROSE + TABLE)))
    new = version(
        tmp_path / "b", acte=replaced(ACT, (PROSE, PROSE + TABLE.replace("places: 20", "places: 25")))
    )
    lines = shown_lines(view_of(old, new))
    assert f"(Ligne «\u00a0Salle\u00a0» modifiée {BY}.)" in lines
    assert f"(Totaux modifiés {BY}.)" in lines


def test_a_removed_line_is_told_under_its_table(tmp_path: Path) -> None:
    more = ACT[ACT.index("```engagement") :].replace("aide-devoirs", "sorties").replace("1.1-01", "1.1-02")
    old = version(tmp_path / "a", acte=f"{ACT}\n{more}")
    lines = shown_lines(view_of(old, version(tmp_path / "b")))
    assert f"(Ligne 1.1-02 supprimée {BY}.)" in lines


def test_a_new_title_and_a_new_division_are_told_under_their_heading(tmp_path: Path) -> None:
    new = replaced(
        ACT,
        ("1 – Objet", "1 – But"),
        ("# Article 2", "# Article 1-1 – Durée {#duree}\n\nUn an.\n\n# Article 2"),
    )
    lines = shown_lines(view_of(version(tmp_path / "a"), version(tmp_path / "b", acte=new)))
    assert line_after("But", lines) == f"(Intitulé modifié {BY}.)"
    assert line_after("Durée", lines) == f"(Article ajouté {BY}.)"
    assert line_after("Un an.", lines) != f"(Alinéa ajouté {BY}.)"


def test_notes_follow_a_passage_from_one_avenant_to_the_next(tmp_path: Path) -> None:
    first = version(tmp_path / "a")
    second = version(tmp_path / "b", acte=replaced(ACT, ("fixe les engagements", "arrête les engagements")))
    third = version(
        tmp_path / "c",
        acte=replaced(
            ACT, ("fixe les engagements", "arrête les engagements"), ("aide aux devoirs", "étude du soir")
        ),
    )
    lines = shown_lines(view_of(first, second, third))
    assert line_after("arrête les engagements", lines) == f"(Alinéa modifié {BY}.)"
    assert line_after("étude du soir", lines) == f"(Ligne modifiée {ALSO}.)"
