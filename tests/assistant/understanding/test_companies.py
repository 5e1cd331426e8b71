"""Two companies told of in one message: what is said of each, and which is asked about."""

from __future__ import annotations

import pytest

from assistant.understanding.companies import OTHER, SELF, companies_of, company_named


def test_each_fact_belongs_to_the_company_named_before_it() -> None:
    found = companies_of("手里两家企业都在崂山。甲公司买云30万；乙公司买云48万，在名录。甲公司补多少")
    assert found is not None
    assert found.asked == "甲"
    assert "30万" in found.told["甲"]
    assert "48万" not in found.told["甲"]
    assert "48万" in found.told["乙"]
    assert all("崂山" in told for told in found.told.values())


def test_what_is_said_of_all_belongs_to_each() -> None:
    found = companies_of("A厂设备投了1000万。B厂设备投了2000万。都是规上。B厂补多少")
    assert found is not None
    assert found.asked == "B"
    assert all("规上" in told for told in found.told.values())


def test_a_relative_s_company_is_another_one_without_punctuation() -> None:
    found = companies_of("我表哥公司在李沧买云花了50万我们公司在崂山买云花了22万名录里的我们补多少")
    assert found is not None
    assert found.asked == SELF
    assert "50万" in found.told[OTHER]
    assert "50万" not in found.told[SELF]


@pytest.mark.parametrize(
    "text",
    [
        "甲公司到账300万，乙公司到账200万，两家一共多少",
        "我们公司在崂山，云服务花了18万，补多少",
        "甲方付了300万，乙方付了200万，我们补多少",
        "我朋友的公司买云花了30万，他能补多少",
        "A类和C类，营收52亿，各奖多少",
    ],
)
def test_one_company_and_a_question_about_both_are_read_whole(text: str) -> None:
    assert companies_of(text) is None


def test_a_later_message_names_one_of_them() -> None:
    known = {"甲": "", "乙": ""}
    assert company_named("那乙厂呢", known) == "乙"
    assert company_named("再加20万呢", known) is None
    assert company_named("甲厂和乙厂比呢", known) is None
