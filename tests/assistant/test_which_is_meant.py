"""Which provision is meant: of what place and level, what no text covers, what may be had together, when a text holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from tools.catalogue import RULES


def ask(advisor: Advisor, text: str, on: date = date(2026, 11, 21)) -> Answer:
    return advisor.ask(text, Conversation(), on)


@pytest.mark.parametrize(
    "text",
    [
        "直播电商基地济南奖多少",
        "服务外包企业青岛补贴",
        "我们专利今年授权了12件，崂山给专利资助吗",
        "高新技术企业所得税15%这个优惠咋申请",
        "大学生毕业来崂山租房补贴一个月几百",
        "省级工业互联网标杆工厂山东奖多少",
        "金顶奖设计师济南给多少",
    ],
)
def test_what_no_text_of_the_place_covers_is_declined(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert (answer.status, answer.headline, answer.missing) == ("declined", None, [])


def test_an_award_of_another_place_is_named_as_such(advisor: Advisor) -> None:
    assert "其他地区的相近条文(不适用于所问地区)" in ask(advisor, "金顶奖设计师济南给多少").text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("我们是专精特新企业,买云服务20万崂山补多少", "8"),
        ("我们是国家贯标试点企业，智能工厂打算明年再申报，崂山贯标试点给多少", "10"),
        ("我们获批省制造业创新中心独立法人,青岛奖多少", "500"),
        ("单项冠军 省 青岛 新 C类", "40"),
        ("绿色工厂是省级的，不对，是国家级，青岛给多少", "100"),
        ("山东省里的平台认定我们拿到了,注册崂山,区里给几个", "300"),
        ("同是自动化生产线，市级新认定，青岛市那份和崂山区那份不一样吧？我只问市里的（20条）", "50"),
    ],
)
def test_the_level_and_place_meant_decide(advisor: Advisor, text: str, amount: str) -> None:
    answer = ask(advisor, text)
    assert answer.headline is not None and answer.headline.amount == Decimal(amount)


def test_both_levels_are_shown_where_each_is_asked_for(advisor: Advisor) -> None:
    answer = ask(advisor, "我们智能工厂市级新认定，崂山企业，市里的（20条）和区里的各能给多少？")
    assert {award.rule: award.amount for award in answer.awards} == {"qd20-3.1": Decimal(100), "laoshan-4.2": Decimal(50)}


def test_each_award_has_its_own_level(advisor: Advisor) -> None:
    answer = ask(advisor, "济南体验中心评了市级,研发机构是省级的,分别多少")
    assert {award.rule: award.maximum for award in answer.awards} == {"jinan-14": Decimal(100), "jinan-4": Decimal(100)}


@pytest.mark.parametrize("text", ["打算申报国家级绿色工厂 青岛给多少", "我们准备申请贯标试点,崂山给多少"])
def test_a_title_hoped_for_gives_nothing_yet(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert (answer.status, answer.headline) == ("needs_facts", None)


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("省里的平台奖和二级节点奖,一个公司一年能都拿吗", "第十条"),
        ("新落户崂山的，租房补贴和经济贡献补贴两个是各领各的还是一个包着另一个？", "附则 3"),
        ("新落户崂山载体，五年贡献都是200万，房租补贴算下来又有90万，加起来是不是810", "附则 3"),
        ("崂山那个工业互联网的政策现在还有没有效", "附则 7"),
        ("今儿还能拿山东省工业互联网那个财政细则去申报不", "第二十三条"),
    ],
)
def test_the_clause_that_answers_is_cited(advisor: Advisor, text: str, article: str) -> None:
    answer = ask(advisor, text)
    assert answer.status == "answered"
    assert article in {citation.article for citation in answer.citations}


def test_a_failed_condition_told_with_a_case_refuses(advisor: Advisor) -> None:
    text = "我们山东的平台全省排第8，省级的，去年上云收入700万，就是前年出过一次重大安全生产事故，还能报省里奖补么"
    assert ask(advisor, text).status == "not_eligible"


def test_not_among_the_first_is_no_rank_among_them(advisor: Advisor) -> None:
    assert ask(advisor, "首版次高端软件认定了但没进前十,青岛给吗").status == "not_eligible"


def test_look_alikes_of_two_places_ask_for_the_place(advisor: Advisor) -> None:
    answer = ask(advisor, "首版次软件今年回款到账200万，政府能奖我们多少啊")
    assert answer.status == "needs_facts" and "place" in {missing.fact for missing in answer.missing}


def test_a_draft_past_its_end_says_so(advisor: Advisor) -> None:
    answer = ask(advisor, "国家级5G工厂新认定，青岛，奖励多少", date(2027, 1, 5))
    assert "有效期已过(至 2026-12-31)" in answer.text
    assert {"draft", "expired"} <= {notice.kind for notice in answer.notices}


def test_a_quarters_number_is_worked_out_for_a_year_where_one_is_asked_for(advisor: Advisor) -> None:
    assert "800 + 200 = 1000" in ask(advisor, "青岛每个季度发布多少个工业互联网场景？一年下来至少多少个").text
    assert "1000" not in ask(advisor, "青岛一季度发布多少个场景").text


def test_a_year_has_the_quarters_of_the_clause() -> None:
    assert [step.value for step in RULES["qd20-2"].of_a_year()] == [800, 200, 1000]
    assert RULES["jinan-6"].of_a_year() == ()
