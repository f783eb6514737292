"""A whole small act, read."""

from decimal import Decimal
from pathlib import Path

from compiler.model.block import Chart, Paragraph
from compiler.model.engagement import IndicatorState
from compiler.model.table import Table
from compiler.model.text import plain
from tests.acts import edited, loaded_with


def test_levels_and_articles_nest_by_their_headings(tmp_path: Path) -> None:
    act = loaded_with(tmp_path).value
    assert [(division.kind, division.number, division.depth) for division in act.all_divisions()] == [
        ("article", "1", 1),
        ("article", "2", 1),
        ("axe", "1", 2),
        ("objectif", "1.1", 3),
        ("priorite", "1", 4),
    ]


def test_an_engagement_holds_its_partners_and_indicators(tmp_path: Path) -> None:
    engagement = next(loaded_with(tmp_path).value.engagements())
    assert (engagement.id, engagement.code) == ("aide-devoirs", "1.1-01")
    assert [partner.party for partner in engagement.partners] == ["etat", "commune"]
    assert plain(engagement.follow_up[0].label) == "Nombre d’élèves inscrits"
    assert engagement.impact[0].state is IndicatorState.DEFINED


def test_a_reference_prints_the_number_of_what_it_names(tmp_path: Path) -> None:
    added = "\n# Article 3 – Suite {#suite}\n\nVoir l'[[article:objet]], l'[[objectif:obj-reussite]], "
    added += "la [[priorite:prio-scolarite]].\n"
    act = loaded_with(tmp_path, added).value
    paragraph = act.divisions[-1].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.content).replace("\u00a0", " ") == (
        "Voir l’article 1er, l’objectif 1.1, la priorité 1 de l’objectif 1.1."
    )


TABLE = """
# Annexe 1 – Lieux {#lieux}

Les [[nombre:villes|lettres]] villes comptent [[somme:villes.habitants]] habitants, dont [[nombre:villes?rive=gauche]]
sur la rive gauche ([[tableau:villes]]).

```tableau
id: villes
titre: Villes
colonnes:
  - {id: nom, titre: Nom, entete_ligne: oui}
  - {id: habitants, titre: Habitants, type: entier}
  - {id: part, titre: Part, calcul: part, de: habitants, decimales: 1}
lignes:
  - {id: a, nom: Amont, rive: gauche, habitants: 1000}
  - {id: b, nom: Aval, rive: droite, habitants: 3000}
totaux:
  - {libelle: Total, sommes: [habitants]}
```

```graphique
id: g-villes
titre: Habitants
table: villes
etiquette: nom
valeur: habitants
alternative: Aval est la plus peuplée.
```
"""


def test_totals_shares_figures_and_bars_are_computed(tmp_path: Path) -> None:
    act = loaded_with(tmp_path, TABLE).value
    prose, table, chart = act.annexes()[0].blocks
    assert isinstance(prose, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert plain(prose.content).replace("\u00a0", " ") == (
        "Les deux villes comptent 4 000 habitants, dont 1 sur la rive gauche (tableau 1)."
    )
    assert table.totals[0].sums == (("habitants", Decimal(4000), "4\u00a0000"),)
    assert [plain(row.cells[2].paragraphs[0]) for row in table.rows] == ["25,0\u00a0%", "75,0\u00a0%"]
    assert [(bar.label, bar.text) for bar in chart.bars] == [("Amont", "1\u00a0000"), ("Aval", "3\u00a0000")]


def test_records_of_one_value_are_gathered_and_counted(tmp_path: Path) -> None:
    added = TABLE.replace("titre: Villes\n", "titre: Villes\nregroupement: {par: rive}\n").replace(
        "{id: nom, titre: Nom, entete_ligne: oui}",
        "{id: rive, titre: Rive}\n  - {id: nb, titre: Villes, calcul: nombre}",
    )
    added = added.replace("Aval, rive: droite", "Aval, rive: gauche").replace(
        "etiquette: nom", "etiquette: rive"
    )
    table = next(block for block in loaded_with(tmp_path, added).value.blocks() if isinstance(block, Table))
    assert [(row.id, [cell.value for cell in row.cells][1:3]) for row in table.rows] == [
        ("gauche", [2, 4000])
    ]


def test_footnotes_are_numbered_in_reading_order(tmp_path: Path) -> None:
    text = (
        edited("La présente convention", "La présente[^b] convention[^a]")
        + "\n[^a]: Première écrite.\n[^b]: Seconde écrite.\n"
    )
    notes = loaded_with(tmp_path, acte=text).value.notes
    assert [(note.number, plain(note.content)) for note in notes] == [
        (1, "Seconde écrite."),
        (2, "Première écrite."),
    ]


def test_spacing_quoting_and_key_order_change_nothing(tmp_path: Path) -> None:
    other = edited(
        "La présente convention fixe les engagements", "La   présente\u00a0convention\nfixe les engagements"
    )
    other = other.replace("id: aide-devoirs\ncode: 1.1-01\n", 'code: "1.1-01"\nid: aide-devoirs\n').replace(
        "\n", "\r\n"
    )
    assert loaded_with(tmp_path / "a", acte=other).value == loaded_with(tmp_path / "b").value
