"""A decision support folder: a corpus with a folder `cds` that says how facts are read.

Vocabulary, guideline and rules are those of any corpus; `cds/*.yaml` has the shapes of
`cds_shapes`. Every name is resolved here, so that a request meets no missing one.
"""

from collections.abc import Collection
from pathlib import Path
from string import Formatter
from typing import TypeVar

from pydantic import BaseModel

from assistant.adapters.cds_medicines import MedicineTable
from assistant.adapters.cds_records import Records
from assistant.adapters.cds_service import DecisionSupport
from assistant.adapters.cds_shapes import (
    CoveredSignal,
    EquivalentSignal,
    MedicinesShape,
    PrescribedSignal,
    RecordedSignal,
    RecordsShape,
    ServicesShape,
    SignalsShape,
)
from assistant.adapters.cds_signals import Signals
from assistant.adapters.corpus import load_corpus
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.domain.errors import CorpusError, Position, RequestError
from assistant.domain.knowledge import Corpus
from assistant.rules.evaluate import RuleBase
from assistant.rules.grammar import did_you_mean, parse_leaf

_Shape = TypeVar("_Shape", bound=BaseModel)


def load_decision_support(folder: Path) -> DecisionSupport:
    """The services of a folder.

    Raises:
        RequestError: the folder has no `cds` folder.
        CorpusError: a file is wrong; the text begins with file, line and column.
    """
    if not (folder / "cds").is_dir():
        raise RequestError(
            f"{str(folder)!r} answers no CDS Hooks: it has no folder `cds`; "
            "name a folder like `evals/opioid`.",
            "corpus",
        )
    corpus = load_corpus(folder)
    medicines, _ = _read(folder, "medicines", MedicinesShape)
    records, _ = _read(folder, "records", RecordsShape)
    signals, marked = _read(folder, "signals", SignalsShape)
    services, placed = _read(folder, "services", ServicesShape)
    _check_signals(signals, medicines, records, corpus, marked)
    _check_services(services, corpus, placed)
    table = Signals(signals.signals, MedicineTable(medicines), Records(records))
    return DecisionSupport(RuleBase(corpus), table, services)


def _read(folder: Path, name: str, shape: type[_Shape]) -> tuple[_Shape, Marked]:
    path = folder / "cds" / f"{name}.yaml"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RequestError(f"{str(path)!r} cannot be read ({error}).", "corpus") from None
    marked = read_yaml(text, path.relative_to(folder.parent).as_posix())
    return marked.as_model(shape), marked


def _check_signals(
    shape: SignalsShape,
    medicines: MedicinesShape,
    records: RecordsShape,
    corpus: Corpus,
    marked: Marked,
) -> None:
    """Every name a signal uses is defined."""
    for name, signal in shape.signals.items():
        place = marked.position(("signals", name))
        _known(name, corpus.vocabulary.concepts, "fact of the vocabulary", place)
        match signal:
            case PrescribedSignal(prescribed=class_) | EquivalentSignal(equivalent=class_):
                _known(class_, medicines.classes, "class of medicines", place)
            case CoveredSignal(covered=class_):
                _known(class_, medicines.classes, "class of medicines", place)
            case RecordedSignal(kind=kind):
                _known(kind, records.records, "kind of record", place)


def _check_services(shape: ServicesShape, corpus: Corpus, marked: Marked) -> None:
    """Every service names rules and cards that exist, and cards name facts that exist."""
    for index, service in enumerate(shape.services):
        for rule, card in service.cards.items():
            place = marked.position(("services", index, "cards", rule))
            _known(rule, corpus.rule, "rule", place)
            _known(card, shape.cards, "card", place)
    for name, one in shape.cards.items():
        texts = (one.detail, *(reason.says for reason in one.reasons))
        fields = {field for text in texts for _, field, _, _ in Formatter().parse(text) if field}
        for field in sorted(fields - {"reasons"}):
            _known(field, corpus.vocabulary.concepts, "fact", marked.position(("cards", name)))
        for index, reason in enumerate(one.reasons):
            parse_leaf(
                reason.when,
                corpus.vocabulary,
                marked.position(("cards", name, "reasons", index, "when")),
            )


def _known(name: str, known: Collection[str], what: str, place: Position) -> None:
    if name not in known:
        raise CorpusError(place, f"{name!r} is no {what}{did_you_mean(name, list(known))}")
