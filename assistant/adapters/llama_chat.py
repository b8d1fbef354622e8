"""The embedded model as a LangChain chat model, so that it is one more provider to the drafter.

Nothing is loaded until the first call. Output can be bound to a grammar, and a yes-or-no question
can be answered as a probability, which is steadier in small models than any list they write.
"""

import json
from collections.abc import Mapping
from math import exp
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage, convert_to_openai_messages
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import BaseModel

from assistant.adapters.compact_grammar import compact_grammar
from assistant.adapters.llama_server import complete
from assistant.adapters.model_failure import ModelFailure

ALTERNATIVES = 20
"""Next tokens looked at for a yes or a no; further ones weigh less than a thousandth."""


class LlamaChat(BaseChatModel):
    """A GGUF file run in this process.

    Call parameters (also through `bind`): `grammar`, a GBNF text that admits the reply;
    `max_tokens`, which bounds the reply instead of a clock, so that it is always the same.
    """

    path: Path
    threads: int = 2
    context: int = 4096
    max_tokens: int = 512

    @property
    def _llm_type(self) -> str:
        return "xllamacpp"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002  LangChain's signature
        **kwargs: Any,
    ) -> ChatResult:
        request: dict[str, Any] = {"max_tokens": kwargs.get("max_tokens", self.max_tokens)}
        if stop:
            request["stop"] = stop
        if "grammar" in kwargs:
            request["grammar"] = kwargs["grammar"]
        text = self._complete(messages, request)["message"]["content"]
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=text))])

    def with_structured_output(
        self,
        schema: dict[str, Any] | type,
        *,
        include_raw: bool = False,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, dict[str, Any] | BaseModel]:
        """The model bound to a JSON schema (a dict); replies are dicts of that schema.

        Raises:
            ModelFailure: the schema is a class, or says what a grammar cannot, or the raw
                message is wanted beside the parsed one.
        """
        if isinstance(schema, type) or include_raw or kwargs:
            raise ModelFailure("the embedded model takes a JSON schema as a dict and nothing else")
        return self.bind(grammar=compact_grammar(schema)) | RunnableLambda(_parsed)

    def yes_probability(self, messages: list[BaseMessage]) -> float:
        """How probable `yes` is as the next word, against `no`: from 0 to 1, .5 where neither is.

        Raises:
            ModelFailure: the model cannot be loaded, or the messages do not fit.
        """
        request = {"max_tokens": 1, "logprobs": True, "top_logprobs": ALTERNATIVES}
        reply = self._complete(messages, request)
        weight = {"yes": 0.0, "no": 0.0}
        for token in reply["logprobs"]["content"][0]["top_logprobs"]:
            word = token["token"].strip().lower()
            if word in weight:
                weight[word] += exp(token["logprob"])
        total = weight["yes"] + weight["no"]
        return weight["yes"] / total if total else 0.5

    def _complete(self, messages: list[BaseMessage], request: Mapping[str, Any]) -> dict[str, Any]:
        spoken = convert_to_openai_messages(messages)
        return complete(self.path, self.threads, self.context, {"messages": spoken, **request})


def _parsed(message: BaseMessage) -> dict[str, Any]:
    try:
        value = json.loads(message.text)
    except ValueError as error:
        raise ModelFailure("the reply broke off before its end") from error
    return dict(value)
