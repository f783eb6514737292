"""Proposals written into the sources: as Word types them, without those that would spoil the rest."""

from pathlib import Path

import pytest

from compiler.model.review import Proposal, ProposalKind, Review, Trace, WordChange
from compiler.model.source_line import SourceLine, source_lines
from compiler.pipeline import Loaded
from compiler.pipeline.collecting import TakenUp, write_proposals
from tests.acts import loaded_with

_ADDED = """
# Article 8 – Écoles {#ecoles-article}

Les [[nombre:ecoles]] écoles ouvrent le matin. Chacune a un comité.

```tableau
id: ecoles
titre: Écoles
colonnes:
  - {id: nom, titre: Nom}
  - {id: eleves, titre: Élèves, type: entier}
  - {id: part, titre: Part, calcul: part, de: eleves}
lignes:
  - {id: a, nom: Alpha, eleves: 10}
  - {id: b, nom: Bêta, eleves: 30}
totaux:
  - {libelle: Total, sommes: [eleves]}
```
"""


@pytest.fixture
def act(tmp_path: Path) -> Loaded:
    return loaded_with(tmp_path, _ADDED)


def _line(lines: tuple[SourceLine, ...], words: str) -> SourceLine:
    return next(line for line in lines if words in line.printed)


def _reword(number: int, line: SourceLine, old: str, new: str) -> Proposal:
    start = line.words.index(old)
    return Proposal(
        number=number,
        kind=ProposalKind.REWORDED,
        line=line,
        trace=Trace(author="Anne"),
        changes=(WordChange(start=start, end=start + len(old), added=new),),
        before=line.words,
        after=line.words.replace(old, new),
    )


def _write(act: Loaded, *edits: tuple[str, str, str]) -> TakenUp:
    """Write rewordings, each told by words of its line, what it replaces, and by what."""
    lines = source_lines(act.value)
    found = tuple(_reword(rank, _line(lines, where), *edit) for rank, (where, *edit) in enumerate(edits, 1))
    return write_proposals(Review(file="relu.docx", proposals=found), found, act, lines)


@pytest.mark.parametrize(
    "typed",
    [
        "à 10%",
        "à 10€",
        "mot: suite",
        "oui!",
        "n°1",
        '"ouvert"',
        "et...",
        "«a»",
        "e\u0301te\u0301",
        "a\u200bb",
    ],
)
def test_what_is_typed_in_word_is_proved_as_it_prints(act: Loaded, typed: str) -> None:
    taken = _write(act, ("écoles ouvrent", "le matin", f"le matin {typed}"))
    assert taken.unwritten == ()
    assert len(taken.files) == 1


def test_a_number_of_a_table_carries_what_is_worked_out_from_it(act: Loaded) -> None:
    taken = _write(act, ("10", "10", "30"))
    assert taken.unwritten == ()
    assert "eleves: 30" in next(iter(taken.files.values()))


def test_a_value_that_its_column_refuses_is_left_and_the_others_are_written(act: Loaded) -> None:
    taken = _write(act, ("10", "10", "environ 12"), ("écoles ouvrent", "matin", "soir"))
    assert taken.unwritten == (1,)
    assert taken.review is not None
    assert "ne peut pas contenir" in taken.review.proposals[0].refusal
    (text,) = taken.files.values()
    assert "ouvrent le soir" in text
    assert "eleves: 10" in text


def test_words_worked_out_are_left_and_the_others_of_their_line_are_written(act: Loaded) -> None:
    taken = _write(act, ("écoles ouvrent", "2", "3"), ("écoles ouvrent", "comité", "conseil"))
    assert taken.unwritten == (1,)
    assert taken.review is not None
    assert "d'un calcul" in taken.review.proposals[0].refusal
    assert "Chacune a un conseil" in next(iter(taken.files.values()))


def test_words_and_the_end_of_a_line_that_went_together_are_written_together_or_not_at_all(
    act: Loaded,
) -> None:
    lines = source_lines(act.value)
    first = _line(lines, "écoles ouvrent")
    second = lines[lines.index(first) + 1]
    gone = _reword(1, first, "comité", "conseil")
    joint = Proposal(
        number=2, kind=ProposalKind.JOINED, line=first, where=second, trace=gone.trace, before="", after=""
    )
    other = _reword(3, _line(lines, "Alpha"), "Alpha", "Alfa")
    found = (gone, joint, other)
    taken = write_proposals(Review(file="relu.docx", proposals=found), found, act, lines)
    assert taken.unwritten == (1, 2)
    assert taken.review is not None
    assert "n°\u00a02" in taken.review.proposals[0].refusal
    assert "conseil" not in "".join(taken.files.values())
    assert "Alfa" in "".join(taken.files.values())
