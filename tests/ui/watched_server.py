"""The real server, with every connection and name look-up of the process written to a file.

Run as `python -m tests.ui.watched_server PORT HOME FILE`: a program, not a test.
"""

import sys
from pathlib import Path

LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


def watch(file: Path) -> None:
    """Appends each address outside this machine that the process turns to."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.sendto"):
            address = arguments[1]
            host = address[0] if isinstance(address, tuple) else None
        elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
            host = arguments[0]
        else:
            return
        if host is not None and not str(host).startswith(LOOPBACK):
            with file.open("a") as log:
                log.write(f"{event} {host!r}\n")

    sys.addaudithook(hook)


def main(port: str, home: str, file: str) -> None:
    log = Path(file)
    log.touch()
    watch(log)
    from assistant.app import App, Settings
    from ui.app import launch

    app = App(Settings(home=Path(home), llm="none"))
    app.build_index(lambda *_: None)
    launch(app, "127.0.0.1", int(port))


if __name__ == "__main__":
    main(*sys.argv[1:])
