"""Changes to the text that they give, for information, with the history of the act."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from compiler.model.amendment import Amendment
from compiler.model.brief import Brief, SealedAct
from compiler.model.change import ChangeSet
from compiler.model.printed import NO_BREAK, date_text
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.pipeline.printing import Printing
from compiler.pipeline.story import Loaded
from compiler.pipeline.versions import Version

if TYPE_CHECKING:
    from compiler.render.consolidated import HistoryLine
    from compiler.render.origin_step import Step


def open_consolidated(
    changes: ChangeSet,
    base: Version,
    past: tuple[Protocol, ...],
    drafted: tuple[Amendment | None, Loaded],
    stamp: datetime,
) -> Printing:
    """Start printing the text after the changes, worded by the amendment when there is one."""
    from compiler.render.consolidated import consolidated_view

    amendment, target = drafted
    steps = (*_earlier(base, past, changes.comparison.before), _last(changes, base, amendment))
    view = consolidated_view(steps, tuple(_history(base.signed, amendment, target.brief)))
    return Printing(view, target.assets, stamp)


def _earlier(base: Version, past: tuple[Protocol, ...], before: Protocol) -> "Iterator[Step]":
    """Yield what each signed avenant changed; of a base that was not sealed nobody knows which act gave it."""
    from compiler.diff import compare
    from compiler.render.origin_step import Step

    if base.model:
        chain = (*past, before)
        for rank, act in enumerate(base.signed[1:], 1):
            signed = f" du {date_text(act.signed)}" if act.signed else ""
            name = f"par {_avenant(act.number)}{signed}"
            yield Step(comparison=compare(chain[rank - 1], chain[rank]), name=name)


def _last(changes: ChangeSet, base: Version, amendment: Amendment | None) -> "Step":
    from compiler.render.origin_step import Step

    if amendment is None:
        name = f"depuis la version «{NO_BREAK}{base.name}{NO_BREAK}»"
        return Step(comparison=changes.comparison, name=name)
    return Step(
        comparison=changes.comparison,
        name=f"par {_avenant(amendment.number)}",
        articles={article.division: article.number for article in amendment.articles if article.division},
        told=_told(changes, amendment),
    )


def _told(changes: ChangeSet, amendment: Amendment) -> Mapping[tuple[str, str], int]:
    """Return the first article that words a change, by its subject and its kind, or by its subject alone."""
    from compiler.render.origin_step import ANY

    known = {change.rank: change for change in changes.changes}
    found: dict[tuple[str, str], int] = {}
    for article in amendment.articles:
        for change in (known[rank] for clause in article.clauses for rank in clause.changes):
            found.setdefault((change.subject, change.kind.value), article.number)
            found.setdefault((change.subject, ANY), article.number)
    return found


def _history(
    signed: tuple[SealedAct, ...], amendment: Amendment | None, brief: Brief
) -> "Iterator[HistoryLine]":
    from compiler.render.consolidated import HistoryLine

    for act in signed:
        name = f"Avenant n°{NO_BREAK}{act.number}" if act.number else "Acte initial"
        yield HistoryLine(name=name, signed=act.signed, purpose=act.title)
    if amendment is not None:
        name = f"Avenant n°{NO_BREAK}{amendment.number}"
        yield HistoryLine(name=name, signed=None, purpose=plain(brief.purpose))


def _avenant(number: int) -> str:
    return f"l’avenant n°{NO_BREAK}{number}"
