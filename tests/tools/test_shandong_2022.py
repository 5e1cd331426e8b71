"""Worked examples of the Shandong rules. Each expectation was derived from the clause named in its title."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tools.award import Assessment
from tools.facts import FactError, Value
from tools.formulas import WeightedScore
from tools.rules import shandong_2022 as sd

D = Decimal
RULES = {rule.id: rule for rule in sd.RULES}


def assess(rule: str, **given: Value | int | str) -> Assessment:
    """The rule applied to these facts; numbers may be written as int."""
    facts = {name: D(v) if isinstance(v, int) and not isinstance(v, bool) else v for name, v in given.items()}
    return RULES[rule].assess(facts)


def fails(assessment: Assessment, fact: str) -> bool:
    """Whether exactly the condition on this fact fails, and nothing is given."""
    failed = [c.fact for c in assessment.failed]
    return assessment.verdict == "not_eligible" and assessment.outcome is None and failed == [fact]


# 第五条: 综合排名前 10 位, 上年度实际服务企业上云上平台收入总额的 10%-30%, 每个给予最高 200 万元


@pytest.mark.parametrize(
    ("rank", "income", "minimum", "maximum"),
    [
        pytest.param(1, 300, "30", "90", id="收入300万元: 10%为30万元, 30%为90万元"),
        pytest.param(10, 500, "50", "150", id="排名正好第10位: 属于“前10位”"),
        pytest.param(10, 100, "10", "30", id="收入正好100万元: 满足“不低于100万元”"),
        pytest.param(6, 900, "90", "200", id="收入900万元: 30%为270万元, 最高200万元"),
        pytest.param(2, 2000, "200", "200", id="收入正好2000万元: 10%正好200万元, 两端都是200万元"),
    ],
)
def test_platform_range(rank: int, income: int, minimum: str, maximum: str) -> None:
    outcome = assess("shandong-5", sd_platform_rank=rank, sd_cloud_income=income).outcome
    assert outcome is not None
    assert (outcome.certainty, outcome.amount) == ("range", None)
    assert (outcome.minimum, outcome.maximum) == (D(minimum), D(maximum))


def test_收入2500万元_下限10已是250万元_只剩最高200万元() -> None:
    outcome = assess("shandong-5", sd_platform_rank=2, sd_cloud_income=2500).outcome
    assert outcome is not None
    assert (outcome.certainty, outcome.minimum, outcome.maximum) == ("ceiling", None, D(200))


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"sd_platform_rank": D(11)}, "sd_platform_rank", id="排名第11: 不在“前10位”"),
        pytest.param({"sd_cloud_income": D("99.99")}, "sd_cloud_income", id="收入99.99万元: 低于100万元"),
        pytest.param({"sd_platform_award_before": True}, "sd_platform_award_before", id="两年内获得过: 不再重复奖励"),
        pytest.param({"sd_platform_owner": False}, "sd_platform_owner", id="不是平台的产权拥有者"),
        pytest.param({"sd_platform_level": False}, "sd_platform_level", id="市级平台: 不属于国家级或省级平台"),
        pytest.param({"sd_platform_runs": False}, "sd_platform_runs", id="平台未建成运营"),
        pytest.param({"sd_platform_strength": False}, "sd_platform_strength", id="平台不具备核心竞争力"),
    ],
)
def test_platform_conditions(given: dict[str, Value], fact: str) -> None:
    facts: dict[str, Value] = {"sd_platform_rank": D(3), "sd_cloud_income": D(900), **given}
    assert fails(RULES["shandong-5"].assess(facts), fact)


def test_没有说排名_先问排名_并给出若入前10的区间() -> None:
    assessment = assess("shandong-5", sd_cloud_income=900)
    assert assessment.verdict == "needs_facts"
    assert assessment.missing == ("sd_platform_rank",)
    assert [(a.outcome.minimum, a.outcome.maximum) for a in assessment.alternatives] == [(D(90), D(200))]


def test_没有说收入_不能测算() -> None:
    assessment = assess("shandong-5", sd_platform_rank=3)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("sd_cloud_income",))


# 第六条: 2022 年新入选国家级双跨平台, 最高 1000 万元一次性奖补


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="未说年份: 最高1000万元, 年份待核"),
        pytest.param({"sd_cross_platform_year": D(2022)}, id="2022年新入选: 最高1000万元"),
        pytest.param(
            {"sd_cross_platform_year": D(2022), "sd_platform_owner": True, "sd_cross_platform_selected": True},
            id="2022年新入选的产权拥有者: 最高1000万元",
        ),
    ],
)
def test_cross_platform_ceiling(given: dict[str, Value]) -> None:
    outcome = RULES["shandong-6"].assess(given).outcome
    assert outcome is not None
    assert (outcome.certainty, outcome.amount, outcome.maximum) == ("ceiling", None, D(1000))


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"sd_cross_platform_year": D(2023)}, "sd_cross_platform_year", id="2023年新入选: 只限2022年"),
        pytest.param({"sd_cross_platform_year": D(2021)}, "sd_cross_platform_year", id="2021年入选: 只限2022年"),
        pytest.param({"sd_cross_platform_selected": False}, "sd_cross_platform_selected", id="没有入选"),
        pytest.param({"sd_platform_owner": False}, "sd_platform_owner", id="不是平台的产权拥有者"),
    ],
)
def test_cross_platform_conditions(given: dict[str, Value], fact: str) -> None:
    assert fails(RULES["shandong-6"].assess(given), fact)


# 第七条: 综合指标排名前 5 位的园区, 最高 500 万元; 年度工业总产值不低于 50 亿元


@pytest.mark.parametrize(
    ("rank", "output"),
    [
        pytest.param(1, 800000, id="排名第1, 产值80亿元: 最高500万元"),
        pytest.param(5, 800000, id="排名正好第5: 属于“前5位”"),
        pytest.param(4, 500000, id="产值正好50亿元: 满足“不低于50亿元”"),
    ],
)
def test_park_ceiling(rank: int, output: int) -> None:
    outcome = assess("shandong-7", sd_park_rank=rank, sd_park_output=output).outcome
    assert outcome is not None
    assert (outcome.certainty, outcome.amount, outcome.maximum) == ("ceiling", None, D(500))


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"sd_park_rank": D(6)}, "sd_park_rank", id="排名第6: 不在“前5位”"),
        pytest.param({"sd_park_output": D(450000)}, "sd_park_output", id="产值45亿元: 低于50亿元"),
        pytest.param({"sd_park_output": D("499999.99")}, "sd_park_output", id="产值差100元到50亿元: 低于50亿元"),
        pytest.param({"sd_park_kind": False}, "sd_park_kind", id="县级园区: 不是设区市级及以上"),
        pytest.param({"sd_park_experience": False}, "sd_park_experience", id="没有可推广的典型经验"),
    ],
)
def test_park_conditions(given: dict[str, Value], fact: str) -> None:
    assert fails(RULES["shandong-7"].assess({"sd_park_rank": D(4), **given}), fact)


def test_园区没有两年内不再重复奖励的限制() -> None:
    assert "sd_platform_award_before" not in {fact.id for fact in RULES["shandong-7"].facts}
    assert "sd_node_award_before" not in {fact.id for fact in RULES["shandong-7"].facts}


# 第八条: 排名前 5 的二级节点, 最高 500 万元; 注册 100 万条, 解析 50 万次, 接入 5 家


@pytest.mark.parametrize(
    ("rank", "registered", "resolved", "companies"),
    [
        pytest.param(3, 1_800_000, 900_000, 12, id="排名第3, 各项都超过: 最高500万元"),
        pytest.param(5, 1_800_000, 900_000, 12, id="排名正好第5: 属于“前5”"),
        pytest.param(1, 1_000_000, 500_000, 5, id="正好100万条、50万次、5家: 满足“不低于”“不少于”"),
    ],
)
def test_node_ceiling(rank: int, registered: int, resolved: int, companies: int) -> None:
    outcome = assess(
        "shandong-8",
        sd_node_rank=rank,
        sd_node_registered=registered,
        sd_node_resolved=resolved,
        sd_node_companies=companies,
    ).outcome
    assert outcome is not None
    assert (outcome.certainty, outcome.amount, outcome.maximum) == ("ceiling", None, D(500))


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"sd_node_rank": D(6)}, "sd_node_rank", id="排名第6: 不在“前5”"),
        pytest.param({"sd_node_registered": D(999_999)}, "sd_node_registered", id="注册99.9999万条: 低于100万条"),
        pytest.param({"sd_node_resolved": D(499_999)}, "sd_node_resolved", id="解析49.9999万次: 低于50万次"),
        pytest.param({"sd_node_companies": D(4)}, "sd_node_companies", id="接入4家: 少于5家"),
        pytest.param({"sd_node_synchronised": False}, "sd_node_synchronised", id="未与国家顶级节点实时同步"),
        pytest.param({"sd_node_business_model": False}, "sd_node_business_model", id="商业模式不清晰"),
        pytest.param({"sd_node_award_before": True}, "sd_node_award_before", id="两年内获得过: 不再重复奖励"),
    ],
)
def test_node_conditions(given: dict[str, Value], fact: str) -> None:
    assert fails(RULES["shandong-8"].assess({"sd_node_rank": D(2), **given}), fact)


@pytest.mark.parametrize(
    ("rule", "rank"),
    [("shandong-7", "sd_park_rank"), ("shandong-8", "sd_node_rank")],
    ids=["园区没有说排名: 先问, 若入前5最高500万元", "二级节点没有说排名: 先问, 若入前5最高500万元"],
)
def test_rank_is_asked_for(rule: str, rank: str) -> None:
    assessment = assess(rule)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", (rank,))
    assert [a.outcome.maximum for a in assessment.alternatives] == [D(500)]


# 第九条、第十六条: 股权投资, 没有金额


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="未说条件: 没有金额"),
        pytest.param({"sd_years_in_business": D(2)}, id="连续经营正好2年: 满足“2年以上”"),
        pytest.param({"sd_paid_in_capital": D(1000)}, id="实收资本正好1000万元: 满足“不低于1000万元”"),
    ],
)
def test_equity_has_no_figure(given: dict[str, Value]) -> None:
    assessment = RULES["shandong-9"].assess(given)
    assert assessment.verdict == "given"
    assert assessment.outcome is not None
    assert (assessment.outcome.certainty, assessment.outcome.size) == ("discretionary", None)


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"sd_years_in_business": D(1)}, "sd_years_in_business", id="连续经营1年: 不到2年"),
        pytest.param({"sd_paid_in_capital": D("999.9")}, "sd_paid_in_capital", id="实收资本999.9万元: 低于1000万元"),
        pytest.param({"sd_clear_shares": False}, "sd_clear_shares", id="股权结构不清晰"),
        pytest.param({"sd_reviewed_by_city": False}, "sd_reviewed_by_city", id="未通过市级工信部门评审认定"),
        pytest.param({"sd_lawsuit": True}, "sd_lawsuit", id="有重大未决诉讼"),
    ],
)
def test_equity_conditions(given: dict[str, Value], fact: str) -> None:
    assert fails(RULES["shandong-9"].assess(given), fact)


def test_参股比例和期限绑定在条文上() -> None:
    bound = {figure.value for figure in RULES["shandong-9"].bound}
    assert bound == {D("0.25"), D(3), D(5)}


# 第十一条: 不得申报的情形, 对每项奖补都一样


@pytest.mark.parametrize("rule", ["shandong-5", "shandong-6", "shandong-7", "shandong-8", "shandong-9"])
@pytest.mark.parametrize(
    ("fact", "value"),
    [
        pytest.param("sd_legal_person", False, id="不是在山东登记注册的独立法人"),
        pytest.param("sd_accident", True, id="(一) 近三年发生过重大安全生产事故"),
        pytest.param("sd_unsafe_list", True, id="(二) 安全生产不良记录“黑名单”"),
        pytest.param("sd_green_gate", True, id="(三) 不符合“绿色门槛”"),
        pytest.param("sd_discredited", True, id="(四) 严重失信“黑名单”"),
        pytest.param("sd_industrial_policy", True, id="(五) 不符合产业政策导向"),
    ],
)
def test_exclusions(rule: str, fact: str, value: bool) -> None:
    assert fails(RULES[rule].assess({fact: value}), fact)


@pytest.mark.parametrize("rule", ["shandong-5", "shandong-6", "shandong-7", "shandong-8", "shandong-9"])
def test_第十条_每项奖补都说年度内只能享受一次(rule: str) -> None:
    assert sd.ONCE_A_YEAR in [note.quote for note in RULES[rule].notes]


# 附件: the weights, each annex 100% in all


@pytest.mark.parametrize(
    ("rule", "weights"),
    [
        pytest.param("shandong-annex-1", ["0.1", "0.2", "0.2", "0.3", "0.1", "0.1"], id="附件1: 10/20/20/30/10/10"),
        pytest.param("shandong-annex-2", ["0.3", "0.4", "0.1", "0.2"], id="附件2: 30/40/10/20"),
        pytest.param("shandong-annex-3", ["0.3", "0.4", "0.1", "0.2"], id="附件3: 30/40/10/20"),
    ],
)
def test_weights(rule: str, weights: list[str]) -> None:
    formula = RULES[rule].formula
    assert isinstance(formula, WeightedScore)
    assert [figure.value for figure in formula.figures()] == [D(w) for w in weights]
    assert sum(figure.value for figure in formula.figures()) == 1
    assert RULES[rule].assess({}).outcome is not None


@pytest.mark.parametrize(
    ("points", "score"),
    [
        pytest.param([100, 100, 100, 100], "100", id="各项满分: 100分"),
        pytest.param([0, 0, 0, 0], "0", id="各项零分: 0分"),
        pytest.param([80, 90, 70, 60], "79", id="24 + 36 + 7 + 12 = 79分"),
    ],
)
def test_node_score(points: list[int], score: str) -> None:
    formula = RULES["shandong-annex-3"].formula
    assert isinstance(formula, WeightedScore)
    given = {fact.id: D(p) for fact, p in zip(formula.facts, points, strict=True)}
    assert formula.score(given) == D(score)


def test_自评超过100分_不接受() -> None:
    with pytest.raises(FactError):
        assess("shandong-annex-3", sd_score_node_use=101)


def test_赋能成效一项权重最高() -> None:
    formula = RULES["shandong-annex-1"].formula
    assert isinstance(formula, WeightedScore)
    fact, weight = max(formula.parts, key=lambda part: part[1].value)
    assert (fact.id, weight.value) == ("sd_score_platform_effect", D("0.3"))


# every row of the document's list


def test_第一条到第二十四条和三个附件各有一条() -> None:
    expected = [f"shandong-{n}" for n in range(1, 25)] + [f"shandong-annex-{n}" for n in (1, 2, 3)]
    assert [rule.id for rule in sd.RULES] == expected


@pytest.mark.parametrize(
    ("rule", "article", "words"),
    [
        pytest.param("shandong-20", "第二十条", "公示期不少于5个工作日", id="公示期不少于5个工作日"),
        pytest.param("shandong-17", "第十七条", "每年发布一次项目申报通知", id="每年发布一次申报通知"),
        pytest.param("shandong-11", "第十一条 (一)", "近三年发生过重大安全生产事故", id="近三年发生过重大安全生产事故"),
        pytest.param("shandong-23", "第二十三条", "有效期至 2023 年 12 月 31 日", id="有效期至2023年12月31日"),
        pytest.param("shandong-24", "第二十四条", "由省工业和信息化厅、省财政厅负责解释", id="由两厅负责解释"),
    ],
)
def test_lookups_quote_their_clause(rule: str, article: str, words: str) -> None:
    assert RULES[rule].is_lookup
    assert any(quote.article == article and words in quote.text for quote in RULES[rule].quotes)


def test_第五条_上限是每个平台的200万元() -> None:
    steps = assess("shandong-5", sd_platform_rank=6, sd_cloud_income=900).steps
    assert "单笔200万元" in steps[-1].label
