"""Ranks to places that a person finds again: the lines of a text, the paragraphs of Word, the rows of its tables."""

from compiler.adopt.reading import find_whereabouts
from compiler.model.paper import Grid
from tests.adopt.reading.office_files import cell, docx, para, read_body, read_file, row, run, table
from tests.adopt.reading.pages import grids, scan

_MARKDOWN = """\
---
title: Convention
---

# Objet

Une ligne[^1].

| Rue | Coût |
|-----|------|
| Haute | 12 |
| Basse | 30 |

Une ligne.

[^1]: Une note.
"""


def test_a_markdown_text_names_its_own_lines() -> None:
    data = _MARKDOWN.encode()
    paper = read_file("acte.md", data)
    found = find_whereabouts(paper, data)
    lines = [found.placed(piece.span).line for piece in paper.pieces if not isinstance(piece, Grid)]
    assert lines == [5, 7, 14]
    (grid,) = grids(paper)
    assert [found.placed(line[0].pieces[0].span).line for line in grid.rows] == [9, 11, 12]
    assert found.placed(paper.notes[0].span).line == 16


def test_a_word_file_counts_its_paragraphs_those_struck_whole_among_them() -> None:
    body = para("Un.") + para(run("Rayé.", "<w:strike/>")) + para("")
    body += table(row(cell("Rue"), cell("Coût")), row(cell("Haute"), cell("12"))) + para("Fin.")
    paper = read_body(body)
    found = find_whereabouts(paper, docx(body))
    first, grid, last = paper.pieces
    assert isinstance(grid, Grid)
    assert [found.placed(piece.span).line for piece in (first, last)] == [1, 7]
    assert [found.placed(each.pieces[0].span).line for line in grid.rows for each in line] == [3, 4, 5, 6]
    assert [found.placed(doubt.span).line for doubt in paper.doubts] == [2]
    assert [found.excerpt(doubt.span) for doubt in paper.doubts] == ["Rayé."]


def test_whatever_is_said_of_a_table_quotes_its_row() -> None:
    body = table(row(cell("Rue"), cell("Coût")), row(cell("Haute"), cell("12")))
    paper = read_body(para("Un.") + body)
    found = find_whereabouts(paper, b"")
    (grid,) = grids(paper)
    assert found.excerpt(grid.span) == "Tableau 1, ligne 1 : Rue | Coût"
    assert found.excerpt(grid.rows[1][1].span) == "Tableau 1, ligne 2 : Haute | 12"


def test_the_lines_of_a_scan_are_its_own() -> None:
    paper = scan("Un.\n\nDeux.\n")
    found = find_whereabouts(paper, b"")
    assert [found.placed(piece.span) for piece in paper.pieces] == [piece.span for piece in paper.pieces]
    assert found.excerpt(paper.pieces[1].span) == ""
