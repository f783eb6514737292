"""The law of the canonical model: it holds the whole act, in the form its schema describes."""

import json
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from jsonschema import Draft202012Validator

from compiler.model.protocol import Protocol
from compiler.parse.from_json import read_model
from compiler.render.model_json import render_json, render_line
from tests.property.strategies import protocols

SCHEMA = json.loads((Path(__file__).parents[2] / "schema/modele.schema.json").read_text(encoding="utf-8"))


@given(protocols(pictures=True))
def test_a_model_read_back_is_the_same_act(protocol: Protocol) -> None:
    written = render_json(protocol)
    assert read_model(written.decode()) == protocol
    assert render_json(read_model(written.decode())) == written
    line = render_line(protocol)
    assert "\n" not in line
    assert json.loads(line, parse_float=Decimal) == json.loads(written, parse_float=Decimal)


@given(protocols(pictures=True))
def test_a_model_has_the_form_its_schema_describes(protocol: Protocol) -> None:
    model = json.loads(render_json(protocol), parse_float=Decimal)
    faults = [
        f"{list(fault.absolute_path)} {fault.message}"
        for fault in Draft202012Validator(SCHEMA).iter_errors(model)
    ]
    assert not faults
