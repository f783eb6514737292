"""JSON as we write it: exact, readable, always the same."""

import json
from decimal import Decimal

import pytest

from compiler.render.json_bytes import json_bytes, json_line


def test_decimals_keep_all_their_digits() -> None:
    share = Decimal("1.526635684662138005005362889")
    assert json.loads(json_bytes({"part": share}), parse_float=Decimal) == {"part": share}


def test_a_power_of_ten_is_written_in_full() -> None:
    assert json_bytes({"montant": Decimal("1E+6")}) == b'{"montant": 1000000}\n'


def test_accents_and_no_break_spaces_stay_themselves() -> None:
    assert json_bytes({"é": "a\u00a0»"}) == '{"é": "a\u00a0»"}\n'.encode()


def test_what_would_break_a_string_is_escaped() -> None:
    assert json.loads(json_bytes({"a": 'x"\\\n\t\u0000'})) == {"a": 'x"\\\n\t\u0000'}


def test_what_fits_on_a_line_stays_on_it_and_the_rest_is_indented() -> None:
    long = "mot " * 40
    assert json_bytes({"court": [1, True, None], "long": [long]}).decode() == (
        f'{{\n  "court": [1, true, null],\n  "long": [\n    "{long}"\n  ]\n}}\n'
    )


def test_a_float_has_no_place_in_a_model() -> None:
    with pytest.raises(TypeError, match="no place"):
        json_bytes({"a": 0.1})


def test_a_list_may_be_made_while_it_is_written_on_one_line() -> None:
    assert json_line({"a": (rank for rank in range(3)), "b": iter(())}) == '{"a":[0,1,2],"b":[]}'
    assert json_line({"a": map(Decimal, ("1E+1",)), "b": "\\u0000"}) == '{"a":[10],"b":"\\\\u0000"}'
