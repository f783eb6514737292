"""The report of an import in a browser: what a clerk filters, unfolds, follows, prints, and hears."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import need_program
from tests.render.test_intake_page import large_intake, page_of_intake, varied_intake
from tests.render.test_review_browser import AXE, _courant, _open


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all the tests of this file."""
    path = need_program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page of five findings and two diagnostics; return its address."""
    path: Path = tmp_path_factory.mktemp("page") / "import.html"
    path.write_bytes(page_of_intake(varied_intake()))
    return path.as_uri()


@pytest.fixture
def troubles() -> list[str]:
    """Gather what a page complains of, or asks for outside itself."""
    return []


@pytest.fixture
def page(browser: Browser, address: str, troubles: list[str]) -> Iterator[Page]:
    """Open the page on a wide screen; nothing may be complained of by the end."""
    opened = _open(browser, address, troubles)
    yield opened
    opened.context.close()
    assert troubles == []


def _shown(page: Page) -> list[str]:
    # What a fold hides keeps a shape of its own: only what takes room is seen.
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll('.carte')]
             .filter(card => card.checkVisibility({contentVisibilityAuto: false}) && card.offsetHeight)
             .map(card => card.id.replace('decision-', 'd').replace('controle-', 'c'))"""
    )
    return found


UNSURE, SURE, CHECKS = ["d1", "d2", "d3"], ["d4", "d5"], ["c1", "c2"]


def test_what_is_sure_waits_folded(page: Page) -> None:
    assert _shown(page) == [*UNSURE, *CHECKS]
    page.get_by_role("heading", name="Titre (1)").click()
    assert _shown(page) == [*UNSURE, "d4", *CHECKS]


@pytest.mark.parametrize(
    ("label", "value", "shown"),
    [
        ("Quoi", "a-verifier", UNSURE),
        ("Quoi", "sur", SURE),
        ("Quoi", "erreur", ["c1"]),
        ("Quoi", "avertissement", ["c2"]),
        ("Sujet", "coquille", ["d1", "d2"]),
        ("Sujet", "partenaire", ["d3", "d5"]),
    ],
)
def test_findings_are_filtered_and_folds_open_for_what_is_kept(
    page: Page, label: str, value: str, shown: list[str]
) -> None:
    page.get_by_label(label, exact=True).select_option(value=value)
    assert _shown(page) == shown
    page.get_by_label(label, exact=True).select_option(value="")
    assert _shown(page) == [*UNSURE, *CHECKS]


def test_words_are_found_without_their_accents(page: Page) -> None:
    page.get_by_label("Mots recherchés").fill("signe")
    assert _shown(page) == ["d1"]
    page.get_by_label("Mots recherchés").fill("introuvable")
    assert _shown(page) == []
    expect(page.get_by_role("status")).to_contain_text("Aucun point sur 7")


def test_a_deep_link_opens_the_fold_it_leads_into(page: Page) -> None:
    page.get_by_text("Ce qui est laissé de côté, en 2 endroits").click()
    page.get_by_role("link", name="Ligne 42").click()
    expect(page.locator("#decision-5")).to_be_focused()
    assert _shown(page) == [*UNSURE, "d5", *CHECKS]


def test_an_address_that_browsers_do_not_read_opens_the_fold_too(
    browser: Browser, address: str, troubles: list[str]
) -> None:
    opened = _open(browser, f"{address}#decision-5?autre=1", troubles)
    expect(opened.locator("#decision-5")).to_be_focused()
    assert "d5" in _shown(opened)
    opened.context.close()
    assert troubles == []


def test_an_address_keeps_the_filters(browser: Browser, address: str, troubles: list[str]) -> None:
    opened = _open(browser, f"{address}#decision-5?sujet=partenaire", troubles)
    assert _shown(opened) == ["d3", "d5"]
    assert _courant(opened) == "decision-5"
    opened.context.close()
    assert troubles == []


