"""Numbers that name a person are taken out; amounts stay."""

from __future__ import annotations

import pytest

from assistant.state.masking import masked

CARD = "6222020200112233453"  # passes the check digit; nobody's


@pytest.mark.parametrize(
    "text",
    [
        "13800000000元", "投入13800000000元", "13800000000 元", "13800000000.00元", "13,800,000,000元", "13800000000人民币",
        "投资13800000000", "金额为13800000000", "¥13800000000", "RMB 13800000000", "15912345678万元", "合计 13800000000",
        "6222020200112233453元", "0532年", "2022年1月1日至2022年12月31日", "崂招促字〔2020〕21号", "91370212MA3C1234X5",
        "100平方米", "1.38亿", "18万元", "20,000,000", "120亿个参数", "13800000000多元", "3.13800000000",
    ],
)  # fmt: skip
def test_an_amount_or_other_number_stays(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("我的电话13800000000", "我的电话[电话号码]"),
        ("13800000000", "[电话号码]"),
        ("电话138 0000 0000,年投入13800000000元", "电话[电话号码],年投入13800000000元"),
        ("手机１３８００００００００谢谢", "手机[电话号码]谢谢"),
        ("138-0000-0000", "[电话号码]"),
        ("+86 13800000000", "[电话号码]"),
        ("请打0532-88886666转801", "请打[电话号码]"),
        ("(010)62345678", "[电话号码]"),
        ("053288886666", "[电话号码]"),
        ("400-810-1234", "[电话号码]"),
        ("身份证370202199001011234", "身份证[证件号码]"),
        ("370202 19900101 123X", "[证件号码]"),
        ("370202900101123", "[证件号码]"),
        (f"卡号{CARD}", "卡号[卡号]"),
        ("6222 0202 0011 2233 453", "[卡号]"),
        ("两个号13800000000、15912345678", "两个号[电话号码]、[电话号码]"),
    ],
)
def test_a_number_that_names_a_person_goes(text: str, kept: str) -> None:
    assert masked(text) == kept


def test_what_is_masked_stays_as_it_is() -> None:
    once = masked(f"13800000000 {CARD} 370202199001011234")
    assert masked(once) == once
    assert not any(character.isdigit() for character in once)
