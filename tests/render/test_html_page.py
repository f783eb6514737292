"""The page whole: its policy, its contents, its filters, its sections, its notes, its bytes."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from compiler.model.text import Text
from compiler.pipeline import load
from compiler.pipeline.pages import page_parts
from compiler.render.html import PageParts, render_html
from compiler.render.html.filters import build_filters
from compiler.render.html.sections import build_contents
from compiler.render.layout import build_view
from compiler.render.view import ContentsEntry, DocumentView
from tests.acts import act_with, edited

SECOND = """
#### Priorité 2 – Ouvrir les équipements {#prio-equipements}

```engagement
id: salles
code: 1.1-02
texte: Ouvrir les salles le soir.
partenaires: [commune]
indicateurs_suivi:
  - {id: s1, libelle: Nombre de soirées}
indicateurs_impact:
  - {id: i1, libelle: Part des salles ouvertes}
```

# Annexe 1 – Les aides {#annexe-aides}

Les aides[^loi] sont dans le [[tableau:aides]][^loi].

```tableau
id: aides
titre: Aides par année
orientation: paysage
colonnes:
  - {id: annee, titre: Année, entete_ligne: oui}
  - {id: montant, titre: Montant, type: montant}
lignes:
  - {id: a-2019, annee: "2019", montant: 10}
```

