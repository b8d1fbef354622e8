"""Every rule candidate R-001 to R-084 is a rule, or stands with its reason in the decisions."""

import re
from pathlib import Path

from assistant.adapters.corpus import load_corpus

ROOT = Path(__file__).parent.parent


def test_no_candidate_is_forgotten() -> None:
    carried = {name for rule in load_corpus(ROOT / "corpus").rules for name in rule.candidates}
    text = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    table = text.split("| candidate | why not |")[1].split("Carried in part")[0]
    left = set(re.findall(r"R-\d{3}", table))
    assert {f"R-{number:03d}" for number in range(1, 85)} - carried == left
