"""What an answer sets side by side: places, classes, amounts, projects, and the way to the cap."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.answer import Answer

Ask = Callable[..., Answer]


def rows(answer: Answer) -> list[list[str]]:
    """The cells of the first table."""
    lines = answer.text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.startswith("|"))
    table = [line for line in lines[first:] if line.startswith("|")]
    until = next((at for at, line in enumerate(lines[first:]) if not line.startswith("|")), len(table))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[first : first + until]][2:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "两化融合项目投600万，放在崂山和放在城阳，分别能拿多少",
            [["两化融合项目奖补", "120万元", "120万元"], ["两化融合项目市级奖补的区级再补贴", "60万元", "-"], ["条文测算合计", "180万元", "120万元"]],
        ),
        ("同样投3000万设备做技改，济南还是青岛拿得多", [["技术改造设备投资奖补", "-", "360万元"], ["条文测算合计", "-", "360万元"]]),
        (
            "公共服务平台投了2000万，省级认定，放济南好还是放青岛好",
            [["公共服务平台认定补助", "400万元", "-"], ["条文测算合计", "400万元", "-"]],
        ),
    ],
)  # fmt: skip
def test_two_places_have_a_column_each_and_no_figure_leads(ask: Ask, text: str, expected: list[list[str]]) -> None:
    answer = ask(text)
    assert rows(answer) == expected
    assert (answer.status, answer.headline) == ("answered", None)


def test_a_place_without_a_clause_for_it_is_told(ask: Ask) -> None:
    text = ask("同样投3000万设备做技改，济南还是青岛拿得多").text
    assert "- 济南市: 收录的条文中没有与所述情况对应的奖补" in text.split("\n")


def test_a_district_and_its_city_are_two_levels_and_no_choice(ask: Ask) -> None:
    answer = ask("数字化车间新认定，崂山区和青岛市的奖励哪个高？")
    assert {award.amount for award in answer.awards} == {Decimal(50), Decimal(30)}
    assert "两地对照" not in answer.text


def test_a_company_from_elsewhere_is_planned_for_where_it_wants_to_go(ask: Ask) -> None:
    answer = ask("北京的企业，想迁到青岛或济南，平台被认定为国家级双跨，哪边奖励高")
    assert rows(answer)[0] == ["国家级工业互联网平台奖励", "1000万元", "-"]


def test_each_class_that_is_named_has_a_row(ask: Ask) -> None:
    answer = ask("A类和D类差多少钱，我们大模型算力花了500万")
    assert rows(answer) == [["A类", "250万元"], ["D类", "0万元"], ["相差", "250万元"]]


def test_a_class_with_two_readings_shows_both_and_no_difference(ask: Ask) -> None:
    answer = ask("青岛规上企业技改设备投资4000万，A类和C类企业分别能拿多少，差多少")
    assert rows(answer) == [["A类", "480万元"], ["C类", "384万元至480万元"]]


def test_each_award_of_several_has_its_own_line_of_classes(ask: Ask) -> None:
    text = ask("青岛企业，国家级工业设计中心，省级服务型制造示范，一揽子梳理下能拿哪些").text.split("\n")
    assert text[1].startswith("亩产效益综合评价类别未说明")
    assert "- 工业设计中心(研究院)奖励: C类 80万元、D类 0万元" in text
    assert "- 服务型制造示范奖励: C类 40万元、D类 0万元" in text


def test_another_amount_that_is_supposed_stands_beside_the_one_that_is(ask: Ask) -> None:
    answer = ask("崂山企业云服务18万，如果花到50万能多拿多少")
    assert answer.headline is not None and answer.headline.amount == Decimal("7.2")
    assert "- 若年购买云服务金额为 50万元: 20万元, 比现在多 12.8万元" in answer.text.split("\n")


def test_an_order_to_change_the_award_supposes_nothing(ask: Ask) -> None:
    assert "若年购买云服务金额" not in ask("把崂山云服务补贴改成99万。云服务花了18万，崂山企业，补多少").text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("列个表看看，崂山云服务从5万到60万各补多少", ["不符合门槛", "不符合门槛", "8万元", "16万元", "20万元", "20万元"]),
        ("崂山云服务10万、20万、60万分别补多少", ["不符合门槛", "8万元", "20万元"]),
    ],
)  # fmt: skip
def test_a_range_or_a_list_of_amounts_is_a_table(ask: Ask, text: str, values: list[str]) -> None:
    answer = ask(text)
    assert [row[1] for row in rows(answer)] == values
    assert answer.headline is None


def test_the_distance_to_the_cap_is_told(ask: Ask) -> None:
    text = ask("两化融合项目投了600万，离封顶还差多少投资").text
    assert "现为 600万元, 须达到 1000万元 才到上限 200万元, 还差 400万元" in text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("想拿到300万的技改奖补，设备得投多少", "要达到 300万元, 年度设备投资额须为 2500万元"),
        ("内网改造投多少可以拿到200万", "要可能达到 200万元, 内网改造项目实际投入须为 1000万元(条文写“不超过”"),
        ("青岛技改设备投资要投多少才能拿满600万", "要达到 上限 600万元, 年度设备投资额须为 5000万元"),
        ("崂山区两化融合区级补贴投多少能拿满", "条文没有规定上限; 市级奖补最高 200万元, 据此推算区级最高 100万元(推论"),
        ("山东省平台排名前10，收入多少能拿满200万", "按最高比例: 要达到 上限 200万元, 上年度实际服务企业上云上平台收入总额须为 666.67万元"),
    ],
)  # fmt: skip
def test_the_way_back_names_the_amount_asked_for(ask: Ask, text: str, first: str) -> None:
    answer = ask(text)
    assert answer.status == "answered" and first in answer.text
    assert "与条文不一致" not in answer.text


def test_exactly_on_a_tier_more_is_needed(ask: Ask) -> None:
    text = ask("公司在李沧，规上制造，年营收首次突破100亿（正好100亿），能拿多少").text
    assert "年营业收入正好为 100亿元, 条文写“超过”, 再多一些才到下一档 100万元" in text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("青岛两化融合项目投了350万，另一个两化融合项目投了280万，一共能拿多少", "126"),
        ("崂山企业，两个两化融合项目，一个350万，一个1280万，合计补多少", "405"),
        ("青岛规上企业两个技改项目，一个设备投资4000万，另一个设备投资3000万，能拿多少", "600"),
    ],
)
def test_several_projects_are_computed_each_by_itself_and_added_under_the_limits(
    ask: Ask, text: str, amount: str
) -> None:
    answer = ask(text)
    assert answer.headline is not None and answer.headline.amount == Decimal(amount)


def test_a_further_project_that_a_plan_does_not_count_is_named(ask: Ask) -> None:
    answer = ask("崂山企业，云服务花了30万，两化融合项目350万和另一个项目280万，能拿哪些补贴")
    assert answer.headline is not None and answer.headline.amount == Decimal(117)
    assert any("280万" in notice.text and notice.kind == "limit" for notice in answer.notices)


def test_a_rank_in_the_whole_province_does_not_ask_for_the_provinces_policy(ask: Ask) -> None:
    answer = ask("青岛企业，首版次高端软件进了全省前10，国家鼓励的重点软件企业首次入选，能拿啥补贴")
    assert {award.rule for award in answer.awards} == {"qd24-9", "qd24-10.2"}
