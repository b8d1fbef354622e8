"""The rule base for other programs (PlanDefinition) and for readers (the book)."""

import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser

import pytest
from fhir.resources.R4B.bundle import Bundle

from assistant.adapters.book import Chapter, chapters
from assistant.adapters.book_html import html
from assistant.adapters.book_markdown import markdown
from assistant.adapters.case_files import read_cases
from assistant.adapters.corpus import load_corpus
from assistant.adapters.plan_definition import plan_definitions
from assistant.domain.errors import Position
from assistant.domain.knowledge import Corpus
from assistant.rules.grammar import parse_leaf
from assistant.rules.tree import expression, tree
from evals.cds import OPIOID
from tests.syntax import ROOT


@cache
def corpus() -> Corpus:
    return load_corpus(ROOT / "corpus")


@cache
def book() -> tuple[Chapter, ...]:
    return chapters(corpus(), read_cases(ROOT / "corpus", corpus()))


@cache
def opioid() -> Corpus:
    return load_corpus(OPIOID)


@pytest.mark.parametrize("load", [corpus, opioid])
def test_every_rule_is_an_action_of_a_valid_bundle(load: Callable[[], Corpus]) -> None:
    found = load()
    bundle = plan_definitions(found)
    Bundle.model_validate(bundle)
    plans = [entry["resource"] for entry in bundle["entry"]]
    assert {plan["id"] for plan in plans} == {rule.document for rule in found.rules}
    actions = {action["title"]: action for plan in plans for action in plan["action"]}
    assert set(actions) == set(found.rule)


def test_an_action_carries_condition_quote_strength_and_stance() -> None:
    (plan,) = (entry["resource"] for entry in plan_definitions(opioid())["entry"])
    (action,) = (one for one in plan["action"] if one["id"] == "rec09")
    (condition,) = action["condition"]
    text = condition["expression"]["expression"]
    assert text == "included and opioid_order and not (pdmp_reviewed_recent)"
    (cited,) = action["documentation"]
    assert cited["display"] == "a review is recommended"
    assert cited["extension"][0]["valueCodeableConcept"]["text"].startswith("category B")
    codes = [coding["code"] for code in action["code"] for coding in code["coding"]]
    assert codes == ["for", "pdmp_review"]
    assert plan["status"] == "draft"


def test_a_doi_is_a_link() -> None:
    plans = {e["resource"]["id"]: e["resource"] for e in plan_definitions(corpus())["entry"]}
    for document in corpus().documents.values():
        if document.doi and document.id in plans:
            url = plans[document.id]["relatedArtifact"][0]["url"]
            assert url == f"https://doi.org/{document.doi}"


def test_expressions_bracket_what_binds_less() -> None:
    (rule,) = (rule for rule in opioid().rules if rule.id.endswith("/rec08"))
    assert expression(rule.when).startswith(
        "included and (opioid_order or opioid_active) and not ("
    )
    branch = tree(rule.when, opioid().vocabulary)
    assert [part.kind for part in branch.parts] == ["is", "any", "is", "any"]


def test_every_leaf_of_an_expression_reads_back() -> None:
    for rule in corpus().rules:
        for leaf in re.split(r"\band\b|\bor\b|\bnot\b|[()]", expression(rule.when)):
            if leaf.strip() not in ("", "true"):
                parse_leaf(leaf, corpus().vocabulary, Position("expression", 1))


def test_the_book_has_every_rule_quote_and_example() -> None:
    text, page = markdown(book()), html(book())
    for rule in corpus().rules:
        assert f"### {rule.id}\n" in text
        assert f'id="{rule.id}"' in page
    assert text.count("| example |") == len(corpus().rules)
    assert text.count("```mermaid") == len({rule.document for rule in corpus().rules})


def test_the_book_has_every_worked_patient_with_what_the_guideline_says() -> None:
    patients = read_cases(ROOT / "corpus", corpus())
    text, page = markdown(book()), html(book())
    assert text.count("### Worked patients\n") == len({one.document for one in patients})
    assert sum(len(chapter.patients) for chapter in book()) == len(patients)
    (men,) = (one for one in patients if one.patient.startswith("A man of 71 whose diet"))
    assert (
        f"| {men.patient} | total daily calcium from food and supplements | do: 1200 mg/day |"
        in text
    )
    assert f'<td rowspan="3">{men.patient}</td><td>total daily calcium' in page
    assert "<td>says nothing</td>" in page


def test_a_guideline_without_worked_patients_has_no_table_of_them() -> None:
    found = chapters(opioid(), ())
    assert "Worked patients" not in markdown(found) + html(found)


def test_the_page_is_whole_and_loads_nothing() -> None:
    page = html(book())
    open_tags: list[str] = []

    class Checker(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag not in ("script", "link", "img", "iframe")
            if tag not in ("meta", "br"):
                open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

    Checker().feed(page)
    assert open_tags == []


def test_the_diagram_escapes_what_mermaid_reads() -> None:
    text = markdown(book())
    labels = re.findall(r'^  [qa]\d+[\[{]"(.*)"[\]}]$', text, re.MULTILINE)
    assert len(labels) == 2 * len(corpus().rules)
    assert not any('"' in label for label in labels)
