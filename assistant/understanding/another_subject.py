"""A later question whether something else is paid for: 员工食堂有没有补贴, 消防改造给不给补."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEADS = re.compile(
    r"^(?:那么?|对了|哦|噢|嗯|好的?|行|请问|再问(?:一?[下句])?|顺便(?:再)?(?:问(?:一?[下句])?)?|想问(?:一?下)?|另外|还有|我们?|咱们?|公司|企业|你们|[，,、 ])+"
)
ASKS = re.compile(
    r"(?P<what>[^，。；？！,;?!\d]{2,12}?)(?:那块|这块|方面|的话)?呢?[，,]?"
    r"(?:有没有|有|给不给|给|能不能|能否|能|可不可以|可以|是否|享不享受|补不补|报不报|算不算)(?:什么|啥|点|一?些|个|申请|享受|拿|领)*"
    r"(?:补贴|补助|奖励|奖补|补|扶持|支持|优惠|减免|报销|资助|政策)(?:吗|么|没有?|不|呀|呢|啊|嘛|的)*[?？。]?$"
)
OPEN = re.compile(
    r"[的了在是不没未这那它他她该此其都也还就才再又要会]|什么|哪|啥|多少|几|其他|别的|后面|同时|一起|以外|除|年|月|日|以后|现在|之后|期|次|回|阶段|部分|时候|"
    r"区|市|省|国家|崂山|青岛|济南|山东|政府|财政"
)
WHO = re.compile(r"(?:企业|公司|单位|个人|机构|[厂商户家]|平台|园区|项目|协会|医院|学校|老板|设备|产品)$")
GIVERS = r"(?:崂山区?|青岛市?|济南市?|山东省?|[市区省]里|政府|国家)(?:那边|这边)?"
GIVER_BEFORE, GIVER_AFTER = re.compile(rf"^{GIVERS}(?:对于?|给)?"), re.compile(rf"{GIVERS}$")
"""Who would pay, around what it would be paid for: 员工买车市里有没有补贴."""
LONGEST_TAIL = 2


def another_subject(text: str, own_words: Iterable[str]) -> str | None:
    """What a question of this form asks about, where it is none of the words spoken of; None for every other message.

    Who asks (小企业有补贴吗), when, and what is only pointed to are no subjects.
    """
    found = ASKS.search(text)
    if found is None:
        return None
    what = GIVER_AFTER.sub("", GIVER_BEFORE.sub("", LEADS.sub("", found["what"])))
    if len(what) < LONGEST_TAIL or OPEN.search(what) or WHO.search(what):
        return None
    return None if any(word in what or what in word for word in own_words if len(word) >= LONGEST_TAIL) else what
