"""Every command of the contract: what it prints, what its JSON is, and how it ends."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import __version__
from assistant.adapters.answer_json import AnswerJson, answer_digest
from assistant.adapters.audit_json import AuditJson
from assistant.cli.main import app
from tests.cli.terminal import DAY, home, run, saved
from tests.flow import EXAMPLE

GOOD = "Alendronate is not recommended when creatinine clearance is below 35 mL/min."
WRONG = "Alendronate is recommended when creatinine clearance is 20 mL/min."


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Exit code and output of a command, run here."""
    code = app(list(words), standalone_mode=False)
    return code or 0, capsys.readouterr().out


def test_ask_prints_json_of_the_schema() -> None:
    done = run("ask", EXAMPLE, "--json", *home(), *DAY)
    assert (done.returncode, done.stderr) == (0, b"")
    answer = AnswerJson.model_validate_json(done.stdout)
    assert answer.question == EXAMPLE
    assert answer.digests.answer == answer_digest(answer)
    assert list(answer.timings_ms)[-1] == "total"


def test_ask_prints_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    code, page = printed(capsys, "ask", EXAMPLE, *home(), *DAY)
    assert code == 0
    for part in ("Direct answer", "What would decide", "References", "Not a medical device"):
        assert part in page


def test_an_abstention_is_an_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    code, page = printed(capsys, "ask", "What is the capital of France?", *home(), *DAY)
    assert code == 0
    assert "What would help" in page


def test_schema_describes_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    schemas = json.loads(printed(capsys, "schema")[1])
    assert schemas["groundrule/answer@1"] == AnswerJson.model_json_schema(by_alias=True)
    assert schemas["groundrule/audit@1"] == AuditJson.model_json_schema(by_alias=True)


@pytest.mark.parametrize(
    ("text", "verdict", "code"),
    [(GOOD, "pass", 0), (WRONG, "fail", 1), ("The weather is fine.", "unread", 1)],
)
def test_check_ends_as_its_verdict(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, verdict: str, code: int
) -> None:
    file = saved(tmp_path, "answer.txt", text)
    given, out = printed(capsys, "check", file, "--json", *home(), *DAY)
    audit = AuditJson.model_validate_json(out)
    assert (given, audit.verdict) == (code, verdict)
    for finding in audit.findings:
        assert finding.span is None or text[slice(*finding.span)]


def test_check_reads_standard_input() -> None:
    done = run("check", "-", *home(), *DAY, text=WRONG.encode())
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().lstrip().startswith("FAIL")


