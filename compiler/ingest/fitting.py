"""Quoted words that are found in the act in force but for their spaces and apostrophes, to the words that they mean.

It follows `respell`: what typography does not tell, such as the no-break space of a reference, only the act does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from operator import add

from compiler.ingest.order import Order
from compiler.ingest.reading.names import Names
from compiler.ingest.reading.places import Places
from compiler.model.enacted import Words
from compiler.model.operation import InsertWords, Operation, ReplaceWords
from compiler.model.protocol import Protocol
from compiler.model.sentence import sentences

_SPACE, _APOSTROPHE = "[ \u00a0\u202f]", "['’]"
_LOOSE = re.compile(f"({_SPACE}|{_APOSTROPHE})")


def fit_words(orders: Sequence[Order], base: Protocol) -> tuple[Order, ...]:
    """Return orders whose quoted words are those of the act, when the spaces alone were others."""
    places = Places(Names(base))
    return tuple(replace(order, operation=_fitted(order.operation, places)) for order in orders)


def _fitted(operation: Operation, places: Places) -> Operation:
    match operation:
        case ReplaceWords():
            old, occurrence = _found(operation, operation.old, places)
            return replace(operation, old=old, occurrence=occurrence)
        case InsertWords() if operation.after:
            after, occurrence = _found(operation, operation.after, places)
            return replace(operation, after=after, occurrence=occurrence)
        case _:
            return operation


def _found(operation: ReplaceWords | InsertWords, quote: str, places: Places) -> tuple[str, int]:
    """Return quoted words as the act has them, and which of their occurrences is meant."""
    said, rank = (quote, operation.occurrence), operation.occurrence or 1
    held = places.held(operation.container)
    element = held[operation.element - 1] if 0 < operation.element <= len(held) else None
    if not isinstance(element, Words):
        return said
    text = "".join(sentences(element.text)[operation.sentence - 1 : operation.sentence]) or element.text
    loose = list(re.finditer(f"(?={_pattern(quote)})", text))
    if quote in text or len(loose) < rank or (len(loose) > 1 and not operation.occurrence):
        return said
    start = loose[rank - 1].start()
    words = text[start : start + len(quote)]
    same = [one.start() for one in re.finditer(f"(?={re.escape(words)})", text)]
    return words, same.index(start) + 1 if len(same) > 1 else 0


def _pattern(quote: str) -> str:
    """Return a pattern of words, whatever their spaces and apostrophes; one sign stands for one."""
    pieces = _LOOSE.split(quote)
    signs = (_APOSTROPHE if sign in "'’" else _SPACE for sign in pieces[1::2])
    return "".join(map(add, map(re.escape, pieces[::2]), (*signs, "")))
