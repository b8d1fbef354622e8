"""Where two issuers differ: the region in words, and a patient of it."""

import pytest

from assistant.domain.condition import ALWAYS, All, Condition
from assistant.domain.knowledge import Disagreement, Stance
from assistant.domain.patient import PatientFacts
from assistant.rules.conflicts import conflicts
from assistant.rules.evaluate import RuleBase
from tests.rules.small import corpus, facts, leaf, rule

FOR, AGAINST, OPTIONAL = Stance.FOR, Stance.AGAINST, Stance.OPTIONAL


def differ(
    one: tuple[Condition, Stance], other: tuple[Condition, Stance], told: PatientFacts
) -> str | None:
    rules = (
        rule("a/one", one[0], "scan", one[1]),
        rule("b/other", other[0], "scan", other[1]),
    )
    made = corpus(*rules)
    declared = Disagreement("CF-01", "Scan?", "stance", (("a/one",), ("b/other",)))
    base = RuleBase(type(made)(made.vocabulary, made.documents, rules, (declared,)))
    (found,) = conflicts({"a/one"}, base.close(told), base)
    return found.differ_when


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        # contrary advice: where both speak, by the narrower condition
        (("cancer", FOR), ("breast_cancer", AGAINST), "there is breast cancer"),
        (
            ("crcl < 35 mL/min", AGAINST),
            ("cancer", FOR),
            "there is crcl below 35 mL/min and cancer (for example with crcl 34 mL/min)",
        ),
        # one direction: where only one speaks, with a patient near the limit
        (
            ("crcl < 35 mL/min", AGAINST),
            ("crcl < 30 mL/min", AGAINST),
            "only A speaks where there is crcl below 35 mL/min, unless there is crcl below "
            "30 mL/min (for example with crcl 34 mL/min)",
        ),
        # contrary advice for patients who are never the same
        (
            ("age >= 65 year", FOR),
            ("age < 65 year", AGAINST),
            "only A speaks where there is age of at least 65 years (for example with age 65 years)"
            "; only B speaks where there is age below 65 years (for example with age 0 years)",
        ),
    ],
)
def test_the_region_is_said_in_words(
    one: tuple[str, Stance], other: tuple[str, Stance], said: str
) -> None:
    sides = [(leaf(text), stance) for text, stance in (one, other)]
    assert differ(sides[0], sides[1], PatientFacts()) == said


def test_what_is_stated_narrows_the_region() -> None:
    both = All((leaf("cancer"), leaf("pregnant")))
    told = facts("cancer=true")
    assert differ((both, FOR), (leaf("cancer"), AGAINST), told) == "there is cancer and pregnant"
    assert differ((leaf("cancer"), OPTIONAL), (ALWAYS, OPTIONAL), told) is None
