"""The page in a browser: what a reader filters, follows, prints, and hears."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from compiler.model.block import Chart
from compiler.pipeline import load
from compiler.pipeline.pages import page_parts
from compiler.render.chart import chart_svg
from compiler.render.html import render_html
from compiler.render.layout import build_view
from tests.acts import act_with
from tests.conftest import need_program

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")

PARTIES = """
parties:
  - {id: etat, nom: "L'État", court: État, signataires: [{id: prefet, qualite: Le préfet}]}
  - {id: commune, nom: "La commune d'Essai", court: Essai, signataires: [{id: maire, qualite: Le maire}]}
  - {id: caf-94, nom: "La CAF du Val-de-Marne", court: CAF 94, signataires: [{id: d, qualite: Le directeur}]}
  - {id: caf-91, nom: "La CAF de l'Essonne", court: CAF 91, signataires: [{id: d, qualite: Le directeur}]}
ensembles:
  - {id: caf, nom: Les CAF, court: CAF, membres: [caf-91, caf-94]}
"""

OPENING = """
# Article 1 – Objet {#objet}

La convention[^loi] engage ses **signataires**, comme le dit l'[[article:engagements]] ou le [site](https://exemple.fr/).

[^loi]: Loi de programmation pour la ville.

# Article 2 – Engagements {#engagements}

## Axe 1 – Agir pour la jeunesse {#axe-jeunesse}
"""

CLOSING = """
# Annexe 1 – Les aides {#annexe-aides}

```tableau
id: aides
titre: Aides par année
colonnes:
  - {id: contrat, titre: Contrat, fusion: oui}
  - {id: annee, titre: Année, entete_ligne: oui}
  - {id: projets, titre: Projets, type: entier}
  - {id: montant, titre: Montant, type: montant}
  - {id: avis, titre: Avis, type: marque}
lignes:
  - {id: a-2019, contrat: Seine, annee: "2019", projets: 3, montant: 1000, avis: oui}
  - {id: a-2020, contrat: Seine, annee: "2020", projets: 5, montant: 2000, avis: non}
totaux:
  - {libelle: Total, sommes: [montant]}
```

```graphique
id: g-aides
titre: Aides par année
forme: barres
table: aides
etiquette: annee
valeur: montant
alternative: Les aides doublent d'une année à l'autre.
```
"""


def _engagement(rank: int, partners: str, words: str) -> str:
    return f"""
```engagement
id: engagement-{rank}
code: 1.{(rank - 1) // 50 + 1}-{rank:02d}
texte: {words}
partenaires: [{partners}]
indicateurs_suivi:
  - {{id: s1, libelle: Nombre d'élèves}}
indicateurs_impact:
  - {{id: i1, libelle: Part des élèves}}
```
"""


def _act() -> str:
    """Return an act of a hundred engagements: two objectifs of five priorités, ten engagements each."""
    text = OPENING
    for rank in range(1, 101):
        if rank % 50 == 1:
            number = rank // 50 + 1
            text += f"\n### Objectif 1.{number} – Réussir {number} {{#obj-{number}}}\n"
            text += "\nUne phrase d'introduction.\n"
        if rank % 10 == 1:
            text += f"\n#### Priorité {rank % 50 // 10 + 1} – Agir {rank} {{#prio-{rank}}}\n"
        # In each priorité the CAF take the third, seventh and eighth engagements, all or one of them.
        partners = {3: "etat, caf", 7: "caf-94", 8: "caf-91"}.get(rank % 10, "etat, commune")
        words = "Ouvrir la médiathèque d'été" if rank == 42 else f"Agir de la manière {rank}"
        text += _engagement(rank, partners, words)
    return text + CLOSING


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page of an act of a hundred engagements; return its address."""
    folder = tmp_path_factory.mktemp("page")
    loaded = load(act_with(folder, acte=_act(), parties=PARTIES))
    assert [
        remark.message for remark in loaded.diagnostics if remark.code.startswith(("shape.", "yaml."))
    ] == []
    view = build_view(loaded.value)
    charts = {
        block.id: chart_svg(block) for run in view.runs for block in run.blocks if isinstance(block, Chart)
    }
    (folder / "protocole.html").write_bytes(
        render_html(view, page_parts("protocole"), images={}, charts=charts)
    )
    return (folder / "protocole.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all the tests of this file."""
    path = need_program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def troubles() -> list[str]:
    """Gather what a page complains of, or asks for outside itself."""
    return []


def _open(browser: Browser, address: str, troubles: list[str], **options: Any) -> Page:  # noqa: ANN401 - passed on
    context = browser.new_context(
        **({"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"} | options)
    )
    page = context.new_page()
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:")) else troubles.append(request.url),
    )
    page.goto(address)
    return page


