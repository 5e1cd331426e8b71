"""A message that mends a number of its own: 原来报96万条, 后来补录到100万条; 不是我说的1600, 是1950.

What was wrong is left out before the message is read, so that the right number stands where the wrong one was named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.years import MARK
from tools.quantities import Quantity, Unit, find_quantities, normalise

FORMER = r"(?:先前|原先|原来|原本|原(?=以为|报|说|写|填|算)|本来|之前|起初|起先|一?开始|最初|最早|早先|刚才?|刚刚|昨天|上次|上回|前面|开头|先(?=[记报写填算估]))"
WHO = r"(?:我们?|会计|出纳|财务|同事|老板|经办|他们?|她)"
TOLD = r"(?:报|说|讲|写|填|统计|算|估|登|记|录|是|给)"
TOLD_BEFORE = re.compile(
    rf"{FORMER}[^，。,;；\d]{{0,8}}?{TOLD}[^，。,;；\d]{{0,6}}$|{WHO}{TOLD}(?:的|成|了)?(?:是|有)?$|以为(?:只?是|只?有|到了?|能有)?$"
    r"|(?:我们?|咱们?)?(?:记得|印象[里中]|印象当中|记着|估摸着?|寻思)(?:好像|大概|差不多)?(?:是|有|花了?|投了?|买了?)?(?:有|个)?$"
    r"|(?:通知|批文|批复|文件|报表|账面|申报表?|合同)书?上?(?:面)?(?:写|报|填|批)(?:着|的|了)?(?:是)?$"
)
"""Before what was told or thought at first, or only stands on paper."""
AT_FIRST = re.compile(rf"{WHO}?{FORMER}{WHO}?(?:统计|报|说|讲|写|填|算|记|以为)(?:的|是|成|了|有)*")
NOT_OF_THIS = re.compile(
    r"(?:万?元)?[，,](?:哦|噢|啊|哎|呃)?(?:不对|[说讲记写报弄搞看][错混岔]了?|错了)[，,]?(?:那|这)?(?:个|笔|是)?是?(?:去年|前年|上一?年|明年|别的|另一个|其他|二期)[^，。,;；\d]{0,5}的"
)
"""400万, 不对是去年的: a number told by mistake, that is of another year or project."""
NOT_THIS = re.compile(rf"也?(?<!是)(?:不是|并非)(?:{WHO}|你们?|{FORMER}|说|报|写|填|讲|的|那个?)*$")
CLAUSE = re.compile(r"[，。,;；！!？?\n]")
FROM = re.compile(r"[从由]$")
BECAME = re.compile(r"(?:变|涨|升|增|加|降|减|调|改|补录?)[^，。,;；\d]{0,2}[成到为至]了?$")
MISTAKE = re.compile(
    r"[说讲记写报弄搞看填算打输念听][错反岔混串]|(?<![不没])错了|(?:哦|噢|啊|哎|唉|呃|额|嗯|诶|不)不(?:是|对)?[,，是]|不对(?![外口劲称付等])"
    r"|口误|嘴瓢|作废|有误|(?:更正|纠正)(?!的)|应[该当]是|(?:变更|更改|调整|修正|改|更新)[为成到]|是[两三四五六几\d]+年(?:加|合|的|一共|总)|(?:准确|确切|精确)(?:的|地)?(?:数字?|讲|说|来说|应该)?"
)
"""What says by itself that the number before it was wrong."""
LATER = re.compile(rf"{WHO}(?:刚才?|又|这边|那边|跟我|后来)*(?:说|讲|告诉|回|给|报|查)(?:我|了|的|过来)*(?:是|有)$|实际|其实|后来|最[后终]|正确|核[减定准实对]|审[定计]|[调砍压][成到整为]|补[录报]|变成|翻了|一查|查[了出]|对[了完]?账|为准")
"""Behind a number that was told at first: that another is the right one."""
MORE_IN_IT = re.compile(
    r"(?:含|包括|包含|算上|连)(?:了|着)?(?:别|其[他它]|另外|旁边?|外地|全部|所有)[^，。,;；\d]*[，。,;；][^，。,;；\d]{0,12}(?:只有|就|才|只|实际|占|是|有)+$"
)
"""5200万是含别的产品的, 这个装备只有: what is asked about is a part of the number before it."""
PUT_RIGHT = re.compile(r"[^，。,;；\d]{0,2}为准")
OMITTED = re.compile(r"漏|少[报记算登]|没[报记算登]|还有|另外|又(?![看说记写报搞弄算])|再|[补加]了|追加|增加了|[A-Za-z甲乙丙丁]项目|第二个|尾款")
"""Between two numbers: that the one was forgotten or comes on top, and is not wrong."""
RESULT = re.compile(r"能[拿补给领奖得]|可以[拿领补]|[拿补奖]到|算下来|算出来|[×*%％]|^(?:元|块)?(?:封顶|上限|为限)")
"""Between two numbers: that the one is what the other is worked out to, or a cap."""
GIVERS = re.compile(r"[市区省]里|国家|中央")
EXPECTED = re.compile(r"(?:元|块)?(?:钱)?(?:对?吧|对不对|对吗|是吧|吗|么|[?？])")
"""Behind a number that is only what the person expects."""
ASKS = re.compile(r"[?？]|多少|几[个万]|呢|要是|如果|假[如设]|的话")
"""Between two numbers: that one is asked about and the other supposed."""
ITS_PLACE = re.compile(r"(?<!就)是")
"""不是30万是80万; not 不是30万就是80万."""
PART = re.compile(
    r"(?:(?:其中|里头|里面|当中)(?:有|的)?|[剔刨扣减去除][掉除去开了]+|漏(?:统计|报|记|算|登)?了?|少[报记算登]了?|没[报记算登]上?|[，。,;；](?:其中|里头|里面)[^，。,;；\d]{0,8}|退[掉货回]?了?)$"
)
LEFT = re.compile(r"(?:实际|真正|净|也就是|等于|只有|只能算|只算)[^，。,;；\d]{0,4}$")
WHOLE = re.compile(r"(?:一共|总共|合计|共计|加起来|全部)[^，。,;；\d]{0,3}$")
NAMED = re.compile(
    r"设备|软件|硬件|系统|网络|土建|厂房|云|算力|房租|租金|面积|贡献|营收|收入|产值|销售|投资|投入|运营|评估|补贴|奖补|注册量|解析量|接入|员工|人数"
)
THIS_YEAR = ("今年", "本年", "当年")
AFTER = 6  # characters behind a number that may say what it is of
REACH = 45  # characters from a number to the one in its place
PART_SPAN = 12  # characters before a number in which its being a part may be said
MOST_NUMBERS = 60  # of a message: more is a list of figures, not talk
COUNTED = frozenset({Unit.MONEY, Unit.COMPANIES, Unit.ITEMS, Unit.PEOPLE, Unit.AREA, Unit.YEARS, Unit.MONTHS, Unit.BARE, Unit.RANK})


def without_mistakes(text: str) -> str:
    """The message with each number that it mends left out, up to the right one; as it is where it mends none."""
    plain, offsets = normalise(text)
    numbers = [q for q in find_quantities(plain) if q.unit in COUNTED]
    if len(numbers) > MOST_NUMBERS:
        return text
    kept, at = "", 0
    for start, stop in _wrong(plain, numbers):
        kept += text[at : offsets[start]]
        at = offsets[stop] if stop < len(offsets) else len(text)
    return kept + text[at:]


def _wrong(text: str, numbers: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Where a wrong number stands, with all up to the right one, in order and apart."""
    found: list[tuple[int, int]] = []
    for at, one in enumerate(numbers):
        if found and one.start < found[-1][1]:
            continue
        if (astray := NOT_OF_THIS.match(text, one.end)) is not None:
            found.append((one.start, astray.end()))
            continue
        right, start = one, one.start
        parts: list[Quantity] = []
        for other in numbers[at + 1 :]:
            if other.start - right.end > REACH:
                break
            if PART.search(text[max(0, other.start - PART_SPAN) : other.start]):
                parts.append(other)
                continue
            begin = _mended_from(text, right, other, parts) if _alike(right, other) else None
            if begin is None:
                break  # what is said behind it is said of that number: 后三年改成400万, 前两年不变
            start, right = min(start, begin), other
        if right is not one:
            found += [*_told_at_first(text, start), (start, right.start)]
    return found


