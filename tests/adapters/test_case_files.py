"""Every fault of a `cases.yaml` is told with file and line, and with what is allowed."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.adapters.case_files import read_cases
from assistant.adapters.corpus import load_corpus
from assistant.domain.domains import Interval
from assistant.domain.errors import CorpusError
from assistant.domain.knowledge import Amount
from assistant.domain.worked import Expected, Says, WorkedPatient
from tests.adapters.corpus_folder import written

CASES = """\
schema: groundrule/cases@1
document: imaging-2021
cases:
  - patient: A man of 40 with low back pain and a fever.
    facts: {sex: male, age: 40, lbp: true,
            fever: true}
    says: {mri_plain: for 1 scan,
           mri: for}
  - patient: A woman of whom nothing is known.
    facts: {sex: female, age: unknown}
    says: {mri: open, mri_plain: open 1 scan}
"""


def _read(folder: Path, old: str = "", new: str = "") -> tuple[WorkedPatient, ...]:
    corpus = written(folder)
    assert CASES.count(old) >= 1
    text = CASES.replace(old, new, 1)
    (corpus / "imaging-2021" / "cases.yaml").write_text(text, encoding="utf-8")
    return read_cases(corpus, load_corpus(corpus))


def test_worked_patients_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    man, woman = _read(tmp_path)
    once = Amount(Interval(Decimal(1), Decimal(1)), "scan")
    assert man.patient == "A man of 40 with low back pain and a fever."
    assert [fact.name for fact in man.facts.facts] == ["sex", "age", "lbp", "fever"]
    assert man.expected == (
        Expected("mri_plain", Says.FOR, once, "for 1 scan"),
        Expected("mri", Says.FOR, None, "for"),
    )
    assert str(man.position) == "corpus/imaging-2021/cases.yaml:4:5"
    assert woman.expected[1] == Expected("mri_plain", Says.OPEN, once, "open 1 scan")


def test_a_fact_that_is_unknown_is_none(tmp_path: Path) -> None:
    assert [fact.name for fact in _read(tmp_path)[1].facts.facts] == ["sex"]


def test_a_corpus_without_worked_patients_has_none(tmp_path: Path) -> None:
    corpus = written(tmp_path)
    assert read_cases(corpus, load_corpus(corpus)) == ()


# what is replaced, by what, the line, and what the message says
FAULTS = [
    # the document
    ("document: imaging-2021", "document: imaging-2012", 2, "did you mean 'imaging-2021'"),
    ("document: imaging-2021", "document: other", 2, "'other' is not a document of the corpus"),
    # the shape
    ("cases@1", "cases@2", 1, "schema: Input should be 'groundrule/cases@1'"),
    ("    facts: {sex: female, age: unknown}\n", "", 9, "cases.1.facts: Field required"),
    ("  - patient: A woman", "  - who: She\n    patient: A woman", 9, "cases.1.who: Extra inputs"),
    ("says: {mri: open, mri_plain: open 1 scan}", "says: {}", 11, "cases.1.says: "),
    ("fever: true", "lbp: true", 6, "stands twice"),
    # a fact
    ("            fever: true", "            feverr: true", 6, "did you mean"),
    ("            fever: true", "            mri: true", 6, "'mri' is a test, not a fact"),
    ("age: 40", "age: 400", 5, "0 to 120"),
    ("age: 40", "age: 40 mg", 5, "year"),
    ("            fever: true", "            fever: high", 6, "true"),
    ("sex: male", "sex: man", 5, "female, male"),
    # what is said, and of what
    ("           mri: for}", "           mrii: for}", 8, "did you mean 'mri'"),
    ("           mri: for}", "           fever: for}", 8, "'fever' is not an action"),
    (
        "           mri: for}",
        "           mri: recommended}",
        8,
        "allowed are for, optional, against",
    ),
    ("           mri: for}", "           mri: divided}", 8, "allowed are for, optional, against"),
    ("           mri: for}", "           mri: For}", 8, "allowed are for, optional, against"),
    ("           mri: for}", "           mri: another amount}", 8, "allowed are for, optional,"),
    # an amount
    ("           mri: for}", "           mri: silent 1 scan}", 8, "can follow for, optional, open"),
    (
        "           mri: for}",
        "           mri: against 1 scan}",
        8,
        "can follow for, optional, open",
    ),
    ("           mri: for}", "           mri: for 1}", 8, "'for 1' is not what a document can say"),
    ("           mri: for}", "           mri: for --2 scan}", 8, "'--2' is not a quantity"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), FAULTS)
def test_faults_name_their_line_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    with pytest.raises(CorpusError) as caught:
        _read(tmp_path, old, new)
    assert str(caught.value).startswith(f"corpus/imaging-2021/cases.yaml:{line}:")
    assert message in str(caught.value)
