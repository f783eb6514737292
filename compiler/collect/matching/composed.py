"""Tells the lines that documents print and the source does not hold: heads of tables, headings, the closing."""

import re

from compiler.collect.matching.copy_lines import CopyLine

# The names of these styles in Word, then their identifiers, which other programs show.
_STYLES = frozenset(
    {
        "couvertureannonce",
        "contextetitre",
        "entêtedetableau",
        "titredessignatures",
        "lieuetdatedesignature",
        "coverintroduction",
        "contexttitle",
        "tableheader",
        "signatureheading",
        "signaturedate",
    }
)
_CONTENTS = re.compile(r"Table des matières|Sommaire", re.IGNORECASE)
_PAGE = re.compile(r"[\s.…]*[\d–-]*\s*$")
_PRINTED = re.compile(
    r"(?:Entre\s*:|Signatures?$|Fait à |Indicateurs? de contexte|Table des matières|Sommaire)"
)


def is_contents_title(words: str) -> bool:
    """Tell whether words are those that stand above the contents."""
    return _CONTENTS.fullmatch(words.strip()) is not None


def is_printed(words: str) -> bool:
    """Tell whether words are those that begin a line of ours."""
    return _PRINTED.match(words.strip()) is not None


def without_page(words: str) -> str:
    """Return a line of the contents without the number of its page."""
    return _PAGE.sub("", " ".join(words.split()))


def is_composed(copy: CopyLine) -> bool:
    """Tell whether a line is one of ours, by its style, its place or its first words."""
    table, row, _ = copy.first.cell
    style = re.sub(r"\W", "", copy.first.style.lower())
    return style in _STYLES or (table >= 0 and row == 0) or is_printed(copy.text)
