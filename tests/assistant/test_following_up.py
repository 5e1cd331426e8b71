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
