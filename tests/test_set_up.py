"""What set-up rests on: the pins are complete, lie in their ranges, and bring no GPU code."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement

from scripts.install_torch import brings_gpu_code, installed, pinned
from tests.syntax import ROOT


def canonicalize(text: str) -> str:
    """The name before `==` as package indexes compare names."""
    name, mark, version = text.partition("==")
    return f"{re.sub('[-_.]+', '-', name).lower()}{mark}{version}"


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PINS = dict(
    canonicalize(line).split("==") for line in CONSTRAINTS.splitlines() if not line.startswith("#")
)
RUNTIME = PROJECT["project"]["dependencies"]
EXTRAS = [r for extra in PROJECT["project"]["optional-dependencies"].values() for r in extra]
GPU_PREFIXES = ("nvidia", "cuda", "triton")


@pytest.mark.parametrize("text", [*RUNTIME, *EXTRAS, *PROJECT["build-system"]["requires"]])
def test_every_requirement_has_a_pin_in_its_range(text: str) -> None:
    requirement = Requirement(text)
    assert requirement.specifier.contains(PINS[canonicalize(requirement.name)])


def test_pins_name_no_build_and_no_gpu_code() -> None:
    assert not [name for name, version in PINS.items() if "+" in version]
    assert not [name for name in PINS if name.startswith(GPU_PREFIXES)]


def test_an_installation_without_extras_asks_for_no_torch() -> None:
    names = {Requirement(text).name.lower() for text in RUNTIME}
    assert not names & {"torch", "sentence-transformers", "transformers", "xllamacpp"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("torch", "sympy"), False),
        (("torch", "nvidia-cublas"), True),
        (("torch", "cuda-toolkit"), True),
        (("torch", "Triton"), True),
    ],
)
def test_gpu_code_is_seen_in_the_plan(names: tuple[str, ...], expected: bool) -> None:
    report = json.dumps({"install": [{"metadata": {"name": name}} for name in names]})
    assert brings_gpu_code(report) is expected


def test_the_pin_of_torch_is_found_and_its_build_does_not_matter() -> None:
    assert pinned("torch", CONSTRAINTS) == "torch==" + PINS["torch"]
    assert installed(f"pytest=={pytest.__version__}")
    assert not installed("pytest==0.1")
    assert not installed("no-such-distribution==1")