def _told_at_first(text: str, stop: int) -> list[tuple[int, int]]:
    """Where the clause of a wrong number says that it was told before: 先前报的 of 先前报的投资是."""
    start = _clause_start(text, stop)
    told = AT_FIRST.search(text, start, stop)
    return [] if told is None else [told.span()]


def _clause_start(text: str, at: int) -> int:
    return max((m.end() for m in CLAUSE.finditer(text, 0, at)), default=0)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether the two are of one measure; a number without unit takes that of the other."""
    if one.unit is other.unit:
        return one.classifier == other.classifier and one.value != other.value
    return Unit.BARE in (one.unit, other.unit) and Unit.MONEY in (one.unit, other.unit)


def _mended_from(text: str, one: Quantity, other: Quantity, parts: Sequence[Quantity]) -> int | None:
    """From where on the text is wrong, where the later number takes the place of the one; `parts` of it stand between."""
    clause = _clause_start(text, one.start)
    before, between = text[clause : one.start], text[one.end : other.start]
    if _is_of_another_year(before, between) or ASKS.search(between) or _is_of_something_else(text, before, one, other):
        return None
    if _is_worked_out(text, one, other, parts):
        return one.start
    if OMITTED.search(between):
        return None
    if (denied := NOT_THIS.search(before)) is not None:
        return clause + denied.start() if ITS_PLACE.search(between) else None
    if FROM.search(before):
        return one.start - 1 if one.unit is not Unit.MONEY and BECAME.search(between) else None
    if MISTAKE.search(between) or MORE_IN_IT.search(between):
        return one.start
    later = LATER.search(between) or PUT_RIGHT.match(text, other.end)
    return one.start if later and TOLD_BEFORE.search(before) else None


def _is_of_another_year(before: str, between: str) -> bool:
    """Whether the later number is said of a year that the first is not of; this year is where none is named."""
    named = MARK.findall(between)
    return bool(named) and (named[-1] not in THIS_YEAR or MARK.search(before) is not None)


def _is_of_something_else(text: str, before: str, one: Quantity, other: Quantity) -> bool:
    """Whether what is said between the numbers or of the second names what is not named before the first, or makes the
    second a result of it."""
    between = text[one.end : other.start]
    end = CLAUSE.search(text, other.end)
    after = text[other.end : min(end.start() if end else len(text), other.end + AFTER)]
    if RESULT.search(between) or EXPECTED.match(text, other.end):
        return True
    named = (*NAMED.findall(between + after), *GIVERS.findall(between))
    return any(name not in before for name in named)


def _is_worked_out(text: str, one: Quantity, other: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the later number is the one with a part more or less: 58家, 其中10家重复了, 实际48家; 48家, 漏了4家, 一共52家."""
    before = text[max(0, other.start - 8) : other.start]
    like = [part.value for part in parts if part.unit is other.unit]
    if LEFT.search(before):
        return any(one.value - part == other.value for part in like)
    return bool(WHOLE.search(before)) and any(one.value + part == other.value for part in like)
