"""What a message denies: the words of a denial around a phrase, and the phrases of a yes/no fact that deny it."""

from __future__ import annotations

import re

from assistant.understanding.binding.fact_words import find_all
from assistant.understanding.message import Message
from tools.facts import Fact

NEGATION = re.compile(
    r"(?:没有|没|未(?!来)|不是|不在|不属于|不算|不|非|无|尚未|还没|并非|没能|从未|不曾)(?:有|能|被|有被|再|得|给|获|取得|通过|拿到|拿|进|过|做|获得)?[^，。]{0,3}$"
)
NOT_NEGATION = re.compile(
    r"(?:不但|不仅|不过|不错|不好意思|不管|不论|不知道|不知|不清楚|不懂|无论|没问题|不低于|不少于|不超过|不止)[^，。]{0,6}$"
)
NEGATED_AFTER = re.compile(
    r"^(?:都|还|也|并|又)?(?:没有|没(?!问题|毛病|得[说挑]|话说|差错)|未|不是(?![0-9一二三四五六七八九十]+[年月日号])|不在|落选|不行|不通过|还没|尚未|失败)"
)
"""Not 没问题, and not of 不是十月, 是十一月."""
WITHOUT_FAULT = re.compile(r"问题|毛病|得[说挑]|话说|差错|含糊")
"""Behind 没: 商业模式没问题 denies nothing."""
NO = re.compile(r"没|不|未|无")
OF_THE_PAST = re.compile(r"(?:以前|之前|从来|(?P<ever>从)|此前|过去|往年|历史上|原来)(?:都|也|还|就)?$")


def denials(message: Message, fact: Fact) -> list[tuple[int, int]]:
    """Where the message says that a yes/no fact does not hold, the longest phrases first."""
    text = message.asserted
    return [
        (at, end)
        for word in sorted(fact.against, key=len, reverse=True)
        for at, end in find_all(text, word)
        if not (text[end - 1] in "没不" and WITHOUT_FAULT.match(text, end))
        and (fact.received_within is not None or not _of_the_past(text, at)) and not _is_affirmed(text, at, end, fact)
    ]


def _is_affirmed(text: str, at: int, end: int, fact: Fact) -> bool:
    """Whether the fact's own word right before says that it holds: 首次过了二级, of what is not the first time where it had
    been passed before; but 第一次没通过."""
    if NO.search(text[at:end]):
        return False
    return any(text[:at].rstrip("就才便刚的").endswith(word) for word in fact.words)


def _of_the_past(text: str, at: int) -> bool:
    """Whether a denial is of earlier years: 以前都没领过, 从没领过; not 从外地厂商."""
    said = OF_THE_PAST.search(text[max(0, at - 6) : at])
    return said is not None and (said["ever"] is None or text[at] in "没未不")
