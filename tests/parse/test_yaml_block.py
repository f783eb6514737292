"""YAML read without surprises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.parse.nodes import Mapping, Scalar, Sequence, span_at, to_data
from compiler.parse.yaml_block import read_yaml


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("012", "012"),
        ("1:30", "1:30"),
        ("2020-12-08", "2020-12-08"),
        ("1e3", "1e3"),
        ("0x10", "0x10"),
        (".5", ".5"),
        ("12", 12),
        ("-3", -3),
        ("2.50", 2.5),
        ("true", True),
        ("~", None),
        ("'12'", "12"),
    ],
)
def test_only_what_cannot_be_mistaken_becomes_other_than_text(written: str, value: object) -> None:
    node = read_yaml(f"cle: {written}\n", "a.md").value
    assert node is not None
    assert to_data(node) == {"cle": value}


def test_values_know_their_line_and_column_in_the_file() -> None:
    node = read_yaml("id: a\nliste:\n  - un\n  - deux\n", "a.md", first_line=11).value
    assert isinstance(node, Mapping)
    span = span_at(node, ("liste", 1))
    assert (span.file, span.line, span.column, span.end_column) == ("a.md", 14, 5, 9)


def test_a_block_text_says_where_its_words_start() -> None:
    node = read_yaml("texte: |\n  Un\n  deux\n", "a.md").value
    assert isinstance(node, Mapping)
    text = node.get("texte")
    assert isinstance(text, Scalar)
    assert (text.content_line, text.text) == (2, "Un\ndeux\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\n", "yaml.anchor"),
        ("a: *x\n", "yaml.anchor"),
        ("a: 1\na: 2\n", "yaml.duplicate-key"),
        ("a: [1\n", "yaml.syntax"),
        ("a: 'x\n", "yaml.syntax"),
        ("\ta: 1\n", "yaml.syntax"),
        ("a: b: c\n", "yaml.syntax"),
        ("{[a]: 1}\n", "yaml.syntax"),
        ("a: 1\n---\nb: 2\n", "yaml.syntax"),
        ("a: " + "[" * 60 + "]" * 60, "yaml.too-deep"),
    ],
)
def test_what_would_be_guessed_is_refused(text: str, code: str) -> None:
    assert code in {diagnostic.code for diagnostic in read_yaml(text, "a.md").diagnostics}


def test_anchors_that_would_grow_without_end_stop_at_the_first() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{rank}: &b{rank} [*a, *a]\n" for rank in range(2000))
    result = read_yaml(bomb, "a.md")
    assert result.value is None
    assert len(result.diagnostics) == 1


SCALARS = st.one_of(st.text(alphabet="abcé: '#-", max_size=12), st.integers(-99, 99))
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(TREES)
def test_what_a_library_writes_we_read_back(tree: object) -> None:
    import yaml  # noqa: PLC0415 - only this law writes YAML

    node = read_yaml(yaml.safe_dump({"racine": tree}, allow_unicode=True), "a.md").value
    assert node is not None
    assert to_data(node) == {"racine": tree}


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    result = read_yaml(text, "a.md")
    assert result.value is None or isinstance(result.value, Mapping | Sequence | Scalar)
