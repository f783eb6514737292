"""The page of a review, as it is written: what it says, and that nothing in the act becomes markup."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from lxml import html

from compiler.model.change import ChangeKind, Edit, Mark
from compiler.pipeline.pages import page_parts
from compiler.read.resources import read_template
from compiler.render.html.marking import marked
from compiler.render.review import AvenantName, Review, Version, Wording, render_page
from compiler.render.review.page import versions_line
from tests.render.rich_act import rich_act
from tests.render.test_review_reading import (
    change,
    large_review,
    partner_review,
    review_of,
    side,
    varied_review,
)


def page_of(review: Review) -> bytes:
    """Return the page of a review, laid out with the templates of the tool."""
    return render_page(review, page_parts("comparaison"))


def _tree(review: Review) -> html.HtmlElement:
    return html.document_fromstring(page_of(review).decode())


def _words(element: html.HtmlElement | None) -> str:
    assert element is not None
    return " ".join(str(element.text_content()).split())


def test_a_change_shows_both_versions_its_formula_and_its_motive() -> None:
    card = _tree(varied_review()).get_element_by_id("changement-1")
    before, after = (_words(card.find_class(name)[0]) for name in ("avant", "apres"))
    assert before == "Texte en vigueur Ici un mot ancien"
    assert after == "Texte modifié Ici un mot nouveau"
    assert [mark.text for mark in card.iter("del", "ins")] == ["ancien", "nouveau"]
    assert "Le mot : « ancien » est remplacé" in _words(card.find(".//blockquote"))
    assert "article 3, 1°" in _words(card)
    assert _words(card.find_class("motif")[0]) == "La loi a changé."


def test_no_line_cuts_the_code_of_an_engagement() -> None:
    shown = replace(change(1, "article:objet", motive="Après le 4.3-03."), summary="ligne 4.3-03-2")
    card = _tree(review_of(shown)).get_element_by_id("changement-1")
    assert [_words(code) for code in card.find_class("entier")] == ["4.3-03-2", "4.3-03"]
    assert ".entier { white-space: nowrap; }" in read_template("page.css").decode()
    edits = (Edit(mark=Mark.KEPT, text="le 1.1-02"), Edit(mark=Mark.ADDED, text=" 2-03"))
    assert marked(edits).count('class="entier"') == 2


def test_no_line_of_a_page_starts_with_a_sign_of_punctuation() -> None:
    for name in ("comparaison", "import", "reprise"):
        template = read_template(f"{name}.html.j2").decode()
        shown = re.sub(r'<span class="invisible">.*?</span>|[\w-]+="[^"]*"', "", template)
        assert re.findall(r"[^\n]{0,30} [:;!?»—](?=[ <{])", shown) == [], name


def test_versions_are_named_by_their_signature_or_their_short_name() -> None:
    def told(base: Version, target: Version) -> str:
        return versions_line(replace(review_of(), base=base, target=target))

    act = Version(name="a", number=0, day=date(2020, 12, 8))
    first = Version(name="b", number=1, day=date(2021, 10, 15))
    folder, current = Version(name="avant"), Version(name="modifiée", is_current=True)
    assert told(act, current) == "Du protocole signé le 8\u00a0décembre 2020 au texte modifié"
    assert told(first, current) == (
        "Du protocole modifié par l’avenant n°\u00a01 du 15\u00a0octobre 2021 au texte modifié"
    )
    assert told(folder, act) == "De la version «\u00a0avant\u00a0» au protocole signé le 8\u00a0décembre 2020"
    assert told(act, folder).endswith("à la version «\u00a0avant\u00a0»")


def test_a_motive_is_a_sentence_whatever_its_author_ended_it_with() -> None:
    for motive, shown in (("Une erreur", "Une erreur."), ("Pourquoi ?", "Pourquoi ?"), ("Fini ;", "Fini.")):
        card = _tree(review_of(change(1, "article:objet", motive=motive))).get_element_by_id("changement-1")
        assert _words(card.find_class("motif")[0]) == shown


def test_a_place_that_the_title_says_already_is_not_repeated() -> None:
    told = change(1, "article:objet", summary="ici : modification")
    assert not _tree(review_of(told)).get_element_by_id("changement-1").find_class("lieu")


def test_what_is_in_one_version_only_says_so() -> None:
    page = _tree(varied_review())
    assert "le texte est nouveau" in _words(page.get_element_by_id("changement-2").find_class("avant")[0])
    assert "le texte disparaît" in _words(page.get_element_by_id("changement-5").find_class("apres")[0])


def test_a_change_carries_what_it_is_filtered_by() -> None:
    card = _tree(varied_review()).get_element_by_id("changement-4")
    told = {name: card.get(f"data-{name}") for name in ("famille", "nature", "portee", "origine", "voie")}
    assert told == {
        "famille": "modification",
        "nature": "total-modifie",
        "portee": "ordinaire",
        "origine": "consequence",
        "voie": "avenant",
    }


def test_the_counts_are_said() -> None:
    page = _tree(varied_review())
    assert [_words(tile) for tile in page.find_class("chiffres")[0]] == [
        "4 changements écrits",
        "1 conséquence",
        "1 substantiel",
        "4 non substantiels",
    ]
    options = [_words(option) for option in page.iterfind(".//select[@name='partie']//option")]
    assert "L’État (2)" in options


def test_ids_are_given_once_and_every_link_leads_somewhere() -> None:
    page = _tree(large_review(60))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = [link.get("href", "") for link in page.iter("a", "use")]
    assert {target[1:].partition("?")[0] for target in targets} <= set(ids)


def test_headings_skip_no_level() -> None:
    levels = [int(str(heading.tag)[1]) for heading in _tree(varied_review()).iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(level <= above + 1 for above, level in pairwise(levels))


def test_hostile_words_stay_words() -> None:
    hostile = '</script><script>alert(1)</script>{{ 7*7 }}{% raw %}"onload="x\'&\x07'
    told = change(
        1,
        "article:objet",
        summary=hostile,
        before=side(hostile, place=hostile),
        edits=(Edit(mark=Mark.REMOVED, text=hostile), Edit(mark=Mark.ADDED, text=hostile)),
        motive=hostile,
        route=hostile,
        parties=("x",),
    )
    act = rich_act()
    act = replace(act, identity=replace(act.identity, title=hostile, territory=hostile))
    review = replace(
        review_of(told, after=act),
        wordings={1: Wording(lines=(hostile,), reference=hostile)},
        avenant=AvenantName(number=1, title=hostile),
    )
    data = page_of(review).decode()
    assert data.count("<script>") == 1
    assert "\x07" not in data
    assert "49" not in _words(html.document_fromstring(data).get_element_by_id("changement-1"))
    assert not [element for element in html.document_fromstring(data).iter() if element.get("onload")]
    assert data.count("{{ 7*7 }}") > 6


def test_the_page_asks_for_nothing_outside_itself() -> None:
    data = page_of(varied_review()).decode()
    assert "content=\"default-src 'none'" in html.tostring(html.document_fromstring(data)).decode()
    assert re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"', data) == []
    assert "@import" not in data
    assert "url(" not in data


def test_no_change_is_said_in_a_sentence() -> None:
    page = _tree(replace(review_of(), avenant=None))
    assert "Aucun changement entre ces deux versions." in _words(page)
    assert _words(page.find(".//h1")) == "Ce qui change"


def test_lines_of_a_text_are_kept() -> None:
    told = change(
        1, "article:objet", kind=ChangeKind.ALINEA_ADDED, before=None, after=side("un\ndeux"), edits=()
    )
    (mark,) = _tree(review_of(told)).get_element_by_id("changement-1").iter("ins")
    assert mark.text == "un\ndeux"


def test_two_runs_give_the_same_bytes() -> None:
    assert page_of(varied_review()) == page_of(varied_review())


def test_ordinals_are_raised_in_words_and_nowhere_else() -> None:
    shown = replace(change(1, "article:objet", motive="Au 2e rang."), summary="tableau 25, 4e ligne du XXIe")
    page = page_of(review_of(shown)).decode()
    card = html.document_fromstring(page).get_element_by_id("changement-1")
    assert [_words(raised) for raised in card.iter("sup")] == ["e", "e", "e"]
    assert _words(card.find(".//h3")) == "Changement 1 : Tableau 25, 4e ligne du XXIe"
    for bare in re.findall(r"<(script|style|title|desc|option|text)\b[^>]*>(.*?)</\1>", page, re.DOTALL):
        assert "<sup>" not in bare[1]
    assert re.search(r'"[^"<>]*<sup>', page) is None


def test_a_partner_that_comes_stands_beside_those_who_signed() -> None:
    card = _tree(partner_review()).get_element_by_id("changement-1")
    assert _words(card.find_class("avant")[0]).endswith("État (Éducation nationale), État (Justice)")
    assert [_words(mark) for mark in card.iter("ins")] == ["signataires"]
