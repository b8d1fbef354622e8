"""An answer to its page: pure, from AnswerJson and Corpus to escaped HTML."""

from collections.abc import Iterator

from assistant.adapters.answer_json import (
    AnswerJson,
    SectionJson,
    StatementJson,
)
from assistant.domain.knowledge import Corpus
from ui.conflicts import conflicts
from ui.facts import facts_card, questions_card
from ui.markup import Html, el, group
from ui.proof import proof
from ui.sources import cites, references
from ui.thread import Thread
from ui.words import DISCLAIMER, REVIEW_STATES, STATUS, UNSIGNED, label, remote

_SHOWN_CHANGES = 8
# Characters of a question that can still be its own title.
_LONGEST_TITLE = 160


def thread_page(thread: Thread, corpus: Corpus) -> Html:
    """The conversation: earlier answers folded, the latest one open, with its controls."""
    last = len(thread.answers)
    parts = [
        _folded(answer, asked, turn, corpus)
        if turn < last
        else answer_page(answer, corpus, turn, asked=asked if turn > 1 else None)
        for turn, (answer, asked) in enumerate(zip(thread.answers, thread.asked, strict=True), 1)
    ]
    return el("div", *parts, cls="thread")


def _folded(answer: AnswerJson, asked: str, turn: int, corpus: Corpus) -> Html:
    page = answer_page(answer, corpus, turn, live=False)
    return el("details", el("summary", f"Turn {turn}: {asked}"), page, cls="earlier")


def answer_page(
    answer: AnswerJson, corpus: Corpus, turn: int = 1, live: bool = True, asked: str | None = None
) -> Html:
    """The whole page of one answer.

    Args:
        turn: number that makes the ids of the page unique, from 1.
        live: with controls that change facts and ask again.
        asked: how this turn came about, when it was not by a first question.
    """
    page = f"t{turn}"
    lead = [s for s in answer.sections if s.kind == "direct_answer"]
    rest = [s for s in answer.sections if s.kind != "direct_answer"]
    return el(
        "article",
        el("header", *_head(answer, asked), cls="head"),
        el("div", *(_section(s, corpus, page) for s in lead), _abstention(answer), cls="lead"),
        el("aside", *_rail(answer, corpus, page, live), cls="rail", aria_label="Patient"),
        el("div", *_rest(answer, rest, corpus, page), cls="rest"),
        cls="answer",
        id=page,
    )


def _head(answer: AnswerJson, asked: str | None) -> Iterator[Html | None]:
    if asked is not None:
        yield el("p", asked, cls="asked")
    whole = len(answer.question) <= _LONGEST_TITLE and answer.standalone == answer.question
    yield el("h2", answer.question if whole else answer.title, tabindex="-1")
    if answer.standalone != answer.question:
        yield el("p", el("strong", "Read as: "), answer.standalone, cls="readas")
    elif not whole:
        yield el("p", answer.question, cls="readas")
    if remote(answer.drafter):
        yield el("p", f"Sent to another machine: {answer.drafter} drafted this.", cls="banner")
    if answer.note:
        yield el("p", answer.note, cls="banner")
    yield el(
        "p",
        el("span", STATUS[answer.status], cls=f"pill {answer.status}"),
        _checked(answer),
        cls="status",
    )
    yield _changed(answer)


def _checked(answer: AnswerJson) -> str:
    released = sum(len(section.statements) for section in answer.sections)
    return f"{released} sentences checked and released, {len(answer.removed)} removed"


def _changed(answer: AnswerJson) -> Html | None:
    """What this turn says that the one before did not, and the other way round."""
    if not answer.changed:
        return None
    because = list(dict.fromkeys(change.because for change in answer.changed))
    items = [
        *(el("li", el("ins", c.after), cls="new") for c in answer.changed if not c.before),
        *(el("li", el("del", c.before), cls="gone") for c in answer.changed if not c.after),
        *(el("li", el("del", c.before), " ", el("ins", c.after)) for c in answer.changed
          if c.before and c.after),
    ]  # fmt: skip
    return el(
        "details",
        el("summary", f"What changed ({len(items)}): {'; '.join(because)}"),
        el("ul", *items),
        cls="changed",
        open=len(items) <= _SHOWN_CHANGES,
    )


