"""The embedded model, run for real with SmolLM2: grammar in, exactly that shape out."""

from pathlib import Path
from typing import Any

import pytest
from langchain_core.messages import BaseMessage, HumanMessage

from assistant.adapters.compact_grammar import compact_grammar
from assistant.adapters.llama_chat import LlamaChat
from assistant.adapters.model_calls import ask
from assistant.adapters.model_failure import ModelFailure
from assistant.adapters.model_files import packaged_smollm2

SCHEMA: dict[str, Any] = {
    "title": "Arrangement",
    "type": "object",
    "properties": {
        "steps": {
            "type": "array",
            "items": {"type": "integer", "enum": [3, 11]},
            "minItems": 1,
            "maxItems": 2,
        },
        "treatment": {"type": "array", "items": {"enum": ["none"]}, "maxItems": 1},
    },
    "required": ["steps", "treatment"],
    "additionalProperties": False,
}
QUESTION: list[BaseMessage] = [HumanMessage("Is ice colder than fire? Answer yes or no.")]


@pytest.fixture(scope="module")
def chat() -> LlamaChat:
    """One thread: several would wait for each other while other tests use the cores."""
    path = packaged_smollm2()
    assert path is not None, "make test brings the test model"
    return LlamaChat(path=path, threads=1, context=512, max_tokens=40)


def test_a_schema_becomes_a_grammar_without_white_space() -> None:
    first, *_ = compact_grammar(SCHEMA).splitlines()
    assert first == (
        r'root ::= "{" "\"steps\":" "[" ("3" | "11") ("," ("3" | "11")){0,1} "]" "," '
        r'"\"treatment\":" "[" (("\"none\"") ("," ("\"none\"")){0,0})? "]" "}"'
    )


def test_a_schema_that_is_no_closed_shape_is_refused() -> None:
    with pytest.raises(ModelFailure, match="type 'number'"):
        compact_grammar({"type": "number"})


def test_the_reply_has_the_shape_of_the_schema_and_nothing_else(chat: LlamaChat) -> None:
    reply = ask(chat, "Choose.", "3. Rest.\n11. Walk.", SCHEMA)
    assert set(reply) == {"steps", "treatment"}
    assert {3, 11} >= set(reply["steps"]) != set()
    assert reply["treatment"] in ([], ["none"])


def test_strings_come_back_as_one_line_of_limited_length(chat: LlamaChat) -> None:
    schema = {
        "title": "Wording",
        "type": "object",
        "properties": {"1": {"type": "string", "maxLength": 30}},
    }
    reply = ask(chat, "Shorten.", "1. Walking every day is good for the back.", schema)
    assert 1 <= len(reply["1"]) <= 30
    assert "\n" not in reply["1"]


def test_a_grammar_can_be_bound_or_given_with_the_call(chat: LlamaChat) -> None:
    grammar = 'root ::= "never" | "always"'
    bound = chat.bind(grammar=grammar).invoke(QUESTION)
    assert bound.text in ("never", "always")
    assert chat.invoke(QUESTION, grammar=grammar).text == bound.text


def test_the_same_question_gives_the_same_words(chat: LlamaChat) -> None:
    first = chat.invoke(QUESTION, max_tokens=12).text
    chat.invoke("Something else in between.", max_tokens=3)
    assert chat.invoke(QUESTION, max_tokens=12).text == first


def test_a_yes_or_no_is_a_probability_and_repeats(chat: LlamaChat) -> None:
    probability = chat.yes_probability(QUESTION)
    assert 0 < probability < 1
    assert chat.yes_probability(QUESTION) == probability


def test_a_stop_word_ends_the_reply(chat: LlamaChat) -> None:
    grammar = 'root ::= "one two three"'
    assert chat.invoke(QUESTION, grammar=grammar, stop=[" three"]).text == "one two"


def test_a_reply_cut_off_before_its_end_is_a_failure(chat: LlamaChat) -> None:
    short = chat.model_copy(update={"max_tokens": 2})
    with pytest.raises(ModelFailure, match="broke off"):
        ask(short, "Choose.", "3. Rest.", SCHEMA)


def test_a_question_longer_than_the_context_is_a_failure(chat: LlamaChat) -> None:
    with pytest.raises(ModelFailure, match="exceeds the available context size"):
        ask(chat, "Choose.", "word " * 2000, SCHEMA)


def test_a_grammar_that_is_none_is_a_failure(chat: LlamaChat) -> None:
    with pytest.raises(ModelFailure, match="grammar"):
        chat.invoke(QUESTION, grammar="root ::= (((")


def test_a_class_as_schema_is_refused(chat: LlamaChat) -> None:
    with pytest.raises(ModelFailure, match="as a dict"):
        chat.with_structured_output(dict)


@pytest.mark.parametrize(("content", "message"), [(None, "there is no file"), (b"GGUF", "loaded")])
def test_a_file_that_is_no_model_is_a_failure(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "broken.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelFailure, match=message):
        LlamaChat(path=path, threads=1).invoke(QUESTION)
