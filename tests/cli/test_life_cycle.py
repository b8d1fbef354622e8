"""The commands of the life cycle, from asking over saving to the next version of a document."""

import json
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from assistant.adapters.answer_json import AnswerJson
from assistant.adapters.diff_json import DiffJson
from assistant.adapters.impact_json import ImpactJson, StaleJson
from assistant.adapters.review_json import ReviewsJson
from assistant.adapters.saved_json import RecheckJson, SavedJson
from assistant.app import App, Settings
from assistant.cli.main import app
from assistant.domain.patient import PatientFacts
from assistant.domain.worked import Says
from assistant.rules.worked import alone, said
from tests.cli.terminal import DAY, refusal, run, saved
from tests.shipped import shipped_app
from tests.syntax import ROOT

QUESTION = (
    "72-year-old woman, T-score -2.9, creatinine clearance 33 mL/min. Can I give alendronate?"
)
RULES = "us-alendronate/rules.yaml"
KIDNEY = "us-alendronate/kidney"


@pytest.fixture(autouse=True)
def in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders are named as a reader of the docs names them."""
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of its own, with the shared index."""
    home = tmp_path_factory.mktemp("life") / "home"
    copytree(shipped_app().home / "index", home / "index")
    return home


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The shipped corpus with one limit of one label moved."""
    folder = tmp_path / "corpus"
    copytree(ROOT / "corpus", folder)
    path = folder / RULES
    rule = path.read_text().split("  - id: kidney", 1)[1].split("\n  - id:", 1)[0]
    text = path.read_text().replace(rule, rule.replace("< 35 mL/min", "< 30 mL/min", 1))
    assert text != path.read_text()
    path.write_text(text)
    return folder


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Exit code and output of a command, run here."""
    code = app(list(words), standalone_mode=False)
    return code or 0, capsys.readouterr().out


@pytest.fixture(scope="module")
def asked(home: Path) -> AnswerJson:
    """The answer of a process that saved it."""
    done = run("ask", QUESTION, "--save", "--json", "--home", str(home), *DAY)
    assert done.returncode == 0
    answer = AnswerJson.model_validate_json(done.stdout)
    assert done.stderr.decode() == f"Saved as {answer.digests.answer[7:19]}.\n"
    return answer


def test_a_saved_answer_is_listed_and_shown(
    capsys: pytest.CaptureFixture[str], home: Path, asked: AnswerJson
) -> None:
    at = ("--home", str(home))
    listed = SavedJson.model_validate_json(printed(capsys, "answers", "list", "--json", *at)[1])
    (entry,) = [one for one in listed.answers if one.digests == asked.digests]
    assert (entry.saved, entry.question) == ("2026-11-23", QUESTION)
    assert entry.id in printed(capsys, "answers", "list", *at)[1]
    shown = printed(capsys, "answers", "show", entry.id, "--json", *at)[1]
    assert AnswerJson.model_validate_json(shown) == asked
    page = printed(capsys, "answers", "show", entry.id[:8], *at)[1]
    assert f"Saved as {entry.id} on 2026-11-23." in page
    assert asked.digests.corpus in page


def test_answers_are_saved_from_a_file_and_from_a_batch(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Path, asked: AnswerJson
) -> None:
    at = ("--home", str(tmp_path / "new"))
    file = saved(tmp_path, "answer.json", asked.model_dump_json(by_alias=True))
    code, out = printed(capsys, "answers", "save", file, *at, *DAY)
    assert (code, out.split(":")[0]) == (0, f"Saved as {asked.digests.answer[7:19]}")
    done = run("answers", "save", "-", *at, text=asked.model_dump_json(by_alias=True).encode())
    assert done.returncode == 0
    batch = saved(tmp_path, "batch.jsonl", '{"id": "a", "question": "What is a T-score?"}\n')
    printed(capsys, "ask", "--batch", batch, "--save", "--home", str(home), *DAY)
    listed = json.loads(printed(capsys, "answers", "list", "--json", "--home", str(home))[1])
    assert "What is a T-score?" in [one["question"] for one in listed["answers"]]
    assert printed(capsys, "answers", "remove", asked.digests.answer[7:19], *at)[0] == 0
    assert "No saved answers" in printed(capsys, "answers", "list", *at)[1]


def test_certificates_are_rechecked_without_an_index(tmp_path: Path, asked: AnswerJson) -> None:
    text = asked.model_dump_json(by_alias=True)
    words = ("check", "--certificates", "-", "--home", str(tmp_path / "empty"))
    done = run(*words, "--json", text=text.encode())
    found = RecheckJson.model_validate_json(done.stdout)
    assert (done.returncode, found.verdict, found.verified) == (0, "pass", found.statements)
    assert found.answers[0].same_corpus
    assert not (tmp_path / "empty").exists()
    forged = text.replace("is not recommended when", "is recommended when")
    done = run(*words, text=forged.encode())
    assert done.returncode == 1
    assert "its digest differs" in done.stdout.decode()
    assert "does not read back as the rules" in done.stdout.decode()


