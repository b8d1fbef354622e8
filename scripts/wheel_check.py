"""Builds the wheel, installs it into an empty environment outside the checkout, and asks it.

Run by `make wheel-check`. It proves what an import from the checkout cannot: that the corpus
travels with the wheel, and that an installation without extras (no torch) answers.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
QUESTION = (
    "What is the next step in managing a patient with lumbar spine degenerative changes "
    "and risk of fracture?"
)


def build(folder: Path) -> Path:
    """The wheel of this checkout, in the folder."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, stdout=subprocess.DEVNULL)
    return next(folder.glob("groundrule-*.whl"))


def left_behind(wheel: Path) -> list[str]:
    """Files of the corpus folder that the wheel does not hold."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    corpus = ROOT / "corpus"
    files = (path.relative_to(corpus).as_posix() for path in corpus.rglob("*") if path.is_file())
    return sorted(name for name in files if f"assistant/_corpus/{name}" not in held)


def install(wheel: Path, environment: Path) -> None:
    """Installs the wheel without extras, at the pinned versions, and checks what came."""
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    pins = ["-c", str(ROOT / "constraints.txt"), str(wheel)]
    uv = [sys.executable, "-m", "uv", "pip", "install", "--system-certs", "--python", python]
    if subprocess.run([*uv, "--quiet", *pins], check=False).returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "--quiet", *pins], check=True)
    subprocess.run([python, "-m", "pip", "check"], check=True)
    if list(environment.glob("lib/python*/site-packages/torch")):
        sys.exit("An installation without extras brought torch; a requirement asks for it.")


def ask(environment: Path, folder: Path) -> str:
    """The status of the answer that the installed command gives, with an empty home."""
    command = str(environment / "bin" / "groundrule")
    home = folder / "home"
    own = {**os.environ, "HOME": str(home), "GROUNDRULE_HOME": str(home / "groundrule")}
    own.pop("PYTHONPATH", None)
    home.mkdir()
    subprocess.run([command, "index"], check=True, cwd=folder, env=own, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        [command, "ask", QUESTION, "--json", "--llm", "none"],
        check=True, cwd=folder, env=own, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return str(json.loads(done.stdout)["status"])


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder)
        if missing := left_behind(wheel):
            print(f"{wheel.name} lacks corpus files: {', '.join(missing)}")
            return 1
        install(wheel, folder / "environment")
        status = ask(folder / "environment", folder)
    print(f"{wheel.name}, installed on its own, gives the example question status: {status}")
    return 0 if status == "answered" else 1


if __name__ == "__main__":
    sys.exit(main())
