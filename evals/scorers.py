"""The scorers: each compares one exchange with one thing that is expected of it.

A scorer returns None where the suite expects nothing of the kind, and a Score without a value
where the answer abstained and so has nothing to score.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.adapters.answer_json import AnswerJson, ConflictJson, FactJson
from assistant.adapters.fact_file import facts_of
from assistant.adapters.stored_answer import stored_answer
from assistant.checks.recheck import recheck
from assistant.domain.patient import plain
from assistant.reading.lexicon import Lexicon
from assistant.rules.evaluate import RuleBase
from evals.expectations import ExpectShape
from evals.matching import clinical, saying
from evals.scores import NO_ANSWER, Score, share
from evals.self_audit import alarms

# Questions back that a reader is likely to look at.
ASKED_FIRST = 5


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question's answer and what was expected of it."""

    expect: ExpectShape
    answer: AnswerJson
    base: RuleBase
    lexicon: Lexicon
    as_of: date


def status(exchange: Exchange) -> Score | None:
    """The outcome is one of those expected, and an abstention has the reason expected."""
    expect, answer = exchange.expect, exchange.answer
    if not expect.statuses:
        return None
    wrong = []
    if answer.status not in expect.statuses:
        wrong.append(f"{answer.status} instead of {' or '.join(expect.statuses)}")
    elif expect.reason and answer.abstention and answer.abstention.reason != expect.reason:
        wrong.append(f"abstained for {answer.abstention.reason} instead of {expect.reason}")
    return share(wrong, 1)


def false_abstention(exchange: Exchange) -> Score | None:
    """1 where an answer abstains although one is expected; lower is better."""
    return _unexpected("abstained", exchange)


def unwarranted_answer(exchange: Exchange) -> Score | None:
    """1 where a question is answered that has to be refused or asked back; lower is better."""
    return _unexpected("answered", exchange)


def _unexpected(status: str, exchange: Exchange) -> Score | None:
    expected = exchange.expect.statuses
    if not expected or status in expected:
        return None
    found = exchange.answer.status == status
    return Score(float(found), status if found else "")


def must(exchange: Exchange) -> Score | None:
    """The statements that have to be there."""
    wanted = exchange.expect.must
    if not wanted:
        return None
    if exchange.answer.status == "abstained":
        return NO_ANSWER
    vocabulary = exchange.base.corpus.vocabulary
    missing = [str(w) for w in wanted if saying(w, exchange.answer, vocabulary) is None]
    return share((f"does not say: {text}" for text in missing), len(wanted))


def must_not(exchange: Exchange) -> Score | None:
    """1 where a statement is there that may not be; lower is better."""
    banned = exchange.expect.must_not
    if not banned:
        return None
    vocabulary = exchange.base.corpus.vocabulary
    said = {str(b): saying(b, exchange.answer, vocabulary) for b in banned}
    wrong = [f"says {name}: {text}" for name, text in said.items() if text is not None]
    return Score(float(bool(wrong)), "; ".join(wrong))


def conclusions(exchange: Exchange) -> Score | None:
    """The rules' truth for this patient; a rule that is false may also not be brought up."""
    expected = exchange.expect.concludes
    if not expected:
        return None
    found = {conclusion.rule: conclusion.truth for conclusion in exchange.answer.conclusions}
    wrong = [
        f"{rule} is {found.get(rule, 'absent')} instead of {str(truth).lower()}"
        for rule, truth in expected.items()
        if found.get(rule, "false") != str(truth).lower()
    ]
    return share(wrong, len(expected))


def citations(exchange: Exchange) -> Score | None:
    """The documents or passages that the page has to rest on."""
    wanted = exchange.expect.cites
    if not wanted:
        return None
    if exchange.answer.status == "abstained":
        return NO_ANSWER
    cited = {name for r in exchange.answer.references for name in (r.document, r.passage)}
    return share((f"does not cite {name}" for name in wanted if name not in cited), len(wanted))


def questions_back(exchange: Exchange) -> Score | None:
    """The facts that have to be among the first five questions back."""
    wanted = exchange.expect.asks
    if not wanted:
        return None
    first = [m.name.partition("[")[0] for m in exchange.answer.missing_facts[:ASKED_FIRST]]
    missing = [name for name in wanted if name not in first]
    return share(
        (f"does not ask for {name} (asks: {', '.join(first)})" for name in missing), len(wanted)
    )


def disagreements(exchange: Exchange) -> Score | None:
    """The documents that have to stand side by side in one disagreement."""
    wanted = set(exchange.expect.differ)
    if not wanted:
        return None
    shown = [_documents(conflict, exchange.answer) for conflict in exchange.answer.conflicts]
    there = any(wanted <= documents for documents in shown)
    return share([] if there else [f"does not show side by side: {', '.join(sorted(wanted))}"], 1)


def _documents(conflict: ConflictJson, answer: AnswerJson) -> set[str]:
    numbers = {number for side in conflict.sides for number in side.references}
    return {r.document for r in answer.references if r.number in numbers}


def certificates(exchange: Exchange) -> Score | None:
    """The released statements whose certificate is verified."""
    again = recheck(stored_answer(exchange.answer), exchange.base, exchange.lexicon)
    released = [one for one in again.statements if one.kind != "findings"]
    if not released:
        return None
    wrong = [f"{one.statement.text}: {', '.join(one.faults)}" for one in released if one.faults]
    return share(wrong, len(released))


def own_audit(exchange: Exchange) -> Score | None:
    """The released sentences of rules that the program's own audit lets pass."""
    released = tuple(s for s in clinical(exchange.answer) if s.rules)
    if not released:
        return None
    answer, base, lexicon = exchange.answer, exchange.base, exchange.lexicon
    found = {s.text: alarms(s, answer, base, lexicon) for s in released}
    return share((f"{text} ({why[0]})" for text, why in found.items() if why), len(released))


def facts(exchange: Exchange) -> Score | None:
    """The facts known after the turn, and those that may not be known."""
    expected = exchange.expect.facts
    if not expected:
        return None
    wrong = list(_wrong_facts(exchange))
    return share(wrong, len(expected))


def _wrong_facts(exchange: Exchange) -> Iterator[str]:
    known = {fact.name: fact for fact in exchange.answer.facts}
    for name, value in exchange.expect.facts.items():
        found = known.get(name)
        if value is None and found is not None:
            yield f"{name} is {found.value} and should not be known"
        elif value is not None and (found is None or not _same(found, value, exchange)):
            yield f"{name} is {found.value if found else 'unknown'} instead of {value}"


def _same(found: FactJson, value: object, exchange: Exchange) -> bool:
    vocabulary = exchange.base.corpus.vocabulary
    wanted = facts_of({found.name: value}, vocabulary, exchange.as_of)[0]
    return found.value == plain(wanted.domain)


def standalone(exchange: Exchange) -> Score | None:
    """The words that the stand-alone question must have, so that it can be understood alone."""
    wanted = exchange.expect.standalone
    if not wanted:
        return None
    text = exchange.answer.standalone.lower()
    return share((f"lacks {w!r}: {text}" for w in wanted if w.lower() not in text), len(wanted))


def changed(exchange: Exchange) -> Score | None:
    """Whether the answer says what it changed against the turn before."""
    expected = exchange.expect.changed
    if expected is None:
        return None
    said = bool(exchange.answer.changed)
    wrong = (
        f"says {'a change' if said else 'no change'} where {'one' if expected else 'none'} was due"
    )
    return share([] if said == expected else [wrong], 1)
