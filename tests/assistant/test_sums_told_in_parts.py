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
        ("发票四张 3万 4万 2万 6万 补多少", "6"),
        ("两笔，8万，9万，补多少", "6.8"),
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


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("黄岛规上厂技改达标，设备买了三台，一台500万，另外两台各800万，征求意见稿给多少", 252),
        ("黄岛规上厂技改达标，两条线设备各1200万，征求意见稿给多少", 288),
        ("黄岛规上厂技改达标，今年设备投资不含厂房2300万，征求意见稿给多少", 276),
        ("黄岛规上厂技改达标，设备投资全年一共2500万（设备款里1200万是贷款），征求意见稿给多少", 300),
        ("青岛规上技改符合标准，总共投了两千三百万土建去掉八百五剩下的全是设备，征求意见稿给多少", 174),
        ("黄岛规上厂技改达标设备两千六百万员工四百人营收六个亿亩产B类，征求意见稿给多少", 312),
        ("崂山技改的工业互联网项目，市里的奖补下来了，分两笔的，头一笔七十万第二笔五十万，区里再补多少", 60),
        ("崂山企业国家级重大项目牵头，批了一千八百万，今年到账三分之一，区里配多少", 600),
        ("崂山企业国家级重大项目牵头 今年三月到了100万 七月又来200万 区里配多少 别把去年那笔80万算进去", 300),
        ("青岛的区域性安全应急处置平台，独立法人，每个月运营费二十五万一年下来，补多少", 60),
        ("关键核心零部件省级首台套，青岛，认定这年卖了一千八百万里头有两成是老型号不算，给多少", 72),
    ],
)
def test_what_counts_is_worked_out_from_what_is_told(ask: Ask, said: str, amount: int) -> None:
    assert ask(said).headline.amount == amount


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("崂山，我们的工业互联网平台认定下来了，区里奖多少", "省里"), 300),
        (("崂山，我们的工业互联网平台认定下来了，区里奖多少", "市里认定的"), 100),
        (("青岛市新认定的工业互联网平台，我们在崂山，市里给多少",), 300),
        (("青岛市新认定的工业互联网平台，我们在崂山，市里给多少", "区里呢"), 100),
        (("青岛市新认定的工业互联网平台，我们在崂山，市里给多少", "区里呢", "两头加一块"), 400),
        (("青岛市今年新认定我们是互联工厂，崂山区奖几万", "自动化生产线呢？也是市里新认定的"), 30),
    ],
)
def test_the_level_is_told_from_the_level_asked(ask: Ask, turns: tuple[str, ...], amount: int) -> None:
    assert ask(*turns).headline.amount == amount


def test_a_cap_asked_for_is_no_cap_told(ask: Ask) -> None:
    first = "济南，工业互联网内网改造标杆，实际投入900万，资助顶格多少"
    assert ask(first, "投1800万顶格呢").headline.maximum == 300


def test_a_new_number_begins_with_ten(ask: Ask) -> None:
    first = "青岛，协会组织的专业展，在市工信局市场开拓计划里，展位费65000块，最高补多少"
    assert ask(first, "展位费改成十二万六呢").headline.maximum == 10


def test_a_rank_that_nobody_has_is_asked_for(ask: Ask) -> None:
    answer = ask("省级工业互联网平台，上年度上云上平台收入800万，排名还没出来，不知道进没进前十，省里给多少")
    assert (answer.status, answer.headline) == ("needs_facts", None)
