"""济南市工业互联网创新发展行动计划（2020—2022年）奖补政策实施细则, by number."""

from __future__ import annotations

from decimal import Decimal

from evals.oracle.due import NOTHING, Due, between, ceiling, fixed, percent


def number_1(spent: Decimal) -> Due:
    """1: 不超过实际投入的 20%, 最高 300."""
    return ceiling(min(percent(20, spent), Decimal(300)))


def number_2(spent: Decimal) -> Due:
    """2: 不超过建设总投入的 50%, 最高 200."""
    return ceiling(min(percent(50, spent), Decimal(200)))


def number_3() -> Due:
    """3: 最高 1 亿元."""
    return ceiling(10000)


def number_4(level: str) -> Due:
    """4: 省级最高 100, 市级最高 50."""
    return ceiling({"省": 100, "市": 50}[level])


def number_5(received: Decimal) -> Due:
    """5: 销售后 1 年内到账额的 30%, 最高 100."""
    return fixed(min(percent(30, received), Decimal(100)))


def number_6() -> Due:
    """6: 每家最高 10."""
    return ceiling(10)


def numbers_7_10_11(spent: Decimal) -> Due:
    """7, 10, 11: 不超过实际总投入的 30%, 最高 100."""
    return ceiling(min(percent(30, spent), Decimal(100)))


def number_8() -> Due:
    """8: 最高 300."""
    return ceiling(300)


def number_9() -> Due:
    """9: 每家 10."""
    return fixed(10)


def number_13(area: Decimal) -> Due:
    """13: 10000 平方米以上, 50-200."""
    return NOTHING if area < 10000 else between(Decimal(50), Decimal(200))


def number_14(level: str) -> Due:
    """14: 国家最高 1000, 省最高 300, 市最高 100."""
    return ceiling({"国家": 1000, "省": 300, "市": 100}[level])


def number_15(level: str, invested: Decimal) -> Due:
    """15: 30%, 20%, 10% of the actual investment, 最高 1000."""
    rate = {"国家": 30, "省": 20, "市": 10}[level]
    return fixed(min(percent(rate, invested), Decimal(1000)))
