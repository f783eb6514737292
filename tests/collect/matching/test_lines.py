"""Lines added, removed, moved, split and joined; rows of tables; what documents print by themselves."""

from dataclasses import replace

from compiler.collect.choosing import rewritten
from compiler.diagnostics.span import whole_lines
from compiler.model.change import Mark
from compiler.model.review import Edge, Proposal, ProposalKind, ReviewedLine
from compiler.model.source_line import LineForm, SourceLine
from tests.collect.matching.copies import (
    JEANNE,
    KARIM,
    added,
    copy_of,
    kept,
    line_of,
    own_lines,
    proposals_of,
    prose,
    removed,
    review_of,
)

ONE, TWO, THREE, FOUR = (
    "Les parties s’engagent à agir ensemble.",
    "Elles se réunissent deux fois l’an. Un compte rendu est diffusé.",
    "Le préfet désigne un référent dans les trois mois.",
    "Le présent protocole est conclu pour quatre ans.",
)
LINES = prose(ONE, TWO, THREE, FOUR)


def _only(proposals: tuple[Proposal, ...], kind: ProposalKind) -> Proposal:
    assert [proposal.kind for proposal in proposals] == [kind]
    return proposals[0]


def test_a_line_added_follows_the_one_before_it() -> None:
    new = line_of(added("Un bilan est dressé."), end=Mark.ADDED, end_trace=JEANNE)
    found = _only(proposals_of(LINES, line_of(kept(ONE)), new, *copy_of(LINES[1:])), ProposalKind.ADDED)
    assert (found.line, found.added, found.trace) == (LINES[0], "Un bilan est dressé.", JEANNE)
    assert not found.conflict
    assert not found.refusal


def test_a_line_added_by_the_mark_of_the_one_before_it_follows_it_too() -> None:
    # Word moves the mark of the paragraph where Enter was struck to the new one.
    copy = (
        line_of(kept(ONE), end=Mark.ADDED, end_trace=JEANNE),
        line_of(added("Un bilan est dressé.")),
        *copy_of(LINES[1:]),
    )
    found = _only(proposals_of(LINES, *copy), ProposalKind.ADDED)
    assert (found.line, found.added, found.trace) == (LINES[0], "Un bilan est dressé.", JEANNE)


def test_an_item_added_is_told_as_one() -> None:
    lines = (*LINES[:1], *prose("un point\u202f;", form=LineForm.ITEM))
    new = replace(line_of(added("un autre point."), end=Mark.ADDED, end_trace=JEANNE), is_item=True)
    assert _only(proposals_of(lines, *copy_of(lines), new), ProposalKind.ADDED).is_item


def test_a_line_added_where_none_can_be_written_is_refused() -> None:
    new = line_of(added("Un bilan est dressé."), end=Mark.ADDED, end_trace=JEANNE)
    assert _only(proposals_of(LINES, new, *copy_of(LINES)), ProposalKind.ADDED).refusal
    heading = replace(new, style="Heading 2")
    assert "identifiant" in _only(proposals_of(LINES, *copy_of(LINES), heading), ProposalKind.ADDED).refusal


def test_a_line_added_by_one_and_changed_by_another_is_left_to_choose() -> None:
    runs = (added("Un bilan "), added("annuel ", KARIM), added("est dressé."))
    found = _only(
        proposals_of(LINES, *copy_of(LINES), line_of(*runs, end=Mark.ADDED, end_trace=JEANNE)),
        ProposalKind.ADDED,
    )
    assert found.added == "Un bilan annuel est dressé."
    assert "Karim B." in found.conflict


def test_a_line_removed_is_told_once() -> None:
    gone = line_of(removed(TWO), end=Mark.REMOVED, end_trace=JEANNE)
    copy = (line_of(kept(ONE)), gone, *copy_of(LINES[2:]))
    found = _only(proposals_of(LINES, *copy), ProposalKind.REMOVED)
    assert (found.line, found.before, found.after, found.trace) == (LINES[1], TWO, "", JEANNE)
    assert not found.refusal


