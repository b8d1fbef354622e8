"""The one error tree.

GroundruleError
├── RequestError          the question, a fact, a file or an option is wrong        exit 2
│   └── CorpusError       a corpus file is wrong: file, line, column, what is allowed
└── InstallationError     no index, no model, another index: the repair command      exit 3

An error means that the installation, the corpus or the request is wrong. A clinical outcome
(nothing found, a fact missing, a statement blocked) is a value, never an exception.
"""

from dataclasses import dataclass


class GroundruleError(Exception):
    """Root of every error this project raises on purpose; its text is one sentence for people."""

    exit_code = 2


class RequestError(GroundruleError):
    """What was asked for, or the input given, cannot be used as it stands.

    Args:
        message: one sentence: the offending value, what is allowed, what to do.
        field: the name of the field that is wrong, for programs that send batches.
    """

    exit_code = 2

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class InstallationError(GroundruleError):
    """Something that has to be installed or built is not there; the text names the command."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a corpus file. `line` and `column` count from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class CorpusError(RequestError):
    """A corpus file is not well formed; the text begins with `file:line:column:`."""

    def __init__(self, position: Position, message: str, field: str | None = None) -> None:
        super().__init__(f"{position}: {message}", field)
        self.position = position
        self.reason = message
