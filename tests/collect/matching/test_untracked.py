"""Words typed without tracking, and a source that changed meanwhile: the text that the copy shows tells which."""

from collections.abc import Sequence
from dataclasses import replace

from compiler.collect.choosing import rewritten
from compiler.collect.matching import collect
from compiler.model.change import Mark
from compiler.model.review import Edge, Proposal, ProposalKind, Reviewed, ReviewedLine
from compiler.model.source_line import LineForm, SourceLine
from tests.collect.matching.copies import (
    JEANNE,
    KARIM,
    added,
    copy_of,
    kept,
    line_of,
    prints_of,
    prose,
    removed,
    review_of,
)

ONE = "Les parties s’engagent à agir. Elles se réunissent deux fois l’an."
TWO = "Le préfet désigne un référent dans les trois mois."
THREE = "Le présent protocole est conclu pour quatre ans."
SENT = prose(ONE, TWO, THREE)
ONE_TYPED = ONE.replace("deux", "trois")
LOST: frozenset[str] = frozenset()


def _proposals(
    lines: tuple[SourceLine, ...], copy: Sequence[ReviewedLine], prints: frozenset[str]
) -> tuple[Proposal, ...]:
    return review_of(lines, copy, prints=prints).proposals


def _typed(*first: ReviewedLine) -> tuple[ReviewedLine, ...]:
    return (*first, *copy_of(SENT[1:]))


def test_words_typed_without_tracking_are_reported_as_such() -> None:
    (found,) = _proposals(SENT, _typed(line_of(kept(ONE_TYPED))), prints_of(SENT))
    assert (found.kind, found.is_tracked, found.trace) == (ProposalKind.REWORDED, False, None)
    assert found.after == "Elles se réunissent trois fois l’an."
    assert rewritten(ONE, found.changes) == ONE_TYPED
    assert not found.conflict


def test_a_source_that_changed_since_is_left_as_it_is() -> None:
    lines = prose(ONE_TYPED, TWO, THREE)
    assert _proposals(lines, copy_of(SENT), prints_of(SENT)) == ()


def test_a_tracked_change_of_a_line_that_the_source_changed_is_left_to_choose() -> None:
    lines = prose(ONE_TYPED, TWO, THREE)
    line = line_of(kept(ONE[:-8]), removed("l’an"), added("par an"), kept("."))
    line = line_of(kept("Les parties s’engagent à agir. Elles se réunissent deux fois "), *line.runs[1:])
    (found,) = _proposals(lines, _typed(line), prints_of(SENT))
    assert "le texte source a changé" in found.conflict
    assert (
        rewritten(ONE_TYPED, found.changes)
        == "Les parties s’engagent à agir. Elles se réunissent trois fois par an."
    )


def test_a_tracked_change_of_words_that_the_source_changed_cannot_be_placed() -> None:
    lines = prose(ONE_TYPED, TWO, THREE)
    start = ONE.index("deux")
    line = line_of(kept(ONE[:start]), removed("deux"), added("quatre"), kept(ONE[start + 4 :]))
    (found,) = _proposals(lines, _typed(line), prints_of(SENT))
    assert "le texte source a changé" in found.conflict
    assert found.refusal
    assert found.changes == ()
    assert found.after == ONE.replace("deux", "quatre")


def test_both_changed_without_tracking_is_left_to_choose() -> None:
    lines = prose(ONE.replace("deux", "quatre"), TWO, THREE)
    (found,) = _proposals(lines, _typed(line_of(kept(ONE_TYPED))), prints_of(SENT))
    assert "tous deux changé" in found.conflict
    assert not found.is_tracked


def test_without_the_text_it_was_made_from_no_one_can_tell() -> None:
    (found,) = _proposals(SENT, _typed(line_of(kept(ONE_TYPED))), LOST)
    assert "on ne peut pas savoir" in found.conflict
    assert not found.is_tracked


def test_tracked_and_untracked_words_of_one_line_are_told_apart() -> None:
    line = line_of(kept("Les parties s’engagent à agir"), added(" vite"), kept(". " + ONE_TYPED[31:]))
    tracked, typed = _proposals(SENT, _typed(line), prints_of(SENT))
    assert (tracked.trace, tracked.after) == (JEANNE, "Les parties s’engagent à agir vite.")
    assert (typed.trace, typed.after) == (None, "Elles se réunissent trois fois l’an.")
    assert not tracked.conflict


