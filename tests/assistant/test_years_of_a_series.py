"""A series whose years are told in stretches, and the years that a schedule is asked for."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.answer import Answer
from assistant.understanding.message import read
from assistant.understanding.years import years_counted

Ask = Callable[..., Answer]
FIVE_YEARS = "新落户崂山认定载体，五年区级主要经济贡献每年都是300万，一共补多少"
RENT = "新搬进崂山认定载体，600平，80个正式员工，年租金90万，"


@pytest.mark.parametrize(
    ("turns", "schedule"),
    [
        (("崂山认定载体里的新公司，区级主要经济贡献后四年每年250万，头一年180万，五年一共补多少",), (180, 200, 150, 150, 150)),
        (("崂山认定载体里的新公司，区级主要经济贡献前两年每年150万，后三年每年300万，五年合计补多少",), (150, 120, 180, 180, 180)),
        ((FIVE_YEARS, "首年只有160万，剩下四年每年220万"), (160, 176, 132, 132, 132)),
        ((FIVE_YEARS, "要是前两年120万，后三年240万呢"), (120, 96, 144, 144, 144)),
        ((FIVE_YEARS, "第一年改成200万", "头一年210万，之后四年每年310万"), (210, 248, 186, 186, 186)),
        ((FIVE_YEARS, "后三年改成400万，前两年不变"), (300, 240, 240, 240, 240)),
        ((FIVE_YEARS, "前两年改成150万"), (150, 120, 180, 180, 180)),
        ((FIVE_YEARS, "换成每年200万呢"), (200, 160, 120, 120, 120)),
        ((FIVE_YEARS, "前两年一共多少"), (300, 240)),
        (("崂山认定载体里新落户的公司 三年区级主要经济贡献依次为210万 220万 230万 各补多少",), (210, 176, 138)),
        (("崂山认定载体里新落户的公司，区级主要经济贡献220万，补多少", "四年都是这个数的话，总共呢"), (220, 176, 132, 132)),
    ],
)
def test_a_number_stands_for_each_of_the_years_that_it_is_said_of(
    ask: Ask, turns: tuple[str, ...], schedule: tuple[int, ...]
) -> None:
    assert ask(*turns).headline.schedule == [Decimal(year) for year in schedule]


@pytest.mark.parametrize(
    ("asked", "schedule"),
    [
        ("前三年每年和后两年每年房租补贴各多少，五年共多少", (90, 90, 90, 45, 45)),
        ("五年合计补多少，前三年每年多少", (90, 90, 90, 45, 45)),
        ("前三年房租补贴一共多少", (90, 90, 90)),
        ("合同签三年，一共补多少", (90, 90, 90)),
        ("签了5年租约，前三年一共能补多少", (90, 90, 90)),
    ],
)
def test_a_schedule_covers_all_the_years_that_are_asked_for(ask: Ask, asked: str, schedule: tuple[int, ...]) -> None:
    assert ask(RENT + asked).headline.schedule == [Decimal(year) for year in schedule]


@pytest.mark.parametrize(
    ("text", "years"), [("前三年和后两年各多少", 5), ("三年一共多少", 3), ("前三年每年多少", None), ("租五年", None)]
)
def test_years_are_counted_where_their_sum_is_said(text: str, years: int | None) -> None:
    counted = years_counted(read(text))
    assert (None if counted is None else counted[0]) == years


SECOND_YEAR = "崂山认定载体里的新公司，今年是第二年，区级主要经济贡献250万，补多少"


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        ((SECOND_YEAR, "来年呢"), 150),
        ((SECOND_YEAR, "明年要是有400万呢"), 240),
        ((SECOND_YEAR, "后年呢", "那今年的呢"), 200),
        ((SECOND_YEAR, "去年的呢"), 250),
        ((RENT + "今年是第三年，补多少", "明年呢"), 45),
    ],
)
def test_a_year_named_from_today_is_counted_on_from_the_one_told(ask: Ask, turns: tuple[str, ...], amount: int) -> None:
    answer = ask(*turns)
    assert answer.headline.amount == amount
    assert any(fact.label == "所问年度(第几年)" for fact in answer.facts)


def test_years_under_one_cap_are_added_up(ask: Ask) -> None:
    answer = ask("青岛注册的公司，运营区域性工业互联网安全应急处置平台，今年运营费400万，补多少", "连续三年都这样，三年合计呢")
    assert (answer.headline.amount, answer.headline.schedule) == (200, [80, 80, 40])
    assert "各年按同一数测算" in answer.text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("山东的平台，去年新入选的国家双跨，省里给多少", "not_eligible"),
        ("山东的平台，24年才入选国家双跨，省里给多少", "not_eligible"),
        ("山东的平台，22年才新入选国家双跨，省里给多少", "answered"),
    ],
)
def test_the_year_of_a_selection_may_be_said_from_today(ask: Ask, text: str, status: str) -> None:
    assert ask(text).status == status
