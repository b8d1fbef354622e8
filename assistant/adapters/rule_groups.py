"""What a `rules.yaml` and `disagreements.yaml` say of several rules together."""

from collections.abc import Iterator, Mapping

from assistant.adapters.condition_tree import read_condition
from assistant.adapters.corpus_models import DisagreementsShape, RulesShape
from assistant.adapters.marked_yaml import Marked, Path
from assistant.adapters.rule_files import collected
from assistant.domain.errors import CorpusError
from assistant.domain.knowledge import Disagreement, Partition, Rule, Vocabulary
from assistant.rules.grammar import did_you_mean


def read_partitions(
    marked: Marked, vocabulary: Vocabulary, rules: Mapping[str, Rule]
) -> Iterator[Partition]:
    """The groups of rules of one document that share out the patients.

    Raises:
        CorpusError: a rule that is none of the document's, or a condition the grammar refuses.
    """
    shape = marked.as_model(RulesShape)
    for index, entry in enumerate(shape.partitions):
        path: Path = ("partitions", index)
        names = tuple(f"{shape.document}/{name}" for name in entry.rules)
        for name in names:
            if name not in rules:
                raise CorpusError(
                    marked.position(path),
                    f"`partitions` names {name!r}, which is no rule of this document",
                    "partitions",
                )
        given = None
        if entry.given is not None:
            given = read_condition(marked, (*path, "given"), vocabulary)
        yield Partition(names, given, marked.position(path))


def read_disagreements(
    marked: Marked, rules: Mapping[str, Rule], faults: list[CorpusError] | None = None
) -> Iterator[Disagreement]:
    """The declared disagreements; every side names rules of the corpus.

    Args:
        faults: takes what is wrong with single entries, which are then left out; without it the
            first fault is raised.

    Raises:
        CorpusError: a rule that is not in the corpus, with the nearest one that is.
    """
    for index, entry in enumerate(marked.as_model(DisagreementsShape).disagreements):
        position = marked.position(("disagreements", index))
        with collected(faults):
            for name in (name for side in entry.sides for name in side):
                if name not in rules:
                    raise CorpusError(
                        position,
                        f"{entry.id} names the rule {name!r}, which is not "
                        f"in the corpus{did_you_mean(name, list(rules))}",
                    )
            sides = tuple(tuple(side) for side in entry.sides)
            yield Disagreement(entry.id, entry.question, entry.kind, sides, position)
