"""Worked examples of the Laoshan rules. Each expectation was derived from the clause named in its title."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tools.award import Assessment, Outcome
from tools.facts import FactError, Value
from tools.rules import laoshan_2020 as ls

D = Decimal
RULES = {rule.id: rule for rule in ls.RULES}


def assess(rule: str, **given: Value | int | str) -> Assessment:
    """The rule applied to these facts; numbers may be written as int."""
    facts = {name: D(v) if isinstance(v, int) and not isinstance(v, bool) else v for name, v in given.items()}
    return RULES[rule].assess(facts)


def given_by(rule: str, **given: Value | int | str) -> Outcome:
    assessment = assess(rule, **given)
    assert assessment.verdict == "given"
    assert assessment.outcome is not None
    return assessment.outcome


def fails(assessment: Assessment, fact: str) -> bool:
    """Whether exactly the condition on this fact fails, and nothing is given."""
    failed = [c.fact for c in assessment.failed]
    return assessment.verdict == "not_eligible" and assessment.outcome is None and failed == [fact]


def fixed(amount: str | int, *schedule: str | int) -> Outcome:
    years = tuple(D(year) for year in schedule) or None
    return Outcome(certainty="fixed", amount=D(amount), schedule=years)


def between(low: str | int, high: str | int) -> Outcome:
    return Outcome(certainty="range", minimum=D(low), maximum=D(high))


# 一: 按照当年度国家项目资金到位金额 1:1, 同一企业年度合计不超过 1000 万元


@pytest.mark.parametrize(
    ("arrived", "amount"),
    [
        pytest.param(600, 600, id="到位600万元: 1:1给予600万元"),
        pytest.param(1000, 1000, id="到位正好1000万元: 正好到“合计不超过1000万元”"),
        pytest.param(1300, 1000, id="到位1300万元: 合计不超过1000万元"),
    ],
)
def test_national_project(arrived: int, amount: int) -> None:
    assert given_by("laoshan-1", national_money_arrived=arrived) == fixed(amount)


def test_两年到位600万元和1200万元_上限是年度合计_分年计算() -> None:
    assert given_by("laoshan-1", national_money_arrived=(D(600), D(1200))) == fixed(1600, 600, 1000)


def test_不是第一承担单位_不予补助() -> None:
    assert fails(assess("laoshan-1", national_money_arrived=600, lead_unit=False), "lead_unit")


def test_省级重大项目_不是国家级_不予补助() -> None:
    assert fails(assess("laoshan-1", national_money_arrived=600, national_major_project=False), "national_major_project")


def test_没有到位金额_不能测算_只能说年度上限1000万元() -> None:
    assessment = assess("laoshan-1", lead_unit=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("national_money_arrived",))
    assert [a.outcome for a in assessment.alternatives] == [Outcome(certainty="ceiling", maximum=D(1000))]


# 二: 国家、省、市认定的工业互联网平台分别给予 1000 万、300 万、100 万


@pytest.mark.parametrize(
    ("level", "amount"),
    [
        pytest.param("国家", 1000, id="国家认定: 1000万"),
        pytest.param("省", 300, id="省认定: 300万"),
        pytest.param("市", 100, id="市认定: 100万"),
    ],
)
def test_platform(level: str, amount: int) -> None:
    assert given_by("laoshan-2.1", platform_level=level) == fixed(amount)


def test_没有说认定级别_先问级别_三种结果都列出() -> None:
    assessment = assess("laoshan-2.1")
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("platform_level",))
    assert [a.outcome.amount for a in assessment.alternatives] == [D(1000), D(300), D(100)]


def test_区级认定不在国家省市之内() -> None:
    with pytest.raises(FactError):
        assess("laoshan-2.1", platform_level="区")


def test_国家级综合平台落户_以补贴股权或免费办公空间支持_没有金额() -> None:
    assessment = assess("laoshan-2.2")
    assert assessment.outcome == Outcome(certainty="discretionary")
    assert assessment.steps == ()


# 三 第1款: 市级资金 50%, 最高不超过 100 万


@pytest.mark.parametrize(
    ("city", "amount"),
    [
        pytest.param("160", "80", id="市级奖补160万元: 50%为80万元"),
        pytest.param("200", "100", id="市级奖补正好200万元: 正好到最高100万"),
        pytest.param("200.02", "100", id="市级奖补200.02万元: 50%为100.01万元, 最高100万"),
        pytest.param("520", "100", id="市级奖补520万元: 50%为260万元, 最高100万"),
    ],
)
def test_upgrade(city: str, amount: str) -> None:
    assert given_by("laoshan-3.1", upgrade_city_money=D(city), got_city_money=True) == fixed(amount)


def test_技改项目没有获得市级奖补_区里不再补贴() -> None:
    assert fails(assess("laoshan-3.1", upgrade_city_money=160, got_city_money=False), "got_city_money")


def test_技改项目未说市级奖补金额_要问的是市级资金而不是投资() -> None:
    assessment = assess("laoshan-3.1", got_city_money=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("upgrade_city_money",))
    assert [a.outcome.maximum for a in assessment.alternatives] == [D(100)]


# 三 第2款: 完成投资 50 万元以上的竣工（上线）项目, 市级资金 50%, 未写上限


@pytest.mark.parametrize(
    ("city", "amount"),
    [
        pytest.param("10", "5", id="市级奖补10万元: 50%为5万元"),
        pytest.param("160", "80", id="市级奖补160万元: 50%为80万元"),
        pytest.param("200", "100", id="市级奖补200万元: 50%为100万元"),
        pytest.param("700", "350", id="市级奖补700万元: 50%为350万元, 本款未写上限, 不借用第1款的100万"),
    ],
)
def test_integration(city: str, amount: str) -> None:
    outcome = given_by(
        "laoshan-3.2",
        integration_city_money=D(city),
        integration_investment=800,
        project_completed=True,
        got_city_money=True,
    )
    assert outcome == fixed(amount)


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"integration_investment": D("49.99")}, "integration_investment", id="投资49.99万元: 低于50万元"),
        pytest.param({"project_completed": False}, "project_completed", id="未竣工也未上线"),
        pytest.param({"got_city_money": False}, "got_city_money", id="没有获得市级奖补"),
    ],
)
def test_integration_conditions(given: dict[str, Value], fact: str) -> None:
    facts: dict[str, Value] = {"integration_city_money": D(10), "integration_investment": D(50), **given}
    assert fails(RULES["laoshan-3.2"].assess(facts), fact)


def test_完成投资正好50万元_满足50万元以上() -> None:
    assert given_by("laoshan-3.2", integration_city_money=10, integration_investment=50) == fixed(5)


def test_两化融合未说市级奖补金额_没有上限可报() -> None:
    assessment = assess("laoshan-3.2", integration_investment=400, project_completed=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("integration_city_money",))
    assert assessment.alternatives == ()


# 三 第2款: 管理体系认证 50 万元一次性; 贯标试点 10 万元


@pytest.mark.parametrize(
    ("rule", "given", "amount"),
    [
        pytest.param("laoshan-3.3", {}, 50, id="通过“两化融合管理体系”认证: 50万元一次性奖励"),
        pytest.param("laoshan-3.3", {"certified_before": False}, 50, id="以前没有领过: 50万元"),
        pytest.param("laoshan-3.3", {"laoshan_registered": True}, 50, id="注册在崂山: 50万元"),
        pytest.param("laoshan-3.4", {}, 10, id="贯标试点企业: 10万元补助"),
        pytest.param("laoshan-3.4", {"laoshan_registered": True}, 10, id="崂山的贯标试点企业: 10万元"),
        pytest.param("laoshan-3.4", {"certified_before": True}, 10, id="认证奖励领过: 试点补助未写一次性, 不受影响"),
    ],
)
def test_certificate_and_pilot(rule: str, given: dict[str, Value], amount: int) -> None:
    assert given_by(rule, **given) == fixed(amount)


def test_认证奖励已领过_一次性奖励不再给() -> None:
    assert fails(assess("laoshan-3.3", certified_before=True), "certified_before")


def test_without_the_certificate_there_is_no_award_for_it() -> None:
    assert fails(assess("laoshan-3.3", system_certified=False), "system_certified")
    assert not fails(assess("laoshan-3.3", system_certified=True), "system_certified")


@pytest.mark.parametrize(
    ("rule", "fact", "given"),
    [
        ("laoshan-2.1", "platform_recognised", {"platform_level": "省"}),
        ("laoshan-3.4", "pilot_recognised", {}),
        ("laoshan-4.2", "factory_new", {"factory_title": "智能工厂"}),
    ],
)
def test_a_title_that_was_not_won_gives_nothing(rule: str, fact: str, given: dict[str, Value]) -> None:
    assert fails(assess(rule, **{fact: False}, **given), fact)
    assert not fails(assess(rule, **{fact: True}, **given), fact)


# 四 第1款: 市财政奖补资金 1:1, 一次性, 最高不超过 50 万


@pytest.mark.parametrize(
    ("city", "amount"),
    [
        pytest.param("35", "35", id="市财政奖补35万元: 1:1为35万元"),
        pytest.param("50", "50", id="市财政奖补正好50万元: 正好到最高50万"),
        pytest.param("50.01", "50", id="市财政奖补50.01万元: 最高50万"),
        pytest.param("200", "50", id="市财政奖补200万元: 最高50万"),
    ],
)
def test_scene(city: str, amount: str) -> None:
    assert given_by("laoshan-4.1", scene_city_money=D(city), top_ten_scene=True) == fixed(amount)


def test_没有入选十佳_不予奖励() -> None:
    assert fails(assess("laoshan-4.1", scene_city_money=80, top_ten_scene=False), "top_ten_scene")


def test_没有说是否入选十佳_先问_并给出若入选的金额() -> None:
    assessment = assess("laoshan-4.1", scene_city_money=80)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("top_ten_scene",))
    assert [a.outcome for a in assessment.alternatives] == [fixed(50)]


# 四 第2款: 智能工厂或互联工厂 50 万元、数字化车间或自动化生产线 30 万元


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"factory_title": "智能工厂"}, fixed(50), id="新认定的智能工厂或互联工厂: 50万元"),
        pytest.param({"factory_title": "数字化车间"}, fixed(30), id="新认定的数字化车间或自动化生产线: 30万元"),
        pytest.param(
            {"factory_title": "数字化车间", "factory_count": D(1)}, fixed(30), id="一个车间: 两种读法都是30万元"
        ),
        pytest.param(
            {"factory_title": "智能工厂", "factory_count": D(2)},
            between(50, 100),
            id="两个智能工厂: 按企业50, 按个数100",
        ),
        pytest.param(
            {"factory_title": "数字化车间", "factory_count": D(3)}, between(30, 90), id="三个车间: 按企业30, 按个数90"
        ),
    ],
)
def test_factory(given: dict[str, Value], expected: Outcome) -> None:
    assert given_by("laoshan-4.2", **given) == expected


def test_没有说认定类型_两种结果都列出() -> None:
    assessment = assess("laoshan-4.2")
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("factory_title",))
    assert [a.outcome for a in assessment.alternatives] == [fixed(50), fixed(30)]


# 五 第1款: 区级主要经济贡献超过 100 万元, 逐年 100%、80%、60%、60%、60%

FIVE_TIMES_150 = (D(150),) * 5


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"district_contribution": D(150)}, fixed(150), id="第一年贡献150万元: 100%"),
        pytest.param({"district_contribution": D("100.01")}, fixed("100.01"), id="贡献100.01万元: 超过100万元"),
        pytest.param(
            {"district_contribution": FIVE_TIMES_150}, fixed(540, 150, 120, 90, 90, 90), id="五年各150万元: 共540万元"
        ),
        pytest.param(
            {"district_contribution": (D(120), D(200), D(300))}, fixed(460, 120, 160, 180), id="前三年120、200、300万元"
        ),
        pytest.param(
            {"district_contribution": (D(150),) * 6}, fixed(540, 150, 120, 90, 90, 90), id="第六年没有比例: 只算五年"
        ),
        pytest.param(
            {"district_contribution": D(200), "laoshan_award_year": D(2)}, fixed(160), id="第二年贡献200万元: 80%"
        ),
        pytest.param(
            {"district_contribution": D(200), "laoshan_award_year": D(5)}, fixed(120), id="第五年贡献200万元: 60%"
        ),
        pytest.param(
            {"district_contribution": (D(150), D(80), D(120))},
            between(222, 286),
            id="第二年只有80万元: 逐年看门槛222万元, 只看起始年286万元",
        ),
        pytest.param(
            {"district_contribution": (D(150), D(100))},
            between(150, 230),
            id="第二年正好100万元: 不满足“超过”, 逐年看门槛当年不补",
        ),
    ],
)
def test_contribution(given: dict[str, Value], expected: Outcome) -> None:
    assert given_by("laoshan-5.1", in_carrier=True, **given) == expected


@pytest.mark.parametrize(
    ("contribution", "fact"),
    [
        pytest.param(D(100), "district_contribution", id="贡献正好100万元: 不满足“超过”"),
        pytest.param(D("99.99"), "district_contribution", id="贡献99.99万元: 未超过100万元"),
        pytest.param((D(100), D(80)), "district_contribution", id="每年都未超过100万元"),
    ],
)
def test_contribution_threshold(contribution: Value, fact: str) -> None:
    assert fails(assess("laoshan-5.1", district_contribution=contribution), fact)


@pytest.mark.parametrize("rule", ["laoshan-5.1", "laoshan-5.2"])
def test_没有入驻认定载体_不予补贴(rule: str) -> None:
    facts = {"district_contribution": D(150), "regular_employees": D(50), "yearly_rent": D(30), "office_area": D(300)}
    assert fails(assess(rule, in_carrier=False, **facts), "in_carrier")


# 五 第2款: 人均 10 平方米, 前三年 100%, 后两年 50%, 累计不超过 500 万元


@pytest.mark.parametrize(
    ("people", "area", "rent", "expected"),
    [
        pytest.param(
            50, 300, 30, fixed(120, 30, 30, 30, 15, 15), id="50人租300㎡: 未超人均10㎡, 全额计入; 前三年100%, 后两年50%"
        ),
        pytest.param(80, 800, 96, fixed(384, 96, 96, 96, 48, 48), id="80人租正好800㎡: 全额计入"),
        pytest.param(80, 1000, 120, fixed(384, 96, 96, 96, 48, 48), id="80人租1000㎡: 只计800㎡, 租金按比例96万元"),
        pytest.param(100, 1000, 125, fixed(500, 125, 125, 125, "62.5", "62.5"), id="五年合计正好500万元"),
        pytest.param(200, 2000, 200, fixed(500, 200, 200, 100, 0, 0), id="年租200万元: 第三年起受累计500万元限制"),
    ],
)
def test_rent(people: int, area: int, rent: int, expected: Outcome) -> None:
    outcome = given_by("laoshan-5.2", regular_employees=people, office_area=area, yearly_rent=rent, in_carrier=True)
    assert outcome == expected


def test_60人_每平方米每年720元_计入600平方米_年租43点2万元() -> None:
    outcome = given_by("laoshan-5.2", regular_employees=60, office_area=800, rent_price=720)
    assert outcome == fixed("172.8", "43.2", "43.2", "43.2", "21.6", "21.6")


def test_只算前三年_不含后两年() -> None:
    outcome = given_by("laoshan-5.2", regular_employees=80, office_area=1000, yearly_rent=120, rent_years=3)
    assert outcome == fixed(288, 96, 96, 96)


@pytest.mark.parametrize(
    ("year", "amount"),
    [
        pytest.param(3, 96, id="第三年: 属于“前三年”, 100%"),
        pytest.param(4, 48, id="第四年: 属于“后两年”, 50%"),
    ],
)
def test_rent_of_one_year(year: int, amount: int) -> None:
    outcome = given_by("laoshan-5.2", regular_employees=80, office_area=1000, yearly_rent=120, laoshan_award_year=year)
    assert outcome == fixed(amount)


def test_补贴期间转租_不予补贴() -> None:
    assessment = assess("laoshan-5.2", regular_employees=50, office_area=300, yearly_rent=30, sublet=True)
    assert fails(assessment, "sublet")


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        pytest.param(
            {"office_area": D(300), "yearly_rent": D(30)}, "regular_employees", id="没有员工人数, 无法按人均计"
        ),
        pytest.param({"regular_employees": D(50), "office_area": D(300)}, "yearly_rent", id="没有租金"),
        pytest.param({"regular_employees": D(50), "yearly_rent": D(30)}, "office_area", id="没有面积, 无法按比例计入"),
    ],
)
def test_rent_needs(given: dict[str, Value], missing: str) -> None:
    assessment = RULES["laoshan-5.2"].assess(given)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", (missing,))


# 六: 年购买云服务金额超过 10 万元, 实际费用的 40%, 每年不超过 20 万元


@pytest.mark.parametrize(
    ("spending", "amount"),
    [
        pytest.param("18", "7.2", id="云服务18万元: 40%为7.2万元"),
        pytest.param("10.01", "4.004", id="云服务10.01万元: 超过10万元, 按实际费用全额的40%"),
        pytest.param("50", "20", id="云服务正好50万元: 40%正好20万元"),
        pytest.param("60", "20", id="云服务60万元: 40%为24万元, 每年不超过20万元"),
    ],
)
def test_cloud(spending: str, amount: str) -> None:
    assert given_by("laoshan-6", cloud_spending=D(spending), listed_provider=True) == fixed(amount)


def test_两年云服务18万元和60万元_上限是每年20万元() -> None:
    assert given_by("laoshan-6", cloud_spending=(D(18), D(60))) == fixed("27.2", "7.2", 20)


@pytest.mark.parametrize(
    "spending",
    [
        pytest.param("10", id="年购买云服务金额正好10万元: 不满足“超过”"),
        pytest.param("9.99", id="年购买云服务金额9.99万元: 未超过10万元"),
    ],
)
def test_cloud_threshold(spending: str) -> None:
    assert fails(assess("laoshan-6", cloud_spending=D(spending)), "cloud_spending")


def test_服务商不在名录内或不是驻区企业_不予补贴() -> None:
    assert fails(assess("laoshan-6", cloud_spending=18, listed_provider=False), "listed_provider")


# 附则 1: 注册、税务和统计都在崂山, 承诺 10 年内不迁离

AWARDS = ("laoshan-1", "laoshan-2.1", "laoshan-3.1", "laoshan-3.2", "laoshan-3.3", "laoshan-3.4", "laoshan-4.1",
          "laoshan-4.2", "laoshan-5.1", "laoshan-5.2", "laoshan-6")  # fmt: skip


@pytest.mark.parametrize("rule", AWARDS)
def test_注册税务或统计不在崂山_任何一项都不适用(rule: str) -> None:
    assert fails(assess(rule, laoshan_registered=False), "laoshan_registered")


@pytest.mark.parametrize("rule", AWARDS)
def test_准备十年内迁离_任何一项都不适用(rule: str) -> None:
    assert fails(assess(rule, laoshan_ten_years=False), "laoshan_ten_years")


@pytest.mark.parametrize("rule", AWARDS)
def test_出现失信等负面问题_任何一项都可一票否决(rule: str) -> None:
    assert fails(assess(rule, laoshan_negative=True), "laoshan_negative")


def test_没有说注册地_给出金额但不算已满足() -> None:
    assessment = assess("laoshan-6", cloud_spending=18)
    assert assessment.verdict == "given"
    states = {c.fact: c.met for c in assessment.conditions}
    assert states["laoshan_registered"] is None
    assert states["cloud_spending"] is True


# 附则 3: 房屋补贴包含在经济贡献奖励中


@pytest.mark.parametrize("rule", ["laoshan-5.1", "laoshan-5.2"])
def test_房屋补贴包含在经济贡献奖励中_两项都提示(rule: str) -> None:
    assert ls.CONTAINED in {note.quote for note in RULES[rule].notes}


# 附则 4: 就高不重复


@pytest.mark.parametrize(
    ("this", "other", "amount"),
    [
        pytest.param(80, 120, 120, id="本政策80万元, 其他政策120万元: 就高取120万元"),
        pytest.param(120, 80, 120, id="本政策120万元, 其他政策80万元: 就高取120万元"),
        pytest.param(100, 100, 100, id="两项相同: 不重复, 仍是100万元"),
        pytest.param(300, 0, 300, id="其他政策为零: 300万元"),
    ],
)
def test_higher_only(this: int, other: int, amount: int) -> None:
    outcome = given_by("laoshan-8.4", laoshan_this_policy_amount=this, laoshan_other_policy_amount=other)
    assert outcome == fixed(amount)


def test_只说了一项金额_不能比较() -> None:
    assert assess("laoshan-8.4", laoshan_this_policy_amount=80).missing == ("laoshan_other_policy_amount",)


# 每个上限限制什么, 写在算式里


@pytest.mark.parametrize(
    ("rule", "given", "scope"),
    [
        pytest.param(
            "laoshan-1", {"national_money_arrived": D(1300)}, "每家企业每年1000万元", id="一: 同一企业年度合计"
        ),
        pytest.param("laoshan-3.1", {"upgrade_city_money": D(520)}, "每个项目100万元", id="三 第1款: 对项目最高100万"),
        pytest.param(
            "laoshan-4.1",
            {"scene_city_money": D(200), "top_ten_scene": True},
            "单笔50万元",
            id="四 第1款: 一次性奖励最高50万",
        ),
        pytest.param(
            "laoshan-5.2",
            {"regular_employees": D(200), "office_area": D(2000), "yearly_rent": D(200)},
            "每家企业累计500万元",
            id="五 第2款: 每家企业累计500万元",
        ),
        pytest.param("laoshan-6", {"cloud_spending": D(60)}, "每家企业每年20万元", id="六: 每个企业每年20万元"),
    ],
)
def test_what_a_cap_limits(rule: str, given: dict[str, Value], scope: str) -> None:
    assert any(scope in step.label for step in RULES[rule].assess(given).steps)


@pytest.mark.parametrize("rule", ["laoshan-4.2", "laoshan-5.1"])
def test_两种读法都是给予_不是最高(rule: str) -> None:
    other = RULES[rule].other_reading
    assert other is not None
    assert other.formula.certainty == "fixed"


# 没有金额的条款只引用原文


@pytest.mark.parametrize(
    "rule", ["laoshan-7", "laoshan-8.1", "laoshan-8.2", "laoshan-8.3", "laoshan-8.5", "laoshan-8.6", "laoshan-8.7"]
)
def test_lookups_compute_nothing(rule: str) -> None:
    assert RULES[rule].is_lookup
    with pytest.raises(TypeError):
        RULES[rule].assess({})


def test_every_provision_is_covered() -> None:
    assert list(RULES) == [
        "laoshan-1", "laoshan-2.1", "laoshan-2.2", "laoshan-3.1", "laoshan-3.2", "laoshan-3.3", "laoshan-3.4", "laoshan-4.1",
        "laoshan-4.2", "laoshan-5.1", "laoshan-5.2", "laoshan-6", "laoshan-7", "laoshan-8.1", "laoshan-8.2", "laoshan-8.3",
        "laoshan-8.4", "laoshan-8.5", "laoshan-8.6", "laoshan-8.7",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        pytest.param("laoshan-6", {"cloud_spending": D(-1)}, id="负的云服务金额"),
        pytest.param("laoshan-5.2", {"regular_employees": D("1.5")}, id="一个半员工"),
        pytest.param("laoshan-4.2", {"factory_title": "车库"}, id="没有的认定类型"),
        pytest.param("laoshan-3.2", {"project_completed": "是的"}, id="是否题写了文字"),
    ],
)
def test_impossible_facts_are_refused(rule: str, given: dict[str, Value]) -> None:
    with pytest.raises(FactError):
        RULES[rule].assess(given)


@pytest.mark.parametrize(
    ("level", "received", "least", "most"), [("国家", "300", "700", "1000"), ("省", "100", "200", "300"), ("市", "100", "0", "100")]
)
def test_a_platform_that_rises_a_level_gets_the_full_award_or_the_difference(
    level: str, received: str, least: str, most: str
) -> None:
    """对于获得国家、省、市认定的工业互联网平台分别给予 1000 万、300 万、100 万的资金奖励: 升级时是否补差未写."""
    assessment = RULES["laoshan-2.1"].assess({"platform_level": level, "earlier_level_award": Decimal(received)})
    assert assessment.outcome is not None
    assert (assessment.outcome.certainty, assessment.outcome.minimum, assessment.outcome.maximum) == (
        "range",
        Decimal(least),
        Decimal(most),
    )
    assert any("补差" in note.text for note in assessment.notes)


def test_without_an_earlier_award_the_full_one_is_given() -> None:
    assessment = RULES["laoshan-2.1"].assess({"platform_level": "国家"})
    assert assessment.outcome is not None and assessment.outcome.amount == Decimal(1000)
