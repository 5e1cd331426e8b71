"""The way back from an amount, and the award over a range of inputs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.catalogue import RULES
from tools.formulas import Share
from tools.reverse import base_of, corners, needed, next_step, over, values_between

D = Decimal
SHARES = [r.id for r in RULES.values() if isinstance(r.formula, Share) and r.formula.cap and not r.formula.choices]


def test_five_thousand_of_equipment_reach_the_six_hundred() -> None:
    (one,) = needed(RULES["qd24-5.1"], {})
    assert (one.base, one.amount, one.expression, one.promised) == (5000, 600, "600 ÷ 12%", True)


def test_at_most_is_reached_without_a_promise() -> None:
    (one,) = needed(RULES["jinan-2"], {})
    assert (one.base, one.promised) == (400, False)


def test_each_level_has_its_own_way_back_in_whole_fen() -> None:
    found = {one.choice: one.base for one in needed(RULES["jinan-15"], {})}
    assert found == {"国家级": D("3333.333334"), "省级": D(5000), "市级": D(10000)}


def test_the_quotient_is_shown_to_the_nearest_and_the_base_upwards() -> None:
    whole = {one.choice: (one.shown, one.working) for one in needed(RULES["jinan-15"], {})}
    assert whole["国家级"] == (D("3333.34"), "1000 ÷ 30% ≈ 3333.33")
    assert [(one.shown, one.working) for one in needed(RULES["shandong-5"], {})] == [
        (D("666.67"), "200 ÷ 30% ≈ 666.67"),
        (D(2000), "200 ÷ 10% = 2000"),
    ]


def test_a_level_that_is_known_is_the_only_one() -> None:
    assert [one.base for one in needed(RULES["jinan-15"], {"jinan_service_platform_level": "省"})] == [5000]


def test_a_small_award_still_needs_the_threshold_to_be_passed() -> None:
    (one,) = needed(RULES["laoshan-6"], {}, D(2))
    assert (one.base, one.beyond) == (10, True)
    assert RULES["laoshan-6"].assess({"cloud_spending": D(10)}).verdict == "not_eligible"


def test_no_base_leads_above_the_cap() -> None:
    assert needed(RULES["laoshan-6"], {}, D("20.01")) == ()


def test_a_rate_without_a_cap_has_no_cap_to_reach_and_still_a_way_to_an_amount() -> None:
    rule = RULES["laoshan-3.2"]
    assert needed(rule, {}) == ()
    assert [one.base for one in needed(rule, {}, D(60))] == [120]


def test_a_tier_begins_over_its_threshold() -> None:
    found = needed(RULES["qd24-1"], {}, D(150))
    assert [(one.base, one.amount, one.beyond) for one in found] == [(D(2000000), D(200), True)]


def test_a_range_has_a_way_back_at_either_rate() -> None:
    assert [round(one.base, 2) for one in needed(RULES["shandong-5"], {})] == [D("666.67"), D(2000)]


def test_a_sum_that_the_clause_states_needs_no_base() -> None:
    assert needed(RULES["qd24-2"], {}) == ()


@pytest.mark.parametrize("rule_id", SHARES)
def test_the_base_reaches_the_amount_and_a_fen_less_does_not(rule_id: str) -> None:
    rule = RULES[rule_id]
    (one,) = needed(rule, {})
    at, before = over(rule, {}, one.fact, [one.base, one.base - D("0.000001")])
    assert at.outcome is not None and at.outcome.size == one.amount
    assert before.outcome is None or before.outcome.size < one.amount


@settings(deadline=None)
@given(st.sampled_from(SHARES), st.decimals("0.01", "1", places=4))
def test_the_way_back_leads_there(rule_id: str, share: Decimal) -> None:
    rule = RULES[rule_id]
    (cap,) = needed(rule, {})
    for one in needed(rule, {}, cap.amount * share):
        base = one.base + (D("0.000001") if one.beyond else 0)
        (point,) = over(rule, {}, one.fact, [base])
        assert point.outcome is not None and point.outcome.size >= cap.amount * share


def test_a_table_bends_at_the_threshold_and_at_the_cap() -> None:
    rule = RULES["laoshan-6"]
    fact = base_of(rule)
    assert fact is not None
    values = values_between(D(0), D(60), 4, corners(rule, fact, {}))
    points = [(p.value, p.outcome.amount if p.outcome else None) for p in over(rule, {}, fact, values)]
    assert points == [(0, None), (10, None), (20, D(8)), (40, D(16)), (50, D(20)), (60, D(20))]


def test_a_scene_that_has_to_be_chosen_shows_what_it_would_give() -> None:
    rule = RULES["qd20-3.2"]
    (point,) = over(rule, {}, rule.fact("smart_investment"), [D(800)])
    assert point.outcome is not None and point.outcome.amount == 80
    assert point.assessment.verdict == "needs_facts"


@pytest.mark.parametrize(("low", "high", "count"), [(5, 5, 3), (5, 1, 3), (0, 1, 1), (0, 1, 1000)])
def test_a_range_that_is_none_is_refused(low: int, high: int, count: int) -> None:
    with pytest.raises(ValueError, match=r"\.\."):
        values_between(D(low), D(high), count)


@pytest.mark.parametrize(
    ("rule_id", "facts", "distance", "amount"),
    [
        ("qd24-1", {"qd24_revenue": D(600000)}, 400000, 100),
        ("qd24-1", {"qd24_revenue": D(1000000)}, 0, 100),
        ("laoshan-6", {"cloud_spending": D(18)}, 32, 20),
    ],
    ids=["60亿 is 40亿 short of the next tier", "exactly 100亿 is not over it", "18万 is 32万 short of the cap"],
)
def test_the_next_step_and_its_distance(rule_id: str, facts: dict[str, Decimal], distance: int, amount: int) -> None:
    step = next_step(RULES[rule_id], facts)
    assert step is not None
    assert (step.distance, step.to.amount) == (distance, amount)


def test_there_is_no_step_above_the_cap() -> None:
    assert next_step(RULES["laoshan-6"], {"cloud_spending": D(50)}) is None
