"""The certificate of one statement, folded under it: claims, verdicts, rules, words, numbers."""

from collections.abc import Iterable

from assistant.adapters.answer_json import (
    CertificateJson,
    ClaimJson,
    NumberJson,
    PassageQuoteJson,
    StatementJson,
)
from assistant.domain.knowledge import Corpus
from ui.markup import Html, el
from ui.words import STANCES, VERDICTS, action, label, rule_says


def proof(statement: StatementJson, corpus: Corpus) -> Html | None:
    """None for a statement that is about the question only and rests on nothing."""
    certificate = statement.certificate
    if not (certificate.claims or certificate.passages or certificate.numbers):
        return None
    return el(
        "details",
        el("summary", f"Proof of {statement.id}: {_outcome(certificate)}"),
        _part("Claims", (_claim(claim, corpus) for claim in certificate.claims)),
        _part("Words it rests on", (_passage(quoted, corpus) for quoted in certificate.passages)),
        _part("Numbers", (_number(number) for number in certificate.numbers)),
        cls="proof",
    )


def _outcome(certificate: CertificateJson) -> str:
    verdicts = dict.fromkeys(VERDICTS[claim.verdict] for claim in certificate.claims)
    quoted = "quoted word for word" if certificate.passages else "its numbers"
    return "; ".join(verdicts) or quoted


def _part(name: str, items: Iterable[Html]) -> Html | None:
    listed = list(items)
    return el("div", el("h4", name), el("ul", *listed)) if listed else None


def _claim(claim: ClaimJson, corpus: Corpus) -> Html:
    known = [label(fact, corpus.vocabulary) for fact in claim.facts]
    rules = [_rule(name, corpus) for name in claim.rules]
    return el(
        "li",
        el("span", claim.verdict.replace("_", " "), cls=f"verdict {claim.verdict}"),
        f" {action(claim.action, corpus.vocabulary)}: {STANCES[claim.stance]}",
        " (safety)" if claim.safety else None,
        f", if {claim.condition}" if claim.condition else None,
        f" ({claim.reason})" if claim.reason else None,
        el("p", f"Facts: {', '.join(known)}") if known else None,
        el("ul", *rules, cls="rules") if rules else None,
    )


def _rule(name: str, corpus: Corpus) -> Html:
    says = rule_says(name, corpus)
    return el("li", el("code", name), f" {says}" if says else None)


def _passage(quoted: PassageQuoteJson, corpus: Corpus) -> Html:
    passage = corpus.passages.get(quoted.passage)
    place = f", {passage.locator}" if passage else ""
    start, end = quoted.span
    return el(
        "li",
        el("q", quoted.quote),
        " ",
        el("code", quoted.passage),
        f"{place}, characters {start} to {end}",
    )


def _number(number: NumberJson) -> Html:
    return el("li", el("strong", number.text), " stands in ", el("code", number.found_in))
