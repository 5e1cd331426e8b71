"""Reading one fact's value from what a person writes for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tools.fact_values import EXAMPLES, MEASURES, parse_value, show
from tools.facts import Choice, Fact, FactError, Kind, Problem

LEVEL = Fact(
    "level",
    "级别",
    Kind.CHOICE,
    "哪一级?",
    choices=(Choice("国家", "国家级", ("国字号", "部级")), Choice("省", "省级", ("部级", "Province"))),
)


def fact(kind: Kind) -> Fact:
    return Fact("x", "某项", kind, "多少?")


def refused(fact: Fact, text: str) -> FactError:
    with pytest.raises(FactError) as refusal:
        parse_value(fact, text)
    return refusal.value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.MONEY, "18", "18"),
        (Kind.MONEY, "18万", "18"),
        (Kind.MONEY, "180000元", "18"),
        (Kind.MONEY, "1.2亿", "12000"),
        (Kind.MONEY, "十八万元", "18"),
        (Kind.MONEY, "１８ 万元", "18"),
        (Kind.MONEY, "1,500万元", "1500"),
        (Kind.MONEY, "9999", "9999"),
        (Kind.MONEY, "0", "0"),
        (Kind.AREA, "800㎡", "800"),
        (Kind.PEOPLE, "八十人", "80"),
        (Kind.PEOPLE, "1,200", "1200"),
        (Kind.COMPANIES, "50", "50"),
        (Kind.ITEMS, "三家", "3"),
        (Kind.RECORDS, "2000万", "20000000"),
        (Kind.TIMES, "1亿次", "100000000"),
        (Kind.PARAMETERS, "120亿", "12000000000"),
        (Kind.PARAMETERS, "7B", "7000000000"),
        (Kind.PERCENT, "12", "0.12"),
        (Kind.PERCENT, "百分之十二", "0.12"),
        (Kind.YEARS, "3年", "3"),
        (Kind.RANK, "第3名", "3"),
        (Kind.RANK, "前10", "10"),
        (Kind.GRADE, "三级", "3"),
        (Kind.YEAR, "2021年3月", "2021"),
        (Kind.ORDINAL, "第二年", "2"),
        (Kind.RENT, "60元/㎡·月", "720"),
        (Kind.RENT, "2元/㎡/天", "730"),
        (Kind.POINTS, "85分", "85"),
    ],
)
def test_a_number_with_or_without_its_unit(kind: Kind, text: str, value: str) -> None:
    assert parse_value(fact(kind), text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("150,150,90", ["150", "150", "90"]),
        ("150,150,150", ["150", "150", "150"]),
        ("100万、50万", ["100", "50"]),
        ("1,500万;300万", ["1500", "300"]),
    ],
)
def test_several_amounts_are_a_series(text: str, years: list[str]) -> None:
    assert parse_value(fact(Kind.MONEY), text) == tuple(map(Decimal, years))


@pytest.mark.parametrize("text", ["1,500", "150,150万", "1,500.5"])
def test_a_comma_that_may_mean_two_things_is_refused(text: str) -> None:
    assert refused(fact(Kind.MONEY), text).problem is Problem.TWO_READINGS


@pytest.mark.parametrize("text", ["500、700万", "1,500万,300万", "150,,90"])
def test_a_series_is_written_in_one_way(text: str) -> None:
    assert refused(fact(Kind.MONEY), text).problem is Problem.SOME_UNITS_MISSING


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (Kind.MONEY, "", Problem.EMPTY),
        (Kind.MONEY, "18美元", Problem.NOT_DEFINITE),
        (Kind.MONEY, "10到20万", Problem.NOT_DEFINITE),
        (Kind.MONEY, "18万多", Problem.NOT_DEFINITE),
        (Kind.MONEY, "约18万", Problem.NOT_DEFINITE),
        (Kind.MONEY, "nan", Problem.NOT_DEFINITE),
        (Kind.MONEY, "180000", Problem.MONEY_WITHOUT_UNIT),
        (Kind.MONEY, "-5万", Problem.NEGATIVE),
        (Kind.PERCENT, "0.12", Problem.PERCENT_WITHOUT_SIGN),
        (Kind.PERCENT, "120%", Problem.BEYOND_LIMITS),
        (Kind.RENT, "60", Problem.RENT_WITHOUT_PERIOD),
        (Kind.PEOPLE, "50余人", Problem.NOT_DEFINITE),
        (Kind.PEOPLE, "80,90;3", Problem.ONE_NUMBER_ONLY),
        (Kind.POINTS, "很多分", Problem.NOT_DEFINITE),
        (Kind.YES_NO, "大概", Problem.NO_YES_OR_NO),
    ],
)
def test_what_is_no_value_is_refused_with_its_reason(kind: Kind, text: str, problem: Problem) -> None:
    assert refused(fact(kind), text).problem is problem


@pytest.mark.parametrize(("text", "value"), [("是", True), ("Yes", True), ("没有", False), ("no", False)])
def test_yes_and_no(text: str, value: bool) -> None:
    assert parse_value(fact(Kind.YES_NO), text) is value


@pytest.mark.parametrize(("text", "value"), [("国家", "国家"), ("省级", "省"), ("国字号", "国家"), ("province", "省")])
def test_a_choice_by_value_label_or_word(text: str, value: str) -> None:
    assert parse_value(LEVEL, text) == value


@pytest.mark.parametrize("text", ["部级", "市级"])
def test_a_word_for_two_choices_or_none_is_refused(text: str) -> None:
    error = refused(LEVEL, text)
    assert (error.problem, error.params["choices"]) == (Problem.NO_CHOICE, "国家级/省级")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.YES_NO, Kind.CHOICE)])
def test_the_example_of_every_kind_can_be_read(kind: Kind) -> None:
    assert kind in MEASURES or kind is Kind.POINTS
    assert isinstance(parse_value(fact(kind), EXAMPLES[kind]), Decimal)


def test_values_are_shown_as_people_write_them() -> None:
    assert show(fact(Kind.MONEY), Decimal("18.00")) == "18万元"
    assert show(fact(Kind.MONEY), (Decimal(150), Decimal(90))) == "150万元、90万元"
    assert show(LEVEL, "国家") == "国家级"
    assert show(fact(Kind.YES_NO), False) == "否"
