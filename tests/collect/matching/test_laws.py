"""Whatever reviewers did to a copy: no crash, nothing lost, nothing chosen that cannot be written together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.collect.choosing import choose
from compiler.collect.matching import collect
from compiler.model.change import Mark
from compiler.model.review import Comment, Edge, ProposalKind, Review, Reviewed, ReviewedLine, Run, Trace
from compiler.model.source_line import LineForm, SourceLine
from tests.collect.matching.copies import AUTHORS, prints_of, prose

TEXTS = (
    "Les parties s’engagent à agir. Elles se réunissent deux fois l’an.",
    "Le préfet désigne un référent. Il rend compte chaque année.",
    "Un bilan est dressé\u00a0; il est rendu public.",
    "Le protocole dure quatre ans.",
)
LINES = (
    *prose(*TEXTS),
    SourceLine(words="Objet du protocole", lead="Article 1er – ", form=LineForm.TITLE, place="l'article 1"),
    SourceLine(
        words="", lead="1.1-01", form=LineForm.WORKED_OUT, place="l'engagement", fixed="un code ne change pas"
    ),
)
_TRACES = st.builds(
    Trace, author=st.sampled_from(AUTHORS), when=st.sampled_from(("", "2026-03-02T09:00:00Z"))
)


@st.composite
def _runs(draw: st.DrawFn, text: str) -> tuple[Run, ...]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    runs: list[Run] = []
    for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True):
        if draw(st.integers(0, 3)) == 0:
            words = draw(st.sampled_from(("neuf", " vite", " ", "Bien. ", "s")))
            gone = draw(st.none() | _TRACES)
            runs.append(
                Run(text=words, mark=Mark.ADDED, trace=draw(_TRACES), removed_by=gone, comments=("1",))
            )
        if draw(st.integers(0, 3)) == 0:
            runs.append(
                Run(
                    text=text[start:end],
                    mark=Mark.REMOVED,
                    trace=draw(_TRACES),
                    move=draw(st.sampled_from(("", "m"))),
                )
            )
        else:
            runs.append(Run(text=text[start:end]))
    return tuple(runs)


@st.composite
def _copies(draw: st.DrawFn) -> tuple[ReviewedLine, ...]:
    lines: list[ReviewedLine] = []
    for line in draw(st.permutations(LINES)) if draw(st.booleans()) else LINES:
        in_cell = draw(st.integers(0, 3)) == 0
        end = draw(st.sampled_from((Mark.KEPT, Mark.KEPT, Mark.KEPT, Mark.ADDED, Mark.REMOVED)))
        lines.append(
            ReviewedLine(
                runs=draw(_runs(draw(st.sampled_from((line.printed, line.printed, "Autre chose."))))),
                rank=len(lines),
                end=end,
                end_trace=None if end is Mark.KEPT else draw(_TRACES),
                edge=Edge.CELL if in_cell else Edge.TEXT,
                cell=(0, 1, draw(st.integers(0, 1))) if in_cell else (-1, -1, -1),
            )
        )
    return tuple(lines)


def _review(copy: tuple[ReviewedLine, ...], *, has_prints: bool) -> Review:
    comment = Comment(id="1", trace=Trace(author="Jeanne D."), text="?")
    prints = prints_of(LINES) if has_prints else frozenset[str]()
    reviewed = Reviewed(file="relu.docx", lines=copy, comments=(comment,), prints=prints)
    return collect(reviewed, LINES).value


@pytest.mark.fuzz
@given(copy=_copies(), has_prints=st.booleans())
def test_what_is_proposed_holds_together(copy: tuple[ReviewedLine, ...], has_prints: bool) -> None:  # noqa: FBT001
    review = _review(copy, has_prints=has_prints)
    proposals = {proposal.number: proposal for proposal in review.proposals}
    assert list(proposals) == list(range(1, len(proposals) + 1))
    for number, proposal in proposals.items():
        assert all(number in proposals[rival].rivals for rival in proposal.rivals)
        assert not proposal.rivals or proposal.conflict
        assert proposal.is_tracked is (proposal.trace is not None)
        for change in proposal.changes:
            assert 0 <= change.start <= change.end <= len(proposal.line.words)
        if proposal.kind is ProposalKind.REWORDED and not proposal.refusal:
            assert proposal.changes or proposal.rivals


@pytest.mark.fuzz
@given(copy=_copies(), has_prints=st.booleans())
def test_what_is_chosen_unasked_can_always_be_written_together(
    copy: tuple[ReviewedLine, ...],
    has_prints: bool,  # noqa: FBT001
) -> None:
    review = _review(copy, has_prints=has_prints)
    for accept in ((), ("tout",)):
        chosen = choose(review, LINES, accept, ())
        assert not chosen.diagnostics
        assert not any(proposal.conflict or proposal.refusal for proposal in chosen.value)
