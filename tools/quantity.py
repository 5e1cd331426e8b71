"""What a quantity is: a number with its unit, as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

Comparison = Literal["over", "at_least", "under", "at_most", "exactly"]


class Unit(StrEnum):
    """The unit of a quantity's value."""

    MONEY = "money"
    """万元"""
    FOREIGN_MONEY = "foreign_money"
    """another currency, in that currency's units; `classifier` names it"""
    AREA = "area"
    """平方米; `classifier` is 人均 for an area per person"""
    PEOPLE = "people"
    COMPANIES = "companies"
    ITEMS = "items"
    """个, 项, 条, 次, 款, 套, 台, 件: `classifier` says which"""
    SCALE = "scale"
    """parameters of a model, as an absolute count"""
    PERCENT = "percent"
    """a ratio: 12% is 0.12"""
    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    RANK = "rank"
    """第N名; 前N and TOP N with the comparison at_most"""
    YEAR = "year"
    """a calendar year"""
    DATE = "date"
    """YYYYMMDD, the first day where only the month is written"""
    ORDINAL_YEAR = "ordinal_year"
    """第N年"""
    LEVEL_NUMBER = "level_number"
    """N级"""
    RENT_MONTH_AREA = "rent_month_area"
    """元/㎡/月"""
    RENT_DAY_AREA = "rent_day_area"
    """元/㎡/天"""
    RENT_YEAR_AREA = "rent_year_area"
    """元/㎡/年"""
    BARE = "bare"
    """a number without a unit"""


@dataclass(frozen=True)
class Quantity:
    """A number in a text: `text` is exactly the slice `start:end`.

    value           in the unit's own measure, exact
    high            the upper end of a range; `value` is the lower one
    approximate     the writer gives an estimate (约, 左右, 多, 三五百)
    comparison      超过/不止 over, 至少/以上 at_least, 不到/不足 under, 以内/不超过 at_most, 正好/整 exactly
    classifier      the counting word (个, 条, 次), where the unit needs it
    per             the period the number is for, as stated: 每月20万 is 20 per month
    tax             含税 included, 不含税 excluded
    inherited_unit  the unit stands only with a later number: 设备3000、软件500万
    difference      the number says how much more or less: 比去年多200万
    assumed         the reading taken where the writing leaves it open, in words
    """

    value: Decimal
    unit: Unit
    start: int
    end: int
    text: str
    high: Decimal | None = None
    approximate: bool = False
    comparison: Comparison | None = None
    classifier: str = ""
    per: Literal["year", "month", "quarter"] | None = None
    tax: Literal["included", "excluded"] | None = None
    inherited_unit: bool = False
    difference: Literal["more", "less"] | None = None
    assumed: str | None = None


class QuantityError(ValueError):
    """A text that is not the one number or amount that was asked for; the message says why, for the person."""
