"""An engagement in two versions to its changes: its place, its text, its partners, its indicators."""

from collections.abc import Iterator
from dataclasses import replace

from compiler.diff.telling_alineas import NOT_TOLD, tell_alineas
from compiler.diff.told import DONE, Holder, Told, Versions, side, tell
from compiler.model.change import ChangeKind
from compiler.model.comparison import EngagementComparison, Fate, Pair
from compiler.model.enact import Enactor
from compiler.model.enacted import Words
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, IndicatorState, Partner
from compiler.model.phrase import NO_BREAK_THIN
from compiler.model.printed import NO_BREAK

_LINE = {
    Fate.ADDED: ChangeKind.ENGAGEMENT_ADDED,
    Fate.REMOVED: ChangeKind.ENGAGEMENT_REMOVED,
    Fate.ARRIVED: ChangeKind.ENGAGEMENT_MOVED,
}
_PARTNER = {
    Fate.ADDED: ChangeKind.PARTNER_ADDED,
    Fate.REMOVED: ChangeKind.PARTNER_REMOVED,
    Fate.CHANGED: ChangeKind.PARTNER_CHANGED,
}
_INDICATOR = {
    Fate.ADDED: ChangeKind.INDICATOR_ADDED,
    Fate.REMOVED: ChangeKind.INDICATOR_REMOVED,
    Fate.ARRIVED: ChangeKind.INDICATOR_MOVED,
}
_COLUMN = {
    IndicatorKind.FOLLOW_UP: "de suivi",
    IndicatorKind.IMPACT: "d’impact",
    IndicatorKind.CONTEXT: "de contexte",
}
_IN_TEXT = frozenset(
    {
        ChangeKind.ALINEA_ADDED,
        ChangeKind.ALINEA_REMOVED,
        ChangeKind.ALINEA_CHANGED,
        ChangeKind.ALINEA_MOVED,
    }
)


def tell_engagement(
    compared: EngagementComparison, homes: tuple[str, str], versions: Versions
) -> Iterator[Told]:
    """Yield the changes of an engagement; `homes` are the ids of the divisions that hold it."""
    pair = compared.engagement
    before, after = pair.before, pair.after
    thing = after or before
    if pair.fate in NOT_TOLD or thing is None:
        return
    holder = Holder(
        subject=f"engagement:{thing.id}",
        names=(f"engagement {(before or thing).code}", f"engagement {(after or thing).code}"),
        parties=tuple(dict.fromkeys((*_bound(after, 1, versions), *_bound(before, 0, versions)))),
        divisions=homes,
    )
    if pair.fate in _LINE or (before and after and before.code != after.code):
        yield _line(pair, holder, versions)
    if before is not None and after is not None:
        yield from _columns(compared, holder, versions)


def _bound(engagement: Engagement | None, version: int, versions: Versions) -> tuple[str, ...]:
    partners = engagement.partners if engagement else ()
    return versions.places[version].party_ids(tuple(partner.party for partner in partners))


def _line(pair: Pair[Engagement], holder: Holder, versions: Versions) -> Told:
    before, after = pair.before, pair.after
    sides = (
        side(holder.names[0], _words(before, versions.old), before.span, holder.divisions[0])
        if before
        else None,
        side(holder.names[1], _words(after, versions.new), after.span, holder.divisions[1])
        if after
        else None,
    )
    kind = _LINE.get(pair.fate, ChangeKind.CODE_CHANGED)
    name = holder.names[1] if after else holder.names[0]
    summary = f"{name} : {DONE[pair.fate]}"
    if before and after:
        home = versions.places[1].names.get(holder.divisions[1], "")
        summary = f"{holder.names[0]} → {after.code}, {home}"
    told = tell(kind, holder.subject, summary, sides)
    if before and after:
        # A line that moved is told by its place: its words are told with its columns.
        told = replace(told, change=replace(told.change, edits=()))
    return told.with_parties(holder.parties)


def _words(engagement: Engagement, enactor: Enactor) -> str:
    """Return all that a line says, column after column."""
    line = enactor.engagement(engagement)
    columns = (
        ("Partenaires engagés", (line.partners,)),
        ("Indicateurs de suivi", line.follow_up),
        ("Indicateurs d’impact", line.impact),
    )
    text = " ".join(element.text for element in line.alineas if isinstance(element, Words))
    told = (
        f"{name}{NO_BREAK}: {_listed(words)}." for name, words in columns if any(one.text for one in words)
    )
    return " ".join((text, *told))


def _listed(words: tuple[Words, ...]) -> str:
    return f"{NO_BREAK_THIN}; ".join(one.text for one in words)


