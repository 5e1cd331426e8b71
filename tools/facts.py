"""What a rule needs to know about a company: typed facts that the chat, the form and a model's tool share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """The kind of a fact's value, and with it the mentions that can state it."""

    MONEY = "万元"
    AREA = "平方米"
    PEOPLE = "人"
    COMPANIES = "家"
    ITEMS = "个"
    RECORDS = "条"
    TIMES = "次"
    PARAMETERS = "个参数"
    PERCENT = "%"
    YEARS = "年"
    RANK = "名"
    GRADE = "级"
    YEAR = "年份"
    RENT = "元/㎡·年"
    POINTS = "分"
    ORDINAL = "第几年"
    YES_NO = "是/否"
    CHOICE = "选择"


@dataclass(frozen=True)
class Choice:
    """One outcome of a choice fact. `words` are what people call it, beside the label; `loosely` are those that are also
    said of the whole award: alone they mean this outcome only as far as another would come to the same amount."""

    value: str
    label: str
    words: tuple[str, ...] = ()
    loosely: tuple[str, ...] = ()


Value = Decimal | bool | str | tuple[Decimal, ...]
"""A fact's value. A tuple is a series, one entry a year, for facts that are counted by year."""


@dataclass(frozen=True)
class Fact:
    """A fact: its label in the policy's words, the words people use, its kind, and how to ask for it.

    words      phrases that, near a value, say that the value is this fact (for yes/no: that it holds)
    against    for numbers: phrases that say that a nearby value is another base (批复 is not 到位);
               for yes/no: phrases that say that it does not hold
    loosely    those of the words that fit other bases too: one of `against` in the same clause outranks them
               (国拨 is said of money approved and of money arrived)
    sole       a number of this kind standing alone in the question may be taken for this fact
    claim      a number that the person states as a result (能给120万) may be this fact
    additive   several values in one message are added up (projects of one year)
    beside     for money: what a sum of this base leaves out; a whole that is told with such a part (总投2600万, 土建700万) is
               not this fact
    never      for numbers: words in the clause before a number with which it is not this fact, however it is named
    parts      for numbers: words of the parts that together are this number (硬件900万, 软件460万)
    found_at   where a company finds the number (account, table, voucher)
    givers     for money that the company got: who gave it (市里, 国家); a sum that has not come is not this fact
    received_within  for yes/no: it holds for who received this award in the last so many years (去年领过这个奖)
    """

    id: str
    label: str
    kind: Kind
    question: str
    words: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    loosely: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    sole: bool = True
    claim: bool = False
    additive: bool = False
    beside: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    found_at: str = ""
    maximum: Decimal | None = None
    givers: tuple[str, ...] = ()
    received_within: int | None = None

    def choice(self, value: str) -> Choice:
        for choice in self.choices:
            if choice.value == value:
                return choice
        raise FactError(Problem.NO_CHOICE, self.label, written=value, choices="/".join(c.value for c in self.choices))


class Problem(StrEnum):
    """What is wrong with a value; the words for the person stand in the catalogues of the interface."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_YES_OR_NO = "no_yes_or_no"
    NO_CHOICE = "no_choice"
    ONE_NUMBER_ONLY = "one_number_only"
    SOME_UNITS_MISSING = "some_units_missing"
    TWO_READINGS = "two_readings"
    NOT_DEFINITE = "not_definite"
    MONEY_WITHOUT_UNIT = "money_without_unit"
    RENT_WITHOUT_PERIOD = "rent_without_period"
    PERCENT_WITHOUT_SIGN = "percent_without_sign"
    NO_NUMBER = "no_number"
    NEGATIVE = "negative"
    NOT_WHOLE = "not_whole"
    BEYOND_LIMITS = "beyond_limits"


class FactError(ValueError):
    """A value that a fact cannot have: negative, absurd, of the wrong kind or not among the choices.

    `label` is the fact's; `params` fill in the words of the problem: written, example, choices, unit, whole, years.
    """

    def __init__(self, problem: Problem, label: str, **params: str) -> None:
        details = ", ".join(f"{name} {value}" for name, value in params.items())
        super().__init__(f"{label}: {problem.replace('_', ' ')}" + (f" ({details})" if details else ""))
        self.problem = problem
        self.label = label
        self.params = params


def checked(fact: Fact, value: Value) -> Value:
    """The value, if the fact can have it. Raises FactError where it cannot."""
    if fact.kind is Kind.YES_NO:
        if not isinstance(value, bool):
            raise FactError(Problem.NO_YES_OR_NO, fact.label, written=str(value))
        return value
    if fact.kind is Kind.CHOICE:
        if not isinstance(value, str):
            choices = "/".join(c.value for c in fact.choices)
            raise FactError(Problem.NO_CHOICE, fact.label, written=str(value), choices=choices)
        return fact.choice(value).value
    numbers = value if isinstance(value, tuple) else (value,)
    if not numbers:
        raise FactError(Problem.EMPTY, fact.label)
    for number in numbers:
        if isinstance(number, (bool, str)) or not number.is_finite():
            raise FactError(Problem.NO_NUMBER, fact.label, written=_brief(number), unit=fact.kind.value)
        if number < 0:
            raise FactError(Problem.NEGATIVE, fact.label)
        if _has_too_many_digits(number):
            raise FactError(Problem.BEYOND_LIMITS, fact.label, written=_brief(number), unit=fact.kind.value)
        if fact.kind in WHOLE and number != number.to_integral_value():
            raise FactError(Problem.NOT_WHOLE, fact.label)
        if number > (fact.maximum if fact.maximum is not None else LIMITS.get(fact.kind, LARGEST)):
            raise FactError(Problem.BEYOND_LIMITS, fact.label, written=_brief(number), unit=fact.kind.value)
    return value


def _has_too_many_digits(number: Decimal) -> bool:
    """Before and behind the point: beyond the limits of exact arithmetic, whatever the value."""
    _, digits, exponent = number.as_tuple()
    return len(digits) > MOST_DIGITS or not isinstance(exponent, int) or abs(exponent) > MOST_DIGITS


def _brief(number: object) -> str:
    """A number for a message: one of thousands of digits by its beginning."""
    written = str(number)
    return written if len(written) <= MOST_DIGITS else f"{written[:20]}…"


WHOLE = {Kind.ORDINAL, Kind.PEOPLE, Kind.COMPANIES, Kind.ITEMS, Kind.RANK, Kind.GRADE, Kind.YEAR}

MOST_DIGITS = 60

LARGEST = Decimal("1000000000000000")  # of what has no limit of its own: a thousand 万亿

LIMITS = {
    Kind.MONEY: Decimal("1000000000"),  # 10万亿元, above any Chinese company's revenue
    Kind.AREA: Decimal("100000000"),
    Kind.PEOPLE: Decimal("5000000"),
    Kind.PERCENT: Decimal("1"),
    Kind.YEARS: Decimal("200"),
    Kind.GRADE: Decimal("5"),
    Kind.YEAR: Decimal("2200"),
    Kind.POINTS: Decimal("100"),
}
