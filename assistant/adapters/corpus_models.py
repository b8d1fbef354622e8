"""The shape of the corpus files, as pydantic models. Meaning is checked in `corpus.py`."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, Field(min_length=1)]
Words = Annotated[str, BeforeValidator(lambda value: str(value))]
Day = Annotated[str, AfterValidator(lambda value: date.fromisoformat(value).isoformat())]


class Shape(BaseModel):
    """Every file is closed: a key that is not named here is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ConceptShape(Shape):
    kind: Literal[
        "condition", "finding", "measurement", "attribute", "date", "drug", "test", "procedure",
        "care", "topic", "definition", "elsewhere",
    ]  # fmt: skip
    label: Text
    synonyms: list[Words] = []
    isa: list[Name] = []
    topics: list[Name] = []
    unit: str | None = None
    units: dict[str, Decimal] = {}
    range: Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?\.\.-?\d+(\.\d+)?$")] | None = None
    bare: bool = False
    discrete: bool = False
    general: bool = False
    urgent: bool = False
    values: list[Words] = []
    value_words: dict[str, list[Words]] = {}
    sites: list[Name] = []
    months: Name | None = None
    duration: Name | None = None
    means: Any = None
    question: str | None = None
    accepted: bool = False


class ImplicationShape(Shape):
    when: Any
    then: Text
    assumed: bool = False


class VocabularyShape(Shape):
    schema_: Literal["groundrule/vocabulary@1"] = Field(alias="schema")
    concepts: dict[Name, ConceptShape] = {}
    implications: list[ImplicationShape] = []


class ReviewStepShape(Shape):
    state: Literal["submitted", "under review", "approved"]
    since: Day
    by: Text | None = None
    note: Text | None = None


class ReviewShape(ReviewStepShape):
    history: list[ReviewStepShape] = []


class DocumentShape(Shape):
    schema_: Literal["groundrule/document@1"] = Field(alias="schema")
    id: Slug
    title: Text
    organisation: Text
    abbreviation: Text
    issuer_names: list[Text] = []
    kind: Literal["guideline", "position", "label", "pathway"]
    year: int
    published: Text
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    number: str | None = None
    url: Annotated[str, Field(pattern=r"^https://")] | None = None
    jurisdiction: list[Literal["US", "UK", "CA", "EU", "other"]]
    population: Text
    body_region: str | None = None
    field: str | None = None
    scale: list[Text] = []
    licence: Text
    review: ReviewShape
    updated: Day
    review_by: Day | None = None
    supersedes: list[Text] = []
    superseded_by: Slug | None = None


class SourceShape(Shape):
    anchor: Slug
    quote: Text


class AmountShape(Shape):
    quantity: Words
    unit: Text


class ThenShape(Shape):
    action: Name | None = None
    stance: Literal["for", "optional", "against", "insufficient"] | None = None
    safety: bool = False
    amount: AmountShape | None = None
    define: Text | None = None


class ExampleShape(Shape):
    name: Text
    facts: dict[str, Any]
    expect: Literal["fires", "does_not_fire", "unknown"]


class RuleShape(Shape):
    id: Slug
    candidates: list[Annotated[str, Field(pattern=r"^R-\d{3}$")]] = []
    source: SourceShape
    when: Any
    then: ThenShape
    strength: Text
    says: Text
    heading: Literal["steps", "treatment", "safety", "pitfalls", "findings"]
    overrides: list[Slug] = []
    key: bool = False
    examples: list[ExampleShape]


class PartitionShape(Shape):
    rules: Annotated[list[Slug], Field(min_length=2)]
    given: Any = None


class RulesShape(Shape):
    schema_: Literal["groundrule/rules@1"] = Field(alias="schema")
    document: Slug
    partitions: list[PartitionShape] = []
    rules: list[RuleShape]


class DisagreementShape(Shape):
    id: Annotated[str, Field(pattern=r"^[A-Z]{2,4}-\d{2}$")]
    question: Text
    kind: Literal["stance", "coverage", "amount", "order", "strength", "different question"]
    sides: Annotated[list[list[Text]], Field(min_length=2)]


class DisagreementsShape(Shape):
    schema_: Literal["groundrule/disagreements@1"] = Field(alias="schema")
    disagreements: list[DisagreementShape]


class CaseShape(Shape):
    patient: Text
    facts: dict[str, Any]
    says: Annotated[dict[Name, Text], Field(min_length=1)]


class CasesShape(Shape):
    schema_: Literal["groundrule/cases@1"] = Field(alias="schema")
    document: Slug
    cases: list[CaseShape]
