"""How one rule stands to a company: it gives, it is competitive, it is nearly reached, it is not for this company, or one cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from tools.amounts import plain
from tools.award import Assessment, Outcome
from tools.catalogue import RULES
from tools.clauses import ByChoice, Figure, Quote
from tools.conditions import Condition, Holds, Limit, amount_in_unit
from tools.facts import Fact, Kind, Value
from tools.formulas import AmountRange, Fixed, Higher, PerUnit, Tiers, WeightedScore
from tools.rule import Rule

ABOUT_THE_COMPANY = 4  # a fact that so many awards look at says what a company is, not that an award is its own
NEAR = Decimal("0.5")  # from half of a threshold on a company is nearly there


class Standing(StrEnum):
    """In the order in which a plan tells them."""

    ELIGIBLE = "eligible"
    COMPETITIVE = "competitive"
    NEARLY = "nearly"
    CANNOT_SAY = "cannot_say"
    NOT_FOR_YOU = "not_for_you"


@dataclass(frozen=True)
class Shortfall:
    """How far a number lies from a threshold, in the fact's own unit, and what reaching it would give.

    `beyond`: the threshold itself is not enough (超过), so 0 may be missing and still something is.
    """

    fact: Fact
    has: Decimal
    threshold: Decimal
    beyond: bool
    quote: Quote | None
    then: Outcome | None = None

    @property
    def distance(self) -> Decimal:
        return abs(self.threshold - self.has)

    @property
    def text(self) -> str:
        """`再增加50万元即达到门槛`: the distance in words; a rank has to rise instead."""
        if self.fact.kind is Kind.RANK:
            return f"{self.fact.label}还差{plain(self.distance)}名"
        distance = amount_in_unit(self.fact, self.distance)
        verb = "再投资" if "投资" in self.fact.label else "再增加"
        if not self.beyond:
            return f"{self.fact.label}{verb}{distance}即达到门槛"
        if self.distance == 0:
            return f"{self.fact.label}正好在门槛上, 条文写“超过”, 须再多一些"
        return f"{self.fact.label}{verb}超过{distance}即越过门槛(条文写“超过”, 正好等于不算)"


@dataclass(frozen=True)
class Line:
    """A rule in a plan. `outcome` is what it gives, or gives if chosen; `most` what it can give at most.

    `missing` are the facts to ask before one can say more; `because` says why not.
    """

    rule: Rule
    standing: Standing
    assessment: Assessment | None = None
    outcome: Outcome | None = None
    missing: tuple[Fact, ...] = ()
    because: tuple[str, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    most: Decimal | None = None

    @property
    def size(self) -> Decimal:
        """The figure to order by: what is given, else what could be."""
        if self.outcome is not None and self.outcome.size is not None:
            return self.outcome.size
        return self.most or Decimal(0)


@cache
def company_facts() -> frozenset[str]:
    """Facts that many awards look at (独立法人, 亩产效益类别): stating one does not say which award is meant."""
    counted = Counter(fact.id for rule in RULES.values() if not rule.is_lookup for fact in rule.facts)
    return frozenset(fact for fact, count in counted.items() if count >= ABOUT_THE_COMPANY)


def is_award(rule: Rule) -> bool:
    """Whether a company can be given something under the rule; a score or a comparison of two awards is none."""
    return not rule.is_lookup and not isinstance(rule.formula, (WeightedScore, Higher))


def defining_facts(rule: Rule) -> tuple[Fact, ...]:
    """The facts any of which says that the rule speaks of this company: its base, its level or title, what triggers it."""
    return _defining(rule.id) if RULES.get(rule.id) is rule else _find_defining(rule)


@cache
def _defining(rule_id: str) -> tuple[Fact, ...]:
    return _find_defining(RULES[rule_id])


def _find_defining(rule: Rule) -> tuple[Fact, ...]:
    assert rule.formula is not None
    facts = [*rule.formula.bases(), *(fact for fact in rule.formula.facts if fact.kind is Kind.CHOICE)]
    for condition in rule.conditions:
        if condition.trigger or (isinstance(condition, Holds) and condition.so):
            facts += condition.facts
    return tuple(fact for fact in dict.fromkeys(facts) if fact.id not in company_facts())


def subject_fact(rule: Rule) -> Fact:
    """The fact that the award is the company's at all, for a rule none of whose own facts says so (贯标试点企业)."""
    label = f"{rule.title}: {rule.recipient}"
    return Fact(f"subject:{rule.id}", label, Kind.YES_NO, f"贵公司是否属于: {rule.recipient or rule.title}?")


