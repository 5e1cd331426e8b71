"""Which year a number of a message belongs to: 今年, 去年, 2021年, 第二年, 后三年."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.message import Message
from tools.numerals import read_count
from tools.quantities import Quantity, Unit

ORDER = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "后年": 2,
    "来年": 1,
    "头一年": 1,
    "首年": 1,
    "次年": 2,
}
"""The years that are named from today or from the first one, as something to order by."""

AHEAD = ("明年", "后年", "来年")

MARK = re.compile(
    r"(?:今年|去年|前年|明年|后年|来年|上年|上一年|本年|当年|第[一二三四五1-5]年|头一年|首年|次年|20\d\d年?|[12]\d年)"
)
EVERY = re.compile(r"每年|年均|每一年|各年|年年|都是|均为|一年|逐年|每年度|都有|每個年")
LASTS = re.compile(
    r"(?:(?P<first>前面?|最?开头|起初|最初|(?<!面)(?<!后)头)|最?后面?|接下来|之后|往后|剩下|余下|其余)的?头?(?P<count>[二两三四五2-5])年"
    r"[^，。,;；]{0,8}$"
)
FIRST_YEARS = re.compile(r"(?:前面?|(?<!后)头)的?$")
LAST_YEARS = re.compile(r"(?:后面?|后头|剩下|余下)的?$")
IN_ALL = re.compile(r"(?:加)?(?:一?共|总共|合计|总计|共计|加起来|累计|下来)")
QUESTION = re.compile(r"多少|几[万个何多]|怎么[补算]|能[补拿领报给]|可以[补拿领报]|[补奖给]多少")
ASKED_OF = re.compile(r"(?:现在|眼下|今天|这次|这回|我们?|要)?(?:问|算|报)的(?:就)?(?:是)?(?:这|本|该|当)(?:一)?年")
FORGOTTEN = r"(?:忘|不记得|记不|不清楚|不知道|不晓得|说不|不确定|没数|搞不清|弄不清|拿不准)"
NTH_UNKNOWN = re.compile(rf"第几个?年[^，。]{{0,8}}?{FORGOTTEN}|{FORGOTTEN}[^，。]{{0,8}}第几个?年")
AMOUNTS = frozenset({Unit.MONEY, Unit.BARE})
BESIDE_QUESTION = 6  # characters between a year and the question that is asked of it
LOOKS_BACK = 16  # characters before a number in which its year may stand


def year_word(message: Message, quantity: Quantity) -> str | None:
    """The year named nearest before the number in its clause."""
    start, _ = message.segment_at(quantity.start)
    marks = MARK.findall(message.text[max(start, quantity.start - LOOKS_BACK) : quantity.start])
    return marks[-1] if marks else None


def year_mark(message: Message, quantity: Quantity) -> int | None:
    """That year as something to order by."""
    word = year_word(message, quantity)
    return None if word is None else order_of(word)


def order_of(word: str) -> int:
    """The year that a word names, as something to order by: 1 of 第一年, -1 of 去年, 2025 of 25年."""
    if word in ORDER:
        return ORDER[word]
    digits = re.sub(r"\D", "", word)
    if word.startswith("第"):
        return int(digits) if digits else "一二三四五".find(word[1]) + 1
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def years_named(message: Message) -> frozenset[str]:
    return frozenset(match[0] for match in MARK.finditer(message.text))


def is_past(message: Message, quantity: Quantity) -> bool:
    word = year_word(message, quantity)
    return word is not None and ORDER.get(word, 0) < 0


def names_past(text: str) -> bool:
    """Whether a stretch of text names a year before this one."""
    return any(ORDER.get(word, 0) < 0 for word in MARK.findall(text))


def names_another(text: str) -> bool:
    """Whether a stretch of text names a year before this one or after it."""
    return names_past(text) or any(word in text for word in (*AHEAD, "下一年"))


def is_ahead(message: Message, quantity: Quantity) -> bool:
    """Whether the year named last before the number, in its clause or an earlier one, is one to come: 明年还打算再买2000万."""
    marks = MARK.findall(message.text[: quantity.start])
    return bool(marks) and marks[-1] in AHEAD


def mark_before(message: Message, at: int) -> int | None:
    """The year named nearest before a place in its clause, counted from today: -1 of 去年, 0 of 今年."""
    start, _ = message.segment_at(at)
    marks = MARK.findall(message.text[start:at])
    return ORDER.get(marks[-1]) if marks else None


@dataclass(frozen=True)
class Stretch:
    """So many years of a series, from its first one or up to its last."""

    count: int
    from_first: bool


def stretch_at(message: Message, at: int) -> Stretch | None:
    """The years for which a number there is said: four up to the last of 后头四年每年300万; None where it is one year's."""
    start, _ = message.segment_at(at)
    match = LASTS.search(message.text[start:at])
    if match is None:
        return None
    return Stretch(read_count(match["count"]), match["first"] is not None)


