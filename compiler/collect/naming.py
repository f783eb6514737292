"""How a sentence names who did something, and quotes words."""

from compiler.model.printed import NO_BREAK
from compiler.model.review import Trace

_LONGEST = 60
_READ = 1_000
"""Signs that are looked at, which is enough to cut them: hostile lines have millions."""
_NOBODY = "Une personne qui ne se nomme pas"


def name_of(trace: Trace | None) -> str:
    """Return how somebody is named at the head of a sentence."""
    return (trace.author if trace else "") or _NOBODY


def quoted(words: str) -> str:
    """Return words between quotation marks, cut when they are long."""
    text = " ".join(words[:_READ].split())
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"
    return f"«{NO_BREAK}{text}{NO_BREAK}»"
