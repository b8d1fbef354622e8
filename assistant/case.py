"""Reading, rules and passages to the Case: everything an answer may use, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.domain.answer import Case, Hit, RuleOutcome, Truth
from assistant.domain.knowledge import Advice, Document
from assistant.domain.patient import PatientFacts
from assistant.retrieval.fusion import Fused
from assistant.retrieval.relevance import relevant
from assistant.retrieval.subject import Subject, subject
from assistant.rules.bars import barred, bars
from assistant.rules.boundaries import boundaries
from assistant.rules.closure import Closed
from assistant.rules.conflicts import conflicts
from assistant.rules.evaluate import RuleBase, applies
from assistant.rules.missing import missing_facts

# Relevant rules that a Case carries; the drafter shows fewer.
RULES = 48
# Those of them whose disagreements between issuers are shown.
FOREMOST = 16
# Cosine similarity of question and passage from which a passage speaks to the question. Off the
# topic, the nearest passage stays below .39 (other medicine) or .25 (no medicine); on it, the
# right one reaches .46 or more in lay words too.
NEAR = 0.42


def build_case(
    question: str,
    standalone: str,
    concepts: tuple[str, ...],
    stated: PatientFacts,
    hits: tuple[Fused, ...],
    base: RuleBase,
    problems: tuple[str, ...] = (),
    news: tuple[str, ...] = (),
    shelved: tuple[Fused, ...] = (),
) -> Case:
    """The Case of one question.

    Args:
        concepts: what the stand-alone question mentions.
        stated: facts of the whole conversation, before inference.
        hits: fused retrieval, best first.
        problems: sentences on facts that were not understood.
        news: conditions that a follow-up brings to the question before it.
        shelved: fused retrieval over the user's own documents, best first.
    """
    closed = base.close(stated)
    clash = _clash(closed, problems, base)
    vocabulary = base.corpus.vocabulary
    about = subject(concepts, stated.names(), closed.facts.names(), vocabulary, news)
    refused = bool(clash) or about.elsewhere
    chosen = () if refused else _chosen(about, hits, closed, base)
    touched = {outcome.rule.id for outcome in chosen[:FOREMOST]}
    quotable, background = ((), False) if refused else _quotable(hits, closed, base)
    own = () if clash else tuple(h for h in shelved if (h.similarity or 0) >= NEAR)
    return Case(
        question=question,
        standalone=standalone,
        title=_title(standalone),
        facts=closed.facts,
        outcomes=chosen,
        evidence=_evidence(chosen, (*hits, *own), base),
        quotable=quotable,
        own=tuple(hit.passage for hit in own),
        background=background,
        asked=about.actions,
        conflicts=conflicts(touched, closed, base),
        missing=missing_facts(chosen, base.corpus.vocabulary),
        boundaries=boundaries(chosen, closed, base),
        in_scope=bool(chosen or quotable or own),
        clash=clash,
    )


def _chosen(
    about: Subject, hits: tuple[Fused, ...], closed: Closed, base: RuleBase
) -> tuple[RuleOutcome, ...]:
    near = (hit for hit in hits if (hit.similarity or 0) >= NEAR)
    ranks = {hit.passage: rank for rank, hit in enumerate(near, 1)}
    speaking = relevant(base.outcomes(closed), about, ranks, base.corpus.vocabulary)
    allowed = (o for o in speaking if not barred(o.rule, closed, base))
    first = tuple(outcome for outcome, _ in zip(allowed, range(RULES), strict=False))
    return tuple(
        replace(base.proved(outcome, closed), bars=bars(outcome.rule, closed.stated, base))
        for outcome in first
    )


def _quotable(
    hits: tuple[Fused, ...], closed: Closed, base: RuleBase
) -> tuple[tuple[str, ...], bool]:
    """Passages without a rule, then those whose rules may apply; and whether one without leads."""
    near = [
        hit.passage
        for hit in hits
        if (hit.similarity or 0) >= NEAR and _current(_source(hit, base), closed)
    ]
    bare = tuple(passage for passage in near[:5] if passage not in base.by_passage)
    open_ = tuple(
        passage
        for passage in near
        if any(
            base.outcome(rule, closed).truth is not Truth.FALSE
            for rule in base.by_passage.get(passage, ())
        )
    )
    return (*bare, *open_), bool(near) and near[0] in bare


def _source(hit: Fused, base: RuleBase) -> Document:
    return base.corpus.documents[base.corpus.passages[hit.passage].document]


def _current(document: Document, closed: Closed) -> bool:
    return document.superseded_by is None and applies(document, closed)


def _evidence(
    chosen: Iterable[RuleOutcome], hits: tuple[Fused, ...], base: RuleBase
) -> tuple[Hit, ...]:
    """What retrieval found, and the passages of every rule that fired."""
    passages = base.corpus.passages
    found = {
        hit.passage: Hit(
            passages[hit.passage], hit.score, hit.lexical_rank, hit.dense_rank, hit.similarity
        )
        for hit in hits
    }
    for outcome in chosen:
        if outcome.truth is Truth.TRUE and isinstance(outcome.rule.then, Advice):
            name = outcome.rule.passage
            found.setdefault(name, Hit(passages[name], 0.0, None, None))
    return tuple(found.values())


def _clash(closed: Closed, problems: tuple[str, ...], base: RuleBase) -> tuple[str, ...]:
    if not closed.clash:
        return problems
    labels = [base.corpus.vocabulary[n.partition("[")[0]].label for n in closed.clash]
    return (*problems, f"These facts contradict each other: {', '.join(labels)}.")


def _title(standalone: str) -> str:
    words = standalone.strip().rstrip("?.! ")
    return words if len(words) <= 90 else f"{words[:89].rsplit(' ', 1)[0]} …"