def test_a_title_removed_is_refused() -> None:
    title = replace(LINES[1], form=LineForm.TITLE, span=whole_lines("corps/a.md", 3, 3))
    lines = (LINES[0], title, *LINES[2:])
    copy = (line_of(kept(ONE)), line_of(removed(TWO)), *copy_of(LINES[2:]))
    assert "corps/a.md" in _only(proposals_of(lines, *copy), ProposalKind.REMOVED).refusal


def test_one_removes_what_another_rewords() -> None:
    gone = line_of(
        removed("Elles se réunissent "), removed("deux", KARIM), added("trois", KARIM), removed(TWO[24:])
    )
    copy = (line_of(kept(ONE)), gone, *copy_of(LINES[2:]))
    proposals = proposals_of(LINES, *copy)
    # Neither removed the whole line: the words of each are its own.
    assert {one.trace.author for one in proposals if one.trace} == {"Jeanne D.", "Karim B."}
    assert all(one.conflict and one.rivals for one in proposals)
    gone = line_of(removed("Elles se réunissent deux"), added(" ou trois", KARIM), removed(TWO[24:]))
    whole = proposals_of(LINES, line_of(kept(ONE)), gone, *copy_of(LINES[2:]))
    assert sorted(one.kind.value for one in whole) == ["reformulation", "suppression"]
    assert [one.rivals for one in whole] == [(2,), (1,)]


def test_a_tracked_move_is_one_proposal() -> None:
    copy = (
        line_of(removed(ONE, JEANNE, "move1"), end=Mark.REMOVED, end_trace=JEANNE),
        *copy_of(LINES[1:3]),
        line_of(added(ONE, JEANNE, "move1"), end=Mark.ADDED, end_trace=JEANNE),
        line_of(kept(FOUR)),
    )
    found = _only(proposals_of(LINES, *copy), ProposalKind.MOVED)
    assert (found.line, found.where, found.changes) == (LINES[0], LINES[2], ())
    assert not found.refusal


def test_a_line_removed_here_and_added_there_is_moved() -> None:
    copy = (line_of(removed(ONE)), *copy_of(LINES[1:]), line_of(added(ONE), end=Mark.ADDED, end_trace=JEANNE))
    found = _only(proposals_of(LINES, *copy), ProposalKind.MOVED)
    assert (found.line, found.where) == (LINES[0], LINES[3])
    by_another = (*copy[:-1], line_of(added(ONE, KARIM), end=Mark.ADDED, end_trace=KARIM))
    assert len(proposals_of(LINES, *by_another)) == 2


def test_a_line_moved_and_changed_on_the_way_keeps_both() -> None:
    words = THREE.replace("trois", "six")
    copy = (
        *copy_of(LINES[:2]),
        line_of(removed(THREE, JEANNE, "m")),
        line_of(kept(FOUR)),
        line_of(added(words, JEANNE, "m"), end=Mark.ADDED, end_trace=JEANNE),
    )
    found = _only(proposals_of(LINES, *copy), ProposalKind.MOVED)
    assert found.where == LINES[3]
    assert rewritten(THREE, found.changes) == words


def test_a_line_struck_and_written_again_in_place_is_reworded() -> None:
    words = THREE.replace("trois", "six")
    copy = (
        *copy_of(LINES[:2]),
        line_of(added(words), end=Mark.ADDED, end_trace=JEANNE),
        line_of(removed(THREE), end=Mark.REMOVED, end_trace=JEANNE),
        line_of(kept(FOUR)),
    )
    found = _only(proposals_of(LINES, *copy), ProposalKind.REWORDED)
    assert rewritten(THREE, found.changes) == words


def test_a_line_struck_and_put_back_as_it_was_proposes_nothing() -> None:
    back = line_of(added(THREE), end=Mark.ADDED, end_trace=JEANNE)
    copy = (
        *copy_of(LINES[:2]),
        line_of(removed(THREE), end=Mark.REMOVED, end_trace=JEANNE),
        back,
        line_of(kept(FOUR)),
    )
    assert proposals_of(LINES, *copy) == ()


def test_a_paragraph_split_in_two() -> None:
    cut = TWO.index("Un compte")
    copy = (
        line_of(kept(ONE)),
        line_of(kept(TWO[: cut - 1]), removed(" "), end=Mark.ADDED, end_trace=JEANNE),
        line_of(kept(TWO[cut:])),
        *copy_of(LINES[2:]),
    )
    found = _only(proposals_of(LINES, *copy), ProposalKind.SPLIT)
    assert (found.line, found.trace) == (LINES[1], JEANNE)
    assert (
        rewritten(TWO, found.changes) == "Elles se réunissent deux fois l’an.\nUn compte rendu est diffusé."
    )
    assert not found.refusal


