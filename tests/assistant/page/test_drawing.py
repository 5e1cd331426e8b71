"""The what-if plot: lines where the award lies, round numbers at its axes, a mark at the slider's value."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from assistant.page.drawing import drawing, ticks
from assistant.page.visits import Visits
from assistant.page.what_if import WhatIf, what_if
from assistant.strings import Strings
from tools.catalogue import RULES


def of(visits: Visits, token: str, question: str) -> WhatIf:
    *_, view = visits.ask(token, question, "zh-CN")
    found = what_if(view.last, view.memory, RULES)
    assert found is not None
    return found


def test_the_mark_lies_on_the_line_and_moves_with_the_value(real: Visits, token: str, words: Strings) -> None:
    possible = of(real, token, "崂山区企业年购买云服务18万元能补多少")
    places = []
    for value in (18, 50):
        svg = drawing(possible, Decimal(value), words)
        [(x, y)] = re.findall(r'<circle class="pa-here" cx="([\d.]+)" cy="([\d.]+)"', svg)
        assert f"{x},{y}" in svg  # a point of the line
        places.append((float(x), float(y)))
    assert places[0][0] < places[1][0] and places[0][1] > places[1][1]
    assert "如果年购买云服务金额为18万元: 按条文测算 7.2万元" in drawing(possible, Decimal(18), words)


def test_where_nothing_is_given_there_is_no_mark(real: Visits, token: str, words: Strings) -> None:
    svg = drawing(of(real, token, "崂山区企业年购买云服务18万元能补多少"), Decimal(10), words)
    assert "<circle" not in svg and "<polyline" in svg and "不符合条件" in svg


def test_a_range_has_two_lines_told_apart_by_name_and_dashes(real: Visits, token: str, words: Strings) -> None:
    svg = drawing(of(real, token, "青岛规上制造企业今年设备投资3000万，亩产效益C类，能补多少"), Decimal(3000), words)
    assert svg.count("<polyline") == svg.count("<circle") == 2 and svg.count("stroke-dasharray") == 1
    assert "区间下端 / 区间上端 - -" in svg


@pytest.mark.parametrize("end", [0.02, 1, 7.2, 20, 60, 99, 600, 6000, 123456])
def test_the_axes_have_a_few_round_numbers(end: float) -> None:
    steps = list(ticks(end))
    assert 3 <= len(steps) <= 6 and steps[0] == 0 and end * 0.5 < steps[-1] <= end * 1.001
