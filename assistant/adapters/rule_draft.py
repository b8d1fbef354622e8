"""Proposals as a YAML file in the shape of `rules.yaml`, for a person to finish."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from assistant.adapters.passage_splitter import slugged
from assistant.domain.claim import Claim
from assistant.domain.condition import ALWAYS
from assistant.domain.domains import Interval
from assistant.domain.knowledge import Amount, Document, Kind, Stance, Vocabulary
from assistant.domain.patient import number
from assistant.reading.proposals import Proposal
from assistant.rules.leaves import Tree, rule_tree

TODO = "todo"
LONGEST_SENTENCE = 45  # words of `says`
_HEAD = """\
# Proposals for rules of {document}: {sentences} sentences that read like recommendations.
#
# Nothing here is active. A program read the sentences; a person has to judge each of them:
# 1. {first}
# 2. Take out what is no recommendation, and what belongs to one rule twice.
# 3. Do what each `draft: {{todo: ...}}` says: fill every `todo`, write `says` in plain words
#    with the whole condition, give the strength in the issuer's words, and add examples (one that
#    fires, one that does not, one unknown, and each number at its value and on both sides).
# 4. Take out every `draft` and, last, the line `state: proposed`. Until then the corpus
#    refuses this file.
# 5. Save it as rules.yaml beside guideline.md and run `groundrule rules check --corpus DIR`.
#
# The shape of every key: docs/corpus_format.md.
"""
_OWN = (
    "Give the document a folder in a corpus of yours (CONTRIBUTING): guideline.md with these\n"
    "#    quotes in its passages; each `anchor` below has to be one of its anchors."
)
_CORPUS = "Read the passage of each quote again: a quote has to stand in it letter for letter."


def draft(document: Document, found: Sequence[Proposal], vocabulary: Vocabulary) -> str:
    """The whole file."""
    taken: dict[str, int] = {}
    rules = [rule for one in found for rule in _rules(one, _stem(one), taken, document, vocabulary)]
    head = _HEAD.format(
        document=document.id, sentences=len(found), first=_OWN if document.is_users else _CORPUS
    )
    left_out = sum(passage.orders for passage in document.passages)
    if left_out:
        head += f"# {left_out} passages with words addressed to the machine were left out.\n"
    body = {
        "schema": "groundrule/rules@1",
        "state": "proposed",
        "document": document.id,
        "rules": rules,
    }
    dumped = yaml.safe_dump(body, sort_keys=False, allow_unicode=True, width=100)
    return head + dumped.replace("\n- id:", "\n\n- id:")


def _stem(one: Proposal) -> str:
    section = one.passage.section
    return slugged(section[-1])[:40].strip("-") if section else one.passage.anchor


def _rules(
    one: Proposal, stem: str, taken: dict[str, int], document: Document, vocabulary: Vocabulary
) -> Iterator[dict[str, Any]]:
    """One rule a claim; one to be filled where no claim was read."""
    for claim in one.claims or (None,):
        name = stem or "text"
        taken[name] = taken.get(name, 0) + 1
        yield {
            "id": f"{name}-{taken[name]}",
            "source": {"anchor": one.passage.anchor, "quote": one.quote},
            "when": _when(one, claim, vocabulary),
            "then": TODO if claim is None else _then(claim),
            "strength": one.strength or TODO,
            "says": one.quote if len(one.quote.split()) <= LONGEST_SENTENCE else TODO,
            "heading": _heading(claim, vocabulary),
            "examples": [],
            "draft": {
                "where": one.passage.locator,
                "condition": (claim.condition_text or "") if claim else "",
                "numbers": list(one.numbers),
                "todo": list(_todo(one, claim, document, vocabulary)),
            },
        }


def _when(one: Proposal, claim: Claim | None, vocabulary: Vocabulary) -> Tree:
    """Left open where words remain that may be a condition: nothing is to hold always unseen."""
    if claim is None or claim in one.partial or (claim.condition == ALWAYS and one.unread):
        return TODO
    return rule_tree(claim.condition, vocabulary)


def _then(claim: Claim) -> dict[str, Any]:
    then: dict[str, Any] = {"action": claim.action, "stance": claim.stance.value}
    if claim.safety:
        then["safety"] = True
    if claim.amount is not None:
        then["amount"] = {"quantity": _quantity(claim.amount), "unit": claim.amount.unit}
    return then


def _quantity(amount: Amount) -> str:
    """`1200`, `800-1000`, `<=2000` or `>30`."""
    match amount.quantity:
        case Interval(low, high) as found if found.point is not None:
            return f"{number(low)}"
        case Interval(low, high, low_open, _) if high.is_infinite():
            return f"{'>' if low_open else '>='}{number(low)}"
        case Interval(low, high, _, high_open) if low.is_infinite():
            return f"{'<' if high_open else '<='}{number(high)}"
        case Interval(low, high):
            return f"{number(low)}-{number(high)}"


def _heading(claim: Claim | None, vocabulary: Vocabulary) -> str:
    if claim is None:
        return "steps"
    if claim.safety:
        return "safety"
    if vocabulary[claim.action].kind is Kind.DRUG and claim.stance is not Stance.INSUFFICIENT:
        return "treatment"
    return "steps"


def _todo(
    one: Proposal, claim: Claim | None, document: Document, vocabulary: Vocabulary
) -> Iterator[str]:
    yield from one.unread
    if claim is None:
        yield "write `when` and `then`; add to the vocabulary what is missing there"
    else:
        label = vocabulary[claim.action].label
        yield f"check the reading: {claim.stance.value} {label}"
    if document.scale and one.strength not in document.scale:
        yield f"strength: one of {', '.join(document.scale)}"
    elif not document.scale:
        yield "strength: on the scale of the document"
    yield f"says: at most {LONGEST_SENTENCE} words, with the condition and the issuer's name"
    yield "examples: add them"