def test_an_answer_of_the_old_version_fails_against_the_new(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, asked: AnswerJson, newer: Path
) -> None:
    file = saved(tmp_path, "answer.json", asked.model_dump_json(by_alias=True))
    words = ("check", "--certificates", file, "--corpus", str(newer), "--home", str(tmp_path))
    code, out = printed(capsys, *words, "--json")
    found = RecheckJson.model_validate_json(out)
    assert (code, found.verdict) == (1, "fail")
    (answer,) = found.answers
    assert answer.unchanged
    assert not answer.same_corpus
    wrong = [statement.text for statement in answer.statements if not statement.verified]
    assert any("below 35 mL/min" in text for text in wrong)


def test_a_document_moves_through_its_states(
    capsys: pytest.CaptureFixture[str], newer: Path
) -> None:
    at = ("--corpus", str(newer))
    code, out = printed(
        capsys, "corpus", "review", "nice-ng59", "--state", "under review", "--by", "editor",
        "--as-of", "2026-12-01", *at,
    )  # fmt: skip
    assert (code, out.splitlines()[0]) == (0, "nice-ng59: under review since 2026-12-01 (editor)")
    printed(
        capsys, "corpus", "review", "nice-ng59", "--state", "Approved", "--by", "spine board",
        "--note", "compared with the source", "--as-of", "2026-12-05", *at,
    )  # fmt: skip
    found = ReviewsJson.model_validate_json(
        printed(capsys, "corpus", "review", "nice-ng59", "--json", *at)[1]
    )
    (document,) = found.documents
    assert (document.state, document.since, document.by) == (
        "approved", "2026-12-05", "spine board",
    )  # fmt: skip
    assert [step.state for step in document.history] == ["submitted", "under review"]
    whole = printed(capsys, "corpus", "review", *at)[1]
    assert "nice-ng59: approved since 2026-12-05 (spine board)" in whole
    assert whole.count("\n") == len(shipped_app().corpus.documents)


def test_an_approved_document_shows_on_the_page(newer: Path, home: Path) -> None:
    for state, day in (("under review", "2026-12-01"), ("approved", "2026-12-02")):
        app(
            ["corpus", "review", "us-alendronate", "--state", state, "--by", "board", "--as-of",
             day, "--corpus", str(newer)], standalone_mode=False,
        )  # fmt: skip
    done = run("ask", QUESTION, "--json", "--corpus", str(newer), "--home", str(home), *DAY)
    assert done.returncode == 0, done.stderr.decode()
    states = {r["document"]: r["review"] for r in json.loads(done.stdout)["references"]}
    assert states.pop("us-alendronate") == "approved"
    assert set(states.values()) == {"submitted"}


def test_two_versions_differ_in_a_patient_whom_the_rules_treat_differently(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, newer: Path
) -> None:
    out = tmp_path / "diff.json"
    assert printed(capsys, "corpus", "diff", "corpus", str(newer), "--out", str(out)) == (0, "")
    found = DiffJson.model_validate_json(out.read_bytes())
    (change,) = found.rules
    assert (change.id, change.aspects) == (KIDNEY, ["condition"])
    assert change.patient is not None
    facts = [f"{name}={value}" for name, value in change.patient.facts.items()]
    told = []
    for folder in (None, newer):
        system = App(Settings(folder, llm="none"))
        patient = PatientFacts(tuple(system.fact(fact, date(2026, 11, 23)) for fact in facts))
        told.append(
            said("alendronate", None, patient, alone("us-alendronate", system.corpus)).value
        )
    assert told == [change.patient.before.says, change.patient.after.says]
    assert told[0] == Says.AGAINST.value
    page = printed(capsys, "rules", "diff", "corpus", str(newer))[1]
    assert f"changed recommendation {KIDNEY}: condition" in page
    assert "a patient treated differently: creatinine clearance" in page


