"""What is only supposed, what takes that back, and what takes up again a subject that was left."""

from __future__ import annotations

import re

SUPPOSES = re.compile(
    r"要是|若是|明年|后年|来年|如果|假如|假设|假使|假定|倘若|万一|设想|比方|打个比方|就当|换成|换作|的话|按[^，。,;；]{1,14}(?:来)?算(?:呢|又|是|，|能|会)|"
    r"^(?:那|那么)[^，。,;；]{1,16}呢[?？]?$"
)
FIRST = r"(?:原来|原先|最初|最开始|最早|一?开始|起初|开头|实际|真实|事实|现实|真)"
BEFORE = r"(?:之前|先前|前面|刚才|开头|一?开始)"
AS_IT_WAS = r"(?:来|算|办|吧|了|呢|数|情况|口径|给|[，,。;；!！?？]|$)"
TAKES_BACK = re.compile(
    rf"(?:还是|就|仍然?|照|按照?|回到|恢复(?:成|到)?|改回|换回|退回|回归|按)(?:按照?|照|到|算)?(?:我|咱)?们?"
    rf"(?:{FIRST}(?:那个数|的?情况|的?数字?|(?:说|报|讲)的|的(?={AS_IT_WAS}))(?!那个(?!数)|那家|项目|平台|问题)|{BEFORE}(?:那个数|(?:说|报|讲)的|的数|的情况)(?!那个(?!数)|那家|项目|平台|问题))"
    r"|(?:不|别|甭)(?:再)?(?:做)?假[设如]了?|不改了|(?:开个?玩笑|说着玩|闹着玩|随便(?:问问|说说)|瞎问的?|不当真|不算数|不作数)"
    r"|(?:刚才|前面|刚刚|刚|上面)(?:那个|那)?(?:只|就|都)?(?:是)?个?(?:假设|打比方|比方|举例|设想)"
    r"|照原样|照旧|原样不变|恢复原样"
    rf"|(?:那就|还)是?(?:按|照)?{FIRST}的?(?=[^，。]{{0,3}}\d)"
)
BACK_TO_NOW = re.compile(
    r"(?:就|还是|仍|仍然|照|按|按照)+今年的|按(?:实际|真实|现有|目前)的?(?:[^，。,;；\d]{1,6})?(?:来|算|吧|了|，|,|。|$)|(?:还是|就)?(?:按|照)?(?:现在|目前|眼下)的(?:来|算|吧|情况)"
)
"""Said after a supposition."""
TAKES_UP = re.compile(
    r"刚才|刚刚|前面|接着|继续|回到|说回|回头|我那个|我(?:的|那)问题|结论|再说一遍|再算一遍|先不(?:管|说|问)|不问这个|到底(?:能|给|补|多少)|最开始|第一个"
)


def supposes(text: str) -> bool:
    """Whether what a later message states is only supposed: 要是30万呢, 假如只有10人."""
    return bool(SUPPOSES.search(text)) and not takes_back(text)


def takes_back(text: str, supposing: bool = False) -> bool:
    """Whether what was supposed is taken back: 还是按原来的算, 刚才只是假设; where something is, also 就按今年的."""
    return bool(TAKES_BACK.search(text) or (supposing and BACK_TO_NOW.search(text)))


def takes_up(text: str) -> bool:
    """Whether a subject is taken up that another question has interrupted: 刚才那个到底多少."""
    return bool(TAKES_UP.search(text))
