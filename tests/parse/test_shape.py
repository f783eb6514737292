"""The quick gate and the library that explains refuse the same blocks."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from compiler.read.resources import read_schemas
from tests.acts import edited, loaded_with

SCHEMAS: Mapping[str, Mapping[str, Any]] = read_schemas()
ENGAGEMENT: dict[str, Any] = {
    "id": "aide",
    "code": "1.1-01",
    "texte": "Ouvrir.",
    "partenaires": ["etat", {"partie": "ept", "service": "Habitat"}],
    "indicateurs_suivi": [{"id": "s1", "libelle": "Nombre"}],
    "indicateurs_impact": [
        {"id": "i1", "etat": "à déterminer", "echeance": "2020-12-31", "responsables": ["etat"]}
    ],
}
TABLE: dict[str, Any] = {
    "id": "t",
    "titre": "T",
    "lignes": [{"id": "a", "x": 1}],
    "colonnes": [{"id": "x", "titre": "X", "calcul": "part", "de": "x"}],
}
ODD = st.sampled_from(
    [None, True, 0, -1, 2.5, "", "x y", "É", [], {}, ["a"], {"id": "a"}, "2020-02-30", "1.1-1"]
)


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [path, *(found for key, child in inner for found in _paths(child, (*path, key)))]


def _mutate(value: Any, path: tuple[str | int, ...], odd: object, action: str) -> Any:  # noqa: ANN401 - JSON data
    copy = json.loads(json.dumps(value))
    if not path:
        return odd
    holder = copy
    for step in path[:-1]:
        holder = holder[step]
    if action == "remove":
        del holder[path[-1]]
    elif action == "rename" and isinstance(holder, dict):
        holder[f"{path[-1]}x"] = holder.pop(path[-1])
    else:
        holder[path[-1]] = odd
    return copy


@given(
    st.sampled_from(["engagement", "tableau"]),
    st.integers(0, 60),
    ODD,
    st.sampled_from(["remove", "rename", "set"]),
)
def test_both_validators_refuse_the_same_blocks(kind: str, rank: int, odd: object, action: str) -> None:
    value = ENGAGEMENT if kind == "engagement" else TABLE
    paths = _paths(value)
    changed = _mutate(value, paths[rank % len(paths)], odd, action)
    schema = dict(SCHEMAS[kind])
    assert jsonschema_rs.validator_for(schema).is_valid(changed) == Draft202012Validator(schema).is_valid(
        changed
    )


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_every_field_has_a_french_title_and_description(kind: str) -> None:
    def fields(schema: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - a schema
        if isinstance(schema, list):
            return [found for item in schema for found in fields(item)]
        if not isinstance(schema, dict):
            return []
        here = [
            (name, field) for name, field in schema.get("properties", {}).items() if set(field) != {"const"}
        ]
        return here + [found for child in schema.values() for found in fields(child)]

    for name, field in fields(SCHEMAS[kind]):
        assert field.get("title"), (kind, name)
        assert field.get("description"), (kind, name)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("partenaires: [etat, commune]", "partenaires: []", "shape.empty", "« partenaires » est vide"),
        ("code: 1.1-01", "code: 1.1-1", "shape.bad-value", "ne peut pas valoir « 1.1-1 »"),
        ("texte: Ouvrir", "textes: Ouvrir", "shape.unknown-field", "« textes » n'est pas connu"),
        ("    libelle: Nombre d'élèves inscrits\n", "", "shape.missing-field", "« libelle »"),
        (
            "libelle: Nombre d'élèves inscrits",
            "libelle: [a]",
            "shape.wrong-type",
            "attend du texte, pas une liste",
        ),
    ],
)
def test_a_departure_is_told_once_in_french(tmp_path: Path, old: str, new: str, code: str, said: str) -> None:
    found = [
        remark
        for remark in loaded_with(tmp_path, acte=edited(old, new)).diagnostics
        if remark.code.startswith("shape.")
    ]
    assert [remark.code for remark in found] == [code]
    assert said in found[0].message
