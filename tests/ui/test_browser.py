"""The real page in a real Chromium, served by the real program over the shipped corpus."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from scripts.browser import Page, chromium, free_port, serving

QUESTION = "Can a 74-year-old woman with an eGFR of 28 take alendronate?"
HEART = "A 72-year-old woman with osteoporosis had a heart attack three months ago. Which drug?"
UNSAFE = "Romosozumab should be started now.\nShe should come back in three months."
LOCAL = {"127.0.0.1", "localhost"}

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def outgoing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server writes each address outside this machine that it turns to."""
    return tmp_path_factory.mktemp("server") / "outgoing"


@pytest.fixture(scope="module")
def address(outgoing: Path) -> Iterator[str]:
    port, home = free_port(), outgoing.parent / "home"
    program = (sys.executable, "-m", "tests.ui.watched_server")
    with serving((*program, str(port), str(home), str(outgoing)), port) as found:
        yield found


@pytest.fixture(scope="module")
def chrome(address: str) -> Iterator[Page]:
    with chromium() as page:
        yield page


@pytest.fixture
def page(chrome: Page, address: str) -> Page:
    chrome.resize(1180, 1400)
    chrome.open(address)
    return chrome


def value(page: Page, fact: str, turn: int) -> str:
    return str(page.one(f"#t{turn}-fact-{fact}").get_property("value"))


def test_a_question_gives_a_page_with_facts_questions_and_references(page: Page) -> None:
    page.ask(QUESTION)
    assert page.one("#t1 h2").text == QUESTION
    assert "Checking at the gate" in page.one("#status").text
    assert page.all("#t1 .direct_answer li")
    assert value(page, "egfr", 1) == "28"
    assert value(page, "age", 1) == "74"
    assert page.all("#t1 .questions li")
    assert page.one("#t1 .stepper [aria-current]").text == "Submitted"
    assert "not a medical device" in page.one("#t1 footer").text


def test_a_citation_opens_its_passage_by_mouse_and_by_keyboard(page: Page) -> None:
    page.ask(QUESTION)
    for press in (None, Keys.ENTER):
        cite = page.one("#t1 .direct_answer .cite")
        target = cite.get_attribute("data-opens")
        cite.send_keys(press) if press else cite.click()
        assert page.one(f"#{target} blockquote").text
        assert page.run("return document.activeElement.parentElement.id") == target
        page.run("document.getElementById(arguments[0]).open = false", target)


def test_a_proof_opens(page: Page) -> None:
    page.ask(QUESTION)
    page.click("#t1 .direct_answer .proof > summary")
    assert page.one("#t1 .direct_answer .proof[open] .verdict").text == "valid"


def test_an_answered_question_back_is_asked_again_with_that_fact(page: Page) -> None:
    page.ask(QUESTION)
    button = page.one("#t1 .questions button[data-value=false]")
    name = button.get_attribute("data-set")
    page.run("arguments[0].click()", button)
    assert page.one("#t2 h2").text == QUESTION
    shown = page.one(f"#t2 table.facts button[data-set='{name}'][data-from]")
    assert page.run("return document.getElementById(arguments[0]).value",
                    shown.get_attribute("data-from")) == "false"  # fmt: skip
    assert page.one(".earlier > summary").text == f"Turn 1: {QUESTION}"


def test_a_fact_is_corrected_removed_and_added(page: Page) -> None:
    page.ask(QUESTION)
    page.write("#t1-fact-egfr", f"55{Keys.ENTER}")
    page.all("#t2 h2")
    assert value(page, "egfr", 2) == "55"
    page.click("#t2 button[data-set=age][data-value=unknown]")
    page.all("#t3 h2")
    assert value(page, "egfr", 3) == "55", "an earlier correction holds"
    assert not page.run("return document.getElementById('t3-fact-age')")
    page.click("#t3 .add > summary")
    page.write("#t3-add-name", "age")
    page.write("#t3-add-value", "80")
    page.click("#t3 .add button")
    page.all("#t4 h2")
    assert value(page, "age", 4) == "80"


def test_a_wrong_value_is_refused_in_a_sentence_and_the_page_stays(page: Page) -> None:
    page.ask(QUESTION)
    page.write("#t1-fact-egfr", "28 apples")
    page.click("#t1 button[data-set=egfr][data-from]")
    assert "apples" in page.one("#status [role=alert]").text
    assert page.one("#t1 h2").text == QUESTION


def test_an_empty_question_is_refused_in_a_sentence(page: Page) -> None:
    page.click("#ask")
    assert "The question is empty" in page.one("#status [role=alert]").text


def test_a_follow_up_keeps_the_facts_and_says_how_it_was_read(page: Page) -> None:
    page.ask(QUESTION)
    page.write("#follow-up textarea, #follow-up input", "Her eGFR is now 55. Does that change it?")
    page.click("#ask-follow-up")
    page.all("#t2 h2")
    assert value(page, "age", 2) == "74"
    assert value(page, "egfr", 2) == "55"
    assert "What changed" in page.one("#t2 .changed").text


def test_a_new_question_begins_a_new_conversation(page: Page) -> None:
    page.ask(QUESTION)
    page.click("#t1 .questions button[data-value=false]")
    page.all("#t2 h2")
    page.ask("How long should I stay upright after an alendronate tablet?")
    assert page.one(".thread > .answer h2").text.startswith("How long")
    assert page.run("return document.querySelectorAll('.earlier').length") == 0


def test_a_pasted_answer_is_audited(page: Page) -> None:
    page.audit(UNSAFE, HEART)
    assert page.one("#report h2").text.startswith("Fail")
    assert page.one("#report mark.error").text.startswith("Romosozumab should be started")
    assert "rule conflict" in page.one("#report .finding.error").text


def test_a_phone_shows_it_without_scrolling_sideways(page: Page) -> None:
    page.ask(QUESTION)
    page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.resize(390, 844, mobile=True)
    assert page.run("return document.documentElement.scrollWidth") <= 390


def test_every_control_has_a_name_for_a_screen_reader(page: Page) -> None:
    page.ask(QUESTION)
    page.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.driver.execute_cdp_cmd("Accessibility.enable", {})
    nodes = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    controls = {"button", "textbox", "combobox", "radio", "tab", "link", "DisclosureTriangle"}
    named = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"] and node["role"]["value"] in controls
    ]
    assert len(named) > 20
    assert [role for role, name in named if not name.strip()] == []


def test_the_page_has_no_fault_of_script(page: Page) -> None:
    page.ask(QUESTION)
    assert page.faults() == []


def test_a_port_that_is_taken_is_a_sentence_and_no_traceback(address: str, outgoing: Path) -> None:
    command = str(Path(sys.executable).with_name("groundrule"))
    port, home = str(urlsplit(address).port), str(outgoing.parent / "home")
    done = subprocess.run(
        [command, "serve", "--port", port, "--home", home, "--llm", "none"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_is_sent_to_another_machine(page: Page, outgoing: Path) -> None:
    page.ask(QUESTION)
    page.audit(UNSAFE, HEART)
    asked = [urlsplit(url) for url in page.requested()]
    hosts = {url.hostname for url in asked if url.scheme in ("http", "https", "ws", "wss")}
    assert hosts
    assert hosts <= LOCAL
    assert outgoing.read_text() == ""
    assert page.run("return Object.keys(localStorage).filter(k => /run|history/i.test(k))") == []
