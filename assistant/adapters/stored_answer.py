"""The JSON of `ask --json` back into a kept answer; `groundrule/answer@1` in files and stores."""

import json
from typing import Any

from pydantic import ValidationError

from assistant.adapters.answer_json import (
    SUPPOSED,
    AnswerJson,
    CertificateJson,
    ClaimJson,
    FactJson,
    StatementJson,
)
from assistant.adapters.marked_yaml import read_yaml
from assistant.domain.answer import (
    Certificate,
    CertifiedClaim,
    Citation,
    FoundNumber,
    Section,
    Statement,
)
from assistant.domain.claim import Claim, Verdict
from assistant.domain.errors import CorpusError, RequestError
from assistant.domain.knowledge import Stance
from assistant.domain.patient import Origin
from assistant.domain.stored import StoredAnswer, StoredFact, StoredReference

SCHEMA = "groundrule/answer@1"
LARGEST = 50_000_000
"""Bytes of one file of answers."""


def stored_answer(answer: AnswerJson) -> StoredAnswer:
    """What the answer said and rests on, references by passage."""
    passages = {reference.number: reference.passage for reference in answer.references}
    return StoredAnswer(
        question=answer.question,
        sections=tuple(
            Section(s.kind, s.heading, tuple(_statement(one, passages) for one in s.statements))
            for s in answer.sections
        ),
        facts=tuple(_fact(fact) for fact in answer.facts if _is_stated(fact)),
        references=tuple(
            StoredReference(r.passage, r.document, r.quote) for r in answer.references
        ),
        corpus=answer.digests.corpus,
        rules=answer.digests.rules,
        unnumbered=tuple(
            (one.id, tuple(n for n in one.citations if n not in passages))
            for s in answer.sections
            for one in s.statements
            if not set(one.citations) <= passages.keys()
        ),
    )


def _statement(one: StatementJson, passages: dict[int, str]) -> Statement:
    cited = tuple(passages[number] for number in one.citations if number in passages)
    certificate = _certificate(one.certificate)
    rules = tuple(one.rules)
    return Statement(one.id, one.text, cited, rules, one.condition, one.strength, certificate)


def _certificate(one: CertificateJson) -> Certificate:
    return Certificate(
        tuple(_claim(claim) for claim in one.claims),
        tuple(Citation(p.passage, p.quote, p.span) for p in one.passages),
        tuple(FoundNumber(n.text, n.value, n.unit, n.found_in) for n in one.numbers),
    )


def _claim(one: ClaimJson) -> CertifiedClaim:
    """Its condition is there in words only; the rule has it as a condition."""
    claim = Claim(one.action, Stance(one.stance), condition_text=one.condition, safety=one.safety)
    verdict = Verdict(one.verdict)
    return CertifiedClaim(claim, verdict, one.reason, tuple(one.rules), tuple(one.facts))


def _is_stated(fact: FactJson) -> bool:
    return fact.origin in ("stated", "given") or fact.text.startswith(SUPPOSED)


def _fact(fact: FactJson) -> StoredFact:
    value = str(fact.value).lower() if isinstance(fact.value, bool) else str(fact.value)
    supposed = fact.text.startswith(SUPPOSED)
    return StoredFact(
        fact.name,
        f"{value} {fact.unit}" if fact.unit else value,
        Origin.SUPPOSED if supposed else Origin(fact.origin),
        fact.turn,
        fact.span,
        fact.text.removeprefix(SUPPOSED) if supposed else fact.text,
    )


def read_answers(raw: bytes, name: str) -> tuple[AnswerJson, ...]:
    """The answers of a file: one, or one a line as `ask --batch` prints them.

    Raises:
        RequestError: it is no such file; the text names the line and the field.
    """
    if len(raw) > LARGEST:
        raise RequestError(f"{name} has {len(raw)} bytes; at most {LARGEST} are read.", "file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RequestError(f"{name} is not UTF-8 text; save it as UTF-8.", "file") from None
    if not text.strip():
        raise RequestError(f"{name} is empty; it has to hold what `ask --json` prints.", "file")
    try:
        return (_answer(json.loads(text), text, name, 1),)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise _no_json(name, error.lineno, error) from None
    except RecursionError as error:
        raise _no_json(name, 1, error) from None
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    return tuple(_line(line, name, number) for number, line in lines)


def _line(text: str, name: str, number: int) -> AnswerJson:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_json(name, number, error) from None
    return _answer(data, text, name, number)


def _no_json(name: str, line: int, error: Exception) -> RequestError:
    reason = error.msg if isinstance(error, json.JSONDecodeError) else error
    return RequestError(
        f"{name}:{line}: not JSON ({reason}); give what `groundrule ask --json` prints.", "file"
    )


def _answer(data: Any, text: str, name: str, line: int) -> AnswerJson:
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else type(data).__name__
        raise RequestError(
            f"{name}:{line}: no answer (schema {found!r}); give what `groundrule ask --json` "
            f"prints, which has the schema {SCHEMA!r}.",
            "schema",
        )
    try:
        return AnswerJson.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        path = first["loc"]
        field = ".".join(map(str, path)) or "file"
        given = "" if first["type"] == "missing" else f", found {first['input']!r}"[:120]
        place = _place(text, name, line, path)
        raise RequestError(f"{place}: {field}: {first['msg']}{given}.", field) from None


def _place(text: str, name: str, line: int, path: tuple[int | str, ...]) -> str:
    """File and line of a value; JSON is read as YAML for that, of which it is a part."""
    try:
        return f"{name}:{read_yaml(text, name, line).position(path).line}"
    except CorpusError:
        return f"{name}:{line}"
