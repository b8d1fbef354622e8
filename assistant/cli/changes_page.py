"""What changed between versions, what it means for kept answers, and what is due, as lines."""

from collections.abc import Iterator

from assistant.adapters.diff_json import (
    ChangedJson,
    DiffJson,
    PassageChangeJson,
    RuleChangeJson,
    ToldJson,
    TreatedJson,
)
from assistant.adapters.impact_json import AnswerImpactJson, ImpactJson, StaleJson

_SAID = {
    "for": "recommended",
    "optional": "allowed",
    "against": "advised against",
    "insufficient": "said to lack evidence",
    "open": "left to what is not known",
    "silent": "not spoken of",
    "another amount": "set in another amount",
    "divided": "advised and advised against",
}
_FATES = {"valid": "still valid", "loses_support": "loses support", "flips": "flips"}


def diff_lines(found: DiffJson) -> Iterator[str]:
    """The comparison: documents, recommendations with their patients, passages, concepts."""
    counts = found.counts
    yield (
        f"Recommendations: {counts.added} added, {counts.removed} removed, {counts.changed} "
        f"changed in meaning, {counts.reworded} in words or places only. "
        f"Passages that differ: {counts.passages}."
    )
    for document in found.documents:
        yield from _changed("document", document)
    for rule in found.rules:
        yield from _rule(rule)
    for passage in found.passages:
        yield from _passage(passage)
    for concept in found.concepts:
        yield from _changed("vocabulary", concept)


def _changed(what: str, change: ChangedJson) -> Iterator[str]:
    name = change.after or change.before
    renamed = change.before and change.after and change.before != change.after
    yield f"\n{change.change} {what} {name}" + (f", before {change.before}" if renamed else "")
    for field in change.fields:
        yield f"  {field.name}: {field.before or '-'} -> {field.after or '-'}"


def _rule(change: RuleChangeJson) -> Iterator[str]:
    aspects = f": {', '.join(change.aspects)}" if change.aspects else ""
    yield f"\n{change.change} recommendation {change.id}{aspects}"
    before, after = change.before, change.after
    if before and after and before.says == after.says:
        yield f"  says    {after.says}"
    else:
        yield from (f"  before  {one.says}" for one in (before,) if one)
        yield from (f"  now     {one.says}" for one in (after,) if one)
    if before and after:
        for name in ("when", "concludes", "strength"):
            old, new = getattr(before, name), getattr(after, name)
            if old != new:
                yield f"  {name}: {old} -> {new}"
    if change.patient:
        yield from _patient(change.patient)
    if change.note:
        yield f"  {change.note}"


def _patient(patient: TreatedJson) -> Iterator[str]:
    where = ", with every document of the corpus" if patient.everywhere else ""
    yield f"  a patient treated differently{where}: {patient.words}"
    yield f"    {patient.action} was {_told(patient.before)}, is now {_told(patient.after)}"


def _told(told: ToldJson) -> str:
    amounts = f" at {', '.join(told.amounts)}" if told.amounts else ""
    strengths = f" ({', '.join(told.strengths)})" if told.strengths else ""
    return f"{_SAID[told.says]}{amounts}{strengths}"


def _passage(change: PassageChangeJson) -> Iterator[str]:
    before, after = change.before, change.after
    name = after.id if after else before.id if before else ""
    yield f"\n{change.change} passage {name}"
    if before:
        yield f"  before  {before.locator}: {before.text}"
    if after:
        yield f"  now     {after.locator}: {after.text}"


def impact_lines(found: ImpactJson) -> Iterator[str]:
    """The kept answers, those that flip first, with the statements that do not stay."""
    counts = found.counts
    yield (
        f"Saved answers: {len(found.answers)}. Still valid: {counts.valid}. Lose support: "
        f"{counts.loses_support}. Flip: {counts.flips}."
    )
    if not found.answers:
        yield "`groundrule ask QUESTION --save` keeps an answer."
    for answer in found.answers:
        yield from _answer(answer)


def _answer(answer: AnswerImpactJson) -> Iterator[str]:
    yield f"\n{answer.id}  {_FATES[answer.status]}: {answer.question}"
    if not answer.from_old:
        yield "  released from another version than the old one of this comparison"
    yield from (f"  {sentence}" for sentence in answer.unread_facts)
    for statement in answer.statements:
        if statement.status == "valid":
            continue
        yield f"  {statement.id} {_FATES[statement.status]}: {statement.text}"
        yield from (f"    {reason}" for reason in statement.reasons)
        if statement.status == "loses_support" and statement.rules:
            yield f"    the new version still says it: {', '.join(statement.rules)}"


def stale_lines(found: StaleJson) -> Iterator[str]:
    """A table of the documents that are due."""
    if not found.documents:
        yield f"No document is past its review date on {found.today}."
        return
    yield f"{'document':28} {'review by':22} {'over':>10} {'rules':>6} {'answers':>8}  state"
    for one in found.documents:
        basis = "" if one.basis == "stated" else " (default)"
        replaced = f", superseded by {one.superseded_by}" if one.superseded_by else ""
        yield (
            f"{one.id:28} {one.review_by + basis:22} {one.days_over:>5} days {one.rules:>6} "
            f"{one.answers:>8}  {one.state}{replaced}"
        )
    yield (
        f"Past their review date on {found.today}: {len(found.documents)}. Default: "
        f"{found.default_years} years after `updated`."
    )
