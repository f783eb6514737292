"""Tracked changes of a copy: who added, removed, moved what; ends of paragraphs, rows and cells."""

import pytest

from compiler.model.change import Mark
from compiler.model.review import Edge, ReviewedLine, Trace
from tests.collect.reading.copies import (
    ANNE,
    BRUNO,
    cell,
    cut,
    ins,
    mark,
    marks,
    note,
    note_call,
    par,
    read,
    row,
    run,
    table,
    texts,
)


def ends(lines: tuple[ReviewedLine, ...]) -> list[tuple[str, str, str]]:
    """Return the words of each line, what became of its end, and by whom."""
    return [(line.after, line.end.value, line.end_trace.author if line.end_trace else "") for line in lines]


def bounds(side: str, number: int, name: str) -> tuple[str, str]:
    """Return what opens and closes one end of a move."""
    return (
        f'<w:move{side}RangeStart w:id="{number}" w:name="{name}" w:author="Anne" w:date="{ANNE.when}"/>',
        f'<w:move{side}RangeEnd w:id="{number}"/>',
    )


def test_insertions_and_deletions_say_who_and_when() -> None:
    (line,) = read(par(run("Un "), cut("deux"), ins("trois", BRUNO), run(" fin"))).lines
    assert marks(line) == [("=", "Un "), ("-", "deux", "Anne"), ("+", "trois", "Bruno"), ("=", " fin")]
    assert [run.trace for run in line.runs] == [None, ANNE, BRUNO, None]
    assert (line.before, line.after) == ("Un deux fin", "Un trois fin")


def test_runs_that_differ_by_their_look_alone_are_one() -> None:
    inside = par(run("Un "), run("deux", "<w:b/>"), ins("trois "), ins("quatre"), ins(" cinq", BRUNO))
    (line,) = read(inside).lines
    assert marks(line) == [("=", "Un deux"), ("+", "trois quatre", "Anne"), ("+", " cinq", "Bruno")]


def test_words_added_by_one_and_removed_by_another_were_never_there() -> None:
    inside = mark("del", run("mot", tag="delText"), BRUNO)
    for nested in (mark("ins", inside), mark("del", mark("ins", run("mot", tag="delText")), BRUNO)):
        (line,) = read(par(run("Un "), nested, run("fin"))).lines
        assert marks(line) == [("=", "Un "), ("+", "mot", "Anne", "Bruno"), ("=", "fin")]
        assert line.before == line.after == "Un fin"


def test_a_move_names_both_its_ends() -> None:
    gone, come = bounds("From", 1, "move12"), bounds("To", 2, "move12")
    moved = mark("moveFrom", run("phrase")), mark("moveTo", run("phrase"))
    found = read(
        par(gone[0], moved[0], gone[1], run("Un")) + par(run("Deux"), come[0], moved[1], come[1])
    ).lines
    assert marks(found[0]) == [("-", "phrase", "Anne"), ("=", "Un")]
    assert marks(found[1]) == [("=", "Deux"), ("+", "phrase", "Anne")]
    assert [run.move for line in found for run in line.runs] == ["move12", "", "", "move12"]


def test_a_move_of_paragraphs_is_bounded_between_them() -> None:
    gone, come = bounds("From", 1, "m"), bounds("To", 2, "m")
    left = par(mark("moveFrom", run("Article")), end=mark("moveFrom"))
    arrived = par(mark("moveTo", run("Article")), end=mark("moveTo"))
    found = read(gone[0] + left + gone[1] + par(run("Reste")) + come[0] + arrived + come[1]).lines
    assert ends(found) == [("", "-", "Anne"), ("Reste", "=", ""), ("Article", "+", "Anne")]
    assert [run.move for line in found for run in line.runs] == ["m", "", "m"]


def test_a_mark_after_the_end_of_a_move_is_not_of_it() -> None:
    gone, come = bounds("From", 1, "m"), bounds("To", 2, "m")
    left = par(gone[0], mark("moveFrom", run("a")), gone[1], run("-"), mark("moveFrom", run("b")))
    arrived = par(come[0], mark("moveTo", run("a")), come[1])
    found = read(left + arrived).lines
    assert [run.move for line in found for run in line.runs] == ["m", "", "", "m"]


def test_a_move_may_be_bounded_inside_its_marks() -> None:
    gone, come = bounds("From", 1, "m"), bounds("To", 2, "m")
    never_closed = bounds("From", 3, "n")[0]
    left = par(
        mark("moveFrom", never_closed + run("a")), mark("moveFrom", gone[0] + run("b"), BRUNO), gone[1]
    )
    found = read(left + par(mark("moveTo", come[0] + run("b"), BRUNO), come[1])).lines
    assert marks(found[0]) == [("-", "a", "Anne"), ("-", "b", "Bruno")]
    assert [run.move for line in found for run in line.runs] == ["", "m", "m"]


