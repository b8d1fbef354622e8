"""A review is recorded in the front matter, and every other byte stays as it was."""

import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.adapters.guideline_file import read_guideline
from assistant.adapters.places import PACKAGE
from assistant.adapters.review_file import record_review, require_writable
from assistant.domain.errors import CorpusError, RequestError
from assistant.domain.knowledge import Review, ReviewStep
from tests.adapters.corpus_folder import FILES, GUIDELINE, written
from tests.syntax import ROOT

REVIEW = 'review: {state: submitted, since: "2026-01-01"}\n'
STEPS = (
    ReviewStep(Review.SUBMITTED, "2026-01-01"),
    ReviewStep(Review.UNDER_REVIEW, "2026-02-01", "editor", 'Says "why": #1, {x}'),
)
NOW = """\
review:
  state: under review
  since: "2026-02-01"
  by: "editor"
  note: "Says \\"why\\": #1, {x}"
  history:
    - {state: submitted, since: "2026-01-01"}
"""


def recorded(path: Path, steps: tuple[ReviewStep, ...] = STEPS) -> str:
    """The file's text after the review was recorded, letter for letter."""
    record_review(path, "corpus/x/guideline.md", read_guideline(path, "x"), steps)
    assert read_guideline(path, "x").reviews == steps
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (REVIEW, NOW),
        (REVIEW.replace("}\n", "}    # nobody has looked yet\n"),
         NOW[:-1] + "    # nobody has looked yet\n"),
        ('review:\n  state: submitted\n  since: "2026-01-01"\n\n', NOW + "\n"),
        ('review:\n  since: "2026-01-01"\n  state:   submitted\n# the next key\n',
         NOW + "# the next key\n"),
        ('review:\n    {state: submitted,\n     since: "2026-01-01"}\n', NOW),
    ],
)  # fmt: skip
def test_only_the_review_changes(tmp_path: Path, before: str, after: str) -> None:
    path = written(tmp_path, GUIDELINE, REVIEW, before) / GUIDELINE
    assert recorded(path) == FILES[GUIDELINE].replace(REVIEW, after)


def test_the_ends_of_lines_stay(tmp_path: Path) -> None:
    path = written(tmp_path) / GUIDELINE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert recorded(path) == FILES[GUIDELINE].replace(REVIEW, NOW).replace("\n", "\r\n")


def test_a_review_at_the_end_of_the_front_matter(tmp_path: Path) -> None:
    text = (
        FILES[GUIDELINE].replace(REVIEW, "").replace("---\nFor people", REVIEW + "---\nFor people")
    )
    path = written(tmp_path) / GUIDELINE
    path.write_text(text)
    assert recorded(path) == text.replace(REVIEW, NOW)


def test_a_note_in_a_block_of_text_is_replaced_whole(tmp_path: Path) -> None:
    block = 'review:\n  state: submitted\n  since: "2026-01-01"\n  note: |\n    Two\n    lines.\n\n'
    path = written(tmp_path, GUIDELINE, REVIEW, block) / GUIDELINE
    assert recorded(path) == FILES[GUIDELINE].replace(REVIEW, NOW + "\n")


WORDS = (
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text) and text.isprintable())
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(WORDS)
def test_any_words_come_back(tmp_path: Path, words: str) -> None:
    path = written(tmp_path) / GUIDELINE
    recorded(path, (STEPS[0], ReviewStep(Review.UNDER_REVIEW, "2026-02-01", words, words)))


def test_the_way_through_all_states_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path) / GUIDELINE
    approved = (*STEPS, ReviewStep(Review.APPROVED, "2026-03-01", "board"))
    recorded(path)
    recorded(path, approved)
    back = (*approved, ReviewStep(Review.SUBMITTED, "2026-04-01", "board", "a new edition"))
    text = recorded(path, back)
    assert text.partition("review:")[0] == FILES[GUIDELINE].partition("review:")[0]
    assert text.endswith(FILES[GUIDELINE].partition(REVIEW)[2])


def test_a_review_written_elsewhere_is_refused_and_stays(tmp_path: Path) -> None:
    anchored = 'field: &r {state: submitted, since: "2026-01-01"}\nreview: *r\n'
    path = written(tmp_path, GUIDELINE, REVIEW, REVIEW) / GUIDELINE
    document = read_guideline(path, "x")
    text = FILES[GUIDELINE].replace(REVIEW, anchored)
    path.write_text(text)
    with pytest.raises(CorpusError, match=r"x/guideline.md:\d+:1: `review` is a reference"):
        record_review(path, "corpus/x/guideline.md", document, STEPS)
    assert path.read_text() == text


def test_the_corpus_of_an_installation_is_refused() -> None:
    with pytest.raises(RequestError, match="copy the folder and name the copy with --corpus DIR"):
        require_writable(PACKAGE / "_corpus")
    require_writable(ROOT / "corpus")


def full_disk() -> None:
    """Every write of the process fails, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_a_full_disk_leaves_the_file(tmp_path: Path) -> None:
    folder = written(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "corpus", "review", "imaging-2021", "--state",
         "under review", "--by", "editor", "--corpus", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=full_disk,
    )  # fmt: skip
    assert done.returncode == 2
    assert "cannot be written (File too large); it is as it was" in done.stderr
    assert (folder / GUIDELINE).read_text() == FILES[GUIDELINE]
    names = {path.name for path in (folder / "imaging-2021").iterdir()}
    assert names == {"guideline.md", "rules.yaml"}
