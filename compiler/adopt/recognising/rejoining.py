"""Paragraphs that a page has cut in two are made whole: the first part ends in the air, the second starts small."""

import re
from collections.abc import Sequence
from dataclasses import replace

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import join
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import TitleReader, numbered
from compiler.model.text import plain

_IN_THE_AIR = re.compile(r"[\w’'€%)]\Z")
_SMALL = re.compile(r"[a-zà-öø-ÿœ]|\((?=[A-ZÀ-ÖØ-Þ])")
_SHORTEST = 40


def rejoined(
    statements: Sequence[Statement], reader: TitleReader, register: Register
) -> tuple[Statement, ...]:
    """Return the statements with those that go on from the one before put back with it; each is told."""
    groups: list[list[Statement]] = []
    for statement in statements:
        if groups and _goes_on(groups[-1], statement, reader):
            groups[-1].append(statement)
            register.decide(
                Kind.JOINED,
                f"{quoted(statement.text)} est la suite de l'alinéa précédent, coupé par un saut de page.",
                statement.span,
                is_sure=True,
            )
        else:
            groups.append([statement])
    return tuple(_whole(group) for group in groups)


def _whole(group: Sequence[Statement]) -> Statement:
    if len(group) == 1:
        return group[0]
    words = join(*(statement.words for statement in group))
    return replace(group[0], words=words, text=plain(words))


def _goes_on(group: Sequence[Statement], statement: Statement, reader: TitleReader) -> bool:
    first, last = group[0], group[-1]
    return (
        last.is_words
        and statement.is_words
        and not statement.is_entry
        and not statement.level
        and not first.level
        and (len(group) > 1 or len(first.text) >= _SHORTEST)
        and bool(_IN_THE_AIR.search(last.text))
        and bool(_SMALL.match(statement.text))
        and numbered(statement.words) is None
        and not first.is_bold
        and reader.announced(first.words) is None
    )