@pytest.mark.parametrize("side", ["From", "To"])
def test_a_move_that_lost_an_end_is_no_move(side: str) -> None:
    start, end = bounds(side, 1, "m")
    (line,) = read(par(start, mark(f"move{side}", run("phrase")), end, run("Un"))).lines
    assert [run.move for run in line.runs] == ["", ""]


def test_a_space_that_was_inserted_is_a_change() -> None:
    assert [marks(line) for line in read(par(ins(" "))).lines] == [[("+", " ", "Anne")]]


def test_ends_of_paragraphs_are_told() -> None:
    found = read(
        par(run("Un"), end=mark("ins"))
        + par(run("Deux"), end=mark("del", who=BRUNO))
        + par(end=mark("ins"))
        + par(run("Trois"))
    ).lines
    assert ends(found) == [("Un", "+", "Anne"), ("Deux", "-", "Bruno"), ("", "+", "Anne"), ("Trois", "=", "")]


def test_an_end_that_one_added_and_another_removed_was_never_there() -> None:
    first = par(run("Un"), end=mark("ins") + mark("del", who=BRUNO), look='<w:pStyle w:val="A"/>')
    (line,) = read(first + par(run("Deux"), look='<w:pStyle w:val="B"/>')).lines
    assert (marks(line), line.end, line.style) == ([("=", "UnDeux")], Mark.KEPT, "b")


def test_every_line_of_a_row_is_marked_with_it() -> None:
    added = row(cell(par(run("a")), par(run("b"))), cell(), look=mark("ins"))
    removed = row(
        cell(par(mark("del", run("c", tag="delText")))), cell(par(ins("d"))), look=mark("del", who=BRUNO)
    )
    kept = row(cell(par(run("e"))))
    found = read(table(added, removed, kept)).lines
    assert ends(found) == [
        ("a", "+", "Anne"),
        ("b", "+", "Anne"),
        ("", "+", "Anne"),
        ("", "-", "Bruno"),
        ("", "-", "Bruno"),
        ("e", "=", ""),
    ]
    assert marks(found[0]) == [("+", "a", "Anne")]
    assert marks(found[3]) == [("-", "c", "Anne")]
    assert marks(found[4]) == [("+", "d", "Anne", "Bruno")]
    assert {line.edge for line in found} == {Edge.CELL}


def test_every_line_of_a_cell_is_marked_with_it() -> None:
    found = read(
        table(
            row(
                cell(par(run("a")), look=mark("cellIns")),
                cell(par(run("b")), look=mark("cellDel", who=BRUNO)),
            )
        )
    ).lines
    assert [marks(line) for line in found] == [[("+", "a", "Anne")], [("-", "b", "Bruno")]]
    assert ends(found) == [("a", "+", "Anne"), ("", "-", "Bruno")]


def test_a_footnote_shares_what_became_of_its_call() -> None:
    calls = mark("ins", note_call(2)) + mark("del", note_call(3), BRUNO)
    notes = note(2, par(run("Nouvelle"))) + note(3, par(run("Ancienne")))
    found = read(par(run("Texte"), calls), footnotes=notes).lines
    assert [marks(line) for line in found] == [
        [("=", "Texte")],
        [("+", "Nouvelle", "Anne")],
        [("-", "Ancienne", "Bruno")],
    ]


def test_malformed_marks_are_tolerated() -> None:
    bad = Trace(author="Anne", when="hier")
    inside = par(mark("ins", run("a"), bad), f"<w:ins w:id='x'>{run('b')}</w:ins>", mark("del"))
    (line,) = read(inside + "<w:moveFromRangeEnd w:id='x'/><w:commentRangeStart/>").lines
    assert [run.trace for run in line.runs] == [Trace(author="Anne"), Trace(author="")]


def test_words_outside_a_deletion_are_read_whatever_their_element() -> None:
    assert texts(read(par(run("a", tag="delText"), mark("del", run("b"))))) == ["a"]


def test_a_paragraph_that_one_added_and_another_struck_stands_as_added() -> None:
    struck = mark("ins", mark("del", run("Ajouté.", tag="delText"), BRUNO), ANNE)
    both = mark("ins", who=ANNE) + mark("del", who=BRUNO)
    found = read(par(run("Un")) + par(struck, end=both) + par(run("Deux")))
    assert [marks(line) for line in found.lines] == [
        [("=", "Un")], [("+", "Ajouté.", "Anne", "Bruno")], [("=", "Deux")],
    ]  # fmt: skip
    assert (found.lines[1].end, found.lines[1].end_trace) == (Mark.ADDED, ANNE)
    # What its own author struck again was never there.
    own = mark("ins", mark("del", run("Ajouté.", tag="delText"), ANNE), ANNE)
    found = read(par(run("Un")) + par(own, end=mark("ins") + mark("del")) + par(run("Deux")))
    assert len(found.lines) == 2
    # A mark that parts words of the text and was struck parts nothing.
    found = read(par(run("Un "), end=both) + par(run("deux")))
    assert [line.before for line in found.lines] == ["Un deux"]
