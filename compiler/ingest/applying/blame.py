"""Orders that cannot be applied to the sentences at fault: alone, or with another that they contradict.

Each is found by trying: what an act makes of some orders is told of them all, never of one.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.ingest.applying.refusal import RefusalError
from compiler.ingest.order import Order, refused

Attempt = Callable[[Sequence[Order]], RefusalError | None]
# Beyond, an avenant is to another text, and more lines say no more.
_MOST_TOLD = 20


def find_faults(orders: Sequence[Order], attempt: Attempt, file: str) -> Iterator[Diagnostic]:
    """Yield which orders cannot be applied. `attempt` returns why some orders cannot, None when they can."""
    alone: set[int] = set()
    for rank, alone_refused in islice(_alone(range(len(orders)), orders, attempt), _MOST_TOLD):
        alone.add(rank)
        yield refused(orders[rank], alone_refused.code, str(alone_refused), file)
    kept = [order for rank, order in enumerate(orders) if rank not in alone]
    for _ in range(_MOST_TOLD - len(alone)):
        if (refusal := attempt(kept)) is None:
            return
        rank = _first(len(kept), lambda count: attempt(kept[:count]) is not None)
        order = kept.pop(rank)
        why = attempt((*kept[:rank], order)) or refusal
        yield refused(order, why.code, str(why), file, _other(kept[:rank], order, attempt))


def _other(before: Sequence[Order], order: Order, attempt: Attempt) -> Order:
    """Return the order that another, which comes after it, contradicts."""
    return before[_first(len(before), lambda count: attempt((*before[:count], order)) is not None)]


def _alone(
    ranks: Sequence[int], orders: Sequence[Order], attempt: Attempt
) -> Iterator[tuple[int, RefusalError]]:
    """Yield the orders that cannot be applied even alone."""
    refusal = attempt([orders[rank] for rank in ranks])
    if refusal is None:
        return
    if len(ranks) == 1:
        yield ranks[0], refusal
        return
    half = len(ranks) // 2
    yield from _alone(ranks[:half], orders, attempt)
    yield from _alone(ranks[half:], orders, attempt)


def _first(most: int, fails: Callable[[int], bool]) -> int:
    """Return the rank, from 0, of the thing with which a run of things begins to fail."""
    return bisect_left(range(1, most + 1), x=True, key=fails)
