"""The words of one text after the orders on its words and its sentences, each told on the text as it was."""

from collections.abc import Sequence
from itertools import pairwise

from compiler.ingest.applying.refusal import RefusalError, conflict
from compiler.ingest.applying.runs import Run
from compiler.model.operation import InsertSentences, InsertWords, ReplaceSentence, ReplaceWords
from compiler.model.sentence import sentences

Wording = ReplaceWords | InsertWords | ReplaceSentence | InsertSentences
_JOINED = (",", ".", ")")


def reword(text: str, orders: Sequence[Wording]) -> str:
    """Return a text after its orders. Those that name no sentence are on the whole text."""
    words = [one for one in orders if isinstance(one, ReplaceWords | InsertWords)]
    whole = [one for one in orders if isinstance(one, ReplaceSentence | InsertSentences)]
    if not whole and all(not one.sentence for one in words):
        return _edited(text, words)
    pieces = sentences(text)
    if any(not one.sentence for one in words) and len(pieces) > 1:
        raise conflict("l'une vise un alinéa entier, l'autre l'une de ses phrases")
    run: Run[str] = Run(len(pieces), "phrase")
    for order in whole:
        if isinstance(order, ReplaceSentence):
            run.take(order.sentence, order.sentence, (order.new,) if order.new else ())
        else:
            run.fill(order.after, (order.new,))
    edited = [
        _sentence(piece, [one for one in words if (one.sentence or 1) == rank], goes=run.goes(rank))
        for rank, piece in enumerate(pieces, start=1)
    ]
    if max((one.sentence for one in words), default=1) > len(pieces):
        raise RefusalError("avenant.unknown-place", "Cet alinéa n'a pas tant de phrases.")
    return " ".join(run.arranged(edited))


def _sentence(text: str, orders: Sequence[ReplaceWords | InsertWords], *, goes: bool) -> str:
    if goes and orders:
        raise conflict("l'une supprime ou récrit une phrase que l'autre modifie")
    return _edited(text, orders)


def _edited(text: str, orders: Sequence[ReplaceWords | InsertWords]) -> str:
    cuts = sorted(_cut(text, order) for order in orders)
    for (first, end, _), (start, _, _) in pairwise(cuts):
        if start < end or start == first:
            raise conflict(f"elles touchent aux mêmes mots, dans « {text} »")
    for start, end, new in reversed(cuts):
        text = text[:start] + new + text[end:]
    return text


def _cut(text: str, order: ReplaceWords | InsertWords) -> tuple[int, int, str]:
    """Return the stretch that an order takes out, and what stands there after."""
    if isinstance(order, ReplaceWords):
        start = _place(text, order.old, order.occurrence)
        end = start + len(order.old)
        if order.new:
            return start, end, order.new
        if text[:start].endswith(" "):
            return start - 1, end, ""
        return start, end + text.startswith(" ", end), ""
    if order.at_start:
        return 0, 0, f"{order.new} " if text else order.new
    end = _place(text, order.after, order.occurrence) + len(order.after) if order.after else len(text)
    space = "" if order.new.startswith(_JOINED) or not text else " "
    return end, end, space + order.new


def _place(text: str, quote: str, occurrence: int) -> int:
    """Return where quoted words stand; they stand once, unless the order says which of them."""
    places: list[int] = []
    start = text.find(quote) if quote else -1
    while start >= 0:
        places.append(start)
        start = text.find(quote, start + 1)
    if not places or occurrence > len(places):
        raise RefusalError("avenant.words-not-found", f"Les mots « {quote} » ne sont pas dans « {text} ».")
    if len(places) > 1 and not occurrence:
        raise RefusalError(
            "avenant.words-not-unique",
            f"Les mots « {quote} » se trouvent {len(places)} fois dans « {text} ».",
        )
    return places[occurrence - 1 if occurrence else 0]
