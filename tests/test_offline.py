"""Asking, checking and searching turn to no other machine; watched from inside the process."""

import json
import subprocess
import sys
from pathlib import Path

from tests.adapters.corpus_folder import written
from tests.cli.terminal import DAY, home
from tests.flow import EXAMPLE
from tests.syntax import ROOT

WATCHED = """
import json, sys
seen = []
def watch(event, details):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"):
        seen.append((event, str(details[-1])))
sys.addaudithook(watch)
from assistant.cli.main import app
for words in json.loads(sys.argv[1]):
    app(words, standalone_mode=False)
{more}
print("\\nseen", json.dumps(seen))
"""


def seen(commands: list[list[str]], more: str = "") -> list[object]:
    """Addresses that a process turned to while it ran the commands."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED.format(more=more), json.dumps(commands)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.rpartition("\nseen ")[2])
    assert isinstance(found, list)
    return found


def test_the_commands_connect_nowhere(tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text("Alendronate is not recommended below a clearance of 35 mL/min.")
    commands = [
        ["ask", EXAMPLE, *home(), *DAY],
        ["check", str(answer), "--question", "Can I start alendronate?", *home(), *DAY],
        ["search", "red flags", *home()],
        ["doctor", *home()],
        ["rules", "check"],
    ]
    assert seen(commands) == []


def test_building_an_index_connects_nowhere(tmp_path: Path) -> None:
    corpus = written(tmp_path)
    assert seen([["index", "--corpus", str(corpus), "--home", str(tmp_path / "home")]]) == []


KNOCK = """
import socket
with socket.socket() as knock:
    knock.connect_ex(("127.0.0.1", 9))
"""


def test_a_connection_would_be_seen() -> None:
    assert ["socket.connect", "('127.0.0.1', 9)"] in seen([], KNOCK)
