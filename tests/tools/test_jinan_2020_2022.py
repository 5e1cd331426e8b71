"""Worked examples of the Jinan rules. Each expectation was derived from the item named in its title."""

from __future__ import annotations

from decimal import Decimal

import pytest

from documents.corpus import load_corpus
from tools.award import Assessment
from tools.clauses import Quote
from tools.facts import FactError, Value
from tools.rule import Rule
from tools.rules import jinan_2020_2022 as jinan

D = Decimal
RULES = {rule.id: rule for rule in jinan.RULES}
CORPUS = load_corpus()


def assess(rule: str, **given: Value | int) -> Assessment:
    """The rule applied to these facts; numbers may be written as int."""
    facts = {name: D(v) if isinstance(v, int) and not isinstance(v, bool) else v for name, v in given.items()}
    return RULES[rule].assess(facts)


def most(assessment: Assessment) -> Decimal:
    """The ceiling that is given, which is never a granted amount."""
    outcome = assessment.outcome
    assert outcome is not None
    assert (assessment.verdict, outcome.certainty, outcome.amount, outcome.minimum) == ("given", "ceiling", None, None)
    assert outcome.maximum is not None
    return outcome.maximum


def granted(assessment: Assessment) -> Decimal:
    """The amount that is granted."""
    outcome = assessment.outcome
    assert outcome is not None
    assert (assessment.verdict, outcome.certainty) == ("given", "fixed")
    assert outcome.amount is not None
    return outcome.amount


def fails(assessment: Assessment, fact: str) -> bool:
    """Whether exactly the condition on this fact fails, and nothing is given."""
    failed = [c.fact for c in assessment.failed]
    return assessment.verdict == "not_eligible" and assessment.outcome is None and failed == [fact]


def test_every_row_in_the_order_of_the_text() -> None:
    assert [rule.id for rule in jinan.RULES] == [f"jinan-{number}" for number in range(17)]


def test_lookups_are_总体原则_上云资金_有效期() -> None:
    assert [rule.id for rule in jinan.RULES if rule.is_lookup] == ["jinan-0", "jinan-12", "jinan-16"]


@pytest.mark.parametrize(
    "quote", dict.fromkeys(q for rule in jinan.RULES for q in rule.all_quotes()), ids=lambda q: f"{q.article}: {q.text[:20]}"
)
def test_quotes_stand_in_their_item(quote: Quote) -> None:
    span = CORPUS.locate(quote.document, quote.text, quote.article)
    raw = CORPUS.text(quote.document)[span.start : span.end]
    assert "".join(raw.split()) == "".join(quote.text.split())


@pytest.mark.parametrize("rule", jinan.RULES, ids=lambda rule: rule.id)
def test_every_figure_stands_in_a_quote_of_its_rule(rule: Rule) -> None:
    for figure in rule.figures():
        assert rule.quote_of(figure.span).document == jinan.DOCUMENT


# 1: 每个项目按不超过实际投入的20%予以资助, 最高资助300万元


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        pytest.param("1000", "200", id="实际投入1000万元: 不超过20%即200万元"),
        pytest.param("1500", "300", id="实际投入1500万元: 20%正好300万元"),
        pytest.param("1499.95", "299.99", id="实际投入1499.95万元: 299.99万元, 未到上限"),
        pytest.param("2400", "300", id="实际投入2400万元: 20%为480万元, 最高资助300万元"),
    ],
)
def test_network(spent: str, expected: str) -> None:
    assert most(assess("jinan-1", jinan_network_spending=D(spent))) == D(expected)


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param("jinan_network_chosen", id="没有评上标杆项目"),
        pytest.param("jinan_network_on_site", id="只改办公网, 不是生产现场网络"),
    ],
)
def test_network_conditions(fact: str) -> None:
    assert fails(assess("jinan-1", jinan_network_spending=1000, **{fact: False}), fact)


# 2: 按不超过建设总投入的50%予以资助, 最高资助200万元


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        pytest.param("300", "150", id="建设总投入300万元: 不超过50%即150万元"),
        pytest.param("400", "200", id="建设总投入400万元: 50%正好200万元"),
        pytest.param("399.8", "199.9", id="建设总投入399.8万元: 199.9万元, 未到上限"),
        pytest.param("900", "200", id="建设总投入900万元: 50%为450万元, 最高资助200万元"),
    ],
)
def test_test_platform(spent: str, expected: str) -> None:
    assert most(assess("jinan-2", jinan_test_spending=D(spent))) == D(expected)


# 3: 给予最高1亿元的综合资助


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="未说是否顶尖: 最高1亿元, 待认定"),
        pytest.param({"jinan_top_talent": True}, id="新引进的顶尖团队: 最高1亿元即10000万元"),
    ],
)
def test_top_talent(given: dict[str, Value]) -> None:
    assert most(RULES["jinan-3"].assess(given)) == D(10000)


def test_不是顶尖人才_不给予() -> None:
    assert fails(assess("jinan-3", jinan_top_talent=False), "jinan_top_talent")


