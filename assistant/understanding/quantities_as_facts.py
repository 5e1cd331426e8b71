"""Which kind of fact a quantity can state."""

from __future__ import annotations

from decimal import Decimal

from tools.facts import Kind
from tools.quantities import Quantity, Unit

UNITS: dict[Kind, tuple[Unit, ...]] = {
    Kind.MONEY: (Unit.MONEY,),
    Kind.AREA: (Unit.AREA,),
    Kind.PEOPLE: (Unit.PEOPLE,),
    Kind.COMPANIES: (Unit.COMPANIES,),
    Kind.ITEMS: (Unit.ITEMS, Unit.COMPANIES),
    Kind.RECORDS: (Unit.ITEMS,),
    Kind.TIMES: (Unit.ITEMS,),
    Kind.PARAMETERS: (Unit.SCALE,),
    Kind.PERCENT: (Unit.PERCENT,),
    Kind.YEARS: (Unit.YEARS,),
    Kind.RANK: (Unit.RANK,),
    Kind.GRADE: (Unit.LEVEL_NUMBER,),
    Kind.YEAR: (Unit.YEAR, Unit.DATE),
    Kind.ORDINAL: (Unit.ORDINAL_YEAR,),
    Kind.RENT: (Unit.RENT_MONTH_AREA, Unit.RENT_DAY_AREA),
}

CLASSIFIERS: dict[Kind, tuple[str, ...]] = {Kind.RECORDS: ("条", "个"), Kind.TIMES: ("次",)}

MONTHS, DAYS = Decimal(12), Decimal(365)


def can_state(quantity: Quantity, kind: Kind) -> bool:
    """Whether a quantity of this unit can be a fact of this kind; a number without unit never can by itself."""
    if quantity.unit not in UNITS.get(kind, ()):
        return False
    allowed = CLASSIFIERS.get(kind)
    return allowed is None or quantity.classifier in allowed


def as_value(quantity: Quantity, kind: Kind) -> Decimal:
    """The fact's value in its own unit: yearly money from monthly, rent a year from rent a month (12) or a day (365)."""
    value = quantity.value
    if kind is Kind.MONEY and quantity.per == "month":
        return value * MONTHS
    if kind is Kind.MONEY and quantity.per == "quarter":
        return value * 4
    if kind is Kind.RENT:
        return value * (DAYS if quantity.unit is Unit.RENT_DAY_AREA else MONTHS)
    if kind is Kind.YEAR and quantity.unit is Unit.DATE:
        return Decimal(int(value) // 10000)
    return value


def bare_money(value: Decimal) -> tuple[Decimal, str]:
    """A number without unit read as money, and the reading taken: five digits and more are 元, fewer are 万元."""
    if value >= 10000:
        return value / 10000, "元"
    return value, "万元"
