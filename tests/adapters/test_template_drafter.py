"""The drafter without a model: the rules' own sentences, in a fixed order, and little else."""

from dataclasses import replace

import pytest

from assistant.adapters.template_drafter import DIRECT, PER_SECTION, QUOTES, TemplateDrafter
from assistant.domain.answer import Case, Draft, Finding, Severity
from tests.checks.drafts import drafted, names
from tests.shipped import shipped_app

EXAMPLE = "degenerative-spine-next-step"


def drafter() -> TemplateDrafter:
    return TemplateDrafter(shipped_app().corpus)


def case(name: str = EXAMPLE) -> Case:
    return drafted(name).case


def test_the_same_case_gives_the_same_draft() -> None:
    assert drafter().draft(case()) == drafter().draft(case())
    assert drafter().draft(case()).drafter == "template"


@pytest.mark.parametrize("name", names())
def test_every_page_is_short_and_says_nothing_twice(name: str) -> None:
    draft = drafted(name).draft
    headings = [statement.heading for statement in draft.statements]
    texts = [statement.text for statement in draft.statements]
    assert len(texts) == len(set(texts))
    assert headings.count("direct_answer") <= DIRECT
    assert headings.count("unsupported") <= QUOTES
    for heading in ("safety", "steps", "treatment", "pitfalls"):
        assert headings.count(heading) <= PER_SECTION


@pytest.mark.parametrize("name", names())
def test_every_statement_names_its_rules_or_quotes_its_passage(name: str) -> None:
    corpus = shipped_app().corpus
    for statement in drafted(name).draft.statements:
        if statement.heading == "findings":
            assert (statement.rules, statement.passages) == ((), ())
        elif statement.quotation:
            assert corpus.passages[statement.passages[0]].text in statement.text
        else:
            own = {corpus.rule[rule].passage for rule in statement.rules}
            assert statement.rules
            assert own <= set(statement.passages)


def without(draft: Draft, text: str) -> list[str]:
    return [statement.text for statement in draft.statements if statement.text != text]


def test_what_was_found_wrong_is_left_out_of_the_second_attempt() -> None:
    first = drafter().draft(case())
    wrong = first.statements[-1].text
    finding = Finding("rule_conflict", Severity.ERROR, wrong, "contradicted")
    second = drafter().draft(case(), (finding,))
    assert [statement.text for statement in second.statements] == without(first, wrong)


def test_a_case_with_nothing_gives_an_empty_draft() -> None:
    empty = replace(case(), outcomes=(), quotable=())
    assert drafter().draft(empty).statements == ()


def test_without_rules_the_nearest_passages_are_quoted() -> None:
    found = replace(case(), outcomes=(), quotable=tuple(sorted(shipped_app().corpus.passages)))
    quotations = [s for s in drafter().draft(found).statements if s.quotation]
    assert len(quotations) == QUOTES
    assert all(s.heading == "unsupported" and "(digest): “" in s.text for s in quotations)
