"""The number check: a figure that its role has no ground for takes its line with it, and is logged."""

from __future__ import annotations

import logging
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.composing import Draft
from assistant.grounding import Ground, Piece, numbers_in
from tools.catalogue import RULES
from tools.rule import Rule

ROLES = ("award", "clause", "user", "document")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("按40%补18万元", {"40", "0.4", "18"}),
        ("五千万", {"5000"}),
        ("1,234,567元", {"1234567", "123.4567"}),
        ("第 2 条", {"2"}),
        ("７.２万元", {"7.2"}),
        ("没有数字", set()),
    ],
)
def test_numbers_are_read_as_they_stand_and_by_value(text: str, numbers: set[str]) -> None:
    assert numbers <= numbers_in(text)
    assert bool(numbers) == bool(numbers_in(text))


@pytest.mark.parametrize("role", ["plain", *ROLES])
def test_a_planted_figure_is_refused_in_every_role(role: str, caplog: pytest.LogCaptureFixture) -> None:
    draft = Draft()
    for other in ROLES:
        draft.ground.allow(other, "7.2万元")
    draft.line(Piece("第一行"))
    draft.line(Piece("可得 "), Piece("987.65万元", role))
    with caplog.at_level(logging.ERROR, logger="assistant.grounding"):
        assert draft.text() == "第一行"
    assert "987.65" in caplog.text
    assert role in caplog.text


@pytest.mark.parametrize("role", ROLES)
def test_a_traced_figure_stays(role: str, caplog: pytest.LogCaptureFixture) -> None:
    draft = Draft()
    draft.ground.allow(role, "7.2万元")
    draft.line(Piece("可得 7.2万元", role))
    assert draft.text() == "可得 7.2万元"
    assert caplog.text == ""


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("other", ["plain", *ROLES])
def test_a_figure_of_one_role_is_no_ground_for_another(role: str, other: str) -> None:
    ground = Ground()
    ground.allow(role, "7.2万元")
    assert ground.traced(Piece("7.2万元", other)) is (role == other)


def test_a_number_in_words_is_checked_by_its_value() -> None:
    ground = Ground()
    ground.allow("clause", "最高不超过一百万元")
    assert ground.traced(Piece("上限100万元", "clause"))
    assert not ground.traced(Piece("上限三百万元", "clause"))


def test_an_award_stands_on_its_steps_and_outcome() -> None:
    rule = RULES["laoshan-6"]
    ground = Ground()
    ground.allow_assessment(rule, rule.assess({"cloud_spending": Decimal(18)}))
    assert ground.traced(Piece("18 × 40% = 7.2万元", "award"))
    assert ground.traced(Piece("不超过 20 万元", "clause"))
    assert not ground.traced(Piece("7.3万元", "award"))


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.decimals(min_value=0, max_value=10**6, places=2))
def test_only_the_allowed_value_is_traced(allowed: Decimal, shown: Decimal) -> None:
    ground = Ground()
    ground.allow("award", f"{allowed}万元")
    traced = ground.traced(Piece(f"{shown}万元", "award"))
    assert traced is (numbers_in(f"{shown}万元") <= numbers_in(f"{allowed}万元"))
    assert traced or shown != allowed


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_no_note_of_a_rule_is_dropped_for_its_own_numbers(rule: Rule) -> None:
    ground = Ground()
    ground.allow_rule(rule)
    for text in (*(note.text for note in rule.notes), *rule.silent):
        assert ground.traced(Piece(text, role="clause")), text
