"""What leads back to a visitor is taken out of a question, and its figures stay."""

from __future__ import annotations

import pytest

from assistant.office.anonymising import anonymised


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("我们公司叫青岛某某智能有限公司, 年购买云服务18万", "我们公司叫某公司, 年购买云服务18万"),
        ("青岛海云（集团）股份有限公司买云服务能补多少", "某公司买云服务能补多少"),
        ("信用代码91370200264574251E能申请吗", "信用代码[信用代码]能申请吗"),
        ("我叫王小明, 邮箱wang@example.com, 微信号wang_xm88", "我叫某人, 邮箱[邮箱], 微信号[号码]"),
        ("投资13800000000元", "投资13800000000元"),
        ("找王总, 电话13812345678", "找王总, 电话[电话号码]"),
        ("崂山区企业年购买云服务18万元能补多少", "崂山区企业年购买云服务18万元能补多少"),
    ],
)
def test_a_question_without_its_visitor(said: str, left: str) -> None:
    assert anonymised(said) == left
