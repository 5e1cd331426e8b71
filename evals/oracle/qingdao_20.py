"""关于加快工业互联网高质量发展若干措施的通知, as the news digest tells it, by item."""

from __future__ import annotations

from decimal import Decimal

from evals.oracle.due import NOTHING, Due, fixed, percent


def item_3_title(title: str) -> Due:
    """(三): 工业互联网平台 300, 智能（互联）工厂 100, 数字化车间或自动化生产线 50."""
    sums = {"工业互联网平台": 300, "智能工厂": 100, "互联工厂": 100, "数字化车间": 50, "自动化生产线": 50}
    return fixed(sums[title])


def item_3_scene(invested: Decimal) -> Due:
    """(三): 投资 500 以上的十佳场景, 投资额的 10%, 最高不超过 200."""
    if invested < 500:
        return NOTHING
    return fixed(min(percent(10, invested), Decimal(200)))


def item_6(companies: int, income: Decimal) -> Due:
    """(六): 50 家以上, 收入不低于 1000; 收入的 20%, 最高不超过 500."""
    if companies < 50 or income < 1000:
        return NOTHING
    return fixed(min(percent(20, income), Decimal(500)))


def item_8(invested: Decimal) -> Due:
    """(八): 完成投资 50 以上; 20%, 最高不超过 200."""
    if invested < 50:
        return NOTHING
    return fixed(min(percent(20, invested), Decimal(200)))


def item_9(central_money: Decimal) -> Due:
    """(九): 中央财政资金的 5%; 没有写上限."""
    return fixed(percent(5, central_money))


def item_12(yearly_cost: Decimal) -> Due:
    """(十二): 年度运营费用的 20%, 政策期内累计不超过 200; one year, nothing received before."""
    return fixed(min(percent(20, yearly_cost), Decimal(200)))