def _rail(answer: AnswerJson, corpus: Corpus, page: str, live: bool) -> Iterator[Html | None]:
    yield questions_card(answer.missing_facts, corpus, page, live)
    yield facts_card(answer.facts, corpus.vocabulary, page, live)


def _rest(
    answer: AnswerJson, sections: list[SectionJson], corpus: Corpus, page: str
) -> Iterator[Html | None]:
    before = [s for s in sections if s.kind not in ("disagreement", "unsupported")]
    yield from (_section(section, corpus, page) for section in before)
    yield from (_section(s, corpus, page) for s in sections if s.kind == "disagreement")
    yield conflicts(answer.conflicts, page)
    yield from (_section(s, corpus, page) for s in sections if s.kind == "unsupported")
    yield _boundaries(answer, corpus)
    yield references(answer, corpus, page)
    yield _removed(answer)
    yield _status(answer)


def _section(section: SectionJson, corpus: Corpus, page: str) -> Html:
    items = [_statement(statement, corpus, page) for statement in section.statements]
    return el("section", el("h3", section.heading), el("ul", *items), cls=f"part {section.kind}")


def _statement(statement: StatementJson, corpus: Corpus, page: str) -> Html:
    strength = el("span", statement.strength, cls="strength") if statement.strength else None
    return el(
        "li",
        el("p", statement.text, " ", *cites(statement.citations, page), " ", strength),
        proof(statement, corpus),
        id=f"{page}-{statement.id}",
        cls="statement",
    )


def _abstention(answer: AnswerJson) -> Html | None:
    if answer.abstention is None:
        return None
    reason = answer.abstention.reason.replace("_", " ")
    return el(
        "section",
        el("h3", "No answer"),
        el("p", answer.abstention.detail),
        el("p", el("strong", "What would help: "), answer.abstention.unlock),
        el("p", f"Reason: {reason}.", cls="muted"),
        cls="part abstention",
    )


def _boundaries(answer: AnswerJson, corpus: Corpus) -> Html | None:
    if not answer.boundaries:
        return None
    items = [
        el("li", el("strong", f"{label(b.fact, corpus.vocabulary)} at {b.at}"), f": {b.changes}")
        for b in answer.boundaries
    ]
    return el("section", el("h3", "Where this advice changes"), el("ul", *items), cls="part")


def _removed(answer: AnswerJson) -> Html | None:
    if not answer.removed:
        return None
    items = [
        el(
            "li",
            el("del", finding.statement),
            el("p", f"{finding.kind.replace('_', ' ')}: {finding.message}"),
            *(el("p", f"Instead: {finding.repair}") for _ in [0] if finding.repair),
        )
        for finding in answer.removed
    ]
    summary = el("summary", f"Removed before release, and why ({len(items)})")
    return el("details", summary, el("ul", *items), cls="removed")


def _status(answer: AnswerJson) -> Html:
    """Review state, dates, drafter and the notice: what the reader has to know of the page."""
    rows = (
        ("Review", _stepper(answer.review.state)),
        ("In this state since", group(answer.review.since)),
        ("Last updated", group(answer.updated)),
        ("Drafted by", group(answer.drafter)),
        ("Written for", group(f"a {answer.role}")),
    )
    listed = [el("div", el("dt", name), el("dd", value)) for name, value in rows]
    unsigned = UNSIGNED if answer.review.state != "approved" else ""
    return el(
        "footer",
        el("h3", "About this page"),
        el("dl", *listed, cls="about"),
        el("p", DISCLAIMER.format(unsigned), cls="notice"),
        cls="part",
    )


def _stepper(state: str) -> Html:
    steps = [
        el("li", step.capitalize(), aria_current="step" if step == state else None)
        for step in REVIEW_STATES
    ]
    return el("ol", *steps, cls="stepper")
