"""The rule base for other programs (PlanDefinition) and for readers (the book)."""

import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser

import pytest
from fhir.resources.R4B.bundle import Bundle

from assistant.adapters.book import Book
from assistant.adapters.book import book as book_of
from assistant.adapters.book_html import html
from assistant.adapters.book_markdown import markdown
from assistant.adapters.case_files import read_cases
from assistant.adapters.corpus import load_corpus
from assistant.adapters.coverage_files import read_coverage
from assistant.adapters.plan_definition import plan_definitions
from assistant.domain.condition import facts_in
from assistant.domain.errors import Position
from assistant.domain.knowledge import Advice, Corpus
from assistant.rules.coverage import coverage
from assistant.rules.grammar import parse_leaf
from assistant.rules.tree import expression, tree
from evals.cds import OPIOID
from tests.syntax import ROOT


@cache
def corpus() -> Corpus:
    return load_corpus(ROOT / "corpus")


@cache
def book() -> Book:
    found = corpus()
    stated = read_coverage(ROOT / "corpus")
    return book_of(found, read_cases(ROOT / "corpus", found), coverage(found, stated))


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
    assert sum(len(chapter.patients) for chapter in book().chapters) == len(patients)
    (men,) = (one for one in patients if one.patient.startswith("A man of 71 whose diet"))
    assert (
        f"| {men.patient} | total daily calcium from food and supplements | do: 1200 mg/day |"
        in text
    )
    assert f'<td rowspan="3">{men.patient}</td><td>total daily calcium' in page
    assert "<td>says nothing</td>" in page


def test_a_guideline_without_worked_patients_has_no_table_of_them() -> None:
    found = book_of(opioid(), (), coverage(opioid(), ()))
    assert "Worked patients" not in markdown(found) + html(found)


class Checker(HTMLParser):
    """Every id and every link of a page that is well formed and loads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.open_tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("link", "img", "iframe", "object")
        assert "src" not in dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]
        if tag not in ("meta", "br", "input"):
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@cache
def checked(load: Callable[[], Book]) -> Checker:
    checker = Checker()
    checker.feed(html(load()))
    return checker


def small() -> Book:
    return book_of(opioid(), (), coverage(opioid(), ()))


@pytest.mark.parametrize("load", [book, small])
def test_the_page_is_whole_loads_nothing_and_every_link_resolves(load: Callable[[], Book]) -> None:
    page = checked(load)
    assert page.open_tags == []
    assert len(page.ids) == len(set(page.ids))
    inner = [link for link in page.links if link.startswith("#")]
    assert len(inner) > 20
    assert [link for link in inner if link[1:] not in page.ids] == []
    outer = [link for link in page.links if not link.startswith("#")]
    assert all(link.startswith("https://") for link in outer)


def test_every_document_passage_rule_and_disagreement_is_on_the_page() -> None:
    page, found = checked(book), corpus()
    text = "".join(page.text)
    for document in found.documents.values():
        assert document.id in page.ids
        assert document.title in text
        assert document.population in text
    for passage in found.passages.values():
        assert f"{passage.document}.{passage.anchor}" in page.ids
        assert passage.text in text
    for rule in found.rules:
        assert rule.id in page.ids
        assert rule.quote in text
    for declared in found.disagreements:
        assert declared.id in page.ids
        assert declared.question in text


def test_the_index_leads_from_each_concept_to_its_rules() -> None:
    entries = {entry.id: entry for group in book().index for entry in group.entries}
    for rule in corpus().rules:
        for fact in facts_in(rule.when):
            found = dict(entries[fact.partition("[")[0]].rules)
            assert rule.id in found[rule.document]
        if isinstance(rule.then, Advice):
            assert rule.id in dict(entries[rule.then.action].rules)[rule.document]
    assert {f"index-{name}" for name in entries} <= set(checked(book).ids)


def test_every_line_of_the_coverage_is_on_the_page_with_its_place_or_reason() -> None:
    text = "".join(checked(book).text)
    for line in book().coverage.lines:
        assert line.line in text
        assert all(name in text for name in line.where)
        assert line.reason in text


def test_the_diagram_escapes_what_mermaid_reads() -> None:
    text = markdown(book())
    labels = re.findall(r'^  [qa]\d+[\[{]"(.*)"[\]}]$', text, re.MULTILINE)
    assert len(labels) == 2 * len(corpus().rules)
    assert not any('"' in label for label in labels)
