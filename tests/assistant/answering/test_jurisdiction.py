"""Where the company is, beside where the policy holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[..., Answer]
CLOUD = "崂山企业，云服务花了30万，服务商在名录里，补多少"


@pytest.mark.parametrize(
    "text",
    [
        "烟台企业，买云服务花了30万，崂山给多少",
        "城阳企业，买云服务花了30万，崂山区能给多少",
        "济南企业，崂山的云服务补贴能拿吗，花了30万",
        "烟台企业，济南的展会补贴能拿吗",
    ],
)
def test_a_company_outside_the_area_gets_the_reason_and_no_figure(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status == "not_eligible"
    assert (answer.headline, answer.awards) == (None, [])
    assert "place" in {notice.kind for notice in answer.notices}
    assert answer.citations


def test_a_place_without_texts_is_declined_by_name(ask: Ask) -> None:
    answer = ask("北京企业，买云服务花了30万，能拿多少")
    assert answer.status == "declined"
    assert "北京" in answer.text
    assert answer.awards == []


def test_the_place_is_asked_for_where_it_decides(ask: Ask) -> None:
    answer = ask("新认定的数字化车间奖多少")
    assert answer.status == "needs_facts"
    assert answer.missing[0].fact == "place"
    assert answer.headline is None


@pytest.mark.parametrize(
    "text",
    ["说错了，供应商是北京的，没进名录", "搞错了，对方在深圳，不在名录", "更正下，云是从杭州一家公司买的，不在名录"],
)
def test_where_a_seller_sits_is_not_where_the_company_is(ask: Ask, text: str) -> None:
    answer = ask(CLOUD, text)
    assert answer.status == "not_eligible"
    assert {fact.fact: fact.value for fact in answer.facts}["listed_provider"] == "否"