@pytest.fixture
def page(browser: Browser, address: str, troubles: list[str]) -> Iterator[Page]:
    """Open the page on a wide screen; nothing may be complained of by the end."""
    opened = _open(browser, address, troubles)
    yield opened
    opened.context.close()
    assert troubles == []


def _shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll('tr[data-parties]')]
             .filter(row => row.getClientRects().length).map(row => row.id)"""
    )
    return found


def _merged(page: Page) -> list[tuple[int, int, bool]]:
    """Return, for each group shown: rows its merged cell spans, rows shown, whether it is in the first."""
    found: list[list[Any]] = page.evaluate(
        """[...document.querySelectorAll('.engagements tbody')].filter(body => !body.hidden).map(body => {
             const head = body.querySelector('.groupe'), shown = [...body.rows].filter(row => !row.hidden);
             return [head.rowSpan, shown.length, shown[0].firstElementChild === head];
           })"""
    )
    return [(span, count, first) for span, count, first in found]


def _caf() -> list[str]:
    return [f"engagement-{rank}" for rank in range(1, 101) if rank % 10 in {3, 7}]


def test_a_party_sees_its_own_engagements_and_those_of_its_sets(page: Page) -> None:
    page.get_by_label("Partenaire", exact=True).select_option(value="caf-94")
    assert _shown(page) == _caf()
    expect(page.get_by_role("status")).to_have_text("20 engagements sur 100\u00a0: La CAF du Val-de-Marne")
    assert not page.get_by_text("Une phrase d’introduction.").first.is_visible()
    assert not page.get_by_role("heading", name="Article 1er – Objet").is_visible()


def test_merged_priorities_follow_the_rows_that_stay_and_come_back(page: Page, address: str) -> None:
    assert _merged(page) == [(10, 10, True)] * 10
    page.get_by_label("Partenaire", exact=True).select_option(value="caf-94")
    assert _merged(page) == [(2, 2, True)] * 10
    page.get_by_label("Mots recherchés").fill("manière 77")
    assert _merged(page) == [(1, 1, True)]
    page.get_by_role("button", name="Tout afficher").first.click()
    expect(page).to_have_url(address)
    assert _merged(page) == [(10, 10, True)] * 10
    assert len(_shown(page)) == 100


def test_one_objectif_can_be_read_alone(page: Page) -> None:
    page.get_by_label("Objectif", exact=True).select_option(value="obj-2")
    assert _shown(page) == [f"engagement-{rank}" for rank in range(51, 101)]
    assert not page.locator(".sommaire a[href='#obj-1']").is_visible()
    assert page.locator(".sommaire a[href='#obj-2']").is_visible()


def test_words_are_found_without_their_accents(page: Page) -> None:
    page.get_by_label("Mots recherchés").fill("MEDIATHEQUE d'ete")
    assert _shown(page) == ["engagement-42"]
    assert page.evaluate("CSS.highlights.get('recherche').size") == 2


def test_nothing_found_is_said(page: Page) -> None:
    page.get_by_label("Mots recherchés").fill("introuvable")
    assert _shown(page) == []
    expect(page.get_by_role("status")).to_contain_text("Aucun engagement sur 100")


def test_a_selection_is_shared_by_its_address(
    page: Page, browser: Browser, address: str, troubles: list[str]
) -> None:
    page.get_by_label("Partenaire", exact=True).select_option(value="caf-94")
    page.get_by_label("Mots recherchés").fill("1.2-7")
    shared: str = page.evaluate("location.href")
    assert shared.startswith(f"{address}#?partie=caf-94")
    other = _open(browser, shared, troubles)
    assert _shown(other) == _shown(page) == ["engagement-73", "engagement-77"]
    assert other.get_by_label("Partenaire", exact=True).input_value() == "caf-94"
    other.context.close()


def test_an_address_with_unknown_filters_shows_everything(
    browser: Browser, address: str, troubles: list[str]
) -> None:
    opened = _open(browser, f"{address}#?partie=personne&division=nulle&autre=%E0", troubles)
    assert len(_shown(opened)) == 100
    assert opened.get_by_label("Partenaire", exact=True).evaluate("list => list.selectedIndex") == 0
    opened.context.close()
    assert troubles == []


def test_a_link_to_a_hidden_place_shows_it_again(page: Page) -> None:
    page.get_by_label("Partenaire", exact=True).select_option(value="caf-94")
    page.evaluate("location.hash = 'engagement-5'")
    expect(page.locator("#engagement-5")).to_be_visible()
    assert len(_shown(page)) == 100
    assert page.evaluate(
        "Math.abs(document.getElementById('engagement-5').getBoundingClientRect().top) < 300"
    )


def test_a_link_to_a_place_still_shown_keeps_the_filters(page: Page, address: str) -> None:
    page.get_by_label("Partenaire", exact=True).select_option(value="caf-94")
    page.locator(".sommaire a[href='#obj-2']").click()
    expect(page).to_have_url(f"{address}#obj-2?partie=caf-94")
    assert _shown(page) == _caf()


def test_a_hundred_engagements_are_filtered_without_lag(page: Page) -> None:
    spent: float = page.evaluate(
        """() => {
          const words = document.querySelector('input[type=search]');
          const start = performance.now();
          for (const value of ['m', 'ma', 'man', 'mani', '']) {
            words.value = value;
            words.dispatchEvent(new Event('input', {bubbles: true}));
            document.body.offsetHeight;
          }
          return (performance.now() - start) / 5;
        }"""
    )
    assert spent < 100


def test_the_act_is_printed_whole_even_when_filtered(page: Page) -> None:
    page.get_by_label("Partenaire", exact=True).select_option(value="caf-94")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert len(_shown(page)) == 100
    assert _merged(page) == [(10, 10, True)] * 10
    assert page.get_by_text("Une phrase d’introduction.").first.is_visible()
    assert not page.locator(".volet").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert _shown(page) == _caf()


def test_the_selection_is_printed_alone_when_asked_for(page: Page) -> None:
    page.get_by_label("Partenaire", exact=True).select_option(value="caf-94")
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')); }")
    page.get_by_role("button", name="Imprimer la sélection").click()
    page.emulate_media(media="print")
    assert _shown(page) == _caf()
    expect(page.get_by_role("status")).to_contain_text("20 engagements")
    assert page.get_by_role("status").is_visible()


def test_the_keyboard_reaches_the_text_the_filters_and_the_links(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au texte"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "partie"
    anchor = page.locator("[id='objet'] ~ .ancre")
    assert anchor.evaluate("link => getComputedStyle(link).opacity") == "0"
    anchor.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".ancre:focus")).to_have_css("opacity", "1")
    assert anchor.get_attribute("href") == "#objet"


def test_a_narrow_screen_shows_cards_and_folds_its_panels(
    browser: Browser, address: str, troubles: list[str]
) -> None:
    opened = _open(browser, address, troubles, viewport={"width": 390, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    assert opened.evaluate("getComputedStyle(document.querySelector('.engagements td')).display") == "block"
    contents = opened.get_by_role("navigation")
    assert not contents.is_visible()
    opened.get_by_text("Table des matières").click()
    assert contents.is_visible()
    opened.keyboard.press("Escape")
    assert not contents.is_visible()
    opened.context.close()
    assert troubles == []


def test_a_sheet_of_paper_is_no_telephone(browser: Browser, address: str, troubles: list[str]) -> None:
    # The width of the text of an A4 page.
    opened = _open(browser, address, troubles, viewport={"width": 658, "height": 900})
    opened.emulate_media(media="print")
    shown = "element => getComputedStyle(element).display"
    assert opened.locator(".engagements td").first.evaluate(shown) == "table-cell"
    assert opened.locator(".engagements thead").first.evaluate(shown) == "table-header-group"
    row = "element => getComputedStyle(element).breakInside"
    assert opened.locator(".engagements tbody tr:not(:has([rowspan]))").first.evaluate(row) == "avoid"
    opened.context.close()
    assert troubles == []


def test_a_chart_can_be_read_on_a_telephone(browser: Browser, address: str, troubles: list[str]) -> None:
    opened = _open(browser, address, troubles, viewport={"width": 390, "height": 800})
    size = opened.locator(".graphique text").first.evaluate(
        "text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a"
    )
    assert size >= 12
    figure = opened.locator(".graphique").first
    assert figure.evaluate("figure => figure.scrollWidth > figure.clientWidth")
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    opened.context.close()
    assert troubles == []


def test_everything_is_there_without_script(browser: Browser, address: str, troubles: list[str]) -> None:
    opened = _open(browser, address, troubles, java_script_enabled=False)
    assert opened.locator("tr[data-parties]:visible").count() == 100
    assert opened.get_by_role("navigation").is_visible()
    assert not opened.get_by_label("Partenaire", exact=True).is_visible()
    opened.context.close()


@pytest.mark.parametrize(
    ("width", "scheme", "choice"),
    [
        (1400, "light", ""),
        (1400, "dark", "#?partie=caf-94"),
        (800, "dark", ""),
        (800, "light", "#?partie=caf-94"),
        (390, "light", ""),
        (390, "dark", "#?partie=caf-94"),
    ],
)
def test_axe_finds_nothing_to_say(  # noqa: PLR0913, PLR0917 - one page for each width, scheme and choice
    browser: Browser, address: str, troubles: list[str], width: int, scheme: str, choice: str
) -> None:
    opened = _open(
        browser, address + choice, troubles, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    result = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")
    opened.context.close()
    assert [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]] == []
    assert len(result["passes"]) > 30
    assert troubles == []
