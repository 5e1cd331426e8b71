"""Whether a person says that an award was received before, and how many years ago: 去年我们领过一次这个奖."""

from __future__ import annotations

import re

from assistant.understanding.message import Message
from tools.numerals import read_whole

YEARS_AGO = {"今年": 0, "刚刚": 0, "刚": 0, "上次": 0, "前不久": 0, "去年": 1, "上年": 1, "上一年": 1, "头年": 1, "前年": 2, "大前年": 3}
TIME = re.compile(rf"(?P<word>大前年|前不久|上一年|{'|'.join(YEARS_AGO)})|(?P<years>[一二两三四五六七八九十\d]{{1,2}})年(?:之?前)")
GOT = re.compile(r"(?P<gap>[^，。；？！,;?!]{0,12}?)(?:拿|领|得|获得|获|享受|补|拿到)(?:过|了|到|的)(?P<what>[^，。；？！,;?!]{0,16})")
LESS = re.compile(r"(?:还)?(?:不满|不到|未满|没满|没到|不足)(?:[一二两三四五六七八九十\d]{1,2})(?:个?周)?年")
MORE = re.compile(r"(?:已经?)?(?:满|过了?|超过|不止)(?:[一二两三四五六七八九十\d]{1,2})(?:个?周)?年")
"""That so many years are not full yet, or are over: it says more than 前年 does."""
DENIED = re.compile(r"没|未|不曾|别人|其他公司")
THIS_AWARD = re.compile(r"这|该|同样|同一|一次|一回|奖|补|省|评价|平台|节点|^(?:的|钱|吧|呢|啊|吗)?$")
NEAR = 12  # characters around it
ANOTHER = re.compile(r"高新|高企|研发|专精|小巨人|人才|稳岗|贷款|市里|市级|区里|区级|国家|别的|其他|其它|另外|另一")


def years_since_received(message: Message) -> tuple[int, int, int] | None:
    """(years ago, start, end) of the first time an award was received by what the person says, else None."""
    text = message.asserted
    for time in TIME.finditer(text):
        got = GOT.match(text, time.end())
        if got is None or DENIED.search(LESS.sub("", got["gap"])):
            continue
        if ANOTHER.search(got["gap"] + got["what"]) or not THIS_AWARD.search(got["what"]):
            continue
        years = YEARS_AGO[time["word"]] if time["word"] else read_whole(time["years"])
        if years is not None:
            return int(years) + _of_a_part(text[max(0, time.start() - NEAR) : got.end() + NEAR]), time.start(), got.end()
    return None


def _of_a_part(text: str) -> int:
    """-1 where the last year is said not to be full (前年, 还不满两年), 1 where it is over, else 0."""
    if LESS.search(text):
        return -1
    return 1 if MORE.search(text) else 0
