"""The numbers of a text, with their unit."""

from decimal import Decimal

import pytest

from evals.numbers import compounds_in, counts_in, han, numbers_in, squeeze


def read(text: str) -> list[tuple[str, str]]:
    return [(number.unit, f"{number.value.normalize():f}") for number in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("按条文测算 7.2万元", [("scaled", "7.2")]),
        ("72000元", [("scaled", "7.2")]),
        ("1.2亿元", [("scaled", "12000")]),
        ("1,200 万元", [("scaled", "1200")]),
        ("１８万", [("scaled", "18")]),
        ("3千万, 5百万", [("scaled", "3000"), ("scaled", "500")]),
        ("50w", [("scaled", "50")]),
        ("18 × 40%", [("plain", "18"), ("percent", "40")]),
        ("10%-30%", [("percent", "10"), ("percent", "30")]),
        ("50-200万元", [("scaled", "50"), ("scaled", "200")]),
        ("30%、20%、10%", [("percent", "30"), ("percent", "20"), ("percent", "10")]),
        ("1000 万、300 万、100 万", [("scaled", "1000"), ("scaled", "300"), ("scaled", "100")]),
        ("至 2022-12-31", [("date", "20221231")]),
        ("2022年12月31日", [("date", "20221231")]),
        ("2026年12月  31日", [("date", "20261231")]),
        ("2020—2022年", [("plain", "2020"), ("plain", "2022")]),
        ("超过千亿", [("scaled", "10000000")]),
        ("一百二十万元", [("scaled", "120")]),
        ("百分之四十", [("percent", "40")]),
        ("四成", [("percent", "40")]),
        ("5G、IPv6、e5", []),
        ("第一承担单位, 前三年, 十佳", []),
        ("人均 10 平方米, 10㎡", [("plain", "10"), ("plain", "10")]),
        ("", []),
    ],
)
def test_numbers_are_read_with_their_unit(text: str, numbers: list[tuple[str, str]]) -> None:
    assert read(text) == numbers


@pytest.mark.parametrize(
    ("numeral", "value"), [("十", 10), ("二十", 20), ("三百二十", 320), ("两", 2), ("二〇二四", 2024)]
)
def test_chinese_numerals(numeral: str, value: int) -> None:
    assert han(numeral) == value


def test_chinese_numerals_that_count() -> None:
    assert counts_in("连续经营两年以上, 二级及以上, 十佳") == [2, 2]


def test_digits_are_kept_as_they_are_written() -> None:
    [number] = numbers_in("1.2亿元")
    assert number.digits == Decimal("1.2")


def test_squeezing_takes_white_space_width_and_commas_away() -> None:
    assert squeeze("１,２００ 万\n元,18,5") == "1200万元,18,5"


def test_a_chinese_numeral_of_several_parts_is_one_number() -> None:
    assert compounds_in("共十万零五百、一亿二千万和三百五, 五千万") == [Decimal("10.05"), Decimal(12000)]
    assert compounds_in("一万八、两万三千, 三亿五; 一万零八") == [Decimal(n) for n in ("1.8", "2.3", "35000", "1.0008")]


def test_a_percentage_and_traditional_units_are_read_beside_letters() -> None:
    assert [(n.unit, n.value) for n in numbers_in("4%s 3億 5萬")] == [
        ("percent", Decimal(4)),
        ("scaled", Decimal(30000)),
        ("scaled", Decimal(5)),
    ]
