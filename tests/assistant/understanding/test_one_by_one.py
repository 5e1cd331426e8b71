"""Several companies, each told of in messages of its own."""

from __future__ import annotations

import pytest

from assistant.understanding.one_by_one import begins_with_one, company_turned_to

KNOWN = {1: "济南市", 2: "青岛市"}


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("我手上两家公司，先说济南那家：示范项目评上了", True),
        ("帮三个客户问，先问第一个客户，国家级单项冠军", True),
        ("两家公司都在崂山，各补多少", False),
        ("先说服务商那家，云花了30万", False),
    ],
)
def test_several_companies_are_announced(text: str, begins: bool) -> None:
    assert begins_with_one(text) is begins


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("第一家再算一次", 1),
        ("前面那家改成410万", 1),
        ("另一家呢", 1),
        ("济南那家投资改成500万", 1),
        ("第三家在崂山，省级平台", 3),
        ("崂山那家再加10万", 2),
        ("烟台那家也问一下", 3),
        ("第二家服务商不在名录", 2),
        ("第一家服务商不在名录", 2),
        ("再加20万呢", 2),
        ("第一家和第二家差多少", 2),
        ("两家公司一共多少", 2),
    ],
)
def test_a_later_message_turns_to_one_of_them(text: str, company: int) -> None:
    assert company_turned_to(text, 2, KNOWN) == company
