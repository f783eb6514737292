"""Tracked changes of look to what they changed, in French: they touch no word."""

from lxml import etree

from compiler.collect.naming import name_of, quoted
from compiler.collect.reading.aside import Aside
from compiler.collect.reading.names import W, child_value, trace_of
from compiler.collect.reading.styles import Styles

_FORMER = {
    f"{W}tblPrChange": "a changé la présentation d'un tableau",
    f"{W}tblPrExChange": "a changé la présentation d'un tableau",
    f"{W}trPrChange": "a changé la présentation d'un tableau",
    f"{W}tcPrChange": "a changé la présentation d'un tableau",
    f"{W}cellMerge": "a fusionné ou scindé des cases",
    f"{W}sectPrChange": "a changé la mise en page d'une section",
}


def tell_look(look: "etree._Element | None", aside: Aside) -> None:
    """Tell of what changed in the look of a table, a row, a cell or a section."""
    for element in look if look is not None else ():
        if isinstance(element.tag, str) and element.tag in _FORMER:
            aside.by(trace_of(element), _FORMER[element.tag])


def tell_paragraph(
    look: "etree._Element | None", words: str, rank: int, aside: Aside, styles: Styles
) -> None:
    """Tell of what changed in the look of a paragraph, whose words are given."""
    if look is None:
        return
    tell_look(look.find(f"{W}sectPr"), aside)
    change = look.find(f"{W}pPrChange")
    numbering = look.find(f"{W}numPr/{W}numberingChange")
    if change is not None:
        _tell(change, _paragraph_change(look, change.find(f"{W}pPr"), styles), words, rank, aside)
    elif numbering is not None:
        _tell(numbering, "a changé la numérotation", words, rank, aside)


def tell_runs(change: "etree._Element", words: str, rank: int, aside: Aside) -> None:
    """Tell of what changed in the look of some words."""
    if words.strip():
        _tell(change, "a changé l'aspect", words, rank, aside)


def _tell(change: "etree._Element", what: str, words: str, rank: int, aside: Aside) -> None:
    trace = trace_of(change)
    aside_words = quoted(words)
    if words.strip():
        aside.exactly(f"{name_of(trace)} {what} de {aside_words}.", rank, trace)
    else:
        aside.by(trace, f"{what} d'un paragraphe vide")


def _paragraph_change(look: "etree._Element", former: "etree._Element | None", styles: Styles) -> str:
    now, was = (child_value(one, "pStyle") for one in (look, former))
    if now != was:
        return f"a changé le style ({_style(was, styles)} devient {_style(now, styles)})"
    if child_value(look, "numPr numId") != child_value(former, "numPr numId"):
        return "a changé les puces ou la numérotation"
    return "a changé la présentation"


def _style(name: str, styles: Styles) -> str:
    return quoted(styles.name(name) or "normal")
