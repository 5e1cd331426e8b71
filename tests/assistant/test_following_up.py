"""Conversations: corrections, changes, what is not known, two titles and two companies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.state.memory import as_record, from_record

Ask = Callable[..., Answer]
CLOUD = "崂山企业，云服务花了30万，服务商在名录里，补多少"


def test_this_year_s_class_outranks_an_earlier_one_s(ask: Ask) -> None:
    first = "青岛企业新认定国家级智能制造示范工厂，D类，奖多少"
    assert ask(first, "记混了，前年是D，今年评的是B").headline.amount == 100


def test_a_talk_of_one_thing_is_no_number(ask: Ask) -> None:
    first = "标识解析二级节点全省排第3，注册120万条、解析70万次，省里最多奖多少"
    values = {fact.fact: fact.value for fact in ask(first, "忘说一个，接入企业6家").facts}
    assert (values["sd_node_registered"], values["sd_node_companies"]) == ("1200000", "6")


def test_each_of_two_companies_keeps_its_own_facts(ask: Ask) -> None:
    first = "我手里两家企业都在崂山。甲公司买云花了30万，服务商在名录；乙公司买云花了48万，也在名录。甲公司补多少"
    amounts = [ask(first, *more).headline.amount for more in ((), ("乙公司呢",), ("乙公司呢", "说回甲公司，改成20万呢"))]
    assert amounts == [12, Decimal("19.2"), 8]


TWO_COMPANIES = "手上有两家企业，先说济南那家：工业互联网应用示范项目评上了，实际总投入250万，最高多少"
IN_QINGDAO = "第二家在青岛，新认定省级服务型制造示范，C类企业，奖多少"


def test_companies_told_of_one_after_the_other_keep_facts_and_subject(ask: Ask) -> None:
    assert ask(TWO_COMPANIES, IN_QINGDAO).headline.amount == 40
    assert ask(TWO_COMPANIES, IN_QINGDAO, "第一家投入改成300万，再算一遍").headline.maximum == 90
    assert ask(TWO_COMPANIES, IN_QINGDAO, "济南那家再追加30万呢").headline.maximum == 84
    assert ask(TWO_COMPANIES, IN_QINGDAO, "第一家投入改成300万", "另一家要是A类呢").headline.amount == 50


def test_companies_told_of_one_after_the_other_are_remembered(advisor: Advisor) -> None:
    memory, today = Conversation(), date(2026, 11, 21)
    advisor.ask(TWO_COMPANIES, memory, today)
    advisor.ask(IN_QINGDAO, memory, today)
    back = from_record(as_record(memory))
    assert (back.number, back.others[1].rules) == (2, memory.others[1].rules)
    assert advisor.ask("第一家投入改成300万", back, today).headline.maximum == 90


def test_two_companies_are_remembered(advisor: Advisor) -> None:
    memory, today = Conversation(), date(2026, 11, 21)
    advisor.ask("崂山的，甲厂买云花了30万，乙厂买云花了40万，都在名录，甲厂补多少", memory, today)
    back = from_record(as_record(memory))
    assert back.companies == memory.companies
    assert advisor.ask("乙厂呢", back, today).headline.amount == 16


@pytest.mark.parametrize("said", ["不记得是第几年了", "第几个年度忘了"])
def test_a_year_that_is_not_known_is_asked_for(ask: Ask, said: str) -> None:
    first = f"崂山认定载体里新引进的企业，今年区级贡献300万，能返多少，{said}"
    answer = ask(first)
    assert (answer.status, answer.headline) == ("needs_facts", None)
    assert [fact.fact for fact in answer.missing] == ["laoshan_award_year"]
    assert ask(first, "第二年").headline.amount == 240


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        (("崂山，云服务买了8万，补吗", "年底再买5万凑到13万呢"), "5.2"),
        (("济南注册的公司，云服务一年买了25万，崂山给补吗", "现在注册、税务都迁入崂山了，按现在算"), "10"),
        (
            (
                "青岛，行业大模型，参数150亿，场景6个，备案过，本地算力400万",
                "参数要是90亿呢",
                "参数其实是150亿，算力600万",
            ),
            "300",
        ),
        (
            (
                "安全应急处置平台，年运营费300万，法人是上海的，没在青岛注册",
                "上个月在青岛设立了法人机构",
            ),
            "60",
        ),
    ],
)
def test_what_has_changed_is_reckoned_with(ask: Ask, messages: tuple[str, ...], amount: str) -> None:
    assert ask(*messages).headline.amount == Decimal(amount)


def test_a_rank_alone_corrects_the_rank(ask: Ask) -> None:
    first = "省级平台，烟台的，上年度服务企业上云上平台收入2300万，综合排名第十，奖多少"
    assert ask(first).headline.maximum == 200
    assert ask(first, "啊不，第十一").status == "not_eligible"


@pytest.mark.parametrize("text", ["两个一共多少", "两个加起来呢"])
def test_two_that_are_added_up_are_no_number_of_titles(ask: Ask, text: str) -> None:
    answer = ask("青岛，新认定国家级服务型制造示范，奖多少", "还新获得省级绿色制造荣誉称号，这个单算多少", text)
    assert answer.headline.amount == 150


def test_a_sum_of_two_companies_is_not_passed_off_by_one_of_them(ask: Ask) -> None:
    first = "崂山两家企业，甲云服务花了25万，乙花了40万，都在名录，甲能补多少"
    assert "没有相加" in ask(first, "乙呢", "两家合计呢").text
    assert "没有相加" not in ask(first, "乙呢").text


@pytest.mark.parametrize(
    ("supposed", "back"),
    [
        ("那要是50万呢", "还是按原来的算"),
        ("假如只有15万呢", "算了，按实际的来"),
        ("如果卖云的不在名录呢", "刚才是假设，按真实情况多少"),
        ("要换成8万呢", "不假设了，给个结论"),
        ("万一到60万呢", "那就按我最早说的"),
    ],
)
def test_what_is_supposed_is_taken_back(ask: Ask, supposed: str, back: str) -> None:
    assert ask(CLOUD, supposed).headline != ask(CLOUD).headline
    assert ask(CLOUD, supposed, back).headline.amount == 12
    assert ask(CLOUD, supposed, "那要是11万呢", back).headline.amount == 12


def test_a_correction_is_no_supposition(ask: Ask) -> None:
    corrected = (CLOUD, "搞错了，是40万")
    assert ask(*corrected, "那要是50万呢", "还是按实际的算").headline.amount == 16


@pytest.mark.parametrize(
    "text", ["前面说的30万有误，正确的是40万", "30万是旧合同上的，改成40万", "40万才对，之前说的30万不对", "数字报错了，是40万"]
)
def test_the_old_number_of_a_correction_is_set_aside(ask: Ask, text: str) -> None:
    assert ask(CLOUD, text).headline.amount == 16


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("再追加投70万，也就是380万", 190),
        ("又加了70万，现在一共380万", 190),
        ("最后凑到380万了", 190),
        ("再追加70万呢", 190),
        ("后来核下来是290万", 145),
    ],
)
def test_a_sum_grows_to_the_whole_that_is_said(ask: Ask, text: str, amount: int) -> None:
    first = "济南测试验证环境项目建设总投入310万最高资助多少"
    assert ask(first, text).headline.maximum == amount


def test_a_count_grows_by_what_is_more(ask: Ask) -> None:
    first = "青岛名录里的平台服务商，一年服务本地企业47家，收入1500万，能奖多少"
    assert ask(first).status == "not_eligible"
    answer = ask(first, "要是再多服务5家呢")
    assert answer.headline.amount == 300
    assert "52" in {fact.value for fact in answer.facts}


@pytest.mark.parametrize("text", ["复核完变成第11了", "名次不对，通报里写的第13", "那第12呢", "如果掉到第11"])
def test_a_rank_told_later_needs_no_word_for_it(ask: Ask, text: str) -> None:
    first = "青岛，产品通过山东省首版次高端软件认定，年度综合评价第6，给多少"
    assert ask(first).headline.amount == 50
    assert ask(first, text).status == "not_eligible"


@pytest.mark.parametrize("aside", ["这个归谁解释", "以后公司搬走了会怎么样", "这个政策现在还有效吗", "员工食堂有没有补贴呀"])
def test_an_aside_leaves_what_was_known(ask: Ask, aside: str) -> None:
    assert ask(CLOUD, aside, "那刚才那个到底多少").headline.amount == 12
    assert ask(CLOUD, aside, "要是40万呢").headline.amount == 16
    assert ask("崂山企业买云服务，补多少", aside, "30万").headline.amount == 12


@pytest.mark.parametrize("text", ["员工食堂有没有补贴呀", "消防改造给不给补", "顺便问一句，孩子上学有补助吗", "我们班车能补吗"])
def test_another_subject_gets_no_figure_of_the_one_before(ask: Ask, text: str) -> None:
    answer = ask(CLOUD, text)
    assert (answer.status, answer.headline) == ("declined", None)


@pytest.mark.parametrize("text", ["小企业有补贴吗", "明年还有补贴吗", "买云能补吗", "云服务有没有补贴"])
def test_who_and_when_are_no_other_subject(ask: Ask, text: str) -> None:
    assert ask(CLOUD, text).status != "declined"


def test_the_sum_stays_what_is_asked_for(ask: Ask) -> None:
    first = "崂山中小企业两化融合项目，网络加软件投资310万，已竣工，市区两级一共能拿多少"
    assert ask(first).headline.amount == 93
    assert ask(first, "文号是多少", "那要是300万呢").headline.amount == 90
    assert ask(first, "那区里是多少").headline.amount == 31


def test_a_number_said_anew_is_no_other_award_s(ask: Ask) -> None:
    first = "我们（崂山）：省级平台一个、贯标试点一个、技改市级奖补到手90万的工业互联网项目一个。区里分别多少、合计多少"
    assert ask(first, "万一是180万呢").headline.amount == 400


def test_the_province_is_asked_behind_the_city(ask: Ask) -> None:
    first = "青岛企业，省级制造业单项冠军，今年新认定，市里奖多少"
    assert ask(first).headline.amount == 50
    assert ask(first, "省里呢").headline is None


def test_a_figure_asked_to_be_confirmed_is_no_fact(ask: Ask) -> None:
    answer = ask("青岛企业，新入选国家级工业互联网平台，市里奖多少", "特色专业型", "那双跨是不是一千万")
    assert answer.headline.amount == 1000
    assert ask(CLOUD, "云服务还是20万，给的是8万没错吧").headline.amount == 8


@pytest.mark.parametrize(
    ("given", "without"), [("那如果区里财政给了50万呢", "那不拿财政的钱"), ("区里给了财政拨款呢", "那就不要区里的钱")]
)
def test_a_condition_changes_and_changes_back(ask: Ask, given: str, without: str) -> None:
    first = "想引进一个专业展会到济南，国际权威组织承办，先进制造业的，12000平米，没有其他财政支持，补多少"
    assert ask(first, given).status == "not_eligible"
    assert ask(first, given, without).headline.maximum == 200


def test_the_memory_of_a_supposition_is_kept_as_a_record(advisor: Advisor) -> None:
    memory = Conversation()
    advisor.ask(CLOUD, memory, date(2026, 11, 21))
    advisor.ask("那要是50万呢", memory, date(2026, 11, 21))
    again = from_record(as_record(memory))
    assert again.before is not None and again.supposing
    assert again.before["cloud_spending"].value == 30
    assert advisor.ask("还是按原来的算", again, date(2026, 11, 21)).headline.amount == 12


@pytest.mark.parametrize("text", ["那是预算，实际650万", "刚才说的是合同价，实付650万", "900万是批复的，改成650万", "那个是备案数，最后花了650万"])
def test_another_base_said_of_the_old_number_is_not_the_new_one_s(ask: Ask, text: str) -> None:
    assert ask("济南的内网改造标杆，实际投了900万，最高多少", text).headline.maximum == 130


def test_a_number_with_another_award_s_words_turns_to_it(ask: Ask) -> None:
    first = "青岛企业DCMM首次通过2级，评估费8万，报多少"
    fee = ask(first, "那展位费呢，花了6万")
    assert (fee.awards[0].rule, fee.headline.maximum) == ("qd24-23.1", 6)
    assert ask(first, "那展位费呢，花了6万", "回到DCMM，费用改成7万").headline.maximum == 7


@pytest.mark.parametrize(
    "text", ["省里排第4，注册150万条，解析80万次，接入9家", "我们全省第4，注册量150万条、解析量80万次、接了9家，省里最高给多少"]
)
def test_facts_of_the_other_level_turn_to_it(ask: Ask, text: str) -> None:
    first = "标识解析二级节点，青岛，刚接国家顶级节点，建设费800万，给多少"
    assert ask(first).headline.amount == 160
    assert ask(first, text).headline.maximum == 500


def test_what_was_had_at_a_lower_level_is_not_the_level_now(ask: Ask) -> None:
    assert ask("济南，体验中心，国家级，最高多少", "已经拿过省级的300了还能拿多少").headline.maximum == 1000


def test_an_earlier_year_s_award_is_no_series_with_this_year_s_cost(ask: Ask) -> None:
    first = "青岛安全应急平台，运营成本一年600万，法人在青岛，补多少"
    assert ask(first, "头一年已经领了120万了，第二年500万").headline.amount == 80


def test_the_award_named_among_several_is_meant_and_then_their_sum(ask: Ask) -> None:
    first = "我们（崂山）：省级平台一个、贯标试点一个、通过两化融合管理体系认证。区里一共多少"
    assert ask(first).headline.amount == 360
    assert ask(first, "那贯标试点呢").headline.amount == 10
    assert ask(first, "那贯标试点呢", "合计").headline.amount == 360


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("青岛新认定市级智能工厂，奖多少", "我们在崂山的，市区两级一共呢"), 150),
        (("新认定市级工业互联网平台，在青岛西海岸，多少钱", "崂山的话呢，两级一起"), 400),
        (("崂山企业，智能工厂市级新认定，区里奖多少", "市里那份呢", "加一块", "要是数字化车间呢，加一块", "还是智能工厂"), 150),
    ],
)
def test_both_levels_asked_about_later_are_added_up(ask: Ask, turns: tuple[str, ...], amount: int) -> None:
    assert ask(*turns).headline.amount == amount


def test_of_two_sums_said_before_the_one_of_like_size_is_meant(ask: Ask) -> None:
    first = "崂山的规上制造企业，技改设备投资2000万元，另有一个两化融合项目投资400万元已竣工，我们都能拿什么？"
    assert ask(first).headline.amount == 360
    assert {award.rule: award.amount for award in ask(first, "假设3400万元，能给多少").awards} == {
        "qd24-5.1": 408,
        "qd20-8": 80,
        "laoshan-3.2": 40,
    }


@pytest.mark.parametrize("text", ["那不就140万", "那是不是140万", "所以就是140万对吧"])
def test_the_result_said_again_is_no_fact(ask: Ask, text: str) -> None:
    first = "青岛，高效电机进了国家节能目录，入选当年卖了2800万，补多少"
    assert ask(first).headline.amount == 140
    assert ask(first, text).headline.amount == 140


def test_when_an_award_was_had_is_corrected(ask: Ask) -> None:
    first = "我们省级平台去年拿过省里平台奖，今年全省排第2，上云收入800万，还能拿吗"
    assert ask(first).status == "not_eligible"
    assert ask(first, "那是三年前拿的").headline.minimum == 80


def test_a_number_as_large_as_a_fund_does_not_turn_to_it(ask: Ask) -> None:
    first = "济南的公共服务平台新认定为国家级,实际投资2000万元,补助多少?"
    assert ask(first, "假设1600万元，能给多少", "回到实际情况，还是2000万元").headline.amount == 600


CITY_MONEY = "崂山技改项目，市里奖补了90万，区里给多少"
NATIONAL_PLATFORM = "国家双跨平台,{}年新入选,烟台的,产权是我们自己的,省里给多少"
SERVICE = "青岛服务型制造示范，国家级，多少钱"
CERTIFIED = "崂山的，两化融合管理体系认证拿到了，区里奖多少"
TWO_SUBJECTS = ("标识解析国家立项，青岛的，中央资金拿了1100万，市里奖多少", "换个事，城阳的车间市级新认定数字化车间，按二十条多少")
EXHIBITION = "济南引进先进制造业专业展，国际权威组织承办，租赁12000平，没拿财政的钱"
INTEGRATION = "崂山，系统集成项目年内竣工，完成投资800万，市里奖补拿到了，区里再给多少"


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        ((CITY_MONEY, "市里后来又补了30万呢"), 60),
        ((INTEGRATION, "90万"), 45),
        ((INTEGRATION, "90万", "市里那笔其实是110万"), 55),
        ((INTEGRATION, "90万", "不对，投资是700万"), 45),
        (("青岛市新认定的智能工厂，我们在崂山，区里给多少", "市里自己给多少"), 100),
        ((CERTIFIED, "另外，青岛市今年认定我们数字化车间，区里这个给多少"), 30),
        ((*TWO_SUBJECTS, "再回刚才标识解析那个，中央资金如果是860万"), 43),
        ((*TWO_SUBJECTS, "回到刚才标识解析那笔，中央给了600万"), 30),
        ((SERVICE, "我们是C类企业，有影响吗"), 80),
        ((SERVICE, "我们是D类，影响大不大"), 0),
        (("青岛新型信息消费示范项目刚认定", "不是这个，是山东省首版次高端软件，年度综合评价第6名"), 50),
        (("济南公共服务平台，刚被省里新认定，实际投资1000万",), 200),
    ],
)
def test_what_a_later_message_adds_or_turns_to(ask: Ask, turns: tuple[str, ...], amount: int) -> None:
    assert ask(*turns).headline.amount == amount


@pytest.mark.parametrize(
    "turns",
    [
        (CITY_MONEY, "要是市里一分钱没给呢"),
        (CITY_MONEY, "市里最后没批下来呢"),
        (EXHIBITION, "省财政补过15万"),
        (EXHIBITION, "省里另外给过30万"),
        (EXHIBITION, "说错了，区政府给过20万补助"),
        (CERTIFIED, "其实公司注册在城阳，崂山那份还能拿吗"),
        (CERTIFIED, "我们搬到济南了，崂山那笔还能要不"),
        (NATIONAL_PLATFORM.format(2022), "我翻了文件，入选那年是2021"),
        (NATIONAL_PLATFORM.format(2022), "年份不对，应该是2021年"),
        (NATIONAL_PLATFORM.format(2023),),
    ],
)
def test_what_a_later_message_rules_out(ask: Ask, turns: tuple[str, ...]) -> None:
    answer = ask(*turns)
    assert (answer.status, answer.headline) == ("not_eligible", None)


def test_a_kind_named_loosely_is_asked_for_once_it_matters(ask: Ask) -> None:
    told = ("青岛，省级首台套认定过了，认定当年卖了1300万，奖多少", "要是卖了3000万呢")
    assert [fact.fact for fact in ask(*told).missing] == ["first_set_kind"]
    assert ask(*told, "是核心零部件").headline.amount == 100


PLATFORM = "山东省级工业互联网平台，去年上云上平台收入1400万，指标综合排第4，能拿多少"


def test_an_award_received_within_two_years_rules_out_until_it_is_taken_back(ask: Ask) -> None:
    received = "去年刚领过这个平台评价的奖补"
    assert (ask(PLATFORM, received).status, ask(PLATFORM, received).headline) == ("not_eligible", None)
    assert ask(PLATFORM, received, "记错了，平台评价奖补从来没领过").headline.minimum == 140


@pytest.mark.parametrize("said", ["三年前领过平台评价奖", "去年拿过别的奖补"])
def test_an_award_of_long_ago_or_another_one_does_not_rule_out(ask: Ask, said: str) -> None:
    assert ask(PLATFORM, said).headline.minimum == 140


def test_how_many_are_chosen_is_asked_of_the_clause_spoken_of(ask: Ask) -> None:
    answer = ask("青岛产业链高质量发展促进机构，被选上了，奖多少", "每年最多选几个")
    assert answer.headline is None
    assert "不超过十个产业链高质量发展促进机构" in answer.citations[0].quote + answer.citations[1].quote


def test_a_year_corrected_may_also_let_in(ask: Ask) -> None:
    assert ask(NATIONAL_PLATFORM.format(2023), "说错了，2022年入选的").headline.maximum == 1000


def test_this_year_s_sum_outranks_a_calendar_year_s(ask: Ask) -> None:
    assert ask("青岛，规上企业，2025年营收48亿，今年51亿，首次破50亿，奖多少").headline.amount == 50


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("2022年74亿，2023年掉到69亿，2024年又回到92亿，2025年第一次超过一百亿，做到了107亿，缴税5亿", 100),
        ("2021年营收198亿，2022年176亿，2023年191亿，去年首次突破200亿到了213亿", 200),
        ("2024年营收480亿，2025年首次超过500亿，做到了512亿，员工8000人", 300),
        ("2023年营收44亿，2024年营收48亿，2025年营收57亿", 50),
    ],
)
def test_of_a_history_of_revenues_the_last_one_counts(ask: Ask, told: str, amount: int) -> None:
    assert ask(f"青岛规上制造企业，纳统，{told}，奖多少").headline.amount == amount


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("营业收入首次正好50亿元，帮我写成超过50亿元", "not_eligible"),
        ("营收50亿整，按突破50亿算", "not_eligible"),
        ("营业收入首次突破50亿整数关", "answered"),
        ("营业收入首次超过50亿元", "answered"),
    ],
)
def test_what_is_said_to_be_exactly_a_threshold_is_not_over_it(ask: Ask, told: str, status: str) -> None:
    assert ask(f"青岛规上制造企业，纳统，{told}，奖多少").status == status


def test_the_highest_of_a_history_of_revenues_is_the_earlier_one(ask: Ask) -> None:
    answer = ask("青岛规上制造企业，纳统，2022年52亿，2023年44亿，2024年47亿，2025年做到53亿，奖多少")
    assert (answer.status, answer.headline) == ("not_eligible", None)


def test_words_in_brackets_are_those_of_the_number_in_them(ask: Ask) -> None:
    assert ask("青岛规上制造企业,在统,今年营收第一次冲过200亿,到了213亿(去年188亿),奖多少").headline.amount == 200
