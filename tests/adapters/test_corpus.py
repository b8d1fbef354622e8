"""Every fault of a corpus is told with file, line and column, and with what is allowed."""

from pathlib import Path

import pytest

from assistant.adapters.corpus import load_corpus
from assistant.domain.answer import Truth
from assistant.domain.errors import CorpusError, RequestError
from assistant.domain.knowledge import Advice, Stance
from assistant.domain.patient import PatientFacts
from assistant.rules.evaluate import RuleBase
from assistant.rules.lint import lint
from tests.adapters.corpus_folder import (
    DISAGREEMENTS,
    FILES,
    GUIDELINE,
    RULES,
    VOCABULARY,
    line_of,
    written,
)


def test_a_corpus_is_read_whole(tmp_path: Path) -> None:
    corpus = load_corpus(written(tmp_path))
    none, flag = corpus.rules
    assert (none.id, none.passage) == ("imaging-2021/none", "imaging-2021#plain")
    assert isinstance(none.then, Advice)
    assert none.then.stance is Stance.AGAINST
    assert flag.overrides == ("imaging-2021/none",)
    passages = corpus.passages
    assert passages["imaging-2021#plain"].text == (
        "Low back pain without a red flag needs no imaging."
    )
    assert passages["imaging-2021#flag"].source_lines == ("X-02", "X-03")
    assert [d.id for d in corpus.disagreements] == ["CF-01"]
    assert lint(corpus) == ()


def test_rules_hold_their_place_in_the_file(tmp_path: Path) -> None:
    rule = load_corpus(written(tmp_path)).rules[1]
    assert str(rule.position) == f"corpus/{RULES}:{line_of(RULES, 'id: flag')}:5"


def test_a_rule_over_unknown_facts_is_open(tmp_path: Path) -> None:
    corpus = load_corpus(written(tmp_path))
    base = RuleBase(corpus)
    outcome = base.outcome(corpus.rules[0], base.close(PatientFacts()))
    assert outcome.truth is Truth.UNKNOWN
    assert set(outcome.needs) >= {"lbp", "cancer", "fever"}


