"""The book in a real Chromium: search, links into folded rules, and a phone."""

from collections.abc import Iterator

import pytest

from assistant.cli.main import app
from scripts.browser import Page, chromium

pytestmark = pytest.mark.timeout(240)

SHOWN = "return [...document.querySelectorAll(arguments[0])].filter(n => n.offsetParent).length"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("book") / "book.html"
    app(["export", "book", "--out", str(path)], standalone_mode=False)
    return path.as_uri()


@pytest.fixture(scope="module")
def chrome() -> Iterator[Page]:
    with chromium() as page:
        yield page


@pytest.fixture
def page(chrome: Page, address: str) -> Page:
    chrome.resize(1280, 1000)
    chrome.driver.get("about:blank")
    chrome.driver.get(address)
    return chrome


def shown(page: Page, selector: str) -> int:
    return int(page.run(SHOWN, selector))


def test_a_search_leaves_what_has_every_word(page: Page) -> None:
    before = shown(page, ".passage")
    page.write("#words", "alendronate clearance")
    left = page.all(".passage")
    assert 0 < len(left) < before / 4
    for one in left:
        words = str(one.get_property("textContent")).lower()
        title = page.run("return arguments[0].parentElement.querySelector('h2').textContent", one)
        assert "clearance" in words
        assert "alendronate" in words + str(title).lower()
    assert page.one("#found").text.startswith(f"{len(left) + shown(page, '.dispute')} places")
    page.write("#words", "nosuchword")
    assert shown(page, ".passage") == shown(page, ".document") == 0
    assert page.one("#found").text == "0 places, 0 rules"


def test_safety_rules_can_be_shown_alone(page: Page) -> None:
    page.click("#safety")
    assert shown(page, ".rule.safety")
    assert shown(page, ".rule:not(.safety)") == 0


def test_a_link_opens_its_rule_and_ends_a_search_that_hides_it(page: Page, address: str) -> None:
    first = page.run("return document.querySelector('.rule > div').id")
    page.driver.get(f"{address}#{first}")
    assert page.run("return document.getElementById(arguments[0]).offsetParent !== null", first)
    page.write("#words", "nosuchword")
    page.click(".short a")
    assert shown(page, ".document") > 1
    assert page.run("return document.getElementById('words').value") == ""


def test_a_phone_shows_it_without_scrolling_sideways(page: Page, address: str) -> None:
    page.resize(390, 844, mobile=True)
    page.driver.get("about:blank")
    page.driver.get(address)
    assert not page.run("return document.querySelector('nav > details').open")
    page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.run("return document.documentElement.scrollWidth") <= 390


def test_it_asks_for_nothing_and_has_no_fault(page: Page, address: str) -> None:
    page.requested()
    page.driver.get(f"{address}#index")
    assert {url for url in page.requested() if not url.startswith("file:")} == set()
    assert page.faults() == []
