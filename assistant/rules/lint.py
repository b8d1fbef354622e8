"""Static analysis of a corpus: what a reader of the files would have to check by hand.

One function a kind of fault; each yields findings with file and line.
"""

from collections.abc import Iterator

from assistant.domain.answer import Truth
from assistant.domain.condition import atoms, facts_in
from assistant.domain.domains import within
from assistant.domain.knowledge import Corpus, Definition, Example, Rule, Vocabulary
from assistant.domain.lint import LintFinding
from assistant.rules.evaluate import RuleBase

_EXPECTED = {True: "fires", False: "does not fire", None: "is unknown"}


def lint(corpus: Corpus) -> tuple[LintFinding, ...]:
    """All findings, in file order."""
    base = RuleBase(corpus)
    found = (
        *(f for rule in corpus.rules for f in check_source(rule, corpus)),
        *(f for rule in corpus.rules for f in check_examples(rule, base)),
        *(f for rule in corpus.rules for f in check_questions(rule, corpus.vocabulary)),
        *check_superseded(corpus),
        *check_unused(corpus),
    )
    return tuple(sorted(found, key=lambda f: (f.position.file, f.position.line)))


def check_source(rule: Rule, corpus: Corpus) -> Iterator[LintFinding]:
    """The passage exists, and the quote stands in it word for word."""
    passage = corpus.passages.get(rule.passage)
    if passage is None:
        yield _finding("dangling_source", rule, f"the passage {rule.passage!r} does not exist")
    elif rule.quote not in passage.text:
        message = f"the quote {rule.quote[:60]!r} does not stand in {rule.passage!r}"
        yield _finding("quote_mismatch", rule, message)
    scale = corpus.source(rule).scale
    if scale and rule.strength not in scale:
        message = f"strength {rule.strength!r} is not on the document's scale ({', '.join(scale)})"
        yield _finding("dangling_source", rule, message)


def check_examples(rule: Rule, base: RuleBase) -> Iterator[LintFinding]:
    """Every example comes out as expected, and all three truths have one."""
    for example in rule.examples:
        truth = _truth(rule, example, base)
        if truth is not example.expect:
            message = f"example {example.name!r}: expected that the rule "
            message += f"{_EXPECTED[example.expect]}, but it {_EXPECTED[truth]}"
            yield LintFinding("example_failed", (rule.id,), message, example.position)
    wanted = {True, False, None} if facts_in(rule.when) else {True}
    for missing in wanted - {example.expect for example in rule.examples}:
        message = f"no example in which the rule {_EXPECTED[missing]}"
        yield _finding("example_failed", rule, message)


def _truth(rule: Rule, example: Example, base: RuleBase) -> bool | None:
    closed = base.close(example.facts)
    if isinstance(rule.then, Definition):
        return base.decide(base.condition(rule), closed)
    truth = base.outcome(rule, closed).truth
    return None if truth is Truth.UNKNOWN else truth is Truth.TRUE


def check_questions(rule: Rule, vocabulary: Vocabulary) -> Iterator[LintFinding]:
    """Every fact a rule needs can be asked for."""
    for fact in facts_in(rule.when):
        if vocabulary[fact.partition("[")[0]].question is None:
            yield _finding("unknown_concept", rule, f"the fact {fact!r} has no question")


def check_superseded(corpus: Corpus) -> Iterator[LintFinding]:
    """A current document does not rest on one that has been replaced."""
    for declared in corpus.disagreements:
        for rule in (corpus.rule[name] for side in declared.sides for name in side):
            if corpus.source(rule).superseded_by is not None:
                message = f"{declared.id} shows {rule.id!r}, whose document is superseded"
                yield LintFinding("superseded", (rule.id,), message, declared.position)


def check_unused(corpus: Corpus) -> Iterator[LintFinding]:
    """A measurement or attribute whose every value fits a comparison makes that one idle."""
    for rule in corpus.rules:
        for atom in atoms(rule.when):
            if within(corpus.vocabulary.domain(atom.fact), atom.admits):
                yield _finding("unused_concept", rule, f"`{atom.text}` holds for every value")


def _finding(kind: str, rule: Rule, message: str) -> LintFinding:
    return LintFinding(kind, (rule.id,), message, rule.position)
