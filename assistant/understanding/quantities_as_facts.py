"""Which kind of fact a quantity can state."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from tools.fact_values import MEASURES, TIMES_A_YEAR
from tools.facts import Kind
from tools.quantities import Quantity, Unit

CLASSIFIERS: dict[Kind, tuple[str, ...]] = {Kind.RECORDS: ("条", "个"), Kind.TIMES: ("次",)}

MONTHS = Decimal(12)
HUNDREDTH = Decimal("0.01")  # of a year: rounded down, so that 23 months never make two years


def can_state(quantity: Quantity, kind: Kind) -> bool:
    """Whether a quantity of this unit can be a fact of this kind; a number without unit never can by itself."""
    units, _ = MEASURES.get(kind, ((), ""))
    if quantity.unit not in units:
        return False
    allowed = CLASSIFIERS.get(kind)
    return allowed is None or quantity.classifier in allowed


def as_value(quantity: Quantity, kind: Kind) -> Decimal:
    """The fact's value in its own unit: yearly money from monthly, years from months, rent a year from rent a month (12) or a day (365)."""
    value = quantity.value
    if kind is Kind.MONEY and quantity.per == "month":
        return value * MONTHS
    if kind is Kind.MONEY and quantity.per == "quarter":
        return value * 4
    if kind is Kind.YEARS and quantity.unit is Unit.MONTHS:
        return (value / MONTHS).quantize(HUNDREDTH, ROUND_DOWN).normalize()
    if kind is Kind.RENT:
        return value * TIMES_A_YEAR[quantity.unit]
    if kind is Kind.YEAR and quantity.unit is Unit.DATE:
        return Decimal(int(value) // 10000)
    return value


def bare_money(value: Decimal) -> tuple[Decimal, str]:
    """A number without unit read as money, and the reading taken: five digits and more are 元, fewer are 万元."""
    if value >= 10000:
        return value / 10000, "元"
    return value, "万元"
