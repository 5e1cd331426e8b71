"""A company's plan: how each award stands, what the day and the place do to it, what to ask first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from documents import load_corpus
from tools.catalogue import RULES
from tools.facts import Value
from tools.plan import Plan, Text, plan
from tools.standing import Standing, company_facts, defining_facts, is_award, stand

D = Decimal
DOCUMENTS = load_corpus().documents
LAOSHAN = {"laoshan_2020": True, "qingdao_20_measures": True, "qingdao_2024_draft": True, "shandong_2022": True}
TODAY = date(2026, 11, 21)


def of(
    facts: dict[str, Value], on: date = TODAY, covers: dict[str, bool | None] | None = None, **options: bool
) -> Plan:
    known = LAOSHAN if covers is None else covers
    texts = {name: Text(document, known.get(name, False), on) for name, document in DOCUMENTS.items()}
    return plan(RULES, texts, facts, **options)


@pytest.mark.parametrize(
    ("rule", "facts", "standing"),
    [
        ("laoshan-6", {"cloud_spending": D(18)}, Standing.ELIGIBLE),
        ("laoshan-6", {"cloud_spending": D(10)}, Standing.NEARLY),
        ("laoshan-6", {"cloud_spending": D(4)}, Standing.NOT_FOR_YOU),
        ("laoshan-6", {"cloud_spending": D(18), "listed_provider": False}, Standing.NOT_FOR_YOU),
        ("laoshan-6", {}, Standing.CANNOT_SAY),
        ("qd20-3.2", {"smart_investment": D(800)}, Standing.COMPETITIVE),
        ("qd20-3.2", {"smart_investment": D(800), "top_ten_scene": True}, Standing.ELIGIBLE),
        ("qd20-3.2", {"smart_investment": D(450)}, Standing.NEARLY),
        ("qd24-1", {"qd24_revenue": D(400000)}, Standing.NEARLY),
        ("shandong-5", {"sd_platform_rank": D(12), "sd_cloud_income": D(900)}, Standing.NEARLY),
        ("laoshan-2.1", {"laoshan_registered": True}, Standing.CANNOT_SAY),
        ("laoshan-3.4", {"pilot_recognised": True}, Standing.ELIGIBLE),
        ("laoshan-3.4", {"pilot_recognised": False}, Standing.NOT_FOR_YOU),
        ("laoshan-2.2", {"subject:laoshan-2.2": True}, Standing.ELIGIBLE),
        ("laoshan-2.2", {"subject:laoshan-2.2": False}, Standing.NOT_FOR_YOU),
    ],
)
def test_how_a_rule_stands(rule: str, facts: dict[str, Value], standing: Standing) -> None:
    assert stand(RULES[rule], facts).standing is standing


def test_fifty_more_reach_the_threshold_and_what_they_bring() -> None:
    (short,) = stand(RULES["qd20-3.2"], {"smart_investment": D(450)}).shortfalls
    assert (short.distance, short.text) == (50, "智能软硬件投资额再投资50万元即达到门槛")
    assert short.then is not None and short.then.amount == 50


def test_what_is_about_the_company_names_no_award() -> None:
    assert {"yield_class", "laoshan_registered", "sd_legal_person"} <= company_facts()
    for rule in RULES.values():
        if is_award(rule):
            assert company_facts().isdisjoint(fact.id for fact in defining_facts(rule))


def test_the_city_award_is_the_base_of_the_districts() -> None:
    found = of({"integration_investment": D(600)})
    assert found.line("laoshan-3.2").outcome is not None
    assert found.line("laoshan-3.2").size == 60
    assert found.total is not None and found.total.outcome.amount == 180
    assert set(found.chained) == {"laoshan-3.2"}


def test_lines_come_by_standing_and_then_by_amount() -> None:
    found = of({"cloud_spending": D(18), "green_level": "国家", "smart_investment": D(450)})
    told = [(line.rule.id, line.standing) for line in found.lines[:3]]
    assert told == [("qd24-6.1", Standing.ELIGIBLE), ("laoshan-6", Standing.ELIGIBLE), ("qd20-3.2", Standing.NEARLY)]
    assert found.lines[-1].standing is Standing.NOT_FOR_YOU


def test_a_text_that_is_not_in_force_yet_gives_nothing() -> None:
    found = of({"green_level": "国家"}, on=date(2023, 6, 1))
    assert found.line("qd24-6.1").standing is Standing.NOT_FOR_YOU
    assert found.total is None


def test_an_expired_text_is_told_apart_in_the_total() -> None:
    facts: dict[str, Value] = {"cloud_spending": D(18), "qd20_title": "平台"}
    then = of(facts, on=date(2022, 6, 1)).total
    now = of(facts).total
    assert then is not None and now is not None
    assert [(part.state, part.maximum) for part in then.subtotals] == [("usable", D("7.2")), ("digest", 300)]
    assert [(part.state, part.maximum) for part in now.subtotals] == [("expired", D("7.2")), ("digest", 300)]


def test_only_usable_texts_on_request() -> None:
    found = of({"cloud_spending": D(18), "green_level": "国家"}, on=date(2022, 6, 1), usable_only=True)
    assert {line.rule.document for line in found.lines} <= {"laoshan_2020", "jinan_2020_2022"}


def test_fixed_ceilings_and_competitive_awards_are_subtotals_of_their_own() -> None:
    jinan = {"jinan_2020_2022": True, "shandong_2022": True}
    found = of(
        {"jinan_first_version_receipts": D(200), "jinan_network_investment": D(500), "jinan_rd_level": "省"},
        covers=jinan,
    )
    assert found.total is not None
    parts = {(part.certainty, part.competitive): part.maximum for part in found.total.subtotals}
    assert parts == {("fixed", True): 60, ("ceiling", True): 200}


def test_a_place_wider_than_the_policys_is_asked_for() -> None:
    found = of({"cloud_spending": D(18)}, covers={"laoshan_2020": None, "qingdao_2024_draft": True})
    assert found.line("laoshan-6").standing is Standing.CANNOT_SAY
    assert "place" in {question.fact.id for question in found.questions}


def test_the_most_valuable_question_comes_first_and_what_is_begun_before_it() -> None:
    found = of({})
    values = [question.most for question in found.questions]
    assert values == sorted(values, reverse=True)
    begun = of({"qd24_champion": True}).questions[0]
    assert begun.fact.id == "champion_level"


def test_class_d_is_paid_nothing_and_c_four_fifths() -> None:
    assert of({"green_level": "国家", "yield_class": "C"}).line("qd24-6.1").size == 80
    assert of({"green_level": "国家", "yield_class": "D"}).line("qd24-6.1").standing is Standing.NOT_FOR_YOU
