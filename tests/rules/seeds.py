"""Thirty faults put into a copy of the shipped corpus: where, and as what they have to be found."""

from dataclasses import dataclass
from pathlib import Path

DOCUMENT = """\
---
schema: groundrule/document@1
id: seeded-2026
title: Seeded
organisation: Seeded
abbreviation: SD
kind: guideline
year: 2026
published: "2026"
jurisdiction: []
population: adults
scale: [strong, weak]
licence: digest in own words
review: {state: submitted, since: "2026-01-01"}
updated: "2026-01-01"
---

## Part 1 {#p source_line="X-01" basis="V"}

Words that stand here.
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece of one shipped file replaced; `name` has to be in the message or the rules."""

    kind: str
    name: str
    file: str
    old: str
    new: str


EDITS = (
    Edit("quote_mismatch", "us-zoledronate/kidney", "us-zoledronate/rules.yaml",
         "when creatinine clearance is below 35 mL/min\"}", "when clearance is below 35 mL/min\"}"),
    Edit("quote_mismatch", "acp-lbp-2017/avoid-opioid", "acp-lbp-2017/rules.yaml",
         'quote: "opioids and costly', 'quote: "opioids or costly'),
    Edit("quote_mismatch", "us-zoledronate/acute-renal", "us-zoledronate/rules.yaml",
         "when there is evidence of acute renal", "when there is proof of acute renal"),
    Edit("dangling_source", "us-zoledronate/hypocalcaemia", "us-zoledronate/rules.yaml",
         "anchor: hypocalcaemia", "anchor: hypocalcemia"),
    Edit("dangling_source", "vertebral-dxa", "acr-osteoporosis-2022/rules.yaml",
         "  - id: vertebral-dxa\n    candidates: [R-036]\n    source: {anchor: vertebral,",
         "  - id: vertebral-dxa\n    candidates: [R-036]\n    source: {anchor: vertebrae,"),
    Edit("example_failed", "at the limit", "us-zoledronate/rules.yaml",
         '"35 mL/min"}, expect: does_not_fire', '"35 mL/min"}, expect: fires'),
    Edit("example_failed", "T-score of -0.9", "acr-osteoporosis-2022/rules.yaml",
         "facts: {sex: female, age: 80, t_score: -0.9}, expect: does_not_fire",
         "facts: {sex: female, age: 80, t_score: -1.9}, expect: does_not_fire"),
    Edit("licence", "us-zoledronate", "us-zoledronate/guideline.md",
         "licence: digest in own words", "licence: all rights reserved"),
    Edit("licence", "nice-ng59", "nice-ng59/guideline.md",
         "licence: digest in own words", "licence: NICE content licence"),
    Edit("superseded", "acp-osteoporosis-2023", "acp-osteoporosis-2023/guideline.md",
         'supersedes: [', 'supersedes: [ajnr-degeneration-2015, '),
    Edit("superseded", "aace-2020", "aace-2020/guideline.md",
         'supersedes: [', 'supersedes: [ects-denosumab-2021, '),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Added:
    """One rule of the seeded document, on an action of its own unless told."""

    name: str
    when: str
    fires: str = "{age: 70}"
    silent: str = "{age: 10}"
    action: str = ""
    stance: str = "for"
    more: str = ""
    strength: str = "strong"

    @property
    def text(self) -> str:
        action = self.action or "seeded_" + self.name.replace("-", "_")
        fires = f"      - {{name: met, facts: {self.fires}, expect: fires}}\n"
        opened = "      - {name: open, facts: {}, expect: unknown}\n"
        return (
            f"  - id: {self.name}\n"
            "    source: {anchor: p, quote: Words that stand here}\n"
            f"    when: {self.when}\n"
            f"    then: {{action: {action}, stance: {self.stance}}}\n"
            f"    strength: {self.strength}\n    says: Said.\n    heading: steps\n{self.more}"
            f"    examples:\n{fires if self.fires else ''}"
            f"      - {{name: unmet, facts: {self.silent}, expect: does_not_fire}}\n"
            f"{opened if self.fires else ''}"
        )


ADDED = (
    Added("misspelt-fact", "agee >= 65 year", action="seeded_plain"),
    Added("misspelt-action", "age >= 65 year", action="seeded_plainn"),
    Added("plain", "age >= 65 year"),
    Added("off-scale", "age >= 65 year", strength="very strong"),
    Added("never-a", "{all: [age >= 65 year, age < 60 year]}", fires=""),
    Added("never-b", "{all: [pregnant, sex == male, age >= 65 year]}", fires=""),
    Added("hidden-a", "age >= 65 year", fires="", action="seeded_hidden_a"),
    Added("hides-a", "age >= 60 year", stance="against", action="seeded_hidden_a",
          more="    overrides: [hidden-a]\n"),
    Added("hidden-b", "age >= 70 year", fires="", action="seeded_hidden_b"),
    Added("hides-b", "age >= 70 year", stance="against", action="seeded_hidden_b",
          more="    overrides: [hidden-b]\n"),
    Added("wide-a", "age >= 60 year", action="seeded_wide_a"),
    Added("narrow-a", "age >= 65 year", action="seeded_wide_a"),
    Added("wide-b", "{any: [age >= 65 year, age < 5 year]}", action="seeded_wide_b",
          more=""),
    Added("narrow-b", "age >= 70 year", action="seeded_wide_b"),
    Added("does", "age >= 65 year", action="seeded_does"),
    Added("does-not", "age >= 60 year", action="seeded_does", stance="against"),
    Added("strong", "age >= 65 year", action="seeded_strong"),
    Added("weak", "age >= 60 year", action="seeded_strong", stance="optional"),
    Added("low-a", "age < 50 year", fires="{age: 10}", silent="{age: 70}"),
    Added("high-a", "age > 50 year"),
    Added("low-b", "age < 50 year", fires="{age: 10}", silent="{age: 70}"),
    Added("high-b", "age >= 60 year"),
    Added("low-c", "age <= 50 year", fires="{age: 10}", silent="{age: 70}"),
    Added("high-c", "age >= 50 year"),
    Added("low-d", "age < 60 year", fires="{age: 10}", silent="{age: 70}"),
    Added("high-d", "age > 40 year"),
)  # fmt: skip
PARTITIONS = "abcd"
UNUSED = ("seeded_idle_fact", "seeded_idle_action")

# Kind, and a name that the finding shows: of the edits above, then of what is added.
EXPECTED = (
    *((edit.kind, edit.name) for edit in EDITS),
    ("unknown_concept", "agee"),
    ("unknown_concept", "seeded_plainn"),
    ("dangling_source", "very strong"),
    ("unreachable", "never-a"),
    ("unreachable", "never-b"),
    ("shadowed", "hides-a"),
    ("shadowed", "hides-b"),
    ("redundant", "narrow-a"),
    ("redundant", "narrow-b"),
    ("conflict", "seeded-2026/does-not"),
    ("conflict", "seeded-2026/weak"),
    ("conflict", "XX-01"),
    ("gap", "low-a"),
    ("gap", "low-b"),
    ("overlap", "low-c"),
    ("overlap", "low-d"),
    ("unused_concept", "seeded_idle_fact"),
    ("unused_concept", "seeded_idle_action"),
    ("unused_concept", "age >= 0 year"),
    ("ambiguous_form", "seeded_twin"),
)


def seed(corpus: Path) -> None:
    """Puts every fault into the copy below this folder."""
    for edit in EDITS:
        path = corpus / edit.file
        text = path.read_text(encoding="utf-8")
        assert edit.old in text, f"{edit.old!r} is not in {edit.file}"
        path.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    folder = corpus / "seeded-2026"
    folder.mkdir()
    (folder / "guideline.md").write_text(DOCUMENT, encoding="utf-8")
    (folder / "rules.yaml").write_text(_rules(), encoding="utf-8")
    (corpus / "vocabulary" / "seeded.yaml").write_text(_vocabulary(), encoding="utf-8")
    declared = corpus / "disagreements.yaml"
    false = (
        "  - {id: XX-01, question: Q?, kind: stance, "
        "sides: [[seeded-2026/plain], [seeded-2026/off-scale]]}\n"
    )
    declared.write_text(declared.read_text(encoding="utf-8") + false, encoding="utf-8")


def _rules() -> str:
    groups = "".join(f"  - rules: [low-{x}, high-{x}]\n" for x in PARTITIONS)
    idle = Added("idle", "{all: [age >= 65 year, age >= 0 year]}")
    rules = "".join(rule.text for rule in (*ADDED, idle))
    head = "schema: groundrule/rules@1\ndocument: seeded-2026\n"
    return f"{head}partitions:\n{groups}rules:\n{rules}"


def _vocabulary() -> str:
    actions = {
        rule.action or "seeded_" + rule.name.replace("-", "_")
        for rule in (*ADDED, Added("idle", ""))
        if not rule.name.startswith("misspelt")
    }
    lines = [f"  {name}: {{kind: care, label: {name}}}" for name in sorted(actions)]
    lines.append("  seeded_idle_action: {kind: care, label: idle care}")
    lines.append('  seeded_idle_fact: {kind: condition, label: idle, question: "Idle?"}')
    lines.append("  seeded_twin: {kind: care, label: Idle-Care, accepted: true}")
    return "schema: groundrule/vocabulary@1\nconcepts:\n" + "\n".join(lines) + "\n"
