"""Words of a page: what is escaped, what is followed, what leads back."""

import pytest

from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
)
from compiler.render.html.anchors import Anchors
from compiler.render.html.inlines import Register, render_inlines
from compiler.render.html.markup import attribute, escape, is_safe, permalink


def _html(*content: Inline, names: dict[tuple[str, str], str] | None = None) -> str:
    return render_inlines(content, Register(anchors=Anchors(names=names or {})))


def test_words_that_look_like_markup_are_printed() -> None:
    assert _html(Text(text="<script>a & b</script>")) == "&lt;script&gt;a &amp; b&lt;/script&gt;"
    assert escape("\"'") == "&quot;&#39;"


def test_typography_is_kept_and_control_characters_are_not() -> None:
    assert escape("25\u00a0% – 1\u202f000 €\x00\x1b\x85") == "25\u00a0% – 1\u202f000 €"


def test_an_attribute_cannot_be_left_by_its_value() -> None:
    assert attribute("id", 'a" onclick="b') == ' id="a&quot; onclick=&quot;b"'
    assert attribute("id", "") == ""


def test_each_kind_of_inline_has_its_element() -> None:
    content = (
        Text(text="1"),
        Superscript(text="er"),
        Strong(content=(Text(text="fort"), Emphasis(content=(Text(text="penché"),)))),
        LineBreak(),
        Figure(expression="nombre:quartiers", text="31"),
    )
    assert _html(*content) == "1<sup>er</sup><strong>fort<em>penché</em></strong><br>31"


@pytest.mark.parametrize("address", ["https://exemple.fr/a?b=1", "HTTP://exemple.fr", "mailto:a@exemple.fr"])
def test_a_public_address_is_followed(address: str) -> None:
    assert is_safe(address)
    assert 'href="' in _html(Link(address=address, content=(Text(text="ici"),)))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " https://exemple.fr",
        "https:alert",
        "data:text/html,a",
        "file:///etc/passwd",
        "//exemple.fr",
        "https://exemple.fr/ onclick",
        "vbscript:a",
        "",
    ],
)
def test_an_address_that_could_run_leaves_its_words_alone(address: str) -> None:
    assert _html(Link(address=address, content=(Text(text="ici"),))) == "ici"


def test_a_reference_leads_to_its_target_of_the_same_kind() -> None:
    names = {("article", "suivi"): "suivi", ("", "m-1"): "mesures--m-1"}
    reference = Reference(kind="article", target="suivi", text="article 7")
    assert _html(reference, names=names) == '<a class="renvoi" href="#suivi">article 7</a>'
    row = Reference(kind="mesure", target="m-1", text="mesure 1")
    assert 'href="#mesures--m-1"' in _html(row, names=names)
    assert _html(Reference(kind="axe", target="suivi", text="axe 7"), names=names) == "axe 7"


def test_a_party_is_named_and_not_led_to() -> None:
    names = {("article", "etat"): "etat", ("", "etat"): "etat"}
    assert _html(Reference(kind="partie", target="etat", text="l’État"), names=names) == "l’État"


def test_each_call_of_a_note_has_an_id_to_come_back_to() -> None:
    register = Register(anchors=Anchors(names={}))
    first, second = (render_inlines((NoteMark(note="loi", number=3),), register) for _ in range(2))
    assert 'id="page--appel-3"' in first
    assert 'id="page--appel-3-2"' in second
    assert 'href="#page--note-3"' in second
    assert register.calls == {3: ["page--appel-3", "page--appel-3-2"]}


def test_the_call_of_a_missing_note_is_not_printed() -> None:
    assert _html(Text(text="mot"), NoteMark(note="absente")) == "mot"


def test_an_id_is_given_once() -> None:
    register = Register(anchors=Anchors(names={}))
    assert (register.claim("suivi"), register.claim("suivi")) == ("suivi", "")


def test_a_permalink_says_what_it_leads_to() -> None:
    assert permalink("suivi", "Article 7") == (
        '<a class="ancre" href="#suivi" aria-label="Lien direct : Article 7">¶</a>'
    )
    assert permalink("", "Article 7") == ""