def test_saved_answers_are_held_against_the_new_version(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: Path, asked: AnswerJson, newer: Path
) -> None:
    at = ("--home", str(home))
    whole = printed(capsys, "corpus", "impact", "corpus", str(newer), "--json", *at)[1]
    found = ImpactJson.model_validate_json(whole)
    (answer,) = [one for one in found.answers if one.question == QUESTION]
    assert answer.from_old
    assert answer.status in ("loses_support", "flips")
    (hit,) = [one for one in answer.statements if one.status != "valid"]
    assert "below 35 mL/min" in hit.text
    assert any(KIDNEY in reason for reason in hit.reasons)
    diff = printed(capsys, "corpus", "diff", "corpus", str(newer), "--json")[1]
    file = saved(tmp_path, "diff.json", diff)
    assert printed(capsys, "corpus", "impact", file, "--json", *at)[1] == whole
    one, other = "corpus/us-alendronate", str(newer / "us-alendronate")
    folders = json.loads(printed(capsys, "corpus", "impact", one, other, "--json", *at)[1])
    assert folders["answers"] == json.loads(whole)["answers"]
    assert KIDNEY in printed(capsys, "corpus", "impact", file, *at)[1]
    (newer / RULES).write_text((newer / RULES).read_text() + "\n")
    code, sentence = refusal("corpus", "impact", file, *at)
    assert (code, "has changed since" in sentence) == (2, True)


def test_what_is_due_is_sorted_by_what_rests_on_it(
    capsys: pytest.CaptureFixture[str], home: Path, asked: AnswerJson
) -> None:
    words = ("corpus", "stale", "--home", str(home), "--json")
    assert json.loads(printed(capsys, *words, "--today", "2026-11-24")[1])["documents"] == []
    found = StaleJson.model_validate_json(printed(capsys, *words, "--today", "2030-01-01")[1])
    assert len(found.documents) == len(shipped_app().corpus.documents)
    weights = [one.rules + one.answers for one in found.documents]
    assert weights == sorted(weights, reverse=True)
    cited = {reference.document for reference in asked.references}
    assert all(one.answers > 0 for one in found.documents if one.id in cited)
    assert "(default)" in printed(capsys, *words[:-1], "--today", "2030-01-01")[1]


REFUSED = [
    (("answers", "save", "/nowhere/a.json"), "cannot be read: No such file"),
    (("answers", "show", "nothing"), "is no saved answer"),
    (("answers", "remove", "nothing"), "is no saved answer"),
    (("check", "--certificates"), "No file was given"),
    (("check", "--certificates", "/nowhere"), "cannot be read: No such file"),
    (("check", "--certificates", "README.md"), "README.md:1: not JSON"),
    (("check", "--certificates", "README.md", "--fact", "age=3"), "leave out --question, --fact"),
    (("corpus", "review", "nice-ng95"), "did you mean 'nice-ng59'?"),
    (("corpus", "review", "nice-ng59", "--state", "signed"), "submitted, under review, approved"),
    (("corpus", "review", "nice-ng59", "--state", "approved", "--by", "x"), "No state is skipped"),
    (("corpus", "review", "nice-ng59", "--state", "under review"), "Say who moves it: --by ROLE"),
    (("corpus", "review", "nice-ng59", "--by", "x"), "name it with --state"),
    (("corpus", "review", "--state", "approved"), "Name the document that moves"),
    (("corpus", "review", "nice-ng59", "--state", "under review", "--by", "x", "--as-of",
      "2020-01-01"), "lies before that"),
    (("corpus", "diff", "corpus"), "Missing argument"),
    (("corpus", "diff", "corpus", "/nowhere"), "'/nowhere' does not exist"),
    (("corpus", "diff", "corpus", "docs"), "neither a corpus"),
    (("corpus", "diff", "corpus", "evals/opioid/cdc-opioid-cds-2022"), "has no document"),
    (("corpus", "diff", "corpus", "corpus", "--out", "/nowhere/x"), "cannot be written"),
    (("corpus", "impact", "/nowhere"), "name such a file, or the folders OLD and NEW"),
    (("corpus", "impact", "pyproject.toml"), "give what `groundrule corpus diff OLD NEW --json`"),
    (("corpus", "impact", "corpus"), "name such a file, or the folders"),
    (("corpus", "stale", "--today", "soon"), "write it as YYYY-MM-DD"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), REFUSED)
def test_a_wrong_request_says_what_is_allowed(words: tuple[str, ...], message: str) -> None:
    at = ("--home", str(shipped_app().home)) if words[0] != "corpus" else ()
    code, sentence = refusal(*words, *at)
    assert code == 2
    assert message in sentence
    assert "\n" not in sentence


def test_every_json_has_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    schemas = json.loads(printed(capsys, "schema")[1])
    for name in ("saved", "recheck", "review", "diff", "impact", "stale"):
        assert schemas[f"groundrule/{name}@1"]["type"] == "object"


def test_nothing_of_the_shipped_corpus_was_touched() -> None:
    states = {one.review.value for one in shipped_app().corpus.documents.values()}
    assert states == {"submitted"}
