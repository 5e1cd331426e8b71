"""Companies told of one after the other, each in messages of its own: 两家公司, 先说济南那家…; 第二家在青岛…; 第一家再算一次."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.understanding.places import NAMES, inside
from tools.numerals import read_count

COMPANY = r"(?:公司|企业|厂子?|工厂|客户|主体)"
SEVERAL = re.compile(rf"(?:两|俩|[二三四五2-5])[家个]{COMPANY}|{COMPANY}[^，。,;；]{{0,3}}(?:两|俩|[二三四五2-5])[家个]")
ONE_FIRST = re.compile(r"先(?:来|帮我)?(?:说|问|讲|看|算|聊)[^，。,;；：:]{0,8}?(?:第一|[那这])[家个]|(?:第一|头一)[家个](?!月|季)")
TOGETHER = re.compile(r"(?:都|全)(?:是|在|属|注册)|同在")
NTH = re.compile(
    r"(?:(?:第(?P<nth>[一二三四五1-5])|(?P<front>前)(?:面|头)?(?:那|一)?|头一)家|第(?P<which>[一二三四五1-5])个(?:公司|企业|厂|客户))(?!(?:云|服务商|供应商|平台|银行|机构|被|通过|获))"
)
OTHER_ONE = re.compile(r"(?:另一|另外一|另外那|还有一|剩下那|剩下一)[家个](?!(?:月|问题|事|项目|云|服务商|供应商|平台))")
PLACED = re.compile(rf"(?P<place>{'|'.join(NAMES)})(?:市|区)?的?(?:那|这)(?:一)?(?:家|个(?:公司|企业|厂))")
LETTERED = re.compile(
    r"(?:(?P<letter>[甲乙丙丁])(?:公司|工厂|厂子?|企业)|(?<![A-Za-z])(?P<latin>[A-Da-d])(?:公司|工厂|厂子?)"
    r"|(?:^|(?<=[，,。;；：:那这说问看到]))[甲乙丙丁](?=家|这边|那边|[，,:：是的有]))"
)
SELLER_BEFORE = re.compile(r"(?:[买购订租找跟从向]|采购|合同|付给|服务商|供应商|厂商|卖给|给)[^，。,;；\d]{0,4}$")
"""Before a company that is one's seller or buyer: 从甲公司买云."""
LETTERS = "甲乙丙丁", "ABCD"
FIRST = 1


def lettered(text: str) -> int | None:
    """The number of the one company that a message calls by a letter: 2 of 乙厂; None where it calls none or several so."""
    named = {
        next(letters.index(m[0][0].upper()) for letters in LETTERS if m[0][0].upper() in letters) + 1
        for m in LETTERED.finditer(text)
        if not SELLER_BEFORE.search(text[: m.start()])
    }
    return named.pop() if len(named) == 1 else None


def begins_with_one(text: str) -> bool:
    """Whether a message says that there are several companies, and begins with one of them."""
    return bool(SEVERAL.search(text) and ONE_FIRST.search(text))


def are_together(text: str) -> bool:
    """Whether what a message says of the place is said of all companies: 都在崂山."""
    return bool(TOGETHER.search(text))


def company_turned_to(text: str, now: int, places: Mapping[int, str | None]) -> int:
    """The number of the company that a later message speaks of, `now` where it turns to none. `places`: where each company
    known so far is; one that is not known yet gets the next number."""
    if SEVERAL.search(text):
        return now  # of all of them: 两家公司一共多少
    named = {read_count(nth) if (nth := m["nth"] or m["which"]) else FIRST for m in NTH.finditer(text)}
    if not named and (letter := lettered(text)) is not None:
        return letter
    if len(named) == 1 and not OTHER_ONE.search(text):
        return named.pop()
    if named:
        return now
    following = max(places) + 1
    if OTHER_ONE.search(text):
        others = [company for company in places if company != now]
        return others[0] if len(others) == 1 else following if not others else now
    at = {NAMES[m["place"]] for m in PLACED.finditer(text)}
    if len(at) != 1:
        return now
    place = at.pop()
    there = [company for company, known in places.items() if known == place]
    there = there or [company for company, known in places.items() if known is not None and inside(known, place)]
    if there:
        return there[0] if len(there) == 1 else now
    return now if places[now] is None or inside(place, places[now] or place) else following
