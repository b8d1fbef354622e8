"""The shape of a decision support folder: `cds/*.yaml` beside the vocabulary and the rules.

medicines.yaml  substances, brands, known codes, classes and conversion factors
records.yaml    what counts as a named kind of record: codes, and words for where there is none
signals.yaml    for each fact of the rules, how it is read from a request
services.yaml   the services, and for each rule the card it shows
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from assistant.adapters.corpus_models import Name, Shape, Text, Words

Pool = Literal["asked", "orders", "active", "history"]
Resource = Literal[
    "Condition", "Procedure", "Observation", "Encounter", "ServiceRequest", "CarePlan"
]


class SubstanceShape(Shape):
    """Names are single words or phrases that stand in a displayed name."""

    names: list[Words] = []
    codes: list[Words] = []


class ClassShape(Shape):
    """A class of medicines: any of the substances, in any of the forms, none of the rest."""

    substances: list[Name]
    forms: list[Text] = []
    whole: list[Name] = Field([], description="substances that belong to it in every form")
    not_with: list[Text] = []
    not_forms: list[Text] = []


class MedicinesShape(Shape):
    schema_: Literal["groundrule/medicines@1"] = Field(alias="schema")
    substances: dict[Name, SubstanceShape]
    brands: dict[Text, list[Name]] = {}
    codes: dict[Words, Text] = Field({}, description="RxNorm code to full clinical drug name")
    classes: dict[Name, ClassShape]
    factors: dict[Name, Decimal] = Field({}, description="morphine mg for 1 mg a day")
    patch_factors: dict[Name, Decimal] = Field({}, description="morphine mg/day for 1 mcg/h")


class RecordShape(Shape):
    codes: list[Words] = []
    words: list[Text] = Field([], description="regular expressions, any of which is enough")
    but: list[Text] = Field([], description="regular expressions that rule a name out")


class RecordsShape(Shape):
    schema_: Literal["groundrule/records@1"] = Field(alias="schema")
    records: dict[Name, RecordShape]


class AgoShape(Shape):
    """A time before the day of judgement."""

    months: int = 0
    days: int = 0


class WithinShape(Shape):
    """Between two times ago, both days included; `until` is today when left out."""

    since: AgoShape
    until: AgoShape = AgoShape()


class LastsShape(Shape):
    """Days: `at_least` by supply or validity, more than `above` and less than `below` by supply."""

    at_least: int | None = None
    above: int | None = None
    below: int | None = None


class AgeSignal(Shape):
    patient: Literal["age"]


class PrescribedSignal(Shape):
    prescribed: Name
    among: list[Pool]
    lasts: LastsShape | None = None
    within: WithinShape | None = None
    anywhere: bool = Field(False, description="in any setting, not for use at home only")


class RecordedSignal(Shape):
    recorded: Annotated[list[Resource], Field(min_length=1)]
    kind: Name
    active: bool = False
    within: WithinShape | None = None
    result: Literal["positive", "negative"] | None = None
    visits: int | None = Field(None, description="encounters in the time that it belongs to")
    same_prescriber: bool = False


class EquivalentSignal(Shape):
    equivalent: Name
    among: list[Pool]


class CoveredSignal(Shape):
    covered: Name
    within: WithinShape


Signal = AgeSignal | PrescribedSignal | RecordedSignal | EquivalentSignal | CoveredSignal


class SignalsShape(Shape):
    schema_: Literal["groundrule/signals@1"] = Field(alias="schema")
    signals: dict[Name, Signal]


class SourceShape(Shape):
    label: Text
    url: Annotated[str, Field(pattern=r"^https://")]


class ReasonShape(Shape):
    when: Text
    says: Text


class CardShape(Shape):
    """`{fact}` in a text is the value of a measurement, or the names a fact was read from."""

    summary: Text
    detail: Text
    indicator: Literal["info", "warning", "critical"]
    reasons: list[ReasonShape] = []


class ServiceShape(Shape):
    """A service answers one hook with the card named for each of its rules that fires."""

    id: Text
    hook: Text
    cards: dict[Text, Text] = Field(description="rule id to the name of a card")


class ServicesShape(Shape):
    schema_: Literal["groundrule/services@1"] = Field(alias="schema")
    source: SourceShape
    cards: dict[Text, CardShape]
    services: list[ServiceShape]
