"""The lines under a title that could be titles, and those that have nothing under them: all kept, and told."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.nodes import Node
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.subtitles import looks_like_title
from compiler.adopt.recognising.titles import ENGAGEMENT_TITLE
from compiler.model.division import ANNEXE
from compiler.model.text import plain

_FIGURE = re.compile(
    r"(?:(?:zone de )?(?:graphique|carte|cartographie|figure|sch[ée]ma|plan|photo(?:graphie)?|illustration|diagramme|"
    r"image|organigramme)\s*(?:n°\s*)?(?:\d+|[IVX]+\b)?\s*(?:[:.–—-]\s|\Z)|zone de graphique\b|zoom sur\b)",
    re.IGNORECASE,
)
_UNDER_A_GRID = re.compile(r"(?:sources?|notes?|lecture|l[ée]gende|champ|nb|n\.b\.)\b", re.IGNORECASE)
_MOST_LINES, _FEWEST_WORDS = 8, 4


def tell_doubtful_titles(node: Node, subject: str, register: Register) -> None:
    """Tell the lines that could open a part, and those that announce nothing that is there."""
    told: set[int] = set()
    last = _last_lines(node.content)
    if last:
        told |= {id(statement) for statement in last}
        message = f"{_named(last)} : figure absente, ou titre sans texte."
        register.decide(Kind.TITLE, message, last[0].span, subject=subject)
    for statement in _figures(node.content):
        if id(statement) not in told:
            told.add(id(statement))
            message = f"{quoted(statement.text)} annonce une figure absente de l'original."
            register.decide(Kind.IMAGE, message, statement.span, subject=subject)
    for statement in node.doubts:
        if id(statement) not in told:
            message = f"{quoted(statement.text)} ressemble à un intertitre ; gardé comme alinéa."
            register.decide(Kind.TITLE, message, statement.span, subject=subject)


def _named(lines: Sequence[Statement]) -> str:
    words = quoted(" / ".join(line.text for line in lines))
    return f"Rien ne suit {words}" if len(lines) == 1 else f"Rien ne suit les {len(lines)} lignes {words}"


def _last_lines(content: Sequence[Statement]) -> list[Statement]:
    """Return the lines that end what stands under a title as titles do; those that a sentence lists are none."""
    start = len(content)
    while start and _is_bare(content[start - 1]):
        start -= 1
    before = content[start - 1] if start else None
    lines = list(content[start:])
    if before is not None and before.image is not None:
        # The first line under a picture is its caption.
        lines = lines[1:]
    is_listed = before is not None and before.is_words and before.text.endswith(":")
    is_long = any(len(line.text.split()) >= _FEWEST_WORDS for line in lines)
    return lines if len(lines) <= _MOST_LINES and is_long and not is_listed else []


def _is_bare(statement: Statement) -> bool:
    return (
        statement.is_words
        and not statement.is_entry
        and not statement.text.endswith(":")
        and looks_like_title(statement)
        and not _UNDER_A_GRID.match(statement.text)
        and not statement.style
    )


def _figures(content: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the lines that announce a figure, with neither a picture nor a grid beside them."""
    none = Statement()
    for (before, statement), (_, after) in zip(
        pairwise([none, *content]), pairwise([*content, none]), strict=True
    ):
        is_alone = before.is_words and statement.is_words and after.is_words
        is_title = not statement.is_entry and looks_like_title(statement)
        if is_alone and is_title and _FIGURE.match(statement.text):
            yield statement


def tell_bare_titles(nodes: Sequence[Node], ids: dict[int, str], register: Register) -> None:
    """Tell the titles that another of their level, or the end, follows at once; empty annexes are told elsewhere."""
    for node in nodes:
        if node.kind not in (ENGAGEMENT_TITLE, ANNEXE) and not node.content and not node.children:
            message = f"Le titre {quoted(plain(node.title))} n'a pas de texte."
            register.decide(Kind.TITLE, message, node.span, subject=ids.get(id(node), ""))
        tell_bare_titles(node.children, ids, register)
