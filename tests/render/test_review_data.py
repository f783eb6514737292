"""The data of a review: the form its schema describes, what was written apart from what follows."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from compiler.diagnostics.span import whole_lines
from compiler.diff import compare, tell_changes
from compiler.model.change import ChangeKind
from compiler.render.review import Review, render_data
from tests.acts import edited, loaded_with
from tests.render.test_review_reading import change, large_review, review_of, side, varied_review

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schema/changements.schema.json").read_text(encoding="utf-8")
)


def _data(review: Review) -> dict[str, Any]:
    return json.loads(render_data(review))  # type: ignore[no-any-return]


def _faults(data: dict[str, Any]) -> list[str]:
    return [
        f"{list(fault.absolute_path)} {fault.message}"
        for fault in Draft202012Validator(SCHEMA).iter_errors(data)
    ]


def test_it_has_the_form_its_schema_describes() -> None:
    assert not _faults(_data(varied_review()))
    assert not _faults(_data(large_review()))
    assert not _faults(_data(replace(review_of(), avenant=None)))


def test_real_changes_have_that_form_too(tmp_path: Path) -> None:
    before = loaded_with(tmp_path / "avant").value
    act = edited("La présente convention", "Le présent contrat").replace("1.1-01", "1.1-03")
    after = loaded_with(tmp_path / "apres", acte=act).value
    told = tell_changes(compare(before, after))
    assert told.changes
    data = _data(replace(review_of(), changes=told))
    assert not _faults(data)
    assert data["comptes"]["total"] == len(told.changes)


def test_the_schema_refuses_what_it_does_not_know() -> None:
    data = _data(varied_review())
    data["changements"][0]["nature"] = "inconnue"
    data["changements"][1]["inconnu"] = 1
    data["consequences"][0]["consequence"] = False
    data["comptes"]["par_nature"]["inconnue"] = 1
    assert len(_faults(data)) == 4


def test_the_schema_knows_every_kind_of_change() -> None:
    kinds = SCHEMA["$defs"]["changement"]["properties"]["nature"]["enum"]
    assert kinds == [kind.value for kind in ChangeKind]


def test_what_follows_is_listed_apart() -> None:
    data = _data(varied_review())
    assert [one["rang"] for one in data["changements"]] == [1, 2, 3, 5]
    assert [one["rang"] for one in data["consequences"]] == [4]


def test_a_change_says_all_that_is_known_of_it() -> None:
    (told,) = _data(
        review_of(
            change(
                1,
                "article:objet",
                before=replace(side("un mot ancien"), span=whole_lines("acte.md", 7, 8)),
                parties=("etat",),
                substantial=True,
                motive="La loi a changé.",
            )
        )
    )["changements"]
    assert told == {
        "rang": 1,
        "nature": "alinea-modifie",
        "sujet": "article:objet",
        "resume": "changement 1 de article:objet",
        "avant": {
            "lieu": "ici",
            "texte": "un mot ancien",
            "division": None,
            "fichier": "acte.md",
            "ligne": 7,
        },
        "apres": {
            "lieu": "ici",
            "texte": "un mot nouveau",
            "division": None,
            "fichier": None,
            "ligne": None,
        },
        "mots": [
            {"marque": "conserve", "texte": "un mot"},
            {"marque": "supprime", "texte": " ancien"},
            {"marque": "ajoute", "texte": " nouveau"},
        ],
        "parties": ["etat"],
        "substantiel": True,
        "voie": "avenant",
        "consequence": False,
        "motif": "La loi a changé.",
        "formule": ["1° Le mot : « ancien » est remplacé par le mot : « nouveau »"],
        "reference": "article 3, 1°",
    }


def test_words_are_marked_only_when_some_differ() -> None:
    moved = change(1, "article:objet", before=side("même"), after=side("même"), edits=())
    data = _data(review_of(moved, change(2, "article:objet", before=None, edits=())))
    assert [one["mots"] for one in data["changements"]] == [[], []]


def test_everything_in_the_schema_is_named_and_explained_in_it() -> None:
    def fields(node: Any) -> Any:  # noqa: ANN401 - any JSON value
        if isinstance(node, dict):
            named = node.get("properties")
            for name, field in named.items() if isinstance(named, dict) else ():
                if field.keys() - {"const", "enum"}:
                    yield name, field
            for child in node.values():
                yield from fields(child)

    bare = [name for name, field in fields(SCHEMA) if not (field.get("title") and field.get("description"))]
    assert not bare


def test_two_runs_give_the_same_bytes() -> None:
    assert render_data(varied_review()) == render_data(varied_review())
