"""Why a value cannot be used, in the person's language."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from assistant.errors import BadFact
from assistant.strings import strings
from tools.fact_values import parse_value
from tools.facts import Choice, Fact, FactError, Kind, Problem, Value, checked

LEVEL = Fact("level", "级别", Kind.CHOICE, "哪一级?", choices=(Choice("国家", "国家级"), Choice("省", "省级")))
WRITTEN = {
    Problem.EMPTY: (Kind.MONEY, ""),
    Problem.TOO_LONG: (Kind.MONEY, "9" * 20_000 + "万"),
    Problem.NO_YES_OR_NO: (Kind.YES_NO, "大概"),
    Problem.ONE_NUMBER_ONLY: (Kind.PEOPLE, "80,90;3"),
    Problem.SOME_UNITS_MISSING: (Kind.MONEY, "500、700万"),
    Problem.TWO_READINGS: (Kind.MONEY, "1,500"),
    Problem.NOT_DEFINITE: (Kind.MONEY, "约18万"),
    Problem.MONEY_WITHOUT_UNIT: (Kind.MONEY, "180000"),
    Problem.RENT_WITHOUT_PERIOD: (Kind.RENT, "60"),
    Problem.PERCENT_WITHOUT_SIGN: (Kind.PERCENT, "0.12"),
    Problem.NEGATIVE: (Kind.MONEY, "-5万"),
    Problem.NOT_WHOLE: (Kind.COMPANIES, "1.5家"),
    Problem.BEYOND_LIMITS: (Kind.PERCENT, "120%"),
}


def refusals() -> list[FactError]:
    found = []
    attempts: list[tuple[Fact, str | Value]] = [(Fact("x", "某项", kind, "?"), text) for kind, text in WRITTEN.values()]
    attempts += [(LEVEL, "部级"), (Fact("x", "某项", Kind.MONEY, "?"), Decimal("NaN"))]
    for fact, value in attempts:
        with pytest.raises(FactError) as refusal:
            parse_value(fact, value) if isinstance(value, str) else checked(fact, value)
        found.append(refusal.value)
    return found


def test_every_problem_is_met() -> None:
    assert {error.problem for error in refusals()} == set(Problem)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_problem_is_told_in_the_language_with_the_fact_and_what_was_written(language: str) -> None:
    for error in refusals():
        words = BadFact(error).words(strings(language))
        assert error.label in words
        assert error.params.get("written", "") in words
        own = words
        for data in sorted((error.label, *error.params.values()), key=len, reverse=True):
            own = own.replace(data, "")
        assert bool(re.search("[\u4e00-\u9fff]", own.replace("元", "").replace("万", ""))) == (language == "zh-CN")
