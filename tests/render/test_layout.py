"""From an act to runs of pages."""

from pathlib import Path

from compiler.render.layout import build_view
from compiler.render.view import HeadingView, PageRun, TableView
from tests.acts import loaded_with

WIDE_TABLE = """
# Annexe 1 – Écoles {#annexe-ecoles}

Les écoles de la commune.

## La liste {#liste}

### Par rue {#liste-rue}

```tableau
id: ecoles
titre: Écoles de la commune
orientation: paysage
colonnes:
  - {id: nom, titre: École}
lignes:
  - {id: a, nom: École des Prés}
```

## Suite {#suite-ecoles}
"""


def _shown(run: PageRun) -> list[str]:
    return [block.anchor for block in run.blocks if isinstance(block, HeadingView | TableView)]


def test_headings_go_with_the_table_that_is_turned_on_its_side(tmp_path: Path) -> None:
    # The table is under a section, so that the annexe itself stays upright.
    runs = build_view(loaded_with(tmp_path, WIDE_TABLE).value).runs
    (wide,) = [run for run in runs if run.landscape and "ecoles" in _shown(run)]
    assert _shown(wide) == ["liste", "liste-rue", "ecoles"]
    before, after = runs[runs.index(wide) - 1], runs[runs.index(wide) + 1]
    assert _shown(before) == ["annexe-ecoles"]
    assert _shown(after) == ["suite-ecoles"]
