"""Numbers that a person states as a result are told apart from facts about the company."""

from __future__ import annotations

import pytest

from assistant.understanding.claims import is_claim
from assistant.understanding.message import Message, read


def claimed(message: Message) -> list[str]:
    return [q.text for q in message.quantities if is_claim(message, q)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("我们能拿800万对吧", "800万"),
        ("算下来就是120万", "120万"),
        ("封顶500万", "500万"),
        ("最高给到300万是不是", "300万"),
        ("听说能补150万", "150万"),
        ("100万封顶，对不对", "100万"),
        ("应该能领60万吧", "60万"),
        ("想拿满20万需要花多少", "20万"),
    ],
)
def test_a_result_believed_heard_or_wanted_is_a_claim(text: str, claim: str) -> None:
    assert claimed(read(text)) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "市里给了260万",
        "市里已经拨了80万到账",
        "设备投资3000万",
        "国家资金到位500万元",
        "买云服务花了18万",
        "市级奖补140万元",
        "两化融合投入600万",
    ],
)
def test_what_was_spent_or_received_is_no_claim(text: str) -> None:
    assert claimed(read(text)) == []


def test_a_percentage_of_the_award_is_a_claim() -> None:
    assert claimed(read("按30%补，买云花了50万")) == ["30%"]


@pytest.mark.parametrize("text", ["能拿3家的吗", "员工最多40人", "面积最多900平方米"])
def test_only_money_and_rates_can_be_claims(text: str) -> None:
    assert claimed(read(text)) == []


def test_claim_and_fact_stand_side_by_side() -> None:
    assert claimed(read("市里给了260万，区里能给130万对吧")) == ["130万"]
