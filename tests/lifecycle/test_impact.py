"""Kept answers against a new version: what stays, what loses its support, what is contradicted."""

from dataclasses import replace

import pytest

from assistant.domain.answer import Certificate, CertifiedClaim, Citation, Section, Statement
from assistant.domain.knowledge import Corpus, Rule, Stance
from assistant.domain.patient import Origin
from assistant.domain.stored import StoredAnswer, StoredFact, StoredReference
from assistant.lifecycle.impact import AnswerImpact, Impact, patched
from assistant.reading.lexicon import Lexicon
from assistant.rules.evaluate import RuleBase
from assistant.rules.judge import claim_of, judge
from tests.rules.small import VOCABULARY, corpus, document, facts, leaf, rule

KIDNEY = rule("a/kidney", leaf("crcl < 35 mL/min"), "alendronate", Stance.AGAINST, safety=True)
FIRST = rule("a/first", leaf("osteoporosis"), "risedronate", Stance.FOR)
OLD = corpus(KIDNEY, FIRST)
LEXICON = Lexicon(VOCABULARY)
GIVEN = ("crcl=33", "osteoporosis=true")


def released(*rules: Rule, given: tuple[str, ...] = GIVEN) -> StoredAnswer:
    """An answer that says what these rules of the old corpus say to the patient."""
    base, known = RuleBase(OLD), facts(*given)
    statements = []
    for number, one in enumerate(rules, 1):
        claim = claim_of(one, base)
        found = judge(claim, known, base)
        proof = Certificate(
            (CertifiedClaim(claim, found.verdict, None, found.rules, found.facts),),
            (Citation(one.passage, one.quote, (0, len(one.quote))),),
        )
        statements.append(
            Statement(f"s{number}", one.says, (one.passage,), (one.id,), None, None, proof)
        )
    stored = tuple(
        StoredFact(name, value, Origin.GIVEN)
        for name, _, value in (fact.partition("=") for fact in given)
    )
    text = OLD.passages["a#p"].text
    sections = (Section("steps", "Next steps", tuple(statements)),)
    return StoredAnswer("Q", sections, stored, (StoredReference("a#p", "a", text),), "", "")


def against(new: Corpus, answer: StoredAnswer, **successors: str) -> AnswerImpact:
    held = Impact(RuleBase(OLD), RuleBase(new), LEXICON, tuple(successors.items()))
    return held.of(answer, "id", "2026-01-01")


@pytest.mark.parametrize(
    ("new", "fates"),
    [
        (OLD, ["valid", "valid"]),
        (corpus(replace(KIDNEY, says="Other words."), FIRST), ["valid", "valid"]),
        (corpus(replace(KIDNEY, when=leaf("crcl < 40 mL/min")), FIRST), ["valid", "valid"]),
        (corpus(FIRST), ["loses_support", "valid"]),
        (corpus(rule("a/kidney", leaf("crcl < 30 mL/min"), "alendronate", Stance.AGAINST), FIRST),
         ["flips", "valid"]),
        (corpus(KIDNEY, rule("a/first", leaf("osteoporosis"), "risedronate", Stance.AGAINST)),
         ["valid", "flips"]),
        (corpus(KIDNEY, rule("a/first", leaf("osteoporosis"), "risedronate", Stance.OPTIONAL)),
         ["valid", "flips"]),
        (corpus(KIDNEY, FIRST, rule("b/bar", leaf("crcl < 35 mL/min"), "oral", Stance.AGAINST,
                                    safety=True)), ["valid", "flips"]),
        (corpus(KIDNEY, FIRST, rule("b/bar", leaf("pregnant"), "oral", Stance.AGAINST,
                                    safety=True)), ["valid", "loses_support"]),
        (corpus(KIDNEY, FIRST, rule("b/no", leaf("osteoporosis"), "risedronate", Stance.AGAINST)),
         ["valid", "valid"]),
        (corpus(KIDNEY, replace(FIRST, when=leaf("cancer"))), ["valid", "loses_support"]),
        (corpus(KIDNEY, FIRST, a=replace(document("a"), passages=())),
         ["loses_support", "loses_support"]),
        (corpus(KIDNEY, FIRST, a=document("a", superseded_by="b"), b=document("b")),
         ["loses_support", "loses_support"]),
    ],
    ids=[
        "the same", "other words", "wider bar", "rule gone", "narrower bar", "turned", "weaker",
        "a new bar that holds", "a new bar that may hold", "another issuer differs",
        "another condition", "passage gone", "replaced",
    ],
)  # fmt: skip
def test_what_becomes_of_each_statement(new: Corpus, fates: list[str]) -> None:
    found = against(new, released(KIDNEY, FIRST))
    assert [one.fate for one in found.statements] == fates
    assert all(one.reasons for one in found.statements if one.fate != "valid")
    order = ["valid", "loses_support", "flips"]
    assert found.fate == max(fates, key=order.index)


def test_a_flip_names_the_rule_that_contradicts() -> None:
    turned = rule("a/first", leaf("osteoporosis"), "risedronate", Stance.AGAINST)
    found = against(corpus(KIDNEY, turned), released(FIRST)).statements[0]
    assert found.rules == ("a/first",)
    assert "'a/first' says otherwise for osteoporosis" in found.reasons


def test_a_rule_under_another_name_is_told() -> None:
    renamed = replace(FIRST, id="a/second")
    found = against(corpus(KIDNEY, renamed), released(FIRST)).statements[0]
    assert (found.fate, found.rules) == ("loses_support", ("a/second",))
    assert found.reasons == ("the rule a/first is gone",)


def test_a_new_edition_is_asked_in_the_place_of_the_old() -> None:
    turned = replace(
        rule("b/first", leaf("osteoporosis"), "risedronate", Stance.AGAINST), passage="b#p"
    )
    new = patched(OLD, corpus(turned), "a", "b")
    assert new.documents["a"].superseded_by == "b"
    assert against(new, released(FIRST), a="b").fate == "flips"
    same = patched(OLD, corpus(replace(FIRST, id="b/first", document="b")), "a", "b")
    found = against(same, released(FIRST), a="b").statements[0]
    assert (found.fate, found.rules) == ("loses_support", ("b/first",))


def test_a_fact_that_the_new_vocabulary_does_not_have_is_told() -> None:
    answer = released(FIRST)
    odd = replace(answer, facts=(*answer.facts, StoredFact("old_scan", "true", Origin.GIVEN)))
    assert "old_scan" in against(OLD, odd).unread[0]


def test_patching_leaves_the_other_documents() -> None:
    other = rule("b/r", leaf("cancer"), "scan", Stance.FOR)
    new = patched(corpus(KIDNEY, other), corpus(FIRST), "a", "a")
    assert [r.id for r in new.rules] == ["b/r", "a/first"]
