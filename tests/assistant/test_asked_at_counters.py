"""Questions as they are asked at a counter: with a name and a telephone, after an answer, in few words, of two levels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.understanding.gibberish import says_nothing
from tools.quantities import Unit, find_quantities

CLOUD = "崂山买云服务18万，能补多少"


def last(advisor: Advisor, *texts: str) -> Answer:
    memory = Conversation()
    return [advisor.ask(text, memory, date(2026, 11, 21)) for text in texts][-1]


@pytest.mark.parametrize(
    "text",
    [
        "青岛某某科技有限公司 年购买云服务18万元能补多少, 在崂山区, 电话13800000000, 联系人张三",
        "崂山区企业，买云服务花了18万能补多少，联系人王经理，手机13912345678",
    ],
)
def test_who_may_be_called_is_no_question_about_an_office(advisor: Advisor, text: str) -> None:
    assert last(advisor, text).headline.amount == Decimal("7.2")


@pytest.mark.parametrize("text", ["asdf;lkj", "qwerty", "啊啊啊啊啊", "？？？"])
def test_no_words_after_an_answer_are_asked_back(advisor: Advisor, text: str) -> None:
    answer = last(advisor, CLOUD, text)
    assert (answer.status, answer.headline) == ("needs_facts", None)


@pytest.mark.parametrize("text", ["ok", "dcmm", "what about jinan", "property", "powertrain", "mes", "那150万呢"])
def test_words_say_something(text: str) -> None:
    assert not says_nothing(text)


def test_where_to_apply_needs_a_place_or_what_was_spoken_of(advisor: Advisor) -> None:
    assert [fact.label for fact in last(advisor, "请问在哪里申报").missing] == ["企业所在地"]
    told = last(advisor, CLOUD, "请问在哪里申报")
    assert (told.status, told.headline) == ("declined", None)
    assert last(advisor, CLOUD, "在哪预约").text.count("请向区财政局会同区工信局咨询") == 1


@pytest.mark.parametrize("text", ["还有哪些能申请", "我们还能申请什么政策", "别的还有什么可以拿的", "还能领什么"])
def test_what_else_there_is_names_other_awards(advisor: Advisor, text: str) -> None:
    assert len(last(advisor, CLOUD, text).missing) > 1


def test_another_subject_is_no_plan(advisor: Advisor) -> None:
    answer = last(advisor, CLOUD, "山东的工业互联网园区能得到什么奖补")
    assert {award.rule for award in answer.awards} == {"shandong-7"}


def test_two_levels_set_against_each_other_are_nobodys(advisor: Advisor) -> None:
    answer = last(advisor, "青岛制造业单项冠军，国家级比省级多给多少")
    assert (answer.status, answer.headline) == ("answered", None)
    assert "200万元" in answer.text
    assert "50万元" in answer.text


@pytest.mark.parametrize(
    ("said", "status"), [("还不满两年", "not_eligible"), ("不到两年", "not_eligible"), ("已经满两年了", "answered")]
)
def test_whether_two_years_are_full_may_be_said(advisor: Advisor, said: str, status: str) -> None:
    text = f"省里平台奖补我们前年拿过，{said}，这次排第3，上云收入800万，能拿多少"
    assert last(advisor, text).status == status


def test_a_platform_built_in_jinan_is_a_public_one_of_an_open_level(advisor: Advisor) -> None:
    answer = last(advisor, "济南企业，建设工业互联网平台总投入2000万，能补多少")
    assert (answer.status, {award.rule for award in answer.awards}) == ("needs_facts", {"jinan-15"})


def test_the_groups_revenue_is_not_the_companys(advisor: Advisor) -> None:
    text = "青岛规上制造业，纳统，营收51亿，首次超过50亿，集团营收有300亿但那是集团的，奖多少"
    assert last(advisor, text).headline.amount == 50


def test_ten_thousands_before_a_year_are_money() -> None:
    (found,) = find_quantities("85w年内上线")
    assert (found.value, found.unit) == (85, Unit.MONEY)