def test_check_with_a_question_shows_what_would_be_released(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = saved(tmp_path, "answer.txt", WRONG)
    words = ("check", file, "--question", "Can I start alendronate?", "--json", *home(), *DAY)
    audit = AuditJson.model_validate_json(printed(capsys, *words)[1])
    assert audit.corrected is not None
    assert audit.corrected.question == "Can I start alendronate?"


def test_search_shows_both_legs(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("search", "alendronate kidney function", "-k", "3", "--json", *home())
    found = json.loads(printed(capsys, *words)[1])
    assert [result["rank"] for result in found["results"]] == [1, 2, 3]
    assert set(found["results"][0]) == {
        "rank", "passage", "document", "title", "score", "lexical_rank", "dense_rank", "text",
        "locator", "kind", "flags",
    }  # fmt: skip
    scores = [result["score"] for result in found["results"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("query", ['t-score OR (AND ["', "*:*", "МРТ 背痛", "x" * 5000, "-"])
def test_search_takes_any_words(capsys: pytest.CaptureFixture[str], query: str) -> None:
    code, out = printed(capsys, "search", "--json", *home(), "--", query)
    assert code == 0
    assert json.loads(out)["query"] == query


def test_rules_are_listed_shown_checked_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    listed = json.loads(printed(capsys, "rules", "list", "--json")[1])
    name = "us-alendronate/kidney"
    assert name in [rule["id"] for rule in listed]
    shown = json.loads(printed(capsys, "rules", "show", name, "--json")[1])
    assert shown == next(rule for rule in listed if rule["id"] == name)
    for clearance, verb in (("28", "fires"), ("60", "does not fire"), ("unknown", "waits")):
        fact = f"crcl_cockcroft_gault={clearance}"
        code, out = printed(capsys, "rules", "explain", name, "--fact", fact, *DAY)
        assert code == 0
        assert out.startswith(f"{name} {verb}: ")


def test_the_rule_base_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = printed(capsys, "rules", "check", "--json")
    report = json.loads(out)
    assert (code, report["findings"]) == (0, [])
    assert report["rules"] > 80


def test_doctor_names_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = printed(capsys, "doctor", "--json", *home())
    report = json.loads(out)
    assert code == 0
    assert not {"corpus", "index"} & set(report["missing"])
    assert report["parts"]["chromadb"]


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "--version") == (0, f"groundrule {__version__}\n")


def lines(text: bytes) -> Iterator[dict[str, object]]:
    return (json.loads(line) for line in text.decode().splitlines())


BATCH = """\
{"id": "a", "question": "Can I start alendronate?", "facts": {"crcl_cockcroft_gault": 28}}

not json
{"id": "b", "question": "", "role": "nurse"}
{"id": "c", "question": "Alendronate?", "facts": {"egrf": 3}}
{"id": "d", "question": "Alendronate?", "colour": "red"}
{"id": "e", "question": 7}
{"id": "f", "question": "Alendronate?", "role": "wizard"}
{"id": "g", "question": "Alendronate?", "jurisdiction": "Mars"}
{"id": "h", "question": "Alendronate?", "facts": [1]}
{"id": "i", "question": "Alendronate \\ud800?"}
[1, 2]
"""
DEEP = "[" * 100_000
LAST = '{"id": "z", "question": "Can I start alendronate?", "role": "patient"}'
# Line number, id, field and words of the message, for each bad line above.
BAD = (
    (3, None, None, "not JSON"),
    (4, "b", "question", "empty"),
    (5, "c", "facts", "did you mean 'egfr'?"),
    (6, "d", "colour", "allowed are conversation, facts, id"),
    (7, "e", "question", "must be text"),
    (8, "f", "role", "clinician, nurse, student, patient"),
    (9, "g", "jurisdiction", "US, UK, CA, EU, other"),
    (10, "h", "facts", "object of names and values"),
    (11, "i", None, "UTF-8"),
    (12, None, None, "not a JSON object"),
    (13, None, None, "not JSON"),
)


def test_a_batch_survives_its_bad_lines(tmp_path: Path) -> None:
    file = saved(tmp_path, "batch.jsonl", f"{BATCH}{DEEP}\n{LAST}\n")
    done = run("ask", "--batch", file, *home(), *DAY)
    assert (done.returncode, done.stderr) == (0, b"")
    first, *bad, last = lines(done.stdout)
    assert (AnswerJson.model_validate(first).id, AnswerJson.model_validate(last).id) == ("a", "z")
    for found, (number, name, field, message) in zip(bad, BAD, strict=True):
        error = found["error"]
        assert isinstance(error, dict)
        assert (found["id"], error["line"], error["field"]) == (name, number, field)
        assert message in error["message"]


def test_a_batch_of_checks_fails_when_a_line_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good, wrong = (json.dumps({"id": text[:3], "answer": text}) for text in (GOOD, WRONG))
    empty = json.dumps({"id": "none", "answer": " "})
    for content, code in ((good, 0), (f"{good}\n{wrong}", 1), (f"{good}\n{empty}", 1)):
        file = saved(tmp_path, "batch.jsonl", content)
        given, out = printed(capsys, "check", "--batch", file, *home(), *DAY)
        assert (given, out.count("\n")) == (code, content.count("\n") + 1)


def test_a_conversation_goes_on_between_processes(tmp_path: Path) -> None:
    talk = ("--conversation", str(tmp_path), "--json", *home(), *DAY)
    first = run("ask", "72-year-old woman, eGFR 28. Can I start alendronate?", *talk)
    second = run("ask", "Sorry, her eGFR is 62.", *talk)
    one, two = (AnswerJson.model_validate_json(done.stdout) for done in (first, second))
    assert two.standalone == f"{one.question} {two.question}"
    assert {f.value for f in two.facts if f.name == "egfr"} == {62}
    assert {f.name for f in two.facts} >= {"age", "sex"}
    assert two.changed
