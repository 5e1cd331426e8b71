"""One year's sum told by stretches of it: 上半年每月1万, 下半年每月2万; 前三个季度每季3万2, 最后一季4万4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.binding.bound_fact import BoundFact, Reading
from assistant.understanding.binding.said import Said
from assistant.understanding.message import Message
from tools.facts import Fact, Kind
from tools.numerals import read_count
from tools.quantities import Quantity, Unit

COUNT = r"[一二两俩三仨四五六七八九十]|1[0-2]|[1-9]"
MONTH = r"1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]"
QUARTER = r"个?季度?"
PART = r"前面?|开头|起初|头|后面?|最后|末尾?|剩下|余下|其余"
STRETCH = re.compile(
    rf"(?P<half>[上下前后头]半年)|(?:{PART})的?(?P<quarters>{COUNT}){QUARTER}|(?:{PART})的?(?P<months>{COUNT})个月"
    rf"|(?P<from>{MONTH})月?份?[到至~-](?P<to>{MONTH})月份?|(?:第?[一二三四1-4]|末){QUARTER}(?P<quarter>)|(?<![个\d])(?P<month>{MONTH})月份"
)
EACH_MONTH, EACH_QUARTER = re.compile(r"[每一]个?月|月均"), re.compile(rf"[每一]{QUARTER}|季均")
MONTHS_OF_YEAR, OF_QUARTER, OF_HALF = 12, 3, 6


@dataclass(frozen=True)
class Stretch:
    """So many months of the year, and how often the number stands in them: 9 and 3 of 前三个季度每季."""

    months: int
    times: int


def told_by_stretches(message: Message, numbers: Sequence[Quantity]) -> bool:
    """Whether each of the numbers is said of a stretch of the year, and all together of no more than one year."""
    stretches = [_stretch(message, q) for q in numbers]
    return len(numbers) > 1 and all(stretches) and sum(s.months for s in stretches if s) <= MONTHS_OF_YEAR


def value_by_stretches(said: Said, fact: Fact, first: Quantity, used: set[Quantity]) -> BoundFact | None:
    """What the stretches come to together, where the number is of one of them."""
    if fact.kind is not Kind.MONEY or _stretch(said.message, first) is None:
        return None
    free = (q for q in said.free if q.unit is Unit.MONEY and q.high is None and (q is first or q not in used))
    told = [(q, stretch) for q in free if (stretch := _stretch(said.message, q)) is not None]
    if not told_by_stretches(said.message, [q for q, _ in told]):
        return None
    values = tuple(q.value * stretch.times for q, stretch in told)
    used.update(q for q, _ in told)
    return said.told_by(
        fact, sum(values, Decimal(0)), [q for q, _ in told], Reading("stretches_of_year"), parts=values
    )


def _stretch(message: Message, quantity: Quantity) -> Stretch | None:
    """The stretch of the year that is named alone before the number in its clause."""
    start, _ = message.segment_at(quantity.start)
    found = list(STRETCH.finditer(message.text[start : quantity.start]))
    if len(found) != 1:
        return None
    months = _months(found[0])
    rest = message.text[start + found[0].end() : quantity.start]
    if EACH_MONTH.search(rest):
        return Stretch(months, months)
    if EACH_QUARTER.search(rest):
        return Stretch(months, max(1, months // OF_QUARTER))
    return Stretch(months, 1)


def _months(match: re.Match[str]) -> int:
    if match["half"]:
        return OF_HALF
    if match["quarters"]:
        return OF_QUARTER * read_count(match["quarters"])
    if match["months"]:
        return read_count(match["months"])
    if match["from"]:
        return max(1, read_count(match["to"]) - read_count(match["from"]) + 1)
    return 1 if match["month"] else OF_QUARTER
