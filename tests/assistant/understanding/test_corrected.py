"""Numbers that a message mends itself."""

from __future__ import annotations

import pytest

from assistant.understanding.corrected import without_mistakes


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("买云花了18万，哦不，是28万，补多少", "买云花了28万，补多少"),
        ("设备投了3000万，呃记岔了，2000万", "设备投了2000万"),
        ("运营费不是我说的一千六，是一千九百五十万", "运营费一千九百五十万"),
        ("设备这块先前报的3080万，后来审计调成3180万了", "设备这块3180万了"),
        ("本地客户从四家变成五家", "本地客户五家"),
        ("服务了58家，其中10家重复算了，实际48家", "服务了48家"),
        ("服务了48家，漏统计4家，一共52家", "服务了52家"),
        ("到账原以为是500万，一查其实是450万", "到账450万"),
        ("今年到账400万，不对是去年的，今年到账300万", "今年到账，今年到账300万"),
        ("云服务我印象里有二十来万，财务刚才说是21.4万", "云服务我印象里有21.4万"),
        ("4700万是连别的型号一起的，这一款只有1600万", "1600万"),
        ("花了三千万的样子吧，准确数两千八百六十万", "花了两千八百六十万"),
    ],
)
def test_the_right_number_stands_where_the_wrong_one_was_named(said: str, read: str) -> None:
    assert without_mistakes(said) == read


@pytest.mark.parametrize(
    "said",
    [
        "去年营收48亿，其实今年103亿",
        "今年先到了500万，后来又到了200万",
        "有张5万的发票漏登，应该是51万",
        "投了500万补多少，改成600万呢",
        "设备投了500万，实际土建还有300万",
        "从98亿涨到103亿",
        "是不是300万，还是400万",
        "合同款不是一次付的，第一笔100万，第二笔是200万",
        "营收3亿，投资应该是800万",
        "设备投资2000万，应该是240万吧",
        "设备投资2000万，算下来应该是240万",
        "不是100万就是200万",
        "营收原来是5亿，后来投了3000万设备",
        "我们先报了市里300万，后来区里给了100万",
        "通知写30万封顶，实际我们花了50万",
        "合同写的是100万，后来补了个20万的合同",
        "先说A项目500万，后来B项目300万",
        "后三年改成400万，前两年不变",
        "我记得封顶是20万，会计说花了30万",
        "中介说能补30万，会计说是12万",
        "投资5200万含设备和软件，其中设备3000万",
    ],
)
def test_what_mends_nothing_stays(said: str) -> None:
    assert without_mistakes(said) == said


def test_a_number_is_mended_twice() -> None:
    assert without_mistakes("花了18万，不对，28万，哎又看错了，是38万，补多少") == "花了38万，补多少"


def test_a_list_of_figures_is_no_talk() -> None:
    said = "，".join(f"{n}万，不对，{n + 1}万" for n in range(40))
    assert without_mistakes(said) == said
