"""From chosen rules and known facts to findings: assessments, chains between levels, and totals under the limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from assistant.understanding.binding import BoundFact, Reading
from documents import PolicyDocument
from documents.model import Period
from tools.across import CHAINS, Chain, Counted, best_combination
from tools.amounts import plain
from tools.award import Alternative, Assessment, Outcome, Step
from tools.conditions import ByCase, FirstOver, Limit
from tools.facts import Fact, Value
from tools.formulas import PerUnit, Tiers, YearlyShares
from tools.limits import sum_limits
from tools.plan import Subtotal
from tools.rule import Rule, between
from tools.standing import company_facts, subject_fact

LEAST_OVER = Decimal("0.0001")
"""As much of a fact's unit over a threshold (one 元 of 万元). It decides which side a number is on, and stands in no working."""


@dataclass(frozen=True)
class NextTier:
    """The tier above a company's own: it begins over `threshold`, `step` says how far that is, `outcome` what it gives."""

    fact: Fact
    threshold: Decimal
    step: Step
    outcome: Outcome


@dataclass
class Finding:
    """A rule that the answer speaks of, applied to the facts; `assessment` is None for a clause that is only quoted."""

    rule: Rule
    document: PolicyDocument
    facts: dict[str, BoundFact]
    assessment: Assessment | None = None
    classes: tuple[tuple[str, Assessment], ...] = ()
    chained: Chain | None = None
    beside: list[Alternative] = field(default_factory=list)
    next_tier: NextTier | None = None

    @property
    def outcome(self) -> Outcome | None:
        if self.assessment is None or self.assessment.verdict != "given":
            return None
        return self.assessment.outcome

    @property
    def fails(self) -> bool:
        """Whether a condition is not met."""
        return self.assessment is not None and self.assessment.verdict == "not_eligible"

    def period(self, on: date) -> Period:
        return self.document.period(on)


@dataclass
class Sum:
    """Awards added up as far as the limits allow."""

    outcome: Outcome
    counted: Counted
    parts: tuple[Decimal, ...] = ()
    members: tuple[str, ...] = field(default=())
    subtotals: tuple[Subtotal, ...] = ()


def values_of(facts: Mapping[str, BoundFact]) -> dict[str, Value]:
    return {fact_id: bound.value for fact_id, bound in facts.items()}


def assess(rule: Rule, document: PolicyDocument, facts: Mapping[str, BoundFact]) -> Finding:
    """Applies a rule to its facts; a value stated as a range is computed at both ends."""
    own = {fact.id: facts[fact.id] for fact in rule.facts if fact.id in facts and not _only_passes(rule, facts[fact.id])}
    read = {name: _past_threshold(rule, bound) for name, bound in own.items()}
    own = {f: b if read[f] is b else replace(b, assumed=Reading("over")) for f, b in own.items()}
    finding = Finding(rule=rule, document=document, facts=own)
    if rule.is_lookup:
        return finding
    finding.assessment = _of_kinds(rule, read) or _ranged(rule, read)
    finding.classes = _by_class(rule, read)
    finding.beside = [
        Alternative(label=label, outcome=a.outcome, steps=a.steps) for label, a in finding.classes if a.outcome is not None
    ]
    finding.next_tier = _next_tier(finding)
    return finding


def _only_passes(rule: Rule, bound: BoundFact) -> bool:
    """Whether a sum that the award is worked out from is only said to be over the rule's threshold: 云服务超过10万. How
    much it is has to be asked."""
    formula = rule.formula
    if not bound.beyond or formula is None or isinstance(formula, Tiers) or bound.fact not in formula.bases():
        return False
    return bound.value in _thresholds(rule, bound.fact)


def _past_threshold(rule: Rule, bound: BoundFact) -> BoundFact:
    """A number that is said to be over a threshold of the rule as the least that is: 首次超过100亿 reaches the tier."""
    if not bound.beyond or not isinstance(bound.value, Decimal) or bound.value not in _thresholds(rule, bound.fact):
        return bound
    return replace(bound, value=bound.value + LEAST_OVER)


def _thresholds(rule: Rule, fact: Fact) -> set[Decimal]:
    """What the rule holds the fact against, the number itself excluded."""
    limits = [limit for c in rule.conditions for limit in (c.cases.values() if isinstance(c, ByCase) else (c,))]
    found = {c.figure.value for c in limits if isinstance(c, Limit) and c.how == "over" and c.fact is fact}
    found |= {t.value for c in rule.conditions if isinstance(c, FirstOver) and c.before is fact for t in c.thresholds}
    if isinstance(rule.formula, Tiers) and rule.formula.of is fact:
        found |= {tier.threshold.value for tier in rule.formula.tiers}
    return found