def stand(rule: Rule, facts: Mapping[str, Value], claimed: bool = False) -> Line:
    """How the rule stands to a company with these facts. `claimed`: the company names the award itself.

    Raises FactError for a value that a fact cannot have, TypeError for a lookup.
    """
    defining = defining_facts(rule) or (subject_fact(rule),)
    spoken = claimed or any(facts.get(fact.id, False) is not False for fact in defining)
    if not spoken and not any(facts.get(fact.id) is False for fact in defining):
        return Line(rule, Standing.CANNOT_SAY, missing=defining[:1], most=most_of(rule))
    if not spoken and facts.get(defining[0].id) is False and defining[0].id.startswith("subject:"):
        return Line(
            rule, Standing.NOT_FOR_YOU, because=(f"不属于: {rule.recipient or rule.title}",), most=most_of(rule)
        )
    assessment = rule.assess(facts)
    if assessment.verdict == "not_eligible":
        return _refused(rule, facts, assessment)
    if assessment.verdict == "given":
        assert assessment.outcome is not None
        chosen = any(condition.trigger and condition.met(facts) for condition in rule.conditions)
        standing = Standing.COMPETITIVE if rule.competition and not chosen else Standing.ELIGIBLE
        return Line(rule, standing, assessment, assessment.outcome, most=most_of(rule))
    missing = tuple(rule.fact(fact) for fact in assessment.missing)
    if rule.competition and len(assessment.alternatives) == 1 and _only_triggers(rule, missing):
        return Line(
            rule, Standing.COMPETITIVE, assessment, assessment.alternatives[0].outcome, missing, most=most_of(rule)
        )
    ends = [end for a in assessment.alternatives for end in (a.outcome.amount, a.outcome.maximum) if end is not None]
    return Line(rule, Standing.CANNOT_SAY, assessment, missing=missing, most=max(ends, default=most_of(rule)))


def _only_triggers(rule: Rule, missing: Iterable[Fact]) -> bool:
    triggers = {fact.id for condition in rule.conditions if condition.trigger for fact in condition.facts}
    return all(fact.id in triggers for fact in missing)


def _refused(rule: Rule, facts: Mapping[str, Value], assessment: Assessment) -> Line:
    """Nearly, where every condition that fails is a number more of which would do; else not for this company."""
    short = [_shortfall(rule, facts, condition) for condition in rule.conditions if condition.met(facts) is False]
    short += [_below_tiers(rule, facts)] if not short else []
    found = tuple(one for one in short if one is not None)
    because = tuple(
        f"{'不符合' if state.met is False else ''}: {state.text}".lstrip(": ") for state in assessment.failed
    )
    near = bool(found) and len(found) == len(short) and all(_near(one) for one in found)
    standing = Standing.NEARLY if near else Standing.NOT_FOR_YOU
    return Line(rule, standing, assessment, assessment.outcome, because=because, shortfalls=found, most=most_of(rule))


def _shortfall(rule: Rule, facts: Mapping[str, Value], condition: Condition) -> Shortfall | None:
    if not isinstance(condition, Limit) or condition.how == "exactly":
        return None
    has = facts.get(condition.fact.id)
    if not isinstance(has, Decimal):
        return None
    threshold = condition.figure.value
    beyond = condition.how == "over"
    then = None if beyond else _outcome_of(rule.assess({**facts, condition.fact.id: threshold}))
    return Shortfall(
        condition.fact, has, threshold, beyond, condition.quote or rule.quote_of(condition.figure.span), then
    )


def _outcome_of(assessment: Assessment) -> Outcome | None:
    """What is given, or would be if the company were chosen."""
    if assessment.outcome is None and len(assessment.alternatives) == 1:
        return assessment.alternatives[0].outcome
    return assessment.outcome


def _below_tiers(rule: Rule, facts: Mapping[str, Value]) -> Shortfall | None:
    if not isinstance(rule.formula, Tiers):
        return None
    has, lowest = facts.get(rule.formula.of.id), rule.formula.tiers[-1]
    if not isinstance(has, Decimal) or has > lowest.threshold.value:
        return None
    then = Outcome(certainty=rule.formula.certainty, amount=lowest.amount.value)
    quote = rule.quote_of(lowest.threshold.span)
    return Shortfall(rule.formula.of, has, lowest.threshold.value, beyond=True, quote=quote, then=then)


def _near(short: Shortfall) -> bool:
    low, high = sorted((short.has, short.threshold))
    return low >= high * NEAR


def most_of(rule: Rule) -> Decimal | None:
    """The most that the clause names for one award; None where it names no cap."""
    formula = rule.formula
    if isinstance(formula, (Fixed, PerUnit)):
        return _greatest(formula.amount)
    if isinstance(formula, Tiers):
        return max(tier.amount.value for tier in formula.tiers)
    if isinstance(formula, AmountRange):
        return formula.high.value
    cap = getattr(formula, "cap", None)
    return _greatest(cap.figure) if cap is not None else None


def _greatest(figure: Figure | ByChoice) -> Decimal | None:
    values = [one.value for one in figure.figures()]
    return max(values, default=None)
