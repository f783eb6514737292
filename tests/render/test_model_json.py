"""The canonical model: promised keys, readable texts, the whole act."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from compiler.model.protocol import Protocol
from compiler.parse.from_json import read_model
from compiler.render.model_json import render_json
from tests.acts import edited, loaded_with
from tests.render.rich_act import rich_act, whole_act

SCHEMA = json.loads((Path(__file__).parents[2] / "schema/modele.schema.json").read_text(encoding="utf-8"))


def _model(protocol: Protocol) -> dict[str, Any]:
    return json.loads(render_json(protocol), parse_float=Decimal)  # type: ignore[no-any-return]


def test_the_promised_keys_come_in_a_fixed_order() -> None:
    assert list(_model(rich_act())) == [
        *(
            "format",
            "titre",
            "sous_titre",
            "territoire",
            "entete",
            "periode",
            "lieu",
            "date_signature",
            "terme",
        ),
        *("contrats", "parties", "ensembles", "adhesion", "niveaux", "preambule", "articles", "annexes"),
        *("divisions", "axes", "objectifs", "priorites", "engagements"),
        *("graphiques", "pieces", "financements", "notes"),
    ]


def test_an_engagement_says_where_it_stands_and_whom_it_binds() -> None:
    engagement = _model(rich_act())["engagements"][1]
    assert (engagement["axe"], engagement["objectif"], engagement["priorite"]) == (
        "axe-jeunesse",
        "obj-reussite",
        "prio-lecture",
    )
    assert engagement["partenaires"] == ["etat", "tous"]
    assert engagement["partenaires_detail"][0] == {"id": "etat", "service": "Éducation nationale"}
    assert engagement["parties_engagees"] == ["etat", "commune"]


def test_the_text_of_an_engagement_is_plain_lines() -> None:
    text = _model(rich_act())["engagements"][1]["texte"]
    assert text == (
        "Ouvrir la bibliothèque le soir.\n\nElle accueille\u00a0:\n\n– les élèves\u202f;\n– leurs parents."
    )


def test_blocks_of_an_engagement_are_kept_only_when_its_text_does_not_say_all() -> None:
    plain, structured = _model(rich_act())["engagements"]
    assert "blocs" not in plain
    assert structured["blocs"][0]["texte_riche"][1] == {"type": "gras", "contenu": ["le soir"]}


def test_an_indicator_still_owed_says_by_when_and_by_whom() -> None:
    assert _model(rich_act())["engagements"][1]["indicateurs_impact"] == [
        {
            "id": "i1",
            "libelle": "",
            "etat": "à déterminer",
            "echeance": "2026-06-30",
            "responsables": ["etat", "commune"],
        }
    ]


def test_rows_of_an_annexe_hold_typed_values() -> None:
    (table,) = _model(rich_act())["annexes"][0]["tables"]
    assert table["lignes"][0] == {
        "id": "jaures",
        "nom": "Jean Jaurès",
        "eleves": 1200,
        "cout": 10500,
        "part": 80,
        "ouverte": "1998-09-01",
        "travaux": "2025-T2/2025-T3",
        "salles": ["Préau", "Salle, bleue"],
        "porteurs": ["commune", "etat"],
        "cantine": True,
    }
    assert table["details"][0]["champs"]["secteur"] == "nord"
    assert table["totaux"][0]["sommes"] == {"eleves": 1500, "cout": Decimal("11499.5")}


def test_a_block_stands_in_its_place_and_in_the_list_of_its_kind() -> None:
    model = _model(rich_act())
    kinds = [block["type"] for block in model["annexes"][0]["blocs"]]
    assert kinds == ["alinea", "tableau", "graphique", "piece", "financement"]
    listed = [model[key][0] for key in ("graphiques", "pieces", "financements")]
    assert [(one["id"], one["division"]) for one in listed] == [
        ("g-ecoles", "annexe-ecoles"),
        ("carte", "annexe-ecoles"),
        ("aide", "annexe-ecoles"),
    ]


def test_a_party_shows_the_qualities_of_those_who_sign(tmp_path: Path) -> None:
    parties = edited(
        "qualite: Le préfet}",
        "qualite: Le préfet}\n      - {id: recteur, qualite: Le recteur}",
        "parties.yml",
    )
    assert (
        _model(loaded_with(tmp_path, parties=parties).value)["parties"][0]["signataire"]
        == "Le préfet ; Le recteur"
    )


def test_levels_of_other_names_are_in_the_list_of_divisions(tmp_path: Path) -> None:
    protocol = edited(
        "{id: axe, nom: axe, pluriel: axes",
        "{id: orientation, nom: orientation, pluriel: orientations",
        "protocole.yml",
    )
    act = edited("## Axe 1", "## Orientation 1")
    model = _model(loaded_with(tmp_path, protocole=protocol, acte=act).value)
    assert model["axes"] == []
    assert {
        "id": "axe-jeunesse",
        "niveau": "orientation",
        "numero": "1",
        "titre": "Agir pour la jeunesse",
        "parent": "engagements",
    } in model["divisions"]


@pytest.mark.parametrize("act", [rich_act, whole_act])
def test_read_back_it_is_the_same_act(act: Any) -> None:  # noqa: ANN401 - a cached function
    protocol = act()
    assert read_model(render_json(protocol).decode()) == protocol


@pytest.mark.parametrize("act", [rich_act, whole_act])
def test_it_has_the_form_its_schema_describes(act: Any) -> None:  # noqa: ANN401 - a cached function
    faults = [
        f"{list(fault.absolute_path)} {fault.message}"
        for fault in Draft202012Validator(SCHEMA).iter_errors(_model(act()))
    ]
    assert not faults


def test_the_schema_refuses_what_it_does_not_know() -> None:
    model = _model(rich_act())
    model["engagements"][0]["inconnu"] = 1
    model["articles"][0]["blocs"][0]["inconnu"] = 1
    paths = [list(fault.absolute_path) for fault in Draft202012Validator(SCHEMA).iter_errors(model)]
    assert sorted(map(str, paths)) == ["['articles', 0, 'blocs', 0]", "['engagements', 0]"]


def test_everything_in_the_schema_is_named_and_explained_in_it() -> None:
    def fields(node: Any) -> Any:  # noqa: ANN401 - any JSON value
        if isinstance(node, dict):
            for name, field in (
                node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ()
            ):
                if field.keys() - {"const", "enum"}:
                    yield name, field
            for child in node.values():
                yield from fields(child)
        elif isinstance(node, list):
            for child in node:
                yield from fields(child)

    bare = [name for name, field in fields(SCHEMA) if not (field.get("title") and field.get("description"))]
    assert not bare


def test_two_runs_give_the_same_bytes() -> None:
    assert render_json(rich_act()) == render_json(rich_act())


def test_a_reference_that_leads_nowhere_comes_back_as_such(tmp_path: Path) -> None:
    act = loaded_with(
        tmp_path, "\n# Article 3 – Suites {#suites}\n\nVoir [[article:ailleurs]] et [[nombre:rien]].\n"
    ).value
    read = read_model(render_json(act).decode())
    assert read == act
    assert '"connu": false' in render_json(act).decode()
