"""Single messages: whose number is whose, what is denied or only hoped for, parts and shares of a sum, conditions failed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation


def ask(advisor: Advisor, text: str) -> Answer:
    return advisor.ask(text, Conversation(), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("崂山，国家级工业互联网重大项目我们牵头，立项1500，今年进账380万，去年到账250万已经配过了，今年区级补助多少", "380"),
        ("青岛技改项目总投资2000万，其中设备占60%，A类，能补多少", "144"),
        ("青岛技改总共花了5000万，70%是设备，剩下是厂房，设备补多少", "420"),
        ("金顶奖设计师在青岛开工作室，运营了26个月，年收入1500万，给多少", "30"),
        ("不是贯标试点，是通过了两化融合管理体系认证，崂山给多少", "50"),
        ("不是拿证，是评上了国家贯标的试点企业，崂山给多少", "10"),
        ("崂山新认定市级智能工厂，市里一份区里一份，合计多少", "150"),
        ("青岛AI场景评上十佳，硬件投了700万，软件投了260万，装修300万，奖多少", "96"),
        ("青岛MES项目今年上线了，软件120万，网络60万，系统集成40万，补多少", "44"),
        ("青岛C类企业，开源项目属于优秀项目，被开放原子基金会接收，奖多少", "24"),
        ("崂山说数字化车间给60万，我们新认定了，60万何时到账", "30"),
        ("我们自己出钱建的AI场景评上青岛十佳，智能软硬件投了1200万，财政没出钱，奖多少", "120"),
    ],
)
def test_the_number_meant_gives_the_amount(advisor: Advisor, text: str, amount: str) -> None:
    answer = ask(advisor, text)
    assert answer.headline is not None and answer.headline.amount == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "区公安局出钱建的5G安防场景评上青岛十佳，智能软硬件投了1200万，奖多少",
        "管委会全额出钱的AI场景，评上十佳，软硬件800万，给多少",
        "金顶奖设计师在青岛开工作室，还差两个月满两年，年收入1500万，给多少",
        "十佳服装设计师，青岛工作室才成立8个月，年营收1200万，奖补多少",
        "青岛企业，工业软件项目今年竣工，结算价46万，市里给20%吗",
        "崂山载体里的新落户企业，办公室转租给别人了，房租补贴还给吗",
        "安全应急处置平台由上海总部的青岛办事处运营，没在青岛注册，运营费600万，能补多少",
        "公司实收资本600万，经营了三年，想让省里股权投资，行不行",
        "济南国际权威组织承办的展会，面积12000平，市里财政给了30万补助，还能拿补贴吗",
        "青岛的AI场景，智能软硬件投了900万，十佳还没评上，能拿多少",
    ],
)
def test_a_condition_that_plainly_fails_leaves_no_figure(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert answer.status == "not_eligible"
    assert answer.headline is None


@pytest.mark.parametrize(
    "text",
    [
        "青岛5G场景准备明年参评十佳，软硬件投资1500万，能拿多少",
        "市级数字化车间新认定，奖多少",
        "青岛规上厂子，技改总盘3200万，能给多少",
        "青岛的AI场景，智能软硬件投了900万，十佳还没评，能拿多少",
        "青岛的5G场景，智能软硬件投了900万，还没评十佳呢，能拿多少",
        "青岛，我们产品过了省级首台套认定，认定当年卖了2700万，奖多少",
    ],
)
def test_what_is_not_held_or_not_said_is_asked(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert answer.status == "needs_facts"
    assert answer.headline is None


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("省级平台，排第8，去年上云服务收入900万，奖补区间是多少", "90", "200"),
        ("工业互联网园区全省综合排第3，年产值80亿，省级奖励最多多少", None, "500"),
    ],
)
def test_the_rule_of_the_province_needs_no_place(advisor: Advisor, text: str, least: str | None, most: str) -> None:
    answer = ask(advisor, text)
    assert answer.headline is not None
    assert answer.headline.minimum == (None if least is None else Decimal(least))
    assert answer.headline.maximum == Decimal(most)


def test_matters_of_a_list_get_an_award_each(advisor: Advisor) -> None:
    text = "崂山企业：买名录内驻区服务商的云花了30万；新评上国家贯标试点；数字化车间市级新认定。区里分别给多少"
    answer = ask(advisor, text)
    assert {award.amount for award in answer.awards} == {Decimal(12), Decimal(10), Decimal(30)}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("崂山企业，2020年拿过高企，2021年拿过专精特新，奖了30万，现在国家两化融合管理体系认证通过了，区里奖多少", 50),
        ("崂山企业，领过稳岗补贴和社保返还，国家两化融合管理体系认证今年通过了，区里奖多少", 50),
        ("崂山企业，高企前年拿过，国家两化融合管理体系认证今年通过了，区里奖多少", 50),
        ("青岛，小巨人拿过了，现在省级单项冠军刚认定，奖多少", 50),
    ],
)
def test_what_was_received_before_may_be_another_award(advisor: Advisor, text: str, amount: int) -> None:
    assert ask(advisor, text).headline.amount == amount


@pytest.mark.parametrize(
    "text",
    [
        "崂山企业，国家两化融合管理体系认证通过了，区里这个奖去年拿过，再给吗",
        "崂山企业，国家两化融合管理体系认证通过了，去年领过一次50万，今年还能领多少",
        "青岛，DCMM第一次没通过二级，评估费6万，补多少",
        "青岛，DCMM已经过了二级，这次是复评，评估费6万，补多少",
    ],
)
def test_what_was_received_or_passed_before_is_not_given_again(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert (answer.status, answer.headline) == ("not_eligible", None)


def test_a_kind_named_loosely_stands_where_the_other_would_give_the_same(advisor: Advisor) -> None:
    answer = ask(advisor, "青岛，我们产品过了省级首台套认定，认定当年卖了1900万，奖多少")
    assert (answer.status, answer.headline.amount) == ("answered", 95)


def test_what_is_passed_for_the_first_time_was_not_passed_before(advisor: Advisor) -> None:
    assert ask(advisor, "DCMM首次过了二级，评估费刚好10万，青岛最多补几万").headline.maximum == 10


@pytest.mark.parametrize("text", ["这几份文件里哪份现在还能用", "五份政策哪一份有效"])
def test_which_text_holds_is_answered_with_the_state_of_each(advisor: Advisor, text: str) -> None:
    answer = ask(advisor, text)
    assert answer.status == "answered"
    assert all(document.title in answer.text for document in advisor.corpus.documents.values())


def test_points_of_a_table_are_weighted(advisor: Advisor) -> None:
    text = "平台评价指标自测：基础70，资源管理80，核心技术60，赋能90，社会贡献50，可持续80，加权多少"
    answer = ask(advisor, text)
    points = {fact.value for fact in answer.facts}
    assert answer.headline is None or answer.headline.amount is None
    assert points == {"70", "80", "60", "90", "50"}


@pytest.mark.parametrize("text", ["我是应届毕业生，在青岛租房子住，有没有租房补贴", "孩子在崂山上幼儿园有补贴吗"])
def test_a_private_persons_question_is_declined(advisor: Advisor, text: str) -> None:
    assert ask(advisor, text).status == "declined"


def test_a_number_beyond_reason_is_set_aside_for_an_award_of_another_level_too(advisor: Advisor) -> None:
    answer = ask(advisor, "崂山区, 入选5G十佳场景, 99999999999亿")
    assert answer.headline is None
    assert any("“99999999999亿”超出合理范围" in notice.text for notice in answer.notices)
