"""Writes constraints.txt anew: resolves the ranges of pyproject.toml and pins what comes out.

Run by `make lock` with any Python of the lowest supported version. It installs everything into
an empty environment and lists that, so the pins are known to install together.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
MARK = "# Installed"
HEADER = f"""\
# Every package with its exact version; `make lock` writes this file.
# Unpacked for its model file, never installed: its own requirements need a compiler.
{{unpacked}}
{MARK}, with all extras, on Python {{python}}. torch is written without its build label:
# the CPU build satisfies the pin as well as any other.
"""


def install(python: Path) -> None:
    """Puts uv, the CPU build of torch, then the project with all extras into the environment."""
    uv = ("-m", "uv", "pip", "install", "--system-certs", "--python", str(python))
    for arguments in (
        ("-m", "pip", "install", "--quiet", "-c", str(CONSTRAINTS), "uv"),
        (str(ROOT / "scripts" / "install_torch.py"),),
        (*uv, f"{ROOT}[embeddings,model,test]"),
        ("-m", "pip", "check"),
    ):
        subprocess.run([python, *arguments], check=True)


def listing(python: Path) -> list[str]:
    """`name==version` of everything installed but the project and pip themselves."""
    command = (python, "-m", "uv", "pip", "freeze", "--python", str(python))
    frozen = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pins = (line.partition("+")[0] for line in frozen.splitlines() if "==" in line)
    return [pin for pin in pins if not pin.startswith(("groundrule==", "pip=="))]


def main() -> None:
    old = CONSTRAINTS.read_text(encoding="utf-8").partition(MARK)[0].splitlines()
    unpacked = "\n".join(line for line in old if line and not line.startswith("#"))
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        install(python)
        pins = listing(python)
    header = HEADER.format(unpacked=unpacked, python=".".join(map(str, sys.version_info[:2])))
    CONSTRAINTS.write_text(header + "\n".join(pins) + "\n", encoding="utf-8")
    print(f"{len(pins)} packages pinned in {CONSTRAINTS.name}")


if __name__ == "__main__":
    main()
