"""Worked examples of the rules of the Qingdao digest. Each expectation was derived from the item named in its title."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tools.award import Assessment, Outcome
from tools.facts import FactError, Value
from tools.rules import qingdao_20_measures as qd

D = Decimal
RULES = {rule.id: rule for rule in qd.RULES}


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


# (三): 市级新认定的平台 300, 智能（互联）工厂 100, 数字化车间或自动化生产线 50


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"qd20_title": "平台"}, fixed(300), id="市级新认定的工业互联网平台: 300万元"),
        pytest.param({"qd20_title": "智能工厂"}, fixed(100), id="市级新认定的智能（互联）工厂: 100万元"),
        pytest.param({"qd20_title": "数字化车间"}, fixed(50), id="市级新认定的数字化车间或自动化生产线: 50万元"),
        pytest.param(
            {"qd20_title": "数字化车间", "qd20_title_count": D(1)}, fixed(50), id="一个车间: 两种读法都是50万元"
        ),
        pytest.param(
            {"qd20_title": "数字化车间", "qd20_title_count": D(2)}, between(50, 100), id="两个车间: 按企业50, 按个数100"
        ),
        pytest.param(
            {"qd20_title": "智能工厂", "qd20_title_count": D(3)}, between(100, 300), id="三个工厂: 按企业100, 按个数300"
        ),
    ],
)
def test_city_title(given: dict[str, Value], expected: Outcome) -> None:
    assert given_by("qd20-3.1", **given) == expected


def test_不是市级新认定_不予奖励() -> None:
    assert fails(assess("qd20-3.1", qd20_title="平台", qd20_title_new=False), "qd20_title_new")


def test_只说市里新认定_未说类型_三种结果都列出() -> None:
    assessment = assess("qd20-3.1", qd20_title_new=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("qd20_title",))
    assert [a.outcome for a in assessment.alternatives] == [fixed(300), fixed(100), fixed(50)]


# (三): 智能软硬件投资 500 万元以上, 十佳场景, 投资额的 10%, 最高 200 万元, 政府投资项目除外


@pytest.mark.parametrize(
    ("investment", "amount"),
    [
        pytest.param("800", "80", id="投资800万元: 10%为80万元"),
        pytest.param("500", "50", id="投资正好500万元: 满足“500万元以上”"),
        pytest.param("2000", "200", id="投资正好2000万元: 10%正好到最高200万元"),
        pytest.param("2600", "200", id="投资2600万元: 10%为260万元, 最高200万元"),
        pytest.param("505.5", "50.55", id="投资505.5万元: 50.55万元"),
    ],
)
def test_scene(investment: str, amount: str) -> None:
    assert given_by("qd20-3.2", smart_investment=D(investment), top_ten_scene=True) == fixed(amount)


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"smart_investment": D("499.99")}, "smart_investment", id="投资499.99万元: 低于500万元"),
        pytest.param({"top_ten_scene": False}, "top_ten_scene", id="没有评选出"),
        pytest.param({"government_invested": True}, "government_invested", id="政府投资项目除外"),
    ],
)
def test_scene_conditions(given: dict[str, Value], fact: str) -> None:
    facts: dict[str, Value] = {"smart_investment": D(1800), "top_ten_scene": True, **given}
    assert fails(RULES["qd20-3.2"].assess(facts), fact)


def test_没有说是否入选十佳_先问_并给出若入选的金额() -> None:
    assessment = assess("qd20-3.2", smart_investment=700)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("top_ten_scene",))
    assert [a.outcome for a in assessment.alternatives] == [fixed(70)]


def test_入选十佳而未说投资额_只能说单笔上限200万元() -> None:
    assessment = assess("qd20-3.2", top_ten_scene=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("smart_investment",))
    assert [a.outcome for a in assessment.alternatives] == [Outcome(certainty="ceiling", maximum=D(200))]


# (六): 名录内, 服务本地企业 50 家以上, 该部分收入不低于 1000 万元, 收入的 20%, 年度最高 500 万元


@pytest.mark.parametrize(
    ("income", "served", "amount"),
    [
        pytest.param("1600", 80, "320", id="80家, 收入1600万元: 20%为320万元"),
        pytest.param("1000", 50, "200", id="正好50家、正好1000万元: 满足“50家以上”“不低于1000万元”"),
        pytest.param("2500", 70, "500", id="收入正好2500万元: 20%正好到最高500万元"),
        pytest.param("3200", 103, "500", id="收入3200万元: 20%为640万元, 最高500万元"),
    ],
)
def test_provider(income: str, served: int, amount: str) -> None:
    outcome = given_by("qd20-6", qd20_local_income=D(income), qd20_served=served, qd20_listed=True)
    assert outcome == fixed(amount)


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"qd20_served": D(49)}, "qd20_served", id="49家: 不到50家"),
        pytest.param({"qd20_local_income": D("999.9")}, "qd20_local_income", id="收入999.9万元: 低于1000万元"),
        pytest.param({"qd20_listed": False}, "qd20_listed", id="没有纳入名录"),
    ],
)
def test_provider_conditions(given: dict[str, Value], fact: str) -> None:
    facts: dict[str, Value] = {"qd20_local_income": D(1800), "qd20_served": D(66), "qd20_listed": True, **given}
    assert fails(RULES["qd20-6"].assess(facts), fact)


@pytest.mark.parametrize(
    ("incomes", "expected"),
    [
        pytest.param((D(1200), D(3000)), fixed(740, 240, 500), id="两年1200、3000万元: 上限是年度500万元"),
        pytest.param((D("999.99"), D(2000)), fixed(400, 0, 400), id="第一年999.99万元: 当年低于1000万元, 当年不补"),
        pytest.param((D(1000), D(2500)), fixed(700, 200, 500), id="第一年正好1000万元: 满足“不低于”"),
    ],
)
def test_provider_by_year(incomes: tuple[Decimal, ...], expected: Outcome) -> None:
    assert given_by("qd20-6", qd20_local_income=incomes) == expected


def test_说了家数未说收入_要问服务本地企业的收入() -> None:
    assessment = assess("qd20-6", qd20_served=58, qd20_listed=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("qd20_local_income",))


# (八): 完成投资 50 万元以上的竣工（上线）项目, 投资额的 20%, 最高 200 万元


@pytest.mark.parametrize(
    ("investment", "amount"),
    [
        pytest.param("300", "60", id="投资300万元: 20%为60万元"),
        pytest.param("50", "10", id="投资正好50万元: 满足“50万元以上”, 10万元"),
        pytest.param("1000", "200", id="投资正好1000万元: 20%正好到最高200万元"),
        pytest.param("1800", "200", id="投资1800万元: 20%为360万元, 最高200万元"),
    ],
)
def test_integration(investment: str, amount: str) -> None:
    assert given_by("qd20-8", integration_investment=D(investment), project_completed=True) == fixed(amount)


@pytest.mark.parametrize(
    ("projects", "expected"),
    [
        pytest.param((D(700), D(600)), between(200, 260), id="两个项目700、600万元: 按项目260, 按企业年度200"),
        pytest.param((D(1500), D(1200)), between(200, 400), id="两个项目都超过上限: 按项目400, 按企业年度200"),
        pytest.param((D(300), D(200)), fixed(100, 60, 40), id="两个项目合计100万元未到上限: 两种读法相同"),
    ],
)
def test_两个项目_上限按项目还是按企业年度未写(projects: tuple[Decimal, ...], expected: Outcome) -> None:
    assert given_by("qd20-8", integration_investment=projects) == expected


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"integration_investment": D("49.99")}, "integration_investment", id="投资49.99万元: 低于50万元"),
        pytest.param({"project_completed": False}, "project_completed", id="明年才竣工: 不是年度内竣工（上线）项目"),
    ],
)
def test_integration_conditions(given: dict[str, Value], fact: str) -> None:
    facts: dict[str, Value] = {"integration_investment": D(600), **given}
    assert fails(RULES["qd20-8"].assess(facts), fact)


def test_未说投资额_只能说每个项目上限200万元() -> None:
    assessment = assess("qd20-8", project_completed=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("integration_investment",))
    assert [a.outcome for a in assessment.alternatives] == [Outcome(certainty="ceiling", maximum=D(200))]


# (九): 获得中央财政资金的 5%, 一次性, 未写上限


@pytest.mark.parametrize(
    ("central", "amount"),
    [
        pytest.param("1200", "60", id="中央财政资金1200万元: 5%为60万元"),
        pytest.param("20000", "1000", id="中央财政资金2亿元: 5%为1000万元, 未写上限"),
        pytest.param("1", "0.05", id="中央财政资金1万元: 500元, 未写下限"),
        pytest.param("2400", "120", id="中央财政资金2400万元: 120万元"),
    ],
)
def test_identifier(central: str, amount: str) -> None:
    assert given_by("qd20-9", central_money=D(central), identifier_national_approval=True) == fixed(amount)


def test_省里立项_不是国家立项支持() -> None:
    assessment = assess("qd20-9", central_money=500, identifier_national_approval=False)
    assert fails(assessment, "identifier_national_approval")


def test_未说中央财政资金_没有上限可报() -> None:
    assessment = assess("qd20-9", identifier_national_approval=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("central_money",))
    assert assessment.alternatives == ()


# (十二): 年度运营费用的 20%, 政策期内累计不超过 200 万元


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"security_operating_cost": D(300)}, fixed(60), id="年运营费300万元: 20%为60万元"),
        pytest.param({"security_operating_cost": D(1000)}, fixed(200), id="年运营费正好1000万元: 正好到累计200万元"),
        pytest.param({"security_operating_cost": D(1500)}, fixed(200), id="年运营费1500万元: 累计不超过200万元"),
        pytest.param(
            {"security_operating_cost": (D(350),) * 3}, fixed(200, 70, 70, 60), id="三年各350万元: 第三年只剩60万元"
        ),
        pytest.param(
            {"security_operating_cost": (D(200),) * 5},
            fixed(200, 40, 40, 40, 40, 40),
            id="五年各200万元: 正好累计200万元",
        ),
        pytest.param(
            {"security_operating_cost": (D(500),) * 3}, fixed(200, 100, 100, 0), id="三年各500万元: 第三年额度用完"
        ),
        pytest.param(
            {"security_operating_cost": D(300), "security_subsidy_received": D(185)},
            fixed(15),
            id="已领185万元: 只剩15万元",
        ),
        pytest.param(
            {"security_operating_cost": D(300), "security_subsidy_received": D(140)},
            fixed(60),
            id="已领140万元: 正好够60万元",
        ),
        pytest.param(
            {"security_operating_cost": D(300), "security_subsidy_received": D(200)},
            fixed(0),
            id="已领满200万元: 没有剩余",
        ),
        pytest.param(
            {"security_operating_cost": (D(300), D(300)), "security_subsidy_received": D(100)},
            fixed(100, 60, 40),
            id="已领100万元, 再两年各300万元: 60万元和40万元",
        ),
    ],
)
def test_security_platform(given: dict[str, Value], expected: Outcome) -> None:
    assert given_by("qd20-12", **given) == expected


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param("security_qingdao_legal_person", id="青岛只是办事处: 不是在青岛市注册的法人机构"),
        pytest.param("security_regional", id="企业自用: 不是区域性平台"),
    ],
)
def test_security_platform_conditions(fact: str) -> None:
    assert fails(assess("qd20-12", security_operating_cost=250, **{fact: False}), fact)


# 每个上限限制什么, 写在算式里


@pytest.mark.parametrize(
    ("rule", "given", "scopes"),
    [
        pytest.param(
            "qd20-3.2",
            {"smart_investment": D(2600), "top_ten_scene": True},
            ["单笔200万元"],
            id="(三): 一次性奖励最高200万元",
        ),
        pytest.param("qd20-6", {"qd20_local_income": D(3200)}, ["每家企业每年500万元"], id="(六): 年度最高500万元"),
        pytest.param(
            "qd20-8", {"integration_investment": D(1800)}, ["每个项目200万元"], id="(八): 一个项目最高200万元"
        ),
        pytest.param(
            "qd20-8",
            {"integration_investment": (D(700), D(600))},
            ["每个项目200万元", "每家企业每年200万元"],
            id="(八): 两个项目, 两种读法的上限都写出",
        ),
        pytest.param(
            "qd20-12", {"security_operating_cost": D(1500)}, ["政策期内累计200万元"], id="(十二): 政策期内累计"
        ),
    ],
)
def test_what_a_cap_limits(rule: str, given: dict[str, Value], scopes: list[str]) -> None:
    labels = " ".join(step.label for step in RULES[rule].assess(given).steps)
    assert [scope for scope in scopes if scope in labels] == scopes


@pytest.mark.parametrize("rule", ["qd20-3.1", "qd20-8"])
def test_两种读法都是给予_不是最高(rule: str) -> None:
    other = RULES[rule].other_reading
    assert other is not None
    assert other.formula.certainty == "fixed"


# 没有金额的条目


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        pytest.param("qd20-0", {5, 20}, id="五大方面二十条举措"),
        pytest.param("qd20-2", {200, 50}, id="每季度200个“工业赋能”场景和50个“未来城市”场景"),
        pytest.param("qd20-13", {D("0.5")}, id="不高于总股本的50%: 是股比, 不是补贴比例"),
        pytest.param("qd20-14", {1000000}, id="100亿元是基金规模"),
    ],
)
def test_bound_without_award(rule: str, numbers: set[Decimal]) -> None:
    assert RULES[rule].is_lookup
    assert {figure.value for figure in RULES[rule].figures()} == numbers


@pytest.mark.parametrize("number", ["4", "5", "7", "10", "11", "15", "16", "17", "18", "19", "20"])
def test_支持而没有数字的条目_不给任何数字(number: str) -> None:
    rule = RULES[f"qd20-{number}"]
    assert rule.is_lookup
    assert list(rule.figures()) == []
    assert rule.silent
    with pytest.raises(TypeError):
        rule.assess({})


def test_every_item_is_covered() -> None:
    assert list(RULES) == [
        "qd20-0", "qd20-1", "qd20-2", "qd20-3.1", "qd20-3.2", "qd20-4", "qd20-5", "qd20-6", "qd20-7", "qd20-8", "qd20-9",
        "qd20-10", "qd20-11", "qd20-12", "qd20-13", "qd20-14", "qd20-15", "qd20-16", "qd20-17", "qd20-18", "qd20-19", "qd20-20",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        pytest.param("qd20-6", {"qd20_served": D("50.5")}, id="半家企业"),
        pytest.param("qd20-8", {"integration_investment": D(-50)}, id="负的投资额"),
        pytest.param("qd20-3.1", {"qd20_title": "十佳"}, id="没有的认定类型"),
    ],
)
def test_impossible_facts_are_refused(rule: str, given: dict[str, Value]) -> None:
    with pytest.raises(FactError):
        RULES[rule].assess(given)
