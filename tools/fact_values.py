"""A fact's value as a person writes it (`18万`, `120亿个参数`, `第3名`, `是`), read for the kind of the fact.

For calculators, forms and tools, where the fact is already known; understanding a whole message is another matter.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tools.conditions import amount_in_unit
from tools.facts import Fact, FactError, Kind, Problem, Value, checked
from tools.normalising import normalise
from tools.quantities import QuantityError, find_quantities, parse_number
from tools.quantity import Quantity, Unit

YES = frozenset(("是", "有", "对", "是的", "yes", "y", "true", "1"))
NO = frozenset(("否", "不是", "没有", "无", "不", "no", "n", "false", "0"))

MEASURES: dict[Kind, tuple[tuple[Unit, ...], str]] = {
    Kind.MONEY: ((Unit.MONEY,), "{}万元"),
    Kind.AREA: ((Unit.AREA,), "{}平方米"),
    Kind.PEOPLE: ((Unit.PEOPLE,), "{}人"),
    Kind.COMPANIES: ((Unit.COMPANIES,), "{}家"),
    Kind.ITEMS: ((Unit.ITEMS, Unit.COMPANIES), "{}个"),
    Kind.RECORDS: ((Unit.ITEMS,), "{}条"),
    Kind.TIMES: ((Unit.ITEMS,), "{}次"),
    Kind.PARAMETERS: ((Unit.SCALE,), "{}个参数"),
    Kind.PERCENT: ((Unit.PERCENT,), "{}%"),
    Kind.YEARS: ((Unit.YEARS,), "{}年"),
    Kind.RANK: ((Unit.RANK,), "第{}名"),
    Kind.GRADE: ((Unit.LEVEL_NUMBER,), "{}级"),
    Kind.YEAR: ((Unit.YEAR, Unit.DATE), "{}年"),
    Kind.ORDINAL: ((Unit.ORDINAL_YEAR,), "第{}年"),
    Kind.RENT: ((Unit.RENT_MONTH_AREA, Unit.RENT_DAY_AREA, Unit.RENT_YEAR_AREA), "{}元/㎡·月"),
}
"""The units that state each kind of number, and how the number reads when its unit is left out."""

TIMES_A_YEAR = {Unit.RENT_MONTH_AREA: 12, Unit.RENT_DAY_AREA: 365, Unit.RENT_YEAR_AREA: 1}
"""How often a rent of this unit falls due in a year."""

EXAMPLES: dict[Kind, str] = {
    Kind.MONEY: "18万元",
    Kind.AREA: "800平方米",
    Kind.PEOPLE: "80人",
    Kind.COMPANIES: "50家",
    Kind.ITEMS: "6个",
    Kind.RECORDS: "2000万条",
    Kind.TIMES: "1亿次",
    Kind.PARAMETERS: "120亿个参数",
    Kind.PERCENT: "12%",
    Kind.YEARS: "3年",
    Kind.RANK: "第3名",
    Kind.GRADE: "3级",
    Kind.YEAR: "2022年",
    Kind.ORDINAL: "第2年",
    Kind.RENT: "60元/㎡·月",
    Kind.POINTS: "85分",
}

LONGEST = 200
"""Characters of a value: room for a series of amounts, one a year."""

LARGEST_BARE_MONEY = Decimal(10000)
"""From here on a number without a unit may as well be 元, and is not guessed at."""

BETWEEN_YEARS = re.compile(r"[、;；]")
COMMA = re.compile(r"[,，]")
GROUPED = re.compile(
    r"(?P<first>\d{1,3})(?P<rest>(?:[,，]\d{3})+)(?P<fraction>\.\d+)?(?P<unit>[^\d.,，、;；][^,，、;；]*)?"
)


def parse_value(fact: Fact, text: str) -> Value:
    """The value that a text gives a fact. Raises FactError where it gives none.

    A number without a unit is in the fact's own unit. Several amounts of money are a series, one a year: `150,150,90`.
    """
    if len(text) > LONGEST:
        raise FactError(Problem.TOO_LONG, fact.label, written=f"{text[:20]}…", longest=str(LONGEST))
    written = normalise(text)[0].strip()
    if not written:
        raise FactError(Problem.EMPTY, fact.label)
    if fact.kind is Kind.YES_NO:
        return _yes_or_no(fact, written)
    if fact.kind is Kind.CHOICE:
        return _choice(fact, written)
    parts = _parts(fact, written)
    if len(parts) == 1:
        return checked(fact, _number(fact, parts[0]))
    if fact.kind is not Kind.MONEY:
        raise FactError(Problem.ONE_NUMBER_ONLY, fact.label, example=EXAMPLES[fact.kind])
    return checked(fact, tuple(_number(fact, part) for part in parts))


def show(fact: Fact, value: Value) -> str:
    """A value as people write it: `18万元`, `150万元、90万元`, `国家级`, `是`."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return fact.choice(value).label
    numbers = value if isinstance(value, tuple) else (value,)
    return "、".join(amount_in_unit(fact, number) for number in numbers)


