"""What a model reads out of a message is checked against the message, and only ever asked about."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.model.advisor_with_model import AdvisorWithModel
from assistant.model.comparing import without_numbers
from assistant.model.counters import Counters
from assistant.model.failures import ModelFailure
from assistant.model.requests import Request, Requests, StatedFact, parse_requests, readings
from tests.assistant.model.conftest import TODAY, said
from tests.assistant.model.server import Scripted, say
from tools.catalogue import RULES

CLOUD = "崂山企业，去年营收5亿，云服务花了18万，补多少"
MESSY = "俺们厂子在崂山那块儿，那个网上租机器的钱18万，有啥说法没"
Helped = Callable[..., AdvisorWithModel]
Plain = Callable[..., Answer]
BASE = next(fact.id for fact in RULES["laoshan-6"].facts if fact.label == "年购买云服务金额")


def heard(rule: str, **facts: str) -> str:
    stated = [{"fact": name, "words": words, "value": ""} for name, words in facts.items()]
    return json.dumps({"requests": [{"rule": rule, "facts": stated}]}, ensure_ascii=False)


def read(message: str, rule: str, *facts: tuple[str, str, str]) -> tuple[dict[str, Any], dict[str, int]]:
    """The values that hold up, and the events."""
    counters = Counters()
    stated = [StatedFact(fact=fact, words=words, value=value) for fact, words, value in facts]
    found = readings(Requests(requests=[Request(rule=rule, facts=stated)]), message, 0, RULES, counters)
    return {b.fact.id: b.value for reading in found for b in reading.facts}, counters.snapshot()


# the typed request

@pytest.mark.parametrize("words", ["18万", "花了18万", "云服务花了18万"])
def test_a_number_is_the_persons_own_words_in_our_parsers_reading(words: str) -> None:
    assert read(CLOUD, "laoshan-6", (BASE, words, "")) == ({BASE: 18}, {})


@pytest.mark.parametrize(
    ("message", "words", "value"),
    [("云服务花了十八万五", "十八万五", "18.5"), ("云服务花了1.2亿", "1.2亿", "12000"), ("云服务花了３０万元", "30万元", "30")],
)
def test_units_are_converted_by_the_program(message: str, words: str, value: str) -> None:
    found, _ = read(message, "laoshan-6", (BASE, words, ""))
    assert str(found[BASE]) == value


@pytest.mark.parametrize(
    "words",
    ["8万", "1", "19万", "180000元", "十八万", "", "5亿，云服务花了18万", "18万" * 40, "补多少"],
)
def test_words_that_nobody_wrote_or_half_a_number_are_dropped(words: str) -> None:
    assert read(CLOUD, "laoshan-6", (BASE, words, "")) == ({}, {"dropped:fact": 1})


@pytest.mark.parametrize(
    ("words", "value", "holds"),
    [
        ("服务商", "是", True), ("在名录里", "是", False), ("不在名录里", "否", True), ("服务商", "也许", False), ("名录之外", "是", False),
        ("180", "是", False), ("000元", "是", False), ("买了180", "是", False), ("180,000元", "是", False), ("", "是", False),
    ],
)  # fmt: skip
def test_that_something_holds_is_said_in_words_and_never_by_half_a_number(words: str, value: str, holds: bool) -> None:
    listed = next(fact for fact in RULES["laoshan-6"].facts if "名录" in fact.label)
    found, _ = read("崂山企业买了180,000元云服务，服务商不在名录里", "laoshan-6", (listed.id, words, value))
    assert found == ({listed.id: value == "是"} if holds else {})


def test_a_value_that_the_model_converted_is_not_looked_at() -> None:
    assert read(CLOUD, "laoshan-6", (BASE, "18万", "9999"))[0] == {BASE: 18}


def test_unknown_rules_and_facts_are_dropped() -> None:
    assert read(CLOUD, "laoshan-99", (BASE, "18万", "")) == ({}, {"dropped:rule": 1})
    assert read(CLOUD, "laoshan-6", ("rent", "18万", "")) == ({}, {"dropped:fact": 1})


@pytest.mark.parametrize(
    "text",
    ["", "好的", "{", '{"requests": 1}', '{"requests": [{"rule": "laoshan-6"}]}', "[" * 5000, '{"amount": "99"}', "<think>{}"],
)
def test_what_is_no_request_is_a_failure(text: str) -> None:
    with pytest.raises(ModelFailure, match="rejected:"):
        parse_requests(text)


def test_thoughts_and_fences_around_a_request_are_left_out() -> None:
    text = f"<think>{{}}</think>\n```json\n{heard('laoshan-6', **{BASE: '18万'})}\n```"
    assert parse_requests(text).requests[0].rule == "laoshan-6"


# beside the program's reading

def test_readings_that_agree_change_nothing(helped: Helped, script: Scripted, plain: Plain) -> None:
    script.listen = lambda body: say(heard("laoshan-6", **{BASE: "18万"}))
    advisor = helped(model_phrases=False)
    answer = said(advisor, CLOUD)
    assert answer.text == plain(CLOUD).text
    assert advisor.helper.counters.snapshot() == {"heard": 1}


def test_another_figure_is_asked_about_and_not_computed(helped: Helped, script: Scripted, plain: Plain) -> None:
    checked = plain(CLOUD)
    script.listen = lambda body: say(heard("laoshan-6", **{BASE: "5亿"}))
    advisor = helped(model_phrases=False)
    answer = said(advisor, CLOUD)
    assert answer.headline == checked.headline
    assert answer.awards == checked.awards
    added = answer.text.removeprefix(checked.text)
    assert "请核对" in added
    assert "“5亿”" in added
    assert "按这个理解" in added
    assert advisor.helper.counters.snapshot()["asked:figure"] == 1


def test_another_rule_is_asked_about(helped: Helped, script: Scripted, plain: Plain) -> None:
    script.listen = lambda body: say(heard("laoshan-3.3"))
    answer = said(helped(model_phrases=False), CLOUD)
    assert answer.headline == plain(CLOUD).headline
    assert RULES["laoshan-3.3"].title in answer.notices[-1].text


def test_a_question_that_the_program_does_not_understand_is_answered_once_it_is_confirmed(
    helped: Helped, script: Scripted, plain: Plain
) -> None:
    script.listen = lambda body: say(heard("laoshan-6", **{BASE: "18万"}))
    assert plain(MESSY).headline is None
    advisor = helped(model_phrases=False)
    memory = Conversation()
    first = advisor.ask(MESSY, memory, TODAY)
    assert first.headline is None
    assert "“18万”" in first.text
    second = advisor.ask("按这个理解", memory, TODAY)
    assert str(second.headline.amount) == "7.2"
    assert second.citations[0].document == "laoshan_2020"
    assert memory.rules == ("laoshan-6",)
    third = advisor.ask("那要是花了60万呢", memory, TODAY)
    assert str(third.headline.amount) == "20"


def test_only_a_confirmation_takes_the_reading_on(helped: Helped, script: Scripted, plain: Plain) -> None:
    script.listen = lambda body: say(heard("laoshan-6", **{BASE: "5亿"}))
    advisor, memory = helped(model_phrases=False), Conversation()
    advisor.ask(CLOUD, memory, TODAY)
    script.listen = lambda body: say('{"requests": []}')
    answer = advisor.ask("不对，就是18万", memory, TODAY)
    assert answer.headline == plain(CLOUD, "不对，就是18万").headline
    assert memory.offered is None
    assert advisor.ask("按这个理解", memory, TODAY).headline == plain(CLOUD, "不对，就是18万", "按这个理解").headline


def test_a_rule_of_another_place_is_not_offered(helped: Helped, script: Scripted) -> None:
    script.listen = lambda body: say(heard("laoshan-6", **{BASE: "18万"}))
    answer = said(helped(model_phrases=False), "我们在济南，云服务花了18万，补多少")
    assert not any("按这个理解" in notice.text for notice in answer.notices)


def test_a_question_back_has_no_number_but_the_persons_own() -> None:
    names = [name for rule in RULES.values() for name in (rule.title, *(fact.label for fact in rule.facts))]
    assert [name for name in names if re.search(r"\d", without_numbers(name))] == []
    assert without_numbers("承诺10年内不迁离崂山区") == "承诺不迁离崂山区"
    assert without_numbers("工业互联网园区奖补(综合排名前5)") == "工业互联网园区奖补"


# the ways of asking for a typed request

@pytest.mark.parametrize("method", ["json_schema", "function_calling", "json_mode", "off"])
def test_every_way_of_structured_output(helped: Helped, script: Scripted, method: str) -> None:
    text = heard("laoshan-3.3")
    call = {"calls": (("Requests", json.loads(text)),)} if method == "function_calling" else {}
    script.listen = lambda body: say(*([] if call else [text]), **call)
    advisor = helped(model_phrases=False, model_structured_output=method)
    answer = said(advisor, CLOUD)
    assert advisor.helper.counters.snapshot() == {"asked:rule": 1, "heard": 1}
    assert RULES["laoshan-3.3"].title in answer.text
    sent = script.requests[-1]
    kind = sent.get("response_format", {}).get("type")
    assert kind == {"json_schema": "json_schema", "json_mode": "json_object"}.get(method)
    assert ("tools" in sent) == (method == "function_calling")
    assert ("requests" in sent["messages"][0]["content"]) == (method in ("off", "json_mode"))


@pytest.mark.parametrize("method", ["json_schema", "function_calling", "json_mode", "off"])
@pytest.mark.parametrize("text", ["", "好的", '{"requests": [', '{"requests": [{"rule": 1}]}', "<think>嗯"])
def test_a_broken_request_leaves_the_checked_answer(
    helped: Helped, script: Scripted, plain: Plain, method: str, text: str
) -> None:
    script.listen = lambda body: say(text)
    advisor = helped(model_phrases=False, model_structured_output=method)
    assert said(advisor, CLOUD).text == plain(CLOUD).text
    events = advisor.helper.counters.snapshot()
    assert any(event.startswith("rejected:") for event in events), events
