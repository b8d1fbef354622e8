"""`impossible_facts`: the facts that the answer is given for cannot all hold."""

from collections.abc import Iterator

from assistant.checks.page import Page, found
from assistant.domain.answer import Finding, Severity
from assistant.domain.claim import Verdict


def check(page: Page) -> Iterator[Finding]:
    """One finding for each set of facts that exclude each other, in words or handed over.

    Where a claim was judged impossible for them, it has been said there.
    """
    for one in page.contradictions:
        yield found("impossible_facts", Severity.ERROR, None, one.text, facts=one.facts)
    clash = page.ground.base.clash(page.ground.facts)
    if clash and not any(j.verdict is Verdict.IMPOSSIBLE for _, _, j in page.claims()):
        vocabulary = page.ground.base.corpus.vocabulary
        labels = ", ".join(vocabulary[name.partition("[")[0]].label for name in clash)
        message = f"these facts contradict each other: {labels}; correct them and check again"
        yield found("impossible_facts", Severity.ERROR, None, message, facts=clash)