def _yes_or_no(fact: Fact, written: str) -> bool:
    answer = written.lower()
    if answer in YES:
        return True
    if answer in NO:
        return False
    raise FactError(Problem.NO_YES_OR_NO, fact.label, written=written)


def _choice(fact: Fact, written: str) -> str:
    """By value or label, else by a word that people use for one choice alone."""
    wanted = written.lower()
    for choice in fact.choices:
        if wanted in (choice.value.lower(), choice.label.lower()):
            return choice.value
    named = [choice.value for choice in fact.choices if wanted in (word.lower() for word in choice.words)]
    if len(named) == 1:
        return named[0]
    choices = "/".join(choice.label for choice in fact.choices)
    raise FactError(Problem.NO_CHOICE, fact.label, written=written, choices=choices)


def _parts(fact: Fact, written: str) -> list[str]:
    """The numbers of a series, or the one number. A comma may group thousands, a semicolon never does."""
    years = [part.strip() for part in BETWEEN_YEARS.split(written)]
    parts = [COMMA.sub("", year) for year in years] if len(years) > 1 else _between_commas(fact, written)
    if len({part[-1:].isdigit() for part in parts}) > 1:
        raise FactError(Problem.SOME_UNITS_MISSING, fact.label, written=written)
    return parts


def _between_commas(fact: Fact, written: str) -> list[str]:
    """Where commas may group thousands or divide years (1,500: 1500, or 1 and 500), neither is taken."""
    grouped = GROUPED.fullmatch(written)
    if grouped is None:
        return [part.strip() for part in COMMA.split(written)]
    groups = COMMA.split(grouped["rest"])[1:]
    whole = COMMA.sub("", written)
    starts_short, has_unit = len(grouped["first"]) < 3, grouped["unit"] is not None
    if any(group.startswith("0") for group in groups) or (starts_short and has_unit) or fact.kind is not Kind.MONEY:
        return [whole]
    if starts_short or has_unit or grouped["fraction"]:
        years = ";".join([grouped["first"], *groups])
        raise FactError(Problem.TWO_READINGS, fact.label, written=written, whole=whole, years=years)
    return [grouped["first"], *groups]


def _number(fact: Fact, written: str) -> Decimal:
    if fact.kind is Kind.POINTS:
        return _points(fact, written)
    units, template = MEASURES[fact.kind]
    bare = False
    quantity = _only(written)
    if quantity is None or quantity.unit not in units:
        bare = quantity is not None and quantity.unit is Unit.BARE
        quantity = _only(template.format(written))
    if quantity is None or quantity.unit not in units or _is_open(quantity):
        raise FactError(Problem.NOT_DEFINITE, fact.label, written=written, example=EXAMPLES[fact.kind])
    if bare and fact.kind is Kind.MONEY and quantity.value >= LARGEST_BARE_MONEY:
        raise FactError(Problem.MONEY_WITHOUT_UNIT, fact.label, written=written)
    if bare and fact.kind is Kind.RENT:
        raise FactError(Problem.RENT_WITHOUT_PERIOD, fact.label, written=written, example=EXAMPLES[fact.kind])
    if bare and fact.kind is Kind.PERCENT and quantity.value < Decimal("0.01"):
        raise FactError(Problem.PERCENT_WITHOUT_SIGN, fact.label, written=written, example=EXAMPLES[fact.kind])
    return _in_own_unit(quantity, fact.kind)


def _points(fact: Fact, written: str) -> Decimal:
    try:
        return parse_number(written.removesuffix("分"))
    except QuantityError as error:
        raise FactError(Problem.NOT_DEFINITE, fact.label, written=written, example=EXAMPLES[fact.kind]) from error


def _only(written: str) -> Quantity | None:
    """The one quantity that is all of a text."""
    found = find_quantities(written)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
        return None
    return found[0]


def _is_open(quantity: Quantity) -> bool:
    """A range, a difference or a bound (50余家) is no number to compute with; 前10名 is the rank 10."""
    if quantity.high is not None or quantity.difference is not None:
        return True
    return quantity.comparison not in (None, "exactly") and quantity.unit is not Unit.RANK


def _in_own_unit(quantity: Quantity, kind: Kind) -> Decimal:
    """The number in the unit of the kind: a rent a year from one a month or a day, the year of a date."""
    if kind is Kind.RENT:
        return quantity.value * TIMES_A_YEAR[quantity.unit]
    if kind is Kind.YEAR and quantity.unit is Unit.DATE:
        return quantity.value // 10000
    return quantity.value


def example(fact: Fact) -> str:
    """A value in the form that `parse_value` reads, for help texts."""
    if fact.kind is Kind.YES_NO:
        return "是/否"
    if fact.kind is Kind.CHOICE:
        return "/".join(choice.value for choice in fact.choices)
    return EXAMPLES[fact.kind]
