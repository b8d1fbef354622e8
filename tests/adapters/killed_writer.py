"""A process that writes without end and tells each number it has written, until it is killed."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

SPAWN = multiprocessing.get_context("spawn")


def told_before_killed(write: Callable[[Path, Connection], None], home: Path, enough: int) -> int:
    """The last number that the writer told before it was killed, `enough` or more."""
    here, there = SPAWN.Pipe(duplex=False)
    writer = SPAWN.Process(target=write, args=(home, there))
    writer.start()
    there.close()
    last = -1
    while last < enough:
        last = here.recv()
    os.kill(writer.pid or 0, signal.SIGKILL)
    writer.join()
    while here.poll():
        try:
            last = here.recv()
        except (EOFError, OSError):
            break
    return last
