"""Tables as plain data: values first, what they do not say beside them."""

from compiler.model.table import Cell, Column, ColumnType, Row, Table
from compiler.model.text import Strong, Text
from compiler.parse.json_table import read_table_record
from compiler.render.model_table import table_record

BOLD = (Strong(content=(Text(text="Orly"),)),)


def _table(*columns: Column, cells: tuple[Cell, ...], fields: tuple[tuple[str, str], ...] = ()) -> Table:
    return Table(
        id="t", title=(Text(text="T"),), columns=columns, rows=(Row(id="r", cells=cells, fields=fields),)
    )


def test_a_plain_cell_needs_no_detail() -> None:
    text = (Text(text="Orly"),)
    table = _table(Column(id="nom", title=()), cells=(Cell(column="nom", value=text, paragraphs=(text,)),))
    record = table_record(table)
    assert (record["lignes"], record["details"]) == ([{"id": "r", "nom": "Orly"}], [{"id": "r"}])


def test_a_cell_with_emphasis_keeps_it_in_the_details() -> None:
    table = _table(Column(id="nom", title=()), cells=(Cell(column="nom", value=BOLD, paragraphs=(BOLD,)),))
    record = table_record(table)
    assert record["lignes"] == [{"id": "r", "nom": "Orly"}]
    assert record["details"][0]["valeurs"]["nom"]["texte_riche"] == [{"type": "gras", "contenu": ["Orly"]}]
    assert read_table_record(record) == table


def test_what_is_printed_is_told_when_the_value_does_not_say_it() -> None:
    count = Column(id="nombre", title=(), type=ColumnType.INTEGER)
    printed = ((Text(text="1\u00a0200"),),)
    record = table_record(_table(count, cells=(Cell(column="nombre", value=1200, paragraphs=printed),)))
    assert record["details"][0]["imprime"] == {"nombre": ["1\u00a0200"]}


def test_a_column_named_id_does_not_hide_the_id_of_the_row() -> None:
    text = (Text(text="Autre"),)
    table = _table(Column(id="id", title=()), cells=(Cell(column="id", value=text, paragraphs=(text,)),))
    record = table_record(table)
    assert record["lignes"] == [{"id": "r"}]
    assert read_table_record(record) == table


def test_fields_keep_their_order() -> None:
    table = _table(cells=(), fields=(("z", "1"), ("a", "2")))
    assert list(table_record(table)["details"][0]["champs"].items()) == [("z", "1"), ("a", "2")]
    assert read_table_record(table_record(table)) == table
