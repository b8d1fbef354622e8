"""A model may leave out, order and shorten sentences; it can never add one or drop safety."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import LanguageModelInput
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import BaseMessage
from langchain_core.output_parsers import JsonOutputParser
from langchain_core.outputs import ChatResult
from langchain_core.runnables import Runnable
from pydantic import BaseModel, Field

from assistant.adapters.llama_chat import LlamaChat
from assistant.adapters.model_drafter import ModelDrafter, Step
from assistant.adapters.model_files import packaged_smollm2
from assistant.domain.answer import (
    Case,
    Draft,
    DraftStatement,
    Finding,
    RuleOutcome,
    Severity,
    Truth,
)
from assistant.domain.condition import ALWAYS
from assistant.domain.knowledge import Advice, Rule, Stance
from assistant.domain.patient import PatientFacts

BOTH = frozenset(Step)
SAFETY = Rule(
    id="label/calcium", document="label", candidates=(), passage="label#1", quote="", when=ALWAYS,
    then=Advice("denosumab", Stance.AGAINST, safety=True), strength="contraindicated",
    says="Correct hypocalcaemia before denosumab.", heading="treatment",
)  # fmt: skip
CASE = Case(
    question="Which drug?", standalone="Which drug for osteoporosis?", title="",
    facts=PatientFacts(), outcomes=(RuleOutcome(SAFETY, Truth.TRUE),), evidence=(),
)  # fmt: skip
DIRECT, FIRST, SECOND, BAR, CHOICE, QUOTED = STATEMENTS = (
    DraftStatement("A bisphosphonate comes first.", "direct_answer", rules=("acp/first",)),
    DraftStatement("Measure the bone density of hip and spine.", "steps", rules=("acr/dxa",)),
    DraftStatement("Measure calcium and vitamin D as well.", "steps", rules=("bhof/calcium",)),
    DraftStatement("Correct hypocalcaemia before denosumab.", "treatment",
                   rules=("label/calcium",), condition="if calcium is low"),
    DraftStatement("Offer an oral bisphosphonate to begin with.", "treatment", rules=("acp/oral",)),
    DraftStatement("“Review after five years of treatment.”", "treatment", quotation=True),
)  # fmt: skip
FINDING = Finding("order_conflict", Severity.ERROR, "s2", "Calcium comes before the scan.")


@dataclass
class Template:
    """A Drafter that always proposes the same statements."""

    name: str = "template"
    statements: tuple[DraftStatement, ...] = STATEMENTS
    findings: list[tuple[Finding, ...]] = field(default_factory=list)

    def draft(self, case: Case, findings: tuple[Finding, ...] = ()) -> Draft:
        self.findings.append(findings)
        return Draft(self.statements, self.name)


class ScriptedChat(GenericFakeChatModel):
    """Says its lines in turn, and remembers what it was asked and in which schema."""

    asked: list[str] = Field(default_factory=list)
    schemas: list[dict[str, Any]] = Field(default_factory=list)

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        self.asked.append(messages[-1].text)
        return super()._generate(messages, *args, **kwargs)

    def with_structured_output(
        self, schema: dict[str, Any] | type, *, include_raw: bool = False, **kwargs: Any
    ) -> Runnable[LanguageModelInput, dict[str, Any] | BaseModel]:
        assert isinstance(schema, dict)
        self.schemas.append(schema)
        return self | JsonOutputParser()


def scripted(*replies: object) -> ScriptedChat:
    lines = (reply if isinstance(reply, str) else json.dumps(reply) for reply in replies)
    return ScriptedChat(messages=iter(lines))


def drafter(
    chat: ScriptedChat,
    *steps: Step,
    template: Template | None = None,
    reads_same: Callable[[str, str], bool] = lambda _, __: True,
) -> ModelDrafter:
    return ModelDrafter(template or Template(), chat, "test:chat", reads_same, frozenset(steps))


def test_the_model_leaves_out_and_orders_within_headings() -> None:
    chat = scripted({"steps": [3, 2], "treatment": [5]})
    draft = drafter(chat, Step.CHOOSE).draft(CASE)
    assert draft == Draft((DIRECT, SECOND, FIRST, BAR, CHOICE), "test:chat")


def test_safety_and_the_direct_answer_stay_when_the_model_wants_little() -> None:
    chat = scripted({"steps": [2], "treatment": [6]})
    assert drafter(chat, Step.CHOOSE).draft(CASE).statements == (DIRECT, FIRST, BAR, QUOTED)


def test_only_what_may_be_left_out_is_offered_and_nothing_else_can_be_said() -> None:
    chat = scripted({"steps": [2, 3], "treatment": [5, 6]})
    drafter(chat, Step.CHOOSE).draft(CASE)
    (schema,), (content,) = chat.schemas, chat.asked
    assert {name: p["items"]["enum"] for name, p in schema["properties"].items()} == {
        "steps": [2, 3],
        "treatment": [5, 6],
    }
    assert "Question: Which drug for osteoporosis?" in content
    assert FIRST.text in content
    assert BAR.text not in content
    assert DIRECT.text not in content


def test_findings_of_the_first_attempt_reach_template_and_model() -> None:
    template, chat = Template(), scripted({"steps": [3], "treatment": [5]})
    drafter(chat, Step.CHOOSE, template=template).draft(CASE, (FINDING,))
    assert template.findings == [(FINDING,)]
    assert "- Calcium comes before the scan." in chat.asked[0]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("I keep all of them.", "Invalid json output"),
        ("", "Invalid json output"),
        ([2], "not a JSON object"),
        ({"steps": [2]}, "kept nothing under 'treatment'"),
        ({"steps": [2, 4], "treatment": []}, "chose 4"),
        ({"steps": [2, 5], "treatment": []}, "chose 5, which is no sentence under 'steps'"),
        ({"steps": [True], "treatment": []}, "chose True"),
        ({"steps": ["2"], "treatment": []}, "chose '2'"),
        ({"steps": 2, "treatment": [5]}, "kept nothing under 'steps'"),
        ({"steps": [2], "treatment": []}, "kept nothing under 'treatment'"),
    ],
)
def test_nonsense_gives_the_templates_draft_with_a_note(reply: object, reason: str) -> None:
    draft = drafter(scripted(reply), Step.CHOOSE).draft(CASE)
    assert replace(draft, note=None) == Draft(STATEMENTS, "template")
    assert draft.note is not None
    assert draft.note.startswith("The language model test:chat gave nothing usable (")
    assert reason in draft.note


def test_a_model_with_nothing_left_to_say_gives_the_templates_draft() -> None:
    draft = drafter(scripted(), Step.CHOOSE).draft(CASE)
    assert (draft.statements, draft.drafter) == (STATEMENTS, "template")


def test_repeated_numbers_count_once() -> None:
    chat = scripted({"steps": [3, 3, 3], "treatment": [5, 5]})
    assert drafter(chat, Step.CHOOSE).draft(CASE).statements == (DIRECT, SECOND, BAR, CHOICE)


def test_a_wording_is_admitted_only_when_it_reads_the_same() -> None:
    wordings = {"2": "Do a DXA.", "3": "Measure vitamin D.", "5": "Offer tablets."}
    chat = scripted(wordings)
    asked: list[tuple[str, str]] = []

    def reads_same(original: str, reworded: str) -> bool:
        asked.append((original, reworded))
        return reworded == "Do a DXA."

    draft = drafter(chat, Step.REWORD, reads_same=reads_same).draft(CASE)
    assert draft.statements == (DIRECT, replace(FIRST, text="Do a DXA."), *STATEMENTS[2:])
    assert asked == list(
        zip((FIRST.text, SECOND.text, CHOICE.text), wordings.values(), strict=True)
    )


@pytest.mark.parametrize("words", ["", "  ", FIRST.text, FIRST.text + " Twice.", "DXA\x07.", 7])
def test_a_wording_that_is_no_shorter_sentence_is_not_even_read(words: object) -> None:
    chat = scripted({"2": words})
    draft = drafter(chat, Step.REWORD).draft(CASE)
    assert draft.statements == STATEMENTS


def test_quotations_and_safety_are_never_reworded() -> None:
    chat = scripted({str(number): "x" for number in range(1, 7)})
    draft = drafter(chat, Step.REWORD).draft(CASE)
    assert chat.schemas[0]["required"] == ["2", "3", "5"]
    assert {DIRECT, BAR, QUOTED} <= set(draft.statements)


def test_a_sentence_under_a_condition_keeps_its_words() -> None:
    gated = replace(FIRST, condition="if the spine is degenerated")
    chat = scripted({"1": "Do a DXA.", "2": "Measure vitamin D."})
    draft = drafter(chat, Step.REWORD, template=Template(statements=(gated, SECOND))).draft(CASE)
    assert draft.statements == (gated, replace(SECOND, text="Measure vitamin D."))


def test_a_redraft_keeps_the_words_that_were_checked() -> None:
    chat = scripted({"steps": [2], "treatment": [5]}, {"2": "DXA.", "5": "Tablets."})
    draft = drafter(chat, *BOTH).draft(CASE, (FINDING,))
    assert draft.statements == (DIRECT, FIRST, BAR, CHOICE)


def test_both_steps_work_on_one_draft() -> None:
    chat = scripted({"steps": [2], "treatment": [6]}, {"2": "DXA."})
    draft = drafter(chat, *BOTH).draft(CASE)
    assert draft.statements == (DIRECT, replace(FIRST, text="DXA."), BAR, QUOTED)


@pytest.mark.parametrize("template", [Template(), Template(statements=(DIRECT, BAR))])
def test_a_model_with_nothing_to_do_is_not_asked(template: Template) -> None:
    chat = scripted()
    steps = () if len(template.statements) > 2 else (Step.CHOOSE,)
    draft = drafter(chat, *steps, template=template).draft(CASE)
    assert draft == Draft(template.statements, "template")
    assert chat.asked == []


def test_the_real_path_from_grammar_to_draft() -> None:
    path = packaged_smollm2()
    assert path is not None, "make test brings the test model"
    chat = LlamaChat(path=path, threads=1, context=1024)
    embedded = ModelDrafter(
        Template(), chat, "embedded:smollm2-135m-instruct", str.__eq__, frozenset({Step.CHOOSE})
    )
    draft = embedded.draft(CASE)
    assert draft.drafter == "embedded:smollm2-135m-instruct"
    assert draft.note is None
    assert {DIRECT, BAR} < set(draft.statements) <= set(STATEMENTS)
    assert embedded.draft(CASE) == draft


def test_an_embedded_model_that_cannot_be_loaded_gives_the_templates_draft(tmp_path: Path) -> None:
    chat = LlamaChat(path=tmp_path / "gone.gguf")
    gone = ModelDrafter(Template(), chat, "embedded:gone", str.__eq__, BOTH)
    draft = gone.draft(CASE)
    assert draft.statements == STATEMENTS
    assert draft.note is not None
    assert "there is no file" in draft.note
