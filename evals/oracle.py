"""The meaning of the rules told to Z3: an independent answer to what the rule core says.

Written from `docs/rules.md`, and sharing nothing with `assistant/rules` but the values of the
domain: every tie is a formula that Z3 solves itself.
"""

import z3

from assistant.adapters.z3_solver import Formulas
from assistant.domain.claim import Claim, Verdict, Wording
from assistant.domain.condition import Condition
from assistant.domain.domains import YES
from assistant.domain.knowledge import Advice, Corpus, Definition, Kind, Rule, Stance
from assistant.domain.patient import PatientFacts


class Oracle:
    """One corpus and one patient, with all that holds for every patient."""

    def __init__(self, corpus: Corpus, facts: PatientFacts) -> None:
        self.corpus = corpus
        self.formulas = Formulas(corpus.vocabulary)
        self.always = [self.formulas.lies(fact.name, fact.domain) for fact in facts.facts]
        for implied in corpus.vocabulary.implications:
            if not implied.assumed:
                self.always.append(z3.Implies(self.read(implied.when), self.read(implied.then)))
        for concept in corpus.vocabulary:
            if concept.kind in (Kind.CONDITION, Kind.FINDING):
                for parent in concept.isa:
                    self.always.append(z3.Implies(self._yes(concept.id), self._yes(parent)))
        for rule in corpus.rules:
            if isinstance(rule.then, Definition):
                self.always.append(z3.Implies(self.read(rule.when), self.read(rule.then.atom)))

    def read(self, condition: Condition) -> z3.BoolRef:
        """The condition as a formula."""
        return self.formulas.read(condition)

    def possible(self, *formulas: z3.BoolRef) -> bool:
        """True when some patient fits the facts and the formulas."""
        solver = z3.Solver()
        solver.add(*self.always, *formulas)
        solver.add(*self.formulas.held)
        return bool(solver.check() == z3.sat)

    def truth(self, formula: z3.BoolRef) -> bool | None:
        """True: for every patient. False: for none. None: for some."""
        some, others = self.possible(formula), self.possible(z3.Not(formula))
        return None if some and others else some

    def holds(self, rule: Rule) -> z3.BoolRef:
        """The rule's condition, and no rule that overrides it holds in its own right."""
        over = (o for o in self.corpus.rules if rule.id in o.overrides)
        return z3.And(self.read(rule.when), *(z3.Not(self.read(o.when)) for o in over))

    def verdict(self, claim: Claim) -> Verdict:
        """What the rules say to an unconditional claim without an amount."""
        if not self.possible():
            return Verdict.IMPOSSIBLE
        valid, invalid, both = self._world(claim)
        right, wrong, clash = map(self.truth, (valid, invalid, both))
        if clash is True or (right is True and wrong is True):
            return Verdict.CONFLICT
        if right is True:
            return Verdict.VALID
        if wrong is True:
            return Verdict.INVALID
        speaks = [self.holds(rule) for rule, _ in self._sides(claim)]
        return Verdict.SATISFIABLE if self.possible(z3.Or(speaks)) else Verdict.NOT_COVERED

    def _world(self, claim: Claim) -> tuple[z3.BoolRef, z3.BoolRef, z3.BoolRef]:
        """For one patient: some issuer is right, some is wrong, safety rules collide."""
        sides = self._sides(claim)
        affirm = z3.Or([self.holds(r) for r, pro in sides if r.safety and pro])
        deny = z3.Or([self.holds(r) for r, pro in sides if r.safety and not pro])
        right, wrong = [], []
        for document in sorted({r.document for r, _ in sides if not r.safety}):
            mine = [(r, pro) for r, pro in sides if r.document == document and not r.safety]
            says = self._document(mine, claim)
            right.append(says == 1)
            wrong.append(says == 2)
        silent = z3.And(z3.Not(affirm), z3.Not(deny))
        return (
            z3.Or(z3.And(affirm, z3.Not(deny)), z3.And(silent, z3.Or(right))),
            z3.Or(z3.And(deny, z3.Not(affirm)), z3.And(silent, z3.Or(wrong))),
            z3.And(affirm, deny),
        )

    def _document(self, mine: list[tuple[Rule, bool]], claim: Claim) -> z3.ArithRef:
        """1: right, 2: wrong, 0: silent; the first that holds of four kinds of rules decides."""
        says: z3.ArithRef = z3.IntVal(0)
        for exact, pro in ((False, True), (False, False), (True, True), (True, False)):
            kind = [r for r, p in mine if p is pro and (_action(r) == claim.action) is exact]
            says = z3.If(z3.Or([self.holds(r) for r in kind]), 1 if pro else 2, says)
        return says

    def _sides(self, claim: Claim) -> list[tuple[Rule, bool]]:
        found = []
        for rule in self.corpus.rules:
            mine = claim.issuer in (None, rule.document) or rule.safety
            if isinstance(rule.then, Advice) and mine:
                side = self._side(rule.then, claim)
                if side is not None:
                    found.append((rule, side))
        return found

    def _side(self, advice: Advice, claim: Claim) -> bool | None:
        """True when the advice affirms the claim, False when it denies it."""
        same = advice.action == claim.action
        member = same or claim.action in self._classes(advice.action)
        covers = same or advice.action in self._classes(claim.action)
        said, asked = advice.stance, claim.stance
        affirms = {
            Stance.FOR: member and said is Stance.FOR,
            Stance.OPTIONAL: member and said in (Stance.FOR, Stance.OPTIONAL),
            Stance.AGAINST: covers and said is Stance.AGAINST,
            Stance.INSUFFICIENT: covers and said is Stance.INSUFFICIENT,
        }[asked]
        overstated = same and said is Stance.OPTIONAL and claim.wording is not Wording.MAY
        denies = {
            Stance.FOR: (covers and said is Stance.AGAINST) or overstated,
            Stance.OPTIONAL: covers and said is Stance.AGAINST,
            Stance.AGAINST: (member and said is Stance.FOR) or (same and said is Stance.OPTIONAL),
            Stance.INSUFFICIENT: same and said in (Stance.FOR, Stance.AGAINST),
        }[asked]
        return True if affirms else False if denies else None

    def _classes(self, concept: str) -> set[str]:
        found: set[str] = set()
        for parent in self.corpus.vocabulary[concept].isa:
            found |= {parent} | self._classes(parent)
        return found

    def _yes(self, fact: str) -> z3.BoolRef:
        return self.formulas.lies(fact, YES)


def _action(rule: Rule) -> str:
    return rule.then.action if isinstance(rule.then, Advice) else ""
