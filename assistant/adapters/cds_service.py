"""A decision support folder and its answer: rules that fire for a request become cards.

The folder is a corpus like any other (vocabulary, guideline, rules) with a folder `cds` beside
it that says how facts are read and how cards look. The rule core decides; nothing here does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import TypeVar

from pydantic import BaseModel, Field

from assistant.adapters.answer_json import Json
from assistant.adapters.cds_medicines import MedicineTable
from assistant.adapters.cds_records import Records
from assistant.adapters.cds_request import CdsRequest
from assistant.adapters.cds_shapes import (
    CardShape,
    MedicinesShape,
    RecordsShape,
    ServiceShape,
    ServicesShape,
    SignalsShape,
)
from assistant.adapters.cds_signals import Signals
from assistant.adapters.corpus import load_corpus
from assistant.adapters.marked_yaml import Marked, read_yaml
from assistant.domain.answer import Truth
from assistant.domain.domains import Interval
from assistant.domain.errors import CorpusError, Position, RequestError
from assistant.domain.knowledge import Corpus
from assistant.domain.patient import Fact, PatientFacts
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.grammar import did_you_mean, parse_leaf

_Shape = TypeVar("_Shape", bound=BaseModel)
_PREFIX = re.compile(r"__.*")


class CardSourceJson(Json):
    label: str
    url: str


class CardProofJson(Json):
    """Groundrule's own: why the card is shown."""

    service: str
    rule: str
    facts: list[str] = Field(description="a minimal set of facts that entails the rule")


class CardJson(Json):
    """One card of CDS Hooks 2.0."""

    summary: str
    detail: str
    indicator: str
    source: CardSourceJson
    extension: dict[str, CardProofJson]


class CardsJson(Json):
    """What `groundrule cds --json` prints: the response of a CDS Hooks service."""

    cards: list[CardJson]


@dataclass(frozen=True)
class DecisionSupport:
    """The services of one folder."""

    base: RuleBase
    signals: Signals
    shape: ServicesShape

    def cards(self, request: CdsRequest, service: str | None = None) -> CardsJson:
        """The cards for a request, in the order of the services.

        Args:
            service: id of the one that was called; all services of the hook when left out.
        """
        called = self._called(request.hook, service)
        facts = self.signals.facts(request, self.base.corpus.vocabulary)
        closed = self.base.close(PatientFacts(facts))
        return CardsJson(cards=[card for one in called for card in self._cards(one, closed)])

    def service_of(self, file: str) -> str | None:
        """The service a published request file is named after (`ID__request.json`), if any."""
        prefix = _PREFIX.sub("", file)
        named = [one.id for one in self.shape.services if prefix.startswith(one.id)]
        return max(named, key=len, default=None) if "__" in file else None

    def _called(self, hook: str, service: str | None) -> list[ServiceShape]:
        if service is None:
            return [one for one in self.shape.services if one.hook == hook]
        known = [one.id for one in self.shape.services]
        if service not in known:
            raise RequestError(
                f"{service!r} is no service{did_you_mean(service, known)}; "
                f"there are {', '.join(known)}.",
                "service",
            )
        return [one for one in self.shape.services if one.id == service]

    def _cards(self, service: ServiceShape, closed: Closed) -> Iterator[CardJson]:
        for rule_id, card in service.cards.items():
            rule = self.base.corpus.rule[rule_id]
            outcome = self.base.outcome(rule, closed)
            if outcome.truth is Truth.TRUE:
                proof = self.base.proved(outcome, closed)
                yield self._card(
                    self.shape.cards[card],
                    CardProofJson(service=service.id, rule=rule_id, facts=list(proof.facts)),
                    closed,
                )

    def _card(self, card: CardShape, proof: CardProofJson, closed: Closed) -> CardJson:
        source = self.shape.source
        texts = {fact.name: _words(fact) for fact in closed.stated.facts}
        reasons = [
            reason.says.format_map(texts)
            for reason in card.reasons
            if self._holds(reason.when, closed)
        ]
        detail = card.detail.format_map({**texts, "reasons": ", ".join(reasons)})
        return CardJson(
            summary=card.summary,
            detail=detail,
            indicator=card.indicator,
            source=CardSourceJson(label=source.label, url=source.url),
            extension={"groundrule": proof},
        )

    def _holds(self, leaf: str, closed: Closed) -> bool:
        condition = parse_leaf(leaf, self.base.corpus.vocabulary, Position("services.yaml", 1))
        return self.base.decide(condition, closed) is True


def _words(fact: Fact) -> str:
    if isinstance(fact.domain, Interval):
        return f"{fact.domain.low:.2f}"
    return fact.text


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
        used = [(name, list(corpus.vocabulary.concepts), "fact of the vocabulary")]
        for key in ("prescribed", "equivalent", "covered"):
            if (class_ := getattr(signal, key, None)) is not None:
                used.append((class_, list(medicines.classes), "class of medicines"))
        if (kind := getattr(signal, "kind", None)) is not None:
            used.append((kind, list(records.records), "kind of record"))
        for value, known, what in used:
            if value not in known:
                place = marked.position(("signals", name))
                raise CorpusError(place, f"{value!r} is no {what}{did_you_mean(value, known)}")


def _check_services(shape: ServicesShape, corpus: Corpus, marked: Marked) -> None:
    """Every service names rules and cards that exist, and cards name facts that exist."""
    for index, service in enumerate(shape.services):
        for rule, card in service.cards.items():
            for value, known, what in (
                (rule, list(corpus.rule), "rule"),
                (card, list(shape.cards), "card"),
            ):
                if value not in known:
                    place = marked.position(("services", index, "cards", rule))
                    raise CorpusError(place, f"{value!r} is no {what}{did_you_mean(value, known)}")
    for name, one in shape.cards.items():
        texts = (one.detail, *(reason.says for reason in one.reasons))
        fields = {field for text in texts for _, field, _, _ in Formatter().parse(text) if field}
        for field in fields - {"reasons"}:
            if field not in corpus.vocabulary:
                place = marked.position(("cards", name))
                known = list(corpus.vocabulary.concepts)
                raise CorpusError(place, f"{field!r} is no fact{did_you_mean(field, known)}")
