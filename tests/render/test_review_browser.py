"""The page of a review in a browser: what a reader filters, follows, steps through, prints, and hears."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import need_program
from tests.render.test_review_page import page_of
from tests.render.test_review_reading import large_review, varied_review

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page of five hundred changes; return its address."""
    path = tmp_path_factory.mktemp("page") / "comparaison.html"
    path.write_bytes(page_of(large_review()))
    return path.as_uri()


@pytest.fixture(scope="module")
def small_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page of five changes, one of each family and a consequence; return its address."""
    path = tmp_path_factory.mktemp("page") / "comparaison.html"
    path.write_bytes(page_of(varied_review()))
    return path.as_uri()


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
def page(browser: Browser, small_address: str, troubles: list[str]) -> Iterator[Page]:
    """Open the small page on a wide screen; nothing may be complained of by the end."""
    opened = _open(browser, small_address, troubles)
    yield opened
    opened.context.close()
    assert troubles == []


def _shown(page: Page) -> list[int]:
    found: list[int] = page.evaluate(
        """[...document.querySelectorAll('.changement')]
             .filter(card => card.getClientRects().length).map(card => Number(card.dataset.rang))"""
    )
    return found


def _courant(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_a_party_sees_what_changes_for_it(page: Page) -> None:
    page.get_by_label("Ce qui change pour").select_option(value="commune")
    assert _shown(page) == [2, 3]
    expect(page.get_by_role("status")).to_have_text("2 changements sur 5\u00a0: La commune d’Essai")
    assert not page.get_by_role("heading", name="Article 3 – Suites").is_visible()
    assert page.locator(".acte .signe:not(.eteint)").count() == 2


@pytest.mark.parametrize(
    ("label", "value", "ranks"),
    [
        ("Nature", "modification", [1, 4]),
        ("Nature", "partie-ajoutee", [2]),
        ("Portée", "substantiel", [1]),
        ("Portée", "ordinaire", [2, 3, 5, 4]),
        ("Origine", "consequence", [4]),
        ("Origine", "ecrit", [2, 1, 3, 5]),
        ("Circuit", "avenant", [2, 1, 3, 5, 4]),
    ],
)
def test_changes_are_filtered_by_what_they_are(page: Page, label: str, value: str, ranks: list[int]) -> None:
    page.get_by_label(label, exact=True).select_option(value=value)
    assert sorted(_shown(page)) == sorted(ranks)
    assert page.get_by_role("button", name="Tout afficher").first.is_visible()


def test_words_are_found_without_their_accents_in_motives_and_headings_too(page: Page) -> None:
    page.get_by_label("Mots recherchés").fill("LOI a change")
    assert _shown(page) == [1]
    page.wait_for_timeout(300)
    assert page.evaluate("CSS.highlights.get('recherche').size") > 2
    page.get_by_label("Mots recherchés").fill("priorite donner")
    assert _shown(page) == [3]
    page.get_by_label("Mots recherchés").fill("REGLE a l'ete")
    assert _shown(page) == [5]
    page.get_by_label("Mots recherchés").fill("introuvable")
    assert _shown(page) == []
    expect(page.get_by_role("status")).to_contain_text("Aucun changement sur 5")


def test_a_selection_is_shared_by_its_address(
    page: Page, browser: Browser, small_address: str, troubles: list[str]
) -> None:
    page.get_by_label("Ce qui change pour").select_option(value="etat")
    page.get_by_label("Nature", exact=True).select_option(value="suppression")
    shared: str = page.evaluate("location.href")
    assert shared == f"{small_address}#?partie=etat&nature=suppression"
    other = _open(browser, shared, troubles)
    assert _shown(other) == _shown(page) == [5]
    assert other.get_by_label("Nature", exact=True).input_value() == "suppression"
    other.context.close()


def test_a_deep_link_leads_to_a_change_and_keeps_the_filters(
    browser: Browser, small_address: str, troubles: list[str]
) -> None:
    opened = _open(browser, f"{small_address}#changement-3?partie=commune", troubles)
    assert _shown(opened) == [2, 3]
    assert _courant(opened) == "changement-3"
    opened.evaluate("location.hash = 'changement-5'")
    expect(opened.locator("#changement-5")).to_be_focused()
    assert len(_shown(opened)) == 5
    opened.context.close()
    assert troubles == []


def test_an_address_with_unknown_filters_shows_everything(
    browser: Browser, small_address: str, troubles: list[str]
) -> None:
    opened = _open(browser, f"{small_address}#?partie=personne&nature=nulle&autre=%E0", troubles)
    assert len(_shown(opened)) == 5
    opened.context.close()
    assert troubles == []


def test_a_count_filters_what_it_counts(page: Page) -> None:
    page.get_by_role("link", name="1 substantiel").click()
    # The browser tells the page of the new address a moment after the click.
    expect(page.locator(".changement:visible")).to_have_count(1)
    assert _shown(page) == [1]
    page.get_by_role("button", name="Tout afficher").last.click()
    assert len(_shown(page)) == 5


def test_keys_step_through_what_is_shown_and_open_the_search(page: Page) -> None:
    page.get_by_label("Ce qui change pour").select_option(value="etat")
    page.locator("body").click(position={"x": 5, "y": 5})
    seen = []
    for key in "jjjk":
        page.keyboard.press(key)
        seen.append(_courant(page))
    assert seen == ["changement-3", "changement-5", "changement-5", "changement-3"]
    assert page.evaluate("location.hash") == "#changement-3?partie=etat"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "mots"
    page.keyboard.type("jk")
    assert page.get_by_label("Mots recherchés").input_value() == "jk"


def test_keys_can_be_put_to_sleep(page: Page) -> None:
    page.get_by_text("Clavier").click()
    page.get_by_label("Touches actives").uncheck()
    page.keyboard.press("j")
    assert not _courant(page).startswith("changement")


def test_a_mark_of_the_picture_leads_to_its_change(page: Page) -> None:
    page.locator("[data-vers='5']").dispatch_event("click")
    expect(page.locator("#changement-5")).to_be_focused()


def test_the_keyboard_reaches_the_changes_first(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller aux changements"
    page.keyboard.press("Enter")
    assert page.evaluate("Math.abs(document.querySelector('.liste').getBoundingClientRect().top) < 200")


def test_marks_of_words_need_no_colour(page: Page) -> None:
    expect(page.locator("#changement-1 del")).to_have_css("text-decoration-line", "line-through")
    expect(page.locator("#changement-1 ins")).to_have_css("text-decoration-line", "underline")
    expect(page.locator("#changement-1 ins")).to_have_css("font-weight", "600")


def test_five_hundred_changes_are_filtered_without_lag(
    browser: Browser, address: str, troubles: list[str]
) -> None:
    opened = _open(browser, address, troubles)
    assert len(_shown(opened)) == 500
    # A machine at work may stop the browser once, not three times.
    slowest = min(
        opened.evaluate(
            """async () => {
              const form = document.querySelector('.filtres form'), spent = [];
              const steps = [['mots', 'c'], ['mots', 'co'], ['mots', 'conf'], ['mots', ''], ['partie', 'etat'],
                ['partie', ''], ['nature', 'ajout'], ['nature', ''], ['portee', 'ordinaire'], ['portee', '']];
              for (const [name, value] of steps) {
                await new Promise(next => setTimeout(next, 300));
                const start = performance.now();
                form.elements[name].value = value;
                form.elements[name].dispatchEvent(new Event('input', {bubbles: true}));
                document.body.offsetHeight;
                spent.push(performance.now() - start);
              }
              window.spent = spent;
              return Math.max(...spent);
            }"""
        )
        for _ in range(3)
    )
    assert slowest < 100
    opened.context.close()
    assert troubles == []


def test_all_is_printed_unless_the_selection_is_asked_for(page: Page) -> None:
    page.get_by_label("Ce qui change pour").select_option(value="commune")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert len(_shown(page)) == 5
    assert not page.locator(".volet").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert _shown(page) == [2, 3]
    page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')); }")
    page.get_by_role("button", name="Imprimer la sélection").click()
    page.emulate_media(media="print")
    assert _shown(page) == [2, 3]
    expect(page.get_by_role("status")).to_be_visible()


def test_a_narrow_screen_stacks_both_versions(
    browser: Browser, small_address: str, troubles: list[str]
) -> None:
    opened = _open(browser, small_address, troubles, viewport={"width": 390, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    before, after = (opened.locator(f"#changement-1 .{name}").bounding_box() for name in ("avant", "apres"))
    assert before
    assert after
    assert after["y"] >= before["y"] + before["height"]
    assert not opened.get_by_label("Nature", exact=True).is_visible()
    opened.get_by_text("Filtrer").click()
    assert opened.get_by_label("Nature", exact=True).is_visible()
    opened.keyboard.press("Escape")
    assert not opened.get_by_label("Nature", exact=True).is_visible()
    opened.context.close()
    assert troubles == []


def test_everything_is_there_without_script(
    browser: Browser, small_address: str, troubles: list[str]
) -> None:
    opened = _open(browser, small_address, troubles, java_script_enabled=False)
    assert opened.locator(".changement:visible").count() == 5
    assert opened.get_by_role("navigation").is_visible()
    assert not opened.get_by_label("Nature", exact=True).is_visible()
    opened.context.close()


@pytest.mark.parametrize(
    ("width", "scheme", "choice"),
    [
        (1400, "light", ""),
        (1400, "dark", "#changement-3?partie=commune"),
        (1000, "dark", ""),
        (390, "light", "#?nature=ajout"),
        (390, "dark", ""),
    ],
)
def test_axe_finds_nothing_to_say(  # noqa: PLR0913, PLR0917 - one page for each width, scheme and choice
    browser: Browser, small_address: str, troubles: list[str], width: int, scheme: str, choice: str
) -> None:
    opened = _open(
        browser,
        small_address + choice,
        troubles,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    result = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")
    opened.context.close()
    assert [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]] == []
    assert len(result["passes"]) > 30
    assert troubles == []
