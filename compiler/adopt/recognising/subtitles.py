"""Lines that open a part without a number: found by what follows them, and by the look of those already found."""

import re
from collections.abc import Sequence

from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.statement import Statement

_LONGEST, _MOST_WORDS, _FEWEST_PROSE, _MOST_BOLD_WORDS = 220, 30, 60, 16
_FEWEST_WORDS = 3
_FEWEST_CAPITALS = 5
_SAID = re.compile(
    r"(?<![ld]')\b(?:est|sont|ete|sera|seront|suit|suivante?s?|ci-dessous|ci-apres|ont|a notamment|doit|doivent|vise|"
    r"visent|s'engagent?|comprend|comprennent|necessite|traduit|permet|permettent|decident?|conviennent)\b"
)


def is_subtitle(statements: Sequence[Statement], place: int, opened: Sequence[str]) -> bool:
    """Tell whether the line at `place` is a title without a number; `opened` are such titles now open."""
    statement = statements[place]
    after = statements[place + 1] if place + 1 < len(statements) else None
    if statement.is_entry or after is None or not looks_like_title(statement):
        return False
    if any(shares_start(title, statement.text, 3) for title in opened):
        return True
    if after.is_lead and not statement.is_bold:
        return True
    if statement.is_bold and not statement.text.endswith(":"):
        return _is_short(statement) and after.is_words and not after.is_bold and _is_text(after)
    if is_capitals(statement) and not statement.text.endswith(":"):
        return _is_short(statement) and after.is_words and not is_capitals(after) and _is_text(after)
    return (
        statement.text.endswith(":")
        and not _SAID.search(fold(statement.text))
        and _is_prose(after, lists=False)
    )


def may_be_subtitle(statements: Sequence[Statement], place: int) -> bool:
    """Tell whether a line that was not taken for a title could be one: short, without a stop, above a paragraph."""
    statement = statements[place]
    after = statements[place + 1] if place + 1 < len(statements) else None
    return (
        after is not None
        and not statement.is_entry
        and not statement.text.endswith(":")
        and len(statement.text.split()) >= _FEWEST_WORDS
        and looks_like_title(statement)
        and after.is_words
        and not after.is_entry
        and len(after.text) >= _FEWEST_PROSE
    )


def is_capitals(statement: Statement) -> bool:
    """Tell whether words are all in capitals, and more than an acronym."""
    return statement.text.isupper() and len(re.findall(r"[^\W\d_]", statement.text)) >= _FEWEST_CAPITALS


def looks_like_title(statement: Statement) -> bool:
    """Tell whether a line is as short as titles are, and ends as they do."""
    text = statement.text
    return (
        0 < len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and (text[0].isupper() or text[0] in '«"“')
        and text[-1] not in ".;,!?»"
        and not text.startswith(("[", "("))
    )


def _is_short(statement: Statement) -> bool:
    return len(statement.text.split()) <= _MOST_BOLD_WORDS


def _is_prose(statement: Statement, *, lists: bool = True) -> bool:
    """Tell whether a statement is text that a title may open: a whole paragraph, or a list."""
    if statement.is_entry and not statement.is_lead:
        return lists
    return statement.is_words and (statement.is_lead or len(statement.text) >= _FEWEST_PROSE)


def _is_text(statement: Statement) -> bool:
    """Tell whether a statement is text under a title that its look already shows: prose, or one short sentence."""
    is_sentence = statement.text[-1:] in (".", ":") and len(statement.text.split()) >= _FEWEST_WORDS
    return _is_prose(statement) or (is_sentence and not statement.is_entry)


def shares_start(first: str, second: str, count: int) -> bool:
    """Tell whether two texts begin with the same words."""
    ours, theirs = fold(first).split(), fold(second).split()
    return len(ours) >= count and len(theirs) >= count and ours[:count] == theirs[:count]
