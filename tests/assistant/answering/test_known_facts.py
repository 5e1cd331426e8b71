"""Facts of this message merged with those of earlier turns."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.answer import Answer

Ask = Callable[..., Answer]
CLOUD = "崂山企业，云服务花了30万，服务商在名录里，补多少"
MERGED = "青岛两化融合项目，软件集成投了900万，已上线，市里补多少"
FURTHER = "另外还有一个项目，投了1200万，也上线了，两个一共多少"
TWO = "崂山国家重大项目我们牵头，两个项目，今年国家资金一个到了650万，一个到了480万，区里一共配多少"
PROJECT = "崂山企业国家级重大项目，我们牵头，今年到账300万，区里配多少"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((CLOUD, "里面有10万是付给杭州那家的，不在名录"), "8"),
        (("崂山企业，买云花了30万，服务商在名录，其中6万是外地厂商的，没进名录，能补多少",), "9.6"),
        (("青岛两化融合项目，网络和软件今年投入500万，已经上线，补多少", "其中有100万的模块还没上线"), "80"),
        ((PROJECT, "忘了说一个，其中120万是去年到的"), "180"),
    ],
)
def test_a_part_to_which_a_condition_does_not_apply_is_taken_out(
    ask: Ask, messages: tuple[str, ...], amount: str
) -> None:
    assert ask(*messages).headline.amount == Decimal(amount)


@pytest.mark.parametrize("text", ["还有一个项目也到了200万，两个一起多少", "另有一笔也是我们牵头，到账200万，总共多少"])
def test_a_further_project_is_added(ask: Ask, text: str) -> None:
    assert ask(PROJECT, text).headline.amount == 500


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((MERGED, FURTHER), "380"),
        ((MERGED, FURTHER, "第二个其实是800万"), "340"),
        ((MERGED, "还有一个项目，投了600万，也上线了，这个补多少"), "120"),
        ((TWO, "第二个其实只到了200万"), "850"),
        (("崂山两个两化融合项目，一个投了350万，另一个280万，都上线了，市里一共补多少", "第一个改成400万"), "204"),
    ],
)
def test_projects_are_computed_apart_and_one_is_corrected(ask: Ask, messages: tuple[str, ...], amount: str) -> None:
    assert ask(*messages).headline.amount == Decimal(amount)


def test_what_earlier_years_gave_counts_against_the_cap_over_the_term(ask: Ask) -> None:
    first = "工业互联网安全应急处置平台，青岛法人，第一年运营费500万，补多少"
    then = "这笔已经拿到了，第二年运营费300万，补多少"
    assert ask(first, then).headline.amount == 60
    assert ask(first, then, "也都领过了，第三年运营费400万，补多少").headline.amount == 40
    assert ask(first, "换成300万呢").headline.amount == 60
