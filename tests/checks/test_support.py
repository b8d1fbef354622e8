import pytest

from assistant.checks import support
from tests.checks.pages import found, kinds, page

HEEL = "Heel ultrasound does not measure bone mineral density and cannot diagnose osteoporosis."


def test_a_sentence_that_follows_from_a_rule_gets_the_passage_as_a_note() -> None:
    text = "NICE does not recommend acupuncture for low back pain."
    assert found(support.check, text) == [("uncited", "note", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acupuncture is not recommended for low back pain (NICE). [1]", []),
        ("A bisphosphonate should be started.", ["uncited"]),
        ("Which drug should be started?", []),
        ("The clinic opens at nine.", []),
    ],
)
def test_citations_are_asked_of_clinical_sentences_only(text: str, expected: list[str]) -> None:
    assert kinds(support.check, text) == expected


def test_a_number_that_no_near_passage_has_is_unsupported() -> None:
    text = "Vertebral fractures are overlooked on 83 % of radiographs."
    assert found(support.check, text) == [("unsupported", "warning", text)]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            "American College of Radiology. Criteria: Osteoporosis and Bone Mineral Density. 2016.",
            [],
        ),
        ("NICE. Low back pain and sciatica in over 16s. NG59. 2016.", ["unsupported"]),
        ("Smith AB et al. Heel ultrasound. Bone 2009; 12: 3-9.", []),
    ],
)
def test_what_is_cited_has_to_speak_for_a_sentence_that_no_rule_knows(
    reference: str, expected: list[str]
) -> None:
    text = f"{HEEL} [1]\n\n## References\n\n1. {reference}\n"
    findings = list(support.check(page(text)))
    assert [finding.kind for finding in findings] == expected
    assert all(f.passages == ("acr-osteoporosis-2016#qct-t-score",) for f in findings)
    assert all(finding.severity.value == "warning" for finding in findings)


def test_without_a_citation_the_best_passage_is_named() -> None:
    (finding,) = support.check(page(HEEL))
    assert (finding.kind, finding.severity.value) == ("uncited", "note")
    assert finding.passages == ("acr-osteoporosis-2016#qct-t-score",)
