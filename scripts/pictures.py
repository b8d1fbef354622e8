"""Takes the pictures of the README in a real browser, from the real page; run by `make pictures`.

The template drafter answers, so that the same corpus gives the same words.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.browser import Page, chromium, free_port, serving

COMMAND = str(Path(sys.executable).with_name("groundrule"))
FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
WIDE, PHONE = (1180, 1250), (390, 844)
QUESTION = (
    "What is the next step in managing a patient with lumbar spine degenerative changes "
    "and risk of fracture?"
)
PROOF = ".direct_answer .proof > summary"
AUDITED = """\
Romosozumab should be started now, 210 mg once a month for 12 months.
Zoledronic acid can be given at any kidney function.
DXA of the lumbar spine and hip is usually appropriate as the initial test [1].

[1] ACR Appropriateness Criteria: Osteoporosis and Bone Mineral Density (2022)
"""
AUDITED_QUESTION = (
    "A 72-year-old woman with osteoporosis had a heart attack three months ago and her creatinine "
    "clearance is 28 mL/min. Which drug should be started?"
)
RULE = "us-romosozumab/cardiovascular"
BOOK_HEIGHT = 1160
LARGEST = 300_000  # bytes a picture may have


def main() -> None:
    """Serves from a home of its own, and writes three pictures; the fourth is of the book."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="groundrule-home-") as home:
        subprocess.run([COMMAND, "index", "--home", home], check=True)
        command = (COMMAND, "serve", "--port", str(port), "--llm", "none", "--home", home)
        with serving(command, port) as address, chromium() as page:
            _take(page, address)
            _take_book(page, Path(home) / "book.html")


def _take_book(page: Page, path: Path) -> None:
    subprocess.run([COMMAND, "export", "book", "--out", str(path)], check=True)
    page.resize(*WIDE)
    page.driver.get(f"{path.as_uri()}#{RULE}")
    _save(page, "book.png", BOOK_HEIGHT, f"section:has([id='{RULE}'])")


def _take(page: Page, address: str) -> None:
    page.resize(*WIDE)
    page.open(address)
    page.ask(QUESTION)
    page.click(PROOF)
    _save(page, "answer.png", WIDE[1], "#t1 h2")
    page.click(PROOF)
    page.resize(*PHONE, mobile=True)
    _save(page, "phone.png", PHONE[1], "#t1 h2")
    page.resize(*WIDE)
    page.audit(AUDITED, AUDITED_QUESTION)
    _save(page, "audit.png", WIDE[1], "body")


def _save(page: Page, name: str, height: int, top: str) -> None:
    page.run("document.querySelector(arguments[0]).scrollIntoView()", top)
    page.run("document.activeElement.blur()")
    time.sleep(0.5)  # until scrolling and folding have come to rest
    path = FOLDER / name
    page.picture(path, height)
    size = path.stat().st_size
    print(f"{path.relative_to(FOLDER.parent.parent)}: {size / 1000:.0f} kB")
    if size > LARGEST:
        sys.exit(f"{name} has {size} bytes; at most {LARGEST} are allowed, make it smaller.")


if __name__ == "__main__":
    main()