def test_a_paragraph_split_and_reworded() -> None:
    cut = TWO.index("Un compte")
    copy = (
        line_of(kept(ONE)),
        line_of(kept(TWO[:cut]), end=Mark.ADDED, end_trace=JEANNE),
        line_of(kept("Un "), added("bref ", KARIM), kept(TWO[cut + 3 :])),
        *copy_of(LINES[2:]),
    )
    split, reworded = sorted(proposals_of(LINES, *copy), key=lambda one: one.kind.value)
    assert (split.kind, reworded.kind) == (ProposalKind.SPLIT, ProposalKind.REWORDED)
    changes = (*split.changes, *reworded.changes)
    assert rewritten(TWO, changes).endswith("l’an.\nUn bref compte rendu est diffusé.")


def test_one_author_who_splits_and_rewords_a_sentence_is_no_rival_of_himself() -> None:
    cut = TWO.index("fois")
    copy = (
        line_of(kept(ONE)),
        line_of(kept(TWO[:cut]), end=Mark.ADDED, end_trace=JEANNE),
        line_of(kept("fois "), added("tous "), kept(TWO[cut + 5 :])),
        *copy_of(LINES[2:]),
    )
    proposals = proposals_of(LINES, *copy)
    assert len(proposals) == 2
    assert not any(one.conflict or one.rivals for one in proposals)


def test_two_paragraphs_joined() -> None:
    copy = (line_of(kept(ONE), end=Mark.REMOVED, end_trace=KARIM), *copy_of(LINES[1:]))
    found = _only(proposals_of(LINES, *copy), ProposalKind.JOINED)
    assert (found.line, found.where, found.trace) == (LINES[0], LINES[1], KARIM)
    assert not found.refusal


def test_a_paragraph_removed_whole_joins_nothing_though_another_adds_a_word_to_it() -> None:
    copy = (
        *copy_of(LINES[:1]),
        line_of(
            removed(TWO[:5], KARIM),
            added("toutes "),
            removed(TWO[5:], KARIM),
            end=Mark.REMOVED,
            end_trace=KARIM,
        ),
        *copy_of(LINES[2:]),
    )
    kinds = {one.kind for one in proposals_of(LINES, *copy)}
    assert kinds == {ProposalKind.REWORDED, ProposalKind.REMOVED}


def test_a_removal_over_a_whole_paragraph_joins_those_around_it() -> None:
    copy = (
        line_of(kept(ONE[:20]), removed(ONE[20:], KARIM), end=Mark.REMOVED, end_trace=KARIM),
        line_of(removed(TWO, KARIM), end=Mark.REMOVED, end_trace=KARIM),
        line_of(removed(THREE[:10], KARIM), kept(THREE[10:])),
        *copy_of(LINES[3:]),
    )
    found = [one for one in proposals_of(LINES, *copy) if one.kind is ProposalKind.JOINED]
    assert [(one.line, one.where) for one in found] == [(LINES[0], LINES[2])]


def test_a_paragraph_removed_from_the_end_of_the_one_before_joins_nothing() -> None:
    copy = (
        line_of(kept(ONE), end=Mark.REMOVED, end_trace=KARIM),
        line_of(removed(TWO, KARIM)),
        *copy_of(LINES[2:]),
    )
    assert _only(proposals_of(LINES, *copy), ProposalKind.REMOVED).line == LINES[1]


# -- tables


def _titled() -> tuple[SourceLine, ...]:
    title = SourceLine(
        words="Objet du protocole", form=LineForm.TITLE, place="l'article 1", lead="Article 1er – "
    )
    party = SourceLine(
        words="La commune d’Orly",
        form=LineForm.PARTY,
        place="Orly",
        tail=", représentée par la maire",
        key="nom",
    )
    code = SourceLine(
        words="",
        form=LineForm.WORKED_OUT,
        place="l'engagement",
        lead="1.1-01",
        fixed="un code signé ne change pas",
    )
    return (title, party, code, *LINES)


