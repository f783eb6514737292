"""What reviewers propose to one web page that needs nothing else, filtered in the browser, whole without a script."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from markupsafe import Markup

from compiler.model.printed import NO_BREAK, number_text
from compiler.model.review import Proposal, Review
from compiler.render.html import PageParts
from compiler.render.html.carried import content_policy, embedded, page_template
from compiler.render.html.counting import Count, count_by, values_of
from compiler.render.html.marking import page_bytes
from compiler.render.html.markup import PREFIX, trusted
from compiler.render.reprise.cards import (
    KINDS,
    STATES,
    Card,
    capital,
    kind_of,
    printed,
    proposal_card,
    states_of,
)
from compiler.render.reprise.moments import NOBODY, author_of, signed

_NO_NAMES: Mapping[str, str] = MappingProxyType({})
# The names of states that agree with what is counted, one proposal or several.
_AGREED = {
    "remarque": ("commentaire seul", "commentaires seuls"),
    "non-suivi": ("non suivie", "non suivies"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """The cards of one place of the act."""

    anchor: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aside:
    """What was left aside, by whom, how many times."""

    message: str
    who: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the template shows."""

    title: str
    act: str
    summary: str
    policy: str
    style: Markup
    script: Markup
    is_redline: bool
    tiles: tuple[Count, ...]
    reviewers: tuple[Count, ...]
    kinds: tuple[Count, ...]
    parties: tuple[Count, ...]
    states: tuple[Count, ...]
    state_names: Mapping[str, str]
    places: tuple[_Place, ...]
    ignored: tuple[_Aside, ...]
    ignored_number: int


def render_reprise(review: Review, parts: PageParts, names: Mapping[str, str] = _NO_NAMES) -> bytes:
    """Return the page of what a reviewed copy proposes; `names` are the short names of the parties, by id."""
    page = _page(review, parts, names)
    return page_bytes(page_template(parts.template).render(page=page, prefix=PREFIX))


def _page(review: Review, parts: PageParts, names: Mapping[str, str]) -> _Page:
    style, script = embedded(parts.style, "style"), embedded(parts.script, "script")
    proposals = review.proposals
    authors = [author_of(proposal.trace) for proposal in proposals]
    reviewers = values_of(authors)
    states = count_by((state for each in proposals for state in states_of(each)), STATES)
    return _Page(
        title="Ce que proposent les relecteurs",
        act=review.file,
        summary=_summary(authors),
        policy=content_policy(style, script),
        style=trusted(style),
        script=trusted(script),
        is_redline=review.is_redline,
        tiles=tuple(_tiles(states)),
        reviewers=count_by(
            (reviewers[author] for author in authors), {value: name for name, value in reviewers.items()}
        ),
        kinds=count_by(
            map(kind_of, proposals), {value: capital(kind.value) for value, kind in KINDS.items()}
        ),
        parties=_parties(proposals, names),
        states=states,
        state_names=STATES,
        places=tuple(_places(review, reviewers, names)),
        ignored=tuple(_ignored(review)),
        ignored_number=len(review.ignored),
    )


def _summary(authors: list[str]) -> str:
    if not authors:
        return "Aucune proposition"
    people = len(set(authors) - {NOBODY})
    unknown = authors.count(NOBODY)
    told = _counted(len(authors), "proposition")
    if not people:
        return f"{told} sans auteur connu"
    apart = f", dont {number_text(unknown)} sans auteur connu" if unknown else ""
    return f"{told} de {_counted(people, 'relecteur')}{apart}"


def _counted(number: int, noun: str) -> str:
    return f"{number_text(number)}{NO_BREAK}{noun}{'s' if number > 1 else ''}"


def _tiles(states: tuple[Count, ...]) -> Iterator[Count]:
    """Yield every state, those that nothing is in too: that there is no conflict is worth knowing."""
    numbers = {count.value: count.number for count in states}
    for value, name in STATES.items():
        number = numbers.get(value, 0)
        one, many = _AGREED.get(value, (name.lower(), name.lower()))
        yield Count(value=value, name=many if number > 1 else one, number=number)


def _parties(proposals: tuple[Proposal, ...], names: Mapping[str, str]) -> tuple[Count, ...]:
    """Return the parties that lines bind, in the order of the act, those that it does not name last."""
    bound = [party for proposal in proposals for party in proposal.line.parties]
    return count_by(bound, {**names, **{party: party for party in bound if party not in names}})


def _places(review: Review, reviewers: Mapping[str, str], names: Mapping[str, str]) -> Iterator[_Place]:
    # Two divisions that follow each other may bear the same title.
    runs = groupby(review.proposals, key=lambda proposal: (proposal.line.place, proposal.line.division))
    for rank, ((place, _), held) in enumerate(runs, start=1):
        cards = tuple(proposal_card(proposal, review.file, reviewers, names) for proposal in held)
        yield _Place(anchor=f"{PREFIX}lieu-{rank}", title=printed(capital(place)), cards=cards)


def _ignored(review: Review) -> Iterator[_Aside]:
    numbers = Counter((one.message, signed(one.trace) if one.trace else "") for one in review.ignored)
    for (message, who), number in numbers.items():
        yield _Aside(message=printed(message), who=who, number=number)
