"""What a message says of a sum: agreed or paid, what it rose to, done with, said twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.understanding.message import Message
from assistant.understanding.quantities_as_facts import can_state
from tools.facts import Fact, Kind
from tools.quantities import Quantity

UNREAL_BEFORE = re.compile(
    r"(?:合同|预算|计划|概算|批复|批文|备案|立项|报价|签了|签的|总价|预计|打算|准备投)[^，。]{0,7}$"
)
REAL_BEFORE = re.compile(r"(?:实际|实付|实投|付了|已付|支付了?|付款|到账|到位|完成)(?:了|过|的)?$")
REAL_AFTER = re.compile(r"^(?:元|块)?(?:已经|都|也)?(?:到账|到位|付清|付了|已付)")
SPENDING = re.compile(r"购买|费用|投资|投入|成本|租金|展位费")
PAID = re.compile(
    r"(?:实际|实付|付了|已付|支付了?|付款|用了|花了|投了|交了|添了|添置了?|新增了?|新买了?|购了|上了)(?:了|过|的)?$"
)
THIS_ONE = re.compile(r"[这那]笔?$")
SETTLED = re.compile(r"报过|配过|拿过|领过|补过|奖过|享受过|已经[报拿领补奖]|没报|不算|不用管|别管")
WHOLE = re.compile(
    r"凑(?:到|够|成|足)?了?$|(?:一共|总共|合计|共计|总计|累计|拢共|统共|总数|总额|加起来|合起来|加一起|合一起|全部加上)"
    r"(?:就|也就|便|是|有|到|达到?|变|成|为|了|大概|大约|约|正好|刚好|才|已经?)*$|(?:追加|增加|新增|加|涨|升|提高|扩大?|变)(?:到|至|成)了?$|(?<![改不])变了?$|(?:也就是|就是说|那就是|这就是|等于是?|变成|这样就?是?)(?:一共|总共)?$"
)
RISE_SPAN = 18
SENTENCE_END = re.compile(r"[。？?！!；;]")
BECAME = re.compile(
    r"(?:涨|升|增|蹦|冲|跳|扩|追加|加|提高|增长|变|做|干|降|减|跌|缩|掉)[^，。,;；\d]{0,3}(?:到|至|成|为)了?$"
)
FROM = re.compile(r"[从由](?:去年|前年|上一?年|原来|原先|以前|之前|(?:19|20)\d\d年)?的?$")
TO = re.compile(r"元?(?:一下子|一举|直接|一口气|一路)*[到至](?:了|现在的?|今年的?|如今的?|目前的?)?")
AGREED_SPAN = 14  # how far before a sum its being agreed or planned may be said, in characters
EXACTLY = re.compile(r"(?:正好|刚好|恰好|恰恰|不多不少)(?:是|到|做到|达到|够)?$")
JUST_SO = re.compile(r"元?整(?!数)")
AMOUNT_IN_YI = r"[0-9一二两三四五六七八九十百千.]+个?亿元?"
BOTH_FIRST_PASSED = re.compile(
    rf"元?(?:(?:和|跟|与|及|、|，|还有){AMOUNT_IN_YI})*(?:这|那)?(?:[两三几]|俩)?个?(?:档次?|台阶|坎|关口?|线)?(?:都|全|均|也|就|才)*是?"
    r"(?:首次|头一?[次回遭]|第一次)(?:[冲迈跨超越闯翻]|突?破|过)过?了?(?=[，。,;；！!？?吗的呢啊]|$)"
)
"""50亿和100亿都是头一回超过: behind a threshold, or behind the first of several."""
FIRST_PASSED = re.compile(r"(?:首次|头一?[次回遭]|第一次)[^，。,;；\d]{0,4}$")
PASSED = re.compile(r"(?:[冲迈跨超越闯翻]过|突破|冲破|破|冲上|(?:首次|头一?[次回遭]|第一次)过)$")

TIER_PASSED = re.compile(r"元?的?那?一?个?(?:档|台阶|坎|门槛|关口?)次?的?[^，。,;；\d没未]{0,8}?(?:[拿领过上冲迈]过|过[了去]|[拿领]到?了|早过)")


def is_unreal(message: Message, quantity: Quantity) -> bool:
    """A sum that is planned, approved or agreed, not spent or received: 合同总价105万."""
    start, _ = message.segment_at(quantity.start)
    return bool(UNREAL_BEFORE.search(message.lower[max(start, quantity.start - AGREED_SPAN) : quantity.start]))


def is_real(message: Message, quantity: Quantity) -> bool:
    start, stop = message.segment_at(quantity.start)
    before, after = message.lower[max(start, quantity.start - 8) : quantity.start], message.lower[quantity.end : stop]
    return bool(REAL_BEFORE.search(before) or REAL_AFTER.match(after) or THIS_ONE.search(before))


def is_paid(message: Message, quantity: Quantity) -> bool:
    return is_real(message, quantity) or bool(PAID.search(message.lower[max(0, quantity.start - 8) : quantity.start]))


def is_spent_on(message: Message, fact: Fact, quantity: Quantity, spans: Sequence[tuple[int, int]]) -> bool:
    """`…签了云服务合同105万, 今年实际付了35万`: a payment for what was spoken of before."""
    if not (fact.kind is Kind.MONEY and SPENDING.search(fact.label) and can_state(quantity, fact.kind)):
        return False
    before = message.lower[max(0, quantity.start - 8) : quantity.start]
    if not PAID.search(before):
        return False
    named = message.lower[: quantity.start]
    return any(start < quantity.start for start, _ in spans) or any(len(w) > 1 and w in named for w in fact.words)


def rises(message: Message, one: Quantity, other: Quantity) -> bool:
    """Whether the other number is what the one became: 从98亿涨到103亿."""
    between = message.text[one.end : other.start]
    if FROM.search(message.text[max(0, one.start - 9) : one.start]) and TO.fullmatch(between):
        return True
    return 0 < len(between) <= RISE_SPAN and not SENTENCE_END.search(between) and bool(BECAME.search(between))


def is_settled(message: Message, quantity: Quantity) -> bool:
    """A number of another year that is said to be done with: 去年投了1200万已经拿过奖补."""
    _, stop = message.segment_at(quantity.start)
    return bool(SETTLED.search(message.text[quantity.end : stop + 1]))


def is_whole(message: Message, at: int) -> bool:
    """Whether the number there is what a sum comes to with all that was added: 再追加70万, 也就是380万; 凑到400万."""
    return bool(WHOLE.search(message.text[max(0, at - AGREED_SPAN) : at]))


def is_said_again(message: Message, quantity: Quantity, same: Sequence[Quantity]) -> bool:
    """今年付了35万…这35万能补多少: one sum, said twice."""
    before = message.text[max(0, quantity.start - 3) : quantity.start]
    return bool(THIS_ONE.search(before)) and any(q.value == quantity.value for q in same)


def passes(message: Message, quantity: Quantity) -> bool:
    """Whether the number is a threshold that was passed: 首次破百亿, 50亿那档前年拿过了."""
    before = message.text[max(0, quantity.start - 5) : quantity.start]
    return PASSED.search(before) is not None or TIER_PASSED.match(message.text, quantity.end) is not None


def is_first_passed(message: Message, quantity: Quantity) -> bool:
    """Whether the number is a threshold passed for the first time: 首次突破50亿."""
    before = message.text[max(0, quantity.start - 9) : quantity.start]
    return bool(FIRST_PASSED.search(before) or BOTH_FIRST_PASSED.match(message.text, quantity.end))


def is_said_exactly(message: Message, quantity: Quantity) -> bool:
    """Whether the message says that it is just this number, wherever it does: 首次正好50亿元, 写成超过50亿元."""
    return any(
        q.unit is quantity.unit
        and q.value == quantity.value
        and (EXACTLY.search(message.text[max(0, q.start - 5) : q.start]) or JUST_SO.match(message.text, q.end))
        for q in message.quantities
    )
