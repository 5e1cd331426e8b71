"""How to apply for what was spoken of, and what may be had beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[..., Answer]
CLOUD = "崂山企业，云服务花了30万，服务商在名录里，补多少"


def test_how_to_apply_is_not_answered_by_the_amount_again(ask: Ask) -> None:
    answer = ask(CLOUD, "怎么申报，要什么材料？")
    assert (answer.headline, answer.awards) == (None, [])
    assert "区财政局会同区工信局" in answer.text
    assert ask(CLOUD, "怎么申报，要什么材料？", "那花到60万呢").headline.amount == 20


@pytest.mark.parametrize("text", ["能和其他政策同时享受吗？", "跟别的政策能叠加吗", "和区里其他政策重复拿行不行"])
def test_whether_others_may_be_had_beside_it_is_answered_from_its_own_text(ask: Ask, text: str) -> None:
    answer = ask(CLOUD, text)
    assert (answer.status, answer.headline) == ("answered", None)
    assert {citation.document for citation in answer.citations} == {"laoshan_2020"}
    assert any("就高不重复" in citation.quote for citation in answer.citations)


def test_a_text_that_says_nothing_of_others_is_said_to(ask: Ask) -> None:
    answer = ask("青岛企业，国家级制造业单项冠军新认定，奖多少", "能和其他政策叠加吗？")
    assert (answer.status, answer.headline) == ("answered", None)
    assert "没有写能否与其他政策同时享受" in answer.text
