"""Which words near a number name it, and which name another base."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.understanding import years
from assistant.understanding.binding.denials import NEGATION
from assistant.understanding.binding.fact_words import GAP, last, pattern
from assistant.understanding.binding.said import Said
from assistant.understanding.message import Message
from tools.facts import Fact
from tools.quantities import Quantity, Unit

BEFORE, AFTER = 14, 7  # how far from a number its label may stand, in characters
OWN_ASIDE = re.compile(r"[^(（，。,;；\d]{0,3}(?=[(（][^()（）\d]{1,8}\d)")
"""213亿(去年188亿): the words in the brackets are those of the number in them."""
THAT_WAS = re.compile(r"(?:^|[，。,;；!！?？])(?:那个?|刚才(?:那个|说的)?|前面(?:那个|说的)?|之前(?:说的)?|上面(?:那个)?)(?:数|钱)?(?:其实|就)?(?:是|算|叫|属于)[^，。,;；\d]{1,10}[，。,;；]$")
WRITTEN = re.compile(
    r"(?:银行|到账|进账|入账|财政|付款)?的?(?:通知书?|通知单|回单|单子|凭证|进账单|条子|短信|流水|到账单|账单|文件|批文|发票|票)(?:上面?|里头?)?(?:就)?(?:写|显示|标|印|记|载)?(?:着|的|明)?(?:是|为)?"
    r"|(?:我|会计|出纳|财务|老板)?(?:刚才?|之前|先前|上次)?(?:跟[^，。,;；\d]{1,5})?(?:说|讲|报|写)(?:的|成)?(?:是|有)?"
)
"""到账通知上写1460000元: a clause that says where the number stands, and whose subject is in the one before."""
JUST_SAID = re.compile(r"(?:分[两二三四几]笔(?:的|到的|给的|打的)?[，,]?)?(?:头|第)[一二三四]笔(?:是|有)?$|(?:(?:统计|核算|测算|计算|审计|算|核|审)(?:出来|下来|完)(?:的)?(?:是|有)?|不多不少|不高不低|刚刚?好|正好|恰好|整整)+(?:是|有|为)?$")
"""区级贡献今年统计出来不多不少100万: what stands between a number and what it is of, and names nothing."""
BUDGET = "预算"
BUDGET_TO_COME = re.compile(
    rf"{'|'.join(years.AHEAD)}|[二三下]一?期|{BUDGET}[^，。,;；\d]{{0,4}}(?:提|加|增|涨|砍|压|缩|调|降|改)[高大低小]?(?:到|成|为)"
)
LEFT_OUT = re.compile(r"(?:不含|不包括|不包含|不算|不计|没算|没含|除了|除去|除开|刨去|刨掉|刨开|扣掉|扣除|剔除)[^，。,;；\d]{1,8}$")
STRADDLES = 1.0  # the distance of a label that stands around the number: 市里64万已经到账

OTHER_BASES = (
    "营收", "营业收入", "销售额", "销售收入", "主营业务收入", "产值", "注册资本", "注册资金", "实收资本", "净利润", "利润", "纳税", "税收", "总资产",
    "盘子", "贷款", "融资", "估值", "市值", "工资", "预算", "定金", "罚款", "土地", "厂房", "土建", "基建", "装修", "食堂", "宿舍", "绿化", "研发投入", "研发费用", "合同额", "订单",
)  # fmt: skip
"""Numbers under these names describe a company; they are a rule's base only where the rule says so."""

SPENT_ON_ANOTHER = re.compile(
    rf"(?P<base>{'|'.join(map(re.escape, OTHER_BASES))})(?:另外|还|又|也|都|就|这块|那块|方面|上面?|总共|一共)*"
    r"(?:花|投|用|付|交|垫|压|弄)(?:了|掉|出去|进去)*$"
)
BESIDE = re.compile(r"另外?|此外|还[有花投买]|外加|再加|额外|单独")


def nearest(message: Message, words: Iterable[str], quantity: Quantity) -> float | None:
    """The distance to the nearest of the words: before the number, or shortly after it in the same segment."""
    text = message.lower
    segment = message.segment_at(quantity.start)
    best: float | None = None
    if budget_is_meant(message):
        words = [word for word in words if word != BUDGET]
    written = WRITTEN.fullmatch(text, segment[0], quantity.start) is not None
    said = JUST_SAID.search(text, max(0, quantity.start - BEFORE), quantity.start)
    stop = segment[0] if written else said.start() if said else quantity.start
    left = max(0, stop - BEFORE)
    before = text[left:stop]
    after = text[quantity.end : min(quantity.end + AFTER, segment[1])]
    if (aside := OWN_ASIDE.match(text, quantity.end)) is not None:
        after = after[: aside.end() - quantity.end]
    around = before + text[quantity.end : min(quantity.end + AFTER + 3, segment[1])]
    for word in words:
        if GAP in word and any(m.start() < len(before) < m.end() for m in pattern(word).finditer(around)):
            best = STRADDLES if best is None else min(best, STRADDLES)
        at, length = last(before, word)
        if at >= 0:
            start = left + at
            distance = float(stop - start - length)
            crossed = sum(1 for q in message.quantities if start < q.start < quantity.start)
            distance += 6 * crossed + (0 if start >= segment[0] or written else 3)
            best = distance if best is None else min(best, distance)
        at = after.find(word) if GAP not in word else -1
        if at >= 0:
            distance = at + 2.0
            crossed = sum(1 for q in message.quantities if quantity.end <= q.start < quantity.end + at)
            distance += 6 * crossed
            best = distance if best is None else min(best, distance)
    return best


