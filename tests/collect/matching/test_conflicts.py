"""Two reviewers on the same words: each is told of the other, and nothing is chosen for the author."""

from dataclasses import replace

from compiler.collect.choosing import rewritten
from compiler.model.review import Proposal, ProposalKind, Run
from tests.collect.matching.copies import (
    JEANNE,
    KARIM,
    SACHA,
    added,
    copy_of,
    kept,
    line_of,
    proposals_of,
    prose,
    removed,
)

ONE = "Les parties s’engagent à agir. Elles se réunissent deux fois l’an."
LINES = prose(ONE, "Le préfet désigne un référent dans les trois mois.", "Le protocole dure quatre ans.")


def _proposals(*runs: Run) -> tuple[Proposal, ...]:
    return proposals_of(LINES, line_of(*runs), *copy_of(LINES[1:]))


def test_two_authors_on_one_sentence() -> None:
    one, other = _proposals(
        kept("Les "),
        added("deux "),
        kept("parties s’engagent à "),
        removed("agir", KARIM),
        added("œuvrer", KARIM),
        kept(". Elles se réunissent deux fois l’an."),
    )
    assert (one.rivals, other.rivals) == ((2,), (1,))
    assert "«\u00a0Karim B.\u00a0» (proposition n°\u00a02)" in one.conflict
    assert "«\u00a0Jeanne D.\u00a0» (proposition n°\u00a01)" in other.conflict
    assert (one.after, other.after) == (
        "Les deux parties s’engagent à agir.",
        "Les parties s’engagent à œuvrer.",
    )


def test_two_authors_on_two_sentences_do_not_conflict() -> None:
    one, other = _proposals(
        kept("Les "),
        added("deux "),
        kept("parties s’engagent à agir. Elles se réunissent "),
        removed("deux", KARIM),
        added("trois", KARIM),
        kept(" fois l’an."),
    )
    assert (one.rivals, one.conflict, other.rivals, other.conflict) == ((), "", (), "")


def test_one_author_twice_in_a_sentence_is_one_proposal() -> None:
    later = replace(JEANNE, when="2026-03-05T10:00:00Z")
    (found,) = _proposals(
        kept("Les "),
        added("deux "),
        kept("parties s’engagent à "),
        removed("agir", later),
        added("œuvrer", later),
        kept(ONE[29:]),
    )
    assert len(found.changes) == 2
    assert found.trace == later
    assert found.after == "Les deux parties s’engagent à œuvrer."


def test_three_authors_on_one_sentence_all_know_the_two_others() -> None:
    found = _proposals(
        kept("Les "),
        added("deux "),
        kept("parties "),
        added("signataires ", KARIM),
        kept("s’engagent à agir"),
        added(" vite", SACHA),
        kept(ONE[29:]),
    )
    assert [one.rivals for one in found] == [(2, 3), (1, 3), (1, 2)]


def test_words_taken_from_what_another_added() -> None:
    one, other = _proposals(
        kept("Les parties s’engagent à agir"),
        added(" vite"),
        replace(added(" et bien"), removed_by=KARIM),
        kept(ONE[29:]),
    )
    assert (one.trace, other.trace) == (JEANNE, KARIM)
    assert rewritten(ONE, one.changes).startswith("Les parties s’engagent à agir vite et bien.")
    assert rewritten(ONE, other.changes).startswith("Les parties s’engagent à agir vite.")
    assert "reprend les mots" in other.conflict
    assert "reprend les mots" in one.conflict
    assert (one.rivals, other.rivals) == ((2,), (1,))


def test_words_put_into_what_another_added() -> None:
    one, other = _proposals(
        kept("Les parties s’engagent à agir"),
        added(" vite "),
        added("ou très ", KARIM),
        added("bien"),
        kept(ONE[29:]),
    )
    assert rewritten(ONE, one.changes).startswith("Les parties s’engagent à agir vite bien.")
    assert rewritten(ONE, other.changes).startswith("Les parties s’engagent à agir vite ou très bien.")
    assert "reprend les mots" in other.conflict


def test_two_who_each_touch_what_the_other_added_are_both_told() -> None:
    runs = (added("neuf ", KARIM), replace(added("bel "), removed_by=KARIM), added("et beau ", KARIM))
    one, other = _proposals(*runs, kept(ONE))
    assert {one.trace, other.trace} == {JEANNE, KARIM}
    assert (one.rivals, other.rivals) == ((2,), (1,))


def test_what_one_added_and_removed_again_was_never_proposed() -> None:
    assert _proposals(kept(ONE), replace(added(" Vite."), removed_by=JEANNE)) == ()


def test_what_one_added_and_another_removed_whole_is_told_of_both() -> None:
    one, other = _proposals(kept(ONE), replace(added(" Vite."), removed_by=KARIM))
    assert (one.trace, other.trace) == (JEANNE, KARIM)
    assert rewritten(ONE, other.changes) == ONE
    assert one.rivals == (2,)


def test_a_change_of_signs_alone_is_none() -> None:
    assert _proposals(kept("Les parties s"), removed("’"), added("'"), kept(ONE[14:])) == ()
    quoted = prose("Le label «\u00a0Cité éducative\u00a0» est demandé.", *[line.words for line in LINES[1:]])
    line = line_of(
        kept("Le label "),
        removed("«\u00a0"),
        added("“"),
        kept("Cité éducative"),
        removed("\u00a0»"),
        added("”"),
        kept(" est demandé."),
    )
    assert proposals_of(quoted, line, *copy_of(quoted[1:])) == ()


def test_a_change_of_signs_beside_one_of_words_is_left_out_of_it() -> None:
    (found,) = _proposals(
        kept("Les "), added("deux "), kept("parties s"), removed("’"), added("'"), kept(ONE[14:])
    )
    assert found.after == "Les deux parties s’engagent à agir."
    (glued,) = _proposals(kept("Les"), removed(" "), kept(ONE[4:]))
    assert glued.after.startswith("Lesparties")


def test_a_space_struck_and_typed_again_stays_that_of_the_act() -> None:
    lines = prose("Le 14\u00a0novembre 2017, tout commence.", *[line.words for line in LINES[1:]])
    line = line_of(
        kept("Le 14"), removed("\u00a0novembre"), added(" décembre"), kept(" 2017, tout commence.")
    )
    (found,) = proposals_of(lines, line, *copy_of(lines[1:]))
    assert found.after == "Le 14\u00a0décembre 2017, tout commence."


def test_a_word_is_never_cut() -> None:
    (found,) = _proposals(kept("Les parti"), removed("es"), added("sans"), kept(ONE[11:]))
    (change,) = found.changes
    assert (ONE[change.start : change.end], change.added) == ("parties", "partisans")


def test_one_moves_a_line_that_another_comments_on_in_words() -> None:
    words = line_of(removed(ONE[:30]), added("Vite. ", KARIM), removed(ONE[30:]))
    copy = (words, *copy_of(LINES[1:]), line_of(added(ONE)))
    moved, reworded = sorted(proposals_of(LINES, *copy), key=lambda one: one.kind.value)
    assert (moved.kind, reworded.kind) == (ProposalKind.MOVED, ProposalKind.REWORDED)
    assert moved.rivals
    assert "déplace la même ligne" in reworded.conflict
