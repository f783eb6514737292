"""The consolidated text: a head note, the history, and beside each amended passage the act that it comes from."""

from datetime import date
from itertools import pairwise
from pathlib import Path

from compiler.diff import compare
from compiler.model.block import Paragraph
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.render.consolidated import HistoryLine, consolidated_view
from compiler.render.view import DocumentView, HeadingView, TableView
from tests.versions import ACT, replaced, version

BY, ALSO = "par l’avenant n° 1", "par l’avenant n° 2"
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


def _view(*protocols: Protocol, articles: dict[str, int] | None = None) -> DocumentView:
    pairs = pairwise(protocols)
    steps = tuple(
        (compare(old, new), origin, articles or {})
        for (old, new), origin in zip(pairs, (BY, ALSO), strict=False)
    )
    return consolidated_view(steps, ())


def _shown(view: DocumentView) -> list[str]:
    """Return the text as lines: headings, paragraphs, and for tables the notes of each row."""
    lines: list[str] = []
    for block in (block for run in view.runs[1:] for block in run.blocks):
        if isinstance(block, HeadingView):
            lines.append(plain(block.text))
        elif isinstance(block, Paragraph):
            lines.append(plain(block.content))
        elif isinstance(block, TableView):
            cells = (cell for row in block.body for cell in row.cells if cell.scope == "row")
            lines += [
                plain(part.content) for cell in cells for part in cell.blocks if isinstance(part, Paragraph)
            ]
    return lines


def _after(line: str, lines: list[str]) -> str:
    return lines[next(rank for rank, shown in enumerate(lines) if line in shown) + 1]


def test_the_head_says_what_the_text_is_worth_and_lists_the_acts(tmp_path: Path) -> None:
    act = version(tmp_path)
    history = (
        HistoryLine(name="Acte initial", signed=date(2020, 12, 1), purpose="Convention"),
        HistoryLine(name="Avenant n° 1", signed=None, purpose=""),
    )
    view = consolidated_view(((compare(act, act), BY, {}),), history)
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
    assert not [line for line in _shown(_view(act, act)) if "avenant" in line]


def test_an_amended_alinea_names_the_avenant_and_its_article(tmp_path: Path) -> None:
    old = version(tmp_path / "a")
    new = version(tmp_path / "b", acte=replaced(ACT, ("fixe les engagements", "arrête les engagements")))
    lines = _shown(_view(old, new, articles={"objet": 3}))
    assert _after("arrête les engagements", lines) == "(Alinéa modifié par l’avenant n° 1, article\u00a03.)"


def test_added_and_removed_alineas_are_told_where_they_stand(tmp_path: Path) -> None:
    old = version(tmp_path / "a", acte=replaced(ACT, (PROSE, f"{PROSE}\nAncien alinéa, sans pareil.\n")))
    new = version(
        tmp_path / "b", acte=replaced(ACT, (PROSE, f"Nouvelle phrase que rien ne rappelle.\n\n{PROSE}"))
    )
    lines = _shown(_view(old, new))
    assert _after("Nouvelle phrase", lines) == f"(Alinéa ajouté {BY}.)"
    assert _after("La présente convention", lines) == f"(Alinéa supprimé {BY}.)"


def test_a_list_is_noted_once_whatever_changed_in_it(tmp_path: Path) -> None:
    old = version(tmp_path / "a", acte=replaced(ACT, (PROSE, LIST)))
    text = replaced(
        ACT, (PROSE, LIST.replace("un point", "un premier point").replace("un autre", "un second"))
    )
    lines = _shown(_view(old, version(tmp_path / "b", acte=text)))
    assert [line for line in lines if "avenant" in line] == [f"(Liste modifiée {BY}.)"]


def test_lines_of_engagements_bear_their_note_under_their_words(tmp_path: Path) -> None:
    old = version(tmp_path / "a")
    new = version(tmp_path / "b", acte=replaced(ACT, ("aide aux devoirs", "étude du soir")))
    lines = _shown(_view(old, new, articles={"engagements": 4}))
    assert _after("étude du soir", lines) == "(Ligne modifiée par l’avenant n° 1, article\u00a04.)"


def test_rows_and_totals_of_a_table_are_named_under_it(tmp_path: Path) -> None:
    old = version(tmp_path / "a", acte=replaced(ACT, (PROSE, PROSE + TABLE)))
    new = version(
        tmp_path / "b", acte=replaced(ACT, (PROSE, PROSE + TABLE.replace("places: 20", "places: 25")))
    )
    lines = _shown(_view(old, new))
    assert f"(Ligne «\u00a0Salle\u00a0» modifiée {BY}.)" in lines
    assert f"(Totaux modifiés {BY}.)" in lines


def test_a_removed_line_is_told_under_its_table(tmp_path: Path) -> None:
    more = ACT[ACT.index("```engagement") :].replace("aide-devoirs", "sorties").replace("1.1-01", "1.1-02")
    old = version(tmp_path / "a", acte=f"{ACT}\n{more}")
    lines = _shown(_view(old, version(tmp_path / "b")))
    assert f"(Ligne 1.1-02 supprimée {BY}.)" in lines


def test_a_new_title_and_a_new_division_are_told_under_their_heading(tmp_path: Path) -> None:
    new = replaced(
        ACT,
        ("1 – Objet", "1 – But"),
        ("# Article 2", "# Article 1-1 – Durée {#duree}\n\nUn an.\n\n# Article 2"),
    )
    lines = _shown(_view(version(tmp_path / "a"), version(tmp_path / "b", acte=new)))
    assert _after("But", lines) == f"(Intitulé modifié {BY}.)"
    assert _after("Durée", lines) == f"(Division ajoutée {BY}.)"
    assert _after("Un an.", lines) != f"(Alinéa ajouté {BY}.)"


def test_notes_follow_a_passage_from_one_avenant_to_the_next(tmp_path: Path) -> None:
    first = version(tmp_path / "a")
    second = version(tmp_path / "b", acte=replaced(ACT, ("fixe les engagements", "arrête les engagements")))
    third = version(
        tmp_path / "c",
        acte=replaced(
            ACT, ("fixe les engagements", "arrête les engagements"), ("aide aux devoirs", "étude du soir")
        ),
    )
    lines = _shown(_view(first, second, third))
    assert _after("arrête les engagements", lines) == f"(Alinéa modifié {BY}.)"
    assert _after("étude du soir", lines) == f"(Ligne modifiée {ALSO}.)"
