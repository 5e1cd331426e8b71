"""`plan`, `reverse` and `whatif` as functions: what they print and what they refuse."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.errors import AdvisorError, Code
from assistant.plan_commands import place_named, plans, side_by_side, table, way_back
from assistant.strings import strings
from documents import load_corpus
from tools.catalogue import RULES

ZH, EN, TODAY = strings("zh-CN"), strings("en"), date(2026, 11, 21)
CORPUS = load_corpus()


def test_a_plan_takes_facts_by_id_or_label() -> None:
    stated = ["cloud_spending=18万", "绿色制造荣誉称号级别=国家级"]
    ((_, answer),) = plans(CORPUS, stated, ["崂山区"], [], TODAY, ZH)
    assert answer.total is not None and answer.headline is not None
    assert (answer.headline.amount, answer.total.counted) == (Decimal("107.2"), ["qd24-6.1", "laoshan-6"])


def test_two_places_stand_side_by_side() -> None:
    found = plans(CORPUS, ["cloud_spending=18万"], ["济南市", "崂山区"], [], TODAY, ZH)
    assert side_by_side(found, ZH).splitlines()[2] == "| 企业购买云服务补贴 | - | 7.2万元 |"


def test_two_classes_stand_side_by_side_with_both_readings() -> None:
    stated = ["equipment_investment=5000", "green_level=国家"]
    found = plans(CORPUS, stated, ["青岛市"], ["yield_class=A", "yield_class=C"], TODAY, ZH)
    assert side_by_side(found, ZH).splitlines()[-1] == "| 合计 | 700万元 | 560万元 至 680万元 |"


def test_a_plan_without_a_place_asks_for_it() -> None:
    ((_, answer),) = plans(CORPUS, ["cloud_spending=18万"], [], [], TODAY, ZH)
    assert (answer.status, answer.missing[0].fact, answer.headline) == ("needs_facts", "place", None)


@pytest.mark.parametrize(
    ("stated", "code"),
    [(["cloud"], Code.FACT_WITHOUT_VALUE), (["cloud=1"], Code.UNKNOWN_FACT), (["cloud_spending=多"], Code.BAD_FACT),
     (["cloud_spending=1", "cloud_spending=2"], Code.FACT_TWICE)],
)  # fmt: skip
def test_a_fact_that_is_none_is_refused(stated: list[str], code: Code) -> None:
    with pytest.raises(AdvisorError) as raised:
        plans(CORPUS, stated, ["崂山区"], [], TODAY, ZH)
    assert raised.value.code is code


def test_a_place_that_is_none_is_refused() -> None:
    assert place_named("崂山区") == "青岛市崂山区"
    with pytest.raises(AdvisorError) as raised:
        place_named("火星")
    assert raised.value.code is Code.UNKNOWN_PLACE


def test_the_way_back_says_how_far_it_is() -> None:
    lines, data = way_back(RULES["qd24-5.1"], ["equipment_investment=3000"], None, ZH)
    assert lines == ["要达到 600万元, 年度设备投资额须为 5000万元", "现为 3000万元, 还差 2000万元"]
    assert data[0]["base"] == "5000"


def test_a_rule_without_a_way_back_says_so() -> None:
    with pytest.raises(AdvisorError) as raised:
        way_back(RULES["qd24-2"], [], None, EN)
    assert raised.value.code is Code.NO_WAY_BACK
    assert raised.value.message(EN)


def test_a_table_and_its_plot_have_the_same_points() -> None:
    lines, data = table(RULES["laoshan-6"], [], None, "0..60万", 4, ZH)
    assert lines[2:4] == ["| 0万元 | 不符合门槛 |", "| 10万元 | 不符合门槛 |"]
    assert [(p["value"], p["amount"]) for p in data["points"]][-2:] == [("50", "20"), ("60", "20")]
    assert len(lines) == len(data["points"]) + 2


@pytest.mark.parametrize("spread", ["60", "60..0", "0..60"])
def test_a_range_that_is_none_is_refused(spread: str) -> None:
    with pytest.raises(AdvisorError) as raised:
        table(RULES["laoshan-6"], [], None, spread, 1 if spread == "0..60" else 5, ZH)
    assert raised.value.code is Code.BAD_RANGE
