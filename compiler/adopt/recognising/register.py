"""What all stages of recognising share: the profile, the parties, the ids given, the decisions taken."""

from collections.abc import Callable
from dataclasses import dataclass, field

from compiler.adopt.recognising.adoption import Decision, Kind
from compiler.adopt.recognising.folding import Ids
from compiler.adopt.recognising.partybook import PartyBook
from compiler.adopt.recognising.profile import Profile
from compiler.diagnostics.span import Span
from compiler.model.bookmark import Mark, read_bookmark
from compiler.model.text import Inlines


def _unlinked(words: Inlines, span: Span, subject: str) -> Inlines:
    del span, subject
    return words


@dataclass
class Register:
    """Grows as the paper is read. `link` types the cross-references of a text.

    `answered` are the places of the indicators that all partners of an engagement answer for, with its id.
    """

    profile: Profile
    book: PartyBook
    ids: Ids = field(default_factory=Ids)
    acronyms: frozenset[str] = frozenset()
    decisions: list[Decision] = field(default_factory=list)
    answered: list[tuple[Span, str]] = field(default_factory=list)
    link: Callable[[Inlines, Span, str], Inlines] = _unlinked

    def identify(self, mark: Mark, anchor: str, words: str, otherwise: str) -> str:
        """Return an id: the one that a bookmark of ours holds, or one made from words."""
        place = read_bookmark(anchor) if anchor else None
        if place is not None and place.mark is mark and place.ids and self.ids.keep(place.ids[-1]):
            return place.ids[-1]
        return self.ids.claim(words, otherwise)

    def decide(  # noqa: PLR0913 - one field each of a decision
        self,
        kind: Kind,
        message: str,
        span: Span,
        *,
        subject: str = "",
        left_out: str = "",
        quote: str = "",
        proposal: str = "",
        is_sure: bool = False,
    ) -> None:
        """Record a decision."""
        self.decisions.append(
            Decision(
                kind=kind,
                message=message,
                span=span,
                subject=subject,
                left_out=left_out,
                quote=quote,
                proposal=proposal,
                is_sure=is_sure,
            )
        )
