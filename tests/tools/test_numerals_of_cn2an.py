"""The number cases of the published tests of the package cn2an (github.com/Ailln/cn2an, cn2an/*_test.py), read here.

Cases are left out, or expected otherwise, only where reading them so would be wrong for what people ask; each says why.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from tools.quantities import QuantityError, Unit, find_quantities, parse_money, parse_number

# cn2an_test.py: strict, normal and smart.
NUMBERS = {
    "零": "0", "一": "1", "两": "2", "十": "10", "十一": "11", "一十一": "11", "二十": "20", "二十一": "21", "一百": "100",
    "一百零一": "101", "一百一十": "110", "一百一十一": "111", "一千": "1000", "一千一百": "1100", "一千一百一十": "1110",
    "一千一百一十一": "1111", "一千零一十": "1010", "一千零一十一": "1011", "一千零一": "1001", "一千一百零一": "1101",
    "一万一千一百一十一": "11111", "一十一万一千一百一十一": "111111", "一百一十一万一千一百一十一": "1111111",
    "一千一百一十一万一千一百一十一": "11111111", "一亿一千一百一十一万一千一百一十一": "111111111",
    "一十一亿一千一百一十一万一千一百一十一": "1111111111", "一百一十一亿一千一百一十一万一千一百一十一": "11111111111",
    "一千一百一十一亿一千一百一十一万一千一百一十一": "111111111111",
    "一千一百一十一万一千一百一十一亿一千一百一十一万一千一百一十一": "1111111111111111",
    "壹": "1", "拾": "10", "拾壹": "11", "壹拾壹": "11", "壹佰壹拾壹": "111", "壹仟壹佰壹拾壹": "1111",
    "壹万壹仟壹佰壹拾壹": "11111", "壹拾壹万壹仟壹佰壹拾壹": "111111", "壹佰壹拾壹万壹仟壹佰壹拾壹": "1111111",
    "壹仟壹佰壹拾壹万壹仟壹佰壹拾壹": "11111111", "壹亿壹仟壹佰壹拾壹万壹仟壹佰壹拾壹": "111111111",
    "壹拾壹亿壹仟壹佰壹拾壹万壹仟壹佰壹拾壹": "1111111111", "壹佰壹拾壹亿壹仟壹佰壹拾壹万壹仟壹佰壹拾壹": "11111111111",
    "壹仟壹佰壹拾壹亿壹仟壹佰壹拾壹万壹仟壹佰壹拾壹": "111111111111",
    "十万": "100000", "十万零一": "100001", "一万零一": "10001", "一万零一十一": "10011", "一万零一百一十一": "10111",
    "一十万零一": "100001", "一百万零一": "1000001", "一千万零一": "10000001", "一千零一万一千零一": "10011001",
    "一千零一万零一": "10010001", "一亿零一": "100000001", "一十亿零一": "1000000001", "一百亿零一": "10000000001",
    "一千零一亿一千零一万一千零一": "100110011001", "一千亿一千万一千零一": "100010001001", "一千亿零一": "100000000001",
    "十亿零一万零一": "1000010001", "拾万零壹": "100001", "拾亿零壹万零壹": "1000010001",
    "零点零零零零零零零零零零零零零零一": "0.000000000000001", "零点零零零零零零零一": "0.00000001", "零点零一": "0.01",
    "零点一": "0.1", "负一": "-1", "负二": "-2", "负十": "-10", "负十一": "-11", "负一十一": "-11", "廿二": "22",
    "一一": "11", "一一一": "111", "一一一一": "1111", "壹壹": "11", "壹壹壹": "111", "壹壹壹壹": "1111", "零点零": "0",
    "零点零零": "0", "一七二零": "1720", "一七二零点一": "1720.1", "一七二零点一三四": "1720.134", "一二三": "123",
    "负零点一零": "-0.1", "负一七二零": "-1720", "负一七二零点一": "-1720.1", "三万五": "35000", "两千六": "2600",
    "一百二": "120", "100万": "1000000", "100万三千": "1003000", "200亿零四千230": "20000004230", "10.1万": "101000",
    "-10.1万": "-101000", "35.1亿": "3510000000",
}  # fmt: skip
NO_NUMBERS = (
    "10.1万零100", "10..1万", "零点", "点零", "零点点", "零点零大", "百十一", "十一十二", "负十一十二", "十七十八",
    "123.1.1", "0.1零",
)  # fmt: skip

# an2cn_test.py, read the other way: the numeral, in capitals, as an amount in 元, and digit by digit.
PRINTED = {
    "0": ("零", "零", "零元整", "零"),
    "1": ("一", "壹", "壹元整", "一"),
    "11": ("十一", "拾壹", "拾壹元整", "一一"),
    "1000000": ("一百万", "壹佰万", "壹佰万元整", "一零零零零零零"),
    "1000054": ("一百万零五十四", "壹佰万零伍拾肆", "壹佰万零伍拾肆元整", "一零零零零五四"),
    "31000054": ("三千一百万零五十四", "叁仟壹佰万零伍拾肆", "叁仟壹佰万零伍拾肆元整", "三一零零零零五四"),
    "9876543298765432": (
        "九千八百七十六万五千四百三十二亿九千八百七十六万五千四百三十二",
        "玖仟捌佰柒拾陆万伍仟肆佰叁拾贰亿玖仟捌佰柒拾陆万伍仟肆佰叁拾贰",
        "玖仟捌佰柒拾陆万伍仟肆佰叁拾贰亿玖仟捌佰柒拾陆万伍仟肆佰叁拾贰元整",
        "九八七六五四三二九八七六五四三二",
    ),
    "10000000000000": ("十万亿", "拾万亿", "拾万亿元整", "一零零零零零零零零零零零零零"),
    "1.01": ("一点零一", "壹点零壹", "壹元零壹分", "一点零一"),
    "1.2": ("一点二", "壹点贰", "壹元贰角", "一点二"),
    "12": ("十二点零", "拾贰点零", "拾贰元整", "一二点零"),
    "0.1": ("零点一", "零点壹", "壹角", "零点一"),
}
# Its rounding to 分 (1000054.4321 as 肆角叁分) is printing, not reading; here nothing rounds.
CENTS = {"壹佰万零伍拾肆元肆角叁分": "1000054.43", "肆角叁分": "0.43"}


@pytest.mark.parametrize("written, value", NUMBERS.items())
def test_number(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_what_cn2an_refuses_is_refused(written: str) -> None:
    with pytest.raises(QuantityError):
        parse_number(written)


@pytest.mark.parametrize("value, written", PRINTED.items())
def test_printed_forms_read_back(value: str, written: tuple[str, str, str, str]) -> None:
    low, capital, money, digit_by_digit = written
    assert [parse_number(form) for form in (low, capital, digit_by_digit)] == [Decimal(value)] * 3
    assert parse_money(money) == Decimal(value).scaleb(-4)


@pytest.mark.parametrize("written, value", CENTS.items())
def test_cents_are_exact(written: str, value: str) -> None:
    assert parse_money(written) == Decimal(value).scaleb(-4)


@pytest.mark.parametrize(
    "written, value", [("零点零零零五零零零五零零零五零零五", "0.000500050005005"), ("零点四三二一", "0.4321")]
)
def test_long_fractions_are_exact(written: str, value: str) -> None:
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize("written, value", [("壹拾壹元整", "0.0011"), ("壹佰壹拾壹圆整", "0.0111")])
def test_numbers_that_are_money_are_read_as_money(written: str, value: str) -> None:
    """cn2an drops 元整 and gives 11; an amount is in 万元 here, and with its unit it is no bare number."""
    assert parse_money(written) == Decimal(value)
    with pytest.raises(QuantityError):
        parse_number(written)


@pytest.mark.parametrize(
    "written, why",
    [
        ("一百点123", "Arabic digits after 点 are a time, 十点30"),
        ("一分", "分 alone is a score as often as money"),
    ],
)
def test_read_otherwise_than_cn2an(written: str, why: str) -> None:
    with pytest.raises(QuantityError):
        parse_number(written)
    assert not any(quantity.unit is Unit.MONEY for quantity in find_quantities(written)), why


SENTENCES = {
    "小王捡了100块钱": [("0.01", Unit.MONEY)],
    "小王捡了一百块钱": [("0.01", Unit.MONEY)],
    "用户增长最快的3个城市": [("3", Unit.ITEMS)],
    "用户增长最快的三个城市": [("3", Unit.ITEMS)],
    "小王的生日是2001年3月4日": [("20010304", Unit.DATE)],
    "小王的生日是二零零一年三月四日": [("20010304", Unit.DATE)],
    "小王的生日是2012年12月12日": [("20121212", Unit.DATE)],
    "小王的生日是二零一二年十二月十二日": [("20121212", Unit.DATE)],
    "今天股价上涨了8%": [("0.08", Unit.PERCENT)],
    "今天股价上涨了百分之八": [("0.08", Unit.PERCENT)],
    "第2天股价下降了-3.8%": [("-0.038", Unit.PERCENT)],
    "第二天股价下降了百分之负三点八": [("-0.038", Unit.PERCENT)],
    "抛出去的硬币为正面的概率是二分之一": [("0.5", Unit.PERCENT)],
    # 1/2 is as often a date or a pair as a half.
    "抛出去的硬币为正面的概率是1/2": [],
    # No fact of a policy is a temperature, a day without its year or an age of the earth.
    "现在室内温度为39℃，很热啊！": [],
    "现在室内温度为三十九摄氏度，很热啊！": [],
    "约2.5亿年~6500万年": [],
    "廿二日，日出东方": [],
    "创业板指9月9日早盘低开1.57%": [("0.0157", Unit.PERCENT)],
    "创业板指九月九日早盘低开百分之一点五七": [("0.0157", Unit.PERCENT)],
    "大陆": [],
}


@pytest.mark.parametrize("text, expected", SENTENCES.items())
def test_sentence_of_its_transform_tests(text: str, expected: list[tuple[str, Unit]]) -> None:
    assert [(f"{quantity.value:f}", quantity.unit) for quantity in find_quantities(text)] == expected
