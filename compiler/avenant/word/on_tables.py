"""Edits of the rows, totals and columns of a table of records to clauses; a grid shows the new rows."""

from compiler.avenant.word.noun import Noun
from compiler.avenant.word.passage import row_grid
from compiler.avenant.word.pen import Pen, Written, following
from compiler.model.amendment import Grid
from compiler.model.enacted import RowWords
from compiler.model.operation import DeleteColumn, InsertRows, MoveRows, ReplaceRows, ReplaceTotals

_ROW, _OF_TOTAL = "ligne", " de total"


def insert_rows(operation: InsertRows, pen: Pen) -> Written:
    """Word the insertion of rows after one, at the end or at the start."""
    table = pen.places.table(operation.table)
    new = following(len(operation.new), _ROW)
    grid = _grid(operation.table, operation.new, pen)
    if operation.after == len(pen.base.table(operation.table).rows):
        return Written(sentence=pen.say("completer_suivants", objet=table, suivant=new), blocks=(grid,))
    if operation.after:
        place = f"après {pen.places.row(operation.table, operation.after).the()}"
    else:
        place = f"au début {table.of()}"
    return Written(sentence=pen.say("inserer_suivants", lieu=place, suivant=new), blocks=(grid,))


def replace_rows(operation: ReplaceRows, pen: Pen) -> Written:
    """Word the replacement or the deletion of rows."""
    rows = pen.places.rows(operation.table, operation.first, operation.last)
    if not operation.new:
        return Written(sentence=pen.say("supprimer", contexte="", objet=rows))
    return _replaced(
        rows, following(len(operation.new), _ROW), _grid(operation.table, operation.new, pen), pen
    )


def move_rows(operation: MoveRows, pen: Pen) -> Written:
    """Word the move of rows inside their table."""
    rows = pen.places.rows(operation.table, operation.first, operation.last)
    where = "au début"
    if operation.after:
        where = pen.say("apres", repere=pen.places.row_alone(operation.table, operation.after))
    return Written(sentence=pen.say("deplacer", contexte="", objet=rows, destination=where))


def replace_totals(operation: ReplaceTotals, pen: Pen) -> Written:
    """Word what becomes of the total rows, all restated."""
    table = pen.places.table(operation.table)
    count = len(pen.base.table(operation.table).totals)
    grid = _grid(operation.table, operation.new, pen)
    if not count:
        new = following(len(operation.new), _ROW, kind=_OF_TOTAL)
        return Written(sentence=pen.say("completer_suivants", objet=table, suivant=new), blocks=(grid,))
    rows = f"{_ROW}{'s' if count > 1 else ''}{_OF_TOTAL} {table.of()}"
    old = Noun(words=rows, feminine=True, plural=count > 1)
    if not operation.new:
        return Written(sentence=pen.say("supprimer", contexte="", objet=old))
    return _replaced(old, following(len(operation.new), _ROW), grid, pen)


def delete_column(operation: DeleteColumn, pen: Pen) -> Written:
    """Word the deletion of a column."""
    column = pen.places.table_column(operation.table, operation.column)
    words = f"{column.words} {pen.places.table(operation.table).of()}"
    return Written(sentence=pen.say("supprimer", contexte="", objet=Noun(words=words, feminine=True)))


def _replaced(old: Noun, new: Noun, grid: Grid, pen: Pen) -> Written:
    sentence = pen.say("remplacer_par_suivant", contexte="", objet=old, suivant=new)
    return Written(sentence=sentence, blocks=(grid,))


def _grid(table: str, rows: tuple[RowWords, ...], pen: Pen) -> Grid:
    return row_grid(
        pen.base.table(table).columns,
        rows,
        f"Lignes {pen.places.table(table).of()} dans leur nouvelle rédaction",
    )
