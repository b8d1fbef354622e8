"""The runtime of the embedded model: xllamacpp, loaded once a process and asked in a fixed way.

The same request gives the same bytes on one machine: greedy choice, a fixed seed, a fixed number
of threads (another number turns near ties round), and no prompt cache, because a sum over cached
and fresh tokens rounds differently.
The runtime opens a port on loopback that nothing here uses; a random key closes it to others.
"""

import secrets
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.adapters.model_failure import ModelFailure

SEED = 7
_loading = Lock()


def complete(path: Path, threads: int, context: int, request: dict[str, Any]) -> dict[str, Any]:
    """The first choice of a chat completion, in the shape of OpenAI's `choices[0]`.

    Args:
        path: a GGUF file.
        context: tokens of prompt and reply together.
        request: `messages` and whatever else the runtime takes.

    Raises:
        ModelFailure: the runtime is not there, cannot load the file or refuses the request.
    """
    with _loading:
        server = _server(path, threads, context)
    fixed = {"temperature": 0, "top_k": 1, "seed": SEED, "cache_prompt": False}
    reply = server.handle_chat_completions({**request, **fixed})
    if "error" in reply:
        raise ModelFailure(str(reply["error"].get("message", "the runtime gave no reason")))
    choice: dict[str, Any] = reply["choices"][0]
    return choice


@cache
def _server(path: Path, threads: int, context: int) -> Any:
    if not path.is_file():
        raise ModelFailure(f"there is no file {str(path)!r}")
    try:
        import xllamacpp
    except ImportError as error:
        raise ModelFailure("the package 'xllamacpp' is not installed") from error
    try:
        return xllamacpp.Server(_parameters(xllamacpp.CommonParams(), path, threads, context))
    except RuntimeError as error:
        raise ModelFailure(f"{path.name!r} could not be loaded ({error})") from error


def _parameters(parameters: Any, path: Path, threads: int, context: int) -> Any:
    parameters.model.path = str(path)
    parameters.n_ctx = context
    parameters.cpuparams.n_threads = threads
    parameters.cpuparams_batch.n_threads = threads
    parameters.n_parallel = 1
    parameters.warmup = False
    parameters.fit_params = False
    parameters.cache_ram_mib = 0
    parameters.verbosity = -1
    parameters.ui = False
    parameters.api_keys = [secrets.token_hex(16)]
    return parameters