def test_a_count_filters_what_it_counts(page: Page) -> None:
    page.get_by_role("link", name="3 à vérifier").click()
    # The address changes first, the page after it: what the page says is waited for.
    expect(page.get_by_role("status")).to_have_text("3 points sur 7\u00a0: À vérifier")
    assert _shown(page) == UNSURE


def test_keys_step_over_what_is_folded(page: Page) -> None:
    page.get_by_label("Sujet", exact=True).focus()
    page.locator("body").click(position={"x": 5, "y": 5})
    seen = []
    for _ in range(5):
        page.keyboard.press("j")
        seen.append(_courant(page))
    assert seen == ["decision-1", "decision-2", "decision-3", "controle-1", "controle-2"]


def test_all_is_printed_unfolded_unless_the_selection_is_asked_for(page: Page) -> None:
    page.get_by_label("Quoi", exact=True).select_option(value="a-verifier")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert _shown(page) == [*UNSURE, *SURE, *CHECKS]
    assert page.locator(".laisses li").first.is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert _shown(page) == UNSURE
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')); }")
    page.get_by_role("button", name="Imprimer la sélection").click()
    page.emulate_media(media="print")
    assert _shown(page) == UNSURE
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.get_by_role("button", name="Tout afficher").last.click()
    assert _shown(page) == [*UNSURE, *CHECKS]


def test_everything_is_there_without_script(browser: Browser, address: str, troubles: list[str]) -> None:
    opened = _open(browser, address, troubles, java_script_enabled=False)
    assert opened.locator(".carte:visible").count() == 5
    opened.locator("details.partie summary").first.click()
    assert opened.locator(".carte:visible").count() == 6
    assert not opened.get_by_label("Sujet", exact=True).is_visible()
    opened.context.close()


def test_a_narrow_screen_holds_the_page(browser: Browser, address: str, troubles: list[str]) -> None:
    opened = _open(browser, address, troubles, viewport={"width": 390, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    opened.context.close()
    assert troubles == []


def test_three_hundred_findings_are_filtered_without_lag(
    browser: Browser, tmp_path: Path, troubles: list[str]
) -> None:
    path = tmp_path / "import.html"
    path.write_bytes(page_of_intake(large_intake()))
    opened = _open(browser, path.as_uri(), troubles)
    # A machine at work may stop the browser once, not three times.
    slowest = min(
        opened.evaluate(
            """async () => {
              const form = document.querySelector('.filtres form'), spent = [];
              const steps = [['mots', 'c'], ['mots', 'conf'], ['mots', ''], ['etat', 'sur'], ['etat', '']];
              for (const [name, value] of steps) {
                await new Promise(next => setTimeout(next, 300));
                const start = performance.now();
                form.elements[name].value = value;
                form.elements[name].dispatchEvent(new Event('input', {bubbles: true}));
                document.body.offsetHeight;
                spent.push(performance.now() - start);
              }
              return Math.max(...spent);
            }"""
        )
        for _ in range(3)
    )
    assert slowest < 100
    opened.context.close()
    assert troubles == []


@pytest.mark.parametrize(
    ("width", "scheme", "choice"),
    [
        (1400, "light", "#?etat=sur"),
        (1400, "dark", "#decision-2?sujet=coquille"),
        (1000, "light", ""),
        (1000, "dark", ""),
        (390, "light", ""),
        (390, "dark", "#?etat=erreur"),
    ],
)
def test_axe_finds_nothing_to_say(  # noqa: PLR0913, PLR0917 - one page for each width, scheme and choice
    browser: Browser, address: str, troubles: list[str], width: int, scheme: str, choice: str
) -> None:
    viewport = {"width": width, "height": 900}
    opened = _open(browser, address + choice, troubles, viewport=viewport, color_scheme=scheme)
    opened.evaluate("for (const part of document.querySelectorAll('details.repli')) part.open = true")
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    result = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")
    opened.context.close()
    assert [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]] == []
    assert len(result["passes"]) > 25
    assert troubles == []
