"""The data of a reviewed copy: the form its schema describes, all of it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from compiler.collect.report import report
from compiler.model.change import Mark
from compiler.model.review import Comment, Ignored, ProposalKind, Review
from compiler.model.source_line import LineForm
from tests.collect.matching.copies import (
    JEANNE,
    KARIM,
    added,
    copy_of,
    line_of,
    own_lines,
    prints_of,
    removed,
    review_of,
    strokes_on,
    struck,
)

SCHEMA = json.loads((Path(__file__).parents[3] / "schema/reprise.schema.json").read_text(encoding="utf-8"))


def _data(review: Review) -> dict[str, Any]:
    return json.loads(json.dumps(report(review)))  # type: ignore[no-any-return]


def _faults(data: dict[str, Any]) -> list[str]:
    return [
        f"{list(each.absolute_path)} {each.message}"
        for each in Draft202012Validator(SCHEMA).iter_errors(data)
    ]


def _varied() -> Review:
    lines = own_lines()
    copy = struck(copy_of(lines), strokes_on(lines, 200))
    untouched = copy_of(lines)[1_000:]
    comments = (
        Comment(id="1", trace=KARIM, text="Pourquoi\u00a0?"),
        Comment(id="2", trace=JEANNE, text="Parce que.", answers="1", is_done=True),
    )
    copy[60] = replace(copy[60], runs=tuple(replace(run, comments=("1", "2")) for run in copy[60].runs))
    copy[70] = line_of(removed(lines[70].printed), end=Mark.REMOVED, end_trace=JEANNE)
    new = line_of(added("Un alinéa."), end=Mark.ADDED, end_trace=JEANNE)
    review = review_of(
        lines,
        [*copy[:75], new, *copy[75:90], *copy[91:1_000], *untouched],
        comments=comments,
        prints=prints_of(lines),
    )
    return replace(
        review, ignored=(Ignored(message="un style a changé", trace=JEANNE), Ignored(message="une image"))
    )


def test_it_has_the_form_its_schema_describes() -> None:
    data = _data(_varied())
    assert not _faults(data)
    assert {"reformulation", "ajout", "suppression"} <= set(data["comptes"]["par_nature"])
    assert not _faults(_data(Review(file="relu.docx", proposals=())))


def test_it_tells_all_of_a_proposal() -> None:
    review = _varied()
    data = _data(review)
    assert len(data["propositions"]) == len(review.proposals) == data["comptes"]["total"]
    for told, proposal in zip(data["propositions"], review.proposals, strict=True):
        assert told["numero"] == proposal.number
        assert (told["avant"], told["apres"]) == (proposal.before, proposal.after)
        assert (told["fichier"], told["ligne"]) == (proposal.line.span.file, proposal.line.span.line)
        assert told["suivi"] is proposal.is_tracked is (told["auteur"] is not None)
    comments = [comment for told in data["propositions"] for comment in told["commentaires"]]
    assert [(one["auteur"], one["reponse_a"], one["resolu"]) for one in comments] == [
        ("Karim B.", None, False),
        ("Jeanne D.", "1", True),
    ]
    assert [one["auteur"] for one in data["ignores"]] == ["Jeanne D.", None]


def test_the_schema_knows_every_kind_and_every_form() -> None:
    fields = SCHEMA["$defs"]["proposition"]["properties"]
    assert fields["nature"]["enum"] == [kind.value for kind in ProposalKind]
    assert sorted(fields["champ"]["enum"]) == sorted({form.value for form in LineForm})
    assert (
        SCHEMA["properties"]["comptes"]["properties"]["par_nature"]["propertyNames"]["enum"]
        == fields["nature"]["enum"]
    )


def test_the_schema_refuses_what_it_does_not_know() -> None:
    data = _data(_varied())
    data["propositions"][0]["nature"] = "inconnue"
    data["propositions"][1]["inconnu"] = 1
    data["comptes"]["par_nature"]["inconnue"] = 1
    assert len(_faults(data)) == 3
