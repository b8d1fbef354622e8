from typing import Any

import pytest

from assistant.adapters.answer_json import AnswerJson
from tests.ui import samples
from tests.ui.tags import Tag, read
from ui.render import answer_page, thread_page
from ui.status import done, working
from ui.thread import Thread
from ui.words import REVIEW_STATES, STAGES

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;"
# Values that the schema closes: they cannot carry words.
CLOSED = frozenset(
    "schema status stance verdict text_kind review origin severity state truth reason".split()
)


def page(answer: AnswerJson | None = None, **how: Any) -> Tag:
    return read(answer_page(answer or samples.answer(), samples.corpus(), **how))


def thread(turns: int) -> Tag:
    answers = (samples.answer(),) * turns
    asked = tuple(f"Question {n}" for n in range(1, turns + 1))
    return read(thread_page(Thread("c1", "Q", (), answers, asked), samples.corpus()))


@pytest.mark.parametrize(
    "words",
    [
        "Alendronate", "Read as: Can she take alendronate? And with eGFR 28?", "Answered",
        *(f"Heading of {kind}" for kind in samples.SECTIONS),
        *(f"Sentence {n}." for n in range(1, 9)),
        "What would decide", "What of cancer_history?", "Facts found", "eGFR",
        "Where this advice changes", "the label would allow it", "Issuers side by side",
        "the T-score is below -1.0", "References", "Alendronate label", "Kidney function",
        "Not recommended below 35 mL/min.", "read in a secondary source", "superseded",
        "https://doi.org/10.1000/1", "Removed before release, and why (1)", "no source",
        "Old sentence.", "New sentence.", "now: eGFR 28", "About this page", "2026-02-03",
        "template", "a nurse", "not a medical device", "The model failed.",
        "Proof of s1: follows from rules and facts", "eGFR below 35", "label/kidney",
    ],
)  # fmt: skip
def test_every_part_is_on_the_page(words: str) -> None:
    assert words in page().text


def hostile(value: Any, key: str = "") -> Any:
    """The same JSON with every free text replaced by markup."""
    if isinstance(value, dict):
        closed = {"kind"} if "statements" in value else {"text"} if "locator" in value else set()
        return {k: v if k in closed | CLOSED else hostile(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [hostile(part, key) for part in value]
    return HOSTILE if isinstance(value, str) else value


def test_no_text_becomes_markup() -> None:
    data = samples.answer().model_dump(mode="json", by_alias=True)
    answer = AnswerJson.model_validate(hostile(data) | {"review": data["review"]})
    tags = list(page(answer).all())
    assert {tag.name for tag in tags}.isdisjoint({"script", "img"})
    assert not [name for tag in tags for name in tag.attributes if name.startswith("on")]
    assert HOSTILE in page(answer).text


def test_only_web_addresses_become_links() -> None:
    answer = samples.answer(references=[samples.reference(1, url="javascript:alert(1)")])
    targets = [tag.attributes["href"] for tag in page(answer).all("a")]
    assert all(target.startswith(("#", "https://")) for target in targets)


def test_ids_are_unique_and_everything_that_points_finds_its_target() -> None:
    tags = list(thread(3).all())
    ids = [tag.attributes["id"] for tag in tags if "id" in tag.attributes]
    assert len(ids) == len(set(ids))
    for tag in tags:
        for name in ("for", "aria-describedby", "data-from", "data-name-from", "list"):
            assert tag.attributes.get(name, ids[0]) in ids, (name, tag.attributes)
        href = tag.attributes.get("href", "")
        assert not href.startswith("#") or href[1:] in ids


def test_every_field_has_a_label_and_every_button_words() -> None:
    tree = page()
    labelled = {tag.attributes["for"] for tag in tree.all("label")}
    fields = [*tree.all("input"), *tree.all("select")]
    assert fields
    assert {tag.attributes["id"] for tag in fields} <= labelled
    assert all(tag.text.strip() for tag in tree.all("button"))


@pytest.mark.parametrize("state", REVIEW_STATES)
def test_only_the_true_review_state_is_marked(state: str) -> None:
    tree = page(samples.answer(review={"state": state, "since": "2026-01-01"}))
    steps = list(tree.one("ol", "stepper").all("li"))
    assert [step.text.lower() for step in steps] == list(REVIEW_STATES)
    assert [s.text.lower() for s in steps if s.attributes.get("aria-current")] == [state]


def test_a_citation_names_the_reference_it_opens() -> None:
    tree = page()
    cite = next(tree.all("a", "cite"))
    reference = next(t for t in tree.all("details") if t.attributes.get("id") == "t1-ref-1")
    assert cite.attributes["data-opens"] == "t1-ref-1"
    assert reference.one("blockquote").text == "Not recommended below 35 mL/min."


def test_issuers_stand_in_columns_with_direction_strength_and_year() -> None:
    table = next(page().one("section", "conflicts").all("table"))
    rows = [[cell.text for cell in row.children if isinstance(cell, Tag)]
            for row in table.all("tr")]  # fmt: skip
    assert rows == [
        ["Issuer", "ACR", "ISCD"],
        ["Year", "2022", "2013"],
        ["Direction", "recommended", "advised against"],
        ["Strength", "usually appropriate", "usually appropriate"],
        ["Source", "[1]", "[1]"],
    ]


def controls(name: str) -> list[tuple[str, str | None]]:
    """Buttons of the question back on a fact: their words and the value they send."""
    buttons = page().one(cls="questions").all("button")
    return [(b.text, b.attributes.get("data-value")) for b in buttons
            if b.attributes["data-set"] == name]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "buttons"),
    [
        ("cancer_history", [("Yes", "true"), ("No", "false")]),
        ("sex", [("Female", "female"), ("Male", "male")]),
        ("age", [("Answer", None)]),
        ("mi_date", [("Answer", None)]),
        ("frailty", [("Answer", None)]),
        ("unheard_of", []),
    ],
)
def test_a_question_back_has_its_controls(name: str, buttons: list[tuple[str, str | None]]) -> None:
    assert controls(name) == buttons


def test_only_what_was_said_can_be_changed() -> None:
    buttons = page().one("table", "facts").all("button")
    assert {b.attributes["data-set"] for b in buttons} == {
        "egfr", "cancer_history", "t_score[hip]"
    }  # fmt: skip


def test_an_earlier_answer_is_folded_and_has_no_controls() -> None:
    tree = thread(2)
    folded = next(tree.all("details", "earlier"))
    assert "Turn 1: Question 1" in folded.text
    assert not [*folded.all("button"), *folded.all("input"), *folded.all("select")]
    assert "Question 2" in tree.text


def test_an_abstention_says_why_and_what_would_help() -> None:
    abstention = {"reason": "out_of_scope", "detail": "About stars.", "unlock": "Ask of bones."}
    text = page(samples.answer(status="abstained", sections=[], abstention=abstention)).text
    assert "About stars." in text
    assert "What would help: Ask of bones." in text


@pytest.mark.parametrize(
    ("drafter", "said"),
    [("template", False), ("embedded:Qwen", False), ("openai:gpt-5", True)],
)
def test_a_remote_model_is_said_on_the_page(drafter: str, said: bool) -> None:
    assert ("Sent to another machine" in page(samples.answer(drafter=drafter)).text) is said


def test_stages_are_named_before_and_timed_after() -> None:
    before, after = read(working()).text, read(done(samples.answer())).text
    assert all(words.capitalize() in before for words in STAGES.values())
    assert "Done in 1.2 s" in after
