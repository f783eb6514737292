"""Blocks of a page: lists, pictures, charts, frames, signatures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from compiler.model.block import (
    Bar,
    Block,
    Chart,
    Funding,
    Item,
    ItemList,
    Paragraph,
    Picture,
    Quotation,
)
from compiler.model.text import Inlines, Text
from compiler.render.chart import chart_svg
from compiler.render.html.anchors import Anchors
from compiler.render.html.blocks import render_block, render_prose
from compiler.render.html.inlines import Register
from compiler.render.view import (
    AttachmentView,
    ContextView,
    HeadingView,
    SignaturesView,
    SlotView,
)

CHART = Chart(
    id="g-aides",
    title=(Text(text="Aides & subventions"),),
    horizontal=True,
    table="aides",
    bars=(
        Bar(label="2019", value=Decimal(10), text="10 €"),
        Bar(label="2020", value=Decimal(20), text="20 €"),
    ),
    alternative=(Text(text="Les aides doublent."),),
    unit="euros",
)


def _register() -> Register:
    return Register(anchors=Anchors(names={}))


def _words(text: str) -> Inlines:
    return (Text(text=text),)


def _paragraph(text: str) -> Paragraph:
    return Paragraph(content=_words(text))


def _item(*blocks: Block) -> Item:
    return Item(blocks=blocks)


def test_a_list_holds_its_items_and_the_lists_inside_them() -> None:
    inner = ItemList(items=(_item(_paragraph("détail")),))
    outer = ItemList(items=(_item(_paragraph("un"), inner), _item(_paragraph("deux"))), start=1)
    assert render_prose(outer, _register()) == "<ol><li>un<ul><li>détail</li></ul></li><li>deux</li></ol>"


def test_a_numbered_list_begins_at_its_own_number() -> None:
    listed = ItemList(items=(_item(_paragraph("quatrième")),), start=4)
    assert render_prose(listed, _register()).startswith('<ol start="4">')


def test_the_second_paragraph_of_an_item_stands_apart() -> None:
    listed = ItemList(items=(_item(_paragraph("un"), _paragraph("suite")),))
    assert render_prose(listed, _register()) == "<ul><li>un<p>suite</p></li></ul>"


def test_a_quotation_is_set_apart() -> None:
    assert render_prose(Quotation(blocks=(_paragraph("mots"),)), _register()) == (
        "<blockquote><p>mots</p></blockquote>"
    )


def test_a_picture_is_inside_the_page_with_its_alternative() -> None:
    register = Register(anchors=Anchors(names={}), pictures={"vue.png": "data:image/png;base64,AAAA"})
    picture = Picture(path="vue.png", alternative='La "place"', caption=_words("Vue"), width=40, height=30)
    html = render_prose(picture, register)
    assert '<img src="data:image/png;base64,AAAA" alt="La &quot;place&quot;" width="40" height="30">' in html
    assert "<figcaption>Vue</figcaption>" in html


def test_a_picture_that_was_not_handed_in_leaves_its_words() -> None:
    html = render_prose(Picture(path="vue.png", alternative="La place"), _register())
    assert "<img" not in html
    assert "La place" in html


def test_a_chart_says_its_title_and_description_and_lists_its_figures() -> None:
    register = Register(anchors=Anchors(names={}), charts={"g-aides": chart_svg(CHART)})
    html = render_prose(CHART, register)
    assert 'role="img"' in html
    assert 'aria-labelledby="page--titre-g-aides" aria-describedby="page--description-g-aides"' in html
    assert '<title id="page--titre-g-aides">Aides &amp; subventions</title>' in html
    assert '<desc id="page--description-g-aides">Les aides doublent.</desc>' in html
    assert "aria-label=" not in html[html.index("<svg") : html.index("<title")]
    assert '<details class="chiffres"><summary>' in html
    assert '<th scope="row">2020</th><td class="droite">20 €</td>' in html
    assert "Valeur (euros)" in html


def test_a_chart_without_picture_shows_its_figures_at_once() -> None:
    html = render_prose(CHART, _register())
    assert '<details class="chiffres" open>' in html
    assert "<svg" not in html


def test_a_second_chart_of_the_same_id_goes_without_it() -> None:
    register = _register()
    assert 'id="g-aides"' in render_prose(CHART, register)
    assert 'id="g-aides"' not in render_prose(replace(CHART, title=()), register)


def test_context_indicators_stand_in_a_frame() -> None:
    context = ContextView(
        anchor="obj-contexte", title="Indicateurs de contexte", items=(_words("Taux <1 %"),)
    )
    html = render_block(context, _register())
    assert html.startswith('<div class="contexte" id="obj-contexte">')
    assert "<li>Taux &lt;1 %</li>" in html


def test_a_document_to_be_joined_says_who_holds_it() -> None:
    attachment = AttachmentView(anchor="carte", title=_words("Carte"), sentence="Document à joindre.")
    html = render_block(attachment, _register())
    assert 'id="carte"' in html
    assert 'href="#carte"' in html
    assert "<p>Document à joindre.</p>" in html


def test_each_signatory_has_a_slot() -> None:
    slots = tuple(
        SlotView(anchor=f"signature-{name}", party=f"Pour {name}", quality="Le maire", name="")
        for name in ("a", "b")
    )
    html = render_block(
        SignaturesView(anchor="s", title="Signatures", sentence="Fait à Orly.", slots=slots), _register()
    )
    assert html.count("<li ") == 2
    assert 'id="page--signature-b"' in html
    assert '<span class="partie">Pour b</span><span class="qualite">Le maire</span></li>' in html


def test_what_has_a_view_of_its_own_is_no_prose() -> None:
    funding = Funding(id="f", subject=(), payer="etat", state="voté")
    with pytest.raises(TypeError, match="Funding"):
        render_prose(funding, _register())
    heading = HeadingView(depth=1, anchor="a", text=(), kind="article", in_contents=True)
    with pytest.raises(TypeError, match="heading"):
        render_block(heading, _register())
