"""Money that somebody gave the company: who gave it, and whether it has come (市财政因为…给了86万; 钱还没到)."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.understanding.message import Message
from tools.quantities import Quantity

SENTENCE_END = re.compile(r"[。！？!?;；\n]")
GAVE = re.compile(
    r"(?:给|奖|补|发|拨|批|打|返|兑现|到账|到手|下来|拿|领|收)(?:了|过|来|到|出|下|下来)*"
    r"(?:我们?|咱们?|企业|公司|厂里?|的是|的|大概|差不多|款|笔)*[，,]?(?:一共|总共|共|有|是|就是|大概|差不多)*$"
)
NOT_YET = re.compile(
    r"(?:还没|还未|没有?|尚未|未|迟迟不|一直没|不知道|没说|没定)[^，。；,;]{0,6}?(?:到账?|到位|拨|下来|发|打|给|兑现|拿到|收到|落实)|(?:等着|等)[^，。]{0,4}(?:到账|拨付|拨款|打款)|在路上"
)
OF_OTHERS = re.compile(r"^[^，。；,;]{0,4}(?:区里|区级|崂山|省里)")


def is_given_by(message: Message, quantity: Quantity, givers: Collection[str]) -> bool:
    """Whether the sentence says that one of the givers gave this sum, with no other number between."""
    before = _sentence_before(message, quantity)
    if not GAVE.search(before):
        return False
    earlier = [q.end for q in message.quantities if q.end <= quantity.start]
    reach = before[-max(1, quantity.start - max(earlier, default=0)) :]
    return any(giver in reach for giver in givers)


def has_not_come(message: Message, quantity: Quantity) -> bool:
    """Whether the words after the sum, up to the next number, say that it has not been paid."""
    later = [q.start for q in message.quantities if q.start >= quantity.end]
    after = message.lower[quantity.end : min(later, default=len(message.lower))]
    after = SENTENCE_END.split(after)[0]
    said = NOT_YET.search(after)
    return said is not None and not OF_OTHERS.match(after[: said.start()][-6:])


def _sentence_before(message: Message, quantity: Quantity) -> str:
    return SENTENCE_END.split(message.lower[: quantity.start])[-1]
