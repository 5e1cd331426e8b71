"""What other programs may call, and how each call ends."""

from __future__ import annotations

import gradio as gr
import pytest
from sqlalchemy import select

from assistant.page.endpoints import Endpoints
from assistant.page.limits import LONGEST_MESSAGE, MOST_MESSAGES
from assistant.page.plan_endpoints import PlanEndpoints
from assistant.page.service import Service
from assistant.state import State
from assistant.state.tables import AuditText
from assistant.strings import Strings
from tests.assistant.page.canned import CannedAdvisor
from tools.catalogue import RULES


@pytest.fixture
def endpoints(service: Service, words: Strings) -> Endpoints:
    return Endpoints(service, words)


def test_a_call_is_answered_after_the_messages_before_it(endpoints: Endpoints, advisor: CannedAdvisor) -> None:
    result = endpoints.ask("三", ["一", "二"], "2022-06-01")
    assert result["headline"]["amount"] == "7.2" and result["as_of"] == "2026-11-21"
    assert [(text, turn, day.isoformat()) for text, turn, day in advisor.asked] == [
        ("一", 1, "2022-06-01"), ("二", 2, "2022-06-01"), ("三", 3, "2022-06-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "earlier", "as_of", "says"),
    [
        ("长" * (LONGEST_MESSAGE + 1), [], "", "PA-511"),
        ("短", ["长" * (LONGEST_MESSAGE + 1)], "", "PA-511"),
        ("短", ["短"] * MOST_MESSAGES, "", "PA-512"),
        ("短", [], "明天", "PA-107"),
        ("boom 某某公司", [], "", "PA-999"),
    ],
)
def test_a_call_that_cannot_be_answered_says_why(
    endpoints: Endpoints, question: str, earlier: list[str], as_of: str, says: str
) -> None:
    with pytest.raises(gr.Error) as raised:
        endpoints.ask(question, earlier, as_of)
    assert says in str(raised.value) and "某某公司" not in str(raised.value)


def test_a_call_is_recorded_without_private_numbers(endpoints: Endpoints, state: State) -> None:
    endpoints.ask("电话13800000000")
    endpoints.calculate("laoshan-6", {"cloud_spending": "18万元"})
    with state.session() as session:
        assert [text.question for text in session.scalars(select(AuditText).order_by(AuditText.entry_id))] == [
            "电话[电话号码]", "laoshan-6 {'cloud_spending': '18万元'}",
        ]  # fmt: skip


def test_a_rule_is_calculated_from_facts_as_written(endpoints: Endpoints) -> None:
    result = endpoints.calculate("laoshan-6", {"cloud_spending": "18万"}, "2022-06-01")
    assert result["headline"]["amount"] == "7.2" and result["citations"][0]["document"] == "laoshan_2020"


@pytest.mark.parametrize(
    ("rule", "facts", "says"),
    [
        ("nothing-1", {}, "PA-111"),
        (next(rule.id for rule in RULES.values() if rule.is_lookup), {}, "PA-112"),
        ("laoshan-6", {"nothing": "1"}, "PA-114"),
        ("laoshan-6", {"cloud_spending": "很多"}, "PA-115"),
        ("laoshan-6", {"cloud_spending": "-5万"}, "PA-115"),
    ],
)
def test_a_calculation_that_cannot_be_made_says_why(
    endpoints: Endpoints, rule: str, facts: dict[str, str], says: str
) -> None:
    with pytest.raises(gr.Error) as raised:
        endpoints.calculate(rule, facts)
    assert says in str(raised.value)


def test_rules_are_listed_of_one_text_or_of_all(endpoints: Endpoints) -> None:
    assert {rule["id"] for rule in endpoints.list_rules()} == set(RULES)
    assert {rule["document"] for rule in endpoints.list_rules("shandong_2022")} == {"shandong_2022"}
    assert endpoints.list_rules("nothing") == []


def test_clauses_are_verbatim_and_linked(endpoints: Endpoints, service: Service) -> None:
    found = endpoints.search_clauses("云服务", "laoshan_2020", 3)
    assert len(found) == 3 and len(endpoints.search_clauses("云", limit=1000)) == 20
    for clause in found:
        assert clause["text"] == service.advisor.corpus.text("laoshan_2020")[clause["start"] : clause["end"]]
        assert clause["link"].startswith("/library/laoshan_2020#")
    assert endpoints.search_clauses(" ") == endpoints.search_clauses("云", "../x") == []


def test_a_search_that_is_too_long_says_so(endpoints: Endpoints) -> None:
    with pytest.raises(gr.Error, match="PA-511"):
        endpoints.search_clauses("长" * (LONGEST_MESSAGE + 1))


def test_what_is_too_long_counts_as_refused(endpoints: Endpoints, service: Service) -> None:
    with pytest.raises(gr.Error):
        endpoints.ask("长" * (LONGEST_MESSAGE + 1))
    with pytest.raises(gr.Error):
        endpoints.ask("短", as_of="某天")
    told = service.metrics.exposition().decode()
    assert 'policy_advisor_refusals_total{code="PA-511"} 1.0' in told
    assert told.count("policy_advisor_refusals_total{") == 1


def test_each_docstring_tells_a_model_what_to_hand_over(endpoints: Endpoints) -> None:
    for function in endpoints.all():
        assert function.__doc__ is not None and "Parameters:" in function.__doc__ and "Returns:" in function.__doc__


@pytest.fixture
def planning(endpoints: Endpoints) -> PlanEndpoints:
    return endpoints.planning


def test_a_plan_is_asked_for_with_facts_and_a_place(planning: PlanEndpoints) -> None:
    result = planning.plan({"cloud_spending": "18万", "integration_investment": "600万"}, "崂山区")
    assert result["headline"]["amount"] == "187.2"
    assert [part["state"] for part in result["total"]["subtotals"]] == ["expired", "digest"]


def test_two_places_or_two_classes_are_set_side_by_side(planning: PlanEndpoints) -> None:
    places = planning.compare({"cloud_spending": "18万"}, ["济南市", "崂山区"])
    assert [column["name"] for column in places["plans"]] == ["济南市", "崂山区"]
    assert "| 企业购买云服务补贴 | - | 7.2万元 |" in places["table"]
    classes = planning.compare({"green_level": "国家级"}, ["青岛市"], ["yield_class=A", "yield_class=C"])
    assert [column["answer"]["headline"]["amount"] for column in classes["plans"]] == ["100", "80"]


def test_the_way_back_and_the_distance(planning: PlanEndpoints) -> None:
    result = planning.reverse("laoshan-6", facts={"cloud_spending": "18万"})
    assert (result["needed"][0]["base"], result["needed"][0]["amount"]) == ("50", "20")
    assert "还差 32万元" in result["lines"][-1]
    assert planning.reverse("laoshan-6", "8万")["needed"][0]["base"] == "20"


def test_an_award_over_a_range_is_a_table_and_the_points_of_a_plot(planning: PlanEndpoints) -> None:
    result = planning.what_if("laoshan-6", "0", "60万", points=4)
    points = [(point["value"], point["amount"]) for point in result["points"]]
    assert points == [("0", None), ("10", None), ("20", "8"), ("40", "16"), ("50", "20"), ("60", "20")]
    assert result["table"].startswith("| 年购买云服务金额 |")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda e: e.plan({"nothing": "1"}), "PA-114"),
        (lambda e: e.plan({"cloud_spending": "很多"}), "PA-115"),
        (lambda e: e.plan({}, "月球"), "PA-723"),
        (lambda e: e.compare({}, ["济南市"]), "PA-721"),
        (lambda e: e.reverse("nothing-1"), "PA-111"),
        (lambda e: e.reverse("qd24-2"), "PA-722"),
        (lambda e: e.what_if("laoshan-6", "60万", "5万"), "PA-721"),
    ],
)
def test_a_plan_that_cannot_be_made_says_why(planning: PlanEndpoints, call, says: str) -> None:
    with pytest.raises(gr.Error) as raised:
        call(planning)
    assert says in str(raised.value)
