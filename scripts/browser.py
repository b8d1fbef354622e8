"""A real headless Chromium and a server to show it: for the pictures and the browser tests."""

import json
import socket
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
# Quiet: Chromium itself asks other machines nothing, so that what is seen is the page's doing.
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--hide-scrollbars"
).split()
SECONDS = 60


class Page:
    """One tab of Chromium, by CSS selectors."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.all("#question textarea")

    def resize(self, width: int, height: int, mobile: bool = False) -> None:
        """The size of the visible page, in CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def all(self, selector: str) -> list[WebElement]:
        """Elements of a selector that shows at least one; waits for it.

        Raises:
            TimeoutException: there is none after a minute.
        """

        def shown(driver: webdriver.Chrome) -> list[WebElement]:
            found = driver.find_elements(By.CSS_SELECTOR, selector)
            return [element for element in found if element.is_displayed()]

        waiting = WebDriverWait(self.driver, SECONDS)
        return waiting.until(shown, f"{selector!r} is not on the page")

    def one(self, selector: str) -> WebElement:
        return self.all(selector)[0]

    def click(self, selector: str) -> None:
        """Clicks in the page itself, wherever it is scrolled to."""
        self.driver.execute_script("arguments[0].click()", self.one(selector))

    def write(self, selector: str, words: str) -> None:
        """Replaces what stands in a field."""
        field = self.one(selector)
        field.clear()
        field.send_keys(words)

    def ask(self, question: str) -> None:
        """Asks a first question and waits for its page."""
        self.write("#question textarea", question)
        self.click("#ask")
        self.all("#answer #t1 h2")

    def audit(self, text: str, question: str) -> None:
        """Pastes an answer, and waits for the report."""
        tabs = self.all("button[role=tab]")
        next(tab for tab in tabs if "Audit" in tab.text).click()
        self.write("#audited textarea", text)
        self.write("#audited-question textarea, #audited-question input", question)
        self.click("#audit")
        self.all("#report .audit h2")

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def requested(self) -> list[str]:
        """Addresses requested since the last call, web sockets included."""
        messages = [json.loads(e["message"])["message"] for e in self._log("performance")]
        http = [m for m in messages if m["method"] == "Network.requestWillBeSent"]
        sockets = [m for m in messages if m["method"] == "Network.webSocketCreated"]
        return [
            *(m["params"]["request"]["url"] for m in http),
            *(m["params"]["url"] for m in sockets),
        ]

    def faults(self) -> list[str]:
        """What the page's own scripts got wrong since the last call."""
        return [e["message"] for e in self._log("browser") if e["level"] == "SEVERE"]

    def _log(self, name: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self.driver.get_log(name)  # type: ignore[no-untyped-call]
        return entries

    def picture(self, path: Path, height: int | None = None) -> None:
        """A PNG of the whole page, or of its first `height` pixels from where it is scrolled."""
        size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        top = self.run("return window.scrollY") if height else 0
        clip = {"x": 0, "y": top, "width": size["width"], "height": height or size["height"]}
        taken = self.driver.execute_cdp_cmd(
            "Page.captureScreenshot",
            {"format": "png", "captureBeyondViewport": True, "clip": {**clip, "scale": 1}},
        )
        path.write_bytes(b64decode(taken["data"]))


@contextmanager
def chromium() -> Iterator[Page]:
    """A tab of a new Chromium with an empty profile; both are gone afterwards."""
    with TemporaryDirectory(prefix="groundrule-chromium-") as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        try:
            yield Page(driver)
        finally:
            driver.quit()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(command: tuple[str, ...], port: int) -> Iterator[str]:
    """The address of a server that the command runs, from when it answers.

    Raises:
        RuntimeError: it ended or did not answer; the text holds what it said.
    """
    with TemporaryDirectory(prefix="groundrule-server-") as folder:
        log = Path(folder, "log")
        with log.open("w") as said:
            server = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            _await(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(SECONDS)


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not answer on port {port}: {log.read_text()[-2000:]}")
