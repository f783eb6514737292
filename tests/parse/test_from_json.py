"""Models read back: what is not one is refused in French."""

import json

import pytest

from compiler.diagnostics.result import ToolError
from compiler.model.block import Paragraph
from compiler.model.text import Text
from compiler.parse.from_json import read_model
from compiler.parse.json_block import read_paragraphs
from compiler.render.model_json import render_json
from tests.render.rich_act import rich_act


def test_words_that_are_not_json_are_refused() -> None:
    with pytest.raises(ToolError, match="n'est pas le modèle d'un acte"):
        read_model("titre: non")


def test_json_that_is_not_a_model_is_refused() -> None:
    with pytest.raises(ToolError, match="n'est pas le modèle d'un acte"):
        read_model("[]")


def test_a_model_of_another_format_is_refused_by_name() -> None:
    with pytest.raises(ToolError, match="« protocole/9 »"):
        read_model('{"format": "protocole/9"}')


@pytest.mark.parametrize("kind", ["bloc", "renvoi"])
def test_a_kind_that_does_not_exist_is_refused(kind: str) -> None:
    model = json.loads(render_json(rich_act()))
    blocks = model["articles"][2]["blocs"]
    if kind == "bloc":
        blocks[0]["type"] = "nuage"
    else:
        blocks[0]["texte_riche"][1]["type"] = "nuage"
    with pytest.raises(ToolError, match="« nuage »"):
        read_model(json.dumps(model))


def test_the_order_of_divisions_is_that_of_the_act() -> None:
    model = json.loads(render_json(rich_act()))
    model["divisions"].reverse()
    read = read_model(json.dumps(model))
    assert [division.id for division in read.divisions] == ["annexe-ecoles", "suites", "engagements", "objet"]


def test_blank_lines_part_the_paragraphs_of_a_plain_text() -> None:
    assert read_paragraphs("Un.\n\nDeux.") == (
        Paragraph(content=(Text(text="Un."),)),
        Paragraph(content=(Text(text="Deux."),)),
    )
    assert read_paragraphs("") == ()
