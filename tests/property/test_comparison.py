"""Laws of the comparison, on random edits of a random act: it tells all that prints otherwise, and nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compiler.diff import compare, tell_changes
from compiler.model.change import Change, ChangeKind, ChangeSet
from compiler.model.enact import enact
from compiler.model.protocol import Protocol
from compiler.model.rewrite import rewrite_block
from tests.property.edits import edited
from tests.property.strategies import protocols
from tests.property.wordings import emphasised

SEEDS = st.integers(0, 10**9)
MIRRORS = {
    ChangeKind.ENGAGEMENT_ADDED: ChangeKind.ENGAGEMENT_REMOVED,
    ChangeKind.DIVISION_ADDED: ChangeKind.DIVISION_REMOVED,
    ChangeKind.ANNEXE_ADDED: ChangeKind.ANNEXE_REMOVED,
    ChangeKind.PARTNER_ADDED: ChangeKind.PARTNER_REMOVED,
    ChangeKind.INDICATOR_ADDED: ChangeKind.INDICATOR_REMOVED,
    ChangeKind.ROW_ADDED: ChangeKind.ROW_REMOVED,
    ChangeKind.PARTY_ADDED: ChangeKind.PARTY_REMOVED,
    ChangeKind.TABLE_ADDED: ChangeKind.TABLE_REMOVED,
}


def _changes(before: Protocol, after: Protocol) -> ChangeSet:
    return tell_changes(compare(before, after))


@given(protocols())
def test_an_act_compared_with_itself_has_no_change(protocol: Protocol) -> None:
    assert not _changes(protocol, protocol).changes


@given(protocols(), SEEDS, st.integers(1, 6))
def test_something_is_told_when_the_words_differ_and_only_then(
    protocol: Protocol, seed: int, count: int
) -> None:
    after = edited(protocol, seed, count)
    changed = enact(protocol) != enact(after)
    assert bool(_changes(protocol, after).changes) is changed


@given(protocols())
def test_words_set_in_italics_are_no_change(protocol: Protocol) -> None:
    after = replace(
        protocol,
        divisions=tuple(
            replace(
                division,
                title=emphasised(division.title) if division.title else (),
                blocks=tuple(rewrite_block(block, lambda inline: inline) for block in division.blocks),
            )
            for division in protocol.divisions
        ),
    )
    assert not _changes(protocol, after).changes


@given(protocols(), SEEDS, st.integers(1, 4))
def test_what_came_one_way_goes_the_other(protocol: Protocol, seed: int, count: int) -> None:
    after = edited(protocol, seed, count)
    forth, back = _changes(protocol, after).changes, _changes(after, protocol).changes
    for came, went in MIRRORS.items():
        assert _subjects(forth, came) == _subjects(back, went)
        assert _subjects(forth, went) == _subjects(back, came)


def _subjects(changes: tuple[Change, ...], kind: ChangeKind) -> list[str]:
    return sorted(change.subject for change in changes if change.kind is kind)
