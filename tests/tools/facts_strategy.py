"""Random facts of a rule, as hypothesis strategies."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from tools.facts import Fact, Kind, Value
from tools.rule import Rule

MONEY = st.decimals(min_value=0, max_value=2_000_000, places=2, allow_nan=False, allow_infinity=False)
WHOLE = st.integers(min_value=0, max_value=3000).map(Decimal)


def values_of(fact: Fact) -> st.SearchStrategy[Value]:
    if fact.kind is Kind.YES_NO:
        return st.booleans()
    if fact.kind is Kind.CHOICE:
        return st.sampled_from([choice.value for choice in fact.choices])
    if fact.kind in (Kind.MONEY, Kind.AREA, Kind.RENT):
        return MONEY
    if fact.kind is Kind.PARAMETERS:
        return st.integers(min_value=0, max_value=10**13).map(Decimal)
    if fact.kind is Kind.PERCENT:
        return st.decimals(min_value=0, max_value=1, places=3)
    if fact.kind is Kind.GRADE:
        return st.integers(min_value=1, max_value=5).map(Decimal)
    if fact.kind is Kind.YEAR:
        return st.integers(min_value=2015, max_value=2030).map(Decimal)
    if fact.kind is Kind.ORDINAL:
        return st.integers(min_value=1, max_value=5).map(Decimal)
    if fact.kind is Kind.POINTS:
        return st.decimals(min_value=0, max_value=100, places=1)
    if fact.kind is Kind.YEARS:
        return st.integers(min_value=0, max_value=20).map(Decimal)
    return WHOLE


def facts_of(rule: Rule) -> st.SearchStrategy[dict[str, Value]]:
    """Any part of the rule's facts."""
    return st.fixed_dictionaries({}, optional={fact.id: values_of(fact) for fact in rule.facts})


def whole_facts_of(rule: Rule) -> st.SearchStrategy[dict[str, Value]]:
    """All of the rule's facts."""
    return st.fixed_dictionaries({fact.id: values_of(fact) for fact in rule.facts})
