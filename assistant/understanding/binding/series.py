"""Several values of one fact: one a year, one a project, or the parts of a sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.understanding import years
from assistant.understanding.binding.amounts import single
from assistant.understanding.binding.bound_fact import BoundFact
from assistant.understanding.binding.candidate import Candidate
from assistant.understanding.binding.labels import OTHER_BASES, distance, is_never, is_strong
from assistant.understanding.binding.owners import Owners
from assistant.understanding.binding.parts import Parts
from assistant.understanding.binding.said import Said
from assistant.understanding.binding.sums import is_said_again, is_settled, is_unreal, rises
from assistant.understanding.message import Message
from tools.facts import Fact, Kind
from tools.formulas import Share, YearlyShares
from tools.quantities import Quantity, Unit
from tools.rule import Period, Rule

ADJACENT = 3.0
COUNTED_SPAN = 8  # characters before a list in which its length may be said
ITEM = re.compile(
    r"(?:第[一二三四五六七八九1-9]|头一|另外?一|又一|再一|最后一)(?P<thing>[笔张份单批次回家])|(?<![A-Za-z])[A-Fa-f甲乙丙丁戊](?P<seller>家|商|店|厂商|供应商|服务商)"
    r"|(?<![\d个])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|初)?(?!\d|[到至][\d一二三四五六七八九十]+月)"
    r"|(?:厂商|供应商|服务商|云商)[A-Fa-f甲乙丙丁戊](?![A-Za-z])"
)
"""第一张发票, B家, 三月, 服务商A: one of several that a sum is made of."""
PAYMENTS = frozenset("批笔")
COUNTED = re.compile(r"(?:[两二三四五六七八九俩仨2-9]|好几|几)(?P<thing>[笔张份单批次回])")
"""合同三份, 投了三回: the sums listed behind are parts of one."""
COUNTED_JOINT = re.compile(r"元?(?:[、，, ]|和|以及|还有)+(?:一张|一笔|一份)?")
"""Between the sums of a list whose length is said: 发票四张 3万 4万 2万 6万."""
BY_YEAR = re.compile(r"(?:[两二三四五2-5]年|每年|逐年|历年|各年)[^，。,;；\d]{0,12}(?:分别|依次|各|[是为：:])[^，。,;；\d]{0,4}$")
"""五年的贡献分别是: the sums listed behind are one a year."""
PART_OF_YEAR = re.compile(r"[下后]半年|[二三四]季度|(?<!\d)(?:1[0-2]|[2-9])月")
FURTHER = re.compile(
    r"^(?:今年)?(?:(?:1[0-2]|[2-9])月(?:份|底|初)?|后来|又|随后|接着|之后|年底|[下后]半年|第[二三][笔批次]|尾款|另一笔|另外一笔)[^，。,;；\d]{0,9}$"
)
"""9月又进了: before a further sum of the same sort."""
OF_ANY_SUM = re.compile(
    r"估摸着?|分别|依次|估计|预估|到账|到位|支出|费用|付款|实际|预计|预测|大概|差不多|左右|一共|总共|合计|一年|每年|各|[前后近头最剩其余下面几两二三四五年度份]|[一元整多吧呢是有为达到约共花投付买用卖给来了过又也还再就才都则，的那这]"
)
LATER = 4  # characters behind a number that may say what it is: 2600万的税
NEXT_IN_LIST = re.compile(r"[、\d]")
LEAST_TOLD = 2  # characters that may be left of what is said of a number that only its year names
EARLIER_YEARS = re.compile(r"[前近去]$|过去$")
SUMMED_UP = re.compile(r"(?:统共|一共|总共|合计|共计|累计|加起来|总计)(?:才|是|有|也就|只有|大概|约)*$")


def several_values(
    said: Said,
    owners: Owners,
    parts: Parts,
    rule: Rule,
    fact: Fact,
    first: Candidate,
    others: list[Candidate],
    used: set[Quantity],
) -> BoundFact | None:
    """Several values of one fact: one a year where years mark them, one a project, or a sum."""
    if fact.kind is not Kind.MONEY:
        return None
    if years.is_asked_of(said.message, first.quantity):
        return None
    same = [first.quantity]
    for quantity in said.free:
        if quantity in used or quantity.unit not in (Unit.MONEY, Unit.BARE) or quantity in same:
            continue
        if is_never(said.message, fact, quantity):
            continue
        if parts.apart(quantity, rule):
            continue
        if owners.elsewhere(rule, quantity, fact) or is_said_again(said.message, quantity, same):
            continue
        if rises(said.message, quantity, first.quantity) or rises(said.message, first.quantity, quantity):
            continue
        labelled = (
            any(c.quantity is quantity for c in others)
            and not is_unreal(said.message, quantity)
            and (
                not fact.loosely
                or is_strong(said.message, fact, quantity) == is_strong(said.message, fact, first.quantity)
            )
        )
        listed = any(_listed_with(said.message, q, quantity) or _is_further(said, fact, q, quantity) for q in same)
        listed = listed or are_items(said.message, [first.quantity, quantity], fact)
        in_order = sorted([*same, quantity], key=lambda q: q.start)
        listed = listed or is_counted_list(said.message, in_order) or is_listed_by_year(said.message, rule, in_order)
        mark, first_mark = (years.year_mark(said.message, q) for q in (quantity, first.quantity))
        marked = _is_of_years(said.message, first.quantity) and _is_of_years(said.message, quantity)
        apart = rule.period is Period.ONCE or _other_year(said, mark, first_mark, quantity, first.quantity)
        if apart and not listed and not _is_received(rule, fact):
            continue
        if _is_received(rule, fact) and not _names(said, fact, quantity) and len(_left(said, same, used)) == 1:
            continue  # 头一年领了120万, 第二年500万: the last number is what the award is worked out from
        if (
            listed
            or (marked and (labelled or _only_dated(said.message, fact, quantity)))
            or (labelled and fact.additive and distance(said.message, fact, quantity) <= ADJACENT)
        ):
            same.append(quantity)
    if len(same) < 2:
        return None
    same.sort(key=lambda q: q.start)
    marks, values = _dated(said.message, rule, fact, same)
    dated = all(mark is not None for mark in marks) and len(set(marks)) == len(marks)
    ordered = values
    if dated:
        ordered = [value for _, value in sorted(zip(marks, values, strict=True), key=lambda pair: pair[0] or 0)]
    once = isinstance(rule.formula, Share) and rule.period is Period.ONCE
    yearly = isinstance(rule.formula, (Share, YearlyShares)) and not once and not _is_received(rule, fact)
    paid = are_items(said.message, same, fact)
    within_year = _within_year(said.message, same)
    counts_by_year = isinstance(rule.formula, YearlyShares) or dated or not fact.additive
    by_year = yearly and counts_by_year and not paid and not within_year
    if not by_year and not (fact.additive or fact.parts or paid or within_year):
        return None
    used.update(same)
    value = tuple(ordered) if by_year else sum(ordered, Decimal(0))
    return said.told_by(fact, value, same, parts=() if by_year else tuple(values))


def is_told_by_year(message: Message, rule: Rule, fact: Fact, numbers: Sequence[Quantity]) -> bool:
    """Whether the numbers tell a series from its first year on without naming what it is of: 头一年180万，后面四年都是250万."""
    if not isinstance(rule.formula, YearlyShares) or rule.formula.of is not fact or len(numbers) < 2:
        return False
    stretches = [years.stretch_at(message, q.start) for q in numbers]
    from_first = any(s.from_first if s else years.year_mark(message, q) == 1 for s, q in zip(stretches, numbers, strict=True))
    return from_first and any(stretches) and all(_is_of_years(message, q) for q in numbers)


def are_items(message: Message, numbers: Sequence[Quantity], fact: Fact) -> bool:
    """Whether the numbers are those of several alike that are added up: 第一张发票6万, 第二张7万; A家花了3万, B家4万; of
    a fact that is not added up only what was paid in parts: 头一批60万, 第二批40万."""
    found = [_item(message, q) for q in numbers]
    things = {item["thing"] for item in found if item}
    return len(numbers) > 1 and all(found) and len(things) == 1 and (fact.additive or things <= PAYMENTS)


def is_counted_list(message: Message, numbers: Sequence[Quantity]) -> bool:
    """Whether the numbers are a list whose length is said before it: 合同三份: 56万、44万、80万."""
    if len(numbers) < 2 or any(years.year_mark(message, q) is not None for q in numbers):
        return False
    start, _ = message.segment_at(numbers[0].start)
    counted = COUNTED.search(message.text[max(0, start - COUNTED_SPAN) : numbers[0].start])
    return counted is not None and _is_list(message, numbers)


def is_listed_by_year(message: Message, rule: Rule, numbers: Sequence[Quantity]) -> bool:
    """Whether the numbers are a list of one a year, for a clause that counts by year: 五年贡献分别150万 200万 180万."""
    if not isinstance(rule.formula, YearlyShares) or len(numbers) < 2:
        return False
    start, _ = message.segment_at(numbers[0].start)
    return BY_YEAR.search(message.text, start, numbers[0].start) is not None and _is_list(message, numbers)


def _is_list(message: Message, numbers: Sequence[Quantity]) -> bool:
    return all(COUNTED_JOINT.fullmatch(message.text[one.end : other.start]) for one, other in pairwise(numbers))


def _item(message: Message, quantity: Quantity) -> re.Match[str] | None:
    start, _ = message.segment_at(quantity.start)
    start = max([start, *(q.end for q in message.quantities if start <= q.end <= quantity.start)])
    return ITEM.search(message.text, start, quantity.start)


def _is_of_years(message: Message, quantity: Quantity) -> bool:
    """Whether the number is said of a year or of several."""
    return years.year_mark(message, quantity) is not None or years.lasting(message, quantity) > 1


def _names(said: Said, fact: Fact, quantity: Quantity) -> bool:
    """Whether the number's own clause has a word of the fact."""
    clause = said.message.lower[slice(*said.message.segment_at(quantity.start))]
    return any(word in clause for word in fact.words)


