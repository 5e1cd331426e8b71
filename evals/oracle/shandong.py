"""山东省推动工业互联网高质量发展省级财政支持政策实施细则, by article."""

from __future__ import annotations

from decimal import Decimal

from evals.oracle.due import NOTHING, Due, between, ceiling, percent


def article_5(rank: int, income: Decimal) -> Due:
    """第五条, 第十二条（五）: 前 10 位, 收入不低于 100; 10%-30%, 最高 200.

    Where 10% is above 200 already nothing is left of the range but its cap.
    """
    if rank > 10 or income < 100:
        return NOTHING
    if percent(10, income) > 200:
        return ceiling(200)
    return between(percent(10, income), min(percent(30, income), Decimal(200)))


def article_6(selected: int) -> Due:
    """第六条: 2022 年新入选, 最高 1000."""
    return ceiling(1000) if selected == 2022 else NOTHING


def article_7(rank: int, output: Decimal) -> Due:
    """第七条, 第十四条: 前 5 位, 总产值不低于 50 亿; 最高 500. `output` in 亿元."""
    return ceiling(500) if rank <= 5 and output >= 50 else NOTHING


def article_8(rank: int, registered: Decimal, resolved: Decimal, connected: int) -> Due:
    """第八条, 第十五条: 前 5, 100 万条, 50 万次, 5 家; 最高 500. `registered` and `resolved` in 万."""
    enough = registered >= 100 and resolved >= 50 and connected >= 5
    return ceiling(500) if rank <= 5 and enough else NOTHING
