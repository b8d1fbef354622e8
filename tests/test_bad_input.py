"""Bad input ends in one sentence that says what is allowed, with the exit code of the contract."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.adapters.corpus_folder import RULES, written
from tests.cli.terminal import DAY, home, refusal, run, saved, told
from tests.flow import asked
from tests.syntax import ROOT

ASK = ("ask", "Can I start alendronate?")

# Words of the command, and of the sentence; all are wrong requests (exit code 2).
REQUESTS = [
    (("ask",), "No question was given"),
    (("ask", ""), "The question is empty"),
    (("ask", " \t\n"), "The question is empty"),
    (("ask", "x" * 100_000), "has 100000 characters; at most"),
    ((*ASK, "--fact", "egfr"), "write NAME=VALUE"),
    ((*ASK, "--fact", "egrf=24"), "did you mean 'egfr'?"),
    ((*ASK, "--fact", "egfr=24 kg"), "mL/min/1.73m2"),
    ((*ASK, "--fact", "alendronate=true"), "not a fact of a patient"),
    ((*ASK, "--fact", "mi_date=2031"), "is no past date"),
    ((*ASK, "--jurisdiction", "Mars"), "allowed: US, UK, CA, EU, other"),
    ((*ASK, "--role", "wizard"), "clinician, nurse, student, patient"),
    ((*ASK, "--as-of", "tomorrow"), "write it as YYYY-MM-DD"),
    ((*ASK, "--facts", "/nowhere/facts.yaml"), "cannot be read"),
    ((*ASK, "--llm", "nonsense"), "write auto, none, embedded"),
    ((*ASK, "--batch", "/nowhere/batch.jsonl"), "cannot be read"),
    ((*ASK, "--corpus", "/nowhere"), "is not a folder"),
    ((*ASK, "--corpus", "/"), "is not a corpus"),
    ((*ASK, "--colour"), "No such option: --colour"),
    (("check",), "No file was given"),
    (("check", "/nowhere/answer.txt"), "cannot be read: No such file"),
    (("check", "/"), "cannot be read: Is a directory"),
    (("search",), "Missing argument"),
    (("search", " "), "The query is empty"),
    (("search", "x", "-k", "0"), "greater than or equal to 1"),
    (("rules", "show", "us-alendronate/kidny"), "did you mean 'us-alendronate/kidney'?"),
    (("rules", "explain", "nothing"), "`groundrule rules list` shows all"),
    (("rules", "explain", "us-alendronate/kidney", "--fact", "crcl=1"), "is no fact of"),
    (("frobnicate",), "No such command 'frobnicate'"),
]


@pytest.mark.parametrize(("words", "message"), REQUESTS)
def test_a_wrong_request_says_what_is_allowed(words: tuple[str, ...], message: str) -> None:
    shared = home() if words[0] in ("ask", "search", "check") else ()
    code, sentence = refusal(*words, *shared)
    assert code == 2
    assert message in sentence
    assert "\n" not in sentence
    assert len(sentence) < 400


@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        ("--facts", "cancer_history: [", "not valid YAML"),
        ("--facts", "cancer_histry: true", "did you mean 'cancer_history'?"),
        ("--facts", b"\xff\xfe", "cannot be read"),
        ("--facts", "a: &a [*a]", "levels deep"),
        ("--batch", b"\xff\xfe", "cannot be read"),
        ("check", b"\xff\xfe\x00", "is not UTF-8 text"),
        ("check", " \n", "is empty"),
        ("check", "x" * 2_000_001, "at most 2000000"),
    ],
)
def test_a_wrong_file_is_named(
    tmp_path: Path, option: str, content: str | bytes, message: str
) -> None:
    file = saved(tmp_path, "input", content)
    words = ("check", file) if option == "check" else (*ASK, option, file)
    code, sentence = refusal(*words, *home())
    assert code == 2
    assert file in sentence
    assert message in sentence
    assert "\n" not in sentence


def test_a_broken_corpus_names_file_line_and_column(tmp_path: Path) -> None:
    corpus = written(tmp_path, RULES, "[lbp, red_flag", "[lpb, red_flag")
    code, sentence = refusal("rules", "list", "--corpus", str(corpus))
    assert code == 2
    assert sentence.startswith(f"corpus/{RULES}:")
    assert "did you mean 'lbp'?" in sentence


def test_a_missing_index_names_the_command(tmp_path: Path) -> None:
    code, sentence = refusal(*ASK, "--home", str(tmp_path / "new"))
    assert code == 3
    assert "run `groundrule index`" in sentence
    assert not (tmp_path / "new" / "index").exists()


def test_the_index_of_another_corpus_is_not_used(tmp_path: Path) -> None:
    corpus = written(tmp_path)
    code, sentence = refusal("ask", "MRI for back pain?", "--corpus", str(corpus), *home())
    assert code == 3
    assert "another corpus" in sentence
    assert "run `groundrule index`" in sentence


@pytest.mark.parametrize("below", ["file", "file/home"])
def test_a_home_that_cannot_be_written_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("")
    code, sentence = refusal("index", "--home", str(tmp_path / below))
    assert code == 2
    assert below in sentence
    assert "folder" in sentence


def test_a_missing_model_names_the_command() -> None:
    code, sentence = refusal(*ASK, "--llm", "embedded", *home())
    assert code == 3
    assert "groundrule model" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "MRI \x00\x01\x07 for back pain \x1b[31m?",
        "MRT при боли в спине 腰痛 MRI ألم?",
        "‮?IRM",
        "💥" * 900,
    ],
)
def test_odd_characters_are_read_as_they_are(text: str) -> None:
    answer = asked(text)
    assert answer.question == text
    assert answer.status in ("answered", "needs_facts", "abstained")


@pytest.mark.parametrize(
    "words",
    [(b"ask", b"MRI \xff?"), (b"search", b"\xff"), (b"ask", b"MRI?", b"--conversation", b"\xff")],
)
def test_bytes_that_are_no_text_are_refused(words: tuple[bytes, ...]) -> None:
    done = run(*words, *home())
    assert done.returncode == 2
    assert "UTF-8" in told(done)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((*ASK, "--fact", "egrf=24"), 2, "did you mean 'egfr'?"),
        (("search",), 2, "Missing argument"),
        ((*ASK, "--home", "/nowhere/at/all"), 3, "run `groundrule index`"),
    ],
)
def test_a_process_ends_with_one_sentence_and_its_code(
    words: tuple[str, ...], code: int, message: str
) -> None:
    done = run(*words, *DAY) if words[0] == "ask" else run(*words)
    assert done.returncode == code
    assert message in told(done)


def test_a_reader_that_goes_away_gets_no_traceback() -> None:
    words = [sys.executable, "-m", "assistant", "rules", "list"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run_:
        assert run_.stdout is not None
        assert run_.stderr is not None
        run_.stdout.close()
        assert run_.stderr.read() == b""
