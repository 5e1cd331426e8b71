"""Several questions in one message."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Answer

Ask = Callable[..., Answer]


def test_several_questions_get_an_award_each_and_no_total(ask: Ask) -> None:
    answer = ask("崂山企业，买云30万补多少？另外通过了两化融合管理体系认证给多少？")
    assert answer.status == "answered"
    assert {award.rule: award.amount for award in answer.awards} == {"laoshan-6": 12, "laoshan-3.3": 50}
    assert answer.headline is None
    assert answer.total is None
