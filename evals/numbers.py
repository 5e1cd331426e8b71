"""Reads the numbers of a text, for the grounding metric.

Written apart from the advisor's own reader of quantities, so that a mistake of that one is seen here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["plain", "percent", "scaled", "date"]

SCALES = {"元": Decimal("0.0001"), "千元": Decimal("0.1"), "万": Decimal(1), "百万": Decimal(100)}
SCALES |= {"w": Decimal(1), "W": Decimal(1), "千万": Decimal(1000), "亿": Decimal(10_000), "万亿": Decimal(10**8)}
HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}

_TRADITIONAL = str.maketrans("億萬兩個圓", "亿万两个元")
_DATE = re.compile(r"(?<!\d)(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})(?!\d)日?")
# 5G, IPv6, 21A: digits inside a name are no figure. A unit letter of money is one.
_DIGITS = re.compile(
    r"(?<![\d.A-Za-z])(\d+(?:\.\d+)?)(?!\d|\.\d)"
    r"(?:(%)|(万亿|千万|百万|亿|万|千元|元|[wW](?![A-Za-z]))?(?![A-VX-Za-vx-z]))"
)
_HAN = re.compile(
    r"百分之([零〇一二两三四五六七八九十百]+)|(?<![\d.])([零〇一二两三四五六七八九十百千]+)(万亿|亿|万|元|成)"
)
_PART = "[零〇一二两三四五六七八九十百千]+"
_COMPOUND = re.compile(rf"(?:({_PART})亿)?(?:({_PART})万)?({_PART})?")
_COUNT = re.compile(r"([零〇一二两三四五六七八九十百]+)(?=[年级个家次名位项条倍月天日期])")
_LIST = re.compile(r"(?:-|~|至|到|、|/|,|或|和)+")


@dataclass(frozen=True)
class Number:
    """A number as it is read.

    `value` is in 万 for "scaled" (money, and 万条, 亿参数), in percent for "percent", yyyymmdd for a date, else as
    written. `digits` is the number as written, without its unit; None for a date or a Chinese numeral.
    """

    text: str
    unit: Unit
    value: Decimal
    digits: Decimal | None = None


def squeeze(text: str) -> str:
    """The text in one width, without white space, and without the commas inside numbers."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)


def numbers_in(text: str) -> list[Number]:
    """Every number of a text, in order.

    Of a list or a range that has its unit only at the end (50-200万元, 100、80%), each number has the unit.
    """
    normal = unicodedata.normalize("NFKC", text.replace("㎡", "平方米")).translate(_TRADITIONAL)
    normal = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", normal)
    # A space parts two numbers, but not a number from its unit.
    normal = re.sub(r"(?<=[\d.])[^\S\n]+(?=[万亿千百元%年月日])|(?<=[年月])[^\S\n]+(?=\d)", "", normal)
    found: list[tuple[int, int, Number]] = []
    for match in _DATE.finditer(normal):
        year, month, day = (int(part) for part in match.groups())
        value = Decimal(year * 10_000 + month * 100 + day)
        found.append((match.start(), match.end(), Number(match[0], "date", value)))
    taken = [(start, end) for start, end, _ in found]
    for match in _DIGITS.finditer(normal):
        if not any(start <= match.start() < end for start, end in taken):
            digits = Decimal(match[1])
            found.append((match.start(), match.end(), _with_unit(match[0], digits, match[2] or match[3])))
    for match in _HAN.finditer(normal):
        value = Decimal(han(match[1] or match[2]))
        if match[1]:
            number = Number(match[0], "percent", value)
        elif match[3] == "成":
            number = Number(match[0], "percent", value * 10)
        else:
            number = Number(match[0], "scaled", value * SCALES[match[3]])
        found.append((match.start(), match.end(), number))
    found.sort(key=lambda item: item[0])
    return _units_of_lists(normal, found)


def compounds_in(text: str) -> list[Decimal]:
    """Chinese numerals of several parts (十万零五百, 一亿二千万, 半个亿), in 万: what a person may write and an answer does not."""
    normal = unicodedata.normalize("NFKC", text).translate(_TRADITIONAL)
    found = [SCALES["亿"] / 2 for _ in re.finditer("半个亿", normal)]
    for match in _COMPOUND.finditer(normal):
        parts = [Decimal(han(part)) if part else Decimal(0) for part in match.groups()]
        if sum(part is not None for part in match.groups()) > 1:
            rest = SCALES["元"]
            if match[3] in HAN_DIGITS:  # 一万八 is said for 1.8万, 三亿五 for 3.5亿
                rest = SCALES["万" if match[2] else "亿"] / 10
            found.append(parts[0] * SCALES["亿"] + parts[1] * SCALES["万"] + parts[2] * rest)
    return found


def counts_in(text: str) -> list[Decimal]:
    """Chinese numerals that count something (两年, 二级, 十个): an answer may write them in digits."""
    return [Decimal(han(match[1])) for match in _COUNT.finditer(text)]


def _with_unit(text: str, digits: Decimal, unit: str | None) -> Number:
    if unit == "%":
        return Number(text, "percent", digits, digits)
    if unit:
        return Number(text, "scaled", digits * SCALES[unit], digits)
    return Number(text, "plain", digits, digits)


def _units_of_lists(text: str, found: list[tuple[int, int, Number]]) -> list[Number]:
    numbers = [number for _, _, number in found]
    for index in range(len(found) - 2, -1, -1):
        number, after = numbers[index], numbers[index + 1]
        between = text[found[index][1] : found[index + 1][0]]
        if number.unit == "plain" and after.unit in ("scaled", "percent") and _LIST.fullmatch(between.strip()):
            unit = re.sub(r"[\d.]+", "", after.text) or None
            if number.digits is not None and (unit == "%" or unit in SCALES):
                numbers[index] = _with_unit(number.text, number.digits, unit)
    return numbers


def han(numeral: str) -> int:
    """A Chinese numeral below 一万: 三百二十 is 320, 百 is 100, 二〇二四 is 2024."""
    if not any(character in HAN_UNITS for character in numeral):
        return int("".join(str(HAN_DIGITS[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in HAN_UNITS:
            total += (digit or 1) * HAN_UNITS[character]
            digit = 0
        else:
            digit = HAN_DIGITS[character]
    return total + digit
