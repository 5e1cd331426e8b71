"""Whose part in a project is told: the company's own, or that of the others it is done with."""

from __future__ import annotations

import re

ROLE = re.compile(r"单位|牵头|承担|[与加作]方")
SEVERAL = r"[0-9一二两三四五六七八九十几多]+[家个]"
OTHERS_BEFORE = re.compile(rf"(?:{SEVERAL}|其他|其它|其余|另外|还有|下面|别的|各)(?:的)?$")
ONE_OF_THEM = re.compile(r"^(?:之一|中的?|里的?|里头|里面)")
OTHERS_AFTER = re.compile(
    rf"^(?:也)?(?:一共|总共|共|另|还)?(?:(?:是|有|:)?{SEVERAL}(?!之一|中的|里)|(?:还|也)?有(?![没我咱俺])|包括(?![我咱俺])|(?:是|为|:)(?=[^我咱俺，。,;；]{{2,}}(?:[、和]|$)))"
)
"""参与单位五家, 参与单位有海尔: the others that take part in what the company leads."""
ANOTHER_LEADS = re.compile(
    r"(?<![我咱俺])(?<![我咱俺]们)(?<!自己)(?:海尔|卡奥斯|海信|华为|联通|移动|电信|大学|高校|学院|科学院|中科院|研究[院所]|设计院|总院|集团|总部|总公司|母公司|龙头企业|央企|国企"
    r"|别人|人家|他们|它们|对方|别家|另一家|另外一家|那家|外地|外省)(?:公司|企业|那边|单位)?(?:来|在|是)?$"
)
ANOTHER_IS = re.compile(
    r"^(?:的|单位|方|企业)*(?:就|可|其实|都)?(?:是|为|:|：)(?![我咱俺本自第主独牵]|公司|企业|的|吗|不|＿|谁|哪|崂山|青岛)(?=[^，。,;；])"
)
"""牵头单位是中科院: the part told is another's."""
OURS_BEFORE = re.compile(r"(?:[我咱俺]们?|我司|本公司)(?:公司|自己)?(?:就|才|可)?(?:是|来|作为|当)?$")


def is_of_the_others(text: str, at: int, end: int) -> bool:
    """Whether a phrase that would deny the company's lead only tells of those beside it: 参与单位五家, 带着三家参与单位."""
    if not ROLE.search(text[at:end]):
        return False
    if OTHERS_BEFORE.search(text[max(0, at - 6) : at]):
        return ONE_OF_THEM.match(text[end:]) is None
    return OTHERS_AFTER.match(text[end : end + 14]) is not None


def is_anothers(text: str, at: int, end: int) -> bool:
    """Whether the part that a phrase names is another's: 海尔牵头, 牵头单位是中科院."""
    if not ROLE.search(text[at:end]) or OURS_BEFORE.search(text[max(0, at - 6) : at]):
        return False
    return bool(ANOTHER_LEADS.search(text[max(0, at - 12) : at]) or ANOTHER_IS.match(text[end : end + 12]))
