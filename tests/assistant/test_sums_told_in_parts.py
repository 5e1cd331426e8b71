"""Sums told by stretches of a year, by invoices, sellers or items; what a message takes back within itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[..., Answer]
CLOUD = "崂山企业，今年买云，"


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("上半年每月1万，下半年每月2万，补多少", "7.2"),
        ("前三个季度每季3万2，最后一季4万4，全年补多少", "5.6"),
        ("1到6月每月1万，7到12月每月2万，补多少", "7.2"),
        ("发票三张，分别是3万、4万、12万，补多少", "7.6"),
        ("第一张发票6万，第二张7万，第三张8万，补多少", "8.4"),
        ("A家花了3万，B家花了4万，C家花了12万，补多少", "7.6"),
        ("合同三份，分别付了3万、4万、12万，补多少", "7.6"),
    ],
)
def test_parts_of_a_year_are_added_up(ask: Ask, said: str, amount: str) -> None:
    assert str(ask(CLOUD + said).headline.amount.normalize()) == amount


def test_two_companies_that_ask_are_not_two_sellers(ask: Ask) -> None:
    answer = ask("崂山有两家公司，甲厂买云花了30万，乙厂买云花了12万，乙厂能补多少")
    assert str(answer.headline.amount.normalize()) == "4.8"


def test_contracts_paid_for_are_one_investment(ask: Ask) -> None:
    said = "青岛，系统集成项目今年上线，合同三份：56万、44万、80万，都付清了，市里两化融合补多少"
    answer = ask(said)
    assert (answer.headline.amount, answer.headline.schedule) == (36, None)


def test_items_are_the_whole_where_the_message_says_so(ask: Ask) -> None:
    said = "济南建工业互联网测试验证环境，设备180万，装修84万，合起来就是建设总投入，资助多少"
    assert ask(said).headline.maximum == 132


@pytest.mark.parametrize(
    ("said", "status"), [("一年零十个月", "not_eligible"), ("一年十一个月", "not_eligible"), ("2年3个月", "answered")]
)
def test_years_and_months_are_one_duration(ask: Ask, said: str, status: str) -> None:
    answer = ask(f"中国十佳服装设计师，工作室开在青岛，连续开了{said}，年收入一千四百万，给多少")
    assert answer.status == status


def test_a_notice_says_the_sum_of_what_was_named_before_it(ask: Ask) -> None:
    said = "崂山技改的工业互联网项目，市里的奖补上个月到账了，回单上是146万，区里再补多少"
    assert ask(said).headline.amount == 73


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("亩产评价原来是C，申诉后改成A了", 200),
        ("亩产评价不是B而是C", 160),
        ("亩产评价去年是C，今年是A", 200),
    ],
)
def test_the_class_that_holds_is_the_one_counted(ask: Ask, said: str, amount: int) -> None:
    assert ask(f"黄岛规上厂，国家级单项冠军新认定，{said}，征求意见稿给多少").headline.amount == amount


def test_a_standard_is_no_class(ask: Ask) -> None:
    answer = ask("崂山企业首次评上DCMM三级，评估费12万，青岛稿子给多少")
    assert answer.headline.maximum == 10
    assert not any(fact.fact == "yield_class" for fact in answer.facts)


def test_a_role_said_by_mistake_does_not_count(ask: Ask) -> None:
    said = "崂山企业，我们是参与单位，哎说错了是牵头的第一承担单位，国家级工业互联网重大项目今年到账400万，区里配多少"
    assert ask(said).headline.amount == 400


def test_the_year_named_beside_the_question_is_asked_of(ask: Ask) -> None:
    said = "崂山的公司今年云服务花了三十一万去年才花了八万今年这个能补多少"
    assert str(ask(said).headline.amount.normalize()) == "12.4"


def test_no_fault_denies_nothing(ask: Ask) -> None:
    said = "青岛，系统集成项目投了300万，上线没问题，竣工也不是十月是十一月，20条补多少"
    assert ask(said).headline.amount == 60
