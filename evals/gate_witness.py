"""What a released statement is, found without the gate: its source's own words, or other words.

The rules are asked through Z3 (`oracle.py`), never through the rule core; the words are compared
with the corpus, never read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import z3

from assistant.domain.answer import SectionKind, Statement
from assistant.domain.claim import Claim, Verdict, Wording
from assistant.domain.condition import Atom
from assistant.domain.domains import Domain, Options, disjoint
from assistant.domain.knowledge import Advice, Corpus, Document, Rule
from assistant.domain.patient import PatientFacts
from assistant.rules.words import in_words, provided, quoted, together
from evals.oracle import Oracle


@dataclass(frozen=True)
class Witness:
    """Says of released statements what is wrong with them; remembers what Z3 said."""

    corpus: Corpus
    _entailed: dict[object, str] = field(default_factory=dict, compare=False, repr=False)
    _oracles: dict[Domain | None, "Standing"] = field(
        default_factory=dict, compare=False, repr=False
    )

    def own_words(self, statement: Statement) -> bool:
        """The text is a whole passage behind its issuer, or what its rules say in the corpus."""
        if not statement.rules:
            passages = [self.corpus.passages[p] for p in statement.passages]
            documents = self.corpus.documents
            return [quoted(documents[p.document], p) for p in passages] == [statement.text]
        rules = [self.corpus.rule[name] for name in statement.rules]
        sentences = tuple(dict.fromkeys(rule.says for rule in rules))
        if len(sentences) > 1:
            return statement.text == together(sentences)
        return statement.text in (sentences[0], self._with_bars(sentences[0], statement))

    def faults(self, kind: SectionKind, statement: Statement, facts: PatientFacts) -> list[str]:
        """What beside its words is wrong: ids, fields, or that it does not hold here."""
        if not statement.rules:
            return []
        rules = [self.corpus.rule[name] for name in statement.rules]
        return [*self._fields(rules, statement), *self._holds(kind, rules, statement, facts)]

    def _with_bars(self, says: str, statement: Statement) -> str:
        return provided(says, self._bars(statement), self.corpus.vocabulary)

    def _bars(self, statement: Statement) -> tuple[Rule, ...]:
        """The open safety rules that its certificate names."""
        open_ = [c for c in statement.certificate.claims if c.verdict is Verdict.SATISFIABLE]
        rules = (self.corpus.rule[name] for claim in open_ for name in claim.rules)
        return tuple(rule for rule in rules if rule.safety)

    def _fields(self, rules: list[Rule], statement: Statement) -> list[str]:
        bars = self._bars(statement)
        vocabulary = self.corpus.vocabulary
        proviso = provided("", bars, vocabulary)[2:-1]
        conditions = {None, proviso, *(in_words(rule.when, vocabulary) for rule in rules)}
        sources = {rule.passage for rule in (*rules, *bars)}
        strengths = {None, *(rule.strength for rule in rules)}
        wrong = {
            "cites other passages": set(statement.passages) != sources,
            "names another condition": statement.condition not in conditions,
            "names another strength": statement.strength not in strengths,
        }
        return [fault for fault, found in wrong.items() if found]

    def _holds(
        self, kind: SectionKind, rules: list[Rule], statement: Statement, facts: PatientFacts
    ) -> list[str]:
        bars = self._bars(statement) if "provided none" in statement.text else ()
        found = []
        for rule in rules:
            key = (rule.id, tuple(bar.id for bar in bars), facts, kind == "direct_answer")
            if key not in self._entailed:
                self._entailed[key] = self._asked(rule, bars, facts, kind == "direct_answer")
            if self._entailed[key]:
                found.append(f"{rule.id} {self._entailed[key]}")
        return found

    def _asked(self, rule: Rule, bars: tuple[Rule, ...], facts: PatientFacts, direct: bool) -> str:
        """What Z3 says against the rule's sentence for this patient; nothing where it holds."""
        advice = rule.then
        if not isinstance(advice, Advice):
            return "advises nothing"
        oracle = self._oracle(facts)
        stated = [oracle.read(Atom(fact.name, fact.domain, "")) for fact in facts.facts]
        oracle.always = list(stated)
        wrong = self._verdict(advice, rule, bars, direct, oracle)
        if not wrong:
            return ""
        oracle.always = [*stated, *self._defaults(oracle, stated, rule)]
        return self._verdict(advice, rule, bars, direct, oracle)

    def _oracle(self, facts: PatientFacts) -> "Standing":
        """The rules in force for these facts; they differ by country only."""
        stated = facts.domains().get("jurisdiction")
        if stated not in self._oracles:
            self._oracles[stated] = Standing(_in_force(self.corpus, stated))
        return self._oracles[stated]

    def _verdict(
        self, advice: Advice, rule: Rule, bars: tuple[Rule, ...], direct: bool, oracle: Oracle
    ) -> str:
        holds = oracle.holds(rule)
        truth = oracle.truth(holds)
        if truth is False or (direct and truth is None):
            return f"is {truth} here"
        oracle.always += [holds, *(z3.Not(oracle.read(bar.when)) for bar in bars)]
        # The words are the source's, so its strength is; Z3 is asked for the direction.
        claim = Claim(advice.action, advice.stance, Wording.MAY, issuer=rule.document)
        verdict = oracle.verdict(claim)
        return "" if verdict is Verdict.VALID else f"is {verdict.value} here"

    def _defaults(
        self, oracle: Oracle, stated: list[z3.BoolRef], rule: Rule
    ) -> Iterator[z3.BoolRef]:
        """General knowledge counts, as every page says, where nothing else speaks against it."""
        oracle.always = [*stated, oracle.holds(rule)]
        for implied in self.corpus.vocabulary.implications:
            default = z3.Implies(oracle.read(implied.when), oracle.read(implied.then))
            if implied.assumed and oracle.possible(default):
                oracle.always.append(default)
                yield default


class Standing(Oracle):
    """An oracle that keeps what holds for every patient, and is asked about one after the other.

    `always` is what holds for the patient of the moment.
    """

    def __init__(self, corpus: Corpus) -> None:
        super().__init__(corpus, PatientFacts())
        for rule in corpus.rules:
            self.read(rule.when)
        self._solver = z3.Solver()
        self._solver.add(*self.always, *self.formulas.held)
        self._kept = len(self.formulas.held)
        self._holding: dict[str, z3.BoolRef] = {}
        self.always = []

    def holds(self, rule: Rule) -> z3.BoolRef:
        """The rule's condition, and no rule that overrides it; built once."""
        if rule.id not in self._holding:
            self._holding[rule.id] = super().holds(rule)
        return self._holding[rule.id]

    def possible(self, *formulas: z3.BoolRef) -> bool:
        """True when some patient fits the facts and the formulas."""
        self._solver.push()
        self._solver.add(*self.formulas.held[self._kept :], *self.always, *formulas)
        found = self._solver.check() == z3.sat
        self._solver.pop()
        return bool(found)


def _in_force(corpus: Corpus, stated: Domain | None) -> Corpus:
    """The rules without those of replaced documents and of other countries."""
    kept = tuple(r for r in corpus.rules if _counts(corpus.source(r), stated))
    return replace(corpus, rules=kept)


def _counts(document: Document, stated: Domain | None) -> bool:
    places = Options(frozenset(document.jurisdiction))
    elsewhere = bool(document.jurisdiction) and stated is not None and disjoint(stated, places)
    return document.superseded_by is None and not elsewhere
