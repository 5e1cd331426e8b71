"""What a message tells of others, of a whole or of what is not asked about now is not taken for the company's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation

LED = "崂山，国家级工业互联网重大项目，今年国家资金到账260万，"


def ask(advisor: Advisor, *texts: str) -> Answer:
    memory = Conversation()
    return [advisor.ask(text, memory, date(2026, 11, 21)) for text in texts][-1]


@pytest.mark.parametrize(
    "told",
    [
        "我们排在第三单位",
        "牵头单位是一所大学，我们参与",
        "海信牵头的，我们是合作方",
        "我们是四家参与单位之一",
        "别人牵头我们跟着参与",
    ],
)
def test_who_only_takes_part_gets_nothing(advisor: Advisor, told: str) -> None:
    assert ask(advisor, f"{LED}{told}，区里配多少").status == "not_eligible"


@pytest.mark.parametrize(
    "told",
    [
        "我们牵头，参与单位六家",
        "我们是第一承担单位，另外还有两家参与单位",
        "牵头单位是我们，参与单位有海信和一所大学",
        "第一承担单位是咱们，参与单位是海信、赛轮",
        "我们是牵头的就是第一承担单位那种",
    ],
)
def test_those_who_take_part_beside_the_leader_take_nothing_from_it(advisor: Advisor, told: str) -> None:
    headline = ask(advisor, f"{LED}{told}，区里配多少").headline
    assert headline is not None and headline.amount == 260


@pytest.mark.parametrize(
    "paid", ["是区政府投的钱", "钱是街道出的", "管委会投的，我们负责建", "走的政府采购", "替政府建的项目"]
)
def test_a_scene_that_the_government_paid_for_gets_nothing(advisor: Advisor, paid: str) -> None:
    answer = ask(advisor, f"青岛智慧交通5G场景评上十佳了，{paid}，智能软硬件投了900万，能奖多少")
    assert answer.status == "not_eligible"


@pytest.mark.parametrize("paid", ["我们自己投的钱，不是政府投的", "没有政府投资"])
def test_a_scene_of_the_companys_own_money_is_rewarded(advisor: Advisor, paid: str) -> None:
    headline = ask(advisor, f"青岛5G场景评上十佳，{paid}，智能软硬件900万，能奖多少").headline
    assert headline is not None and headline.amount == 90


@pytest.mark.parametrize(
    "text",
    [
        "青岛规上制造业，技改投了4100万，厂房设备全在里面，补多少",
        "青岛规上制造业，技改投资4100万，包括土建和设备，补多少",
        "青岛规上制造业，技改连厂房带设备花了4100万，补多少",
        "青岛规上制造业，技改投了4100万，土建和设备没法分开，补多少",
        "胶州企业，工业软件和网络项目年内上线，投了380万，机房装修也算在里头，按20条给多少",
    ],
)
def test_a_sum_with_buildings_in_it_is_no_base(advisor: Advisor, text: str) -> None:
    assert ask(advisor, text).status == "needs_facts"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("青岛规上制造业，技改投了4100万，不含厂房，全是设备，补多少", "492"),
        ("青岛规上制造业，技改设备投了2100万，厂房没算在里面，补多少", "252"),
        ("青岛规上制造业，技改投了4100万，厂房也在里面，其中设备2500万，补多少", "300"),
        ("青岛规上制造业，技改投了4100万，含土建1200万，剩下都是设备，补多少", "348"),
        ("青岛规上制造业，技改总投4100万，厂房1000万，软件100万，其余是设备款，补多少", "360"),
    ],
)
def test_what_is_left_of_a_whole_is_the_base(advisor: Advisor, text: str, amount: str) -> None:
    headline = ask(advisor, text).headline
    assert headline is not None and headline.amount == Decimal(amount)


def test_how_many_were_recognised_in_all_is_no_count_of_the_companys(advisor: Advisor) -> None:
    headline = ask(advisor, "我们刚被青岛市新认定为数字化车间，全市这批一共二十六家，只问崂山区里奖多少").headline
    assert headline is not None and headline.amount == 30
    own = ask(advisor, "崂山，我们新认定了2个数字化车间，全市这批有40个，区里奖多少").headline
    assert own is not None and (own.minimum, own.maximum) == (30, 60)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("问的是青岛20条里技改那条，不是两化融合那条，设备投了1900万，综合奖补多少", None),
        ("青岛的，想问两化融合那条，不是技改那条，年内上线投了300万，奖多少", "qd20-8"),
        ("两家公司，青岛的单项冠军先不说，济南这家建了省级体验中心，投了900万，能奖多少", "jinan-14"),
        ("济南那家先不管，青岛这家新认定国家级单项冠军，奖多少", "qd24-2"),
        ("智能工厂的事先放一放，我们崂山公司云服务一年30万，补多少", "laoshan-6"),
    ],
)
def test_what_is_put_aside_is_not_answered(advisor: Advisor, text: str, rule: str | None) -> None:
    answer = ask(advisor, text)
    assert answer.status == "answered"
    assert [award.rule for award in answer.awards] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("胶州企业，网络和系统集成项目年内上线，投资150万加60万，按20条给多少", "42"),
        ("崂山，今年买驻区名录里的云服务12万，又加了4万，补多少", "6.4"),
        ("青岛规上制造业，设备0.2亿加300万，补多少", "276"),
        ("青岛规上制造业，设备2000万加软件500万，补多少", "240"),
    ],
)
def test_a_sum_told_by_what_is_added_is_added_up(advisor: Advisor, text: str, amount: str) -> None:
    headline = ask(advisor, text).headline
    assert headline is not None and headline.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("青岛规上制造业，营收从去年的46亿一下子到了112亿，50亿和100亿都是头一回过，给多少", 100, 150),
        ("青岛规上制造业，从去年的45亿到今年的210亿，50亿100亿200亿三档都是第一次突破，给多少", 200, 350),
        ("青岛规上制造业，营收从90亿到130亿，给多少", 100, 100),
    ],
)
def test_a_revenue_that_grew_is_this_years(advisor: Advisor, text: str, low: int, high: int) -> None:
    headline = ask(advisor, text).headline
    assert headline is not None
    assert (headline.minimum or headline.amount, headline.maximum or headline.amount) == (low, high)


@pytest.mark.parametrize("judged", ["人家评审以后接收了", "人家审过收下了", "人家那边通过了，接收了"])
def test_those_who_judge_are_no_second_company(advisor: Advisor, judged: str) -> None:
    text = f"我们青岛公司的开源项目，代码三十多万行，捐给国家级开源基金会，{judged}，研发花了200万，补多少"
    headline = ask(advisor, text).headline
    assert headline is not None and headline.amount == 30


@pytest.mark.parametrize(
    ("came", "amount"),
    [("原来在威海，", 130), ("以前注册在潍坊，", 130), ("从深圳引进来的，", 130), ("上海过来的企业，", 130)],
)
def test_where_a_company_came_from_is_not_where_it_is(advisor: Advisor, came: str, amount: int) -> None:
    text = f"{came}今年新落户崂山政府认定的工业互联网载体，第一年区级主要经济贡献130万，补多少"
    headline = ask(advisor, text).headline
    assert headline is not None and headline.amount == amount


def test_a_level_that_is_not_asked_about_is_left_out(advisor: Advisor) -> None:
    answer = ask(advisor, "崂山公司，2022年新入选国家级双跨。不问区里也不问市里，省里最多多少")
    assert [award.rule for award in answer.awards] == ["shandong-6"]


def test_a_number_said_to_be_just_so_is_of_what_it_is_counted_of(advisor: Advisor) -> None:
    text = "崂山载体里新引进的工业互联网企业，纳税300万，区级主要经济贡献今年头一年统计下来不多不少{}，补贴拿得到不"
    assert ask(advisor, text.format("一百万整")).status == "not_eligible"
    assert ask(advisor, text.format("101万")).status == "answered"


@pytest.mark.parametrize("where", ["我们崂山做模具的", "咱们崂山的", "崂山", "崂山的"])
def test_a_company_at_a_place_is_told_of_both_levels_and_the_district_asked_about_of_one(
    advisor: Advisor, where: str
) -> None:
    told = f"{where}，刚新认定成青岛市的数字化车间，"
    both = ask(advisor, f"{told}奖多少钱")
    assert both.headline is None
    assert {award.amount for award in both.awards} == {30, 50}
    one = ask(advisor, f"{told}区里给多少钱").headline
    assert one is not None and one.amount == 30


@pytest.mark.parametrize(
    "text",
    [
        "山东的，平台评上前十、二级节点也排进前五，两份省里的钱都能拿吗",
        "山东公司，平台进了前十，二级节点排名前五，省里两个奖补能不能同时拿",
        "山东，园区进了前五，平台进了前十，省里的钱能不能都拿",
    ],
)
def test_two_ranks_at_the_province_bring_the_clause_on_having_both(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert any(c.article == "第十条" and "年度内只能享受一次" in c.quote for c in answer.citations)
