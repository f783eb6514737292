"""Tables that bear one number."""

from pathlib import Path

from compiler.model.table import Table
from tests.acts import loaded_with, said

TABLE = """
```tableau
id: {id}
titre: Aides
{number}colonnes:
  - {{id: ecole, titre: École, entete_ligne: oui}}
lignes:
  - {{id: a, ecole: Alain}}
```
"""


def _tables(*tables: tuple[str, str]) -> str:
    texts = [
        TABLE.format(id=name, number=f'numero: "{number}"\n' if number else "") for name, number in tables
    ]
    return "\n# Article 3 – Aides {#aides}\n\nLes aides.\n" + "".join(texts)


def test_a_table_given_a_number_leaves_the_others_theirs(tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, _tables(("un", ""), ("ajoute", "1-1"), ("deux", "")))
    assert [block.number for block in loaded.value.blocks() if isinstance(block, Table)] == ["1", "1-1", "2"]
    assert not said(loaded, "numbering.duplicate")


def test_a_number_given_twice_is_told_at_the_second(tmp_path: Path) -> None:
    loaded = loaded_with(tmp_path, _tables(("un", ""), ("ajoute", "1")))
    assert said(loaded, "numbering.duplicate") == [("numbering.duplicate", "ajoute")]
