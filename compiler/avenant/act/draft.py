"""Changes, operations and the drafter's notes to the whole avenant, in the order in which it prints."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from compiler.avenant.act.article import Wording, amending_article
from compiler.avenant.act.closing import aims, closing_articles, conventions, publisher, signature
from compiler.avenant.act.group import Group, group_operations
from compiler.avenant.act.named import find_unheard
from compiler.avenant.act.people import all_parties, introduce, joining, slots
from compiler.avenant.act.preamble import considerations, contract_noun, recitals, visas
from compiler.avenant.act.remarks import remarks
from compiler.avenant.act.subject import by_subject
from compiler.avenant.word.formulas import read_formulas
from compiler.avenant.word.noun import capital
from compiler.avenant.word.pen import Pen, open_pen
from compiler.diagnostics.result import Result
from compiler.model.amendment import AmendingArticle, Amendment
from compiler.model.brief import Brief, SealedAct
from compiler.model.change import ChangeSet
from compiler.model.operation import Operation

_FIRST_AMENDING = 3


def draft(  # noqa: PLR0913 - each is a distinct input of the act; a record would only rename them.
    changes: ChangeSet,
    operations: tuple[Operation, ...],
    brief: Brief,
    history: tuple[SealedAct, ...],
    formulas: str,
    *,
    today: date | None = None,
) -> Result[Amendment]:
    """Return the avenant. `formulas` is the text of its templates, one after the other.

    Errors: avenant.motive-missing, avenant.deadline-passed, avenant.no-event, brief.after-term, brief.retroactive,
    brief.unknown-subject, brief.subject-twice.
    """
    pen = open_pen(changes.comparison.before, read_formulas(formulas))
    number = brief.number or 1 + max((act.number for act in history), default=0)
    identity = pen.base.protocol.identity
    parties = all_parties(changes.comparison.before, changes.comparison.after)
    amendment = Amendment(
        number=number,
        title=pen.say("titre", numero=number, contrat=contract_noun(identity, pen)),
        header=pen.say("en_tete", numero=number, contrat=identity.header or identity.title),
        between=pen.say("entre"),
        parties=tuple(introduce(party, brief, pen) for party in parties),
        together=pen.say("ensemble"),
        visas=(*visas(brief, history, pen), *considerations(brief, pen)),
        exposed=pen.say("expose"),
        recitals=tuple(recitals(brief, history, joining(changes), pen)),
        agreed=pen.say("convenu"),
        articles=tuple(_articles(changes, operations, brief, pen)),
        signature=signature(brief, pen),
        slots=tuple(slots(changes, pen)),
        author=capital(publisher(changes.comparison.after)) or identity.territory,
    )
    unheard = find_unheard(brief, changes, operations, pen.base)
    since = max((act.signed for act in history if act.signed), default=identity.signed)
    return Result(amendment, (*remarks(changes, brief, pen, today=today, since=since), *unheard))


def _articles(
    changes: ChangeSet, operations: tuple[Operation, ...], brief: Brief, pen: Pen
) -> Iterator[AmendingArticle]:
    groups = group_operations(operations, pen.names)
    wording = Wording(pen=pen, changes=by_subject(changes.changes), overrides=brief.overrides)
    amending = [amending_article(group, rank, wording) for rank, group in enumerate(groups, _FIRST_AMENDING)]
    yield AmendingArticle(number=1, title="Objet", paragraphs=tuple(aims(brief, groups, pen)))
    yield AmendingArticle(
        number=2, title="Conventions de lecture", paragraphs=tuple(conventions(amending, pen))
    )
    yield from amending
    yield from _last(brief, groups, changes, pen)


def _last(brief: Brief, groups: tuple[Group, ...], changes: ChangeSet, pen: Pen) -> Iterator[AmendingArticle]:
    ranks = count(_FIRST_AMENDING + len(groups))
    for rank, (title, paragraphs) in zip(ranks, closing_articles(brief, groups, changes, pen), strict=False):
        yield AmendingArticle(number=rank, title=title, paragraphs=paragraphs)
