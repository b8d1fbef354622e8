"""Text addressed to the machine: words that would order a reader of the page to pass it."""

import re
from collections.abc import Iterator

from assistant.checks.page import Page
from assistant.domain.answer import Finding, Severity

_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.\n]{0,40}\b(?:instructions?|prompts?"
    r"|directions|everything (?:above|before|you)|(?:safety )?(?:rules|checks|guardrails|filters)"
    r"|(?:the )?(?:above|previous text))\b"
    r"|\b(?:ignore|disregard|forget|remove)\b[^.\n]{0,40}\b(?:assignments?|tasks?|orders)\b"
    r"|\bforget (?:about )?(?:everything|all|what (?:you|we))\b"
    r"|\b(?:focus|concentrate) on (?:the|your|a) new\b|\bI want you to act as\b"
    r"|\byour (?:\w+ )?prompts?\b|\b(?:just|only) (?:print|output|reply|respond)\b"
    r"|\bvergiss (?:alle|alles|nun)\b|\bignorier\w* (?:alle|bisherige)\w*\b"
    r"|\bsystem prompt\b|\bdeveloper mode\b|\bjailbreak\b"
    r"|<\|(?:im_start|im_end|system|user|assistant)\|>|\[/?INST\]|<</?SYS>>"
    r"|\byou are (?:now )?(?:an? |the )?(?:\w+ ){0,3}(?:AI|assistant|chatbot|checker|auditor|"
    r"evaluator|verifier|validator|language model|LLM|GPT)\b"
    r"|\b(?:note|message|instructions?|attention|dear|hey)[ ,:]{1,2}(?:to |for )?(?:the |any )?"
    r"(?:AI|LLM|checker|auditor|verifier|validator|automated|model|reviewing (?:model|system))\b"
    r"|\b(?:mark|rate|classify|label|report|grade|score|treat|return|output|flag)\b[^.\n]{0,40}\b"
    r"(?:this|the) (?:answer|text|page|response|document|statements?)\b[^.\n]{0,30}\b"
    r"(?:pass(?:ed|ing)?|correct|valid|verified|supported|error-free|without errors)\b"
    r"|\b(?:return|output|respond with|answer with|print|set)\b[^.\n]{0,30}"
    r"(?:verdict[^.\n]{0,12}pass|\"pass\"|'pass'|only (?:the word )?pass)\b"
    r"|\bdo not (?:flag|report|audit|verify|fact-?check|list any (?:errors|findings))\b"
    r"|\bthis (?:answer|text|page) (?:has (?:already )?been (?:verified|audited)|must pass"
    r"|is exempt)[^.\n]{0,40}\b(?:checker|audit|no findings|skip|groundrule|pass)\b",
    re.I,
)


def check(page: Page) -> Iterator[Finding]:
    """`injection`, at the words that give the order; each place is told once."""
    for match in _ORDERS.finditer(page.text):
        start, end = _line(page.text, match)
        message = f"these words are addressed to the machine, not to a reader: {match[0]!r}"
        yield Finding("injection", Severity.ERROR, page.text[start:end], message, match.span())


def _line(text: str, match: re.Match[str]) -> tuple[int, int]:
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return start, end if end >= 0 else len(text)
