"""Who recognised a title, what was passed, what has come of a whole, what is told with and without tax."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.state.memory import as_record, from_record
from tests.assistant.conftest import TODAY

Ask = Callable[..., Answer]
MAKER = "青岛规上制造业，已纳统，"
LEAD = "崂山企业，国家级工业互联网重大项目的第一承担单位，"
SETTLED = "新落户崂山认定载体，"


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("青岛，工业设计中心，证书上盖的是工信部的章，奖多少",), 100),
        (("青岛，服务型制造示范，省工信厅发的文认定的，奖多少",), 50),
        (("崂山，我们的平台是市里认的，区里给多少",), 100),
        (("青岛，新认定单项冠军，奖多少", "公示挂在省厅网站上"), 50),
        (("青岛，国家级单项冠军没评上，省级评上了，给多少",), 50),
        (("青岛，服务型制造示范，国家认定的是隔壁厂，我们是省里批的，给多少",), 50),
    ],
)
def test_who_recognised_a_title_says_its_level(ask: Ask, turns: tuple[str, ...], amount: int) -> None:
    assert ask(*turns).headline.amount == amount


@pytest.mark.parametrize(
    "text",
    [
        "崂山，省级平台没评上，区里给多少",
        "崂山，数字化车间没认定上，给多少",
        "崂山，两化融合贯标试点落选了，给多少",
        "济南，成熟度测评没做，给多少",
    ],
)
def test_a_title_that_was_not_won_gives_no_figure(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.headline) == ("not_eligible", None)


def test_the_level_asked_for_alone_is_answered_alone(ask: Ask) -> None:
    first = ("市里刚认定的数字化车间，能奖多少", "崂山")
    assert ask(*first).headline is None or ask(*first).headline.amount != 30
    assert ask(*first, "只说区里的").headline.amount == 30
    assert ask(*first, "区里给多少").headline.amount == 30


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("营收首次超过1000亿，奖多少", 500),
        ("营收头一回过了200亿，奖多少", 200),
        ("营收第一次冲过一百亿，奖多少", 100),
        ("营收首次突破100亿，正好100亿，奖多少", 50),
        ("营收首次达到100亿，奖多少", 50),
    ],
)
def test_a_threshold_that_was_passed_is_exceeded(ask: Ask, said: str, amount: int) -> None:
    assert ask(MAKER + said).headline.amount == amount


def test_how_much_over_the_threshold_is_asked(ask: Ask) -> None:
    answer = ask("崂山企业，买云服务超过10万，补多少")
    assert answer.status == "needs_facts"
    assert [fact.fact for fact in answer.missing] == ["cloud_spending"]


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("国家批了2000万，今年到账四成，区里配多少", 800),
        ("总经费1200万，今年到位百分之三十，区里配多少", 360),
        ("国家批了2000万，去年到了三成，今年到了两成，区里今年配多少", 400),
        ("国家资金今年到位600万，占总经费的三成，区里配多少", 600),
    ],
)
def test_a_share_of_the_whole_has_come(ask: Ask, said: str, amount: int) -> None:
    assert ask(LEAD + said).headline.amount == amount


def test_a_sum_told_with_and_without_tax_is_computed_both_ways(ask: Ask) -> None:
    headline = ask("崂山云服务，不含税35万，税额2.1万，价税合计37.1万，补多少").headline
    assert (headline.minimum, headline.maximum) == (14, Decimal("14.84"))


@pytest.mark.parametrize(
    ("turns", "schedule"),
    [
        (("第一年区级贡献480万，补多少", "第二年600万，第三年700万，三年一共呢"), (480, 480, 420)),
        (("第一年区级贡献480万，补多少", "第二年600万呢", "第三年700万呢", "三年合计"), (480, 480, 420)),
        (("区级贡献480万，补多少", "第二年600万呢", "两年加起来"), (480, 480)),
    ],
)
def test_a_series_told_year_by_year_is_summed(ask: Ask, turns: tuple[str, ...], schedule: tuple[int, ...]) -> None:
    assert ask(SETTLED + turns[0], *turns[1:]).headline.schedule == [Decimal(year) for year in schedule]


def test_what_was_told_of_each_year_is_remembered(advisor: Advisor) -> None:
    memory = Conversation()
    advisor.ask(f"{SETTLED}第一年区级贡献480万，补多少", memory, TODAY)
    advisor.ask("第二年600万呢", memory, TODAY)
    back = from_record(as_record(memory))
    assert advisor.ask("两年加起来", back, TODAY).headline.amount == 960


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("崂山，智能工厂一个补多少，我们认定了3个", {"factory_count": "3"}),
        ("崂山，评上了仨智能工厂，补多少", {"factory_count": "3"}),
        ("青岛，行业大模型，本地算力花了七百来个，补多少", {"local_computing_cost": "700"}),
        ("Qingdao first-set core component recognized, sales 20 million RMB, rated C, how much?",
         {"first_set_kind": "零部件", "yield_class": "C"}),
    ],
)  # fmt: skip
def test_how_people_count(ask: Ask, text: str, facts: dict[str, str]) -> None:
    found = {fact.fact: fact.value for fact in ask(text).facts}
    assert facts.items() <= found.items()


def test_a_reply_of_nothing_but_a_place_is_where_the_company_is(ask: Ask) -> None:
    turns = ("大模型本地算力花了700万，能补多少", "济南", "不对，是650万整")
    assert ask(*turns).headline is None


def test_what_is_not_to_be_computed_by_is_left_out(ask: Ask) -> None:
    answer = ask("济南，电力行业融合应用标杆评定了，总投入410万，别给我按内网改造的20%算，最多多少")
    assert answer.headline.maximum == 100


def test_the_number_of_another_year_told_before(ask: Ask) -> None:
    first = "崂山，云服务去年花了26万，今年花了44万，今年能补多少"
    amounts = [ask(first, *more).headline.amount for more in ((), ("那去年的呢",), ("那去年的呢", "今年的再说一遍"))]
    assert amounts == [Decimal("17.6"), Decimal("10.4"), Decimal("17.6")]


def test_what_was_left_aside_counts_in_the_sum(ask: Ask) -> None:
    turns = ("青岛市新认定智能工厂，公司在崂山，先说市里给多少", "再说区里", "合计")
    assert [ask(*turns[:at]).headline.amount for at in (1, 2, 3)] == [100, 50, 150]


@pytest.mark.parametrize("said", ["我们其实不在崂山，在黄岛", "说错了，公司在城阳", "税不在崂山交"])
def test_a_company_that_is_elsewhere_gets_no_figure(ask: Ask, said: str) -> None:
    assert ask("崂山企业，云服务14万，补多少", said).headline is None


def test_payees_are_no_other_company(ask: Ask) -> None:
    text = "我们是青岛名录里的平台服务商，服务本地企业60家，从他们身上收了1500万，补多少"
    assert ask(text).headline.amount == 300


def test_awards_give_every_outcome_of_an_unknown_choice(ask: Ask) -> None:
    answer = ask("青岛，新获绿色工厂称号，奖多少")
    assert answer.status == "needs_facts" and answer.headline is None
    assert [award.amount for award in answer.awards if award.amount is not None] == [100, 50]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("青岛规上制造业，技改，今年进了4台设备每台120万、一条线360万，补多少", Decimal("100.8")),
        ("青岛技改，买了3台机床，单价200万，补多少", 72),
        ("省级首台（套）装备，青岛，一台卖265万，认定那年卖了八台，奖补多少", 106),
        ("高效电机入选国家节能降碳装备推荐目录，青岛，那年一台一万三，卖了两千台，销售额就是两千六百万，给多少", 130),
    ],
)
def test_a_price_of_one_times_how_many_there_are(ask: Ask, text: str, amount: Decimal) -> None:
    assert ask(text).headline.amount == amount


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("今年3月国库拨来420万，9月又进了130万，区里配多少", 550),
        ("今年到账420万，后来又到了200万，区里配多少", 620),
        ("今年到了500万，去年9月到了300万，区里今年配多少", 500),
    ],
)
def test_sums_of_one_year_told_one_after_the_other(ask: Ask, said: str, amount: int) -> None:
    assert ask(LEAD + said).headline.amount == amount


def test_a_measure_word_ends_no_number(ask: Ask) -> None:
    assert ask("青岛，我投了300万两化融合项目，今年竣工，补多少").headline.amount == 60


def test_the_class_told_behind_where_it_stands_in_the_row(ask: Ask) -> None:
    text = "青岛，单项冠军今年新认定，公章是省里的，亩产效益我们在倒数第二档，就是C，最后拨多少"
    assert ask(text).headline.amount == 40


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("买云服务花了30万，扣掉退款2万就是28万，补多少", Decimal("11.2")),
        ("云服务合同30万，少付了2万，实际28万，补多少", Decimal("11.2")),
    ],
)
def test_what_is_left_of_a_sum_is_what_counts(ask: Ask, said: str, amount: Decimal) -> None:
    assert ask(f"崂山企业，{said}").headline.amount == amount


def test_a_reply_that_a_selection_was_won(ask: Ask) -> None:
    first = "青岛，5G场景软硬件投了900万，能奖多少"
    assert ask(first, "评上了").headline.amount == 90
    assert ask(first, "没评上").status == "not_eligible"
    assert ask(first, "评上没有还不知道").status == "needs_facts"


def test_traditional_characters_of_the_place(ask: Ask) -> None:
    assert ask("我們是嶗山的企業，向名錄內駐區服務商購買雲服務花了三十萬元，補貼多少").headline.amount == 12


def test_a_capital_that_is_two_small_letters_shifts_nothing(ask: Ask) -> None:
    text = "青岛规上制造业，技改设备投了1000万，我们İ亩产效益评价是C类"
    quotes = {fact.fact: fact.quote for fact in ask(text).facts}
    assert quotes["yield_class"] in text and quotes["yield_class"].endswith(("C", "C类"))


def test_a_sum_that_no_company_has_is_told_where_the_kind_is_open(ask: Ask) -> None:
    answer = ask("青岛首台套999999999亿，奖多少")
    assert answer.headline is None and "999999999亿" in answer.text
