"""What a short command may load: nothing that takes seconds. Counted in modules, not in time."""

import subprocess
import sys

import pytest

from tests.cli.terminal import home
from tests.flow import EXAMPLE
from tests.syntax import ROOT

HEAVY = frozenset(
    """chromadb gradio langchain langchain_core langgraph numpy onnxruntime sentence_transformers
    tantivy tokenizers torch transformers xllamacpp yaml""".split()
)
# What `ask` needs beside the standard library: the index, the embedding file and the corpus.
ASKING = frozenset("chromadb numpy onnxruntime tantivy tokenizers yaml".split())


def loaded_by(*words: str) -> frozenset[str]:
    """Top-level packages that one command has loaded when it ends."""
    code = (
        "import sys\nfrom assistant.cli import main\n"
        f"sys.argv = ['groundrule', *{list(words)!r}]\n"
        "try:\n    main()\nfinally:\n    print('\\nloaded', *sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    names = done.stderr.rpartition("\nloaded ")[2].split()
    return frozenset(name.partition(".")[0] for name in names)


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("ask", "--help")])
def test_help_and_version_load_nothing_heavy(words: tuple[str, ...]) -> None:
    assert loaded_by(*words) & HEAVY == set()


def test_asking_loads_no_framework() -> None:
    loaded = loaded_by("ask", EXAMPLE, *home())
    assert loaded & HEAVY <= ASKING
