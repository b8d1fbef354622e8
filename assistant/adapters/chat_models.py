"""Chooses the language model that `--llm` names, when the program is put together.

`auto` never leaves the machine: the embedded model if it is there, else none, and the template
drafter answers. A remote provider has to be named, and its name is on every answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.adapters.model_calls import reason
from assistant.adapters.model_files import COMMAND, QWEN, SMOLLM2, installed, packaged_smollm2
from assistant.domain.errors import InstallationError, RequestError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

FORMS = "auto, none, embedded, embedded:NAME or PROVIDER:MODEL (such as openai:gpt-5)"
FIELD = "llm"
RUNTIME = "xllamacpp"
SECONDS = 30.0
"""How long a remote provider may be silent before the template drafter answers instead."""


@dataclass(frozen=True, slots=True)
class ChosenModel:
    """A chat model and the name that answers show.

    Attributes:
        remote: what it is asked leaves this process for the named provider.
    """

    model: BaseChatModel
    name: str
    remote: bool


def choose(setting: str, home: Path, seconds: float = SECONDS) -> ChosenModel | None:
    """The model of a setting, or None when the template drafter is to answer.

    Nothing is loaded or sent yet.

    Raises:
        RequestError: the setting has none of the forms, or names an unknown provider or model.
        InstallationError: the model named, its package or its key is not there.
    """
    kind, _, name = setting.partition(":")
    match kind, name:
        case "none", "":
            return None
        case "auto", "":
            path = installed(home)
            return _embedded(QWEN.name, path) if path and find_spec(RUNTIME) else None
        case "embedded", _:
            return _named_embedded(name or QWEN.name, home)
        case _ if kind not in ("auto", "none") and kind and name:
            return _remote(kind, name, seconds)
    raise RequestError(f"{setting!r} is no language model; write {FORMS}.", FIELD)


def _named_embedded(name: str, home: Path) -> ChosenModel:
    found = {QWEN.name: installed(home), SMOLLM2: packaged_smollm2()}
    if name not in found:
        allowed = " or ".join(found)
        raise RequestError(f"{name!r} is no embedded model; name {allowed}.", FIELD)
    path = found[name]
    if path is None:
        command = COMMAND if name == QWEN.name else "make test"
        raise InstallationError(
            f"The embedded model {name!r} is not there whole; run `{command}` to bring it."
        )
    if find_spec(RUNTIME) is None:
        raise InstallationError(
            f"The embedded model needs the package {RUNTIME!r}; run `pip install {RUNTIME}`."
        )
    return _embedded(name, path)


def _embedded(name: str, path: Path) -> ChosenModel:
    from assistant.adapters.llama_chat import LlamaChat

    return ChosenModel(LlamaChat(path=path), f"embedded:{name}", remote=False)


def _remote(provider: str, name: str, seconds: float) -> ChosenModel:
    """Through LangChain; the address and the key come from the provider's own variables.

    No temperature is set, because several models refuse any but their own.
    """
    from langchain.chat_models import init_chat_model

    try:
        model = init_chat_model(name, model_provider=provider, timeout=seconds, max_retries=0)
    except ImportError as error:
        package = _distribution(provider, error)
        raise InstallationError(
            f"The provider {provider!r} needs the package {package!r}; run `pip install {package}`."
        ) from error
    except Exception as error:  # every provider raises types of its own
        if str(error).startswith("Unsupported provider"):
            raise RequestError(
                f"{provider!r} is no provider that LangChain knows; write {FORMS}.", FIELD
            ) from error
        raise InstallationError(
            f"{f'{provider}:{name}'!r} cannot be used ({reason(error)}); set the "
            f"provider's key, usually {provider.upper()}_API_KEY, or use --llm none."
        ) from error
    return ChosenModel(model, f"{provider}:{name}", remote=True)


def _distribution(provider: str, error: ImportError) -> str:
    """The name under which a provider's module is installed."""
    module = getattr(error.__cause__, "name", None) or f"langchain_{provider}"
    return str(module).partition(".")[0].replace("_", "-")
