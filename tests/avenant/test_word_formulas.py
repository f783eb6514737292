"""Formulas as a lawyer may break them: each fault is told in French, and none passes in silence."""

import pytest

from compiler.avenant.word.formulas import Formulas, read_formulas
from compiler.avenant.word.noun import Noun
from compiler.diagnostics.result import ToolError
from tests.avenant.word_act import templates

ALINEA = Noun(words="alinéa")


def _say(template: str, **words: object) -> str:
    return Formulas(template).say("dire", **words)


def test_a_formula_puts_words_that_agree_in_order() -> None:
    said = '{{ lieu | virgule }}{{ objet | le }} {{ "dit" | passif(objet) }}'
    template = f"{{# un mot #}}{{% macro dire(objet, lieu) -%}}\n{said}\n{{%- endmacro %}}"
    lines = Noun(words="lignes", feminine=True, plural=True)
    assert _say(template, objet=lines, lieu="ici") == "ici, les lignes sont dites"
    assert _say(template, objet=ALINEA, lieu="") == "l’alinéa est dit"


def test_words_of_the_act_are_never_read_as_a_template() -> None:
    hostile = "{{ 7 * 7 }} {% endmacro %} & <b>"
    assert _say("{% macro dire(mot) %}{{ mot }}{% endmacro %}", mot=hostile) == hostile


@pytest.mark.parametrize(
    "template",
    [
        "",
        "{% macro dire(objet) %}{{ objt | le }}{% endmacro %}",
        "{% macro dire(autre) %}{{ autre }}{% endmacro %}",
        "{% macro dire(objet) %}{{ objet | la }}{% endmacro %}",
        "{% macro dire(objet) %}{{ objet }{% endmacro %}",
    ],
)
def test_a_broken_formula_is_named(template: str) -> None:
    with pytest.raises(ToolError, match="La formule « dire » de templates/avenant"):
        _say(template, objet=ALINEA)


def test_each_template_is_read_once() -> None:
    assert read_formulas(templates()) is read_formulas(templates())
