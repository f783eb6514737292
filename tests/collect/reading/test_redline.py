"""Our own redline, reviewed: its marks are taken as accepted, its comments are gone, those of reviewers stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.collect.reading import read_reviewed
from compiler.model.change import Mark
from compiler.model.protocol import Protocol
from compiler.model.review import Edge, Reviewed, ReviewedLine, Trace
from tests.collect.reading.copies import (
    ANNE,
    MARK,
    bookmark,
    call,
    cell,
    comment,
    cut,
    ins,
    mark,
    marks,
    note,
    note_call,
    over,
    package,
    par,
    read,
    row,
    run,
    table,
    texts,
    told,
)
from tests.property.edits import edited
from tests.property.strategies import protocols
from tests.render.redlines import document, redline

OURS = Trace(author="L’EPT & Cie", when="2021-09-15T00:00:00Z")
PRINTS = "aabbccdd 11223344"
COPY = (
    '<copie xmlns="urn:protocole:copie" forme="comparaison" auteur="L’EPT &amp; Cie" '
    'instant="2021-09-15T00:00:00Z">{}</copie>'
)
REDLINE = COPY.format(PRINTS)


def reread(body: str, **parts: str) -> Reviewed:
    """Read a copy of our redline."""
    return read(body, copy=REDLINE, **parts)


def test_our_marks_are_accepted_and_those_of_reviewers_stay() -> None:
    found = reread(par(run("Un "), cut("deux", OURS), ins("trois", OURS), ins(" quatre"), run(".")))
    assert marks(found.lines[0]) == [("=", "Un trois"), ("+", " quatre", "Anne"), ("=", ".")]
    assert (found.is_redline, found.model) == (True, "")
    assert found.prints == {"aabbccdd", "11223344"}


def test_what_a_reviewer_does_in_our_words_is_his() -> None:
    removed = mark("ins", run("a") + mark("del", run("b", tag="delText")), OURS)
    (line,) = reread(par(removed, ins("c"))).lines
    assert marks(line) == [("=", "a"), ("-", "b", "Anne"), ("+", "c", "Anne")]


def test_the_same_author_at_another_moment_is_a_reviewer() -> None:
    later = Trace(author=OURS.author, when="2021-10-01T00:00:00Z")
    (line,) = reread(par(ins("Un", OURS), ins("deux", later))).lines
    assert marks(line) == [("=", "Un"), ("+", "deux", OURS.author)]


def test_another_author_at_the_same_moment_is_a_reviewer() -> None:
    other = Trace(author="Anne", when=OURS.when)
    assert marks(reread(par(ins("Un", other))).lines[0]) == [("+", "Un", "Anne")]


def test_a_redline_that_names_nobody_is_still_one() -> None:
    copy = '<copie xmlns="urn:protocole:copie" forme="comparaison"/>'
    assert read(par(run("Un")), copy=copy).is_redline


def test_what_is_no_digest_and_other_data_are_left_aside() -> None:
    assert read(par(run("Un")), copy=COPY.format("aabbccdd zut 1122")).prints == {"aabbccdd"}
    other = MARK.replace("copie xmlns", "autre xmlns")
    assert not read_reviewed("c.docx", package(par(run("Un")), copy=other)).value.is_named


def test_a_copy_of_the_act_holds_no_mark_of_ours() -> None:
    copy = REDLINE.replace("comparaison", "acte")
    found = read(par(ins("Un", OURS)), copy=copy)
    assert marks(found.lines[0]) == [("+", "Un", OURS.author)]
    assert not found.is_redline


def test_a_model_is_given_as_it_is() -> None:
    found = read(par(run("Un")), copy=COPY.format('{"format": "protocole/1"}'))
    assert (found.model, found.prints) == ('{"format": "protocole/1"}', frozenset())


def test_paragraphs_that_we_joined_are_one_with_the_look_of_the_last() -> None:
    first = par(run("Un "), end=mark("del", who=OURS), look='<w:pStyle w:val="A"/>')
    last = par(cut("deux", OURS), run("trois"), look='<w:pStyle w:val="B"/>')
    (line,) = reread(first + last).lines
    assert (marks(line), line.style, line.end) == ([("=", "Un trois")], "b", Mark.KEPT)


def test_joined_words_without_a_next_paragraph_are_kept() -> None:
    ended = par(run("Un"), end=mark("del", who=OURS))
    found = reread(ended + table(row(cell(ended), cell(par(run("Deux"))))) + ended)
    assert texts(found) == ["Un", "Un", "Deux", "Un"]


def test_bookmarks_of_what_we_removed_go_with_it() -> None:
    removed = par(bookmark("D_ancien", cut("Article 1", OURS)), end=mark("del", who=OURS))
    kept = par(bookmark("D_nouveau", ins("Article 1", OURS), 2), look='<w:pStyle w:val="heading 1"/>')
    found = reread(removed + kept)
    assert [line.anchors for line in found.lines] == [("D_nouveau",)]
    assert told(found) == []


def test_rows_and_cells_that_we_removed_are_no_longer_counted() -> None:
    gone = row(cell(par(cut("a", OURS))), look=mark("del", who=OURS))
    lost = cell(par(cut("b", OURS)), look=mark("cellDel", who=OURS))
    come = row(lost, cell(par(ins("c", OURS))), look=mark("ins", who=OURS))
    (line,) = reread(table(gone, come)).lines
    assert (marks(line), line.cell, line.end) == ([("=", "c")], (0, 0, 0), Mark.KEPT)


def test_what_a_reviewer_writes_in_a_row_that_we_removed_is_not_lost() -> None:
    gone = row(cell(par(cut("a", OURS), ins("b"))), look=mark("del", who=OURS))
    (line,) = reread(table(row(cell(par(run("c")))), gone)).lines[1:]
    assert marks(line) == [("+", "b", "Anne")]


def test_pictures_equations_and_hidden_words_that_we_removed_are_not_told() -> None:
    drawn = "<w:r><w:drawing><wp:anchor><a:graphic><pic:pic/></a:graphic></wp:anchor></w:drawing></w:r>"
    hidden = run("secret", "<w:vanish/>", tag="delText")
    change = '<w:pPrChange w:author="Anne"><w:pPr/></w:pPrChange>'
    gone = mark("del", drawn + "<m:oMath/>" + hidden, OURS)
    kept = par(bookmark("D_un", run("Un")), cut("a", OURS))
    assert told(reread(par(gone, look=change) + kept)) == []


def test_bookmarks_of_pictures_and_calls_that_we_removed_go_with_them() -> None:
    drawn = bookmark("G_un", mark("del", "<w:r><w:drawing/></w:r>", OURS), 1)
    called = bookmark("N_un", mark("del", note_call(2), OURS), 2)
    reworded = bookmark("D_un", run("Un") + cut("a", OURS), 3)
    assert reread(par(drawn, called, reworded)).lines[0].anchors == ("D_un",)


def test_our_moves_are_made() -> None:
    start = '<w:moveFromRangeStart w:id="1" w:name="deplacement1"/>', '<w:moveFromRangeEnd w:id="1"/>'
    left = par(start[0], mark("moveFrom", run("Un"), OURS), start[1], end=mark("moveFrom", who=OURS))
    arrived = par(mark("moveTo", run("Un"), OURS), end=mark("moveTo", who=OURS))
    found = reread(left + par(run("Deux")) + arrived)
    assert [marks(line) for line in found.lines] == [[("=", "Deux")], [("=", "Un")]]


def test_our_comments_are_gone_and_answers_to_them_stay() -> None:
    comments = comment(1, "Changement n°\u00a02 : ceci.", who=OURS, name="0A") + comment(
        2, "Bien.", name="0B"
    )
    comments += comment(3, "À voir.", who=OURS)
    found = reread(
        par(over(1, over(2, run("Un"))), over(3, run("deux"))),
        comments=comments.replace(OURS.author, OURS.author.replace("&", "&amp;")),
        commentsExtended='<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>',
    )
    assert [(one.id, one.text, one.answers) for one in found.comments] == [
        ("2", "Bien.", ""),
        ("3", "À voir.", ""),
    ]
    assert [run.comments for run in found.lines[0].runs] == [("2",), ("3",)]


def test_a_comment_on_words_that_we_removed_stands_on_those_before() -> None:
    (line,) = reread(
        par(run("Un"), over(1, cut(" deux", OURS)), run(" trois")), comments=comment(1, "Ah")
    ).lines
    assert [(run.text, run.comments) for run in line.runs] == [("Un", ("1",)), (" trois", ())]


def test_footnotes_of_calls_that_we_removed_are_gone() -> None:
    calls = mark("del", note_call(2), OURS) + mark("ins", note_call(1), OURS)
    notes = note(1, par(ins("Nouvelle", OURS))) + note(2, par(cut("Ancienne", OURS)))
    found = reread(par(run("Un"), calls), footnotes=notes)
    assert [(line.after, line.edge) for line in found.lines] == [("Un", Edge.TEXT), ("Nouvelle", Edge.NOTE)]


def test_a_footnote_never_runs_on_into_the_next_one() -> None:
    notes = note(2, par(run("Deux"), end=mark("del", who=OURS))) + note(3, par(run("Trois")))
    assert texts(reread(par(run("Un"), note_call(2), note_call(3)), footnotes=notes)) == [
        "Un",
        "Deux",
        "Trois",
    ]


def test_our_looks_are_not_told() -> None:
    change = f'<w:pPrChange w:author="L’EPT &amp; Cie" w:date="{OURS.when}"><w:pPr/></w:pPrChange>'
    assert told(reread(par(run("Un"), look=change))) == []


def test_a_redline_that_lost_what_it_says_of_itself_is_known_by_our_comments() -> None:
    ours = Trace(author="EPT", when="2021-09-15T00:00:00Z")
    body = par(bookmark("D_un", ins("Un", ours)), over(1, cut("deux", ours)), call(2))
    comments = comment(1, "Changement n°\u00a01 : ceci.", who=ours) + comment(2, "Bien.")
    found = read(body, copy="", comments=comments)
    assert (found.is_redline, marks(found.lines[0]), found.prints) == (True, [("=", "Un")], frozenset())
    assert [one.trace for one in found.comments] == [ANNE]


def test_seconds_may_have_been_dropped() -> None:
    data = package(par(ins("Un", OURS)), copy=REDLINE.replace("00:00:00Z", "00:00:37Z"))
    assert marks(read_reviewed("c.docx", data).value.lines[0]) == [("=", "Un")]


def lines_of(data: bytes) -> tuple[ReviewedLine, ...]:
    """Return the lines of a copy that must hold no mark, no comment, nothing to tell."""
    result = read_reviewed("c.docx", data)
    assert result.diagnostics == ()
    assert result.value.comments == ()
    assert result.value.ignored == ()
    for line in result.value.lines:
        assert line.end is Mark.KEPT
        assert all(run.mark is Mark.KEPT and not run.comments for run in line.runs)
    return result.value.lines


def in_short(line: ReviewedLine) -> tuple[object, ...]:
    """Return what the redline and the act that it leads to must say alike."""
    return line.after.strip(), line.edge, line.is_item, line.cell


@pytest.mark.fuzz
@given(protocols(), st.integers(0, 10**9), st.integers(0, 8))
def test_our_redline_untouched_reads_as_the_act_that_it_leads_to(
    before: Protocol, seed: int, count: int
) -> None:
    after = edited(before, seed, count)
    found, expected = lines_of(redline(before, after)), lines_of(document(after))
    assert [in_short(line) for line in found] == [in_short(line) for line in expected]
    # The redline may keep the bookmark of what it reworded beside the new one; those of notes go with the first call.
    for line, other in zip(found, expected, strict=True):
        assert set(line.anchors) >= {name for name in other.anchors if not name.startswith("N_")}
