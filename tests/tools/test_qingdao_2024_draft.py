"""Worked examples of the Qingdao draft. Each expectation was derived from the clause named in its title."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tools.award import Assessment, Outcome
from tools.facts import FactError, Value
from tools.rules import qingdao_2024_draft as qd

D = Decimal
RULES = {rule.id: rule for rule in qd.RULES}
Facts = dict[str, Value]


def given(rule: str, facts: Facts) -> Outcome:
    assessment = RULES[rule].assess(facts)
    assert assessment.verdict == "given"
    assert assessment.outcome is not None
    return assessment.outcome


def fixed(rule: str, facts: Facts) -> Decimal:
    outcome = given(rule, facts)
    assert outcome.certainty == "fixed"
    assert outcome.amount is not None
    return outcome.amount


def ceiling(rule: str, facts: Facts) -> Decimal:
    outcome = given(rule, facts)
    assert (outcome.certainty, outcome.amount) == ("ceiling", None)
    assert outcome.maximum is not None
    return outcome.maximum


def ends(rule: str, facts: Facts) -> tuple[Decimal | None, Decimal | None]:
    outcome = given(rule, facts)
    assert (outcome.certainty, outcome.amount) == ("range", None)
    return outcome.minimum, outcome.maximum


def fails(assessment: Assessment, fact: str) -> bool:
    """Whether exactly the condition on this fact fails, and nothing is given."""
    failed = [c.fact for c in assessment.failed]
    return assessment.verdict == "not_eligible" and assessment.outcome is None and failed == [fact]


# 1: 首次超过 1000/500/200/100/50 亿元, 500/300/200/100/50 万元


@pytest.mark.parametrize(
    ("revenue", "amount"),
    [
        pytest.param("513000", 50, id="51.3亿元: 超过50亿元, 50万元"),
        pytest.param("500001", 50, id="50亿零1万元: 超过50亿元, 50万元"),
        pytest.param("1000000", 50, id="正好100亿元: 未“超过”100亿元, 只到50亿元一档"),
        pytest.param("1030000", 100, id="103亿元: 超过100亿元, 100万元"),
        pytest.param("2000000", 100, id="正好200亿元: 未“超过”200亿元"),
        pytest.param("2000000.01", 200, id="200亿元多100元: 超过200亿元, 200万元"),
        pytest.param("5000000", 200, id="正好500亿元: 未“超过”500亿元"),
        pytest.param("6000000", 300, id="600亿元: 超过500亿元, 300万元"),
        pytest.param("10000000", 300, id="正好1000亿元: 未“超过”1000亿元"),
        pytest.param("10030000", 500, id="1003亿元: 超过1000亿元, 500万元"),
    ],
)
def test_revenue_tiers(revenue: str, amount: int) -> None:
    assert fixed("qd24-1", {"qd24_revenue": D(revenue)}) == amount


@pytest.mark.parametrize("revenue", ["500000", "300000", "0"], ids=["正好50亿元: 不满足“超过”", "30亿元", "没有收入"])
def test_revenue_below_the_lowest_tier(revenue: str) -> None:
    assessment = RULES["qd24-1"].assess({"qd24_revenue": D(revenue)})
    assert assessment.verdict == "not_eligible"
    assert [c.fact for c in assessment.failed] == ["qd24_revenue"]
    assert "超过" in assessment.failed[0].text


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        pytest.param(
            {"qd24_revenue": D(10030000), "qd24_prior_revenue": D(8800000)}, 500, id="去年880亿元今年1003亿元"
        ),
        pytest.param(
            {"qd24_revenue": D(1010000), "qd24_prior_revenue": D(1000000)},
            100,
            id="去年正好100亿元: 当时未“超过”, 今年是首次",
        ),
        pytest.param({"qd24_revenue": D(513000), "qd24_first_over": True}, 50, id="首次超过50亿元"),
    ],
)
def test_first_time_over(facts: Facts, amount: int) -> None:
    assert fixed("qd24-1", facts) == amount


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(
            {"qd24_revenue": D(1000000), "qd24_prior_revenue": D(900000)},
            id="以前90亿元, 今年正好100亿元: 没有首次超过哪一档",
        ),
        pytest.param(
            {"qd24_revenue": D(560000), "qd24_prior_revenue": D(550000)}, id="连着三年55亿元, 今年56亿元: 不是首次"
        ),
        pytest.param(
            {"qd24_revenue": D(1100000), "qd24_first_over": False}, id="以前超过过100亿元, 今年回到110亿元: 不是首次"
        ),
    ],
)
def test_not_the_first_time_over(facts: Facts) -> None:
    assert fails(RULES["qd24-1"].assess(facts), "qd24_first_over")


def test_一年由40亿元到120亿元_跨两档_就高100万元或累计150万元() -> None:
    assert ends("qd24-1", {"qd24_revenue": D(1200000), "qd24_prior_revenue": D(400000)}) == (D(100), D(150))


@pytest.mark.parametrize(
    "fact", ["qd24_in_statistics", "qd24_above_scale"], ids=["未列入纳统", "不是规模以上制造业企业"]
)
def test_revenue_conditions(fact: str) -> None:
    assert fails(RULES["qd24-1"].assess({"qd24_revenue": D(600000), fact: False}), fact)


# Titles with a fixed sum: 2, 3, 4, 7, 8, 10.2, 13-15, 17.2, 18.1


@pytest.mark.parametrize(
    ("rule", "facts", "amount"),
    [
        pytest.param("qd24-2", {"champion_level": "国家"}, 200, id="国家级制造业单项冠军200万元"),
        pytest.param("qd24-2", {"champion_level": "省"}, 50, id="省级制造业单项冠军50万元"),
        pytest.param("qd24-2", {"champion_level": "省", "qd24_champion": True}, 50, id="新认定的省级单项冠军50万元"),
        pytest.param("qd24-3.1", {}, 100, id="国家智能制造示范工厂100万元"),
        pytest.param("qd24-3.2", {}, 50, id="揭榜优胜单位50万元"),
        pytest.param("qd24-4", {"qd24_promotion_body": "集群"}, 500, id="纳入国家级集群创建的促进机构500万元"),
        pytest.param("qd24-4", {"qd24_promotion_body": "产业链"}, 50, id="产业链促进机构每个50万元"),
        pytest.param("qd24-7.1", {}, 50, id="纺织服装百家品牌50万元"),
        pytest.param("qd24-7.2", {"qd24_textile_park": "示范"}, 100, id="创意设计示范园区(平台)100万元"),
        pytest.param("qd24-7.2", {"qd24_textile_park": "试点"}, 50, id="创意设计试点园区(平台)50万元"),
        pytest.param("qd24-13", {"innovation_center_level": "省"}, 500, id="省级制造业创新中心500万元"),
        pytest.param("qd24-14.1", {"design_center_level": "国家"}, 100, id="国家级工业设计中心100万元"),
        pytest.param("qd24-14.1", {"design_center_level": "省"}, 50, id="省级工业设计中心50万元"),
        pytest.param("qd24-14.2", {"technology_innovation_level": "国家"}, 100, id="国家级技术创新示范企业100万元"),
        pytest.param("qd24-14.2", {"technology_innovation_level": "省"}, 50, id="省级技术创新示范企业50万元"),
        pytest.param("qd24-15", {"service_manufacturing_level": "国家"}, 100, id="国家级服务型制造示范100万元"),
        pytest.param("qd24-15", {"service_manufacturing_level": "省"}, 50, id="省级服务型制造示范50万元"),
        pytest.param("qd24-17.2", {}, 100, id="省级5G行业应用创新推广中心100万元"),
        pytest.param("qd24-18.1", {"qd24_platform_type": "双跨"}, 1000, id="新入选国家级“双跨”平台1000万元"),
        pytest.param("qd24-18.1", {"qd24_platform_type": "特色专业型"}, 100, id="新入选特色专业型平台100万元"),
    ],
)
def test_title_amounts(rule: str, facts: Facts, amount: int) -> None:
    assert fixed(rule, facts) == amount


@pytest.mark.parametrize(
    ("rule", "fact", "amounts"),
    [
        pytest.param("qd24-2", "champion_level", [200, 50], id="单项冠军未说级别: 国家级200, 省级50"),
        pytest.param("qd24-4", "qd24_promotion_body", [500, 50], id="促进机构未说类型: 集群500, 产业链50"),
        pytest.param("qd24-6.1", "green_level", [100, 50], id="绿色制造称号未说级别: 国家级100, 省级50"),
        pytest.param("qd24-7.2", "qd24_textile_park", [100, 50], id="纺织服装园区未说类型: 示范100, 试点50"),
        pytest.param("qd24-8", "designer_title", [30, 20], id="设计师未说称号: 金顶奖30, 其他20"),
        pytest.param("qd24-13", "innovation_center_level", [None, 500], id="创新中心未说级别: 国家级一事一议, 省级500"),
        pytest.param("qd24-14.1", "design_center_level", [100, 50], id="工业设计中心未说级别: 国家级100, 省级50"),
        pytest.param("qd24-15", "service_manufacturing_level", [100, 50], id="服务型制造未说级别: 国家级100, 省级50"),
        pytest.param("qd24-18.1", "qd24_platform_type", [1000, 100], id="国家级平台未说类型: 双跨1000, 特色专业型100"),
    ],
)
def test_an_unknown_choice_is_asked_for_with_every_outcome(rule: str, fact: str, amounts: list[int | None]) -> None:
    assessment = RULES[rule].assess({})
    assert (assessment.verdict, assessment.missing) == ("needs_facts", (fact,))
    assert [a.outcome.amount for a in assessment.alternatives] == amounts


@pytest.mark.parametrize(
    ("rule", "fact", "facts"),
    [
        pytest.param("qd24-2", "qd24_champion", {"champion_level": "国家"}, id="单项冠军复核通过, 不是“新认定”"),
        pytest.param("qd24-3.1", "qd24_demo_factory", {}, id="不是新认定的国家智能制造示范工厂"),
        pytest.param("qd24-3.2", "qd24_open_call_winner", {}, id="揭榜未获优胜"),
        pytest.param("qd24-4", "qd24_promotion_chosen", {"qd24_promotion_body": "产业链"}, id="促进机构没有被选取"),
        pytest.param("qd24-6.1", "qd24_green_title", {"green_level": "省"}, id="不是“新获得”的绿色称号"),
        pytest.param("qd24-7.1", "qd24_textile_brand", {}, id="没有纳入百家品牌名单"),
        pytest.param("qd24-7.2", "qd24_textile_park_new", {"qd24_textile_park": "试点"}, id="省级园区, 不是“国家级”"),
        pytest.param("qd24-9", "qd24_software_first", {}, id="去年进过百强, 不是“首次”"),
        pytest.param("qd24-10.1", "qd24_software_product", {}, id="没有认定工业软件优秀产品"),
        pytest.param("qd24-11", "qd24_donation_accepted", {}, id="开源项目没有“被接收”"),
        pytest.param(
            "qd24-13", "qd24_center_legal_person", {"innovation_center_level": "省"}, id="没有注册为企业独立法人"
        ),
        pytest.param("qd24-13", "qd24_center_approved", {"innovation_center_level": "省"}, id="没有“获准建设”"),
        pytest.param("qd24-14.1", "qd24_design_center", {"design_center_level": "省"}, id="工业设计中心没有认定"),
        pytest.param(
            "qd24-14.2",
            "qd24_technology_innovation",
            {"technology_innovation_level": "省"},
            id="技术创新示范企业没有认定",
        ),
        pytest.param(
            "qd24-15",
            "qd24_service_manufacturing",
            {"service_manufacturing_level": "省"},
            id="不是“新认定”的服务型制造示范",
        ),
        pytest.param("qd24-17.1", "qd24_digital_title", {}, id="省级5G工厂, 不是“国家级”"),
        pytest.param("qd24-17.2", "qd24_5g_center", {}, id="没有入选省级推广中心"),
        pytest.param("qd24-18.1", "qd24_platform_new", {"qd24_platform_type": "双跨"}, id="不是“新入选”的平台"),
        pytest.param("qd24-20", "qd24_digital_park", {}, id="没有认定省级数字经济园区"),
        pytest.param("qd24-21", "qd24_industrial_brain", {}, id="没有认定省级“产业大脑”"),
        pytest.param("qd24-23.2", "qd24_by_association", {}, id="企业自己办的活动, 不是“行业协会组织”"),
    ],
)
def test_a_denied_title_is_not_eligible(rule: str, fact: str, facts: Facts) -> None:
    assert fails(RULES[rule].assess({**facts, fact: False}), fact)


# 5: 年度设备投资额的 12%, 当年不超过 600 万元; 重大技改可视情最高 2000 万元


@pytest.mark.parametrize(
    ("equipment", "amount"),
    [
        pytest.param("1250", "150", id="设备投资1250万元: 12%为150万元"),
        pytest.param("3000", "360", id="设备投资3000万元: 12%为360万元"),
        pytest.param("5000", "600", id="设备投资正好5000万元: 12%正好600万元"),
        pytest.param("5500", "600", id="设备投资5500万元: 12%为660万元, 不超过600万元"),
        pytest.param("0", "0", id="没有设备投资: 0"),
    ],
)
def test_equipment_investment(equipment: str, amount: str) -> None:
    assert fixed("qd24-5.1", {"equipment_investment": D(equipment)}) == D(amount)


def test_两年设备投资3000万元和6000万元_逐年计_每年不超过600万元() -> None:
    outcome = given("qd24-5.1", {"equipment_investment": (D(3000), D(6000))})
    assert (outcome.amount, outcome.schedule) == (D(960), (D(360), D(600)))


@pytest.mark.parametrize(
    ("equipment", "maximum"),
    [
        pytest.param("9000", "1080", id="重大技改设备投资9000万元: 最高1080万元"),
        pytest.param("8000", "960", id="重大技改设备投资8000万元: 最高960万元"),
        pytest.param("20000", "2000", id="重大技改设备投资2亿元: 12%为2400万元, 最高2000万元"),
    ],
)
def test_major_upgrade(equipment: str, maximum: str) -> None:
    assert ceiling("qd24-5.2", {"major_equipment_investment": D(equipment)}) == D(maximum)


@pytest.mark.parametrize(
    ("rule", "base", "fact"),
    [
        pytest.param("qd24-5.1", "equipment_investment", "qd24_above_scale", id="没上规: 不是规模以上制造业企业"),
        pytest.param("qd24-5.1", "equipment_investment", "qd24_upgrade_standard", id="技术改造不符合相应标准"),
        pytest.param("qd24-5.2", "major_equipment_investment", "qd24_major_project", id="不属于重大技改项目"),
    ],
)
def test_upgrade_conditions(rule: str, base: str, fact: str) -> None:
    assert fails(RULES[rule].assess({base: D(3000), fact: False}), fact)


def test_两个重大技改项目_每个最高2000万元() -> None:
    outcome = given("qd24-5.2", {"major_equipment_investment": (D(20000), D(5000))})
    assert (outcome.certainty, outcome.maximum) == ("ceiling", D(2600))


@pytest.mark.parametrize(
    ("rule", "fact"), [("qd24-5.1", "equipment_investment"), ("qd24-5.2", "major_equipment_investment")]
)
def test_没有说设备投资额_不能测算(rule: str, fact: str) -> None:
    assessment = RULES[rule].assess({})
    assert (assessment.verdict, assessment.missing) == ("needs_facts", (fact,))


# 6, 9, 10, 11, 17.1: one sum a title or project


@pytest.mark.parametrize(
    ("rule", "facts", "amount"),
    [
        pytest.param("qd24-6.1", {"green_level": "国家"}, 100, id="国家级绿色制造称号100万元"),
        pytest.param("qd24-6.1", {"green_level": "省"}, 50, id="省级绿色制造称号50万元"),
        pytest.param("qd24-9", {}, 100, id="首次获得一项软件企业认定100万元"),
        pytest.param("qd24-9", {"qd24_software_first": True}, 100, id="首次获得中国软件百强100万元"),
        pytest.param("qd24-10.1", {}, 50, id="工业软件优秀产品50万元"),
        pytest.param("qd24-10.1", {"qd24_product_titles": D(1)}, 50, id="新型信息消费示范项目一项50万元"),
        pytest.param("qd24-11", {}, 30, id="一个开源项目被接收30万元"),
        pytest.param("qd24-11", {"qd24_donation_accepted": True}, 30, id="被国家级基金会接收30万元"),
        pytest.param("qd24-17.1", {}, 100, id="国家级5G工厂100万元"),
        pytest.param("qd24-17.1", {"qd24_digital_title": True}, 100, id="数字领航企业100万元"),
    ],
)
def test_one_title_or_project(rule: str, facts: Facts, amount: int) -> None:
    assert fixed(rule, facts) == amount


@pytest.mark.parametrize(
    ("rule", "facts", "minimum", "maximum"),
    [
        pytest.param(
            "qd24-6.1",
            {"green_level": "省", "qd24_green_titles": D(2)},
            50,
            100,
            id="两项省级绿色称号: 各给或只给一次未写",
        ),
        pytest.param(
            "qd24-9", {"qd24_software_titles": D(2)}, 100, 200, id="百强和重点软件企业都首次: 各给或只给一次未写"
        ),
        pytest.param("qd24-10.1", {"qd24_product_titles": D(2)}, 50, 100, id="两项都新认定: 各给或只给一次未写"),
        pytest.param("qd24-11", {"qd24_open_source_projects": D(2)}, 30, 60, id="两个开源项目: 按项目或按企业未写"),
        pytest.param(
            "qd24-17.1", {"qd24_digital_titles": D(2)}, 100, 200, id="5G工厂和数字领航都新认定: 各给或只给一次未写"
        ),
    ],
)
def test_several_titles_are_read_in_both_ways(rule: str, facts: Facts, minimum: int, maximum: int) -> None:
    assert ends(rule, facts) == (D(minimum), D(maximum))


# 6.2, 16, 18.2: a rate under a cap


@pytest.mark.parametrize(
    ("rule", "facts", "amount"),
    [
        pytest.param("qd24-6.2", {"qd24_catalogue_sales": D(2600), "qd24_in_catalogue": True}, "130", id="入选年度销售额2600万元: 5%为130万元"),
        pytest.param("qd24-6.2", {"qd24_catalogue_sales": D(4000), "qd24_in_catalogue": True}, "200", id="销售额正好4000万元: 5%正好200万元"),
        pytest.param(
            "qd24-6.2", {"qd24_catalogue_sales": D(5600), "qd24_in_catalogue": True}, "200", id="销售额5600万元: 5%为280万元, 最高200万元"
        ),
        *(
            pytest.param(
                "qd24-16",
                {"first_set_kind": kind, "qd24_first_set_sales": D(sales)},
                amount,
                id=f"{kind}销售{sales}万元: 5%, {said}",
            )
            for kind, sales, amount, said in (
                ("装备", 2000, "100", "100万元"),
                ("装备", 3000, "150", "正好150万元"),
                ("装备", 4000, "150", "最高150万元"),
                ("零部件", 1200, "60", "60万元"),
                ("零部件", 2000, "100", "正好100万元"),
                ("零部件", 4000, "100", "最高100万元"),
            )
        ),
        pytest.param("qd24-18.2", {"qd24_node_cost": D(800)}, "160", id="二级节点建设费用800万元: 20%为160万元"),
        pytest.param("qd24-18.2", {"qd24_node_cost": D(1500)}, "300", id="建设费用正好1500万元: 20%正好300万元"),
        pytest.param("qd24-18.2", {"qd24_node_cost": D(2000)}, "300", id="建设费用2000万元: 20%为400万元, 最高300万元"),
    ],
)
def test_rate_under_a_cap(rule: str, facts: Facts, amount: str) -> None:
    assert fixed(rule, facts) == D(amount)


@pytest.mark.parametrize(
    ("rule", "facts", "fact"),
    [
        pytest.param("qd24-6.2", {"qd24_catalogue_sales": D(5000)}, "qd24_in_catalogue", id="装备没有入选推荐目录"),
        pytest.param("qd24-16", {"qd24_first_set_sales": D(1000)}, "qd24_first_set", id="没有通过省级首台(套)认定"),
        pytest.param("qd24-18.2", {"qd24_node_cost": D(500)}, "qd24_node_joined", id="没有完成与国家顶级节点对接"),
    ],
)
def test_rate_conditions(rule: str, facts: Facts, fact: str) -> None:
    assert fails(RULES[rule].assess({**facts, fact: False}), fact)


def test_首台套未说装备还是零部件_两种都列出() -> None:
    assessment = RULES["qd24-16"].assess({"qd24_first_set_sales": D(4000)})
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("first_set_kind",))
    assert [a.outcome.amount for a in assessment.alternatives] == [D(150), D(100)]


# 8: 金顶奖 30 万元, 其他称号 20 万元; 两年以上, 1000 万元以上


@pytest.mark.parametrize(
    ("title", "years", "revenue", "amount"),
    [
        pytest.param("金顶奖", 3, 1500, 30, id="金顶奖设计师30万元"),
        pytest.param("其他", 4, 3000, 20, id="新锐设计师(其他称号)20万元"),
        pytest.param("金顶奖", 2, 1500, 30, id="运营正好两年: 满足“两年以上”"),
        pytest.param("其他", 2, 1000, 20, id="年营业收入正好1000万元: 满足“1000万元以上”"),
    ],
)
def test_designer(title: str, years: int, revenue: int, amount: int) -> None:
    assert fixed("qd24-8", {"designer_title": title, "studio_years": D(years), "studio_revenue": D(revenue)}) == amount


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        pytest.param({"studio_years": D(1)}, "studio_years", id="运营1年: 不到两年"),
        pytest.param({"studio_revenue": D("999.99")}, "studio_revenue", id="年营业收入999.99万元: 不到1000万元"),
        pytest.param({"local_studio": False}, "local_studio", id="没有在青岛设立工作室"),
        pytest.param({"designer_honoured": False}, "designer_honoured", id="没有协会的荣誉称号"),
    ],
)
def test_designer_conditions(facts: Facts, fact: str) -> None:
    assert fails(RULES["qd24-8"].assess({"designer_title": "金顶奖", **facts}), fact)


# 10.2: 年度综合评价前 10 名的产品 50 万元


@pytest.mark.parametrize(
    ("rank", "products", "amount"),
    [
        pytest.param(7, 1, 50, id="年度综合评价第7: 50万元"),
        pytest.param(10, 1, 50, id="正好第10名: 属于“前10名”"),
        pytest.param(1, 2, 100, id="两个产品都进前10名: 每个产品50万元"),
    ],
)
def test_first_edition_software(rank: int, products: int, amount: int) -> None:
    facts: Facts = {"qd24_first_edition_rank": D(rank), "qd24_first_edition_products": D(products)}
    assert fixed("qd24-10.2", facts) == amount


def test_首版次排名第11_不在前10名() -> None:
    assert fails(RULES["qd24-10.2"].assess({"qd24_first_edition_rank": D(11)}), "qd24_first_edition_rank")


def test_首版次没有认定_不符合() -> None:
    facts: Facts = {"qd24_first_edition_rank": D(3), "qd24_first_edition": False}
    assert fails(RULES["qd24-10.2"].assess(facts), "qd24_first_edition")


def test_首版次没有说名次_先问_若进前10名为50万元() -> None:
    assessment = RULES["qd24-10.2"].assess({"qd24_first_edition": True})
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("qd24_first_edition_rank",))
    assert [a.outcome.amount for a in assessment.alternatives] == [D(50)]


# 12: 本地算力成本的 50%, 每年最高 300 万元; 参数超过千亿(通用)或百亿(行业), 场景不少于 5 个, 备案或评测

YI = D(100_000_000)
MODEL: Facts = {"model_type": "通用", "model_parameters": 1750 * YI, "model_scenes": D(6), "model_tested": True}


@pytest.mark.parametrize(
    ("cost", "amount"),
    [
        pytest.param("320", "160", id="本地算力成本320万元: 50%为160万元"),
        pytest.param("600", "300", id="算力成本正好600万元: 50%正好300万元"),
        pytest.param("900", "300", id="算力成本900万元: 50%为450万元, 每年最高300万元"),
    ],
)
def test_local_computing(cost: str, amount: str) -> None:
    assert fixed("qd24-12", {**MODEL, "local_computing_cost": D(cost)}) == D(amount)


def test_第一年500万元第二年800万元_每年各计() -> None:
    outcome = given("qd24-12", {**MODEL, "local_computing_cost": (D(500), D(800))})
    assert (outcome.amount, outcome.schedule) == (D(550), (D(250), D(300)))


@pytest.mark.parametrize(
    ("kind", "parameters", "amount"),
    [
        pytest.param("通用", 1000 * YI + 1, "100", id="通用大模型千亿多1个参数: “超过千亿”"),
        pytest.param("行业", 120 * YI, "100", id="行业大模型120亿参数: “超过百亿”"),
        pytest.param("行业", 1000 * YI, "100", id="行业大模型1000亿参数: “超过百亿”"),
    ],
)
def test_model_size(kind: str, parameters: Decimal, amount: str) -> None:
    facts: Facts = {"model_type": kind, "model_parameters": parameters, "local_computing_cost": D(200)}
    assert fixed("qd24-12", facts) == D(amount)


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        pytest.param({"model_parameters": 1000 * YI}, "model_type", id="通用大模型正好1000亿参数: 不满足“超过千亿”"),
        pytest.param(
            {"model_type": "行业", "model_parameters": 100 * YI},
            "model_type",
            id="行业大模型正好100亿参数: 不满足“超过百亿”",
        ),
        pytest.param({"model_scenes": D(4)}, "model_scenes", id="4个场景: 少于5个"),
        pytest.param({"model_filed": False, "model_tested": False}, "model_filed", id="既没备案也没评测"),
    ],
)
def test_model_conditions(facts: Facts, fact: str) -> None:
    assert fails(RULES["qd24-12"].assess({**MODEL, "local_computing_cost": D(500), **facts}), fact)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"model_scenes": D(5)}, id="正好5个场景: 满足“不少于5个”"),
        pytest.param({"model_filed": True, "model_tested": False}, id="备案了没评测: 二者有一即可"),
        pytest.param({"model_filed": False, "model_tested": True}, id="评测了没备案: 二者有一即可"),
    ],
)
def test_model_conditions_met_at_the_boundary(facts: Facts) -> None:
    assert fixed("qd24-12", {**MODEL, "local_computing_cost": D(500), **facts}) == 250


def test_500亿参数未说通用还是行业_结果不同_先问类型() -> None:
    assessment = RULES["qd24-12"].assess({"model_parameters": 500 * YI, "local_computing_cost": D(200)})
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("model_type",))


def test_1750亿参数未说类型_两种都超过_不必问() -> None:
    assert fixed("qd24-12", {"model_parameters": 1750 * YI, "local_computing_cost": D(200)}) == 100


def test_90亿参数未说类型_两种都不超过() -> None:
    assessment = RULES["qd24-12"].assess({"model_parameters": 90 * YI, "local_computing_cost": D(200)})
    assert assessment.verdict == "not_eligible"


# 13: 国家级一事一议


def test_升级成国家级制造业创新中心_一事一议_没有金额() -> None:
    outcome = given("qd24-13", {"innovation_center_level": "国家"})
    assert (outcome.certainty, outcome.size) == ("discretionary", None)


def test_一事一议没有金额_亩产D类也不算出0() -> None:
    outcome = given("qd24-13", {"innovation_center_level": "国家", "yield_class": "D"})
    assert (outcome.certainty, outcome.size) == ("discretionary", None)


# 19, 20, 21, 23: ceilings


@pytest.mark.parametrize(
    ("rule", "facts", "maximum"),
    [
        pytest.param("qd24-19", {"dcmm_level": D(3), "dcmm_fee": D(15)}, "10", id="评估费用15万元: 最高10万元"),
        pytest.param(
            "qd24-19",
            {"dcmm_level": D(2), "dcmm_fee": D(6)},
            "6",
            id="正好二级, 评估费用6万元: 满足“二级及以上”, 不超过6万元",
        ),
        pytest.param("qd24-19", {"dcmm_level": D(2), "dcmm_fee": D(10)}, "10", id="评估费用正好10万元: 最高10万元"),
        pytest.param("qd24-20", {}, "200", id="省级数字经济园区最高200万元"),
        pytest.param("qd24-21", {}, "200", id="省级“产业大脑”最高200万元"),
        pytest.param("qd24-23.1", {"booth_fee": D(15)}, "10", id="展位费15万元: 最高10万元"),
        pytest.param("qd24-23.1", {"booth_fee": D("3.5")}, "3.5", id="展位费3.5万元: 不超过实际发生的3.5万元"),
        pytest.param("qd24-23.1", {"booth_fee": D(10)}, "10", id="展位费正好10万元: 最高10万元"),
        pytest.param("qd24-23.2", {"event_cost": D(45)}, "30", id="协会活动实际费用45万元: 单项最高30万元"),
        pytest.param("qd24-23.2", {"event_cost": D(12)}, "12", id="协会活动实际费用12万元: 不超过12万元"),
        pytest.param("qd24-23.2", {"event_cost": D(30)}, "30", id="协会活动实际费用正好30万元: 最高30万元"),
    ],
)
def test_ceilings(rule: str, facts: Facts, maximum: str) -> None:
    assert ceiling(rule, facts) == D(maximum)


@pytest.mark.parametrize(
    ("rule", "cost", "most"), [("qd24-19", "dcmm_fee", 10), ("qd24-23.1", "booth_fee", 10), ("qd24-23.2", "event_cost", 30)]
)
def test_费用未说_先问费用_并列出条文上限(rule: str, cost: str, most: int) -> None:
    assessment = RULES[rule].assess({})
    assert (assessment.verdict, assessment.missing) == ("needs_facts", (cost,))
    assert [a.outcome.maximum for a in assessment.alternatives] == [D(most)]


@pytest.mark.parametrize(
    ("rule", "facts", "fact"),
    [
        pytest.param("qd24-19", {"dcmm_level": D(1)}, "dcmm_level", id="DCMM一级: 不到二级"),
        pytest.param("qd24-19", {"dcmm_first": False}, "dcmm_first", id="不是“首次通过”"),
        pytest.param(
            "qd24-23.1", {"qd24_listed_exhibition": False}, "qd24_listed_exhibition", id="展会不在市工信局计划"
        ),
        pytest.param(
            "qd24-23.1", {"qd24_association_exhibition": False}, "qd24_association_exhibition", id="境外展会或自行参展"
        ),
    ],
)
def test_ceiling_conditions(rule: str, facts: Facts, fact: str) -> None:
    assert fails(RULES[rule].assess(facts), fact)


def test_DCMM没有6级() -> None:
    with pytest.raises(FactError):
        RULES["qd24-19"].assess({"dcmm_level": D(6)})


# 26: A、B 和未列入 100%, C 80%, D 不予支持


@pytest.mark.parametrize(
    ("rule", "facts", "amount"),
    [
        pytest.param("qd24-2", {"champion_level": "国家", "yield_class": "A"}, "200", id="A类企业100%"),
        pytest.param("qd24-2", {"champion_level": "国家", "yield_class": "B"}, "200", id="B类企业100%"),
        pytest.param(
            "qd24-2", {"champion_level": "国家", "yield_class": "未列入"}, "200", id="未列入评价的企业参照100%"
        ),
        pytest.param(
            "qd24-2", {"champion_level": "国家", "yield_class": "C"}, "160", id="C类企业80%: 200万元拨付160万元"
        ),
        pytest.param("qd24-2", {"champion_level": "省", "yield_class": "C"}, "40", id="C类省级单项冠军40万元"),
        pytest.param(
            "qd24-1", {"qd24_revenue": D(10030000), "yield_class": "C"}, "400", id="C类千亿元企业: 500万元拨付400万元"
        ),
        pytest.param(
            "qd24-16",
            {"first_set_kind": "装备", "qd24_first_set_sales": D(4000), "yield_class": "C"},
            "120",
            id="C类先封顶150万元, 再按80%拨付120万元",
        ),
        pytest.param("qd24-10.1", {"yield_class": "C"}, "40", id="C类软件企业: 50万元拨付40万元"),
    ],
)
def test_yield_class(rule: str, facts: Facts, amount: str) -> None:
    assert fixed(rule, facts) == D(amount)


@pytest.mark.parametrize("rule", ["qd24-3.1", "qd24-7.1", "qd24-17.2", "qd24-10.1"])
def test_D类企业不予支持_金额为0(rule: str) -> None:
    assessment = RULES[rule].assess({"yield_class": "D"})
    assert assessment.verdict == "not_eligible"
    assert assessment.outcome is not None
    assert (assessment.outcome.certainty, assessment.outcome.amount) == ("fixed", D(0))
    assert [c.fact for c in assessment.failed] == ["yield_class"]


def test_C类企业产业大脑_最高200万元按80拨付为最高160万元() -> None:
    assert ceiling("qd24-21", {"yield_class": "C"}) == 160


@pytest.mark.parametrize(
    ("facts", "minimum", "maximum"),
    [
        pytest.param(
            {"equipment_investment": D(5000), "yield_class": "C"},
            "480",
            "600",
            id="C类封顶企业: 打折480万元或不打折600万元",
        ),
        pytest.param({"equipment_investment": D(1000), "yield_class": "C"}, "96", "120", id="C类: 96万元或120万元"),
        pytest.param({"equipment_investment": D(1000), "yield_class": "D"}, "0", "120", id="D类: 0或120万元"),
    ],
)
def test_whether_equipment_investment_is_a_non_investment_policy_is_open(
    facts: Facts, minimum: str, maximum: str
) -> None:
    assert ends("qd24-5.1", facts) == (D(minimum), D(maximum))
    notes = RULES["qd24-5.1"].assess(facts).notes
    assert any("非投资类政策" in note.text for note in notes)


def test_A类和B类的设备投资奖补没有两种读法() -> None:
    for letter in ("A", "B", "未列入"):
        assert fixed("qd24-5.1", {"equipment_investment": D(3000), "yield_class": letter}) == 360


def test_促进机构和行业协会不是企业_不按亩产分类() -> None:
    assert RULES["qd24-4"].adjustment is None
    assert RULES["qd24-23.2"].adjustment is None


def test_每条给企业的奖励都有亩产分类() -> None:
    bodies = {"qd24-4", "qd24-23.2"}
    without = {rule.id for rule in qd.RULES if rule.formula is not None and rule.adjustment is None}
    assert without == bodies


# the words by which people state a class, a level or a title


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("C", "c类"),
        ("C", "丙类"),
        ("C", "亩产c"),
        ("C", "c档"),
        ("D", "评了个d"),
        ("未列入", "没参加评价"),
        ("A", "a类"),
        ("B", "b类"),
    ],
)
def test_the_class_has_the_words_people_use(value: str, word: str) -> None:
    assert word in qd.YIELD_CLASS.choice(value).words


def test_每个条目都在() -> None:
    rows = [rule.id.split(".")[0] for rule in qd.RULES]
    assert list(dict.fromkeys(rows)) == [f"qd24-{n}" for n in range(1, 28)]


@pytest.mark.parametrize("rule", ["qd24-22", "qd24-24", "qd24-25", "qd24-26", "qd24-27"])
def test_没有金额的条目只引原文(rule: str) -> None:
    assert RULES[rule].is_lookup
    assert RULES[rule].quotes


def test_补贴贷的利率和额度条文未写() -> None:
    assert {"贷款利率", "贷款额度"} <= set(RULES["qd24-25"].silent)


# 1: 每一档的“首次超过”, 以前正好在该档不算超过过


@pytest.mark.parametrize(
    ("threshold", "amount"),
    [
        pytest.param(500000, 50, id="50亿元一档50万元"),
        pytest.param(1000000, 100, id="100亿元一档100万元"),
        pytest.param(2000000, 200, id="200亿元一档200万元"),
        pytest.param(5000000, 300, id="500亿元一档300万元"),
        pytest.param(10000000, 500, id="1000亿元一档500万元"),
    ],
)
def test_first_over_each_threshold(threshold: int, amount: int) -> None:
    now: Facts = {"qd24_revenue": D(threshold + 1)}
    assert fixed("qd24-1", {**now, "qd24_prior_revenue": D(threshold)}) == amount
    assert fails(RULES["qd24-1"].assess({**now, "qd24_prior_revenue": D(threshold + 1)}), "qd24_first_over")


def test_以前40亿元_今年正好50亿元_没有超过最低一档() -> None:
    facts: Facts = {"qd24_revenue": D(500000), "qd24_prior_revenue": D(400000)}
    assert RULES["qd24-1"].assess(facts).verdict == "not_eligible"


# 12: 参数量超过百亿的行业大模型


def test_行业大模型百亿多1个参数_超过百亿() -> None:
    facts: Facts = {"model_type": "行业", "model_parameters": 100 * YI + 1, "local_computing_cost": D(200)}
    assert fixed("qd24-12", facts) == 100


# 26: every award to companies, by class: A、B 和未列入 100%, C 80%, D 不予支持

AWARDED: dict[str, Facts] = {
    "qd24-1": {"qd24_revenue": D(513000)},
    "qd24-2": {"champion_level": "省"},
    "qd24-3.1": {},
    "qd24-3.2": {},
    "qd24-5.1": {"equipment_investment": D(1000)},
    "qd24-5.2": {"major_equipment_investment": D(1000)},
    "qd24-6.1": {"green_level": "省"},
    "qd24-6.2": {"qd24_catalogue_sales": D(2600), "qd24_in_catalogue": True},
    "qd24-7.1": {},
    "qd24-7.2": {"qd24_textile_park": "试点"},
    "qd24-8": {"designer_title": "金顶奖", "studio_years": D(3), "studio_revenue": D(1500)},
    "qd24-9": {},
    "qd24-10.1": {},
    "qd24-10.2": {"qd24_first_edition_rank": D(7)},
    "qd24-11": {},
    "qd24-12": {**MODEL, "local_computing_cost": D(320)},
    "qd24-13": {"innovation_center_level": "省"},
    "qd24-14.1": {"design_center_level": "省"},
    "qd24-14.2": {"technology_innovation_level": "省"},
    "qd24-15": {"service_manufacturing_level": "省"},
    "qd24-16": {"first_set_kind": "装备", "qd24_first_set_sales": D(2000)},
    "qd24-17.1": {},
    "qd24-17.2": {},
    "qd24-18.1": {"qd24_platform_type": "双跨"},
    "qd24-18.2": {"qd24_node_cost": D(800)},
    "qd24-19": {"dcmm_level": D(3), "dcmm_fee": D(6)},
    "qd24-20": {},
    "qd24-21": {},
    "qd24-23.1": {"booth_fee": D(6)},
}
OPEN_WHETHER = {"qd24-5.1", "qd24-5.2", "qd24-8", "qd24-20"}
"""Awards of which the text does not say whether they are paid by class: both readings are shown."""


@pytest.mark.parametrize("rule", AWARDED)
def test_A类B类和未列入按100拨付(rule: str) -> None:
    whole = given(rule, AWARDED[rule])
    for letter in ("A", "B", "未列入"):
        assert given(rule, {**AWARDED[rule], "yield_class": letter}) == whole


@pytest.mark.parametrize("rule", AWARDED)
def test_C类按80拨付_是否适用条文未写的两种都列出(rule: str) -> None:
    whole = given(rule, AWARDED[rule]).size
    assert whole is not None
    outcome = given(rule, {**AWARDED[rule], "yield_class": "C"})
    if rule in OPEN_WHETHER:
        assert (outcome.minimum, outcome.maximum) == (whole * D("0.8"), whole)
    else:
        assert (outcome.minimum, outcome.size) == (None, whole * D("0.8"))


@pytest.mark.parametrize("rule", AWARDED)
def test_D类不予支持_是否适用条文未写的两种都列出(rule: str) -> None:
    whole = given(rule, AWARDED[rule]).size
    assessment = RULES[rule].assess({**AWARDED[rule], "yield_class": "D"})
    assert assessment.outcome is not None
    if rule in OPEN_WHETHER:
        assert assessment.verdict == "given"
        assert (assessment.outcome.minimum, assessment.outcome.maximum) == (D(0), whole)
    else:
        assert (assessment.verdict, assessment.outcome.size) == ("not_eligible", D(0))


def test_按类别拨付的就是给企业的各条() -> None:
    assert set(AWARDED) == {rule.id for rule in qd.RULES if rule.adjustment is not None}


# What a cap limits is said in the working: one project, one award, one company in a year or in all


@pytest.mark.parametrize(
    ("rule", "given", "words"),
    [
        pytest.param(
            "qd24-5.1", {"equipment_investment": D(3000)}, "每家企业每年600万元", id="单个企业当年总额不超过600万元"
        ),
        pytest.param(
            "qd24-5.2", {"major_equipment_investment": D(9000)}, "每个项目2000万元", id="重大技改项目: 最高2000万元"
        ),
        pytest.param("qd24-6.2", {"qd24_catalogue_sales": D(2600), "qd24_in_catalogue": True}, "单笔200万元", id="最高200万元一次性奖补"),
        pytest.param("qd24-12", {**MODEL, "local_computing_cost": D(320)}, "每家企业每年300万元", id="每年最高300万元"),
        pytest.param(
            "qd24-16",
            {"first_set_kind": "装备", "qd24_first_set_sales": D(2000)},
            "单笔150万元",
            id="首台(套)最高150万元一次性奖补",
        ),
        pytest.param("qd24-18.2", {"qd24_node_cost": D(800)}, "单笔300万元", id="最高300万元一次性奖补"),
        pytest.param("qd24-19", {"dcmm_level": D(3), "dcmm_fee": D(6)}, "单笔10万元", id="最高10万元一次性奖补"),
        pytest.param("qd24-23.1", {"booth_fee": D(6)}, "单笔10万元", id="展位费最高10万元"),
        pytest.param("qd24-23.2", {"event_cost": D(12)}, "每个项目30万元", id="单项最高30万元"),
    ],
)
def test_the_working_says_what_the_cap_limits(rule: str, given: dict[str, Value], words: str) -> None:
    assessment = RULES[rule].assess(given)
    assert any(words in step.label for step in assessment.steps)


@pytest.mark.parametrize("rule", ["qd24-1", "qd24-6.1", "qd24-9", "qd24-10.1", "qd24-11", "qd24-17.1"])
def test_两种读法都是给予_不是最高(rule: str) -> None:
    other = RULES[rule].other_reading
    assert other is not None
    assert other.formula.certainty == "fixed"


def test_an_entry_in_the_catalogue_that_nobody_claimed_is_asked_for() -> None:
    assessment = RULES["qd24-6.2"].assess({"qd24_catalogue_sales": D(2600)})
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("qd24_in_catalogue",))
