"""Ids, fields and quotations that do not belong to the sentence; patients it does not hold for."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from assistant.domain.answer import DraftStatement, SectionKind
from assistant.domain.knowledge import Advice, Rule, Stance
from assistant.domain.patient import PatientFacts
from evals.mutations.kinds import Change, Mutation, Original, Stock, unsafe

Field = Callable[[DraftStatement, Stock, Random], DraftStatement | None]


def _advising(field: Field) -> Change:
    """A change of one field of a statement that names rules."""

    def change(original: Original, stock: Stock, draw: Random) -> Original | None:
        if not original.rules:
            return None
        changed = field(original.statement, stock, draw)
        if changed is None or changed == original.statement:
            return None
        return replace(original, statement=changed)

    return change


def _quoting(field: Field) -> Change:
    """A change of one field of a quotation."""

    def change(original: Original, stock: Stock, draw: Random) -> Original | None:
        if not original.statement.quotation:
            return None
        changed = field(original.statement, stock, draw)
        if changed is None or changed == original.statement:
            return None
        return replace(original, statement=changed)

    return change


def _rules(statement: DraftStatement, stock: Stock, draw: Random) -> DraftStatement:
    other = draw.choice(stock.corpus.rules).id
    made = (
        ("nobody/said-so",),
        (*statement.rules, "nobody/said-so"),
        (f"{statement.rules[0]}-2",),
        (statement.rules[0].upper(),),
        (other,),
        (*statement.rules, other),
        (),
    )
    return replace(statement, rules=draw.choice(made))


def _passages(statement: DraftStatement, stock: Stock, draw: Random) -> DraftStatement:
    other = draw.choice(tuple(stock.corpus.passages))
    made = (
        ("nowhere#at-all",),
        (*statement.passages, "nowhere#at-all"),
        (f"{statement.passages[0]}x",),
        (other,),
        (*statement.passages, other),
        (),
    )
    return replace(statement, passages=draw.choice(made))


def _strength(statement: DraftStatement, stock: Stock, draw: Random) -> DraftStatement:
    other = draw.choice(stock.corpus.rules).strength
    return replace(statement, strength=draw.choice((other, other, "required", "", "not")))


def _condition(statement: DraftStatement, stock: Stock, draw: Random) -> DraftStatement:
    other = draw.choice(stock.originals).statement.condition
    made = (other, "whatever the weather", "", "always", "no condition", None)
    return replace(statement, condition=draw.choice(made))


def _heading(statement: DraftStatement, _: Stock, draw: Random) -> DraftStatement:
    kinds: tuple[SectionKind, ...] = ("findings", "direct_answer", "disagreement", "unsupported")
    return replace(statement, heading=draw.choice(kinds))


def _flag(statement: DraftStatement, _: Stock, draw: Random) -> DraftStatement:
    """Advice that claims to be a quotation or a finding, with and without its rules."""
    made = (
        replace(statement, quotation=True),
        replace(statement, quotation=True, rules=(), strength=None),
        replace(statement, rules=(), passages=()),
        DraftStatement(f"Stated: {statement.text}", "findings"),
        DraftStatement("Stated: a history of cancer and a T-score of -3.", "findings"),
        DraftStatement("Stated: nothing speaks against any drug.", "findings"),
        DraftStatement(statement.text, "findings"),
        DraftStatement(statement.text, "unsupported", (), statement.passages, True),
    )
    return draw.choice(made)


def _quoted_otherwise(statement: DraftStatement, _: Stock, draw: Random) -> DraftStatement:
    """Words changed, dropped or added inside or beside the quotation marks."""
    before, mark, words = statement.text.partition("“")
    inside = words.rstrip("”").split(" ")
    place = draw.randrange(len(inside))
    texts = (
        " ".join((*inside[:place], *inside[place + 1 :])),
        " ".join((*inside[:place], "not", *inside[place:])),
        " ".join((*inside[:place], draw.choice(("always", "never", "7", "no")), *inside[place + 1 :])),
        " ".join(inside[: max(1, place)]),
        " ".join(reversed(inside)),
        " ".join(inside).upper(),
        " ".join(inside).replace(" ", "\u200b ", 1),
    )  # fmt: skip
    made = (
        *(f"{before}{mark}{text}”" for text in texts),
        f"{statement.text} This holds for every patient.",
        f"Stop every drug at once. {statement.text}",
        f"It is wrong that {statement.text}",
        f"{before}{' '.join(inside)}",
        f"{mark}{' '.join(inside)}”",
    )
    return replace(statement, text=draw.choice(made))


def _quoted_of_another(statement: DraftStatement, stock: Stock, draw: Random) -> DraftStatement:
    """The words of one passage under the name or the id of another."""
    other = draw.choice(stock.quotations).statement
    before, mark, words = statement.text.partition("“")
    others_before, _, others_words = other.text.partition("“")
    made = (
        replace(statement, text=f"{others_before}{mark}{words}"),
        replace(statement, text=f"{before}{mark}{others_words}"),
        replace(statement, passages=other.passages),
        replace(statement, passages=(*statement.passages, *other.passages)),
        replace(statement, passages=("nowhere#at-all",)),
        replace(statement, passages=()),
        replace(statement, quotation=False),
        replace(statement, heading="findings"),
        replace(statement, strength="strong recommendation"),
    )
    return draw.choice(made)


def _false_here(original: Original, _: Stock, draw: Random) -> Original | None:
    """The same sentence for a patient for whom its rule is false."""
    examples = [e for rule in original.rules for e in rule.examples if e.expect is False]
    if not examples or len(original.rules) != 1:
        return None
    return _for(original, draw.choice(examples).facts)


def _barred_here(original: Original, stock: Stock, draw: Random) -> Original | None:
    """The same advice for a patient for whom a safety rule forbids it."""
    actions = {r.then.action for r in original.rules if _advises(r) and isinstance(r.then, Advice)}
    vocabulary = stock.corpus.vocabulary
    examples = [
        example.facts
        for rule in stock.corpus.rules
        if isinstance(rule.then, Advice) and rule.safety and rule.then.stance is Stance.AGAINST
        if any(vocabulary.is_a(action, rule.then.action) for action in actions)
        for example in rule.examples
        if example.expect
    ]
    if not examples:
        return None
    facts = original.facts
    for fact in draw.choice(examples).facts:
        facts = facts.with_fact(fact)
    return _for(original, facts)


def _advises(rule: Rule) -> bool:
    return isinstance(rule.then, Advice) and rule.then.stance in (Stance.FOR, Stance.OPTIONAL)


def _for(original: Original, facts: PatientFacts) -> Original:
    return replace(original, facts=facts, companions=())


MUTATIONS: tuple[Mutation, ...] = (
    unsafe("rule of another or of none", _advising(_rules)),
    unsafe("passage of another or of none", _advising(_passages)),
    unsafe("strength field changed", _advising(_strength)),
    unsafe("condition field changed", _advising(_condition)),
    unsafe("section changed", _advising(_heading)),
    unsafe("shown as what it is not", _advising(_flag)),
    unsafe("quoted with changed words", _quoting(_quoted_otherwise)),
    unsafe("quoted from another", _quoting(_quoted_of_another)),
    unsafe("false for this patient", _false_here),
    unsafe("barred for this patient", _barred_here),
)
