"""Rewordings written by hand: there are enough, they are of rules, and they keep the numbers."""

import re
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from assistant.domain.errors import CorpusError
from evals import gate
from evals.gate_drafts import originals
from evals.handwritten import CLASS, drafted, rewordings
from evals.runner import summed
from evals.samples import Sample
from evals.suite_files import read_suite, suite_path
from tests.shipped import shipped_app

HEAD = """schema: groundrule/rewordings@1
document: us-alendronate
rewordings:
  - {rule: kidney, text: "Hold off on alendronate below 35 mL/min (US label)."}
"""
FEW = 60
OWN = "Alendronate is contraindicated in hypocalcaemia (US label)."
BAD = {
    "unknown document": (HEAD.replace("alendronate\n", "alendronat\n"), 2, "'us-alendronate'"),
    "unknown rule": (f"{HEAD}  - {{rule: kidny, text: One.}}\n", 5, "us-alendronate/kidney"),
    "no advice": (HEAD.replace("us-alendronate", "acr-vcf-2022"), 4, "no rule that advises"),
    "source's own": (f'{HEAD}  - {{rule: hypocalcaemia, text: "{OWN}"}}\n', 5, "source's own"),
    "twice": (HEAD + HEAD.splitlines()[-1], 5, "stands twice"),
    "no text": (f"{HEAD}  - {{rule: kidney}}\n", 5, "text: Field required"),
    "unknown key": (f"{HEAD}  - {{rule: kidney, text: One., by: me}}\n", 5, "by: Extra"),
    "no rewording": (f"{HEAD.partition('rewordings:')[0]}rewordings: []\n", 3, "at least 1"),
    "no YAML": (HEAD.replace('."}', '."'), 5, "not valid YAML"),
}


@pytest.mark.parametrize(("text", "line", "said"), BAD.values(), ids=BAD)
def test_a_wrong_entry_is_refused_with_file_and_line(
    text: str, line: int, said: str, tmp_path: Path
) -> None:
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"own\.yaml:{line}:\d+: .*{said}"):
        rewordings(shipped_app().corpus, tmp_path)


def test_the_same_text_in_two_files_stands_twice(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(HEAD, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"b\.yaml:4:.*stands twice"):
        rewordings(shipped_app().corpus, tmp_path)


def test_a_right_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(HEAD, encoding="utf-8")
    (one,) = rewordings(shipped_app().corpus, tmp_path)
    assert one.rule.id == "us-alendronate/kidney"
    assert one.text == "Hold off on alendronate below 35 mL/min (US label)."


def test_five_hundred_are_shipped_for_nearly_every_rule() -> None:
    corpus, shipped = shipped_app().corpus, rewordings(shipped_app().corpus)
    assert len(shipped) >= 500
    of_rules = Counter(one.rule.id for one in shipped)
    assert len(of_rules) >= 260
    assert set(of_rules) <= set(corpus.rule)


_WORDS = {
    "one to two": "1 to 2", "two": "2", "three": "3", "four": "4", "six": "6", "twelve": "12",
    "half an hour": "30", "within a year": "within 12",
}  # fmt: skip


def numbers(text: str) -> Counter[str]:
    """The numbers of a sentence; written as words, they count as well."""
    for words, digits in _WORDS.items():
        text = re.sub(rf"\b{words}\b", digits, text, flags=re.I)
    text = re.sub(r"(?<=\d),(?=\d{3})|(?<=\d)-(?=\d)", lambda m: "" if m[0] == "," else " ", text)
    return Counter(re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", text))


def test_every_rewording_keeps_the_numbers_and_the_issuer() -> None:
    for one in rewordings(shipped_app().corpus):
        said, source = one.text, one.rule.says
        assert set(numbers(said)) == set(numbers(source)), said
        issuer = re.findall(r"\(([A-Z/]{3,})\b[^()]*\)\.$|\b(EU/UK|US|GIRFT|AJNR)\b", source)
        assert any(name in said for names in issuer for name in names if name), said


@pytest.mark.timeout(120)
def test_each_is_put_before_the_gate_once() -> None:
    app = shipped_app()
    written = rewordings(app.corpus)
    pairs = list(drafted(written, originals(app.base)))
    assert len(pairs) == len(written)
    for one, (original, changed) in zip(written, pairs, strict=True):
        assert original.rules == (one.rule,)
        assert changed.statement.text.startswith(one.text.rstrip("."))
        assert original.facts == changed.facts


@pytest.mark.timeout(120)
def test_none_of_them_is_lost_at_the_gate() -> None:
    samples = handwritten_samples()
    assert len(samples) == FEW
    metrics = summed(samples, gate.FIGURES)
    assert metrics["false_blocks_handwritten"].value == 0
    assert metrics["kept_handwritten"].n == FEW
    assert metrics["kept_handwritten"].value + metrics["replaced_handwritten"].value == 1


def handwritten_samples() -> list[Sample]:
    """The first few; the suite looks at all."""
    marked, _ = read_suite(suite_path("gate"))
    none_else = gate.read(marked).model_copy(update={"unsafe": 0, "harmless": 0})
    app = shipped_app()
    samples = islice(gate.run(none_else, app.base, app.lexicon), FEW)
    return [s for s in samples if s.id.startswith(f"{CLASS} ")]
