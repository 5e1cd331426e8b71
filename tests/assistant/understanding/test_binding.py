"""Which number, title or yes/no of a message is which fact of a rule."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.understanding.binding import Binder, BoundFact, Reading
from assistant.understanding.message import read
from tools.catalogue import RULES


def bind(rule: str, text: str, **asked: tuple[str, ...]) -> dict[str, BoundFact]:
    facts = [RULES[rule].fact(fact) for fact in asked.get("asked", ())]
    return Binder(read(text), facts).bind(RULES[rule])


@pytest.mark.parametrize(
    ("rule", "text", "fact", "value"),
    [
        ("laoshan-6", "上云费用18万", "cloud_spending", "18"),
        ("laoshan-6", "18万的云服务", "cloud_spending", "18"),
        ("laoshan-6", "每月云费2万", "cloud_spending", "24"),
        ("qd24-5.1", "设备投资三千万", "equipment_investment", "3000"),
        ("laoshan-3.1", "市里给了260万", "upgrade_city_money", "260"),
        ("laoshan-5.1", "区级贡献1.2亿", "district_contribution", "12000"),
        ("laoshan-5.2", "员工50人，租了600平米", "regular_employees", "50"),
        ("laoshan-5.2", "员工50人，租了600平米", "office_area", "600"),
        ("laoshan-5.2", "月租60元每平米", "rent_price", "720"),
        ("laoshan-8.4", "本政策能给100万，另一个政策能给120万", "laoshan_other_policy_amount", "120"),
    ],
)
def test_a_label_before_or_after_a_number_says_which_fact_it_is(rule: str, text: str, fact: str, value: str) -> None:
    bound = bind(rule, text)[fact]
    assert (bound.value, bound.labelled, bound.assumed) == (Decimal(value), True, None)


@pytest.mark.parametrize(
    ("rule", "text", "fact", "value"),
    [
        ("laoshan-6", "营收5亿，买云花了18万", "cloud_spending", "18"),
        ("laoshan-6", "买云花了18万，注册资本3000万", "cloud_spending", "18"),
        ("laoshan-1", "批复2000万，到位600万", "national_money_arrived", "600"),
        ("laoshan-1", "到位600万，批复2000万", "national_money_arrived", "600"),
        ("qd24-5.1", "总投资5000万，其中设备投资3000万", "equipment_investment", "3000"),
        ("qd24-5.1", "设备3000万，软件500万", "equipment_investment", "3000"),
        ("qd20-6", "服务60家本地企业，这部分收入1200万，公司总营收1亿", "qd20_local_income", "1200"),
    ],
)
def test_numbers_of_another_base_are_passed_over(rule: str, text: str, fact: str, value: str) -> None:
    assert bind(rule, text)[fact].value == Decimal(value)


@pytest.mark.parametrize("text", ["营收2亿", "利润800万", "能拿260万对吧", "两化融合项目"])
def test_no_base_is_made_of_other_numbers(text: str) -> None:
    assert "integration_city_money" not in bind("laoshan-3.2", text)


@pytest.mark.parametrize(
    ("rule", "text", "fact", "value"),
    [
        ("laoshan-1", "两个项目分别到位300万和400万", "national_money_arrived", "700"),
        ("laoshan-1", "第一个项目到位300万，第二个项目到位400万", "national_money_arrived", "700"),
        ("laoshan-6", "云服务分别花了8万和7万", "cloud_spending", "15"),
        ("qd24-5.1", "一期设备投入1000万，二期设备投入2000万", "equipment_investment", "3000"),
    ],
)
def test_several_projects_are_added_up(rule: str, text: str, fact: str, value: str) -> None:
    assert bind(rule, text)[fact].value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("去年买云30万，今年买云80万", (30, 80)),
        ("今年买云80万，去年买云30万", (30, 80)),
        ("2020年买云12万，2021年买云55万", (12, 55)),
        ("每年买云都是30万，连续3年", (30, 30, 30)),
    ],
)
def test_values_of_several_years_are_a_series_in_order(text: str, series: tuple[int, ...]) -> None:
    assert bind("laoshan-6", text)["cloud_spending"].value == tuple(Decimal(year) for year in series)


@pytest.mark.parametrize(("text", "reading"), [("买云花了15", "万元"), ("买云花了150000", "元")])
def test_a_number_without_unit_is_bound_with_the_reading_taken(text: str, reading: str) -> None:
    bound = bind("laoshan-6", text)["cloud_spending"]
    assert bound.value == 15
    assert bound.assumed == Reading("unit_taken", reading)


def test_an_estimate_says_that_it_is_one() -> None:
    assert bind("laoshan-6", "买云大约25万")["cloud_spending"].assumed == Reading("approximate")


def test_a_range_keeps_both_ends() -> None:
    bound = bind("laoshan-6", "买云花了20到30万")["cloud_spending"]
    assert (bound.low, bound.high) == (20, 30)


def test_a_fact_carries_the_words_of_the_person() -> None:
    bound = bind("laoshan-6", "买 云 花了 １８ 万元")["cloud_spending"]
    assert bound.value == 18
    assert bound.quote == "１８ 万元"


@pytest.mark.parametrize(
    ("rule", "text", "fact"),
    [
        ("laoshan-3.1", "没拿到市级奖补", "got_city_money"),
        ("laoshan-3.1", "市里没给钱", "got_city_money"),
        ("laoshan-1", "我们不是第一承担单位", "lead_unit"),
        ("laoshan-1", "我们只是参与单位", "lead_unit"),
        ("laoshan-3.2", "项目还没上线", "project_completed"),
        ("laoshan-4.1", "没入选十佳", "top_ten_scene"),
        ("laoshan-5.2", "没有转租", "sublet"),
        ("qd20-6", "没进名录，服务60家", "qd20_listed"),
    ],
)
def test_what_is_denied_does_not_hold(rule: str, text: str, fact: str) -> None:
    assert bind(rule, text)[fact].value is False


@pytest.mark.parametrize(
    ("rule", "text", "fact"),
    [
        ("laoshan-1", "我们是不是第一承担单位有影响吗", "lead_unit"),
        ("laoshan-3.2", "有没有拿到市级奖补会影响吗", "got_city_money"),
        ("laoshan-5.2", "能不能转租啊", "sublet"),
    ],
)
def test_a_question_form_denies_nothing(rule: str, text: str, fact: str) -> None:
    bound = bind(rule, text).get(fact)
    assert bound is None or bound.value is not False


@pytest.mark.parametrize(
    ("rule", "text", "fact"),
    [
        ("laoshan-1", "我们是第一承担单位", "lead_unit"),
        ("laoshan-3.1", "市里给了260万", "got_city_money"),
        ("laoshan-3.2", "项目已上线", "project_completed"),
        ("laoshan-4.1", "以前没入选，今年入选十佳", "top_ten_scene"),
        ("laoshan-6", "服务商在名录内", "listed_provider"),
    ],
)
def test_what_is_stated_holds(rule: str, text: str, fact: str) -> None:
    assert bind(rule, text)[fact].value is True


@pytest.mark.parametrize(("text", "value"), [("有", True), ("是的", True), ("没有", False), ("不是", False)])
def test_a_short_reply_answers_the_question_asked_before(text: str, value: bool) -> None:
    assert bind("laoshan-1", text, asked=("lead_unit",))["lead_unit"].value is value
    assert bind("laoshan-1", text) == {}


def test_a_number_alone_answers_the_question_asked_before() -> None:
    bound = bind("laoshan-3.1", "260万", asked=("upgrade_city_money",))
    assert bound["upgrade_city_money"].value == 260
    assert "upgrade_city_money" not in bind("laoshan-3.1", "260万")


@pytest.mark.parametrize(
    ("rule", "text", "fact", "choice"),
    [
        ("laoshan-4.2", "认定了智能工厂", "factory_title", "智能工厂"),
        ("laoshan-4.2", "不是智能工厂，是数字化车间", "factory_title", "数字化车间"),
        ("laoshan-2.1", "省级工业互联网平台", "platform_level", "省"),
        ("qd24-5.1", "我们是D类企业", "yield_class", "D"),
    ],
)
def test_the_choice_named_is_taken(rule: str, text: str, fact: str, choice: str) -> None:
    assert bind(rule, text)[fact].value == choice


@pytest.mark.parametrize(
    ("rule", "text", "fact"),
    [
        ("laoshan-4.2", "智能工厂和数字化车间", "factory_title"),
        ("laoshan-4.2", "搞不清是智能工厂", "factory_title"),
        ("laoshan-2.1", "国家级和省级都认定了", "platform_level"),
        ("laoshan-2.1", "不知道是国家级还是省级", "platform_level"),
    ],
)
def test_several_choices_or_a_doubt_leave_it_open(rule: str, text: str, fact: str) -> None:
    assert fact not in bind(rule, text)


def test_the_choice_that_touches_the_subject_wins() -> None:
    text = "参加过国家级展会，省级平台"
    rule = RULES["laoshan-2.1"]
    at = text.index("平台")
    assert Binder(read(text)).bind(rule, [(at, at + 2)])["platform_level"].value == "省"


def test_a_claimed_result_is_no_fact() -> None:
    binder = Binder(read("买云花了30万，能拿15万对吧"))
    assert [claim.value for claim in binder.claims] == [15]
    assert binder.bind(RULES["laoshan-6"])["cloud_spending"].value == 30


@pytest.mark.parametrize(
    ("rule", "text", "fact", "value"),
    [
        ("qd24-1", "营收从98亿涨到103亿，首次破百亿", "qd24_revenue", "1030000"),
        ("qd24-5.1", "设备投资从800万追加到1500万", "equipment_investment", "1500"),
        ("laoshan-6", "云服务合同总价105万，今年实际付了35万，今年这35万能补多少", "cloud_spending", "35"),
        ("laoshan-6", "去年云服务付了22万，今年付了13万，今年的能补多少", "cloud_spending", "13"),
        ("laoshan-6", "上半年云服务花6万下半年花8万", "cloud_spending", "14"),
        ("laoshan-5.1", "头年区级贡献128，二年头165，二年头这一笔返多少", "district_contribution", "165"),
    ],
    ids=["涨到", "追加到", "合同与实付", "去年与今年", "上半年与下半年", "所问的年"],
)
def test_a_sum_that_only_leads_to_another_gives_way_to_it(rule: str, text: str, fact: str, value: str) -> None:
    assert bind(rule, text)[fact].value == Decimal(value)


def test_what_a_revenue_rose_from_is_the_earlier_one() -> None:
    facts = bind("qd24-1", "2024年45亿，2025并购以后营收一下子蹦到210亿")
    assert facts["qd24_revenue"].value == Decimal(2100000)
    assert any(bound.value == Decimal(450000) for bound in facts.values())


def test_the_longest_words_of_a_choice_are_quoted() -> None:
    assert bind("qd20-3.1", "市级新认定的工业互联网平台")["qd20_title"].quote == "工业互联网平台"
