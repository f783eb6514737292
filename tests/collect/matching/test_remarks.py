"""Comments go with the proposals of their sentence; alone, they are remarks."""

from compiler.model.change import Mark
from compiler.model.review import Comment, ProposalKind, Review, ReviewedLine
from tests.collect.matching.copies import (
    JEANNE,
    KARIM,
    SACHA,
    added,
    copy_of,
    kept,
    line_of,
    prose,
    removed,
    review_of,
)

ONE = "Les parties s’engagent à agir. Elles se réunissent deux fois l’an."
TWO = "Le préfet désigne un référent dans les trois mois."
LINES = prose(ONE, TWO, "Le présent protocole est conclu pour quatre ans.")
ASKED = Comment(id="1", trace=KARIM, text="Pourquoi deux\u00a0?")
ANSWERED = Comment(id="2", trace=JEANNE, text="C'est l'usage.", answers="1", is_done=True)


def _review(first: ReviewedLine, *comments: Comment) -> Review:
    return review_of(LINES, (first, *copy_of(LINES[1:])), comments=comments)


def test_a_comment_alone_is_a_remark_on_its_sentence() -> None:
    line = line_of(
        kept("Les parties s’engagent à agir. Elles se réunissent "),
        kept("deux", "1", "2"),
        kept(" fois l’an."),
    )
    (found,) = _review(line, ANSWERED, ASKED).proposals
    assert found.kind is ProposalKind.REMARK
    assert (found.line, found.trace, found.changes) == (LINES[0], KARIM, ())
    assert found.before == found.after == "Elles se réunissent deux fois l’an."
    assert found.comments == (ASKED, ANSWERED)


def test_a_comment_on_a_changed_sentence_goes_with_the_proposal() -> None:
    runs = (removed("deux", JEANNE, "", "1"), added("trois", JEANNE, "", "1"), kept(" fois l’an."))
    line = line_of(kept("Les parties s’engagent à agir. Elles se réunissent "), *runs)
    (found,) = _review(line, ASKED, ANSWERED).proposals
    assert (found.kind, found.comments) == (ProposalKind.REWORDED, (ASKED, ANSWERED))


def test_a_comment_on_another_sentence_stays_alone() -> None:
    runs = (kept(" parties s’engagent à agir. Elles se réunissent "), removed("deux"), kept(" fois l’an."))
    remark, change = _review(line_of(kept("Les", "1"), *runs), ASKED).proposals
    assert (remark.kind, change.kind) == (ProposalKind.REMARK, ProposalKind.REWORDED)
    assert change.comments == ()
    assert not remark.conflict


def test_a_comment_goes_with_the_proposal_of_its_author() -> None:
    runs = (
        removed("deux", JEANNE, "", "1"),
        added("trois"),
        kept(" fois l’an", "1"),
        added(" au plus", KARIM),
        kept("."),
    )
    line = line_of(kept("Les parties s’engagent à agir. Elles se réunissent "), *runs)
    by_author = {one.trace.author: one for one in _review(line, ASKED).proposals if one.trace}
    assert by_author["Karim B."].comments == (ASKED,)
    assert by_author["Jeanne D."].comments == ()


def test_comments_on_lines_added_and_removed_go_with_them() -> None:
    new = line_of(added("Un bilan est dressé.", SACHA, "", "1"), end=Mark.ADDED, end_trace=SACHA)
    gone = line_of(removed(TWO, JEANNE, "", "3"), end=Mark.REMOVED, end_trace=JEANNE)
    other = Comment(id="3", trace=KARIM, text="D'accord.")
    copy = (line_of(kept(ONE)), new, gone, *copy_of(LINES[2:]))
    come, away = review_of(LINES, copy, comments=(ASKED, other)).proposals
    assert (come.kind, come.comments) == (ProposalKind.ADDED, (ASKED,))
    assert (away.kind, away.comments) == (ProposalKind.REMOVED, (other,))


def test_a_comment_at_a_point_is_not_lost() -> None:
    (found,) = _review(line_of(kept(ONE), kept("", "1")), ASKED).proposals
    assert (found.kind, found.line) == (ProposalKind.REMARK, LINES[0])


def test_a_comment_on_a_line_that_the_source_does_not_hold_is_told_where_it_follows() -> None:
    copy = (line_of(kept(ONE)), line_of(kept("Signatures", "1")), *copy_of(LINES[1:]))
    (found,) = review_of(LINES, copy, comments=(ASKED,)).proposals
    assert (found.kind, found.line, found.before) == (ProposalKind.REMARK, LINES[0], "Signatures")


def test_a_comment_that_stands_nowhere_is_left_aside_with_its_words() -> None:
    review = _review(line_of(kept(ONE)), ASKED)
    assert review.proposals == ()
    assert ["Pourquoi deux" in one.message for one in review.ignored] == [True]


def test_comments_that_answer_each_other_in_a_ring_are_told_all_the_same() -> None:
    ring = (
        Comment(id="1", trace=KARIM, text="a", answers="2"),
        Comment(id="2", trace=JEANNE, text="b", answers="1"),
    )
    proposals = _review(line_of(kept(ONE, "1", "2")), *ring).proposals
    assert sorted(comment.id for one in proposals for comment in one.comments) == ["1", "2"]
