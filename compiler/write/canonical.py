"""Whether two spellings of a text are one once typeset: what an author typed is kept when it still says the same."""

import re

from compiler.write.spelling import typed

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTES = re.compile(r"[\"«»“”]")
_LOOSE = re.compile(r" ?([\":;!?%€°]) ?")


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two typed texts differ by quotes, escapes and the spaces of typography alone."""
    return one == other or _folded(one) == _folded(other)


def _folded(text: str) -> str:
    words = _QUOTES.sub('"', _ESCAPE.sub(r"\1", typed(text).replace("...", "…")))
    return _LOOSE.sub(r"\1", words).strip()
