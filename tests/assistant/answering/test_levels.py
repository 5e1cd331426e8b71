"""City and district: one award as the base of another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation

Ask = Callable[..., Answer]
TODAY = date(2026, 11, 21)


def awards(answer: Answer) -> dict[str, Decimal | None]:
    return {award.rule: award.amount for award in answer.awards}


@pytest.mark.parametrize(
    ("asked", "amount"), [("市里给多少", 120), ("市里和区里一共能拿多少", 180)]
)
def test_city_district_and_both_levels_of_one_project(ask: Ask, asked: str, amount: int) -> None:
    answer = ask(f"崂山企业，两化融合项目投入600万，{asked}")
    assert answer.headline.amount == amount
    assert awards(answer) == {"qd20-8": 120, "laoshan-3.2": 60}


def test_an_investment_is_no_award_of_the_city(ask: Ask) -> None:
    answer = ask("崂山企业，两化融合项目投入600万，区里给多少")
    assert (answer.status, answer.headline) == ("needs_facts", None)
    assert "二十条(新闻解读)》(八)给120万元: 60万元" in answer.text
    assert [fact.fact for fact in answer.missing] == ["integration_city_money"]


def test_money_received_from_the_city_goes_before_a_computed_one(ask: Ask) -> None:
    answer = ask("崂山企业，两化融合项目投入600万，市里已经给了90万，区里给多少")
    assert answer.headline.amount == 45


def test_the_cap_of_the_district_holds_on_a_computed_city_award(ask: Ask) -> None:
    answer = ask("崂山企业，十佳场景，智能软硬件投资1500万，市里区里一共多少")
    assert awards(answer) == {"qd20-3.2": 150, "laoshan-4.1": 50}
    assert answer.headline.amount == 200


def test_city_money_that_has_not_come_is_no_base_of_the_district(advisor: Advisor) -> None:
    answer = advisor.ask("崂山两化融合项目投了300万，市里还没给钱，按20条市里该给多少，区里呢", Conversation(), TODAY)
    assert "laoshan-3.2" not in {award.rule for award in answer.awards if award.amount is not None}
