"""The summary for a merge request: short, and nothing in the act is taken for its markup."""

from dataclasses import replace

import mistune

from compiler.model.change import ChangeKind, Edit, Mark
from compiler.render.review import Review, render_summary
from compiler.render.review.summary import escape
from tests.render.test_review_reading import change, large_review, review_of, side, varied_review

_HOSTILE = "a | b * c _d_ <b>e</b> `f` [g](h) # i ~j~ {{ k }} @l !12 :rire: \\ & $m$"


def _text(review: Review) -> str:
    return render_summary(review).decode()


def _shown(markdown: str) -> str:
    html = mistune.create_markdown(escape=False, plugins=["table", "strikethrough"])(markdown)
    assert isinstance(html, str)
    return html


def test_it_opens_with_the_avenant_the_versions_and_the_counts() -> None:
    lines = _text(varied_review()).splitlines()
    assert lines[0] == "# Ce que change l’avenant n°\u00a01"
    assert lines[3] == "Du protocole signé le 8\u00a0décembre 2020 au texte modifié."
    assert lines[5] == "**4\u00a0changements écrits**, 1\u00a0conséquence ; 1\u00a0substantiel au total."
    assert "| Alinéa supprimé | 1 |" in lines


def test_each_change_is_a_line_with_its_words_its_formula_and_its_motive() -> None:
    text = _text(varied_review())
    assert (
        "- **1. Changement 1 de article:objet** – Alinéa modifié, changement substantiel\n"
        "  - un mot <del>ancien</del> <ins>nouveau</ins>\n"
        "  - Avenant, article 3, 1°\n"
        "  - Motif\u00a0: La loi a changé.\n"
    ) in text


def test_what_follows_comes_last_under_its_own_heading() -> None:
    written, _, follows = _text(varied_review()).partition("## Conséquences")
    assert "**4. " not in written
    assert "**4. " in follows


def test_no_change_is_said_in_a_sentence() -> None:
    assert _text(review_of()).endswith("Aucun changement entre ces deux versions.\n")


def test_hostile_words_come_out_as_they_are() -> None:
    assert _shown(escape(_HOSTILE)) == (
        "<p>a | b * c _d_ &lt;b&gt;e&lt;/b&gt; `f` [g](h) # i ~j~ {{ k }} @l !12 :rire: \\ &amp; $m$</p>\n"
    )


def test_every_sign_that_could_open_markup_is_held() -> None:
    assert escape("<a> :b: c:d") == "\\<a\\> \\:b: c:d"


def test_hostile_words_of_a_change_break_neither_lists_nor_tables() -> None:
    edits = (Edit(mark=Mark.REMOVED, text=_HOSTILE), Edit(mark=Mark.ADDED, text="<script>\n\n# fin"))
    told = change(
        1, "article:objet", summary=_HOSTILE, edits=edits, motive=_HOSTILE, parties=("a|b",), route="x|y"
    )
    html = _shown(_text(review_of(told)))
    assert html.count("<h1>") == 1
    assert "<script>" not in html
    assert "<td>x|y</td>" in html
    assert html.count("<li>") == 5
    assert "<ins>&lt;script&gt; # fin</ins>" in html


def test_long_texts_are_shortened() -> None:
    told = change(
        1, "article:objet", kind=ChangeKind.ALINEA_ADDED, before=None, after=side("mot " * 500), edits=()
    )
    assert len(_text(replace(review_of(told), wordings={}))) < 1000
    assert "[…" in escape("[…]")


def test_two_runs_give_the_same_bytes() -> None:
    assert render_summary(large_review(40)) == render_summary(large_review(40))
