"""Greetings, thanks, a fresh start, and what carries no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.grounding import numbers_in

Ask = Callable[..., Answer]
CLOUD = "崂山企业，云服务花了18万，补多少"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("重新来", "answered"),
        ("谢谢", "answered"),
        ("   ", "answered"),
        ("", "answered"),
        ("申报材料交到哪个窗口，电话多少", "declined"),
        ("帮我查一下审批到哪一步了", "declined"),
        ("我们公司叫海天智造有限公司，能拿多少", "declined"),
        ("明天天气怎么样", "declined"),
    ],
)
def test_courtesy_process_and_other_topics_carry_no_figure(ask: Ask, text: str, status: str) -> None:
    answer = ask(text)
    assert answer.status == status
    assert answer.text
    assert not numbers_in(answer.text)
    assert (answer.headline, answer.total, answer.awards) == (None, None, [])


def test_a_greeting_names_no_amount_but_the_scope(ask: Ask) -> None:
    answer = ask("您好")
    assert "收录 5 份" in answer.text
    assert "万元" not in answer.text
    assert answer.awards == []


def test_a_fresh_start_forgets(ask: Ask) -> None:
    answer = ask(CLOUD, "重新来", "那是多少")
    assert answer.status == "declined"
    assert answer.facts == []
