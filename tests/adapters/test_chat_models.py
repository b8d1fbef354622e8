"""`--llm`: what each setting chooses, and how a named provider is asked and fails."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.adapters.chat_models import ChosenModel, choose
from assistant.adapters.model_calls import ask
from assistant.adapters.model_failure import ModelFailure
from assistant.adapters.model_files import QWEN
from assistant.domain.errors import InstallationError, RequestError
from tests.adapters.openai_stub import OpenAIStub, serving
from tests.syntax import ROOT

SCHEMA: dict[str, Any] = {
    "title": "Arrangement",
    "description": "Numbers to keep.",
    "type": "object",
    "properties": {"steps": {"type": "array", "items": {"enum": [1, 2]}, "maxItems": 2}},
    "required": ["steps"],
    "additionalProperties": False,
}


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAIStub]:
    """A provider on loopback, found through the provider's own variables."""
    with serving(OpenAIStub(content=json.dumps({"steps": [2]}))) as stub:
        monkeypatch.setenv("OPENAI_BASE_URL", stub.address)
        monkeypatch.setenv("OPENAI_API_KEY", "no-key")
        yield stub


def remote(seconds: float = 20.0) -> ChosenModel:
    chosen = choose("openai:gpt-stub", Path("nowhere"), seconds)
    assert chosen is not None
    return chosen


def sparse_model(home: Path) -> Path:
    """A file of the model's size that takes no room: choosing loads nothing."""
    path = home / "models" / QWEN.file
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(QWEN.size)
    return path


@pytest.mark.parametrize("setting", ["none", "auto"])
def test_without_a_model_the_template_answers(setting: str, tmp_path: Path) -> None:
    assert choose(setting, tmp_path) is None


def test_without_a_model_nothing_heavy_is_imported(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; import assistant.adapters.model_drafter;"
        "from assistant.adapters.chat_models import choose;"
        f"assert choose('auto', Path({str(tmp_path)!r})) is None;"
        "sys.exit(any(m.startswith(('langchain', 'langsmith', 'xllamacpp')) for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("setting", ["auto", "embedded", f"embedded:{QWEN.name}"])
def test_the_embedded_model_is_taken_when_it_is_there(setting: str, tmp_path: Path) -> None:
    sparse_model(tmp_path)
    chosen = choose(setting, tmp_path)
    assert chosen is not None
    assert (chosen.name, chosen.remote) == ("embedded:qwen2.5-coder-1.5b-instruct", False)


def test_a_key_in_the_environment_does_not_make_auto_leave_the_machine(
    stub: OpenAIStub, tmp_path: Path
) -> None:
    assert choose("auto", tmp_path) is None
    assert stub.requests == []


def test_a_file_that_is_not_whole_counts_as_absent(tmp_path: Path) -> None:
    sparse_model(tmp_path).write_bytes(b"GGUF")
    assert choose("auto", tmp_path) is None
    with pytest.raises(InstallationError, match="run `groundrule model` to bring it"):
        choose("embedded", tmp_path)


def test_the_test_model_can_be_named(tmp_path: Path) -> None:
    chosen = choose("embedded:smollm2-135m-instruct", tmp_path)
    assert chosen is not None
    assert chosen.name == "embedded:smollm2-135m-instruct"


@pytest.mark.parametrize(
    "setting", ["", "gpt-5", "openai:", ":gpt-5", "none:x", "auto:x", "nowhere:gpt-5"]
)
def test_a_setting_of_no_known_form_names_the_forms(setting: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="embedded:NAME or PROVIDER:MODEL") as caught:
        choose(setting, tmp_path)
    assert caught.value.field == "llm"


def test_an_unknown_embedded_model_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=f"{QWEN.name} or smollm2-135m"):
        choose("embedded:gpt", tmp_path)


def test_a_missing_provider_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="run `pip install langchain-anthropic`"):
        choose("anthropic:claude", tmp_path)


def test_a_missing_key_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(InstallationError, match="OPENAI_API_KEY, or use --llm none"):
        choose("openai:gpt-5", tmp_path)


def test_a_provider_is_asked_for_the_schema_and_its_reply_is_read(stub: OpenAIStub) -> None:
    chosen = remote()
    assert (chosen.name, chosen.remote) == ("openai:gpt-stub", True)
    assert ask(chosen.model, "Choose.", "1. Rest.\n2. Walk.", SCHEMA) == {"steps": [2]}
    (request,) = stub.requests
    assert request["model"] == "gpt-stub"
    assert [m["content"] for m in request["messages"]] == ["Choose.", "1. Rest.\n2. Walk."]
    assert request["response_format"]["json_schema"]["schema"]["properties"] == SCHEMA["properties"]


@pytest.mark.parametrize("content", ["I would choose the second.", "[2]", ""])
def test_nonsense_from_a_provider_is_a_failure(stub: OpenAIStub, content: str) -> None:
    stub.content = content
    with pytest.raises(ModelFailure):
        ask(remote().model, "Choose.", "1. Rest.", SCHEMA)


def test_a_provider_that_refuses_is_a_failure_with_its_reason(stub: OpenAIStub) -> None:
    stub.status = 401
    with pytest.raises(ModelFailure, match="this key is not welcome"):
        ask(remote().model, "Choose.", "1. Rest.", SCHEMA)


def test_a_provider_that_is_silent_too_long_is_a_failure(stub: OpenAIStub) -> None:
    stub.delay = 3.0
    with pytest.raises(ModelFailure, match="timed out"):
        ask(remote(seconds=0.2).model, "Choose.", "1. Rest.", SCHEMA)


def test_a_provider_that_cannot_be_reached_is_a_failure(
    stub: OpenAIStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    with pytest.raises(ModelFailure, match="Connection error"):
        ask(remote().model, "Choose.", "1. Rest.", SCHEMA)


def test_a_tracing_variable_sends_nothing_anywhere(
    stub: OpenAIStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    from langchain_core.tracers.langchain import wait_for_all_tracers

    with serving(OpenAIStub()) as tracer:
        for name, value in {
            "LANGSMITH_TRACING": "true",
            "LANGSMITH_API_KEY": "no-key",
            "LANGSMITH_ENDPOINT": tracer.address,
        }.items():
            monkeypatch.setenv(name, value)
        ask(remote().model, "Choose.", "1. Rest.", SCHEMA)
        wait_for_all_tracers()
        assert tracer.requests == []