def test_a_tracked_change_of_untracked_words_cannot_be_placed() -> None:
    start = ONE_TYPED.index("trois")
    line = line_of(kept(ONE_TYPED[:start]), removed("trois"), added("six"), kept(ONE_TYPED[start + 5 :]))
    proposals = _proposals(SENT, _typed(line), prints_of(SENT))
    assert {(one.is_tracked, bool(one.refusal)) for one in proposals} == {(True, True), (False, False)}
    assert all(one.conflict for one in proposals)


def test_a_line_deleted_without_tracking() -> None:
    (found,) = _proposals(SENT, copy_of((SENT[0], SENT[2])), prints_of(SENT))
    assert (found.kind, found.line, found.is_tracked, found.conflict) == (
        ProposalKind.REMOVED,
        SENT[1],
        False,
        "",
    )
    (doubtful,) = _proposals(SENT, copy_of((SENT[0], SENT[2])), LOST)
    assert doubtful.conflict


def test_a_line_that_came_into_the_source_since_is_left_as_it_is() -> None:
    assert _proposals(SENT, copy_of((SENT[0], SENT[2])), prints_of((SENT[0], SENT[2]))) == ()


def test_a_line_typed_without_tracking() -> None:
    copy = (
        *copy_of(SENT[:2]),
        line_of(kept("Un bilan annuel est dressé par le comité.")),
        *copy_of(SENT[2:]),
    )
    (found,) = _proposals(SENT, copy, prints_of(SENT))
    assert (found.kind, found.line, found.is_tracked) == (ProposalKind.ADDED, SENT[1], False)
    assert found.added == "Un bilan annuel est dressé par le comité."
    assert not found.conflict
    (doubtful,) = _proposals(SENT, copy, LOST)
    assert doubtful.conflict


def test_a_line_that_left_the_source_since_is_left_where_it_is() -> None:
    lines = (SENT[0], SENT[2])
    assert _proposals(lines, copy_of(SENT), prints_of(SENT)) == ()
    gone = line_of(removed(TWO), end=Mark.REMOVED, end_trace=JEANNE)
    assert _proposals(lines, (*copy_of(SENT[:1]), gone, *copy_of(SENT[2:])), prints_of(SENT)) == ()


def test_a_tracked_change_of_a_line_that_left_the_source_is_told() -> None:
    line = line_of(
        kept("Le préfet désigne un référent dans les "), removed("trois"), added("six"), kept(" mois.")
    )
    copy = (*copy_of(SENT[:1]), line, *copy_of(SENT[2:]))
    (found,) = _proposals((SENT[0], SENT[2]), copy, prints_of(SENT))
    assert "le texte source a changé" in found.conflict
    assert "n'est plus dans le texte source" in found.refusal
    assert found.after == TWO.replace("trois", "six")


def test_a_line_moved_without_tracking_is_left_to_choose() -> None:
    (found,) = _proposals(SENT, copy_of((SENT[1], SENT[2], SENT[0])), prints_of(SENT))
    assert (found.kind, found.line, found.where, found.is_tracked) == (
        ProposalKind.MOVED,
        SENT[0],
        SENT[2],
        False,
    )
    assert "déplacé" in found.conflict


def test_a_line_cut_without_tracking() -> None:
    cut = ONE.index("Elles")
    copy = (line_of(kept(ONE[: cut - 1])), line_of(kept(ONE[cut:])), *copy_of(SENT[1:]))
    (found,) = _proposals(SENT, copy, prints_of(SENT))
    assert (found.kind, found.is_tracked, found.conflict) == (ProposalKind.SPLIT, False, "")
    assert rewritten(ONE, found.changes) == f"{ONE[: cut - 1]}\n{ONE[cut:]}"
    # The source made one line of the two since: the copy has nothing to say.
    assert _proposals(SENT, copy, prints_of((*prose(ONE[: cut - 1], ONE[cut:]), *SENT[1:]))) == ()
    (doubtful,) = _proposals(SENT, copy, LOST)
    assert doubtful.conflict


def test_two_lines_joined_without_tracking() -> None:
    copy = (line_of(kept(f"{ONE} {TWO}")), *copy_of(SENT[2:]))
    (found,) = _proposals(SENT, copy, prints_of(SENT))
    assert (found.kind, found.line, found.where) == (ProposalKind.JOINED, SENT[0], SENT[1])
    assert (found.is_tracked, found.conflict) == (False, "")
    assert _proposals(SENT, copy, prints_of((*prose(f"{ONE} {TWO}"), SENT[2]))) == ()


def test_footnotes_are_compared_with_footnotes_alone() -> None:
    note = prose("Au sens de la loi du 21 février 2014.", form=LineForm.NOTE)
    lines = (*SENT, *note)
    assert _proposals(lines, copy_of(SENT), prints_of(lines)) == ()
    text = replace(line_of(kept("Au sens de la loi du 21 février 2015.")), edge=Edge.NOTE)
    (found,) = _proposals(lines, (text, *copy_of(SENT)), prints_of(lines))
    assert found.line == note[0]


