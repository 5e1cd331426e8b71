"""A sum in which what a fact leaves out is said to be contained: 一共5400万, 厂房设备都在里头."""

from __future__ import annotations

import re

from assistant.understanding.message import Message
from tools.facts import Fact
from tools.quantities import Quantity, Unit

WORKS = r"(?:土建|厂房|基建|土地|装修|盖楼|建楼|楼房)"
CONTAINS = re.compile(
    rf"(?<![不没未])(?:包括|包含|含(?!税)|连着?|连同|算上|加上|带着?)(?:了|着)?[^，。,;；不没未]{{0,8}}{WORKS}"
    rf"|{WORKS}[^。;；不没未]{{0,14}}(?:都|全|也|统统|一起|一块|一并)(?:[算含包打记合放]|包含|包括)?(?:在|到|进)?(?:里头?|里边|里面|内|一起|一块|一堆|进去|一笔)"
    rf"|{WORKS}[^。;；]{{0,20}}(?:[没未]有?|不)(?:好|能|法)?(?:分开|拆开|单独|单列|拆分|分得?清|分账|细分|拆)"
)
LISTED_BEFORE = re.compile(
    rf"{WORKS}(?:跟|和|加上?|带|连|与|、|及)[^，。,;；\d]{{0,16}}$|(?:跟|和|加上?|带|连|与|、|及){WORKS}(?:费用?|款|这些|什么的|等)?(?:一共|总共|合计|一起|全部|都|共|统共|拢共|是|花|投|砸|用|了|进去|出去|大概|差不多|约)*$"
)
SENTENCE_END = re.compile(r"[。；;！!\n]")


def is_undivided(message: Message, fact: Fact, quantity: Quantity) -> bool:
    """Whether buildings are a part of the sum, which the fact leaves out: the sum itself is not the fact's."""
    if quantity.unit is not Unit.MONEY or not any(re.search(WORKS, word) for word in (*fact.against, *fact.beside)):
        return False
    start, _ = message.segment_at(quantity.start)
    if LISTED_BEFORE.search(message.text[start : quantity.start]):
        return True
    ended = SENTENCE_END.search(message.text, quantity.end)
    later = [q.start for q in message.quantities if q.unit is Unit.MONEY and q.start >= quantity.end]
    stop = min([ended.start() if ended else len(message.text), *later])
    return CONTAINS.search(message.text[quantity.end : stop]) is not None