def needed_fact(rule: Rule, fact_id: str) -> Fact:
    """A fact that is asked for, by its id: one of the rule's own, or that the award is the company's at all."""
    subject = subject_fact(rule)
    return subject if fact_id == subject.id else rule.fact(fact_id)


def as_hoped(finding: Finding) -> Finding:
    """A title that is wanted and not held gives nothing yet: what it would give, and the titles to be confirmed."""
    assessment = finding.assessment
    if assessment is None or assessment.verdict != "given" or assessment.outcome is None or finding.rule.formula is None:
        return finding
    company = company_facts()
    open_titles = [c.fact for c in assessment.conditions if c.met is None and c.fact and c.proof and c.fact not in company]
    unsaid = not open_titles and not any(c.met for c in assessment.conditions if c.fact not in company)
    if not (open_titles or unsaid) or assessment.outcome.certainty == "discretionary":
        return finding
    title = needed_fact(finding.rule, open_titles[0] or "") if open_titles else subject_fact(finding.rule)
    hoped = Alternative(label=f"若{title.label}", outcome=assessment.outcome, steps=assessment.steps)
    finding.assessment = assessment.model_copy(
        update={"verdict": "needs_facts", "outcome": None, "missing": (title.id,), "alternatives": (hoped,), "steps": ()}
    )
    return finding


def with_year_open(finding: Finding) -> Finding:
    """One year's number of a series whose year the person does not know: what each year would give, and the year to ask for."""
    formula, assessment = finding.rule.formula, finding.assessment
    if not isinstance(formula, YearlyShares) or assessment is None or assessment.verdict != "given":
        return finding
    base = finding.facts.get(formula.of.id)
    if formula.year.id in finding.facts or base is None or isinstance(base.value, tuple):
        return finding
    given = values_of(finding.facts)
    each = []
    for year in range(1, len(formula.rates) + 1):
        found = finding.rule.assess({**given, formula.year.id: Decimal(year)})
        if found.outcome is not None:
            each.append(Alternative(label=f"第{year}年", outcome=found.outcome, steps=found.steps))
    finding.assessment = assessment.model_copy(
        update={"verdict": "needs_facts", "outcome": None, "missing": (formula.year.id,), "alternatives": tuple(each), "steps": ()}
    )
    return finding


def _next_tier(finding: Finding) -> NextTier | None:
    """The next tier of a scale, and how far it is."""
    formula = finding.rule.formula
    if not isinstance(formula, Tiers) or finding.outcome is None:
        return None
    base = finding.facts[formula.of.id].value
    if finding.facts[formula.of.id].beyond:  # how far it is nobody knows
        return None
    if not isinstance(base, Decimal) or (tier := formula.next_tier(base)) is None:
        return None
    over = tier.threshold.value
    step = Step(
        label=formula.of.label,
        expression=f"{plain(over)} - {plain(base)}",
        value=over - base,
        quote=finding.rule.quote_of(tier.threshold.span),
    )
    return NextTier(formula.of, over, step, Outcome(certainty="fixed", amount=tier.amount.value))


def _ranged(rule: Rule, facts: Mapping[str, BoundFact]) -> Assessment:
    values = values_of(facts)
    spread = [b for b in facts.values() if b.low is not None and b.high is not None]
    if not spread:
        return rule.assess(values)
    low = rule.assess({**values, **{b.fact.id: b.low for b in spread if b.low is not None}})
    high = rule.assess({**values, **{b.fact.id: b.high for b in spread if b.high is not None}})
    if low.outcome is None or high.outcome is None or low.outcome.size == high.outcome.size:
        return high if high.outcome is not None else low
    return high.model_copy(update={"outcome": between(low.outcome, high.outcome), "steps": (*low.steps, *high.steps)})


