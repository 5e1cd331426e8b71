"""Reading the figures of a policy text: where each stands, as written, and what it states.

Simple on purpose: of the program it takes only the reading of Chinese numerals, and what it cannot read it raises.
Every digit and every Chinese numeral is a figure here, with or without a unit, so that none can be passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tools.numerals import read_numeral

WAN = Decimal(10**4)
MULTIPLIER = {"": Decimal(1), "万": WAN, "亿": Decimal(10**8)}
DIGITS = r"[0-9０-９]+(?:\.[0-9]+)?"
CHINESE = "[零〇一二两三四五六七八九十百千]"
FIGURE = re.compile(
    rf"(?:(?P<digits>{DIGITS}) *(?P<multiplier>[万亿]?)|(?P<chinese>{CHINESE}[零〇一二两三四五六七八九十百千万亿]*))"
    r" *(?P<unit>:1|%|元|条|次|个|家)?"
)


@dataclass(frozen=True)
class Found:
    """A figure of a text: the offsets of its number and what follows it as a unit, these words, and what they state.

    `value` is in the unit in which rules count: 万元 for money, a ratio for a percentage or 1:1, the number otherwise.
    """

    start: int
    end: int
    written: str
    value: Decimal


def figures_in(text: str) -> Iterator[Found]:
    """Every figure of a text, in order."""
    for match in FIGURE.finditer(text):
        written = match[0].rstrip()
        yield Found(match.start(), match.start() + len(written), written, _value(match))


def _value(match: re.Match[str]) -> Decimal:
    unit = match["unit"]
    if match["chinese"]:
        number = _chinese(match["chinese"])
        return number / WAN if unit == "元" else number
    number = Decimal(match["digits"]) * MULTIPLIER[match["multiplier"]]
    if unit == "%":
        return number / 100
    # 1000 万、300 万: a sum of money whose 元 is not written.
    money = unit == "元" or (match["multiplier"] != "" and unit is None)
    return number / WAN if money else number


def _chinese(written: str) -> Decimal:
    numeral = read_numeral(written, 0)
    if numeral is None or numeral.end != len(written):
        raise ValueError(f"{written} is no numeral")
    return numeral.value
