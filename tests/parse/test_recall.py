"""A version read after another is what it would be if it were read alone, and shares with it what is the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.diagnostics.result import Result
from compiler.model.block import Block
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.parse.to_model import forget_texts, to_model
from compiler.pipeline import read_inputs
from compiler.read.resources import read_schemas
from tests.acts import act_with, edited
from tests.test_example import ROOT, edited_copy

TOWNS = """
# Annexe 1 – Lieux {#lieux}

1. Un premier point.
2. Un second point.

```tableau
id: villes
titre: Les villes
fichier: villes.csv
colonnes:
  - {id: nom, titre: Ville}
  - {id: porteur, titre: Porteur, type: parties}
```

```tableau
id: rive-gauche
titre: Les villes de la rive gauche
fichier: villes.csv
filtre: {nom: Ivry}
colonnes:
  - {id: nom, titre: Ville}
```
"""
RECORDS = "id,nom,porteur\nivry,Ivry,etat\norly,Orly,commune\n"


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    forget_texts()
    yield
    forget_texts()


def _act(folder: Path, added: str = TOWNS, records: str = RECORDS, **changed: str) -> Path:
    act = act_with(folder, added, **changed)
    (act / "villes.csv").write_text(records, encoding="utf-8")
    return act


def _read(folder: Path) -> Result[Protocol]:
    return to_model(read_inputs(folder).tree, read_schemas())


def _blocks(act: Protocol) -> list[Block]:
    return [block for division in act.all_divisions() for block in division.blocks]


def _after_another(first: Path, second: Path) -> tuple[Protocol, Protocol]:
    """Return both versions, the second one read after the first, and check that it is what it is alone."""
    old, new = _read(first), _read(second)
    forget_texts()
    alone = _read(second)
    assert repr(new.value) == repr(alone.value)
    assert new.diagnostics == alone.diagnostics
    return old.value, new.value


def test_what_is_the_same_is_read_once(tmp_path: Path) -> None:
    old, new = _after_another(_act(tmp_path / "a"), _act(tmp_path / "b"))
    assert old == new
    tables, others = ([block for block in _blocks(act) if isinstance(block, Table)] for act in (old, new))
    assert len(tables) == 2
    assert all(one.rows is other.rows for one, other in zip(tables, others, strict=True))
    assert next(old.engagements()) is next(new.engagements())


def test_our_act_and_its_edited_copy_are_read_as_if_alone(tmp_path: Path) -> None:
    old, new = _after_another(ROOT / "source", edited_copy(tmp_path))
    mine = {id(line) for line in old.engagements()}
    assert sum(id(line) in mine for line in new.engagements()) > 30


@pytest.mark.parametrize(
    "changed",
    [
        {"records": RECORDS.replace("Orly", "Thiais")},
        {"records": RECORDS + "orly,Orly bis,etat\n"},
        {"records": "id,nom\nivry,Ivry\n"},
        {"added": TOWNS.replace("2. Un second", "3. Un second")},
        {"added": TOWNS.replace("Un premier point", "Le premier point")},
        {"added": "\nUn alinéa de plus.\n" + TOWNS},
        {"added": TOWNS + TOWNS.replace("# Annexe 1 – Lieux {#lieux}", "# Annexe 2 – Villes {#villes-2}")},
        {"added": TOWNS.replace("id: villes", "id: rive-gauche", 1)},
        {"parties": edited("court: État", "court: L'État", "parties.yml")},
        {"protocole": edited("territoire:", "tel_que_signe: oui\nterritoire:", "protocole.yml")},
    ],
)
@pytest.mark.parametrize("is_back", [False, True])
def test_what_changes_around_a_block_is_seen(
    tmp_path: Path, changed: dict[str, str], *, is_back: bool
) -> None:
    first, second = _act(tmp_path / "a"), _act(tmp_path / "b", **changed)
    _after_another(*((second, first) if is_back else (first, second)))


def test_a_fault_in_a_file_of_two_tables_is_told_when_the_first_of_them_goes(tmp_path: Path) -> None:
    records = RECORDS + "thiais,Thiais\n"
    first = TOWNS[TOWNS.index("```tableau") : TOWNS.index("```tableau\nid: rive-gauche")]
    gone = TOWNS.replace(first, "\n" * first.count("\n"))
    whole, half = _act(tmp_path / "a", TOWNS, records), _act(tmp_path / "b", gone, records)
    _after_another(whole, half)
    assert _read(half).diagnostics


def test_an_image_that_comes_or_goes_is_seen(tmp_path: Path) -> None:
    added = "\n![Une carte](carte.png)\n"
    first, second = _act(tmp_path / "a", added), _act(tmp_path / "b", added)
    (second / "carte.png").write_bytes(
        bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
        + bytes.fromhex("0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082")
    )
    _after_another(first, second)
    forget_texts()
    _after_another(second, first)
