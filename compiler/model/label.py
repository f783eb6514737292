"""How the things of the act are named in print: "Article 1er", "objectif 1.1", "annexe 2"."""

from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION, Division, Level
from compiler.model.text import Inline, Inlines, Superscript, Text, plain

NO_BREAK = "\u00a0"
_NAMES = {PREAMBLE: "préambule", ARTICLE: "article", ANNEXE: "annexe", SECTION: "section"}
_FEMININE = frozenset({ANNEXE, SECTION})


def kind_name(kind: str, levels: tuple[Level, ...]) -> str:
    """Return the common noun of a kind of division, in lower case: "article", "objectif"."""
    for level in levels:
        if level.id == kind:
            return level.name.lower()
    return _NAMES.get(kind, kind)


def is_feminine(kind: str, levels: tuple[Level, ...]) -> bool:
    """Tell the gender of the common noun of a kind of division: "une annexe", "une priorité"."""
    gender = next((level.gender for level in levels if level.id == kind), "")
    return gender == "féminin" or (not gender and kind in _FEMININE)


def heading_label(division: Division, levels: tuple[Level, ...]) -> Inlines:
    """Return the label printed before a title: "Article 1er", "Annexe 2", "A"; empty when there is none."""
    if not division.number:
        return ()
    if division.kind == SECTION:
        return (Text(text=division.number),)
    name = kind_name(division.kind, levels)
    return (Text(text=f"{name[:1].upper()}{name[1:]}{NO_BREAK}"), *printed_number(division))


def printed_number(division: Division) -> Inlines:
    """Return the number as printed: the first article is "1er"."""
    number: Inline = Text(text=division.number)
    if division.kind == ARTICLE and division.number == "1":
        return (number, Superscript(text="er"))
    return (number,)


def heading_text(division: Division, levels: tuple[Level, ...]) -> Inlines:
    """Return the whole heading: label, dash, title."""
    label = heading_label(division, levels)
    return (*label, Text(text=" – "), *division.title) if label else division.title


def reference_text(division: Division, levels: tuple[Level, ...], form: str, parent: Division | None) -> str:
    """Return what a cross-reference to `division` prints, in one of its forms (complet, numero, titre)."""
    number = plain(printed_number(division)) if division.number else ""
    if form == "numero":
        return number
    name = kind_name(division.kind, levels)
    words = (
        f"{name}{NO_BREAK}{number}"
        if number
        else (name if division.kind == PREAMBLE else plain(division.title))
    )
    if parent is not None and _restarts_under(division, parent, levels):
        words = f"{words} {_of(parent.kind, levels)}{NO_BREAK}{parent.number}"
    if form == "titre" and number:
        return f"{words}, «{NO_BREAK}{plain(division.title)}{NO_BREAK}»"
    return words


def _restarts_under(division: Division, parent: Division, levels: tuple[Level, ...]) -> bool:
    """Tell whether a number starts again under each parent, and so says nothing without it."""
    known = {level.id for level in levels}
    return (
        division.kind in known and parent.kind in known and bool(parent.number) and "." not in division.number
    )


def _of(kind: str, levels: tuple[Level, ...]) -> str:
    """Return "de l’objectif", "du thème", "de la mesure"."""
    name = kind_name(kind, levels)
    if name[:1].lower() in "aeiouyhéèêàâîôûœ":
        return f"de l’{name}"
    return f"de la {name}" if is_feminine(kind, levels) else f"du {name}"
