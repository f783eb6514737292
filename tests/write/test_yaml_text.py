"""Fields written as YAML read back as themselves, with quotes only where they are needed."""

import pytest

from compiler.parse.nodes import Mapping, Scalar, to_data
from compiler.parse.yaml_block import read_yaml
from compiler.write.yaml_text import (
    Bare,
    Field,
    Flow,
    Listed,
    Long,
    Record,
    Remark,
    quote,
    yaml_lines,
)
from tests.write.awkward import PLAIN

LETTERS = (
    *PLAIN,
    " espaces ",
    "deux\nlignes",
    "  \n",
    "",
    'it\'s "both"',
    "\\n n’est pas une fin",
    "\t",
    "fin:",
    "a,b",
)


def read(*fields: Field) -> object:
    """Read fields, which must say nothing wrong."""
    result = read_yaml("\n".join(yaml_lines(fields)) + "\n", "acte.yml")
    assert not result.diagnostics
    assert result.value is not None
    return to_data(result.value)


@pytest.mark.parametrize("words", LETTERS)
def test_a_text_is_read_to_the_letter_wherever_it_stands(words: str) -> None:
    fields: tuple[Field, ...] = (
        ("texte", words),
        ("liste", Listed((words, Record((("a", words),)), words))),
        ("court", Flow(items=(words, words))),
        ("paires", Flow(pairs=(("a", words),))),
    )
    expected = {
        "texte": words,
        "liste": [words, {"a": words}, words],
        "court": [words, words],
        "paires": {"a": words},
    }
    assert read(*fields) == expected


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("L'État, l'EPT (et les communes) ; 25 %", "L'État, l'EPT (et les communes) ; 25 %"),
        ("10:30 du matin", "10:30 du matin"),
        ("2020-12-31", "2020-12-31"),
        ("oui", "oui"),
        ("94", '"94"'),
        ("a : b", '"a : b"'),
        ("[^note] d'abord", '"[^note] d\'abord"'),
        ('dit "a : b"', "'dit \"a : b\"'"),
        ("1:30", '"1:30"'),
        ("no", '"no"'),
    ],
)
def test_quotes_are_put_only_where_they_are_needed(words: str, written: str) -> None:
    assert quote(words) == written


def test_a_text_that_no_quotes_suit_is_a_block() -> None:
    assert yaml_lines([("a", "l'un : \"l'autre\"")]) == ["a: |-", "  l'un : \"l'autre\""]


def test_long_texts_nested_records_and_remarks_are_laid_out() -> None:
    fields: tuple[Field, ...] = (
        Remark("Une remarque."),
        ("texte", Long(("Un.", "", "- deux"))),
        ("vide", None),
        ("oui", Bare("oui")),
        (
            "liste",
            Listed(
                (Record((("a", "x"), ("b", Listed(("v",))))), Remark("bis"), Record((("a", "z"),))),
                spaced=True,
            ),
        ),
    )
    assert yaml_lines(fields) == [
        "# Une remarque.",
        "texte: |",
        "  Un.",
        "",
        "  - deux",
        "vide:",
        "oui: oui",
        "liste:",
        "  - a: x",
        "    b:",
        "      - v",
        "",
        "  # bis",
        "  - a: z",
    ]


def test_a_number_keeps_its_figures() -> None:
    result = read_yaml("\n".join(yaml_lines([("a", Bare("12.50"))])), "acte.yml")
    assert isinstance(result.value, Mapping)
    node = result.value.get("a")
    assert isinstance(node, Scalar)
    assert (node.value, node.text) == (12.5, "12.50")
