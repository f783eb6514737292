"""Lines that name a grid ("Tableau 3 – Effectifs") to the caption of that grid."""

import re
from collections.abc import Sequence
from dataclasses import replace

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import cut
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.model.text import plain

_STYLE = re.compile(r"caption|l[ée]gende", re.IGNORECASE)
_LABEL = re.compile(r"(?:tableau|table)\s*(?:n°\s?)?\d*\s*[:.–—-]\s*(?=\S)", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?:figure|carte|plan|photo(?:graphie)?|illustration|image|sch[ée]ma|graphique)\s*(?:n°\s?)?\d*\s*[:.–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_LONGEST = 240


def with_captions(content: Sequence[Statement], subject: str, register: Register) -> list[Statement]:
    """Return what stands under a title, each caption given to the grid after it, or to the one before."""
    kept: list[Statement] = []
    content = [_without_label(statement, subject, register) for statement in content]
    for place, statement in enumerate(content):
        last = kept[-1] if kept else None
        if last is not None and _is_of_picture(statement, last):
            kept[-1] = _with_caption(last, statement)
            continue
        is_bare = statement.grid is not None and not statement.grid.caption
        if is_bare and last is not None and _is_caption(last):
            kept[-1] = _captioned(statement, last, subject, register)
        elif _is_styled(statement) and last is not None and last.grid is not None and not last.grid.caption:
            after = content[place + 1] if place + 1 < len(content) else None
            if after is None or after.grid is None:
                kept[-1] = _captioned(last, statement, subject, register)
            else:
                kept.append(statement)
        else:
            kept.append(statement)
    return kept


def _without_label(statement: Statement, subject: str, register: Register) -> Statement:
    """Return a grid whose own caption starts with what is counted anew: "Tableau 26 – Quartiers"."""
    if statement.grid is None or not _LABEL.match(plain(statement.grid.caption)):
        return statement
    caption = statement.grid.caption
    given = Statement(words=caption, text=plain(caption), span=statement.span, anchor=statement.grid.anchor)
    return _captioned(statement, given, subject, register)


def _is_caption(statement: Statement) -> bool:
    is_labelled = len(statement.text) <= _LONGEST and bool(_LABEL.match(statement.text))
    return statement.is_words and not statement.is_entry and (is_labelled or _is_styled(statement))


def _is_styled(statement: Statement) -> bool:
    return bool(_STYLE.search(statement.style))


def _is_of_picture(statement: Statement, last: Statement) -> bool:
    """Tell whether a line is the caption of the picture right above it."""
    picture = last.image.kept if last.image is not None else None
    is_named = _is_styled(statement) or bool(_FIGURE.match(statement.text))
    is_short = statement.is_words and not statement.is_entry and len(statement.text) <= _LONGEST
    return picture is not None and not picture.caption and is_short and is_named


def _with_caption(pictured: Statement, caption: Statement) -> Statement:
    image = pictured.image
    if image is None or image.kept is None:
        return pictured
    return replace(pictured, image=replace(image, kept=replace(image.kept, caption=caption.words)))


def _captioned(grid: Statement, caption: Statement, subject: str, register: Register) -> Statement:
    found = _LABEL.match(caption.text)
    words = cut(caption.words, found.end()) if found else caption.words
    if found:
        register.decide(
            Kind.TABLE,
            f"{quoted(found.group())} annonce le tableau {quoted(plain(words))} : "
            "les tableaux se numérotent d'eux-mêmes.",
            caption.span,
            subject=subject,
            left_out=found.group(),
            is_sure=True,
        )
    if grid.grid is None:
        return grid
    return replace(grid, grid=replace(grid.grid, caption=words, anchor=caption.anchor or grid.grid.anchor))
