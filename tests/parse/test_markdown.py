"""Markdown blocks and their lines."""

from hypothesis import given
from hypothesis import strategies as st

from compiler.parse.markdown import (
    RawBlock,
    RawFence,
    RawHeading,
    RawList,
    RawNote,
    RawParagraph,
    RawQuotation,
    read_markdown,
)


def test_every_block_knows_its_line() -> None:
    text = "# Titre\n\nPremier\nsuite\n\n- un\n\n  encore\n- deux\n  - trois\n\n> cité\n\n[^a]: note\n\nDernier\n"
    blocks = read_markdown(text)
    assert [(type(block), block.line) for block in blocks] == [
        (RawHeading, 1),
        (RawParagraph, 3),
        (RawList, 6),
        (RawQuotation, 12),
        (RawNote, 14),
        (RawParagraph, 16),
    ]
    items = blocks[2]
    assert isinstance(items, RawList)
    assert [line for line, _ in items.items] == [6, 9]
    inner = items.items[1][1][1]
    assert isinstance(inner, RawList)
    assert inner.items[0][0] == 10


def test_a_closed_fence_keeps_its_body_and_an_open_one_is_told() -> None:
    closed, opened = read_markdown("```tableau\nid: a\n```\n\n```piece\nid: b\n")
    assert isinstance(closed, RawFence)
    assert isinstance(opened, RawFence)
    assert (closed.kind, closed.body, closed.closed) == ("tableau", "id: a\n", True)
    assert (opened.kind, opened.closed, opened.line) == ("piece", False, 5)


def test_html_pipes_and_indented_text_stay_prose() -> None:
    blocks = read_markdown("<div>\n\n| a | b |\n\n    quatre espaces\n\nTitre\n=====\n")
    assert all(isinstance(block, RawParagraph) for block in blocks)
    assert [block.text for block in blocks if isinstance(block, RawParagraph)] == [
        "<div>",
        "| a | b |",
        "    quatre espaces",
        "Titre\n=====",
    ]


def test_comments_on_their_own_lines_vanish() -> None:
    blocks = read_markdown("Avant\n\n<!-- un\ndeux -->\n\nAprès\n")
    assert [(type(block), block.line) for block in blocks] == [(RawParagraph, 1), (RawParagraph, 6)]


def _paragraphs(blocks: tuple[RawBlock, ...]) -> list[RawParagraph]:
    found: list[RawParagraph] = []
    for block in blocks:
        match block:
            case RawParagraph():
                found.append(block)
            case RawList():
                for _, inner in block.items:
                    found += _paragraphs(inner)
            case RawQuotation():
                found += _paragraphs(block.blocks)
            case _:
                pass
    return found


WORD = st.text(alphabet="abcdé", min_size=1, max_size=6)
LINE = st.builds(
    lambda mark, word: mark + word, st.sampled_from(["", "- ", "  - ", "1. ", "> ", "# ", "  "]), WORD
)


@given(st.lists(st.one_of(LINE, st.just("")), max_size=14))
def test_a_paragraph_is_found_on_the_line_it_names(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    for paragraph in _paragraphs(read_markdown(text)):
        first = paragraph.text.split("\n")[0].strip()
        assert first in lines[paragraph.line - 1]


@given(st.text(alphabet="#->`[]*_!<:ab \n\t1.~", max_size=120))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert isinstance(read_markdown(text), tuple)
