"""The template of formulas: each of its macros, compiled when first asked for, puts words that agree in order."""

import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateError

from compiler.avenant.word.noun import Noun, agreed, of_new, passive
from compiler.avenant.word.quote import CLOSE, OPEN, quoted
from compiler.diagnostics.result import ToolError
from compiler.model.label import NO_BREAK
from compiler.model.phrase import NO_BREAK_THIN, join_words

_MACRO = re.compile(r"{%-?\s*macro\s+(\w+).*?{%-?\s*endmacro\s*-?%}", re.DOTALL)


class Formulas:
    """Says formulas by their name. None knows another: an avenant compiles those that it says, and no more."""

    def __init__(self, template: str) -> None:
        self._sources = {macro[1]: macro[0] for macro in _MACRO.finditer(template)}
        self._environment = _environment()
        self._macros: dict[str, Any] = {}

    def say(self, formula: str, **words: object) -> str:
        """Return what a formula prints, on one line.

        Errors: ToolError when the formula is not there, is no template, or asks for a word that it is not given.
        """
        try:
            return str(self._macro(formula)(**words))
        except (KeyError, TypeError, TemplateError) as error:
            raise ToolError(
                f"La formule « {formula} » de templates/avenant ne peut pas s'écrire : {error}"
            ) from error

    def _macro(self, formula: str) -> Any:  # noqa: ANN401 - jinja2's own
        if formula not in self._macros:
            module = self._environment.from_string(self._sources[formula]).module
            self._macros[formula] = getattr(module, formula)
        return self._macros[formula]


@lru_cache(maxsize=4)
def read_formulas(template: str) -> Formulas:
    """Return the formulas of a template."""
    return Formulas(template)


def impersonal(participle: str, noun: Noun) -> str:
    """Return "il est inséré" before one thing, "sont insérées" before several."""
    return passive(participle, noun) if noun.plural else f"il est {participle}"


def _environment() -> Environment:
    environment = Environment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,  # noqa: S701 - plain text leaves, never markup
    )
    environment.filters |= {
        "le": Noun.the,
        "du": Noun.of,
        "au": Noun.at,
        "d_un": of_new,
        "accord": agreed,
        "passif": passive,
        "impersonnel": impersonal,
        "entre_guillemets": quoted,
        "liste": join_words,
        "virgule": lambda words: f"{words}, " if words else "",
    }
    # Spaces that an editor does not show are written by name.
    environment.globals |= {"insecable": NO_BREAK, "fine": NO_BREAK_THIN, "ouvrant": OPEN, "fermant": CLOSE}
    return environment