def budget_is_meant(message: Message) -> bool:
    """Whether the budget is the only sum of a question about what is still to come, and so what it is about: 明年预算55万呢."""
    if BUDGET not in message.text:
        return False  # asked for each word and number of a message
    sums = [q for q in message.quantities if q.unit is Unit.MONEY]
    return len(sums) == 1 and BUDGET in message.text[: sums[0].start] and BUDGET_TO_COME.search(message.text) is not None


def other_base(message: Message, words: Iterable[str], quantity: Quantity) -> float | None:
    """The distance to a word for another base; one that is said of what came before (那是预算, 实际650万) does not count."""
    start, stop = message.segment_at(quantity.start)
    if (left_out := LEFT_OUT.search(message.lower, start, quantity.start)) is not None:
        words = [word for word in words if word not in left_out[0]]  # 设备投资不含厂房2300万
    found = nearest(message, words, quantity)
    if found is None or not THAT_WAS.search(message.text[:start]):
        return found
    own = message.lower[start : min(quantity.end + AFTER, stop)]
    return found if any(word in own for word in words) else None


def distance(message: Message, fact: Fact, quantity: Quantity) -> float:
    label = nearest(message, (*fact.words, fact.label), quantity)
    return float("inf") if label is None else label


def is_strong(message: Message, fact: Fact, quantity: Quantity) -> bool:
    """Whether a word that fits no other base names the number."""
    return nearest(message, [word for word in fact.words if word not in fact.loosely], quantity) is not None


def is_qualified(message: Message, fact: Fact, quantity: Quantity) -> bool:
    """Whether the clause before the number, up to the number before it, names another base (外地租的算力90万)."""
    start, _ = message.segment_at(quantity.start)
    earlier = [q.end for q in message.quantities if start <= q.end <= quantity.start and q is not quantity]
    stretch = message.lower[max([start, *earlier]) : quantity.start]
    return any(at >= 0 and not NEGATION.search(stretch[:at]) for at in (last(stretch, w)[0] for w in fact.against))


def names_more(message: Message, fact: Fact, others: Sequence[str], quantity: Quantity, label: float) -> bool:
    """Whether the label beside the number is only the end of another base's longer name: 收入 of 主营业务收入."""
    own = [word for word in (*fact.words, fact.label) if nearest(message, (word,), quantity) == label]
    longer = [word for word in others if nearest(message, (word,), quantity) == label]
    return bool(own) and all(any(word in other and word != other for other in longer) for word in own)


def is_spent_on_another(message: Message, quantity: Quantity, own: Sequence[str]) -> bool:
    """Whether the verb before the number is said of another base: 装修花了40万, 流动资金垫了300万."""
    start, _ = message.segment_at(quantity.start)
    spent = SPENT_ON_ANOTHER.search(message.lower[start : quantity.start])
    return spent is not None and not within(spent["base"], own)


def is_never(message: Message, fact: Fact, quantity: Quantity) -> bool:
    """Whether the clause before the number says what is not counted: 第二年到账150万 of what came within one year."""
    start, _ = message.segment_at(quantity.start)
    return any(word in message.text[start : quantity.start] for word in fact.never)


def is_beside(message: Message, quantity: Quantity) -> bool:
    """Whether the number is said to come beside another, not out of it: 另外土建200万."""
    start, _ = message.segment_at(quantity.start)
    return BESIDE.search(message.lower[start : quantity.start]) is not None


def is_of_the_past(said: Said, fact: Fact, quantity: Quantity) -> bool:
    """Whether the number is another year's than the one spoken of, and the fact does not ask for that year."""
    word = years.year_word(said.message, quantity)
    if word is None or years.ORDER.get(word, 0) >= 0 or any(word in own for own in (*fact.words, fact.label)):
        return False
    return len(said.years_named) > 1


def within_any(bases: Iterable[str], words: Sequence[str]) -> bool:
    return any(base in word for base in bases for word in words)


def within(base: str, words: Iterable[str]) -> bool:
    return any(base in word or word in base for word in words)
