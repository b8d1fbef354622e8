"""`export fhir`: a rule base as FHIR R4, one PlanDefinition a document in a Bundle.

A rule is an action: its condition as an expression, its direction as a code, its strength in
the issuer's own words, and its quote and DOI as documentation. Everything is validated before
it is handed out.
"""

from datetime import date
from typing import Any

from fhir.resources.R4B import get_fhir_model_class

from assistant.domain.knowledge import Advice, Corpus, Document, Review, Rule
from assistant.rules.evaluate import RuleBase
from assistant.rules.tree import expression
from assistant.rules.words import in_words

STANCE = "urn:groundrule:stance"
ACTION = "urn:groundrule:action"
LANGUAGE = "text/x-groundrule"
STRENGTH = "http://hl7.org/fhir/StructureDefinition/cqf-strengthOfRecommendation"
_PLAN_TYPE = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
_ISO = "urn:iso:std:iso:3166"
_COUNTRIES = {"US": "US", "UK": "GB", "CA": "CA"}


def plan_definitions(corpus: Corpus) -> dict[str, Any]:
    """A Bundle of all documents with rules, as JSON data that is valid FHIR R4."""
    base = RuleBase(corpus)
    plans = [
        _plan(document, rules, base)
        for document in corpus.documents.values()
        if (rules := [rule for rule in corpus.rules if rule.document == document.id])
    ]
    model = get_fhir_model_class("PlanDefinition")
    for plan in plans:
        model.model_validate(plan)
    entries = [{"fullUrl": plan["url"], "resource": plan} for plan in plans]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    get_fhir_model_class("Bundle").model_validate(bundle)
    return bundle


def _plan(document: Document, rules: list[Rule], base: RuleBase) -> dict[str, Any]:
    plan: dict[str, Any] = {
        "resourceType": "PlanDefinition",
        "id": document.id,
        "url": f"urn:groundrule:plan-definition:{document.id}",
        "identifier": [{"value": document.id}],
        "version": document.updated,
        "name": "".join(part.capitalize() for part in document.id.split("-")),
        "title": document.title,
        "type": {"coding": [{"system": _PLAN_TYPE, "code": "eca-rule"}]},
        "status": "active" if document.review is Review.APPROVED else "draft",
        "date": _day(document.updated),
        "description": f"Rules from a digest in own words; for {document.population}. "
        f"Review: {document.review.value} since {document.review_since}.",
        "copyright": document.licence,
        "author": [{"name": document.organisation}],
        "relatedArtifact": [_artifact(document)],
        "action": [_action(rule, document, base) for rule in rules],
    }
    if document.jurisdiction:
        plan["jurisdiction"] = [_country(name) for name in document.jurisdiction]
    return plan


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _country(name: str) -> dict[str, Any]:
    code = _COUNTRIES.get(name)
    return {"coding": [{"system": _ISO, "code": code}], "text": name} if code else {"text": name}


def _artifact(document: Document) -> dict[str, Any]:
    cited = f"{document.organisation}. {document.title}. {document.published}."
    found = {"type": "derived-from", "label": document.id, "citation": cited}
    url = f"https://doi.org/{document.doi}" if document.doi else document.url
    return {**found, "url": url} if url else found


def _action(rule: Rule, document: Document, base: RuleBase) -> dict[str, Any]:
    vocabulary = base.corpus.vocabulary
    passage = base.corpus.passages[rule.passage]
    condition = base.condition(rule)
    words = in_words(condition, vocabulary) or "always"
    return {
        "id": rule.id.partition("/")[2],
        "title": rule.id,
        "description": rule.says,
        "code": _codes(rule, base.corpus),
        "documentation": [
            {
                **_artifact(document),
                "extension": [{"url": STRENGTH, "valueCodeableConcept": {"text": rule.strength}}],
                "type": "citation",
                "label": passage.locator,
                "display": rule.quote,
            }
        ],
        "condition": [
            {
                "kind": "applicability",
                "expression": {
                    "description": f"When: {words}",
                    "language": LANGUAGE,
                    "expression": expression(condition),
                },
            }
        ],
    }


def _codes(rule: Rule, corpus: Corpus) -> list[dict[str, Any]]:
    """Direction and action; whether it is a safety rule; for a definition what it defines."""
    if not isinstance(rule.then, Advice):
        coding = {"system": STANCE, "code": "defines"}
        return [{"coding": [coding], "text": rule.then.atom.text}]
    advice = rule.then
    label = corpus.vocabulary[advice.action].label
    stance = [{"system": STANCE, "code": advice.stance.value}]
    if advice.safety:
        stance.append({"system": STANCE, "code": "safety"})
    action = {"system": ACTION, "code": advice.action, "display": label}
    return [{"coding": stance}, {"coding": [action]}]
