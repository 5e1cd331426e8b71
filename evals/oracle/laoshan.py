"""崂山区关于促进工业互联网产业创新发展的若干政策, by article."""

from __future__ import annotations

from decimal import Decimal

from evals.oracle.due import NOTHING, Due, between, by_year, fixed, percent


def article_1(arrived: Decimal) -> Due:
    """一: 当年度国家项目资金到位金额, 1:1, 同一企业年度合计不超过 1000."""
    return fixed(min(arrived, Decimal(1000)))


def article_2(level: str) -> Due:
    """二: 国家、省、市认定的平台 1000, 300, 100."""
    return fixed({"国家": 1000, "省": 300, "市": 100}[level])


def article_3_1(city_money: Decimal) -> Due:
    """三 第1款: 市级资金 50%, 最高不超过 100."""
    return fixed(min(percent(50, city_money), Decimal(100)))


def article_3_2(city_money: Decimal, invested: Decimal = Decimal(50)) -> Due:
    """三 第2款: 完成投资 50 以上, 市级资金 50%; 没有写上限."""
    if invested < 50:
        return NOTHING
    return fixed(percent(50, city_money))


def article_3_2_certificate() -> Due:
    """三 第2款: 两化融合管理体系认证 50."""
    return fixed(50)


def article_3_2_pilot() -> Due:
    """三 第2款: 贯标试点企业 10."""
    return fixed(10)


def article_4_1(city_award: Decimal) -> Due:
    """四 第1款: 市财政奖补资金 1:1, 最高不超过 50."""
    return fixed(min(city_award, Decimal(50)))


def article_4_2(title: str) -> Due:
    """四 第2款: 智能工厂或互联工厂 50, 数字化车间或自动化生产线 30."""
    return fixed({"智能工厂": 50, "互联工厂": 50, "数字化车间": 30, "自动化生产线": 30}[title])


def article_5_1(contributions: list[Decimal]) -> Due:
    """五 第1款: 超过 100; 逐年 100%, 80%, 60%, 60%, 60%. Years at or below 100 are left to the reader."""
    if contributions[0] <= 100:
        return NOTHING
    rates = (100, 80, 60, 60, 60)
    return by_year([percent(rate, each) for rate, each in zip(rates, contributions, strict=False)])


def article_5_1_open(contributions: list[Decimal]) -> Due:
    """五 第1款 where a later year is at or below 100: that year counts, or gets nothing; the text does not say."""
    rates = (100, 80, 60, 60, 60)
    whole = sum((percent(rate, each) for rate, each in zip(rates, contributions, strict=False)), Decimal(0))
    short = sum(
        (percent(rate, each) for rate, each in zip(rates, contributions, strict=False) if each > 100), Decimal(0)
    )
    return between(short, whole)


def article_5_2(staff: int, area: Decimal, yearly_rent: Decimal, years: int = 5) -> Due:
    """五 第2款: 人均 10 平方米; 前三年 100%, 后两年 50%; 累计不超过 500."""
    counted = min(area, Decimal(10 * staff)) / area
    left, paid = Decimal(500), []
    for rate in (100, 100, 100, 50, 50)[:years]:
        paid.append(min(percent(rate, yearly_rent * counted), left))
        left -= paid[-1]
    return by_year(paid)


def article_6(spent: Decimal) -> Due:
    """六: 年购买金额超过 10; 实际费用的 40%, 每年不超过 20."""
    if spent <= 10:
        return NOTHING
    return fixed(min(percent(40, spent), Decimal(20)))