def _columns(compared: EngagementComparison, holder: Holder, versions: Versions) -> Iterator[Told]:
    for told in tell_alineas(compared.content, holder, versions):
        kind = ChangeKind.ENGAGEMENT_CHANGED if told.change.kind in _IN_TEXT else told.change.kind
        yield replace(told, change=replace(told.change, kind=kind))
    yield from _partners(compared, holder, versions)
    for indicator in (*compared.follow_up, *compared.impact):
        yield from tell_indicator(indicator, holder, versions)


def _partners(compared: EngagementComparison, holder: Holder, versions: Versions) -> Iterator[Told]:
    for pair in compared.partners:
        if pair.fate in _PARTNER:
            yield _partner(pair, _PARTNER[pair.fate], holder, versions)
    moved = [pair for pair in compared.partners if pair.fate is Fate.ARRIVED]
    if moved:
        told = _partner(moved[0], ChangeKind.PARTNERS_REORDERED, holder, versions)
        yield told.with_parties(holder.parties)
    if all(pair.fate is Fate.SAME for pair in compared.partners):
        yield from _renamed(compared.engagement, holder, versions)


def _renamed(pair: Pair[Engagement], holder: Holder, versions: Versions) -> Iterator[Told]:
    """Tell of partners who stay, under other names: nobody typed that in the engagement."""
    if pair.before is None or pair.after is None:
        return
    words = versions.old.engagement(pair.before).partners, versions.new.engagement(pair.after).partners
    if words[0] != words[1]:
        sides = (
            side(f"{holder.names[0]}, partenaires", words[0].text, pair.before.span, holder.divisions[0]),
            side(f"{holder.names[1]}, partenaires", words[1].text, pair.after.span, holder.divisions[1]),
        )
        summary = f"{holder.names[1]}, partenaires : nom modifié"
        told = tell(ChangeKind.PARTNER_CHANGED, holder.subject, summary, sides)
        yield told.with_parties(holder.parties).following(follows=True)


def _partner(pair: Pair[Partner], kind: ChangeKind, holder: Holder, versions: Versions) -> Told:
    before, after = pair.before, pair.after
    texts = _shown(before, 0, versions), _shown(after, 1, versions)
    sides = (
        side(f"{holder.names[0]}, partenaires", texts[0], before.span, holder.divisions[0])
        if before
        else None,
        side(f"{holder.names[1]}, partenaires", texts[1], after.span, holder.divisions[1]) if after else None,
    )
    summary = f"{holder.names[1]}, partenaire « {texts[1] or texts[0]} » : {DONE[pair.fate]}"
    concerned = tuple(
        dict.fromkeys(
            (
                *versions.places[1].party_ids((after.party,) if after else ()),
                *versions.places[0].party_ids((before.party,) if before else ()),
            )
        )
    )
    return tell(kind, holder.subject, summary, sides).with_parties(concerned)


def _shown(partner: Partner | None, version: int, versions: Versions) -> str:
    if partner is None:
        return ""
    service = f" ({partner.service})" if partner.service else ""
    return versions.names[version].get(partner.party, partner.party) + service


def tell_indicator(pair: Pair[Indicator], holder: Holder, versions: Versions) -> Iterator[Told]:
    """Yield the change of an indicator, if any."""
    before, after = pair.before, pair.after
    thing = after or before
    if pair.fate in NOT_TOLD or thing is None:
        return
    column = _COLUMN[thing.kind]
    sides = (
        side(
            f"{holder.names[0]}, indicateurs {column}",
            versions.old.indicator(before).text,
            before.span,
            holder.divisions[0],
        )
        if before
        else None,
        side(
            f"{holder.names[1]}, indicateurs {column}",
            versions.new.indicator(after).text,
            after.span,
            holder.divisions[1],
        )
        if after
        else None,
    )
    told = tell(
        _indicator_kind(pair),
        holder.subject,
        f"{holder.names[1]}, indicateur {column} : {DONE[pair.fate]}",
        sides,
        is_impact=thing.kind is IndicatorKind.IMPACT,
    )
    owners = versions.places[1].party_ids(thing.owners)
    # What is printed changed, and nothing that was typed: the name of a party, or the number of a reference.
    follows = pair.fate is Fate.CHANGED and before == after
    yield told.with_parties(tuple(dict.fromkeys((*holder.parties, *owners)))).following(follows=follows)


def _indicator_kind(pair: Pair[Indicator]) -> ChangeKind:
    before, after = pair.before, pair.after
    if before is None or after is None or pair.fate in _INDICATOR:
        return _INDICATOR[pair.fate]
    if before.state is IndicatorState.UNDETERMINED and after.state is IndicatorState.DEFINED:
        return ChangeKind.INDICATOR_DEFINED
    if before.due != after.due and replace(before, due=after.due) == after:
        return ChangeKind.DEADLINE_CHANGED
    return ChangeKind.INDICATOR_CHANGED
