"""Two versions on disk, corpora or single documents, for `corpus diff` and `corpus impact`."""

from dataclasses import dataclass
from pathlib import Path

from assistant.adapters.corpus import load_corpus, load_document
from assistant.adapters.joined_corpus import with_documents
from assistant.adapters.library import Library
from assistant.adapters.places import corpus_folder
from assistant.adapters.z3_solver import z3_solver
from assistant.domain.changes import Version
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Corpus
from assistant.lifecycle.impact import Impact, patched
from assistant.reading.lexicon import Lexicon
from assistant.rules.evaluate import RuleBase


@dataclass(frozen=True, slots=True)
class Versions:
    """Both sides, loaded, and where they lie.

    Attributes:
        home_corpus: the corpus that document folders belong to; None for two corpus folders.
    """

    old: Version
    new: Version
    old_path: Path
    new_path: Path
    home_corpus: Path | None


def load_versions(old: Path, new: Path, corpus: Path | None) -> Versions:
    """Both sides of a comparison.

    Args:
        corpus: whose vocabulary document folders are read with, where none lies beside them; the
            shipped one when it is None.

    Raises:
        RequestError: a folder is neither a corpus nor a document, or the two have none in common.
        CorpusError: a file is wrong.
    """
    old, new = _folder(old, "old"), _folder(new, "new")
    if _is_corpus(old) and _is_corpus(new):
        return Versions(Version(load_corpus(old)), Version(load_corpus(new)), old, new, None)
    homes = [f for f in (old, old.parent, new, new.parent) if _is_corpus(f)]
    home = homes[0] if homes else corpus_folder(corpus)
    found = Versions(_version(old, new, home), _version(new, old, home), old, new, home)
    for side in (found.old, found.new):
        if side.only not in side.corpus.documents:
            raise RequestError(
                f"The corpus has no document {side.only!r} to compare with; name two document "
                "folders, or two corpus folders.",
                "new",
            )
    return found


def _version(folder: Path, other: Path, home: Path) -> Version:
    if _is_corpus(folder):
        return Version(load_corpus(folder), other.name)
    own = folder.parent if _is_corpus(folder.parent) else home
    return Version(load_document(folder, own / "vocabulary"), folder.name)


def _folder(path: Path, field: str) -> Path:
    folder = path.expanduser().absolute()
    if not folder.exists():
        raise RequestError(f"{str(path)!r} does not exist; name a folder.", field)
    if not _is_corpus(folder) and not (folder / "guideline.md").is_file():
        raise RequestError(
            f"{str(path)!r} is neither a corpus (it has no folder `vocabulary`) nor a document "
            "(it has no `guideline.md`).",
            field,
        )
    return folder.resolve()


def _is_corpus(folder: Path) -> bool:
    return (folder / "vocabulary").is_dir()


def impact_of(versions: Versions, home: Path) -> Impact:
    """What holds kept answers against the new version; the user's own documents stay as they are.

    Args:
        home: the folder for state.
    """
    old, new = _whole(versions)
    own = Library(home, new).store.documents()
    old, new = with_documents(old, own), with_documents(new, own)
    successors = {d.id: d.superseded_by for d in new.documents.values() if d.superseded_by}
    solver = z3_solver()
    return Impact(
        RuleBase(old, solver),
        RuleBase(new, solver),
        Lexicon(new.vocabulary),
        tuple(successors.items()),
    )


def _whole(versions: Versions) -> tuple[Corpus, Corpus]:
    """The whole corpus in both versions, where only a document of it was compared."""
    old, new, home = versions.old, versions.new, versions.home_corpus
    if home is None or old.only is None or new.only is None:
        return old.corpus, new.corpus
    corpus = load_corpus(home)
    before = corpus
    if corpus.documents.get(old.only) != old.corpus.documents[old.only]:
        before = patched(corpus, old.corpus, old.only, old.only)
    return before, patched(before, new.corpus, old.only, new.only)
