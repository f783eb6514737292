"""Comments of a copy: what they say, what they answer, the words that they stand on."""

from compiler.model.review import Comment
from tests.collect.reading.copies import (
    ANNE,
    BRUNO,
    call,
    comment,
    cut,
    ins,
    mark,
    over,
    par,
    read,
    run,
)


def placed(body: str, comments: str, extended: str = "") -> list[list[tuple[str, tuple[str, ...]]]]:
    """Return the runs of each line, with the comments on them."""
    found = read(body, comments=comments, commentsExtended=extended)
    return [[(run.text, run.comments) for run in line.runs] for line in found.lines]


def test_comments_say_who_when_and_what() -> None:
    found = read(par(over(3, run("Un"))), comments=comment(3, "Première ligne.", "Seconde."))
    assert found.comments == (Comment(id="3", trace=ANNE, text="Première ligne.\nSeconde."),)


def test_answers_and_resolved_threads_are_told() -> None:
    comments = comment(1, "Non ?", name="0A") + comment(2, "x", "Si.", who=BRUNO, name="0B")
    extended = (
        '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    )
    first, second = read(par(over(1, run("Un"))), comments=comments, commentsExtended=extended).comments
    assert (first.answers, first.is_done, second.answers, second.is_done) == ("", True, "1", False)


def test_an_answer_that_nothing_places_stands_on_the_words_of_what_it_answers() -> None:
    comments = comment(1, "Non ?", name="0A") + comment(2, "Si.", name="0B")
    extended = '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    assert placed(par(over(1, run("Un"))), comments, extended) == [[("Un", ("1", "2"))]]


def test_a_comment_stands_on_its_words_alone() -> None:
    body = par(run("Un "), over(1, run("deux") + cut(" trois")), run(" quatre"))
    assert placed(body, comment(1, "Ah")) == [
        [("Un ", ()), ("deux", ("1",)), (" trois", ("1",)), (" quatre", ())]
    ]


def test_a_comment_may_stand_over_several_paragraphs() -> None:
    opened = '<w:commentRangeStart w:id="1"/>'
    body = (
        par(run("Un "), opened, run("deux"))
        + par(run("trois"))
        + par(run("quatre"), '<w:commentRangeEnd w:id="1"/>', call(1), run(" cinq"))
    )
    assert placed(body, comment(1, "Ah")) == [
        [("Un ", ()), ("deux", ("1",))],
        [("trois", ("1",))],
        [("quatre", ("1",)), (" cinq", ())],
    ]


def test_comments_overlap() -> None:
    body = par(
        '<w:commentRangeStart w:id="1"/>', run("a"), '<w:commentRangeStart w:id="2"/>', run("b"),
        '<w:commentRangeEnd w:id="1"/>', run("c"), '<w:commentRangeEnd w:id="2"/>', run("d"),
    )  # fmt: skip
    assert placed(body, comment(1, "Ah") + comment(2, "Oh")) == [
        [("a", ("1",)), ("b", ("1", "2")), ("c", ("2",)), ("d", ())]
    ]


def test_a_comment_on_no_words_stands_on_those_before() -> None:
    body = par(run("Un"), ins(" deux")) + par(over(1, "")) + par(call(2), run("Trois"))
    assert placed(body, comment(1, "Ah") + comment(2, "Oh")) == [
        [("Un", ()), (" deux", ("1", "2"))],
        [("Trois", ())],
    ]


def test_a_comment_before_all_words_stands_on_the_first() -> None:
    assert placed(par(over(1, ""), run("Un")), comment(1, "Ah")) == [[("Un", ("1",))]]


def test_the_sign_of_a_comment_closes_it() -> None:
    body = par('<w:commentRangeStart w:id="1"/>', run("Un"), call(1), run("deux"))
    assert placed(body, comment(1, "Ah")) == [[("Un", ("1",)), ("deux", ())]]


def test_an_answer_placed_elsewhere_stands_there_alone() -> None:
    comments = comment(1, "Non ?", name="0A") + comment(2, "Si.", name="0B")
    extended = '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    body = par(over(1, run("Un")), over(2, run("deux")))
    assert placed(body, comments, extended) == [[("Un", ("1",)), ("deux", ("2",))]]


def test_a_comment_that_nothing_places_and_signs_without_a_comment_are_tolerated() -> None:
    found = read(par(over(8, run("Un")), '<w:commentRangeEnd w:id="x"/>'), comments=comment(1, "Ah"))
    assert [one.id for one in found.comments] == ["1"]
    assert [run.comments for line in found.lines for run in line.runs] == [()]


def test_the_words_of_a_comment_are_those_it_has_once_its_changes_are_accepted() -> None:
    removed = cut(" non") + mark("del", run(" ni"))
    inside = f"<w:p><w:r><w:annotationRef/></w:r>{run('Oui')}{removed}{ins(' certes')}</w:p>"
    found = read(
        par(over(1, run("Un"))), comments=f'<w:comment w:id="1" w:author="Anne">{inside}</w:comment>'
    )
    assert [(one.text, one.trace.when) for one in found.comments] == [("Oui certes", "")]


def test_a_crowd_of_comments_over_the_same_words_is_bounded() -> None:
    count = 400
    opened = "".join(f'<w:commentRangeStart w:id="{rank}"/>' for rank in range(count))
    closed = "".join(f'<w:commentRangeEnd w:id="{rank}"/>{call(rank)}' for rank in range(count))
    comments = "".join(comment(rank, "Ah") for rank in range(count))
    ((first, last),) = placed(par(opened, run("Un "), cut("deux"), closed), comments)
    assert len(first[1]) == 100
    assert len(last[1]) == count
