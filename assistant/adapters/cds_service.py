"""The services of a decision support folder: rules that fire for a request become cards.

The rule core decides whether a rule fires; nothing here does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from assistant.adapters.answer_json import Json
from assistant.adapters.cds_request import CdsRequest
from assistant.adapters.cds_shapes import CardShape, ServiceShape, ServicesShape
from assistant.adapters.cds_signals import Signals
from assistant.domain.answer import Truth
from assistant.domain.domains import Interval
from assistant.domain.errors import Position, RequestError
from assistant.domain.patient import Fact, PatientFacts
from assistant.rules.closure import Closed
from assistant.rules.evaluate import RuleBase
from assistant.rules.grammar import did_you_mean, parse_leaf

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
        texts = dict.fromkeys(self.base.corpus.vocabulary.concepts, "not known")
        texts |= {fact.name: _words(fact) for fact in closed.stated.facts}
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
