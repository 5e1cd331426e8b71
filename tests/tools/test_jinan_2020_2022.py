"""Worked examples of the Jinan rules. Each expectation was derived from the item named in its title."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tools.award import Assessment, Outcome
from tools.facts import FactError, Value
from tools.rules import jinan_2020_2022 as jn

D = Decimal
RULES = {rule.id: rule for rule in jn.RULES}


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


def fixed(amount: str | int) -> Outcome:
    return Outcome(certainty="fixed", amount=D(amount))


def ceiling(maximum: str | int, *schedule: str | int) -> Outcome:
    return Outcome(certainty="ceiling", maximum=D(maximum), schedule=tuple(D(part) for part in schedule) or None)


# 1: 不超过实际投入的 20%, 最高资助 300 万元


@pytest.mark.parametrize(
    ("invested", "most"),
    [
        pytest.param("1000", "200", id="实际投入1000万元: 不超过20%即200万元"),
        pytest.param("1500", "300", id="实际投入正好1500万元: 正好到最高300万元"),
        pytest.param("2000", "300", id="实际投入2000万元: 20%为400万元, 最高300万元"),
        pytest.param("0.5", "0.1", id="实际投入0.5万元: 未写投入下限"),
    ],
)
def test_internal_network(invested: str, most: str) -> None:
    assert given_by("jinan-1", jinan_network_investment=D(invested)) == ceiling(most)


def test_两个内网项目1000万元和2000万元_每个项目各自封顶() -> None:
    outcome = given_by("jinan-1", jinan_network_investment=(D(1000), D(2000)))
    assert outcome == ceiling(500, 200, 300)


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param("jinan_network_benchmark", id="没有评上标杆项目"),
        pytest.param("jinan_network_technology", id="只改造了办公网络: 不是生产现场网络"),
    ],
)
def test_internal_network_conditions(fact: str) -> None:
    assert fails(assess("jinan-1", jinan_network_investment=1000, **{fact: False}), fact)


# 2: 不超过建设总投入的 50%, 最高资助 200 万元


@pytest.mark.parametrize(
    ("invested", "most"),
    [
        pytest.param("300", "150", id="建设总投入300万元: 不超过50%即150万元"),
        pytest.param("400", "200", id="建设总投入正好400万元: 正好到最高200万元"),
        pytest.param("900", "200", id="建设总投入900万元: 50%为450万元, 最高200万元"),
    ],
)
def test_test_environment(invested: str, most: str) -> None:
    assert given_by("jinan-2", jinan_test_investment=D(invested)) == ceiling(most)


def test_未说建设总投入_只能说每个项目上限200万元() -> None:
    assessment = assess("jinan-2")
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("jinan_test_investment",))
    assert [a.outcome for a in assessment.alternatives] == [ceiling(200)]


def test_不属于测试验证环境建设项目_不予资助() -> None:
    assert fails(assess("jinan-2", jinan_test_investment=300, jinan_test_project=False), "jinan_test_project")


# 3: 最高１亿元的综合资助


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="顶尖人才: 最高1亿元"),
        pytest.param({"jinan_top_talent": True}, id="新引进的顶尖团队: 最高1亿元, 不是应得额"),
    ],
)
def test_top_talent(given: dict[str, Value]) -> None:
    assert given_by("jinan-3", **given) == ceiling(10000)


def test_不是顶尖人才和团队_不适用() -> None:
    assert fails(assess("jinan-3", jinan_top_talent=False), "jinan_top_talent")


# 4: 新获批省级研发机构最高 100 万元, 市级最高 50 万元


@pytest.mark.parametrize(
    ("level", "most"),
    [pytest.param("省", 100, id="新获批省级: 最高100万元"), pytest.param("市", 50, id="新获批市级: 最高50万元")],
)
def test_rd_institution(level: str, most: int) -> None:
    assert given_by("jinan-4", jinan_rd_level=level, jinan_rd_approved=True) == ceiling(most)


def test_研发机构未说级别_两种上限都列出() -> None:
    assessment = assess("jinan-4")
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("jinan_rd_level",))
    assert [a.outcome for a in assessment.alternatives] == [ceiling(100), ceiling(50)]


def test_研发机构未获批_不予扶持() -> None:
    assert fails(assess("jinan-4", jinan_rd_level="省", jinan_rd_approved=False), "jinan_rd_approved")


def test_国家级研发机构条文未写() -> None:
    with pytest.raises(FactError):
        assess("jinan-4", jinan_rd_level="国家")


# 5: 销售后１年内销售合同累计到账额的 30%, 最高资助 100 万元


@pytest.mark.parametrize(
    ("received", "amount"),
    [
        pytest.param("200", "60", id="累计到账200万元: 30%为60万元"),
        pytest.param("333", "99.9", id="累计到账333万元: 99.9万元, 未到上限"),
        pytest.param("334", "100", id="累计到账334万元: 30%为100.2万元, 最高100万元"),
        pytest.param("400", "100", id="累计到账400万元: 30%为120万元, 最高100万元"),
    ],
)
def test_first_version_software(received: str, amount: str) -> None:
    assert given_by("jinan-5", jinan_first_version_receipts=D(received)) == fixed(amount)


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param("jinan_first_version", id="升级版: 不是首版次软件产品"),
        pytest.param("jinan_leading_technology", id="技术水平只是省内领先"),
        pytest.param("jinan_own_ip", id="没有自主知识产权"),
    ],
)
def test_first_version_conditions(fact: str) -> None:
    assert fails(assess("jinan-5", jinan_first_version_receipts=300, **{fact: False}), fact)


def test_只签了合同未说到账额_不能测算() -> None:
    assessment = assess("jinan-5", jinan_first_version=True)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("jinan_first_version_receipts",))
    assert [a.outcome for a in assessment.alternatives] == [ceiling(100)]


# 6: 每家最高奖励 10 万元; 9: 每家奖励 10 万元


@pytest.mark.parametrize(
    ("rule", "given", "expected"),
    [
        pytest.param("jinan-6", {}, ceiling(10), id="应用示范企业: 每家最高10万元"),
        pytest.param("jinan-6", {"jinan_demonstration_company": True}, ceiling(10), id="已获评: 仍是最高10万元"),
        pytest.param("jinan-6", {"jinan_demonstration_companies": D(3)}, ceiling(30), id="集团三家获评: 最高30万元"),
        pytest.param("jinan-9", {}, fixed(10), id="成熟度测评: 每家奖励10万元, 没有“最高”"),
        pytest.param("jinan-9", {"jinan_assessed": True}, fixed(10), id="测评已做: 10万元"),
        pytest.param("jinan-9", {"jinan_assessed_companies": D(2)}, fixed(20), id="两家子公司各自测评: 20万元"),
    ],
)
def test_per_company(rule: str, given: dict[str, Value], expected: Outcome) -> None:
    assert given_by(rule, **given) == expected


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        pytest.param("jinan-6", "jinan_demonstration_company", id="没有获评市级应用示范企业"),
        pytest.param("jinan-9", "jinan_assessed", id="没有参加测评"),
    ],
)
def test_per_company_conditions(rule: str, fact: str) -> None:
    assert fails(assess(rule, **{fact: False}), fact)


# 7、10、11: 不超过实际总投入的 30%, 最高资助 100 万元

DEMONSTRATIONS = pytest.mark.parametrize("rule", ["jinan-7", "jinan-10", "jinan-11"])


@DEMONSTRATIONS
@pytest.mark.parametrize(
    ("invested", "most"),
    [
        pytest.param("260", "78", id="实际总投入260万元: 不超过30%即78万元"),
        pytest.param("333", "99.9", id="实际总投入333万元: 99.9万元, 未到上限"),
        pytest.param("333.34", "100", id="实际总投入333.34万元: 100.002万元, 最高100万元"),
        pytest.param("500", "100", id="实际总投入500万元: 30%为150万元, 最高100万元"),
    ],
)
def test_demonstration_project(rule: str, invested: str, most: str) -> None:
    assert given_by(rule, jinan_project_investment=D(invested)) == ceiling(most)


@DEMONSTRATIONS
@pytest.mark.parametrize("fact", ["jinan_project_evaluated", "jinan_project_effective"])
def test_未经国家省市评定或没有示范意义_不予资助(rule: str, fact: str) -> None:
    assert fails(assess(rule, jinan_project_investment=260, **{fact: False}), fact)


@DEMONSTRATIONS
def test_同一企业同一项目不重复奖补_三项都提示(rule: str) -> None:
    assert jn.NO_REPEAT in {note.quote for note in RULES[rule].notes}


# 8: 最高给予 300 万元的一次性奖励


@pytest.mark.parametrize(
    "given", [{}, {"jinan_base": True}], ids=["市级示范基地: 最高300万元", "已新认定: 仍是最高300万元"]
)
def test_base(given: dict[str, Value]) -> None:
    assert given_by("jinan-8", **given) == ceiling(300)


def test_没有认定为示范基地_不予奖励() -> None:
    assert fails(assess("jinan-8", jinan_base=False), "jinan_base")


# 13: 租赁面积 10000 平方米以上, 50-200 万元


@pytest.mark.parametrize(
    "area",
    [
        pytest.param("10000", id="租赁面积正好10000平方米: 满足“10000平方米以上”"),
        pytest.param("15000", id="租赁面积15000平方米: 定档规则未写, 仍是50-200万元"),
        pytest.param("60000", id="租赁面积60000平方米: 最多200万元"),
    ],
)
def test_exhibition(area: str) -> None:
    expected = Outcome(certainty="range", minimum=D(50), maximum=D(200))
    assert given_by("jinan-13", exhibition_area=D(area)) == expected


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"exhibition_area": D("9999.99")}, "exhibition_area", id="租赁面积9999.99平方米: 不到10000平方米"),
        pytest.param({"exhibition_international": False}, "exhibition_international", id="不是国际权威组织承办"),
        pytest.param({"exhibition_public_money": True}, "exhibition_public_money", id="已有财政支持"),
        pytest.param({"exhibition_trade": False}, "exhibition_trade", id="不是先进制造业和数字经济专业性展会"),
    ],
)
def test_exhibition_conditions(given: dict[str, Value], fact: str) -> None:
    facts: dict[str, Value] = {"exhibition_area": D(12000), **given}
    assert fails(RULES["jinan-13"].assess(facts), fact)


# 14: 国家、省、市级体验中心最高 1000、300、100 万元


@pytest.mark.parametrize(
    ("level", "most"),
    [
        pytest.param("国家", 1000, id="国家级体验中心: 最高1000万元"),
        pytest.param("省", 300, id="省级体验中心: 最高300万元"),
        pytest.param("市", 100, id="市级体验中心: 最高100万元"),
    ],
)
def test_experience_center(level: str, most: int) -> None:
    assert given_by("jinan-14", jinan_center_level=level) == ceiling(most)


def test_体验中心未说级别_三种上限都列出() -> None:
    assessment = assess("jinan-14")
    assert assessment.missing == ("jinan_center_level",)
    assert [a.outcome for a in assessment.alternatives] == [ceiling(1000), ceiling(300), ceiling(100)]


def test_没有获评体验中心_不予奖励() -> None:
    assert fails(assess("jinan-14", jinan_center_level="省", jinan_center_rated=False), "jinan_center_rated")


# 15: 国家级、省级、市级新认定, 实际投资额 30%、20%、10%, 最高补助 1000 万元


@pytest.mark.parametrize(
    ("level", "invested", "amount"),
    [
        pytest.param("国家", "2000", "600", id="国家级, 实际投资2000万元: 30%为600万元"),
        pytest.param("国家", "4200", "1000", id="国家级, 实际投资4200万元: 30%为1260万元, 最高1000万元"),
        pytest.param("国家", "3333", "999.9", id="国家级, 实际投资3333万元: 999.9万元, 未到上限"),
        pytest.param("省", "3000", "600", id="省级, 实际投资3000万元: 20%为600万元"),
        pytest.param("省", "5000", "1000", id="省级, 实际投资正好5000万元: 正好到最高1000万元"),
        pytest.param("市", "860", "86", id="市级, 实际投资860万元: 10%为86万元"),
        pytest.param("市", "12000", "1000", id="市级, 实际投资1.2亿元: 10%为1200万元, 最高1000万元"),
    ],
)
def test_service_platform(level: str, invested: str, amount: str) -> None:
    outcome = given_by("jinan-15", jinan_service_platform_level=level, jinan_service_platform_investment=D(invested))
    assert outcome == fixed(amount)


def test_未说级别_按投资额列出三种结果() -> None:
    assessment = assess("jinan-15", jinan_service_platform_investment=2000)
    assert assessment.missing == ("jinan_service_platform_level",)
    assert [a.outcome for a in assessment.alternatives] == [fixed(600), fixed(400), fixed(200)]


def test_未说投资额_不能测算() -> None:
    assessment = assess("jinan-15", jinan_service_platform_level="国家")
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("jinan_service_platform_investment",))


def test_复评不是新认定() -> None:
    assessment = assess(
        "jinan-15",
        jinan_service_platform_level="省",
        jinan_service_platform_investment=2000,
        jinan_service_platform_new=False,
    )
    assert fails(assessment, "jinan_service_platform_new")


# 每个上限限制什么, 写在算式里


@pytest.mark.parametrize(
    ("rule", "given", "scope"),
    [
        pytest.param("jinan-1", {"jinan_network_investment": D(2000)}, "每个项目300万元", id="1: 每个项目最高300万元"),
        pytest.param("jinan-2", {"jinan_test_investment": D(900)}, "每个项目200万元", id="2: 测试验证环境建设项目"),
        pytest.param("jinan-5", {"jinan_first_version_receipts": D(400)}, "单笔100万元", id="5: 一个产品最高100万元"),
        pytest.param("jinan-7", {"jinan_project_investment": D(500)}, "每个项目100万元", id="7: 应用示范项目"),
        pytest.param("jinan-10", {"jinan_project_investment": D(500)}, "每个项目100万元", id="10: “+新技术”标杆项目"),
        pytest.param("jinan-11", {"jinan_project_investment": D(500)}, "每个项目100万元", id="11: “+行业”标杆项目"),
        pytest.param(
            "jinan-15",
            {"jinan_service_platform_level": "国家", "jinan_service_platform_investment": D(4200)},
            "单笔1000万元",
            id="15: 一个平台最高1000万元",
        ),
    ],
)
def test_what_a_cap_limits(rule: str, given: dict[str, Value], scope: str) -> None:
    assert scope in RULES[rule].assess(given).steps[-1].label


# 标题与说明的数字不同, 两个都绑定; 没有单户金额的只引用


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        pytest.param("jinan-8", [300, 1, 2, 2], id="示范基地: 标题1-2家, 说明2家"),
        pytest.param("jinan-9", [10, 50, 60], id="成熟度测评: 标题50家以上, 说明60家"),
        pytest.param("jinan-12", [3, 2000, 2000, 3], id="上云: 3年内每年2000万元, 延用三年"),
        pytest.param("jinan-13.2", [5], id="活动: 每年5场"),
        pytest.param("jinan-15", ["0.3", "0.2", "0.1", 1000, 1, 2], id="公共服务平台: 每年1家国家级和2个省级"),
    ],
)
def test_numbers_of_the_text(rule: str, numbers: list[int | str]) -> None:
    assert [figure.value for figure in RULES[rule].figures()] == [D(number) for number in numbers]


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("jinan-0", id="总体原则"),
        pytest.param("jinan-5.2", id="优质服务商和解决方案: 只有标题, 没有标准"),
        pytest.param("jinan-12", id="每年2000万元是全市资金, 没有单户标准"),
        pytest.param("jinan-13.2", id="峰会论坛竞赛: 只有标题, 没有标准"),
        pytest.param("jinan-16", id="期限与解释部门"),
    ],
)
def test_lookups_compute_nothing(rule: str) -> None:
    assert RULES[rule].is_lookup
    assert RULES[rule].silent
    with pytest.raises(TypeError):
        RULES[rule].assess({})


@pytest.mark.parametrize(
    "rule", ["jinan-1", "jinan-4", "jinan-5", "jinan-6", "jinan-7", "jinan-8", "jinan-13", "jinan-15"]
)
def test_每年评选有数额_符合条件不等于入选(rule: str) -> None:
    assert assess(rule).notes[0].kind == "competitive"


def test_every_item_is_covered() -> None:
    assert list(RULES) == [
        "jinan-0", "jinan-1", "jinan-2", "jinan-3", "jinan-4", "jinan-5", "jinan-5.2", "jinan-6", "jinan-7", "jinan-8", "jinan-9",
        "jinan-10", "jinan-11", "jinan-12", "jinan-13", "jinan-13.2", "jinan-14", "jinan-15", "jinan-16",
    ]  # fmt: skip