[^loi]: Loi du <14> février.
"""


def _view(folder: Path) -> DocumentView:
    loaded = load(act_with(folder, SECOND))
    assert [
        remark.message for remark in loaded.diagnostics if remark.code.startswith(("shape", "yaml"))
    ] == []
    return build_view(loaded.value)


def _bytes(folder: Path) -> bytes:
    return render_html(_view(folder), page_parts("protocole"), images={}, charts={})


def _page(folder: Path) -> HtmlElement:
    return lxml_html.document_fromstring(_bytes(folder))


def test_the_page_names_itself(tmp_path: Path) -> None:
    page = _page(tmp_path)
    assert page.get("lang") == "fr"
    assert page.findtext("head/title") == "Convention d’essai – Val d’Essai"
    description = page.xpath("//meta[@name='description']/@content")[0]
    assert (
        description
        == "Convention d’essai, Val d’Essai : texte intégral ; 2 engagements à filtrer par partenaire."
    )


def test_the_policy_allows_only_the_style_and_the_script_of_the_page(tmp_path: Path) -> None:
    page = _page(tmp_path)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        text = page.findtext(f".//{element}", "")
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy
    assert page.xpath("//@style | //@onclick") == []


def test_the_page_asks_for_nothing_outside(tmp_path: Path) -> None:
    rendered = _bytes(tmp_path)
    page = lxml_html.document_fromstring(rendered)
    sources = page.xpath("//@src | //link/@href | //object/@data")
    assert [source for source in sources if not source.startswith("data:")] == []
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|sendBeacon|<iframe", rendered.decode())


def test_every_id_is_there_once_and_every_link_inside_arrives(tmp_path: Path) -> None:
    page = _page(tmp_path)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    asked = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    asked |= {name for names in page.xpath("//@aria-labelledby | //@for") for name in names.split()}
    assert asked
    assert asked - set(ids) == set()


def test_headings_follow_one_another_without_a_jump(tmp_path: Path) -> None:
    page = _page(tmp_path)
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(second <= first + 1 for first, second in pairwise(levels))


def test_divisions_are_nested_as_in_the_act(tmp_path: Path) -> None:
    page = _page(tmp_path)
    assert page.xpath("//section[@data-division='engagements']/section/@data-division") == ["axe-jeunesse"]
    assert page.xpath("//section[@data-division='axe-jeunesse']/section/@data-division") == ["obj-reussite"]
    assert page.xpath("//main/section/@data-division") == [
        "objet",
        "engagements",
        "page--signatures",
        "annexe-aides",
    ]


def test_the_contents_are_nested_as_the_act(tmp_path: Path) -> None:
    page = _page(tmp_path)
    nav = page.xpath("//nav")[0]
    assert nav.xpath("ol/li/a/@href") == [
        "#objet",
        "#engagements",
        "#page--signatures",
        "#annexe-aides",
    ]
    assert nav.xpath("ol/li/ol/li/ol/li/a/text()") == ["Objectif\u00a01.1 – Soutenir la réussite des élèves"]


def test_the_contents_lead_to_the_signatures_when_they_list_them(tmp_path: Path) -> None:
    view = _view(tmp_path / "vue")
    entry = ContentsEntry(depth=1, anchor="signatures", text=(Text(text="Signatures"),))
    others = tuple(one for one in view.contents if one.anchor != "signatures")
    entries = build_contents(replace(view, contents=(*others, entry)))
    page = _page(tmp_path)
    assert page.get_element_by_id(entries[-1].anchor).text_content() == "Signatures"


def test_filters_count_what_each_choice_leaves(tmp_path: Path) -> None:
    filters = build_filters(_view(tmp_path))
    assert [(choice.value, choice.count) for choice in filters.parties] == [("etat", 1), ("commune", 2)]
    assert filters.place == "Objectif"
    assert [(group.name, [choice.value for choice in group.choices]) for group in filters.groups] == [
        ("Axe\u00a01 – Agir pour la jeunesse", ["obj-reussite"])
    ]
    assert filters.total == 2


def test_objectifs_side_by_side_stand_under_the_axe(tmp_path: Path) -> None:
    second = SECOND.partition("# Annexe")[0].replace(
        "#### Priorité 2", "### Objectif 1.2 – Ouvrir {#obj-ouvrir}\n\n#### Priorité 1"
    )
    (group,) = build_filters(build_view(load(act_with(tmp_path, second)).value)).groups
    assert [(choice.value, choice.count) for choice in group.choices] == [
        ("obj-reussite", 1),
        ("obj-ouvrir", 1),
    ]


def test_a_party_is_concerned_through_its_sets(tmp_path: Path) -> None:
    act = edited("partenaires: [etat, commune]", "partenaires: [tous]")
    view = build_view(load(act_with(tmp_path, acte=act)).value)
    assert [choice.count for choice in build_filters(view).parties] == [1, 1]


def test_filters_stay_hidden_until_the_script_runs(tmp_path: Path) -> None:
    page = _page(tmp_path)
    assert page.xpath("//details[@id='page--filtres']/@hidden") == [""]
    assert page.xpath("//tr[@hidden] | //section[@hidden]") == []


def test_a_page_without_engagements_has_no_filter_and_no_script(tmp_path: Path) -> None:
    act = "# Article 1 – Objet {#objet}\n\nDes mots.\n"
    view = build_view(load(act_with(tmp_path, acte=act)).value)
    page = lxml_html.document_fromstring(render_html(view, page_parts("protocole"), images={}, charts={}))
    assert page.xpath("//script | //form") == []
    assert "filtrer" not in page.xpath("//meta[@name='description']/@content")[0]


def test_a_note_leads_back_to_each_of_its_calls(tmp_path: Path) -> None:
    page = _page(tmp_path)
    note = page.get_element_by_id("page--note-1")
    assert (note.text or "").strip() == "Loi du <14> février."
    assert note.xpath("a/@href") == ["#page--appel-1", "#page--appel-1-2"]
    assert page.get_element_by_id("page--appel-1-2").get("href") == "#page--note-1"


def test_what_is_printed_across_says_so(tmp_path: Path) -> None:
    page = _page(tmp_path)
    assert "paysage" in page.xpath("//section[@data-division='axe-jeunesse']/@class")[0]
    assert "portrait" in page.xpath("//section[@data-division='objet']/@class")[0]
    annexe = page.xpath("//section[@data-division='annexe-aides']")[0]
    assert annexe.get("class") == "division paysage annexe"


def test_words_of_the_act_never_become_markup(tmp_path: Path) -> None:
    words = "</title></style><script>alert(1)</script> {{ page }} {% raw %}"
    protocole = edited("titre: Convention d'essai", f'titre: "{words}"', "protocole.yml")
    act = edited("La présente convention", f"La présente {words}")
    act = act.replace("Objet {#objet}", f"{words} {{#objet}}")
    parties = edited("La commune d'Essai", f"La commune {words}", "parties.yml")
    parties = parties.replace("nom: La", 'nom: "La').replace("{% raw %}", '{% raw %}"', 1)
    source = act_with(tmp_path, acte=act, protocole=protocole, parties=parties)
    rendered = render_html(build_view(load(source).value), page_parts("protocole"), images={}, charts={})
    page = lxml_html.document_fromstring(rendered)
    assert len(list(page.iter("script"))) == 1
    assert page.findtext("body/header/div/h1") == words
    assert rendered.count(b"alert(1)") >= 4
    assert b"<script>alert" not in rendered


def test_a_style_that_would_end_its_element_is_refused(tmp_path: Path) -> None:
    parts = PageParts(
        template=page_parts("protocole").template, style="a::before{content:'</STYLE>'}", script=""
    )
    with pytest.raises(ValueError, match="style"):
        render_html(_view(tmp_path), parts, images={}, charts={})


def test_two_renderings_give_the_same_bytes(tmp_path: Path) -> None:
    view = _view(tmp_path)
    assert render_html(view, page_parts("protocole"), images={}, charts={}) == render_html(
        view, page_parts("protocole"), images={}, charts={}
    )
