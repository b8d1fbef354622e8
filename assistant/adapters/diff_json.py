"""`groundrule/diff@1`: two versions compared as rules."""

from typing import Literal

from pydantic import Field, ValidationError

from assistant.adapters.answer_json import Json
from assistant.adapters.versions import Versions
from assistant.domain.changes import (
    Aspect,
    Changed,
    Differences,
    Happened,
    PassageChange,
    RuleChange,
    Told,
    Treated,
)
from assistant.domain.errors import RequestError
from assistant.domain.knowledge import Advice, Amount, Passage, Rule, Vocabulary
from assistant.domain.patient import interval_text, number, plain
from assistant.rules.words import fact_words, in_words, join


class VersionJson(Json):
    path: str
    document: str | None = Field(description="the one document compared; null for all of them")
    digest: str


class CountsJson(Json):
    added: int
    removed: int
    changed: int = Field(description="recommendations that changed in meaning")
    reworded: int = Field(description="recommendations that changed in words or places only")
    passages: int


class FieldJson(Json):
    name: str
    before: str
    after: str


class ChangedJson(Json):
    change: Happened
    before: str | None
    after: str | None
    fields: list[FieldJson]


class RuleJson(Json):
    id: str
    says: str
    when: str
    concludes: str
    strength: str
    safety: bool
    passage: str
    quote: str


class ToldJson(Json):
    says: Literal[
        "for", "optional", "against", "insufficient", "open", "silent", "another amount", "divided"
    ]
    amounts: list[str]
    strengths: list[str]


class TreatedJson(Json):
    facts: dict[str, bool | int | float | str]
    words: str = Field(
        description="the facts in plain words; with any of them gone it would not show"
    )
    action: str
    before: ToldJson
    after: ToldJson
    everywhere: bool = Field(description="it shows in the whole corpus, not in the document alone")


class RuleChangeJson(Json):
    change: Happened
    id: str
    aspects: list[Aspect]
    meaning: bool = Field(description="false where only words or places changed")
    before: RuleJson | None
    after: RuleJson | None
    patient: TreatedJson | None = Field(description="somebody who is treated differently")
    note: str | None


class TextJson(Json):
    id: str
    locator: str
    text: str
    basis: str


class PassageChangeJson(Json):
    change: Happened
    before: TextJson | None
    after: TextJson | None


class DiffJson(Json):
    schema_: Literal["groundrule/diff@1"] = Field(default="groundrule/diff@1", alias="schema")
    old: VersionJson
    new: VersionJson
    counts: CountsJson
    documents: list[ChangedJson]
    rules: list[RuleChangeJson]
    passages: list[PassageChangeJson]
    concepts: list[ChangedJson]


def diff_json(found: Differences, versions: Versions) -> DiffJson:
    """The differences with both sides named."""
    old, new = versions.old, versions.new
    words = (old.corpus.vocabulary, new.corpus.vocabulary)
    return DiffJson(
        old=VersionJson(path=str(versions.old_path), document=old.only, digest=old.corpus.digest),
        new=VersionJson(path=str(versions.new_path), document=new.only, digest=new.corpus.digest),
        counts=CountsJson(
            added=sum(c.happened == "added" for c in found.rules),
            removed=sum(c.happened == "removed" for c in found.rules),
            changed=sum(c.happened == "changed" and c.of_meaning for c in found.rules),
            reworded=sum(not c.of_meaning for c in found.rules),
            passages=len(found.passages),
        ),
        documents=[_changed(change) for change in found.documents],
        rules=[_rule_change(change, *words) for change in found.rules],
        passages=[_passage_change(change) for change in found.passages],
        concepts=[_changed(change) for change in found.concepts],
    )


def _changed(change: Changed) -> ChangedJson:
    return ChangedJson(
        change=change.happened,
        before=change.before,
        after=change.after,
        fields=[FieldJson(name=f.name, before=f.before, after=f.after) for f in change.fields],
    )


def _rule_change(change: RuleChange, old: Vocabulary, new: Vocabulary) -> RuleChangeJson:
    patient = change.patient
    return RuleChangeJson(
        change=change.happened,
        id=change.rule.id,
        aspects=list(change.aspects),
        meaning=change.of_meaning,
        before=_rule(change.before, old) if change.before else None,
        after=_rule(change.after, new) if change.after else None,
        patient=_treated(patient, Vocabulary({**old.concepts, **new.concepts}))
        if patient
        else None,
        note=change.note,
    )


def _rule(rule: Rule, vocabulary: Vocabulary) -> RuleJson:
    return RuleJson(
        id=rule.id,
        says=rule.says,
        when=in_words(rule.when, vocabulary) or "always",
        concludes=_concludes(rule),
        strength=rule.strength,
        safety=rule.safety,
        passage=rule.passage,
        quote=rule.quote,
    )


def _concludes(rule: Rule) -> str:
    advice = rule.then
    if not isinstance(advice, Advice):
        return f"defines {advice.atom.text}"
    amount = f" {amount_text(advice.amount)}" if advice.amount else ""
    return f"{advice.stance.value} {advice.action}{amount}"


def amount_text(amount: Amount) -> str:
    """`1200 mg/day`, `800 to 1000 IU/day`, `<=2000 mg/day`."""
    point = amount.quantity.point
    quantity = interval_text(amount.quantity) if point is None else str(number(point))
    return f"{quantity} {amount.unit}"


def _treated(one: Treated, vocabulary: Vocabulary) -> TreatedJson:
    words = [
        fact_words(name, domain, vocabulary[name.partition("[")[0]].unit, vocabulary)
        for name, domain in one.facts.items()
    ]
    return TreatedJson(
        facts={name: plain(domain) for name, domain in one.facts.items()},
        words=join(words, "and") or "any patient",
        action=one.action,
        before=_told(one.before),
        after=_told(one.after),
        everywhere=one.everywhere,
    )


def _told(told: Told) -> ToldJson:
    return ToldJson(
        says=told.says.value,
        amounts=[amount_text(amount) for amount in told.amounts],
        strengths=list(told.strengths),
    )


def _passage_change(change: PassageChange) -> PassageChangeJson:
    before, after = change.before, change.after
    return PassageChangeJson(
        change=change.happened,
        before=_text(before) if before else None,
        after=_text(after) if after else None,
    )


def _text(passage: Passage) -> TextJson:
    return TextJson(id=passage.id, locator=passage.locator, text=passage.text, basis=passage.basis)


def read_diff(raw: bytes, name: str) -> DiffJson:
    """What `corpus diff --json` printed.

    Raises:
        RequestError: it is something else.
    """
    try:
        return DiffJson.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "file"
        raise RequestError(
            f"{name}: {field}: {first['msg']}; give what `groundrule corpus diff OLD NEW --json` "
            "prints, or name the folders OLD and NEW."[:400],
            field,
        ) from None
