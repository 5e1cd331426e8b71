"""Single messages: whose number is whose, what is denied or only hoped for, parts and shares of a sum, conditions failed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation


def ask(advisor: Advisor, text: str) -> Answer:
    return advisor.ask(text, Conversation(), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("崂山，国家级工业互联网重大项目我们牵头，立项1500，今年进账380万，去年到账250万已经配过了，今年区级补助多少", "380"),
        ("青岛技改项目总投资2000万，其中设备占60%，A类，能补多少", "144"),
        ("青岛技改总共花了5000万，70%是设备，剩下是厂房，设备补多少", "420"),
        ("金顶奖设计师在青岛开工作室，运营了26个月，年收入1500万，给多少", "30"),
        ("不是贯标试点，是通过了两化融合管理体系认证，崂山给多少", "50"),
        ("不是拿证，是评上了国家贯标的试点企业，崂山给多少", "10"),
        ("崂山新认定市级智能工厂，市里一份区里一份，合计多少", "150"),
        ("我们自己出钱建的AI场景评上青岛十佳，智能软硬件投了1200万，财政没出钱，奖多少", "120"),
    ],
)
def test_the_number_meant_gives_the_amount(advisor: Advisor, text: str, amount: str) -> None:
    answer = ask(advisor, text)
    assert answer.headline is not None and answer.headline.amount == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "区公安局出钱建的5G安防场景评上青岛十佳，智能软硬件投了1200万，奖多少",
        "管委会全额出钱的AI场景，评上十佳，软硬件800万，给多少",
        "金顶奖设计师在青岛开工作室，还差两个月满两年，年收入1500万，给多少",
        "十佳服装设计师，青岛工作室才成立8个月，年营收1200万，奖补多少",
        "济南国际权威组织承办的展会，面积12000平，市里财政给了30万补助，还能拿补贴吗",
    ],
)
def test_a_condition_that_plainly_fails_leaves_no_figure(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert answer.status == "not_eligible"
    assert answer.headline is None


@pytest.mark.parametrize(
    "text",
    [
        "青岛5G场景准备明年参评十佳，软硬件投资1500万，能拿多少",
        "市级数字化车间新认定，奖多少",
        "青岛规上厂子，技改总盘3200万，能给多少",
    ],
)
def test_what_is_not_held_or_not_said_is_asked(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert answer.status == "needs_facts"
    assert answer.headline is None
