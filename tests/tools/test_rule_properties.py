"""What holds for every rule, whatever the facts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.facts_strategy import facts_of, whole_facts_of
from tools.award import Assessment, Outcome
from tools.catalogue import RULES
from tools.conditions import Limit
from tools.facts import Kind, Value
from tools.formulas import Share, UpTo, YearlyRent
from tools.rule import Rule

COMPUTABLE = [rule for rule in RULES.values() if rule.formula is not None]
by_id = pytest.mark.parametrize("rule", COMPUTABLE, ids=lambda rule: rule.id)


def ends(outcome: Outcome) -> list[Decimal]:
    years = outcome.schedule or ()
    return [v for v in (outcome.amount, outcome.minimum, outcome.maximum, *years) if v is not None]


@by_id
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_amount_is_negative_and_all_are_decimal(rule: Rule, data: st.DataObject) -> None:
    assessment = rule.assess(data.draw(facts_of(rule)))
    outcomes = [assessment.outcome, *(a.outcome for a in assessment.alternatives)]
    figures = [v for o in outcomes if o is not None for v in ends(o)] + [step.value for step in assessment.steps]
    assert all(isinstance(v, Decimal) and v >= 0 for v in figures)


@by_id
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_same_facts_give_the_same_assessment(rule: Rule, data: st.DataObject) -> None:
    facts = data.draw(facts_of(rule))
    assert rule.assess(facts) == rule.assess(dict(reversed(facts.items())))


@by_id
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_working_ends_in_the_amount(rule: Rule, data: st.DataObject) -> None:
    assessment = rule.assess(data.draw(whole_facts_of(rule)))
    outcome = assessment.outcome
    if assessment.verdict != "given" or outcome is None or outcome.certainty == "discretionary":
        assert assessment.verdict in ("given", "not_eligible", "needs_facts")
        return
    if outcome.certainty == "range":
        assert {outcome.minimum, outcome.maximum} <= {step.value for step in assessment.steps}
    else:
        assert assessment.steps[-1].value == outcome.size


@by_id
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_failed_condition_pays_nothing_and_an_unknown_one_never_counts_as_met(rule: Rule, data: st.DataObject) -> None:
    facts = data.draw(facts_of(rule))
    assessment = rule.assess(facts)
    if assessment.failed:
        assert assessment.verdict == "not_eligible"
        assert assessment.outcome is None or assessment.outcome.amount == 0
    known = set(facts)
    for condition, state in zip(rule.conditions, assessment.conditions, strict=False):
        if not known & {fact.id for fact in condition.facts}:
            assert state.met is None


@by_id
@settings(max_examples=40, deadline=None)
@given(data=st.data(), more=st.decimals(min_value=0, max_value=10**6, places=2))
def test_the_amount_never_falls_as_a_base_grows(rule: Rule, data: st.DataObject, more: Decimal) -> None:
    assert rule.formula is not None
    facts = data.draw(whole_facts_of(rule))
    if isinstance(rule.formula, YearlyRent):
        # One year alone may get less as the rent grows: the years before it use up the sum for all years sooner.
        facts.pop(rule.formula.year.id)
    before = rule.assess(facts)
    for base in rule.formula.bases():
        value = facts[base.id]
        assert isinstance(value, Decimal)
        grown: dict[str, Value] = {**facts, base.id: value + (more if base.kind in (Kind.MONEY, Kind.RENT) else int(more))}
        after = rule.assess(grown)
        assert paid(after) >= paid(before)


def paid(assessment: Assessment) -> Decimal:
    outcome = assessment.outcome
    if assessment.verdict != "given" or outcome is None or outcome.size is None:
        return Decimal(0)
    return outcome.size


@by_id
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_award_exceeds_its_cap(rule: Rule, data: st.DataObject) -> None:
    formula = rule.formula
    cap = getattr(formula, "cap", None)
    facts = data.draw(whole_facts_of(rule))
    outcome = rule.assess(facts).outcome
    if cap is None or outcome is None or not ends(outcome):
        assert cap is None or outcome is None or outcome.certainty == "discretionary"
        return
    limit = max(figure.value for figure in cap.figure.figures())
    assert max(ends(outcome)) <= limit


def test_formulas_that_state_a_cap_show_it_in_their_words() -> None:
    capped = [r for r in COMPUTABLE if isinstance(r.formula, (Share, UpTo)) and r.formula.cap is not None]
    assert capped
    assert all("不超过" in r.formula.words() for r in capped if r.formula is not None)


LIMITS = [(rule, limit) for rule in RULES.values() for limit in rule.conditions if isinstance(limit, Limit)]


@pytest.mark.parametrize(("rule", "limit"), LIMITS, ids=lambda value: getattr(value, "id", None))
def test_the_threshold_itself_counts_only_where_the_clause_includes_it(rule: Rule, limit: Limit) -> None:
    threshold, step = limit.figure.value, Decimal("0.01") if limit.fact.kind is Kind.MONEY else Decimal(1)
    met = {number: limit.met({limit.fact.id: number}) for number in (threshold - step, threshold, threshold + step)}
    wanted = {
        "over": [False, False, True],
        "at_least": [False, True, True],
        "at_most": [True, True, False],
        "exactly": [False, True, False],
    }
    assert list(met.values()) == wanted[limit.how]
    for number, passes in met.items():
        if not passes and number >= 0:
            assert rule.formula is None or rule.assess({limit.fact.id: number}).verdict == "not_eligible"
