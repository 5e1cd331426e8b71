"""What the words around a number say of it: an estimate, a comparison, a period, tax, a difference."""

from __future__ import annotations

import re
from typing import Literal

from tools.quantity import Comparison

LINK = r"(?:了|的|是|为|有|在|到|达|着|花|投|约|大约|大概|人民币|RMB|¥|:|：| )*$"
BEFORE: tuple[tuple[Comparison | Literal["approximate"], re.Pattern[str]], ...] = (
    ("exactly", re.compile(rf"(?:正好|刚好|恰好|刚刚好|恰恰|刚满|整整|exactly ){LINK}")),
    ("at_most", re.compile(rf"(?:不超过?|不超出|不高于|不多于|不大于|没超过?|未超过?|没有超过|没过|至多|最多|顶多|最高|封顶|上限|up to |at most ){LINK}")),
    ("at_least", re.compile(rf"(?:不低于|不少于|不小于|不下于?|至少|起码|最少|最低|满|at least ){LINK}")),
    ("under", re.compile(rf"(?:不到|不足|不满|未满|没满|未到|没到|未达到?|没达到?|低于|少于|小于|less than |under |below ){LINK}")),
    ("over", re.compile(rf"(?:超过|超出|超|高于|大于|多于|突破|不止|不只|刚过|过了|more than |over |above ){LINK}")),
)  # fmt: skip
AFTER: tuple[tuple[Comparison, re.Pattern[str]], ...] = (
    ("at_least", re.compile(r" ?(?:元|人民币)?(?:及|\(含\)|（含）|或)?(?:以上|往上|起(?!来|码|步价)|or more)")),
    ("under", re.compile(r" ?(?:元|人民币)?(?:还|都|也)?(?:不到|不足|未到|没到)(?![0-9一二三四五六七八九十])")),
    ("at_most", re.compile(r" ?(?:元|人民币)?(?:及|\(含\)|（含）|或)?(?:以内|之内|以下|封顶|or less)")),
    ("over", re.compile(r" ?(?:元|人民币)?(?:出头|开外|还多|多一点|多点|冒头|\+|余(?!额|款)|多(?=[，。,.;；!！?？吗了的、 元]|$))")),
    ("exactly", re.compile(r" ?(?:元|人民币)?(?:整(?![个体改理合治数套])|正好|刚好|一分不[多少]|exactly)")),
)  # fmt: skip
ESTIMATE_BEFORE = re.compile(rf"(?:约|大概|大约|差不多|将近|接近|近(?!.)|近|左右|估计|估摸|也就|上下|~|about |around |nearly |roughly |approximately |almost )(?:在|是|有|有个|为|花|投|人民币|RMB|¥| )*$")  # fmt: skip
ESTIMATE_AFTER = re.compile(r" ?(?:元|人民币)?(?:左右|上下|出头|来着|的样子|吧?差不多|or so)")
NOT_NEAR = re.compile(r"(?:附近|最近|邻近|就近)$")

PER_BEFORE = re.compile(
    r"(?P<month>每个?月度?|一个月|按月|月租金?|月付|月均|月费|per month|monthly)|(?P<quarter>每个?季度?|一个季度|按季|季均|quarterly)"
    r"|(?P<year>每一?年度?|一年|年均|全年|按年|年租金?|年费|年度|年付|年(?=购买|运营|营收|营业|销售|产值|收入|租|费|服务)|annual|per year|yearly)",
    re.IGNORECASE,
)
PER_AFTER = re.compile(
    r" ?(?:[(（]?(?:不?含税)[)）]?)?(?: ?/ ?|每|一|a |per |an )(?:(?P<month>个?月(?!份|底|初|末)|month)|(?P<quarter>个?季度?|quarter)|(?P<year>年(?!级|度计|的时)|year))",
    re.IGNORECASE,
)
TAX_BEFORE = re.compile(r"(?P<excluded>不含税|未含税|未税|不带税|税前|去税)|(?P<included>含税|带税|价税合计|税后)")
DIFFERENCE = re.compile(
    r"(?:比[^，。,;；]{1,14}?|同比|又|再|另外?|额外)(?P<more>多|增加?|增长|高|追加|加|涨)(?:了|出|投|花|付|买|给|的)*$"
    r"|比[^，。,;；]{1,14}?(?P<less>少|低|减少|减|降低?|下降)(?:了|投|花|付|买|给|的)*$"
    r"|(?P<more2>增加|追加|多出|多了|多投|多花|新增|增长)(?:了)?$|(?P<less2>减少|少了|少投|少花|降低|下降|下调)(?:了)?$"
)
CLAUSE_END = "，。；！？;!?\n、,"


def clause_before(text: str, start: int, limit: int = 14) -> str:
    """The words before a number in its own clause, at most `limit` characters."""
    piece = text[max(0, start - limit) : start]
    cut = max(piece.rfind(char) for char in CLAUSE_END)
    return piece[cut + 1 :]


def comparison_of(text: str, start: int, end: int) -> Comparison | None:
    before = text[max(0, start - 12) : start]
    found: Comparison | None = None
    for name, pattern in BEFORE:
        if pattern.search(before):
            found = name if name != "approximate" else None
            break
    if found in (None, "at_least", "at_most"):
        for after, pattern in AFTER:
            if pattern.match(text, end):
                return found or after
    return found


def is_estimate(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 8) : start]
    near = ESTIMATE_BEFORE.search(before)
    if near and not NOT_NEAR.search(before):
        return True
    return ESTIMATE_AFTER.match(text, end) is not None


def period_of(text: str, start: int, end: int, floor: int) -> Literal["year", "month", "quarter"] | None:
    """The period a number is for. `floor`: where the number before it ends."""
    after = PER_AFTER.match(text, end)
    if after:
        return "month" if after["month"] else "quarter" if after["quarter"] else "year"
    piece = clause_before(text, start)[-(start - floor) :] if start > floor else ""
    found = None
    for match in PER_BEFORE.finditer(piece):
        found = match
    if found is None:
        return None
    return "month" if found["month"] else "quarter" if found["quarter"] else "year"


def tax_of(text: str, start: int, end: int) -> Literal["included", "excluded"] | None:
    after = re.match(r" ?(?:元|块)?[ (（]*(?P<word>不含税|未含税|未税|不带税|含税|带税|价税合计)", text[end : end + 12])
    if after:
        return "included" if after["word"] in ("含税", "带税", "价税合计") else "excluded"
    found = None
    for match in TAX_BEFORE.finditer(clause_before(text, start, 10)):
        found = match
    if found is None:
        return None
    return "excluded" if found["excluded"] else "included"


def difference_of(text: str, start: int) -> Literal["more", "less"] | None:
    match = DIFFERENCE.search(clause_before(text, start, 20))
    if match is None:
        return None
    return "more" if match["more"] or match["more2"] else "less"
