"""Installs the CPU build of torch, the version that constraints.txt pins.

Run by `make venv` with the environment's own Python, before the other packages. What the
configured registry calls torch is the CPU build on some machines and a GPU build of several
gigabytes on others, so pip is asked first what it would bring; where that is GPU code, uv is
told to take the CPU build. Exit 1 with one sentence when neither way leads to a CPU build.
"""

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

CONSTRAINTS = Path(__file__).parent.parent / "constraints.txt"
GPU_PREFIXES = ("nvidia", "cuda", "triton")


def pinned(name: str, constraints: str) -> str:
    """The requirement line of that name, `torch==2.13.0`."""
    return next(line for line in constraints.splitlines() if line.startswith(f"{name}=="))


def brings_gpu_code(report: str) -> bool:
    """True when pip's installation report (JSON) names a package of a GPU toolchain."""
    packages = json.loads(report)["install"]
    return any(p["metadata"]["name"].lower().startswith(GPU_PREFIXES) for p in packages)


def installed(requirement: str) -> bool:
    """True when exactly that version is there, whatever its build label (`+cpu`)."""
    name, _, wanted = requirement.partition("==")
    try:
        return version(name).partition("+")[0] == wanted
    except PackageNotFoundError:
        return False


def install(requirement: str) -> bool:
    """Installs it from the configured registry, or else through uv's CPU index."""
    pip = [sys.executable, "-m", "pip", "install", "-c", str(CONSTRAINTS), requirement]
    plan = subprocess.run(
        [*pip, "--dry-run", "--quiet", "--report", "-"], capture_output=True, text=True, check=False
    )
    if plan.returncode == 0 and not brings_gpu_code(plan.stdout):
        return subprocess.run(pip, check=False).returncode == 0
    uv = [sys.executable, "-m", "uv", "pip", "install", "--python", sys.executable]
    uv += ["--system-certs", "--torch-backend", "cpu", "-c", str(CONSTRAINTS), requirement]
    return subprocess.run(uv, check=False).returncode == 0


def main() -> int:
    requirement = pinned("torch", CONSTRAINTS.read_text(encoding="utf-8"))
    if installed(requirement) or install(requirement):
        return 0
    print(
        f"No CPU build of {requirement} can be had here; set-up goes on without it: "
        "only bulk indexing and other embedding models need it.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
