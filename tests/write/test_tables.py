"""Tables read back cell by cell: few rows in their block, many in a file, one file for tables of one list."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from compiler.model.printed import quarters_inlines
from compiler.model.protocol import Protocol
from compiler.model.table import Cell, Column, ColumnType, PartyList, Quarters, Row, Table
from compiler.model.text import Inlines, LineBreak, Text
from compiler.write import write_source
from tests.write.awkward import PLAIN
from tests.write.reading import holding, inlines, read_back, text, texts_of

LISTS = """# Article 1 – Objet {#objet}

```tableau
id: aides-orly
titre: À Orly
fichier: aides.csv
filtre: {commune: orly}
colonnes:
  - {id: annee, titre: Année}
  - {id: montant, titre: Montant, type: montant}
totaux:
  - {libelle: Total, sommes: [montant], attendu: {montant: 30}}
```

```tableau
id: aides-thiais
titre: À Thiais
fichier: aides.csv
filtre: {commune: thiais}
colonnes:
  - {id: annee, titre: Année}
  - {id: montant, titre: Montant, type: montant}
```

```tableau
id: aides-par-commune
titre: Par commune
fichier: aides.csv
regroupement: {par: commune}
colonnes:
  - {id: commune, titre: Commune}
  - {id: montant, titre: Montant, type: montant}
  - {id: projets, titre: Projets, type: entier, calcul: nombre, si: {etat: fait}}
  - {id: poids, titre: Part, calcul: part, de: montant, decimales: 1}
```
"""
RECORDS = """id,commune,annee,montant,etat
o1,orly,2019,10,fait
o2,orly,2020,20,
t1,thiais,2019,5.50,fait
t2,thiais,2020,,fait
"""


def read_lists(*changes: tuple[str, str]) -> Protocol:
    """Return the act of the tests whose first article shows one list three times."""
    files = dict(write_source(holding()))
    article = next(path for path in files if path.endswith("objet.md"))
    words = LISTS
    for old, new in changes:
        words = words.replace(old, new)
    files |= {article: words.encode(), "corps/aides.csv": RECORDS.encode()}
    result = read_back(tuple(files.items()))
    assert not result.diagnostics
    return result.value


def column(name: str, kind: ColumnType = ColumnType.TEXT, **more: object) -> Column:
    return replace(Column(id=name, title=inlines(f"Colonne {name}"), type=kind), **more)  # type: ignore[arg-type]


def words_cell(name: str, *paragraphs: Inlines) -> Cell:
    value = paragraphs[0] if len(paragraphs) == 1 else paragraphs
    return Cell(column=name, value=value, paragraphs=paragraphs)


def table(columns: tuple[Column, ...], *rows: tuple[Cell, ...]) -> Table:
    made = tuple(Row(id=f"ligne-{rank}", cells=cells) for rank, cells in enumerate(rows, 1))
    return Table(id="essai", title=inlines("Essai"), columns=columns, rows=made, number="1")


def read(act: Protocol) -> Table:
    """Write and read an act, which must say nothing wrong; return its first table."""
    result = read_back(write_source(act))
    assert not result.diagnostics
    return next(block for block in result.value.blocks() if isinstance(block, Table))


def cells_of(one: Table) -> list[tuple[Cell, ...]]:
    return [row.cells for row in one.rows]


def test_a_cell_of_each_type_reads_back() -> None:
    columns = (
        column("texte", heads_row=True, merges=True, width=3),
        column("entier", ColumnType.INTEGER, unit="habitants"),
        column("montant", ColumnType.AMOUNT),
        column("taux", ColumnType.PERCENTAGE, decimals=1),
        column("jour", ColumnType.DATE),
        column("quand", ColumnType.QUARTER),
        column("liste", ColumnType.LIST),
        column("qui", ColumnType.PARTIES),
        column("fait", ColumnType.MARK),
    )
    full = (
        words_cell("texte", text("L’un")),
        Cell(column="entier", value=1708, paragraphs=(text("1\u00a0708"),)),
        Cell(column="montant", value=Decimal("10500.5"), paragraphs=(text("10\u00a0500,50\u00a0€"),)),
        Cell(column="taux", value=Decimal("2.5"), paragraphs=(text("2,5\u00a0%"),)),
        Cell(column="jour", value=date(2020, 12, 31), paragraphs=(text("31\u00a0décembre 2020"),)),
        Cell(
            column="quand",
            value=Quarters(first=(2020, 2), last=(2020, 3)),
            paragraphs=(quarters_inlines(Quarters(first=(2020, 2), last=(2020, 3))),),
        ),
        replace(words_cell("liste", text("a"), text("b, c")), value=(text("a"), text("b, c"))),
        Cell(column="qui", value=PartyList(ids=("etat",)), paragraphs=(text("État"),)),
        Cell(column="fait", value=True, paragraphs=(text("X"),)),
    )
    empty = tuple(Cell(column=one.id, value=None, paragraphs=()) for one in columns)
    wished = table(columns, full, empty)
    found = read(holding(wished))
    assert (found.columns, cells_of(found)) == (columns, cells_of(wished))


def test_awkward_words_read_back_from_a_block_a_csv_file_and_a_yaml_file() -> None:
    columns = (column("a"), column("b", ColumnType.LIST))
    rows = [
        (words_cell("a", inlines(one)), replace(words_cell("b", inlines(one)), value=(inlines(one),)))
        for one in PLAIN
    ]
    for kept in (rows[:10], [row for row in rows if "|" not in str(row)], rows):
        wished = table(columns, *kept)
        assert cells_of(read(holding(wished))) == cells_of(wished)


def test_few_rows_stand_in_the_block_and_many_in_a_file() -> None:
    columns = (column("a"),)
    rows = [(words_cell("a", text(f"mot {rank}")),) for rank in range(13)]
    assert "lignes:" in texts_of(holding(table(columns, *rows[:12])))["corps/01-objet.md"]
    files = texts_of(holding(table(columns, *rows)))
    assert "fichier: essai.csv" in files["corps/01-objet.md"]
    assert files["corps/essai.csv"].startswith("id,a\nligne-1,mot 0\n")


def test_records_that_csv_would_damage_go_to_a_yaml_file() -> None:
    lines = (Text(text="un"), LineBreak(), Text(text="deux"))
    rows = [(words_cell("a", text("mot")),) for _ in range(13)]
    for odd in (text("a|b"), lines, text("long " * 100)):
        wished = table((column("a"),), *rows, (words_cell("a", odd),))
        files = texts_of(holding(wished))
        assert "corps/essai.yml" in files
        assert len(read(holding(wished)).rows) == 14


def test_a_table_without_rows_keeps_its_columns() -> None:
    wished = table((column("a"), column("b", ColumnType.INTEGER)))
    assert read(holding(wished)) == wished


def test_a_number_is_said_only_when_the_rank_does_not_give_it() -> None:
    one = table((column("a"),), (words_cell("a", text("mot")),))
    two, three = replace(one, id="deux", number="2"), replace(one, id="trois", number="50-1")
    written = texts_of(holding(one, two, three))["corps/01-objet.md"]
    assert written.count("numero:") == 1
    result = read_back(write_source(holding(three, one, two)))
    assert [block.number for block in result.value.blocks() if isinstance(block, Table)] == ["50-1", "1", "2"]


def test_a_number_that_no_file_can_say_leaves_its_place_to_the_rank() -> None:
    one = table((column("a"),), (words_cell("a", text("mot")),))
    assert read(holding(replace(one, number="A"))).number == "1"


def test_a_column_of_numbers_with_words_in_it_becomes_one_of_words() -> None:
    number = Cell(column="a", value=1708, paragraphs=(text("1\u00a0708"),))
    odd = words_cell("a", text("non communiqué"))
    found = read(holding(table((column("a", ColumnType.INTEGER),), (number,), (odd,))))
    assert found.columns[0].type is ColumnType.TEXT
    assert [row.cells[0].paragraphs for row in found.rows] == [number.paragraphs, odd.paragraphs]


def test_a_cell_of_two_paragraphs_makes_a_column_of_lists() -> None:
    found = read(holding(table((column("a"),), (words_cell("a", text("un"), text("deux")),))))
    assert found.columns[0].type is ColumnType.LIST
    assert found.rows[0].cells[0].paragraphs == (text("un"), text("deux"))


def test_what_the_author_typed_in_a_record_is_kept_while_it_says_the_same() -> None:
    act = read_lists()
    first = next(block for block in act.blocks() if isinstance(block, Table))
    row = replace(
        first.rows[0], fields=(("id", "o1"), ("annee", '\\2019 "x"'), ("montant", "10,00"), ("autre", "y"))
    )
    cell = words_cell("annee", inlines("\\2019 «\u00a0x\u00a0»"))
    wished = replace(first, rows=(replace(row, cells=(cell, first.rows[0].cells[1])),), totals=())
    assert read(holding(wished)).rows == wished.rows


def test_tables_that_show_one_list_share_its_file() -> None:
    act = read_lists()
    files = texts_of(act)
    written = files["corps/01-objet.md"]
    assert files["corps/aides.csv"] == RECORDS
    assert [
        line for line in written.split("\n") if line.startswith(("fichier", "filtre", "regroupement"))
    ] == [
        "fichier: aides.csv",
        "filtre: {commune: orly}",
        "fichier: aides.csv",
        "filtre: {commune: thiais}",
        "fichier: aides.csv",
        "regroupement: {par: commune}",
    ]
    assert read_back(write_source(act)).value == act


def test_a_sum_that_was_edited_is_written_as_it_stands() -> None:
    act = read_lists()
    article = act.divisions[0]
    sums = article.blocks[2]
    assert isinstance(sums, Table)
    cell = replace(sums.rows[0].cells[1], value=Decimal(31), paragraphs=(text("31\u00a0€"),))
    row = replace(sums.rows[0], cells=(sums.rows[0].cells[0], cell, *sums.rows[0].cells[2:]))
    edited = replace(sums, rows=(row, *sums.rows[1:]))
    act = replace(act, divisions=(replace(article, blocks=(*article.blocks[:2], edited)), *act.divisions[1:]))
    found = [block for block in read_back(write_source(act)).value.blocks() if isinstance(block, Table)]
    assert [cell.paragraphs for cell in found[2].rows[0].cells] == [cell.paragraphs for cell in row.cells]
