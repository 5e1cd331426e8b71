"""Whether a person says that an award was received before, and how many years ago: 去年我们领过一次这个奖."""

from __future__ import annotations

import re

from assistant.understanding.message import Message
from tools.numerals import read_whole

YEARS_AGO = {"今年": 0, "刚刚": 0, "刚": 0, "上次": 0, "前不久": 0, "去年": 1, "上年": 1, "上一年": 1, "头年": 1, "前年": 2, "大前年": 3}
TIME = re.compile(rf"(?P<word>大前年|前不久|上一年|{'|'.join(YEARS_AGO)})|(?P<years>[一二两三四五六七八九十\d]{{1,2}})年(?:之?前)")
GOT = re.compile(r"(?P<gap>[^，。；？！,;?!]{0,12}?)(?:拿|领|得|获得|获|享受|补|拿到)(?:过|了|到|的)(?P<what>[^，。；？！,;?!]{0,16})")
DENIED = re.compile(r"没|未|不曾|别人|其他公司")
THIS_AWARD = re.compile(r"这|该|同样|同一|一次|一回|奖|补|省|评价|平台|节点|^(?:的|钱|吧|呢|啊|吗)?$")
ANOTHER = re.compile(r"高新|研发|专精|人才|稳岗|贷款|市里|市级|区里|区级|国家")


def years_since_received(message: Message) -> tuple[int, int, int] | None:
    """(years ago, start, end) of the first time an award was received by what the person says, else None."""
    text = message.asserted
    for time in TIME.finditer(text):
        got = GOT.match(text, time.end())
        if got is None or DENIED.search(got["gap"]):
            continue
        if ANOTHER.search(got["gap"] + got["what"]) or not THIS_AWARD.search(got["what"]):
            continue
        years = YEARS_AGO[time["word"]] if time["word"] else read_whole(time["years"])
        if years is not None:
            return int(years), time.start(), got.end()
    return None
