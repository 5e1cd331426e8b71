"""Conversations: corrections, parts taken out, further projects, other levels, places gone back to, two companies."""

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
PROJECT = "崂山企业国家级重大项目，我们牵头，今年到账300万，区里配多少"


@pytest.mark.parametrize(
    "text",
    ["说错了，供应商是北京的，没进名录", "搞错了，对方在深圳，不在名录", "更正下，云是从杭州一家公司买的，不在名录"],
)
def test_where_a_seller_sits_is_not_where_the_company_is(ask: Ask, text: str) -> None:
    answer = ask(CLOUD, text)
    assert answer.status == "not_eligible"
    assert {fact.fact: fact.value for fact in answer.facts}["listed_provider"] == "否"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((CLOUD, "里面有10万是付给杭州那家的，不在名录"), "8"),
        (("崂山企业，买云花了30万，服务商在名录，其中6万是外地厂商的，没进名录，能补多少",), "9.6"),
        (("青岛两化融合项目，网络和软件今年投入500万，已经上线，补多少", "其中有100万的模块还没上线"), "80"),
        ((PROJECT, "忘了说一个，其中120万是去年到的"), "180"),
    ],
)
def test_a_part_to_which_a_condition_does_not_apply_is_taken_out(
    ask: Ask, messages: tuple[str, ...], amount: str
) -> None:
    assert ask(*messages).headline.amount == Decimal(amount)


@pytest.mark.parametrize("text", ["还有一个项目也到了200万，两个一起多少", "另有一笔也是我们牵头，到账200万，总共多少"])
def test_a_further_project_is_added(ask: Ask, text: str) -> None:
    assert ask(PROJECT, text).headline.amount == 500


def test_this_year_s_class_outranks_an_earlier_one_s(ask: Ask) -> None:
    first = "青岛企业新认定国家级智能制造示范工厂，D类，奖多少"
    assert ask(first, "记混了，前年是D，今年评的是B").headline.amount == 100


def test_a_talk_of_one_thing_is_no_number(ask: Ask) -> None:
    first = "标识解析二级节点全省排第3，注册120万条、解析70万次，省里最多奖多少"
    values = {fact.fact: fact.value for fact in ask(first, "忘说一个，接入企业6家").facts}
    assert (values["sd_node_registered"], values["sd_node_companies"]) == ("1200000", "6")


def test_the_district_s_part_is_that_of_the_subject_and_falls_with_it(ask: Ask) -> None:
    turns = (
        "青岛企业，两化融合项目，网络和软件集成投了500万，已上线，市里补多少",
        "我们在崂山，区里那份呢",
        "两级加起来",
        "说错了，其实没上线",
    )
    assert ask(*turns[:2]).headline.amount == 50
    both = ask(*turns[:3])
    assert both.headline.amount == 150
    assert len(both.awards) == len({award.rule for award in both.awards}) == 2
    assert ask(*turns).status == "not_eligible"


def test_a_place_brings_back_the_subject_spoken_of_there(ask: Ask) -> None:
    first = "青岛企业新认定国家级智能制造示范工厂，奖多少"
    then = "换个事，济南分公司参加工业互联网应用成熟度测评，一家给多少"
    assert ask(first, then, "那青岛那个，我们是C类呢").headline.amount == 80


def test_each_of_two_companies_keeps_its_own_facts(ask: Ask) -> None:
    first = "我手里两家企业都在崂山。甲公司买云花了30万，服务商在名录；乙公司买云花了48万，也在名录。甲公司补多少"
    amounts = [ask(first, *more).headline.amount for more in ((), ("乙公司呢",), ("乙公司呢", "说回甲公司，改成20万呢"))]
    assert amounts == [12, Decimal("19.2"), 8]


def test_two_companies_are_remembered(advisor: Advisor) -> None:
    memory, today = Conversation(), date(2026, 11, 21)
    advisor.ask("崂山的，甲厂买云花了30万，乙厂买云花了40万，都在名录，甲厂补多少", memory, today)
    back = from_record(as_record(memory))
    assert back.companies == memory.companies
    assert advisor.ask("乙厂呢", back, today).headline.amount == 16


MERGED = "青岛两化融合项目，软件集成投了900万，已上线，市里补多少"
FURTHER = "另外还有一个项目，投了1200万，也上线了，两个一共多少"
TWO = "崂山国家重大项目我们牵头，两个项目，今年国家资金一个到了650万，一个到了480万，区里一共配多少"


@pytest.mark.parametrize(
    ("messages", "amount"),
    [
        ((MERGED, FURTHER), "380"),
        ((MERGED, FURTHER, "第二个其实是800万"), "340"),
        ((MERGED, "还有一个项目，投了600万，也上线了，这个补多少"), "120"),
        ((TWO, "第二个其实只到了200万"), "850"),
        (("崂山两个两化融合项目，一个投了350万，另一个280万，都上线了，市里一共补多少", "第一个改成400万"), "204"),
    ],
)
def test_projects_are_computed_apart_and_one_is_corrected(ask: Ask, messages: tuple[str, ...], amount: str) -> None:
    assert ask(*messages).headline.amount == Decimal(amount)


@pytest.mark.parametrize("said", ["不记得是第几年了", "第几个年度忘了"])
def test_a_year_that_is_not_known_is_asked_for(ask: Ask, said: str) -> None:
    first = f"崂山认定载体里新引进的企业，今年区级贡献300万，能返多少，{said}"
    answer = ask(first)
    assert (answer.status, answer.headline) == ("needs_facts", None)
    assert [fact.fact for fact in answer.missing] == ["laoshan_award_year"]
    assert ask(first, "第二年").headline.amount == 240


def test_how_to_apply_is_not_answered_by_the_amount_again(ask: Ask) -> None:
    answer = ask(CLOUD, "怎么申报，要什么材料？")
    assert (answer.headline, answer.awards) == (None, [])
    assert "区财政局会同区工信局" in answer.text
    assert ask(CLOUD, "怎么申报，要什么材料？", "那花到60万呢").headline.amount == 20


@pytest.mark.parametrize("text", ["能和其他政策同时享受吗？", "跟别的政策能叠加吗", "和区里其他政策重复拿行不行"])
def test_whether_others_may_be_had_beside_it_is_answered_from_its_own_text(ask: Ask, text: str) -> None:
    answer = ask(CLOUD, text)
    assert (answer.status, answer.headline) == ("answered", None)
    assert {citation.document for citation in answer.citations} == {"laoshan_2020"}
    assert any("就高不重复" in citation.quote for citation in answer.citations)


def test_a_text_that_says_nothing_of_others_is_said_to(ask: Ask) -> None:
    answer = ask("青岛企业，国家级制造业单项冠军新认定，奖多少", "能和其他政策叠加吗？")
    assert (answer.status, answer.headline) == ("answered", None)
    assert "没有写能否与其他政策同时享受" in answer.text


def test_what_earlier_years_gave_counts_against_the_cap_over_the_term(ask: Ask) -> None:
    first = "工业互联网安全应急处置平台，青岛法人，第一年运营费500万，补多少"
    then = "这笔已经拿到了，第二年运营费300万，补多少"
    assert ask(first, then).headline.amount == 60
    assert ask(first, then, "也都领过了，第三年运营费400万，补多少").headline.amount == 40
    assert ask(first, "换成300万呢").headline.amount == 60


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