# 4: 省级最高100万元, 市级最高50万元


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param("省", "100", id="新获批省级研发机构: 最高100万元"),
        pytest.param("市", "50", id="新获批市级研发机构: 最高50万元"),
    ],
)
def test_research(level: str, expected: str) -> None:
    assert most(assess("jinan-4", jinan_research_level=level)) == D(expected)


def test_研发机构未说级别_两种都列() -> None:
    assessment = assess("jinan-4")
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("jinan_research_level",))
    assert [a.outcome.maximum for a in assessment.alternatives] == [D(100), D(50)]


def test_国家级研发机构_条文没有这一级() -> None:
    with pytest.raises(FactError):
        assess("jinan-4", jinan_research_level="国家")


def test_研发机构不是新获批_不给予() -> None:
    assert fails(assess("jinan-4", jinan_research_level="省", jinan_research_new=False), "jinan_research_new")


# 5: 销售后1年内销售合同累计到账额的30%, 最高资助100万元


@pytest.mark.parametrize(
    ("income", "expected"),
    [
        pytest.param("200", "60", id="到账200万元: 30%即60万元"),
        pytest.param("333", "99.9", id="到账333万元: 99.9万元, 未到上限"),
        pytest.param("334", "100", id="到账334万元: 30%为100.2万元, 最高资助100万元"),
        pytest.param("400", "100", id="到账400万元: 30%为120万元, 最高资助100万元"),
        pytest.param("0", "0", id="到账0元: 0"),
    ],
)
def test_first_version(income: str, expected: str) -> None:
    assert granted(assess("jinan-5", first_version_income=D(income))) == D(expected)


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param("jinan_first_version", id="服务商、解决方案: 不是首版次软件产品"),
        pytest.param("jinan_technology_leading", id="技术水平不在国际或国内领先"),
        pytest.param("jinan_own_rights", id="没有自主知识产权"),
        pytest.param("jinan_worth_spreading", id="没有推广应用价值"),
    ],
)
def test_first_version_conditions(fact: str) -> None:
    assert fails(assess("jinan-5", first_version_income=300, **{fact: False}), fact)


def test_首版次只签了合同_先问到账额() -> None:
    assert assess("jinan-5", jinan_own_rights=True).missing == ("first_version_income",)


# 6: 每家最高奖励10万元


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="问应用示范企业: 最高10万元"),
        pytest.param({"jinan_company_chosen": True}, id="已评为应用示范企业: 最高10万元"),
        pytest.param({"jinan_project_investment": D(600)}, id="企业投入600万元与此无关: 仍最高10万元"),
    ],
)
def test_demonstration_company(given: dict[str, Value]) -> None:
    assert most(RULES["jinan-6"].assess(given)) == D(10)


def test_没评上应用示范企业_不给予() -> None:
    assert fails(assess("jinan-6", jinan_company_chosen=False), "jinan_company_chosen")


# 7, 10, 11: 按不超过实际总投入的30%予以资助, 最高资助100万元


@pytest.mark.parametrize("rule", ["jinan-7", "jinan-10", "jinan-11"])
@pytest.mark.parametrize(
    ("invested", "expected"),
    [
        pytest.param("260", "78", id="实际总投入260万元: 不超过30%即78万元"),
        pytest.param("333", "99.9", id="实际总投入333万元: 99.9万元, 未到上限"),
        pytest.param("334", "100", id="实际总投入334万元: 30%为100.2万元, 最高资助100万元"),
        pytest.param("500", "100", id="实际总投入500万元: 30%为150万元, 最高资助100万元"),
    ],
)
def test_demonstration_project(rule: str, invested: str, expected: str) -> None:
    assert most(assess(rule, jinan_project_investment=D(invested))) == D(expected)


@pytest.mark.parametrize("rule", ["jinan-7", "jinan-10", "jinan-11"])
@pytest.mark.parametrize("fact", ["jinan_project_chosen", "jinan_project_effect"])
def test_未评定或没有示范意义_不资助(rule: str, fact: str) -> None:
    assert fails(assess(rule, jinan_project_investment=300, **{fact: False}), fact)


# 8: 最高给予300万元的一次性奖励


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="问示范基地: 最高300万元"),
        pytest.param({"jinan_base_new": True}, id="新认定的示范基地: 最高300万元"),
    ],
)
def test_base(given: dict[str, Value]) -> None:
    assert most(RULES["jinan-8"].assess(given)) == D(300)


def test_不是新认定的示范基地_不给予() -> None:
    assert fails(assess("jinan-8", jinan_base_new=False), "jinan_base_new")


# 9: 每家奖励10万元


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="问成熟度测评: 每家10万元"),
        pytest.param({"jinan_assessed": True}, id="已测评: 每家10万元"),
    ],
)
def test_maturity(given: dict[str, Value]) -> None:
    assert granted(RULES["jinan-9"].assess(given)) == D(10)


def test_没有测评_不奖励() -> None:
    assert fails(assess("jinan-9", jinan_assessed=False), "jinan_assessed")


# 13: 租赁面积在10000平方米以上, 每个展会给予补贴50-200万元