def _left(said: Said, same: Sequence[Quantity], used: set[Quantity]) -> list[Quantity]:
    return [q for q in said.free if q.unit is Unit.MONEY and q not in same and q not in used]


def yearly_values(
    message: Message, rule: Rule, fact: Fact, quantity: Quantity, value: Decimal
) -> tuple[Decimal, ...] | None:
    """`每年都是150万, 5年`: the same number in each of several years."""
    formula = rule.formula
    if fact.kind is not Kind.MONEY or not isinstance(formula, (Share, YearlyShares)) or formula.of is not fact:
        return None
    counted = [q for q in message.quantities if q.unit is Unit.YEARS and q.value == q.value.to_integral_value()]
    counted = [
        q
        for q in counted
        if not EARLIER_YEARS.search(message.text[max(0, q.start - 3) : q.start]) or _said_yearly(message, q)
    ]
    if not counted or SUMMED_UP.search(message.text[max(0, quantity.start - 8) : quantity.start]):
        return None
    count = int(counted[0].value)
    if isinstance(formula, YearlyShares):
        count = min(count, len(formula.rates))
    elif formula.cap is None or not _said_yearly(message, quantity) or years.year_mark(message, quantity) is not None:
        return None
    return (value,) * count if 1 < count <= 10 else None


def _only_dated(message: Message, fact: Fact, quantity: Quantity) -> bool:
    """Whether nothing but its year is said of the number, so that it is what the others are: 今年是187万; 后三年每年300万."""
    start, stop = message.segment_at(quantity.start)
    if any(base in message.lower[start:stop] for base in (*fact.against, *OTHER_BASES)):
        return False
    behind = NEXT_IN_LIST.split(message.text[quantity.end : stop][:LATER])[0]
    said = years.MARK.sub("", message.text[start : quantity.start] + behind)
    return len(OF_ANY_SUM.sub("", said)) <= LEAST_TOLD


