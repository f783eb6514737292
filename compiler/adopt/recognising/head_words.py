"""The heads of the grids of engagements to those whose words are not those of the other grids."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cells import Content
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register

_CLOSE = 0.7
_LONGEST = 160


def tell_odd_heads(heads: Sequence[tuple[str, Sequence[Content]]], register: Register) -> None:
    """Tell the titles of columns that differ from those at the same place in most heads of as many columns.

    `heads` are the rows of titles, each after the id of its division. Words that are far from the usual ones name
    another column: those are no slip.
    """
    for width in sorted({len(head) for _, head in heads}):
        same = [(subject, head) for subject, head in heads if len(head) == width]
        for place in range(width):
            _tell_column([(subject, head[place]) for subject, head in same if head[place].text], register)


def _tell_column(titles: Sequence[tuple[str, Content]], register: Register) -> None:
    met = Counter(fold(title.text) for _, title in titles)
    if len(met) <= 1:
        return
    # The first of those met most often: a counter keeps the order of the paper.
    usual = met.most_common(1)[0][0]
    like = next(title for _, title in titles if fold(title.text) == usual)
    for subject, title in titles:
        words = fold(title.text)
        is_short = max(len(words), len(usual)) <= _LONGEST
        if words != usual and is_short and SequenceMatcher(None, words, usual).ratio() >= _CLOSE:
            register.decide(
                Kind.GRID,
                f"La colonne {quoted(title.text)} s'appelle {quoted(like.text)} dans les autres grilles.",
                title.span,
                subject=subject,
            )