@pytest.mark.parametrize(
    "area",
    [
        pytest.param(10000, id="租赁面积正好10000平方米: 满足“10000平方米以上”"),
        pytest.param(12000, id="租赁面积12000平方米: 50至200万元"),
        pytest.param(80000, id="租赁面积80000平方米: 仍是50至200万元"),
    ],
)
def test_exhibition(area: int) -> None:
    outcome = assess("jinan-13", jinan_exhibition_area=area).outcome
    assert outcome is not None
    assert (outcome.certainty, outcome.amount) == ("range", None)
    assert (outcome.minimum, outcome.maximum) == (D(50), D(200))


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        pytest.param({"jinan_exhibition_area": D("9999.99")}, "jinan_exhibition_area", id="9999.99平方米: 不到10000平方米"),
        pytest.param({"jinan_public_money": True}, "jinan_public_money", id="已获财政支持: 不属于“无财政支持”"),
        pytest.param({"jinan_international_host": False}, "jinan_international_host", id="不由国际权威组织承办"),
        pytest.param({"jinan_exhibition": False}, "jinan_exhibition", id="论坛、竞赛: 不是展会"),
    ],
)
def test_exhibition_conditions(given: dict[str, Value], fact: str) -> None:
    assert fails(RULES["jinan-13"].assess({"jinan_exhibition_area": D(15000), **given}), fact)


# 14: 国家、省和市级体验中心分别给予最高1000万元、300万元和100万元


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        pytest.param("国家", "1000", id="国家级体验中心: 最高1000万元"),
        pytest.param("省", "300", id="省级体验中心: 最高300万元"),
        pytest.param("市", "100", id="市级体验中心: 最高100万元"),
    ],
)
def test_experience_center(level: str, expected: str) -> None:
    assert most(assess("jinan-14", jinan_experience_level=level)) == D(expected)


def test_没获评体验中心_不给予() -> None:
    assert fails(assess("jinan-14", jinan_experience_level="省", jinan_experience_chosen=False), "jinan_experience_chosen")


# 15: 国家级、省级、市级分别给予实际投资额30%、20%、10%, 最高补助1000万元


@pytest.mark.parametrize(
    ("level", "invested", "expected"),
    [
        pytest.param("国家", "2000", "600", id="国家级实际投资2000万元: 30%即600万元"),
        pytest.param("国家", "3333", "999.9", id="国家级实际投资3333万元: 999.9万元, 未到上限"),
        pytest.param("国家", "4200", "1000", id="国家级实际投资4200万元: 30%为1260万元, 最高补助1000万元"),
        pytest.param("省", "1500", "300", id="省级实际投资1500万元: 20%即300万元"),
        pytest.param("省", "5000", "1000", id="省级实际投资5000万元: 20%正好1000万元"),
        pytest.param("市", "860", "86", id="市级实际投资860万元: 10%即86万元"),
        pytest.param("市", "10000", "1000", id="市级实际投资1亿元: 10%正好1000万元"),
        pytest.param("市", "12000", "1000", id="市级实际投资1.2亿元: 10%为1200万元, 最高补助1000万元"),
    ],
)
def test_service_platform(level: str, invested: str, expected: str) -> None:
    assessment = assess("jinan-15", jinan_platform_level=level, jinan_platform_investment=D(invested))
    assert granted(assessment) == D(expected)


def test_公共服务平台未说级别_三种都列() -> None:
    assessment = assess("jinan-15", jinan_platform_investment=2000)
    assert (assessment.verdict, assessment.missing) == ("needs_facts", ("jinan_platform_level",))
    assert [a.outcome.amount for a in assessment.alternatives] == [D(600), D(400), D(200)]


def test_标题只写国家省_市级须核实() -> None:
    notes = assess("jinan-15", jinan_platform_level="市", jinan_platform_investment=860).notes
    assert any("标题只写国家、省" in note.text for note in notes)


def test_平台不是新认定_不给予() -> None:
    given = assess("jinan-15", jinan_platform_level="国家", jinan_platform_investment=2000, jinan_platform_new=False)
    assert fails(given, "jinan_platform_new")


# Where the heading and the explanation differ, both numbers are shown.


@pytest.mark.parametrize(
    ("rule", "heading", "explanation"),
    [
        pytest.param("jinan-1", "10家以上", "10个", id="内网改造标杆"),
        pytest.param("jinan-6", "20家以上", "20家", id="应用示范企业"),
        pytest.param("jinan-8", "1-2家", "2家", id="示范基地"),
        pytest.param("jinan-9", "50家以上", "60家", id="成熟度测评"),
        pytest.param("jinan-10", "10个以上", "10家", id="新技术标杆"),
        pytest.param("jinan-11", "10个以上", "10家", id="行业标杆"),
    ],
)
def test_both_numbers_are_shown(rule: str, heading: str, explanation: str) -> None:
    said, explained = RULES[rule].competition.split(", 说明")
    assert heading in said
    assert explanation in explained
    assert any(heading in quote.text for quote in RULES[rule].quotes)
    assert any(explanation in quote.text and heading not in quote.text for quote in RULES[rule].quotes)