def test_a_line_may_be_added_after_the_title_of_an_article_and_not_after_that_of_a_table() -> None:
    title = _titled()[0]
    table = replace(title, lead="Tableau 1 – ", words="Les villes", key="titre")
    new = line_of(added("Un bilan est dressé."), end=Mark.ADDED, end_trace=JEANNE)
    for lines, is_written in (((title, *LINES), True), ((table, *LINES), False)):
        first, *others = copy_of(lines)
        found = _only(proposals_of(lines, first, new, *others), ProposalKind.ADDED)
        assert (not found.refusal) is is_written


def test_words_after_a_number_are_placed_in_the_title() -> None:
    copy = copy_of(_titled())
    copy[0] = line_of(kept("Article 1er – "), removed("Objet"), added("But"), kept(" du protocole"))
    found = _only(proposals_of(_titled(), *copy), ProposalKind.REWORDED)
    assert (found.before, found.after, found.refusal) == ("Objet du protocole", "But du protocole", "")
    assert rewritten("Objet du protocole", found.changes) == "But du protocole"


def test_what_is_printed_around_the_words_is_refused_with_where_to_change_it() -> None:
    copy = copy_of(_titled())
    copy[0] = line_of(kept("Article "), removed("1er"), added("2"), kept(" – Objet du protocole"))
    copy[1] = line_of(kept("La commune d’Orly, représentée par "), removed("la"), added("le"), kept(" maire"))
    copy[2] = line_of(removed("1.1-01"), added("1.1-02"))
    number, quality, code = proposals_of(_titled(), *copy)
    assert "numéro" in number.refusal
    assert "qualite" in quality.refusal
    assert "un code signé ne change pas" in code.refusal
    assert number.changes == quality.changes == code.changes == ()
    assert (code.before, code.after) == ("1.1-01", "1.1-02")


def test_a_change_across_both_is_refused() -> None:
    copy = copy_of(_titled())
    copy[0] = line_of(kept("Article 1er"), removed(" – Objet"), added("\u00a0: But"), kept(" du protocole"))
    assert _only(proposals_of(_titled(), *copy), ProposalKind.REWORDED).refusal


def test_what_documents_print_by_themselves_is_left_aside_when_touched() -> None:
    head = ReviewedLine(
        runs=(removed("Priorités"), added("Axes")),
        rank=0,
        edge=Edge.CELL,
        cell=(0, 0, 0),
        style="TableHeader",
    )
    lines = own_lines()
    copy = copy_of(lines)
    review = review_of(lines, [*copy[:900], head, *copy[900:]])
    assert review.proposals == ()
    assert ["«\u00a0Priorités\u00a0»" in one.message for one in review.ignored] == [True]
    assert review.ignored[0].trace == JEANNE


def test_what_differs_by_typography_alone_is_never_proposed() -> None:
    lines = prose("Le bilan est public\u202f; l’État le lit à 10\u00a0% près.", TWO, THREE)
    rest = copy_of(lines)[1:]
    tracked = line_of(
        kept("Le bilan est public"), removed("\u202f; l’État"), added("; l'État"), kept(" le lit à 10"),
        removed("\u00a0"), kept("% près."),
    )  # fmt: skip
    untracked = line_of(kept("Le bilan est public; l'État le lit à 10% près."))
    assert proposals_of(lines, tracked, *rest) == proposals_of(lines, untracked, *rest) == ()
    retyped = line_of(kept("Le bilan est public; l'État les lit à 10% près."))
    (found,) = proposals_of(lines, retyped, *rest)
    assert found.after == "Le bilan est public\u202f; l’État les lit à 10\u00a0% près."


def test_words_typed_again_around_a_change_are_no_change() -> None:
    lines = prose("Pour l’activité et l’emploi\u00a0: un axe.", TWO, THREE)
    line = line_of(kept("Pour "), removed(lines[0].words[5:]), added("l'activité et l'emploi : deux axes."))
    (found,) = proposals_of(lines, line, *copy_of(lines)[1:])
    assert found.after == "Pour l’activité et l’emploi\u00a0: deux axes."
    assert [edit.text.strip() for edit in found.edits if edit.mark is Mark.ADDED] == ["deux axes"]