# -- taken up already


def test_a_proposal_written_already_is_told_no_more() -> None:
    start = ONE.index("deux")
    line = line_of(kept(ONE[:start]), removed("deux"), added("trois"), kept(ONE[start + 4 :]))
    for prints in (prints_of(SENT), LOST):
        assert _proposals(prose(ONE_TYPED, TWO, THREE), _typed(line), prints) == ()


def test_of_two_authors_only_the_one_still_to_be_written_is_told() -> None:
    start = ONE.index("deux")
    line = line_of(
        kept("Les parties s’engagent à agir"),
        added(" vite", KARIM),
        kept(ONE[29:start]),
        removed("deux"),
        added("trois"),
        kept(ONE[start + 4 :]),
    )
    (found,) = _proposals(prose(ONE_TYPED, TWO, THREE), _typed(line), prints_of(SENT))
    assert found.trace == KARIM
    assert rewritten(ONE_TYPED, found.changes) == ONE_TYPED.replace("agir", "agir vite")


def test_lines_added_removed_moved_split_and_joined_already_are_told_no_more() -> None:
    new = line_of(added("Un bilan est dressé."), end=Mark.ADDED, end_trace=JEANNE)
    gone = line_of(removed(TWO, JEANNE, "m"), end=Mark.REMOVED, end_trace=JEANNE)
    come = line_of(added(TWO, JEANNE, "m"), end=Mark.ADDED, end_trace=JEANNE)
    cut = ONE.index("Elles")
    split = (line_of(kept(ONE[:cut]), end=Mark.ADDED, end_trace=JEANNE), line_of(kept(ONE[cut:])))
    join = line_of(kept(ONE), end=Mark.REMOVED, end_trace=JEANNE)
    one, two, three = copy_of(SENT)
    for lines, copy in (
        (prose(ONE, "Un bilan est dressé.", TWO, THREE), (one, new, two, three)),
        (prose(ONE, THREE), (one, gone, three)),
        (prose(ONE, THREE, TWO), (one, gone, three, come)),
        (prose(ONE[: cut - 1], ONE[cut:], TWO, THREE), (*split, two, three)),
        (prose(f"{ONE} {TWO}", THREE), (join, two, three)),
    ):
        assert _proposals(SENT, copy, prints_of(SENT)) != ()
        assert _proposals(lines, copy, prints_of(SENT)) == ()


def test_a_line_rewritten_whole_already_is_told_no_more() -> None:
    words = "Un bilan annuel est rendu public."
    line = line_of(removed(TWO), added(words))
    copy = (*copy_of(SENT[:1]), line, *copy_of(SENT[2:]))
    assert _proposals(SENT, copy, prints_of(SENT)) != ()
    assert _proposals(prose(ONE, words, THREE), copy, prints_of(SENT)) == ()


def _bare(*texts: str, is_named: bool = False) -> tuple[list[str], list[str]]:
    """Return what a copy says that lost what it does not show: its proposals, or why it is refused."""
    lines = (*prose("Article 1 – Objet", form=LineForm.TITLE), *SENT)
    copy = tuple(line_of(kept(text)) for text in texts)
    ranked = tuple(replace(line, rank=rank) for rank, line in enumerate(copy))
    found = collect(Reviewed(file="relu.docx", lines=ranked, is_named=is_named), lines)
    return [one.after for one in found.value.proposals], [one.code for one in found.diagnostics]


def test_a_copy_that_lost_its_bookmarks_is_known_by_its_words() -> None:
    words = [line.words for line in SENT]
    assert _bare("Article 1 – Objet", *words) == ([], [])
    assert _bare("Rien à voir.", "Un autre texte.", words[0]) == ([], ["reprise.not-a-copy"])
    few = ["Une ligne d'ailleurs, longue assez.", "Une autre encore, tout aussi longue."]
    assert _bare(*words[:2], *few) == ([], ["reprise.not-a-copy"])


def test_contents_made_plain_lines_by_a_program_are_no_lines_added() -> None:
    words = [line.words for line in SENT]
    listed = "Sommaire", "Article 1 – Objet 3", "Article 1 – Objet", "Signatures 12"
    assert _bare(*listed, "Article 1 – Objet", *words, is_named=True) == ([], [])
    assert _bare(*listed, "Article 9 – Autre 3", *words, is_named=True)[0] == ["Article 9 – Autre 3"]
