"""Numbers listed before one that carries the unit: 设备3000、软件500万 is 3000万 and 500万."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tools.amounts import plain
from tools.quantity import Quantity, Unit
from tools.units import WAN

JOINT = re.compile(r" ?(?P<mark>[、/+和与及跟加,，]) ?")
LABEL = re.compile(r"[^0-9，。；、!？！?;:：]{0,8}[:：]?")
SPENDING = re.compile(
    r"(?:设备|[软硬]件|网络|系统|集成|平台|费用?|收入|投资额?|投入|采购|服务|研发|材料|人工|工程|安装|咨询|算力|云|奖补|补[贴助]|"
    r"资金|金额|租金|销售额?|营收|产值|支出|成本|[投花买]了?|[是为约])[:： ]?$"
)
COUNTING = re.compile(r"(?:员工|人数|人员|客户|企业|家数|数量|面积|排名|场景|[次条]数|第|项目数)[:： ]?$")
CALENDAR = (Unit.ORDINAL_YEAR, Unit.YEAR)
LARGEST = 10**5  # a larger number without a unit is in 元 already


def with_shared_units(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, with bare whole numbers turned into money where the next one in the list carries the unit.

    Years may stand before the numbers (第一年100、第二年200万). After a comma, which also parts unrelated clauses, only
    where both numbers are labelled as spending, as income or by their year.
    """
    found = list(quantities)
    for index in range(len(found) - 2, -1, -1):
        one = found[index]
        if one.unit is not Unit.BARE or one.value >= LARGEST or one.high is not None:
            continue
        year = found[index + 1] if found[index + 1].unit in CALENDAR else None
        following = found[index + 2] if year and index + 2 < len(found) else found[index + 1]
        if following.unit is Unit.MONEY and _listed(text, found[index - 1] if index else None, one, year, following):
            value = one.value * _scale(following)
            found[index] = replace(
                one, value=Decimal(plain(value)), unit=Unit.MONEY, inherited_unit=True, tax=one.tax or following.tax
            )
    return found


def _listed(text: str, previous: Quantity | None, one: Quantity, year: Quantity | None, following: Quantity) -> bool:
    between = text[one.end : following.start]
    if year:
        between = text[one.end : year.start] + text[year.end : following.start]
    joint = JOINT.match(between)
    if joint is None or not LABEL.fullmatch(between, joint.end()):
        return False
    before, label = text[max(0, one.start - 6) : one.start], between[joint.end() :]
    if COUNTING.search(before) or COUNTING.search(label):
        return False
    if joint["mark"] not in ",，":
        return True
    by_year = year is not None and previous is not None and previous.unit in CALENDAR and one.start - previous.end < 6
    return by_year or bool(SPENDING.search(before) and SPENDING.search(label))


def _scale(quantity: Quantity) -> Decimal:
    """万元 in one of the unit that an amount is written in: 1 for 500万, 10000 for 2亿, 0.0001 for 300元."""
    if "亿" in quantity.text:
        return Decimal(10000)
    return Decimal(1) if quantity.inherited_unit or re.search("[万wW]", quantity.text) else WAN
