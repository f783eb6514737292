"""SIREN and INSEE numbers of the parties."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

SIREN, INSEE = "party.wrong-siren", "party.wrong-insee"


def remarks(folder: Path, fields: str) -> list[tuple[str, str]]:
    parties = edited("nature: commune", f"nature: commune\n{fields}", "parties.yml")
    return said(loaded_with(folder, parties=parties))


def _fields(**fields: str) -> str:
    return "\n".join(f'    {name}: "{value}"' for name, value in fields.items())


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (_fields(siren="123456789"), [(SIREN, "123456789")]),
        (_fields(siren="219400034"), [(SIREN, "219400034")]),
        (_fields(siren="219400033", insee="94016"), [(SIREN, "219400033")]),
        (_fields(insee="94003", departement="60"), [(INSEE, "94003")]),
        (_fields(insee="20004"), [(INSEE, "20004")]),
        (_fields(insee="96001"), [(INSEE, "96001")]),
        (_fields(insee="0A123"), [(INSEE, "0A123")]),
    ],
)
def test_a_number_that_cannot_be_right_is_told(
    tmp_path: Path, fields: str, found: list[tuple[str, str]]
) -> None:
    assert remarks(tmp_path, fields) == found


@pytest.mark.parametrize(
    "fields",
    [
        _fields(siren="219400033", insee="94003", departement="94"),
        # A new commune has a SIREN of another form.
        _fields(siren="200058014", insee="94003"),
        _fields(siren="356000000"),
        _fields(insee="2A004", departement="2A"),
        _fields(insee="97105", departement="971"),
        _fields(insee="01004", departement="01"),
        _fields(insee="98818"),
    ],
)
def test_right_numbers_stay_silent(tmp_path: Path, fields: str) -> None:
    assert remarks(tmp_path, fields) == []


def test_a_number_of_another_form_is_told_once(tmp_path: Path) -> None:
    found = remarks(tmp_path, _fields(siren="21940003", insee="9400"))
    assert [code for code, _ in found] == ["shape.bad-value", "shape.bad-value"]


def test_one_code_for_two_communes_is_told(tmp_path: Path) -> None:
    other = (
        "  - id: orge\n    nom: La commune d'Orge\n    court: Orge\n    nature: commune\n"
        '    insee: "94003"\n    signataires:\n      - {id: maire, qualite: Le maire}\nensembles:'
    )
    parties = edited("nature: commune", 'nature: commune\n    insee: "94003"', "parties.yml")
    loaded = loaded_with(tmp_path, parties=parties.replace("ensembles:", other, 1))
    assert said(loaded, INSEE) == [(INSEE, "94003")]