def _is_received(rule: Rule, fact: Fact) -> bool:
    """Whether the fact is what was paid under a cap on several years: each year's counts, whatever year is asked about."""
    return isinstance(rule.formula, Share) and rule.formula.received is fact


def _within_year(message: Message, same: Sequence[Quantity]) -> bool:
    """Whether the numbers are parts of one year: 上半年6万下半年8万, 三张发票: 6万、7万、8万."""
    if PART_OF_YEAR.search(message.text[same[0].end : same[-1].start]):
        return True
    return is_counted_list(message, same)


def _other_year(said: Said, mark: int | None, first: int | None, quantity: Quantity, other: Quantity) -> bool:
    """Whether the two numbers are of two years, of which the question names only this one."""
    if mark == first:
        return False
    if said.asks_this_year:
        return True
    return any(m is not None and m < 0 and is_settled(said.message, q) for m, q in ((mark, quantity), (first, other)))


def _dated(
    message: Message, rule: Rule, fact: Fact, same: Sequence[Quantity]
) -> tuple[list[int | None], list[Decimal]]:
    """The years and values of the numbers of one fact, in their order in the text. Where the clause counts by
    year, a number listed right behind another is the next year's; one that is said for several years stands once for each."""
    by_year = isinstance(rule.formula, YearlyShares)
    listed = is_listed_by_year(message, rule, same)
    marks: list[int | None] = []
    values: list[Decimal] = []
    for at, quantity in enumerate(same):
        mark = years.year_mark(message, quantity)
        follows = at > 0 and by_year and (listed or _listed_with(message, same[at - 1], quantity))
        alone = not follows and not (at + 1 < len(same) and (listed or _listed_with(message, quantity, same[at + 1])))
        before = marks[-1] if marks else None
        stretch = years.stretch_at(message, quantity.start)
        span = 1 if stretch is None else stretch.count
        if by_year and stretch is not None and stretch.from_first:
            mark = 1
        elif by_year and stretch is not None and before is None:
            mark = _after_the_others(message, same, quantity)
        elif by_year and before is not None and (follows or span > 1 or mark is None):
            mark = before + 1
        for year in range(span if alone else 1):
            marks.append(None if mark is None else mark + year)
            values.append(single(message, quantity, fact)[0])
    return marks, values


