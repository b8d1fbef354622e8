"""How one rule hangs together with a question: by its action, topic, facts and passage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.answer import RuleOutcome, Truth
from assistant.domain.condition import ALWAYS, All, AnyOf, Condition, Not, facts_in
from assistant.domain.knowledge import Advice, Stance, Vocabulary
from assistant.retrieval.foreign import foreign
from assistant.retrieval.subject import Subject

# Weights of the signals. An action that the question names outweighs everything else; a fact
# that the question states and the rule tests outweighs the rank of its passage.
ASKED, TOPIC, MENTIONED, STATED, RETRIEVED, SETTLED, SAFETY = 6.0, 2.0, 3.0, 1.0, 1.0, 2.0, 1.0
# A precaution that these facts call for is not crowded out by drugs that may be given.
PRECAUTION = 4.0
# What an editor marked as belonging on the first page about its topic.
KEY = 6.0
# A condition that the question names only by its class ("degenerative changes").
KIN = 1.0
# A rule that one further fact would settle is nearer to an answer than one that waits on many.
NEARLY = 2.0

# Where a question names no action, a rule of one of the nearest passages answers it.
NEAREST = 5

# A rule that is neither marked nor tested on what is mentioned needs a passage as close as this.
CLOSE = 10

# Passages below this rank lend a rule no weight.
DEEPEST_RANK = 20

# Passages up to this rank are what a question is most likely about, whatever action it names.
LEADING = 2


@dataclass(frozen=True, slots=True)
class Link:
    """How one rule hangs together with a question.

    Attributes:
        asked: its action is one that the question names, or of that class.
        topical: its action belongs to a topic of the question.
        mentioned: how many concepts its condition names that the question mentions.
        told: the question mentions at least two of the conditions that it tests.
        kin: the question mentions a class of one of them.
        stated: how many of its facts are known.
        rank: rank of its passage, None where it was not near.
        sibling: another member of a class that an asked action belongs to.
        exact: its action is the very one that the question names.
        kindred: its action is of the kind of an asked one: a drug, a test, ...
        named: the question names an action, a topic.
    """

    outcome: RuleOutcome
    asked: bool
    topical: bool
    mentioned: int
    told: bool
    kin: bool
    stated: int
    rank: int | None
    sibling: bool
    exact: bool
    kindred: bool
    named: tuple[bool, bool]

    @property
    def linked(self) -> bool:
        return bool(self.mentioned or self.kin or self.stated)

    @property
    def leads(self) -> bool:
        """Retrieval puts its passage first, or nearly."""
        return self.rank is not None and self.rank <= LEADING

    @property
    def entailed(self) -> bool:
        """True for these facts, and because of them."""
        return self.outcome.truth is Truth.TRUE and self.linked

    @property
    def emergency(self) -> bool:
        """An urgent step that these facts call for; beside it nothing else matters."""
        advice = self.outcome.rule.then
        urgent = isinstance(advice, Advice) and advice.safety and advice.stance is Stance.FOR
        return urgent and self.entailed

    @property
    def urgent(self) -> bool:
        """What still counts beside an emergency: safety, and what these facts make of the topic."""
        about = self.asked or self.topical
        rule = self.outcome.rule
        for_them = self.entailed or (self.told and rule.heading == "safety")
        return (rule.safety and self.linked) or (about and for_them)

    @property
    def speaks(self) -> bool:
        """It belongs on the page."""
        rule, by_action, by_topic = self.outcome.rule, *self.named
        if by_action:
            open_benefit = self.outcome.truth is Truth.UNKNOWN and not rule.safety
            on_it = self.asked and (self.linked or self.exact or not open_benefit)
            beside = self.entailed and not self.sibling
            near_safety = self.rank is not None and rule.heading == "safety"
            return on_it or (self.topical and (beside or near_safety or self.leads))
        if by_topic:
            close = self.rank is not None and self.rank <= CLOSE
            return self.topical and (rule.key or close or self.mentioned > 0 or self.entailed)
        return self.rank is not None

    @property
    def answers(self) -> bool:
        """It answers the question itself, where its condition holds."""
        rule = self.outcome.rule
        if self.emergency:
            return True
        if self.named[0]:
            close = self.kindred or self.told
            beside = self.entailed and close and not self.sibling
            leading = self.leads and (rule.when != ALWAYS or rule.heading != "safety")
            return self.asked or (self.topical and (beside or leading))
        nearest = self.rank is not None and self.rank <= NEAREST
        return rule.when != ALWAYS and (rule.key or nearest or (rule.safety and self.entailed))

    @property
    def score(self) -> float:
        rule, truth = self.outcome.rule, self.outcome.truth
        score = ASKED * self.asked + TOPIC * self.topical + KIN * self.kin
        score += MENTIONED * min(self.mentioned, 2) + STATED * min(self.stated, 2)
        score += SETTLED * (truth is Truth.TRUE and rule.when != ALWAYS)
        score += PRECAUTION * (self.entailed and not rule.safety and rule.heading == "safety")
        score += SAFETY * rule.safety + KEY * (rule.key and not self.named[0])
        if truth is Truth.UNKNOWN:
            score += NEARLY / len(self.outcome.needs)
        if self.rank is not None:
            score += RETRIEVED * (1 - (self.rank - 1) / DEEPEST_RANK)
        return score


def link(
    outcome: RuleOutcome, about: Subject, ranks: Mapping[str, int], vocabulary: Vocabulary
) -> Link | None:
    """The signals between a rule and a question; None for a rule that does not apply.

    A rule for other patients is let in when its condition names something that was mentioned.
    """
    advice = outcome.rule.then
    if outcome.truth is Truth.FALSE or not isinstance(advice, Advice):
        return None
    named = named_in(outcome.rule.when)
    if not named & about.concepts and foreign(outcome, about, vocabulary):
        return None
    tested = _with_classes(named, vocabulary)
    rank = ranks.get(outcome.rule.passage)
    return Link(
        outcome,
        asked=any(related(advice.action, action, vocabulary) for action in about.actions),
        topical=bool(vocabulary.topics(advice.action) & about.topics),
        mentioned=len(named & about.concepts),
        told=sum(vocabulary[c].kind.is_yes_or_no for c in named & about.concepts) > 1,
        kin=bool((tested - named) & about.concepts),
        stated=len(tested & about.stated),
        rank=rank if rank is not None and rank <= DEEPEST_RANK else None,
        sibling=_sibling(advice.action, about, vocabulary),
        exact=advice.action in about.actions,
        kindred=vocabulary[advice.action].kind in {vocabulary[a].kind for a in about.actions},
        named=(bool(about.actions), bool(about.topics)),
    )


def _sibling(action: str, about: Subject, vocabulary: Vocabulary) -> bool:
    """True for another member of a class that the asked action belongs to."""
    classes = vocabulary.ancestors(action)
    return any(classes & vocabulary.ancestors(asked) for asked in about.actions)


def _with_classes(concepts: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The concepts and the classes they belong to: "advanced degeneration" is degeneration."""
    return concepts.union(*(vocabulary.ancestors(concept) for concept in concepts))


def related(action: str, asked: str, vocabulary: Vocabulary) -> bool:
    """True when one of the two actions is the other or a class of it."""
    return vocabulary.is_a(action, asked) or vocabulary.is_a(asked, action)


def named_in(condition: Condition) -> frozenset[str]:
    """Concepts a condition tests: its facts, and the definitions it names."""
    names = {fact.partition("[")[0] for fact in facts_in(condition)}
    return frozenset(names | set(_definitions(condition)))


def _definitions(condition: Condition) -> Iterable[str]:
    match condition:
        case All(parts) | AnyOf(parts):
            if condition.name:
                yield condition.name
            for part in parts:
                yield from _definitions(part)
        case Not(part):
            yield from _definitions(part)
        case _:
            return
