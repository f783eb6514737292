"""A change to what each version shows of it: its words, marked, or the cell that a partner came to or left."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.change import Change, ChangeKind, Edit, Mark
from compiler.model.comparison import Comparison
from compiler.model.phrase import parties_by_id, partners_text
from compiler.model.protocol import Protocol
from compiler.render.review.words import words_after, words_before

_IN_A_CELL = {ChangeKind.PARTNER_ADDED: Mark.ADDED, ChangeKind.PARTNER_REMOVED: Mark.REMOVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """What one version shows of a change: where, in words, and its own words with their marks."""

    place: str
    edits: tuple[Edit, ...]


def shown_sides(change: Change, comparison: Comparison) -> tuple[ShownSide | None, ShownSide | None]:
    """Return what both versions show; None for the one that has no such thing."""
    before = ShownSide(place=change.before.place, edits=words_before(change)) if change.before else None
    after = ShownSide(place=change.after.place, edits=words_after(change)) if change.after else None
    side = change.after or change.before
    if change.kind in _IN_A_CELL and side is not None:
        # A partner alone is not what was signed: the cell was, with the partners that stay.
        whole = (
            _cell(change, side.place, comparison.before),
            _cell(change, side.place, comparison.after),
        )
        return whole[0] or before, whole[1] or after
    return before, after


def _cell(change: Change, place: str, version: Protocol) -> ShownSide | None:
    """Return the partners of the engagement that changes; None when a version has none there."""
    name = change.subject.removeprefix("engagement:")
    engagement = next((one for one in version.engagements() if one.id == name), None)
    names = parties_by_id(version)
    partners = [partners_text((one,), names) for one in engagement.partners] if engagement else []
    return ShownSide(place=place, edits=tuple(_marked(partners, change))) if partners else None


def _marked(partners: list[str], change: Change) -> Iterator[Edit]:
    side = change.after or change.before
    place = partners.index(side.text) if side is not None and side.text in partners else len(partners)
    before, found, after = partners[:place], partners[place : place + 1], partners[place + 1 :]
    pieces = (
        (Mark.KEPT, ", ".join((*before, "")) if found else ", ".join(before)),
        (_IN_A_CELL[change.kind], "".join(found)),
        (Mark.KEPT, ", ".join(("", *after))),
    )
    yield from (Edit(mark=mark, text=text) for mark, text in pieces if text)
