"""What our own sentences may say: their rules' words, what is known, or a passage's words.

The gate asks here for every drafted statement. Nothing is taken from the drafter on trust: the
words, the citations, the condition and the strength are compared with what the rules say.
"""

from collections.abc import Iterator
from typing import assert_never

from assistant.checks.ground import Ground
from assistant.checks.rewording import reads_same
from assistant.domain.answer import DraftStatement, Finding, Severity, Truth
from assistant.domain.claim import Claim, Judgement, Verdict
from assistant.domain.knowledge import Advice, Rule
from assistant.rules.bars import barring
from assistant.rules.known import known
from assistant.rules.words import in_words, provided, quoted, together

Judgements = tuple[tuple[Claim, Judgement], ...]


def check(statement: DraftStatement, judgements: Judgements, ground: Ground) -> Iterator[Finding]:
    """What in a statement its sources do not say; each finding keeps it from being released."""
    if statement.heading == "findings":
        yield from _findings(statement, ground)
    elif statement.quotation:
        yield from _quotation(statement, ground)
    else:
        yield from _advice(statement, judgements, ground)


def _findings(statement: DraftStatement, ground: Ground) -> Iterator[Finding]:
    facts = ground.closed.facts
    own = known(facts, ground.base.corpus.vocabulary)
    if statement not in [DraftStatement(sentence, "findings") for sentence in own]:
        yield blocked("unstated_fact", statement, "is not what is known of the patient")


def _quotation(statement: DraftStatement, ground: Ground) -> Iterator[Finding]:
    """A whole passage, word for word, behind the name of its issuer, and not of other patients."""
    cited = [ground.passages[name] for name in statement.passages if name in ground.passages]
    words = [quoted(ground.documents[passage.document], passage) for passage in cited]
    if words != [statement.text] or (statement.rules, statement.strength) != ((), None):
        yield blocked("misquote", statement, "is not its passage, word for word, with the issuer")
        return
    closed = ground.closed
    rules = ground.base.by_passage.get(cited[0].id, ())
    if rules and all(ground.base.outcome(r, closed).truth is Truth.FALSE for r in rules):
        yield blocked("scope_mismatch", statement, "quotes a passage that is about other patients")


def _advice(statement: DraftStatement, judgements: Judgements, ground: Ground) -> Iterator[Finding]:
    rules = rules_of(statement, ground)
    if not rules:
        yield blocked("unsupported", statement, "rests on no rule and is not a quotation")
    elif len(rules) < len(statement.rules):
        yield blocked("dangling_citation", statement, "names a rule that does not exist")
    elif not _says(statement.text, rules, judgements, ground):
        yield blocked("unread", statement, "does not read back as the rules that it names")
    else:
        yield from _sources(statement, rules, judgements, ground)
        yield from _place(statement, rules, ground)
        for _, judgement in judgements:
            yield from _verdict(statement, judgement, ground)


def _place(statement: DraftStatement, rules: tuple[Rule, ...], ground: Ground) -> Iterator[Finding]:
    """Its rules are in force here, for such a patient; what waits is no direct answer."""
    closed = ground.closed
    if not all(ground.in_force(rule) for rule in rules):
        message = "rests on a document that has been replaced, or on one of another country"
        yield blocked("scope_mismatch", statement, message)
    truths = {ground.base.outcome(rule, closed).truth for rule in rules}
    if Truth.FALSE in truths:
        yield blocked("scope_mismatch", statement, "its condition is false for this patient")
    elif statement.heading == "direct_answer" and truths != {Truth.TRUE}:
        message = "waits on facts that are not known, so it is no direct answer"
        yield blocked("decisive_fact_missing", statement, message)


def _verdict(statement: DraftStatement, judgement: Judgement, ground: Ground) -> Iterator[Finding]:
    """What may leave: proved, or conditional with its condition, or with both issuers named.

    What the rules contradict is found by `claims.check`.
    """
    match judgement.verdict:
        case Verdict.VALID | Verdict.INVALID | Verdict.IMPOSSIBLE:
            return
        case Verdict.SATISFIABLE:
            if statement.condition is None:
                message = "depends on facts that are not known, and does not say so"
                yield blocked("decisive_fact_missing", statement, message, judgement)
        case Verdict.CONFLICT:
            names = {
                ground.base.corpus.source(ground.base.corpus.rule[r]).abbreviation
                for r in judgement.rules
            }
            if not all(name in statement.text for name in names):
                message = f"does not name all of {', '.join(sorted(names))}, who differ on it"
                yield blocked("issuers_differ", statement, message, judgement)
        case Verdict.NOT_COVERED | Verdict.UNTRANSLATED:
            message = "no rule speaks for it, so only a quotation may say it"
            yield blocked("unsupported", statement, message, judgement)
        case _:
            assert_never(judgement.verdict)


def _sources(
    statement: DraftStatement, rules: tuple[Rule, ...], judgements: Judgements, ground: Ground
) -> Iterator[Finding]:
    vocabulary = ground.base.corpus.vocabulary
    bars = [bar for claim, found in judgements for bar in barring(claim, found, ground.base)]
    sources = {rule.passage for rule in (*rules, *bars)}
    if missing := sources - set(statement.passages):
        yield blocked("uncited", statement, f"does not cite {min(missing)!r}, on which it rests")
    if foreign := set(statement.passages) - sources:
        yield blocked("unsupported", statement, f"cites {min(foreign)!r}, where this is not said")
    if statement.strength not in (None, rules[0].strength):
        yield blocked("strength_mismatch", statement, f"{statement.strength!r} is not its strength")
    conditions = {in_words(rule.when, vocabulary) for rule in rules}
    if statement.condition not in (None, *conditions, proviso(tuple(bars), ground)):
        yield blocked(
            "condition_dropped", statement, f"{statement.condition!r} is no condition of it"
        )


def rules_of(statement: DraftStatement, ground: Ground) -> tuple[Rule, ...]:
    """Those of the rules it names that exist and give advice."""
    found = (ground.base.corpus.rule.get(name) for name in statement.rules)
    return tuple(rule for rule in found if rule is not None and isinstance(rule.then, Advice))


def _says(text: str, rules: tuple[Rule, ...], judgements: Judgements, ground: Ground) -> bool:
    """The text is what every one of the rules says here, or what all of them say together.

    A rule's own sentence is the corpus's text and is checked there; any other wording has to
    read back as the same claims.
    """
    sentences = tuple(dict.fromkeys(rule.says for rule in rules))
    if len(sentences) > 1:
        return text == together(sentences)
    expected = [sentence(r, *pair, ground) for r, pair in zip(rules, judgements, strict=True)]
    return all(
        text == words or reads_same(words, text, ground.lexicon, ground.base.corpus)
        for words in expected
    )


def sentence(rule: Rule, claim: Claim, judgement: Judgement, ground: Ground) -> str:
    """The rule's own sentence, with what would forbid it where that is open."""
    bars = barring(claim, judgement, ground.base)
    return provided(rule.says, bars, ground.base.corpus.vocabulary) if bars else rule.says


def proviso(bars: tuple[Rule, ...], ground: Ground) -> str:
    """What would forbid it, as the condition of a statement."""
    return provided("", bars, ground.base.corpus.vocabulary)[2:-1]


def blocked(
    kind: str, statement: DraftStatement, message: str, judgement: Judgement | None = None
) -> Finding:
    """A finding that keeps a statement of ours from being released."""
    return Finding(
        kind,
        Severity.ERROR,
        statement.text,
        message,
        rules=judgement.rules if judgement else statement.rules,
        facts=judgement.facts if judgement else (),
        passages=statement.passages,
    )
