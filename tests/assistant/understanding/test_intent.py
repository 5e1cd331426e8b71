"""What a message asks for."""

from __future__ import annotations

import pytest

from assistant.understanding.intent import read_intent
from assistant.understanding.message import read


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("重新来", "reset"),
        ("换个公司问问", "reset"),
        ("你好呀", "greeting"),
        ("Hello!", "greeting"),
        ("好的，谢谢", "thanks"),
        ("你能做什么", "about"),
        ("市区两级合计多少", "total"),
        ("这两项能同时享受吗", "both"),
        ("济南和青岛哪个给得多", "compare"),
        ("买多少云才能拿到上限", "reverse"),
        ("要投多少才能封顶", "reverse"),
        ("投入多少可以拿到最高", "reverse"),
        ("这份政策过期了吗", "validity"),
        ("上云花了40万补多少", "amount"),
        ("how much can we get", "amount"),
        ("申报材料有哪些", "lookup"),
        ("由哪个部门解释", "lookup"),
        ("钱什么时候到账", "process"),
        ("帮我填申请表", "process"),
        ("我们公司叫某某科技", "company_name"),
        ("那要是花了90万呢", "follow_up"),
        ("我们能申请哪些政策", "plan"),
    ],
)
def test_what_is_wished_is_read_from_the_words(text: str, wish: str) -> None:
    assert getattr(read_intent(read(text)), wish) is True


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("上云花了40万补多少", "lookup"),
        ("上云花了40万补多少", "process"),
        ("上云花了40万补多少", "greeting"),
        ("上云花了40万补多少", "total"),
        ("上云花了40万补多少", "reverse"),
        ("实际总投入290万，能拿的上限？", "reverse"),
        ("实际投入1240万，能资助到多少啊最高", "reverse"),
        ("你好，上云花了40万补多少", "greeting"),
        ("谢谢，另外上云花了40万补多少", "thanks"),
        ("数字化车间奖多少", "validity"),
        ("有什么条件", "amount"),
    ],
)
def test_what_is_not_wished_is_not_read_into_a_message(text: str, wish: str) -> None:
    assert getattr(read_intent(read(text)), wish) is False


def test_questions_for_an_amount_are_counted() -> None:
    assert read_intent(read("上云补多少？认证奖多少？")).questions == 2
    assert read_intent(read("有什么条件")).questions == 0
