"""A fact said before and said again, by itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assistant.answering.revising import added, received_before, revised, without
from assistant.understanding.binding import BoundFact
from assistant.understanding.message import read
from tools.catalogue import RULES
from tools.facts import Fact, Kind, Value
from tools.quantities import Quantity, Unit

MONEY = Fact("received", "到账资金", Kind.MONEY, "到账多少？")
YEAR = Fact("year", "年度", Kind.ORDINAL, "第几年？")
PLATFORM = RULES["qd20-12"]
COST, ALREADY = "security_operating_cost", "security_subsidy_received"


def said(value: Value, quote: str = "", fact: Fact = MONEY, **more: Any) -> BoundFact:
    return BoundFact(fact, value, quote, True, **more)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("第二年改成120万", (100, 120, 100)),
        ("第二年120万", None),  # nothing says that it is another number than before
        ("第四年改成120万", None),  # of three years
    ],
)
def test_one_year_of_a_series_is_changed(text: str, value: tuple[int, ...] | None) -> None:
    year = Decimal({"二": 2, "四": 4}[text[1]])
    facts = {"received": said(Decimal(120)), YEAR.id: said(year, fact=YEAR)}
    found = revised(said((Decimal(100),) * 3, "每年100万"), facts, read(text))
    assert (found.value if found else None) == value


def test_one_part_of_a_sum_is_changed() -> None:
    before = said(Decimal(500), "300万和200万", parts=(Decimal(300), Decimal(200)))
    found = revised(before, {"received": said(Decimal(250))}, read("第二笔是250万"))
    assert found is not None
    assert (found.value, found.parts) == (550, (300, 250))


@pytest.mark.parametrize(("apart", "value"), [(False, 500), (True, 300)])
def test_a_further_amount_is_added_or_computed_apart(apart: bool, value: int) -> None:
    found = added(said(Decimal(300), "300万"), said(Decimal(200), "200万"), apart)
    assert (found.value, found.parts, found.apart) == (value, (300, 200), apart)
    assert found.quote == "300万、200万"


@pytest.mark.parametrize(
    ("whole", "spans", "value"),
    [
        (300, (), 180),
        (100, (), 100),  # a part is less than the whole
        (300, ((20, 24),), 300),  # said behind the part, the number is what is left already
    ],
)
def test_a_part_is_taken_out(whole: int, spans: tuple[tuple[int, int], ...], value: int) -> None:
    part = Quantity(Decimal(120), Unit.MONEY, 5, 9, "120万")
    assert without(said(Decimal(whole), f"{whole}万", spans=spans), part, 0).value == value


def test_what_an_earlier_year_gave_counts_once_it_is_said_to_be_taken() -> None:
    before = {id: said(True, fact=PLATFORM.fact(id)) for id in ("security_qingdao_legal_person", "security_regional")}
    before[COST] = said(Decimal(500), "500万", PLATFORM.fact(COST))
    now = {**before, COST: said(Decimal(300), "300万", PLATFORM.fact(COST), turn=1)}
    given = PLATFORM.assess({id: bound.value for id, bound in before.items()}).outcome
    assert given is not None

    found = received_before(PLATFORM, before, now, read("这笔已经拿到了，第二年运营费300万"))
    assert {id: (bound.value, bound.turn) for id, bound in found.items()} == {ALREADY: (given.amount, 1)}
    assert received_before(PLATFORM, before, now, read("第二年运营费300万")) == {}
    assert received_before(PLATFORM, before, before, read("这笔已经拿到了")) == {}  # no further year is told of
