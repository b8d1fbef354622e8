"""A corpus folder to a Corpus: read every file once, resolve every reference, name every fault."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from assistant.adapters.guideline_file import read_guideline
from assistant.adapters.parsed_files import ParsedFiles
from assistant.adapters.rule_files import read_rules
from assistant.adapters.rule_groups import read_disagreements, read_partitions
from assistant.adapters.vocabulary_files import read_vocabulary
from assistant.domain.errors import CorpusError, RequestError
from assistant.domain.knowledge import Corpus, Document


def load_corpus(
    folder: Path, cache: Path | None = None, faults: list[CorpusError] | None = None
) -> Corpus:
    """Everything under the folder.

    Args:
        cache: folder in which the parsed form is kept for the next start.
        faults: takes what is wrong with single rules, which are then left out; without it the
            first fault is raised.

    Raises:
        RequestError: the folder is not a corpus.
        CorpusError: a file is wrong; the text begins with its file, line and column.
    """
    if not (folder / "vocabulary").is_dir():
        raise RequestError(
            f"{str(folder)!r} is not a corpus: it has no folder `vocabulary`; "
            "name a folder like the shipped `corpus`",
            "corpus",
        )
    whole = digest(folder, ("*/guideline.md", *_RULE_FILES))
    files = ParsedFiles(folder, whole, cache)
    vocabulary = read_vocabulary(
        [files.read(path) for path in sorted((folder / "vocabulary").glob("*.yaml"))]
    )
    documents = _documents(folder)
    rule_files = [files.read(path) for path in sorted(folder.glob("*/rules.yaml"))]
    rules = tuple(
        rule for file in rule_files for rule in read_rules(file, vocabulary, documents, faults)
    )
    by_id = {rule.id: rule for rule in rules}
    partitions = (p for file in rule_files for p in read_partitions(file, vocabulary, by_id))
    declared = [files.read(path) for path in folder.glob("disagreements.yaml")]
    disagreements = (d for file in declared for d in read_disagreements(file, by_id, faults))
    files.keep()
    return Corpus(
        vocabulary,
        documents,
        rules,
        tuple(disagreements),
        partitions=tuple(partitions),
        digest=whole,
        rules_digest=digest(folder, _RULE_FILES),
    )


def load_document(folder: Path, vocabulary: Path) -> Corpus:
    """One document by itself, with the concepts of a corpus.

    Args:
        folder: the document's, with its `guideline.md` and, where it has rules, `rules.yaml`.
        vocabulary: the folder of that name.

    Raises:
        CorpusError: a file is wrong.
    """
    whole = digest(folder.parent, tuple(f"{folder.name}/{name}" for name in _OWN_FILES))
    files = ParsedFiles(vocabulary.parent, whole, None)
    concepts = read_vocabulary([files.read(path) for path in sorted(vocabulary.glob("*.yaml"))])
    guideline = folder / "guideline.md"
    document = read_guideline(guideline, f"{folder.name}/{guideline.name}")
    found = [ParsedFiles(folder, whole, None).read(path) for path in folder.glob("rules.yaml")]
    documents = {document.id: document}
    rules = tuple(rule for file in found for rule in read_rules(file, concepts, documents))
    return Corpus(concepts, documents, rules, digest=whole)


_OWN_FILES = ("guideline.md", "rules.yaml")
_RULE_FILES = ("vocabulary/*.yaml", "*/rules.yaml", "disagreements.yaml")


def digest(folder: Path, patterns: tuple[str, ...]) -> str:
    """`sha256:` and the hash of the names and bytes of all files that match, in name order."""
    files = sorted({path for pattern in patterns for path in folder.glob(pattern)})
    total = sha256()
    for path in files:
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return f"sha256:{total.hexdigest()}"


def _documents(folder: Path) -> Mapping[str, Document]:
    paths = sorted(folder.glob("*/guideline.md"))
    documents = {
        document.id: document
        for document in (read_guideline(p, p.relative_to(folder.parent).as_posix()) for p in paths)
    }
    for document in documents.values():
        newer = document.superseded_by
        if newer is not None and newer not in documents:
            raise CorpusError(
                document.position,
                f"superseded_by names {newer!r}, which is no document of the corpus",
                "superseded_by",
            )
    return documents
