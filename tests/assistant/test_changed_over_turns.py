"""What later messages change: plans for another year, a class of an earlier one, a title read wrong, a part that came back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[..., Answer]
CLOUD = "崂山企业，今年云服务花了30万，服务商在名录里，补多少"
EQUIPMENT = "青岛规上制造企业，今年技改设备投资3000万，征求意见稿奖多少"
SYSTEMS = "崂山企业，MES系统集成投了600万，已经上线，二十条里市里给多少"
CHAMPION = "青岛企业新认定国家级制造业单项冠军，亩产评价C类，征求意见稿奖多少"
WORKSHOP = "崂山企业，今年青岛市新认定的数字化车间，区里给多少"
PROVIDER = "我们在青岛的平台服务商名录里，服务本地企业70家，本地收入1400万，奖补多少"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((CLOUD, "来年预算加到45万呢"), 18),
        ((CLOUD, "来年预算加到45万呢", "还是按今年的，多少"), 12),
        ((EQUIPMENT, "明年还打算再买1500万设备，光算明年那份"), 180),
        ((EQUIPMENT, "又追加了1500万设备，现在多少"), 540),
        ((EQUIPMENT, "明年打算再买1500万设备，现在这份能拿多少"), 360),
    ],
)
def test_a_plan_for_another_year_is_computed_by_itself(ask: Ask, messages: tuple[str, ...], amount: int) -> None:
    assert ask(*messages).headline.amount == amount


def test_a_budget_beside_what_was_spent_is_no_base(ask: Ask) -> None:
    assert ask("崂山企业，云服务预算30万，补多少").status == "needs_facts"
    assert ask("青岛企业，MES系统集成预算600万，实际完成投资420万，已上线，二十条给多少").headline.amount == 84


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((SYSTEMS, "要是投了700万呢"), 140),
        ((SYSTEMS, "区里呢", "要是投了700万呢"), 70),
        ((SYSTEMS, "两级一共呢", "要是投了700万呢"), 210),
        ((SYSTEMS, "区里呢", "一起多少"), 180),
    ],
)
def test_the_level_asked_for_holds_until_both_are(ask: Ask, messages: tuple[str, ...], amount: int) -> None:
    assert ask(*messages).headline.amount == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("等一下，C是去年的，今年出来的是B", 200),
        ("C类那是上一年的结果，新的是A类", 200),
        ("我们其实没被纳入亩产评价，不是C", 200),
        ("B是前年的，C没错", 160),
    ],
)
def test_a_class_said_to_be_an_earlier_year_s_gives_way(ask: Ask, text: str, amount: int) -> None:
    assert ask(CHAMPION, text).headline.amount == amount


def test_a_level_put_aside_is_not_the_one_meant(ask: Ask) -> None:
    first = "济南省级公共服务平台新认定，实际投资1500万，补多少"
    assert ask(first, "以后要是评成国家级呢", "先不管国家级，就按省级，投资核定是1400万").headline.amount == 280
    assert ask("济南公共服务平台新认定，投了1500万，不管国家级还是省级都补吗，各多少").status == "needs_facts"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((WORKSHOP, "市里呢", "看错了，牌子是智能工厂，区里给多少", "市里呢"), 100),
        ((WORKSHOP, "市里多少"), 50),
        ((WORKSHOP, "市里呢", "要是智能工厂呢", "还是按原来的，区里多少"), 30),
    ],
)
def test_a_title_corrected_is_corrected_for_both_levels(ask: Ask, messages: tuple[str, ...], amount: int) -> None:
    assert ask(*messages).headline.amount == amount


@pytest.mark.parametrize(
    ("text", "served"),
    [("这70家里有25家是外地的", "45"), ("70家里头有15家是潍坊的", "55"), ("70家里面15家是外省的，本地的就55家", "55")],
)
def test_companies_elsewhere_are_taken_from_those_counted(ask: Ask, text: str, served: str) -> None:
    facts = {fact.fact: fact.value for fact in ask(PROVIDER, text).facts}
    assert (facts["qd20_served"], facts["qd20_local_income"]) == (served, "1400")


@pytest.mark.parametrize("text", ["里头有5万退掉了，实际付了25万", "其中5万后来退款了"])
def test_what_was_returned_is_not_spent(ask: Ask, text: str) -> None:
    assert ask(CLOUD, text).headline.amount == 10


def test_one_of_two_awards_is_asked_for_alone_again(ask: Ask) -> None:
    first = "青岛软件企业首次入选中国软件百强，征求意见稿奖多少"
    assert ask(first, "开源项目被国家级基金会接收了，这个呢", "两样合计", "只报百强那一样的话").headline.amount == 100


def test_a_contribution_is_no_cost_of_a_security_platform(ask: Ask) -> None:
    answer = ask("我们做工业互联网安全，新搬进崂山认定的载体，区级主要经济贡献每年150万，五年一共补多少")
    assert answer.headline.amount == 540


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("乙厂设备买了2000万", "说回甲厂，设备改成1500万"), 180),
        (("乙厂设备买了2000万", "乙厂是B类，现在多少"), 240),
    ],
)
def test_companies_called_by_a_letter_keep_their_own_facts(ask: Ask, messages: tuple[str, ...], amount: int) -> None:
    assert ask("甲厂在青岛，规上，设备投资1000万，征求意见稿奖多少", *messages).headline.amount == amount


def test_what_one_company_gets_is_not_the_sum_of_two(ask: Ask) -> None:
    answer = ask("甲厂在青岛，规上，设备投资1000万，征求意见稿奖多少", "乙厂设备买了2000万", "两家合计多少")
    assert (answer.status, answer.headline) == ("answered", None)


def test_a_seller_called_by_a_letter_is_no_company_told_of(ask: Ask) -> None:
    assert ask("崂山企业从甲公司买云服务花了12万，服务商在名录，补多少", "又从甲公司买了8万").headline.amount == 8


NATIONAL = "崂山企业国家级重大项目，我们牵头，今年国家资金到位300万，区里配多少"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("第二个项目到位250万，两个合起来多少",), 550),
        (("第二个项目到位250万，两个合起来多少", "第二个变成400万了，两个合计呢"), 700),
        (("第二个项目到位250万，光算第二个",), 250),
    ],
)
def test_a_second_project_told_later_is_counted_with_the_first(
    ask: Ask, messages: tuple[str, ...], amount: int
) -> None:
    assert ask(NATIONAL, *messages).headline.amount == amount


def test_another_award_on_a_cost_of_the_same_name_has_its_own(ask: Ask) -> None:
    first = "济南“工业互联网+新技术”融合标杆入选了，实际总投入290万，最高多少"
    assert ask(first, "还有一个应用示范项目也评上了，投入150万，最高多少").headline.maximum == 45
    assert ask(first, "另有一个“+行业”融合标杆，不是一个项目，入选了，投入200万，光看它").headline.maximum == 60


def test_the_figure_told_last_may_be_pointed_to_as_money_received(ask: Ask) -> None:
    first = "崂山规上制造企业，技改设备投资1000万，征求意见稿市里给多少"
    answer = ask(first, "市里真按这个数拨下来，崂山对技改里的工业互联网项目再给多少")
    assert (answer.headline.amount, answer.facts[0].value) == (60, "120")
    assert ask(first, "崂山对技改里的工业互联网项目再给多少").headline.amount == 60


@pytest.mark.parametrize(
    ("text", "amount"), [("冠军那个是B类呢", 200), ("单项冠军那个漏说一句，我们是C类", 160), ("工厂那个是C类呢", 40)]
)
def test_an_earlier_award_is_taken_up_by_its_name(ask: Ask, text: str, amount: int) -> None:
    first = "青岛企业新认定国家级制造业单项冠军，征求意见稿奖多少"
    assert ask(first, "还有个绿色工厂，新评的省级，奖多少", text).headline.amount == amount


@pytest.mark.parametrize("text", ["员工自己买新能源车市里有补贴没", "市里给老板买保险有优惠没"])
def test_what_no_text_covers_is_declined_between(ask: Ask, text: str) -> None:
    assert ask(CLOUD, text).status == "declined"
    assert ask(CLOUD, text, "要是40万呢").headline.amount == 16


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("还新评上了国家级绿色工厂，两个一共多少",), 300),
        (("还新评上了绿色工厂，省级的，C类，两个一共多少",), 200),
        (("绿色工厂国家级新评的呢",), 100),
        (("绿色工厂省级新评的呢", "还有国家级的工业设计中心，新认定的，给多少", "三个加起来多少"), 350),
        (("还新评上了省级绿色工厂，光算这个多少",), 50),
    ],
)
def test_a_further_award_has_its_own_level_and_is_added_where_asked(
    ask: Ask, messages: tuple[str, ...], amount: int
) -> None:
    assert ask("青岛企业新认定国家级制造业单项冠军，征求意见稿奖多少", *messages).headline.amount == amount


def test_a_level_said_of_one_award_is_not_another_s(ask: Ask) -> None:
    answer = ask("青岛企业新认定国家级制造业单项冠军，征求意见稿奖多少", "绿色工厂新评上的呢")
    assert (answer.status, answer.headline) == ("needs_facts", None)


def test_awards_that_exclude_each_other_are_not_added(ask: Ask) -> None:
    first = "济南工业互联网应用示范项目评上了，实际总投入260万，最高多少"
    answer = ask(first, "同一个项目又评上了“+行业”的融合标杆，两份都领一共多少")
    assert answer.headline.maximum == 78
    assert any("同一企业同一项目不重复" in citation.quote for citation in answer.citations)


def test_scores_given_for_a_table_are_weighted(ask: Ask) -> None:
    answer = ask("山东省二级节点评价指标我们自己打分：注册量80、解析量90、接入60、应用情况70，加权多少分")
    assert "24 + 36 + 6 + 14" in answer.text


UPGRADE = "青岛规上制造企业，工业互联网技术改造，今年设备投资1250万，征求意见稿给多少"
FIRST_SET = "青岛，通过了省级首台套认定，是关键核心零部件，认定当年卖了2600万，奖多少"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((UPGRADE, "厂在崂山，区里再给多少"), 75),
        ((UPGRADE, "厂在崂山，区里再给多少", "市里区里合起来"), 225),
        ((UPGRADE, "市里真这么给了的话，崂山对这个项目再跟多少"), 75),
    ],
)
def test_the_district_follows_the_city_on_an_upgrade(ask: Ask, messages: tuple[str, ...], amount: int) -> None:
    assert ask(*messages).headline.amount == amount


def test_city_money_that_came_is_asked_for_and_not_worked_out(ask: Ask) -> None:
    answer = ask("厂在崂山，工业互联网技改设备投资1250万，市里补了钱，多少我忘了，区里给多少")
    assert (answer.status, answer.headline) == ("needs_facts", None)
    assert "150万" not in answer.text


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((FIRST_SET, "装备，销售额改成2800万"), 140),
        ((FIRST_SET, "换成按整机，销售额变成2800万", "还是零部件，不过卖了1700万"), 85),
    ],
)
def test_a_kind_that_is_all_of_a_clause_is_the_fact_s(ask: Ask, messages: tuple[str, ...], amount: int) -> None:
    assert ask(*messages).headline.amount == amount


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((PROVIDER, "本地收入先按2600万", "还是71家，收入还是1400万"), 280),
        (("济南首版次工业APP，国内领先，自主知识产权，一年内到账180万，资助多少", "合同签了310万，到账还是180万"), 54),
        ((CLOUD, "别绕，你就给我写15万"), 12),
        (("青岛，装备进了国家节能降碳推荐目录，当年卖了4700万，奖多少", "4700是连别的型号一起的，这一款只有1600万"), 80),
        (("崂山中小企业，系统集成今年竣工，投了49万，市里奖补9.8万，区里给多少", "投资恰好50万，市里奖补是10万"), 5),
    ],
)
def test_what_is_said_again_beside_another_number_counts(ask: Ask, messages: tuple[str, ...], amount: int) -> None:
    assert ask(*messages).headline.amount == amount


@pytest.mark.parametrize(
    ("messages", "quote"),
    [
        (("崂山这份政策归谁解释", "济南那个呢"), "由市工业和信息化局负责解释"),
        (("济南的细则归哪家解释", "那山东省的细则呢，公示几天"), "公示期不少于5个工作日"),
        (("我们厂在崂山，济南那份政策哪个部门解释",), "由市工业和信息化局负责解释"),
    ],
)
def test_what_a_text_of_another_place_says_is_answered(ask: Ask, messages: tuple[str, ...], quote: str) -> None:
    answer = ask(*messages)
    assert answer.status == "answered"
    assert any(quote in "".join(citation.quote.split()) for citation in answer.citations)


def test_what_another_place_gives_is_not_for_the_company(ask: Ask) -> None:
    assert ask("我们厂在崂山，济南那个上云专项引导资金能申请吗").status == "not_eligible"


@pytest.mark.parametrize("said", ["没上规模", "还没上规", "规下的"])
def test_a_company_below_scale_gets_no_upgrade_award(ask: Ask, said: str) -> None:
    assert ask(f"小厂在青岛，{said}，今年设备更新花了450万，能补多少").status == "not_eligible"


def test_the_rest_of_a_whole_is_not_said_of_the_part(ask: Ask) -> None:
    answer = ask("青岛规上制造业，技改总投6500万，里头设备2500万，剩下是厂房和设计费，征求意见稿奖多少")
    assert answer.headline.amount == 300

SCENE = "崂山企业，入选了5G十佳场景示范，市财政给了70万，区里再给多少"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((SCENE,), 50),
        ((SCENE, "一共呢"), 120),
        ((SCENE, "连市里的总共呢"), 120),
        ((f"{SCENE}，市区两级一共多少",), 120),
        (("崂山小厂，两化融合投了260万，已上线，市里一共给了52万，区里再给多少",), 26),
    ],
)
def test_city_money_that_was_told_is_added_where_both_are_asked_for(
    ask: Ask, messages: tuple[str, ...], amount: int
) -> None:
    answer = ask(*messages)
    assert answer.headline.amount == amount
    assert (answer.total is not None) == ("合计中的" in answer.text)


def test_what_the_state_only_gives_is_a_fact(ask: Ask) -> None:
    answer = ask("青岛，标识解析项目国家立项了，中央财政给了1000万，奖多少", "要是中央只给600万")
    assert answer.headline.amount == 30


def test_a_tier_that_was_had_before_is_not_given_again(ask: Ask) -> None:
    answer = ask("青岛规上制造企业，纳统，今年营收103亿，首次过百亿，50亿那档大前年就拿过了，奖多少")
    assert (answer.headline.amount, answer.headline.certainty) == (100, "fixed")


@pytest.mark.parametrize("certificate", ["ISO27001", "质量管理体系", "职业健康安全管理体系"])
def test_another_certificate_is_not_the_one_of_the_clause(ask: Ask, certificate: str) -> None:
    answer = ask(f"崂山企业，{certificate}认证拿到了，区里奖多少")
    assert answer.headline is None
    assert answer.status != "answered"


def test_the_certificate_after_the_pilot_is_an_award_of_its_own(ask: Ask) -> None:
    pilot = "崂山企业，认定为国家两化融合管理体系贯标试点，给多少"
    assert [ask(pilot).headline.amount, ask(pilot, "后来认证也过了，认证那笔呢").headline.amount] == [10, 50]


def test_workers_are_no_lines(ask: Ask) -> None:
    assert ask("崂山，自动化生产线市里新认定，区里给多少，线上一共48个工人").headline.amount == 30
