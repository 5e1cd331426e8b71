"""Several kinds of things under one award, so many of each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculating import assess
from assistant.understanding.binding import Binder
from assistant.understanding.message import read
from documents import Corpus
from tools.catalogue import RULES


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2个数字化车间和1个智能工厂", {"数字化车间": 2, "智能工厂": 1}),
        ("智能工厂一个、数字化车间三个", {"智能工厂": 1, "数字化车间": 3}),
        ("新认定了智能工厂，也认定了自动化生产线", {"智能工厂": 1, "数字化车间": 1}),
        ("数字化车间、互联工厂都认定了", {"数字化车间": 1, "智能工厂": 1}),
    ],
)
def test_two_kinds_that_are_held_are_counted_each(text: str, kinds: dict[str, int]) -> None:
    bound = Binder(read(text)).bind(RULES["laoshan-4.2"])
    assert dict(bound["factory_title"].kinds) == kinds
    assert "factory_count" not in bound


@pytest.mark.parametrize(
    "text", ["智能工厂和数字化车间分别奖多少", "智能工厂还是数字化车间给得多", "一个数字化车间，没评上智能工厂"]
)
def test_kinds_that_are_only_named_are_not_held(text: str) -> None:
    bound = Binder(read(text)).bind(RULES["laoshan-4.2"])
    assert not any(fact.kinds for fact in bound.values())


def test_what_the_kinds_give_is_added_up_in_both_readings(texts: Corpus) -> None:
    rule = RULES["laoshan-4.2"]
    document = texts.documents[rule.document]
    found = assess(rule, document, Binder(read("市级新认定的2个数字化车间和1个智能工厂")).bind(rule))
    assert found.outcome is not None
    assert (found.outcome.minimum, found.outcome.maximum) == (Decimal(80), Decimal(110))
    assert found.assessment is not None
    assert [step.expression for step in found.assessment.steps][-2:] == ["60 + 50", "30 + 50"]