def lasting(message: Message, quantity: Quantity) -> int:
    """For how many years the number is said: 4 of 后头四年每年300万, else 1."""
    stretch = stretch_at(message, quantity.start)
    return 1 if stretch is None else stretch.count


def years_counted(message: Message) -> tuple[int, int, int] | None:
    """How many years a schedule is asked for, with where that is said: five of 前三年和后两年各多少 and of 五年共多少."""
    counts = [q for q in message.quantities if q.unit is Unit.YEARS and q.value == q.value.to_integral_value()]
    for quantity in counts:
        if IN_ALL.match(message.text[quantity.end :]):
            return int(quantity.value), quantity.start, quantity.end
    first = next((q for q in counts if FIRST_YEARS.search(message.text[: q.start])), None)
    last = next((q for q in counts if LAST_YEARS.search(message.text[: q.start])), None)
    if first is None or last is None:
        return None
    return int(first.value + last.value), min(first.start, last.start), max(first.end, last.end)


def asks_about_this_year(message: Message) -> bool:
    """Whether the question itself names this year and no other: 今年这35万能补多少."""
    asked = [at for at, (start, end) in enumerate(message.segments) if QUESTION.search(message.text[start:end])]
    if not asked:
        return False
    if (nearest := _mark_beside_question(message, *message.segments[asked[-1]])) is not None:
        return ORDER.get(nearest) == 0
    for at in (asked[-1], asked[-1] - 1):  # 按今年的算, 补多少
        start, end = message.segments[at]
        named = {ORDER.get(word) for word in MARK.findall(message.text[start:end])}
        if named or at == 0:
            return named == {0} and (at == asked[-1] or "算" in message.text[start:end])
    return False


def _mark_beside_question(message: Message, start: int, stop: int) -> str | None:
    """The year named right before the question, where the clause names several: 今年 of 去年才花了8万今年这个能补多少."""
    clause = message.text[start:stop]
    marks = list(MARK.finditer(clause))
    question = next((m for m in QUESTION.finditer(clause) if marks and m.start() >= marks[-1].end()), None)
    if len({m[0] for m in marks}) < 2 or question is None or question.start() - marks[-1].end() > BESIDE_QUESTION:
        return None
    return marks[-1][0]


def is_asked_of(message: Message, quantity: Quantity) -> bool:
    """Whether the clause says that this number's year is the one asked about: 第二年也就是现在问的这一年到位567万."""
    start, _ = message.segment_at(quantity.start)
    return ASKED_OF.search(message.text[start : quantity.start]) is not None


def ordinal_is_unknown(message: Message) -> bool:
    """Whether the person says not to know which year of a series it is: 第几个年度我忘了."""
    return bool(NTH_UNKNOWN.search(message.text))


def ordinal_asked(message: Message) -> int | None:
    """The year of a series that the question itself names: 2 of 第二年这一笔返多少."""
    for start, end in reversed(message.segments):
        stretch = message.text[start:end]
        if QUESTION.search(stretch):
            named = [mark for mark in MARK.findall(stretch) if mark.startswith("第")]
            if len(named) != 1 or any(start <= q.start < end and q.unit in AMOUNTS for q in message.quantities):
                return None
            digits = re.sub(r"\D", "", named[0])
            return int(digits) if digits else "一二三四五".find(named[0][1]) + 1
    return None
