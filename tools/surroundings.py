"""What the words around a number say of it: an estimate, a comparison, a period, tax, a difference."""

from __future__ import annotations

import re
from typing import Literal

from tools.quantity import Comparison

LINK = r"(?:[了的是为有在到达着花投约:： ]|大约|大概|人民币|RMB|¥)*$"
BEFORE: tuple[tuple[Comparison, re.Pattern[str]], ...] = (
    ("exactly", re.compile(rf"(?:(?:正|刚|恰|刚刚)好|恰恰|刚|整整|exactly )满?{LINK}")),
    (
        "at_most",
        re.compile(
            rf"(?:不超[过出]?|不[高多大]于|[没未](?:有)?超过?|没过|至多|[最顶]多|封顶|上限|up to |at most |no more than ){LINK}"
            rf"|最高(?:可以|[可能])?(?:资助|补助|奖励?|给予?|补贴?|支持|[拿得领])?{LINK}"
        ),
    ),
    (
        "at_least",
        re.compile(
            rf"(?:不[低少小]于|不下于?|至少|起码|最少|最低|(?<![不未没补拿领])满|at least |no less than ){LINK}"
        ),
    ),
    (
        "under",
        re.compile(rf"(?:不到|不足|[不未没]满|[未没]到|[未没]有?达到?|[低少小]于|less than |under |below ){LINK}"),
    ),
    (
        "over",
        re.compile(
            rf"(?:超[过出]?|[高大多]于|突破|不[止只]|刚过|过了|(?:[收值额模]|首次|已经?|就)过|more than |over |above ){LINK}"
        ),
    ),
)
UNIT_BETWEEN = r" ?(?:元|人民币)?"
INCLUSIVE = rf"{UNIT_BETWEEN}(?:及|或者?|[(（]含[)）])?"
AFTER: tuple[tuple[Comparison, re.Pattern[str]], ...] = (
    ("at_least", re.compile(rf"{INCLUSIVE}(?:以上|往上|起(?![来码诉])|or more)")),
    ("under", re.compile(rf"{UNIT_BETWEEN}[还都也]?(?:不到|不足|[未没]到)(?![0-9一二三四五六七八九十])")),
    ("at_most", re.compile(rf"{INCLUSIVE}(?:以内|之内|以下|封顶|or less)")),
    ("exactly", re.compile(rf"{UNIT_BETWEEN}(?:整(?![个体改理合治数套])|正好|刚好|一分不[多少])")),
)
MORE_AFTER = re.compile(
    rf"{UNIT_BETWEEN}(?:出头|开外|还多|多一?点|冒头|\+|余(?![额款])|多(?=[，。,.;；!！?？吗了的、 元]|$))"
)
ESTIMATE = r"(?<![合契节预签制公])约|大约|大概|差不多|将近|接近|估计|估摸|~|about |around |nearly |roughly |approximately |almost "
NEARLY = r"|(?<![最附邻就])近"
AMOUNT_LINK = r"(?:[在是有个为花投 ]|人民币|RMB|¥)*$"
ESTIMATE_BEFORE = re.compile(f"(?:{ESTIMATE}{NEARLY}){AMOUNT_LINK}")
ESTIMATE_OF_TIME_BEFORE = re.compile(f"(?:{ESTIMATE}){AMOUNT_LINK}")
ESTIMATE_AFTER = re.compile(rf"{UNIT_BETWEEN}(?:左右|上下|的样子|差不多|or so)")

PER_BEFORE = re.compile(
    r"(?P<month>每个?月度?|一个月|按月|月[租付均费]|monthly|per month)"
    r"|(?P<quarter>每个?季度?|一个季度|按季|季均|quarterly)"
    r"|(?P<year>每一?年度?|(?<!同)一年|年均|全年|按年|年[租费付度]|annual|per year|yearly"
    r"|(?<![0-9一二两三四五六七八九十几去今前明后当同])年(?=购买|运营|营收|营业|销售|产值|收入|费用|服务))",
    re.IGNORECASE,
)
PER_AFTER = re.compile(
    r" ?(?:[(（]?不?含税[)）]?)?(?: ?/ ?|每|一| a | per | an )"
    r"(?:(?P<month>个?月(?![份底初末])|month)|(?P<quarter>个?季度?|quarter)|(?P<year>年(?![级度底])|year))",
    re.IGNORECASE,
)
EXCLUDED = r"不含税|未含税|未税|不带税"
INCLUDED = r"含税|带税|价税合计"
TAX_BEFORE = re.compile(rf"(?P<excluded>{EXCLUDED})|(?P<included>{INCLUDED})")
TAX_AFTER = re.compile(rf" ?[(（]?(?:(?P<excluded>{EXCLUDED})|(?P<included>{INCLUDED}))(?!价?[是为约]?[0-9])")
DIFFERENCE = re.compile(
    r"比[^，。,;；]{1,14}?(?:(?P<more>多|增加?|增长|高|涨)|(?P<less>少|低|减少?|下?降))(?:[了出投花付买给的]|(?<=降)低)*$"
    r"|(?P<more_said>同比(?:增加?|增长)|增加|追加|再加|再?多[出投花付买用了]|增长)了?(?:投资|投入)?$"
    r"|(?P<less_said>同比(?:减少?|下降)|减少|少[了投花付]|降低|下[降调])了?$"
)
CLAUSE_END = "，。；！？;!?\n、,"


def clause_before(text: str, start: int, limit: int) -> str:
    """The words before a number in its own clause, at most `limit` characters."""
    piece = text[max(0, start - limit) : start]
    return piece[max(piece.rfind(char) for char in CLAUSE_END) + 1 :]


def comparison_of(text: str, start: int, end: int) -> Comparison | None:
    """What is said of the value beside the number; the words before it count first."""
    before = text[max(0, start - 12) : start]
    for comparison, pattern in BEFORE:
        if pattern.search(before):
            return comparison
    for comparison, pattern in AFTER:
        if pattern.match(text, end):
            return comparison
    return "over" if MORE_AFTER.match(text, end) else None


def is_estimate(text: str, start: int, end: int, lasting: bool) -> bool:
    """Whether the number is about right. `lasting`: it is a duration, before which 近 means the last (近三年)."""
    before = text[max(0, start - 10) : start]
    pattern = ESTIMATE_OF_TIME_BEFORE if lasting else ESTIMATE_BEFORE
    return bool(pattern.search(before) or ESTIMATE_AFTER.match(text, end) or MORE_AFTER.match(text, end))


def period_of(text: str, start: int, end: int, floor: int) -> Literal["year", "month", "quarter"] | None:
    """The period that a number is for. `floor`: where the number before it ends."""
    before = _nearest(PER_BEFORE, clause_before(text, start, min(14, start - floor)))
    found = PER_AFTER.match(text, end) or before
    if found is None:
        return None
    if before is not None and found["year"] and not before["year"]:
        found = before  # 每个月25万一年下来: the year is what it comes to
    return "month" if found["month"] else "quarter" if found["quarter"] else "year"


def tax_of(text: str, start: int, end: int) -> Literal["included", "excluded"] | None:
    found = TAX_AFTER.match(text, end) or _nearest(TAX_BEFORE, clause_before(text, start, 10))
    if found is None:
        return None
    return "excluded" if found["excluded"] else "included"


def difference_of(text: str, start: int) -> Literal["more", "less"] | None:
    found = DIFFERENCE.search(clause_before(text, start, 20))
    if found is None:
        return None
    return "more" if found["more"] or found["more_said"] else "less"


def _nearest(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The last match, which stands nearest to the number."""
    found = None
    for match in pattern.finditer(before):
        found = match
    return found
