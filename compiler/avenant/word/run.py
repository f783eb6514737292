"""Numbers and codes to the words that list them: a run of the act is said from its first to its last."""

from collections.abc import Iterator, Sequence

_FEWEST = 3
GAP = ""
"""Stands in an order where a run may not pass."""


def folded(names: Sequence[str], order: Sequence[str]) -> Iterator[str]:
    """Yield names, three or more that follow one another in an order as one: "1.1-02 à 1.1-04"."""
    ranks = {name: rank for rank, name in enumerate(order) if name != GAP}
    for run in _runs(names, ranks):
        if len(run) < _FEWEST:
            yield from run
        else:
            yield f"{run[0]} à {run[-1]}"


def _runs(names: Sequence[str], ranks: dict[str, int]) -> Iterator[list[str]]:
    run: list[str] = []
    for name in names:
        if run and (name not in ranks or ranks.get(run[-1]) != ranks[name] - 1):
            yield run
            run = []
        run.append(name)
    if run:
        yield run
