"""青岛市加快推进新型工业化若干政策措施(征求意见稿), by article."""

from __future__ import annotations

from decimal import Decimal

from evals.oracle.due import NOTHING, Due, between, ceiling, fixed, percent


def article_1(revenue: Decimal) -> Due:
    """1: 首次超过 1000, 500, 200, 100, 50 亿元: 500, 300, 200, 100, 50. `revenue` in 亿元."""
    for over, sum_due in ((1000, 500), (500, 300), (200, 200), (100, 100), (50, 50)):
        if revenue > over:
            return fixed(sum_due)
    return NOTHING


def article_1_from(before: Decimal, now: Decimal) -> Due:
    """1, from one year to the next: the highest of the sizes exceeded now and not before, or all of them together.

    The text does not say which where several are exceeded at once. Both revenues in 亿元.
    """
    sizes = ((1000, 500), (500, 300), (200, 200), (100, 100), (50, 50))
    due = [Decimal(sum_due) for over, sum_due in sizes if before <= over < now]
    if not due:
        return NOTHING
    return fixed(due[0]) if len(due) == 1 else between(due[0], sum(due, Decimal(0)))


def article_2(level: str) -> Due:
    """2: 制造业单项冠军, 国家级 200, 省级 50."""
    return fixed({"国家": 200, "省": 50}[level])


def article_3(title: str) -> Due:
    """3: 国家智能制造示范工厂 100, 系统解决方案揭榜优胜单位 50."""
    return fixed({"示范工厂": 100, "揭榜优胜单位": 50}[title])


def article_4(body: str) -> Due:
    """4: 集群发展促进机构 500, 产业链高质量发展促进机构 50."""
    return fixed({"集群": 500, "产业链": 50}[body])


def article_5(equipment: Decimal) -> Due:
    """5: 年度设备投资额的 12%, 当年不超过 600."""
    return fixed(min(percent(12, equipment), Decimal(600)))


def article_5_major(equipment: Decimal) -> Due:
    """5: 可视情按上述比例, 最高 2000."""
    return ceiling(min(percent(12, equipment), Decimal(2000)))


def article_5_class_c(equipment: Decimal) -> Due:
    """5 with 26: whether the award is 非投资类 is not said, so 80% or the whole."""
    whole = min(percent(12, equipment), Decimal(600))
    return between(percent(80, whole), whole)


def article_5_class_d(equipment: Decimal) -> Due:
    """5 with 26: nothing, or the whole."""
    return between(Decimal(0), min(percent(12, equipment), Decimal(600)))


def article_6_title(level: str) -> Due:
    """6: 绿色制造称号, 国家级 100, 省级 50."""
    return fixed({"国家": 100, "省": 50}[level])


def article_6_equipment(sales: Decimal) -> Due:
    """6: 入选年度销售额的 5%, 最高 200."""
    return fixed(min(percent(5, sales), Decimal(200)))


def article_7(title: str) -> Due:
    """7: 百家品牌 50; 示范园区（平台）100, 试点园区（平台）50."""
    return fixed({"百家品牌": 50, "示范园区": 100, "试点园区": 50}[title])


def article_8(title: str, years: Decimal, revenue: Decimal) -> Due:
    """8: 两年以上, 年营业收入 1000 以上; 金顶奖 30, 其他称号 20."""
    if years < 2 or revenue < 1000:
        return NOTHING
    return fixed(30 if title == "金顶奖" else 20)


def article_9() -> Due:
    """9: 100."""
    return fixed(100)


def article_10() -> Due:
    """10: 50, for either title."""
    return fixed(50)


def article_10_first_version(rank: int) -> Due:
    """10: 首版次高端软件 and 前 10 名: 50."""
    return fixed(50) if rank <= 10 else NOTHING


def article_11() -> Due:
    """11: 30."""
    return fixed(30)


def article_12(kind: str, parameters: Decimal, scenarios: int, computing: Decimal) -> Due:
    """12: 通用超过千亿, 行业超过百亿; 场景不少于 5; 本地算力成本的 50%, 每年最高 300. `parameters` in 亿."""
    if parameters <= (1000 if kind == "通用" else 100) or scenarios < 5:
        return NOTHING
    return fixed(min(percent(50, computing), Decimal(300)))


def article_13() -> Due:
    """13: 省级制造业创新中心 500."""
    return fixed(500)


def article_14(level: str) -> Due:
    """14: 工业设计中心（研究院）、技术创新示范企业, 国家级 100, 省级 50."""
    return fixed({"国家": 100, "省": 50}[level])


def article_15(level: str) -> Due:
    """15: 服务型制造示范, 国家级 100, 省级 50."""
    return fixed({"国家": 100, "省": 50}[level])


def article_16(kind: str, sales: Decimal) -> Due:
    """16: 认定年度产品销售额的 5%; 技术装备最高 150, 核心零部件最高 100."""
    return fixed(min(percent(5, sales), Decimal(150 if kind == "装备" else 100)))


def article_17() -> Due:
    """17: 5G工厂, 数字领航企业, 推广中心: 100 each."""
    return fixed(100)


def article_18_platform(title: str) -> Due:
    """18: 双跨 1000, 特色专业型 100."""
    return fixed({"双跨": 1000, "特色专业型": 100}[title])


def article_18_node(cost: Decimal) -> Due:
    """18: 建设费用的 20%, 最高 300."""
    return fixed(min(percent(20, cost), Decimal(300)))


def article_19(level: int, fee: Decimal) -> Due:
    """19: 首次通过二级及以上, 评估费用, 最高 10."""
    return ceiling(min(fee, Decimal(10))) if level >= 2 else NOTHING


def articles_20_21() -> Due:
    """20, 21: 最高 200."""
    return ceiling(200)


def article_23_booth(fee: Decimal) -> Due:
    """23: 实际展位费, 最高 10."""
    return ceiling(min(fee, Decimal(10)))


def article_23_event(cost: Decimal) -> Due:
    """23: 根据实际费用, 单项最高 30."""
    return ceiling(min(cost, Decimal(30)))


def article_20_class(efficiency: str) -> Due:
    """20 with 26: a park is perhaps no 企业 of 26, so the factor may or may not reach it."""
    rate = {"A": 100, "B": 100, "未列入": 100, "C": 80, "D": 0}[efficiency]
    return ceiling(200) if rate == 100 else between(percent(rate, Decimal(200)), Decimal(200))


def article_21_class(efficiency: str) -> Due:
    """21 with 26."""
    return ceiling(percent({"A": 100, "B": 100, "未列入": 100, "C": 80}[efficiency], Decimal(200)))


def article_26(whole: Due, efficiency: str) -> Due:
    """26: A, B and 未列入 100%, C 80%, D 不予支持; after the award's own cap."""
    assert whole.amount is not None
    return fixed(percent({"A": 100, "B": 100, "未列入": 100, "C": 80, "D": 0}[efficiency], whole.amount))
