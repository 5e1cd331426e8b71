"""Printing amounts, and reading one strictly."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from tools.amounts import percent, plain, wan, wan_rounded, yuan
from tools.quantities import QuantityError, parse_money, parse_number


@pytest.mark.parametrize(
    "value, text",
    [
        ("7.20", "7.2"), ("1E+3", "1000"), ("0", "0"), ("-0.00", "0"), ("0.000001", "0.000001"), ("-3.50", "-3.5"),
        ("12345678901234567890123456789012345.5", "12345678901234567890123456789012345.5"),
    ],
)  # fmt: skip
def test_plain_digits(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_not_printed(value: str) -> None:
    with pytest.raises(ValueError, match="不是一个数"):
        plain(Decimal(value))


@pytest.mark.parametrize(
    "value, text",
    [
        ("7.2", "7.2万元"), ("0", "0万元"), ("9999.9999", "9999.9999万元"), ("10000", "1亿元"), ("12000", "1.2亿元"),
        ("10001", "1.0001亿元"), ("10001.5", "10001.5万元"), ("12345.6789", "12345.6789万元"), ("-12000", "-1.2亿元"),
    ],
)  # fmt: skip
def test_the_human_form_is_exact(value: str, text: str) -> None:
    assert wan(Decimal(value)) == text


def test_rounding_says_about() -> None:
    assert wan_rounded(Decimal(10000) / 3) == "约3333.33万元"
    assert wan_rounded(Decimal("0.005")) == "约0.01万元"
    assert wan_rounded(Decimal("7.20")) == "7.2万元"
    assert wan_rounded(Decimal("1.05"), places=1) == "约1.1万元"


def test_rates_and_yuan_are_exact() -> None:
    assert percent(Decimal("0.12")) == "12%"
    assert percent(Decimal("0.125")) == "12.5%"
    assert percent(Decimal(1)) == "100%"
    assert str(yuan(Decimal("7.2"))) == "72000"


def test_printing_and_reading_do_not_depend_on_the_decimal_context() -> None:
    with localcontext() as context:
        context.prec = 3
        assert wan(Decimal("12345.6789")) == "12345.6789万元"
        assert yuan(Decimal("12345.6789")) == Decimal(123456789)
        assert parse_money("1234567890.12元") == Decimal("123456.789012")
        assert parse_money("一亿二千三百四十五万六千七百八十九元") == Decimal("12345.6789")


@pytest.mark.parametrize("text", ["7.2万元", "72000元", "七万二", "0.00072亿", "RMB 72,000", " 7.2万 "])
def test_one_amount(text: str) -> None:
    assert parse_money(text) == Decimal("7.2")


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "没有填写"), ("多少", "不是一个金额"), ("72000", "没有写单位"), ("300万和200万", "不是一个金额"), ("3人", "不是人民币"),
        ("500万美元", "不是人民币"), ("300到500万", "范围"), ("约300万", "确定"), ("300万可以吗", "别的文字"), ("几十万", "不是一个金额"),
        ("两百来万", "确定"), ("一亿五千", "确定"),
    ],
)  # fmt: skip
def test_what_is_not_one_amount_says_why(text: str, message: str) -> None:
    with pytest.raises(QuantityError, match=message):
        parse_money(text)


@pytest.mark.parametrize(
    "text, value", [("5,000", "5000"), ("三百五", "350"), ("1.2亿", "120000000"), ("-3", "-3"), ("＋１２", "12")]
)
def test_one_number(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "三百万元", "3个", "一二 三", "百", "1.2.3", "--1", "两百来万", "一亿五千"])
def test_what_is_not_one_number(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_number(text)
