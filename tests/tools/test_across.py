"""Awards across rules: the best combination that no exclusion forbids, and the bases that are awards of another level."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.across import CHAINS, EXCLUSIONS, best_combination
from tools.award import Outcome
from tools.catalogue import RULES
from tools.facts import Kind

EXCLUDED = sorted({rule for exclusion in EXCLUSIONS for rule in exclusion.rules})
OTHERS = ["laoshan-6", "laoshan-4.2", "qd24-19"]


def fixed(amount: int | str) -> Outcome:
    return Outcome(certainty="fixed", amount=Decimal(amount))


def total(rules: tuple[str, ...], outcomes: dict[str, Outcome]) -> Decimal:
    return sum((outcomes[rule].size or Decimal(0) for rule in rules), Decimal(0))


def forbidden(rules: tuple[str, ...], apart: tuple[str, ...]) -> bool:
    return any(
        len(e.rules & set(rules)) > 1 and not (e.same_expenditure and len(e.rules & set(apart)) > 1) for e in EXCLUSIONS
    )


outcomes_of_rules = st.dictionaries(
    st.sampled_from(EXCLUDED + OTHERS), st.integers(0, 500).map(fixed), min_size=1, max_size=6
)


@given(outcomes_of_rules, st.sets(st.sampled_from(EXCLUDED), max_size=3).map(tuple))
def test_the_combination_is_the_best_allowed_one(outcomes: dict[str, Outcome], apart: tuple[str, ...]) -> None:
    counted = best_combination(outcomes, apart)
    subsets = chain.from_iterable(combinations(outcomes, n) for n in range(1, len(outcomes) + 1))
    allowed = [subset for subset in subsets if not forbidden(subset, apart)]
    assert total(counted.rules, outcomes) == max(total(subset, outcomes) for subset in allowed)
    assert not forbidden(counted.rules, apart)


@given(outcomes_of_rules)
def test_every_award_is_counted_or_left_out_with_an_exclusion_it_falls_under(outcomes: dict[str, Outcome]) -> None:
    counted = best_combination(outcomes)
    assert sorted([*counted.rules, *(rule for rule, _ in counted.left_out)]) == sorted(outcomes)
    assert all(rule in exclusion.rules and exclusion.rules & set(counted.rules) for rule, exclusion in counted.left_out)


def test_rent_is_not_added_to_the_contribution_that_contains_it() -> None:
    counted = best_combination({"laoshan-5.1": fixed(200), "laoshan-5.2": fixed(90), "laoshan-6": fixed(12)})
    assert counted.rules == ("laoshan-5.1", "laoshan-6")
    assert [(rule, bool(exclusion.quote)) for rule, exclusion in counted.left_out] == [("laoshan-5.2", True)]


def test_different_expenditures_are_counted_together() -> None:
    outcomes = {"jinan-1": fixed(100), "jinan-7": fixed(50)}
    assert best_combination(outcomes).rules == ("jinan-1",)
    assert best_combination(outcomes, apart=("jinan-1", "jinan-7")).rules == ("jinan-1", "jinan-7")


def test_saying_that_expenditures_differ_does_not_lift_a_limit_on_the_company() -> None:
    counted = best_combination({"shandong-5": fixed(100), "shandong-6": fixed(80)}, apart=("shandong-5", "shandong-6"))
    assert counted.rules == ("shandong-5",)


def test_an_award_of_nothing_and_one_without_a_figure_can_be_counted() -> None:
    outcomes = {"laoshan-6": fixed(0), "laoshan-2.2": Outcome(certainty="discretionary")}
    assert set(best_combination(outcomes).rules) == set(outcomes)


@pytest.mark.parametrize("link", CHAINS, ids=lambda link: link.rule)
def test_a_chain_joins_rules_that_exist_by_a_money_fact(link) -> None:
    assert link.source in RULES
    assert RULES[link.rule].fact(link.fact).kind is Kind.MONEY


def test_exclusions_name_rules_that_exist() -> None:
    assert set(EXCLUDED) <= set(RULES)
