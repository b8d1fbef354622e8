"""The YAML files of a corpus, parsed once for each content: start-up reads JSON instead.

The cache is a file named by the digest of the corpus, so it is never stale; it may be missing,
damaged or unwritable, and then the files are parsed again.
"""

import json
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.domain.errors import CorpusError, Position


class ParsedFiles:
    """Reads YAML files below a corpus folder.

    Args:
        digest: of the whole corpus, `sha256:...`.
        cache: folder for the parsed form, or None to parse every time.
    """

    def __init__(self, folder: Path, digest: str, cache: Path | None) -> None:
        self._folder = folder
        self._file = cache / f"corpus-{digest[-16:]}.json" if cache else None
        self._known: dict[str, list[Any]] = self._load()
        self._new = False

    def read(self, path: Path) -> Marked:
        """One file as data with places.

        Raises:
            CorpusError: it is not UTF-8, or not YAML.
        """
        name = path.relative_to(self._folder.parent).as_posix()
        if name in self._known:
            data, marks = self._known[name]
            return Marked(data, {tuple(path): (line, column) for path, line, column in marks}, name)
        try:
            marked = read_yaml(path.read_text(encoding="utf-8"), name)
        except UnicodeDecodeError:
            message = "is not UTF-8 text; save it as UTF-8"
            raise CorpusError(Position(name, 1), message) from None
        marks = [[list(path), *place] for path, place in marked.marks.items()]
        self._known[name], self._new = [marked.data, marks], True
        return marked

    def keep(self) -> None:
        """Writes the cache, whole or not at all, when something was parsed."""
        if self._file is None or not self._new or not self._file.parent.parent.is_dir():
            return  # a home that does not exist yet is not made for this
        # A value that JSON does not have, or a folder that cannot be written: no cache this time.
        with suppress(OSError, TypeError):
            text = json.dumps(self._known)
            self._file.parent.mkdir(exist_ok=True)
            with NamedTemporaryFile("w", dir=self._file.parent, delete=False) as draft:
                draft.write(text)
            Path(draft.name).replace(self._file)

    def _load(self) -> dict[str, list[Any]]:
        if self._file is not None:
            with suppress(OSError, ValueError):
                found = json.loads(self._file.read_text(encoding="utf-8"))
                if isinstance(found, dict):
                    return found
        return {}
