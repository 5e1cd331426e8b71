"""Every rule as a LangChain tool."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from langchain_core.messages import ToolMessage
from langchain_core.tools import StructuredTool

from documents import load_corpus
from tools.award import Assessment
from tools.catalogue import RULES
from tools.facts import Kind
from tools.langchain_tools import rule_tool, rule_tools, tool_name
from tools.rule import Rule

COMPUTABLE = [rule for rule in RULES.values() if not rule.is_lookup]
TOOLS = {tool.name: tool for tool in rule_tools()}


def called(name: str, **arguments: object) -> ToolMessage:
    call = {"type": "tool_call", "id": "1", "name": name, "args": arguments}
    message = TOOLS[name].invoke(call)
    assert isinstance(message, ToolMessage)
    return message


def test_there_is_one_for_each_rule_in_the_catalogues_order() -> None:
    wanted = [tool_name(r) if not r.is_lookup else tool_name(r).replace("calculate", "look_up") for r in RULES.values()]
    assert list(TOOLS) == wanted
    assert "calculate_laoshan_6" in TOOLS and "look_up_laoshan_8_7" in TOOLS


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.is_lookup], ids=lambda rule: rule.id)
def test_a_rule_without_a_formula_gives_its_clauses_verbatim(rule: Rule) -> None:
    name = tool_name(rule).replace("calculate", "look_up")
    message = TOOLS[name].invoke({"name": name, "args": {}, "id": "1", "type": "tool_call"})
    assert message.artifact == rule.quotes
    assert all(quote.text in message.content for quote in rule.quotes)
    assert TOOLS[name].args == {}


@pytest.mark.parametrize("name", TOOLS)
def test_a_name_is_one_that_models_take(name: str) -> None:
    assert re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", name)


@pytest.mark.parametrize("rule", COMPUTABLE, ids=lambda rule: rule.id)
def test_the_arguments_are_the_facts_with_their_label_and_question(rule: Any) -> None:
    properties = TOOLS[tool_name(rule)].args
    assert list(properties) == [fact.id for fact in rule.facts]
    for fact in rule.facts:
        shape = properties[fact.id]
        assert fact.label in shape["description"] and fact.question in shape["description"]
        types = {option.get("type") for option in shape["anyOf"]}
        assert types == {"boolean" if fact.kind is Kind.YES_NO else "string", "null"}
        if fact.kind is Kind.CHOICE:
            [options] = [option for option in shape["anyOf"] if option["type"] == "string"]
            values = options.get("enum", [options.get("const")])
            assert values == [choice.value for choice in fact.choices]


@pytest.mark.parametrize("rule", COMPUTABLE, ids=lambda rule: rule.id)
def test_nothing_known_gives_an_assessment_and_no_promise(rule: Any) -> None:
    message = called(tool_name(rule))
    assert isinstance(message.artifact, Assessment)
    assert message.artifact == rule.assess({})
    assert rule.title in str(message.content)
    if message.artifact.verdict == "needs_facts":
        assert "不能给出金额" in str(message.content).splitlines()[0]


def test_the_artifact_is_the_award_and_the_text_says_it_with_its_state() -> None:
    message = called("calculate_laoshan_6", cloud_spending="18万元")
    assert message.artifact.outcome.amount == Decimal("7.2")
    first, *rest = str(message.content).splitlines()
    assert "按条文测算 7.2万元" in first and "有效期至 2022-12-31" in first
    assert any("18 × 40% = 7.2" in line for line in rest)
    assert any(line.startswith("条文 六: ") and "40%" in line for line in rest)


@pytest.mark.parametrize("spent", ["180000元", "18", 18, 18.0, "十八万"])
def test_the_words_of_the_person_are_converted_here(spent: object) -> None:
    assert called("calculate_laoshan_6", cloud_spending=spent).artifact.outcome.amount == Decimal("7.2")


def test_exactly_the_threshold_is_not_over_it() -> None:
    message = called("calculate_laoshan_6", cloud_spending="10万元")
    assert message.artifact.verdict == "not_eligible"
    assert "不符合条件, 没有金额" in str(message.content)


def test_years_are_a_series() -> None:
    message = called("calculate_laoshan_5_1", district_contribution="150;150;150;150;150")
    assert message.artifact.outcome.amount == Decimal(540)
    assert "150万元、120万元、90万元、90万元、90万元" in str(message.content)


def test_a_draft_and_a_digest_say_so_beside_the_figure() -> None:
    corpus = load_corpus()
    for rule in COMPUTABLE:
        status = corpus.documents[rule.document].status
        first = str(called(tool_name(rule)).content).splitlines()[0]
        assert ("征求意见稿" in first) == (status == "draft")
        assert ("新闻解读" in first) == (status == "digest")


@pytest.mark.parametrize("spent", ["十几万", "18美元", "180000", "-3万"])
def test_a_value_that_a_fact_cannot_have_is_told_to_the_model(spent: str) -> None:
    message = called("calculate_laoshan_6", cloud_spending=spent)
    assert message.status == "error"
    assert "年购买云服务金额" in str(message.content)
    assert message.artifact is None


def test_an_argument_that_is_none_of_the_facts_is_told_to_the_model() -> None:
    message = called("calculate_laoshan_6", revenue="18万元")
    assert message.status == "error"
    assert "revenue" in str(message.content)


def test_a_lookup_has_no_calculator() -> None:
    lookup = next(rule for rule in RULES.values() if rule.is_lookup)
    with pytest.raises(TypeError, match=lookup.id):
        rule_tool(lookup, load_corpus().documents[lookup.document])


def test_tools_are_structured_tools_that_give_content_and_artifact() -> None:
    assert all(isinstance(tool, StructuredTool) for tool in TOOLS.values())
    assert {tool.response_format for tool in TOOLS.values()} == {"content_and_artifact"}
