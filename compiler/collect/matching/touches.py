"""Runs of a line to what each author changed in it, as places in the line of the copy.

Words that one author added and another removed or cut are told of the second one, on top of the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.collect.matching.copy_lines import author_of
from compiler.model.change import Mark
from compiler.model.review import Run, Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """Words replaced by one author. `on` are the authors of the words that it was made upon."""

    start: int
    end: int
    added: str
    trace: Trace | None
    on: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Placed:
    start: int
    run: Run

    @property
    def end(self) -> int:
        return self.start + (len(self.run.text) if self.run.mark is Mark.REMOVED else 0)


def touches(runs: Iterable[Run]) -> tuple[Touch, ...]:
    """Return what was changed, each stretch of one author once, in order."""
    return tuple(touch for cluster in _clusters(runs) for touch in _told(cluster))


def _clusters(runs: Iterable[Run]) -> Iterator[list[_Placed]]:
    """Yield the runs that changed, those without kept words between them together."""
    cluster: list[_Placed] = []
    place = 0
    for run in runs:
        if not run.text:
            continue
        if run.mark is not Mark.KEPT:
            cluster.append(_Placed(place, run))
        elif cluster:
            yield cluster
            cluster = []
        place += 0 if run.mark is Mark.ADDED else len(run.text)
    if cluster:
        yield cluster


def _told(cluster: list[_Placed]) -> Iterator[Touch]:
    authors = dict.fromkeys(author_of(each.run.trace) for each in cluster)
    authors |= dict.fromkeys(author_of(each.run.removed_by) for each in cluster if each.run.removed_by)
    for author in authors:
        if on := _grounds(cluster, author):
            yield _whole(cluster, author, on)
        else:
            yield from _joined([each for each in cluster if author_of(each.run.trace) == author])


def _grounds(cluster: list[_Placed], author: str) -> frozenset[str]:
    """Return the authors of added words that this one removed, or put words into."""
    found: set[str] = set()
    for rank, each in enumerate(cluster):
        run = each.run
        owner = author_of(run.trace)
        if run.mark is not Mark.ADDED:
            continue
        if run.removed_by and author_of(run.removed_by) == author != owner:
            found.add(owner)
        if owner == author:
            before = {author_of(one.run.trace) for one in _added_at(cluster[:rank], each.start)}
            after = {author_of(one.run.trace) for one in _added_at(cluster[rank + 1 :], each.start)}
            found |= (before & after) - {author}
    return frozenset(found)


def _added_at(cluster: list[_Placed], place: int) -> list[_Placed]:
    return [each for each in cluster if each.run.mark is Mark.ADDED and each.start == place]


def _whole(cluster: list[_Placed], author: str, on: frozenset[str]) -> Touch:
    """Return the whole cluster as it reads at the end: what the author made of the words of others."""
    traces = [trace for each in cluster for trace in (each.run.removed_by, each.run.trace) if trace]
    return Touch(
        start=cluster[0].start,
        end=cluster[-1].end,
        added="".join(_left(each.run) for each in cluster),
        trace=next(trace for trace in traces if author_of(trace) == author),
        on=on,
    )


def _left(run: Run) -> str:
    return run.text if run.mark is Mark.ADDED and run.removed_by is None else ""


def _joined(placed: list[_Placed]) -> Iterator[Touch]:
    """Yield the touches of one author, neighbours as one."""
    last: Touch | None = None
    for each in placed:
        trace, run = each.run.trace, each.run
        # What its own author removed again was never proposed.
        own = run.removed_by is not None and author_of(run.removed_by) == author_of(trace)
        added = run.text if run.mark is Mark.ADDED and not own else ""
        if last is not None and last.end == each.start:
            last = Touch(start=last.start, end=each.end, added=last.added + added, trace=trace)
            continue
        if last is not None:
            yield last
        last = Touch(start=each.start, end=each.end, added=added, trace=trace)
    if last is not None and (last.added or last.end > last.start):
        yield last
