"""An act to the short texts that stop on a word which calls for another: "Nombre de bancs, de haies et".

Titles, indicators and cells are cut by the page that ended, or by the copy of one cell for two. Prose is left
alone: its sentences may run into a list. Source: Guide de légistique 3.3.1 (a text is complete in itself).
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.passage import Form, passages
from compiler.model.protocol import Protocol

_FORMS = frozenset({Form.TITLE, Form.INDICATOR, Form.CELL, Form.LABEL})
_CALLING = re.compile(
    r"(?P<words>(?<!\S)\S*[^\s;,.:] (?:et|ou|ni|de|du|des|d'|au|aux|à la|de la|de l'|à l'|dont|par|pour|dans|"
    r"avec|sans|afin|ainsi que|entre|chez|vers|selon))\Z"
)
# A text is looked at only when it ends so: that is told at once, and most do not.
_ENDS = tuple(
    f"{before}{word}"
    for before in (" ", "'")
    for word in (
        *("et", "ou", "ni", "de", "du", "des", "d'", "au", "aux", "à la", "la", "l'", "dont", "par", "pour"),
        *("dans", "avec", "sans", "afin", "que", "entre", "chez", "vers", "selon"),
    )
)
_SHORTEST = 3


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the texts cut short, in reading order. Errors: wording.unfinished."""
    for passage in passages(protocol):
        text = passage.text.rstrip()
        if passage.form not in _FORMS or not text.endswith(_ENDS):
            continue
        match = _CALLING.search(text)
        if match is not None and text.count(" ") >= _SHORTEST:
            yield Diagnostic(
                code="wording.unfinished",
                message=f"Dans {passage.place}, « {text} » s'arrête sur un mot qui en appelle un autre.",
                span=passage.span,
                quote=match["words"],
                hint="écrivez la suite, ou retirez ce dernier mot",
            )
