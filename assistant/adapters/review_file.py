"""Records the review of a document in its front matter; every other byte stays as it is.

The new file is written beside the old one and then put in its place, so that a process that is
killed, or a full disk, leaves the old one. Before that it is read as the corpus would read it.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile

import yaml

from assistant.adapters.guideline_file import parse_guideline
from assistant.adapters.places import PACKAGE
from assistant.domain.errors import CorpusError, Position, RequestError
from assistant.domain.knowledge import Document, ReviewStep

_FRONT = re.compile(r"\s*---\r?\n(?P<front>.*?)(?<=\n)---\r?\n", re.DOTALL)


def require_writable(folder: Path) -> None:
    """Refuses the corpus that came with an installed program.

    Raises:
        RequestError: it would be replaced by the next installation.
    """
    if folder.resolve().is_relative_to(PACKAGE):
        raise RequestError(
            f"The corpus in {str(folder)!r} came with the program and is replaced with it; copy "
            "the folder and name the copy with --corpus DIR.",
            "corpus",
        )


def record_review(path: Path, name: str, document: Document, steps: tuple[ReviewStep, ...]) -> None:
    """Writes the states of a document into its `guideline.md`, the last one as the present one.

    Args:
        name: the file's name in messages.
        document: as it was read from the file.

    Raises:
        CorpusError: the file's `review` is written in a way that cannot be replaced.
        RequestError: the file cannot be written.
    """
    try:
        before = path.read_bytes()
        after = _with_review(before.decode("utf-8"), name, steps)
        _require_same(after, path, name, document, steps)
        _put(path, after.encode())
    except OSError as error:
        raise RequestError(
            f"{str(path)!r} cannot be written ({error.strerror or error}); it is as it was. "
            "Make the corpus writable, or copy it and name the copy with --corpus DIR.",
            "corpus",
        ) from None


def _with_review(text: str, name: str, steps: tuple[ReviewStep, ...]) -> str:
    front = _FRONT.match(text)
    if front is None:
        raise CorpusError(Position(name, 1), "the file must begin with front matter")
    root = yaml.compose(front["front"], Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    key, value = next((k, v) for k, v in root.value if k.value == "review")
    start = front.start("front")
    end = len(text[: start + _end(value)].rstrip())  # a block of text ends with its line
    between = text[start + key.end_mark.index : start + value.start_mark.index]
    if not re.fullmatch(r"\s*:\s*", between):
        place = Position(name, key.start_mark.line + 2, key.start_mark.column + 1)
        raise CorpusError(
            place, "`review` is a reference to another place; write it out as {state, since}"
        )
    newline = "\r\n" if "\r\n" in front[0] else "\n"
    return text[: start + key.start_mark.index] + newline.join(_lines(steps)) + text[end:]


def _end(node: yaml.Node) -> int:
    """Where the text of a value ends, without the lines between it and the next key."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _lines(steps: tuple[ReviewStep, ...]) -> Iterator[str]:
    *earlier, now = steps
    yield "review:"
    yield from (f"  {key}: {value}" for key, value in _fields(now))
    if earlier:
        yield "  history:"
    for step in earlier:
        told = ", ".join(f"{key}: {value}" for key, value in _fields(step))
        yield f"    - {{{told}}}"


def _fields(step: ReviewStep) -> Iterator[tuple[str, str]]:
    yield "state", step.state.value
    yield "since", _quoted(step.since)
    if step.by is not None:
        yield "by", _quoted(step.by)
    if step.note is not None:
        yield "note", _quoted(step.note)


def _quoted(text: str) -> str:
    """As JSON writes it, which YAML reads."""
    return json.dumps(text, ensure_ascii=False)


def _require_same(
    text: str, path: Path, name: str, document: Document, steps: tuple[ReviewStep, ...]
) -> None:
    """The new text reads as the same document in another state."""
    expected = replace(
        document, review=steps[-1].state, review_since=steps[-1].since, reviews=steps
    )
    if parse_guideline(text.replace("\r\n", "\n"), path, name) != expected:
        raise CorpusError(
            Position(name, 1), "the review cannot be put in without changing more; write it by hand"
        )


def _put(path: Path, content: bytes) -> None:
    """The content in the file's place, with its mode; whole or not at all."""
    target = path.resolve()
    draft = None
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=".review-", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    except OSError:
        if draft is not None:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        raise