def _after_the_others(message: Message, same: Sequence[Quantity], quantity: Quantity) -> int | None:
    """The year behind those that the other numbers are said of: the second of 后四年每年250万, 头一年180万."""
    last = 0
    for other in same:
        if other is quantity:
            continue
        stretch = years.stretch_at(message, other.start)
        mark = years.year_mark(message, other) if stretch is None else stretch.count if stretch.from_first else None
        if mark is None:
            return None
        last = max(last, mark)
    return last + 1


def _listed_with(message: Message, one: Quantity, other: Quantity) -> bool:
    """`500万、700万`, `500万和700万`: two numbers with nothing but a joint between them."""
    between = message.text[one.end : other.start] if one.end <= other.start else message.text[other.end : one.start]
    return (
        bool(
            re.fullmatch(
                r"[、和跟及与/]|以及|还有|，?(?:另外?|还有)?一[个项笔台](?:是|到了?)?|[，、和]?第?[二三四]期(?:是|投了?|花了?)?|[，、和]?(?:[下后]半年|第?[二三四]季度?)[^，。\d]{0,4}",
                between,
            )
        )
        and one.unit == other.unit
    )


def _is_further(said: Said, fact: Fact, one: Quantity, other: Quantity) -> bool:
    """`3月拨来420万，9月又进了130万`: a later sum of a fact that is added up, told right behind the one before it."""
    start, stop = said.message.segment_at(other.start)
    text = said.message.text
    joined = one.end <= start <= one.end + LATER
    return fact.additive and joined and not years.MARK.search(text[start:stop].removeprefix("今年")) and bool(FURTHER.search(text[start : other.start]))


def _said_yearly(message: Message, quantity: Quantity) -> bool:
    start, stop = message.segment_at(quantity.start)
    return bool(years.EVERY.search(message.text[start:stop]))