def _of_kinds(rule: Rule, facts: Mapping[str, BoundFact]) -> Assessment | None:
    """Several kinds of things under one award, so many of each: each kind by itself, then added up."""
    formula = rule.formula
    held = next((bound for bound in facts.values() if bound.kinds), None)
    if held is None or not isinstance(formula, PerUnit):
        return None
    values = values_of(facts)
    each = [rule.assess({**values, held.fact.id: kind, formula.count.id: count}) for kind, count in held.kinds]
    outcomes = [a.outcome for a in each if a.verdict == "given" and a.outcome is not None and a.outcome.size is not None]
    if len(outcomes) < len(each):
        return each[0]
    most = _summed("合计", [o.size for o in outcomes if o.size is not None])
    least = _summed("合计(较低读法)", [low for o in outcomes if (low := _least(o)) is not None])
    if least.value == most.value:
        outcome, sums = Outcome(certainty=outcomes[0].certainty, amount=most.value), [most]
    else:
        outcome, sums = Outcome(certainty="range", minimum=least.value, maximum=most.value), [most, least]
    notes = tuple({note.text: note for a in each for note in a.notes}.values())
    steps = tuple(
        _said_of(held.fact.choice(kind).label, step) for (kind, _), a in zip(held.kinds, each, strict=True) for step in a.steps
    )
    return each[0].model_copy(update={"outcome": outcome, "steps": (*steps, *sums), "notes": notes})


def _said_of(kind: str, step: Step) -> Step:
    """The step with the kind that it is of, where it does not name it."""
    return step if kind in step.label else step.model_copy(update={"label": f"{kind}: {step.label}"})


def _summed(label: str, parts: Sequence[Decimal]) -> Step:
    return Step(label=label, expression=" + ".join(plain(part) for part in parts), value=sum(parts, Decimal(0)))


def _by_class(rule: Rule, facts: Mapping[str, BoundFact]) -> tuple[tuple[str, Assessment], ...]:
    """The result for every class that pays otherwise, where the company's class is not stated."""
    adjustment = rule.adjustment
    if adjustment is None or adjustment.fact.id in facts:
        return ()
    values = values_of(facts)
    found: list[tuple[str, Assessment]] = []
    for choice in adjustment.fact.choices:
        if adjustment.factors[choice.value].value != adjustment.factors[adjustment.default].value:
            found.append((choice.label, rule.assess({**values, adjustment.fact.id: choice.value})))
    return tuple(found)


def upstream(rule: Rule) -> Chain | None:
    """The award of another level that is this rule's base."""
    return next((chain for chain in CHAINS if chain.rule == rule.id), None)


def downstream(rule: Rule) -> tuple[Chain, ...]:
    """The awards of another level whose base is this rule's award."""
    return tuple(chain for chain in CHAINS if chain.source == rule.id)


def chained(
    rule: Rule, document: PolicyDocument, facts: Mapping[str, BoundFact], source: Finding, chain: Chain
) -> Finding:
    """The rule with the award of its source as its base."""
    base = source.outcome
    if base is None or base.amount is None or rule.is_lookup:
        return assess(rule, document, facts)
    bound = BoundFact(fact=rule.fact(chain.fact), value=base.amount, quote="", labelled=True, assumed=Reading(text=chain.text))
    finding = assess(rule, document, {**facts, chain.fact: bound})
    finding.chained = chain
    return finding


def add_up(findings: Sequence[Finding], apart: Sequence[str] = ()) -> Sum | None:
    """The total of all awards with a figure; a ceiling among them makes the total a ceiling, a range a range."""
    outcomes = {f.rule.id: o for f in findings if (o := _countable(f)) is not None and o.size is not None}
    if not outcomes:
        return None
    stated = {name: bound.value for finding in findings for name, bound in finding.facts.items()}
    counted = best_combination(outcomes, apart, sum_limits(stated))
    members = [outcomes[rule] for rule in counted.rules]
    if len(members) == 1:
        return Sum(members[0], counted, tuple(o.size for o in members if o.size is not None), counted.rules)
    parts = tuple(o.size for o in members if o.size is not None)
    total = counted.total
    kinds = {o.certainty for o in members}
    if kinds == {"fixed"}:
        outcome = Outcome(certainty="fixed", amount=total)
    elif "range" in kinds:
        least = sum((low for o in members if (low := _least(o)) is not None), Decimal(0))
        outcome = Outcome(certainty="range", minimum=min(least, total), maximum=total)
    else:
        outcome = Outcome(certainty="ceiling", maximum=total)
    return Sum(outcome, counted, parts, counted.rules)


def _countable(finding: Finding) -> Outcome | None:
    """The award, or what can be said while a fact is missing: at most so much."""
    if finding.outcome is not None:
        return finding.outcome
    alternatives = finding.assessment.alternatives if finding.assessment else ()
    return alternatives[0].outcome if len(alternatives) == 1 else None


def _least(outcome: Outcome) -> Decimal | None:
    if outcome.minimum is not None:
        return outcome.minimum
    return outcome.amount