# file, what is replaced, by what, and what the message says after file, line and column
FAULTS = [
    # not YAML, or not the shape
    (RULES, "when: {all: [lbp, {not", "when: {all: [lbp, {not: [", "not valid YAML"),
    (RULES, "    heading: steps\n", "    heading: steps\n    heading: safety\n", "stands twice"),
    (RULES, "heading: steps", "heading: later", "rules.0.heading: Input should be 'steps', "),
    (RULES, "    strength: recommended\n", "", "rules.1.strength: Field required"),
    (RULES, "heading: steps", "heading: steps\n    colour: red", "Extra inputs are not permitted"),
    (RULES, "schema: groundrule/rules@1", "schema: groundrule/rules@9", "groundrule/rules@1"),
    (RULES, "says: In low", "says: 2026-13-45 #", "'2026-13-45' is no timestamp"),
    (RULES, "  - id: none", "  - ? [a, b]\n    : 1\n    id: none", "a key is one word"),
    (RULES, "facts: {lbp: true}", "facts: &f {lbp: *f}", "levels deep"),
    (RULES, "id: none", "id: No Name", "rules.0.id: String should match pattern"),
    (VOCABULARY, "kind: finding", "kind: feeling", "Input should be 'condition'"),
    (VOCABULARY, 'range: "0..120"', "range: 0 to 120", "should match pattern"),
    # names that do not exist, with the nearest
    (RULES, "[lbp, red_flag", "[lpb, red_flag", "'lpb' is not a known fact; did you mean 'lbp'?"),
    (RULES, "action: mri,", "action: mri_plian,", "did you mean 'mri_plain'?"),
    (RULES, "action: mri,", "action: lbp,", "'lbp' is not an action"),
    (RULES, "[lbp, red_flag", "[mri, red_flag", "'mri' is a test, which is an action and not a"),
    (RULES, "document: imaging-2021", "document: imaging-2012", "did you mean 'imaging-2021'?"),
    (RULES, "overrides: [none]", "overrides: [nine]", "overrides 'nine', which is no other rule"),
    (RULES, "overrides: [none]", "overrides: [flag]", "overrides 'flag', which is no other rule"),
    (RULES, "facts: {age: 17}", "facts: {agee: 17}", "example 'child': 'agee' is no fact"),
    (DISAGREEMENTS, "[imaging-2021/flag]", "[imaging-2021/flagg]", "mean 'imaging-2021/flag'?"),
    (VOCABULARY, "isa: [mri]", "isa: [mrj]", "'mri_plain' names 'mrj', which is not in the"),
    (VOCABULARY, "[cancer, fever]", "[cancer, fevre]", "'fevre' is not a known fact"),
    # values, units and sites
    (RULES, "age >= 18 year", "age >= 18 kg", "'age' is measured in year"),
    (RULES, "age >= 18 year", "age >= 18", "'age' is measured in year"),
    (RULES, "age >= 18 year", "age >= 300 year", "lies outside the range 0 to 120"),
    (RULES, "age >= 18 year", "age ~ 18", "is not a comparison; write"),
    (RULES, "age >= 18 year", "age", "needs an operator and a value"),
    (RULES, "age >= 18 year", "sex == other", "(allowed: female, male)"),
    (RULES, "age >= 18 year", "sex > female", "takes ==, != or in {a, b}"),
    (RULES, "age >= 18 year", '"t_score[wrist] <= -2.5"', "(allowed: hip, spine)"),
    (RULES, "age >= 18 year", "red_flag == true", "is a definition; name it alone"),
    (RULES, "{not: red_flag}", "{nor: red_flag}", "unknown operator 'nor' (use all, any with"),
    (RULES, "{not: red_flag}", "[red_flag]", "a condition is a comparison in words, or one of"),
    (RULES, 'quantity: "1"', 'quantity: "some"', "'some' is not a quantity; write \"1200\""),
    (RULES, "{action: mri, stance: against}", "{safety: true}", "needs an action and a stance"),
    (RULES, "facts: {age: 17}", "facts: {age: 17 kg}", "example 'child'"),
    (RULES, "facts: {age: 17}", 'facts: {"t_score[wrist]": 1}', "allowed: hip, spine"),
    # what stands twice, and what runs in a circle
    (RULES, "id: flag", "id: none", "the rule id 'none' stands twice"),
    (GUIDELINE, "#flag source", "#plain source", "the anchor 'plain' stands twice"),
    (RULES, "    heading: steps\n    ex", "    heading: steps\n    overrides: [flag]\n    ex",
     "runs in a circle"),
    (RULES, "stance: against}", "stance: against, safety: true}", "a benefit never defeats"),
    (VOCABULARY, "mri: {kind: test, label: MRI,", "mri: {kind: test, label: MRI, isa: [mri_plain],",
     "`isa` runs in a circle"),
    (VOCABULARY, "{any: [cancer, fever]}", "{any: [red_flag, fever]}", "runs in a circle"),
    (VOCABULARY, "then: fever", "then: red_flag", "concludes one comparison"),
    # guideline files
    (GUIDELINE, "---\nFor people", "For people", "front matter between two lines"),
    (GUIDELINE, "id: imaging-2021", "id: imaging-2020", "must be the folder's name"),
    (GUIDELINE, "year: 2021", "year: soon", "year: Input should be a valid integer"),
    (GUIDELINE, 'updated: "2026-01-01"', "updated: soon", "updated: "),
    (GUIDELINE, "state: submitted", "state: signed", "'submitted', 'under review' or 'approved'"),
    (GUIDELINE, "licence: digest in own words\n", "", "licence: Field required"),
    (GUIDELINE, "jurisdiction: [US]", "jurisdiction: [Mars]", "Input should be 'US', 'UK'"),
    (GUIDELINE, "## Part 2 {#flag", "## Part 2 #flag", "a passage heading reads `## Locator"),
    (GUIDELINE, 'source_line="X-01" ', "", "the passage has no source_line"),
    (GUIDELINE, 'basis="V2"', 'basis="V9"', "basis 'V9' is not one of V, V*, V2"),
    (GUIDELINE, "With a red flag, MRI without contrast is recommended.\n", "", "has no text"),
    (GUIDELINE, "updated:", "superseded_by: newer\nupdated:", "'newer', which is no document"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTS)
def test_each_fault_has_its_place_and_says_what_is_allowed(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(CorpusError) as refused:
        load_corpus(written(tmp_path, file, old, new))
    place = refused.value.position
    text = FILES[file].replace(old, new, 1)
    assert str(refused.value).startswith(f"corpus/{file}:{place.line}:{place.column}: ")
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    assert 1 <= place.line <= text.count("\n") + 1
    assert place.column >= 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[lbp, red_flag", "[lpb, red_flag", "lpb"),
        ("age >= 18 year", "age >= 18 kg", "18 kg"),
        ("id: flag", "id: none", "none\n    source: {anchor: flag"),
        ("facts: {age: 17}", "facts: {agee: 17}", "17}, expect"),
        ("heading: steps", "heading: later", "later"),
    ],
)
def test_the_place_is_that_of_the_fault(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(CorpusError) as refused:
        load_corpus(written(tmp_path, RULES, old, new))
    before = FILES[RULES].replace(old, new, 1).partition(words)[0]
    column = len(before) - before.rfind("\n")
    place = refused.value.position
    assert (place.line, place.column) == (before.count("\n") + 1, column)


def test_a_concept_of_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    folder = written(tmp_path)
    (folder / "vocabulary" / "zz.yaml").write_text(
        "schema: groundrule/vocabulary@1\nconcepts:\n  lbp: {kind: condition, label: pain}\n"
    )
    with pytest.raises(CorpusError, match=r"zz.yaml:3:8: 'lbp' is defined twice \(also at corpus"):
        load_corpus(folder)


@pytest.mark.parametrize("file", [RULES, GUIDELINE, VOCABULARY])
def test_a_file_that_is_not_utf8_is_told(tmp_path: Path, file: str) -> None:
    folder = written(tmp_path)
    (folder / file).write_bytes(b"schema: \xff\xfe")
    with pytest.raises(CorpusError, match=f"^corpus/{file}:1:1: is not UTF-8 text"):
        load_corpus(folder)


def test_a_folder_without_a_vocabulary_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="is not a corpus: it has no folder `vocabulary`"):
        load_corpus(tmp_path)


# What only static analysis can see: each with its kind and the line of its rule or example.
LINT = [
    ("quote: needs no imaging", "quote: needs an X-ray", "quote_mismatch", "does not stand in"),
    ("anchor: plain", "anchor: plane", "dangling_source", "'imaging-2021#plane' does not exist"),
    ("strength: recommended", "strength: strong", "dangling_source", "is not on the document's"),
    ("expect: does_not_fire", "expect: fires", "example_failed", "example 'flag': expected that"),
    ("      - {name: child, facts: {age: 17}, expect: does_not_fire}\n", "", "example_failed",
     "no example in which the rule does not fire"),
    ("age >= 18 year", "age >= 0 year", "unused_concept", "`age >= 0 year` holds for every value"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "kind", "message"), LINT)
def test_static_analysis_finds_it(
    tmp_path: Path, old: str, new: str, kind: str, message: str
) -> None:
    found = [f for f in lint(load_corpus(written(tmp_path, RULES, old, new))) if f.kind == kind]
    assert any(message in finding.message for finding in found)
    assert found[0].position.file == f"corpus/{RULES}"
    assert found[0].position.line > 1


def test_a_fact_without_a_question_cannot_be_asked_for(tmp_path: Path) -> None:
    folder = written(tmp_path, VOCABULARY, ', question: "Fever?"', "")
    assert {f.kind for f in lint(load_corpus(folder))} == {"unknown_concept"}


def test_the_digest_follows_bytes_and_names(tmp_path: Path) -> None:
    first = load_corpus(written(tmp_path / "a"))
    same = load_corpus(written(tmp_path / "b"))
    passage = load_corpus(written(tmp_path / "c", GUIDELINE, "needs no imaging", "needs no image"))
    rule = load_corpus(written(tmp_path / "d", RULES, "name: open", "name: opened"))
    assert first.digest == same.digest
    assert len({first.digest, passage.digest, rule.digest}) == 3
    assert first.rules_digest == passage.rules_digest != rule.rules_digest
