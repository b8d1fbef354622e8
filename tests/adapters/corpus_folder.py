"""A small corpus on disk, for tests that spoil one line of it."""

from pathlib import Path

FILES = {
    "vocabulary/spine.yaml": """\
schema: groundrule/vocabulary@1
concepts:
  topic_imaging: {kind: topic, label: imaging}
  lbp: {kind: condition, label: low back pain, question: "Is there low back pain?"}
  red_flag: {kind: definition, label: a red flag, means: {any: [cancer, fever]}}
  cancer: {kind: condition, label: a history of cancer, question: "Cancer?"}
  fever: {kind: finding, label: fever, question: "Fever?"}
  age: {kind: measurement, label: age, unit: year, range: "0..120", bare: true, question: "Age?"}
  t_score: {kind: measurement, label: T-score, range: "-10..10", bare: true, sites: [hip, spine],
            accepted: true,
            question: "T-score?"}
  sex: {kind: attribute, label: sex, values: [female, male], accepted: true,
        question: "Sex?"}
  mri: {kind: test, label: MRI, topics: [topic_imaging]}
  mri_plain: {kind: test, label: MRI without contrast, isa: [mri]}
implications:
  - {when: cancer, then: fever, assumed: true}
""",
    "imaging-2021/guideline.md": """\
---
schema: groundrule/document@1
id: imaging-2021
title: Imaging of low back pain
organisation: Example College
abbreviation: EC
issuer_names: [EC]
kind: guideline
year: 2021
published: "2021-11"
jurisdiction: [US]
population: adults
scale: [recommended, not recommended]
licence: digest in own words
review: {state: submitted, since: "2026-01-01"}
updated: "2026-01-01"
---
For people.

## Part 1 {#plain source_line="X-01" basis="V"}

Low back pain without a red flag
needs no imaging.

## Part 2 {#flag source_line="X-02 X-03" basis="V2"}

With a red flag, MRI without contrast is recommended.
""",
    "imaging-2021/rules.yaml": """\
schema: groundrule/rules@1
document: imaging-2021
rules:
  - id: none
    source: {anchor: plain, quote: needs no imaging}
    when: {all: [lbp, {not: red_flag}]}
    then: {action: mri, stance: against}
    strength: not recommended
    says: In low back pain without a red flag, MRI is not recommended (EC).
    heading: steps
    examples:
      - {name: fires, facts: {lbp: true, cancer: false, fever: false}, expect: fires}
      - {name: flag, facts: {lbp: true, fever: true}, expect: does_not_fire}
      - {name: open, facts: {lbp: true}, expect: unknown}
  - id: flag
    source: {anchor: flag, quote: MRI without contrast is recommended}
    when: {all: [lbp, red_flag, age >= 18 year]}
    then: {action: mri_plain, stance: for, amount: {quantity: "1", unit: scan}}
    strength: recommended
    says: With low back pain and a red flag, MRI without contrast is recommended (EC).
    heading: steps
    overrides: [none]
    examples:
      - {name: fires, facts: {lbp: true, fever: true, age: 40}, expect: fires}
      - {name: child, facts: {age: 17}, expect: does_not_fire}
      - {name: open, facts: {}, expect: unknown}
""",
    "disagreements.yaml": """\
schema: groundrule/disagreements@1
disagreements:
  - {id: CF-01, question: "MRI?", kind: coverage, sides: [[imaging-2021/none], [imaging-2021/flag]]}
""",
}
RULES = "imaging-2021/rules.yaml"
GUIDELINE = "imaging-2021/guideline.md"
VOCABULARY = "vocabulary/spine.yaml"
DISAGREEMENTS = "disagreements.yaml"


def written(folder: Path, file: str = "", old: str = "", new: str = "") -> Path:
    """The corpus below the folder, with one piece of one file replaced."""
    for name, text in FILES.items():
        path = folder / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name == file:
            assert text.count(old) >= 1, f"{old!r} is not in {name}"
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
    return folder / "corpus"


def line_of(file: str, words: str) -> int:
    """The line of the unspoilt file on which these words stand."""
    return FILES[file].split(words)[0].count("\n") + 1
