"""The shipped corpus behind a real App, its index in a folder that goes away with the tests."""

import atexit
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from assistant.app import App, Settings


@cache
def shipped_app() -> App:
    """One App for all tests, with the template drafter and a fresh home folder."""
    home = Path(mkdtemp(prefix="groundrule-tests-"))
    atexit.register(rmtree, home, ignore_errors=True)
    app = App(Settings(home=home, llm="none"))
    app.build_index(lambda *_: None)
    return app
