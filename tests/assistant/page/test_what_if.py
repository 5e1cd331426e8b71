"""What an award would be at other values of its main fact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.page.visits import Visits
from assistant.page.what_if import WhatIf, what_if
from assistant.strings import Strings
from tools.catalogue import RULES
from tools.withdrawing import as_they_stand


def of(visits: Visits, token: str, question: str) -> WhatIf | None:
    *_, view = visits.ask(token, question, "zh-CN")
    return what_if(view.last, view.memory, RULES)


def test_the_range_goes_beyond_the_cap_and_the_line_bends_there(real: Visits, token: str, words: Strings) -> None:
    possible = of(real, token, "崂山区企业年购买云服务18万元能补多少")
    assert possible is not None and possible.value == 18 and possible.high >= 60
    points = {row["x"]: row["y"] for row in possible.rows(words)}
    assert points[18.0] == 7.2 and points[50.0] == 20.0 and max(points.values()) == 20.0
    assert min(points) >= 10  # nothing is given up to the threshold


def test_of_many_tiers_the_range_shows_the_next_two(real: Visits, token: str) -> None:
    possible = of(real, token, "青岛企业纳统，年营收首次超过50亿，达到52亿，能奖多少")
    assert possible is not None and (possible.value, possible.high) == (520_000, 2_400_000)


def test_a_value_is_told_with_its_certainty(real: Visits, token: str, words: Strings) -> None:
    possible = of(real, token, "崂山区企业年购买云服务18万元能补多少")
    assert possible is not None
    assert possible.sentence(Decimal(30), words) == "如果年购买云服务金额为30万元: 按条文测算 12万元"
    assert "不符合条件" in possible.sentence(Decimal(10), words)


@pytest.mark.parametrize(
    "question", ["济南新认定的工业互联网体验中心奖励多少", "崂山工业互联网产业基金怎么设立", "你好"]
)
def test_nothing_to_vary_shows_no_slider(real: Visits, token: str, question: str) -> None:
    assert of(real, token, question) is None
    assert what_if(None, real.view(token).memory, RULES) is None


def test_the_steps_of_a_counted_fact_are_whole(real: Visits, token: str, words: Strings) -> None:
    possible = of(real, token, "青岛规上制造企业今年设备投资3000万，能补多少")
    assert possible is not None and possible.high % possible.step == 0
    assert possible.value % possible.step == 0 and 100 <= possible.high / possible.step <= 250


@pytest.mark.parametrize("spent", ["18", "17.25", "55.5"])
def test_what_is_typed_beside_the_slider_stays_what_it_is(real: Visits, token: str, spent: str) -> None:
    possible = of(real, token, f"崂山区企业年购买云服务{spent}万元能补多少")
    assert possible is not None
    assert all(value % possible.step == 0 for value in (possible.value, Decimal(5), Decimal(20), possible.high))


def test_a_rule_stopped_since_the_answer_has_no_figure_at_any_value(real: Visits, token: str) -> None:
    *_, view = real.ask(token, "崂山区企业年购买云服务18万元能补多少", "zh-CN")
    stopped = as_they_stand(RULES, real.advisor.corpus, ["laoshan-6"])
    assert what_if(view.last, view.memory, RULES) is not None
    assert what_if(view.last, view.memory, stopped) is None
