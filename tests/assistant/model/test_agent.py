"""The model as an agent: tools that take the person's words, limits, and the same check."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from assistant.answer import Answer
from assistant.model.advisor_with_model import AdvisorWithModel
from tests.assistant.model.conftest import said
from tests.assistant.model.replies import GOOD, HOSTILE
from tests.assistant.model.server import Reply, Scripted, say
from tests.assistant.model.test_listening import BASE

CLOUD = "崂山企业，云服务花了18万，补多少"
Helped = Callable[..., AdvisorWithModel]
Plain = Callable[..., Answer]


def after_tools(*calls: tuple[str, dict[str, Any]], then: Reply) -> Callable[[dict[str, Any]], Reply]:
    """Calls the tools once, then says the words."""

    def act(body: dict[str, Any]) -> Reply:
        called = any(message["role"] == "tool" for message in body["messages"])
        return then if called else Reply(calls=calls)

    return act


def test_tools_are_called_with_the_persons_words_and_answer_in_tokens(helped: Helped, script: Scripted) -> None:
    call = ("calculate_laoshan_6", {BASE: "18万"})
    script.act = after_tools(call, then=say(GOOD["plain words"]))
    advisor = helped(model_agent=True)
    answer = said(advisor, CLOUD)
    assert "您问的是崂山区对企业购买云服务的补贴。" in answer.text
    assert str(answer.headline.amount) == "7.2"
    assert advisor.helper.counters.snapshot() == {"acted": 1, "shown": 1}
    told = next(message["content"] for message in script.requests[-1]["messages"] if message["role"] == "tool")
    assert "⟦" in told
    assert not re.search(r"\d", re.sub(r"⟦[A-Z]\d+⟧", "", told)), told


def test_clauses_are_found_and_come_as_data(helped: Helped, script: Scripted) -> None:
    script.act = after_tools(("search_clauses", {"words": "云服务补贴"}), then=say(GOOD["words alone"]))
    advisor = helped(model_agent=True)
    said(advisor, CLOUD)
    told = next(message["content"] for message in script.requests[-1]["messages"] if message["role"] == "tool")
    assert "云服务" in told
    assert advisor.helper.counters.snapshot()["shown"] == 1


@pytest.mark.parametrize("name", ["one more", "certain", "denied", "Chinese numerals", "a refusal", "nothing"])
def test_the_same_check_holds(helped: Helped, script: Scripted, plain: Plain, name: str) -> None:
    script.act = after_tools(("calculate_laoshan_6", {BASE: "18万"}), then=say(HOSTILE[name]))
    assert said(helped(model_agent=True), CLOUD).text == plain(CLOUD).text


def test_a_figure_that_only_a_tool_gave_is_not_shown(helped: Helped, script: Scripted, plain: Plain) -> None:
    """The agent computes another rule and states its result: that is no figure of the checked answer."""

    def act(body: dict[str, Any]) -> Reply:
        results = [message["content"] for message in body["messages"] if message["role"] == "tool"]
        if not results:
            return Reply(calls=(("calculate_laoshan_3_3", {}),))
        return say(f"结论: {re.findall(r'⟦F[0-9]+⟧', results[0])[0]}。")

    script.act = act
    advisor = helped(model_agent=True)
    question = "崂山企业，云服务花了18万，通过了两化融合管理体系认证，买云能补多少"
    assert said(advisor, question).headline == plain(question).headline
    assert advisor.helper.counters.snapshot()["rejected:figure_out_of_place"] == 1


def test_an_agent_that_reads_the_message_otherwise_leads_to_a_question(
    helped: Helped, script: Scripted, plain: Plain
) -> None:
    question = "崂山企业，去年营收5亿，云服务花了18万，补多少"
    script.act = after_tools(("calculate_laoshan_6", {BASE: "5亿"}), then=say("这是崂山区的一项政策。"))
    answer = said(helped(model_agent=True), question)
    assert answer.headline == plain(question).headline
    assert "按这个理解" in answer.text


def test_a_model_that_loops_on_tools_is_stopped(helped: Helped, script: Scripted, plain: Plain) -> None:
    script.act = lambda body: Reply(calls=(("calculate_laoshan_6", {BASE: "18万"}),))
    advisor = helped(model_agent=True, model_calls=3)
    assert said(advisor, CLOUD).text == plain(CLOUD).text
    assert len(script.requests) == 3
    assert advisor.helper.counters.snapshot() == {"failed_tools:too_many_calls": 1}


def test_many_calls_at_once_are_stopped_too(helped: Helped, script: Scripted, plain: Plain) -> None:
    script.act = lambda body: Reply(calls=(("calculate_laoshan_6", {BASE: "18万"}),) * 10)
    advisor = helped(model_agent=True, model_calls=3)
    assert said(advisor, CLOUD).text == plain(CLOUD).text
    assert advisor.helper.counters.snapshot() == {"failed_tools:too_many_calls": 1}


@pytest.mark.parametrize(
    "call",
    [("calculate_laoshan_6", {"amount": "99"}), ("calculate_laoshan_6", {BASE: "很多"}), ("set_setting", {"port": 1})],
)
def test_wrong_calls_are_told_and_do_no_harm(
    helped: Helped, script: Scripted, plain: Plain, call: tuple[str, dict[str, Any]]
) -> None:
    script.act = after_tools(call, then=say("这是崂山区的一项政策。"))
    answer = said(helped(model_agent=True), CLOUD)
    assert answer.headline == plain(CLOUD).headline
    assert not any("按这个理解" in notice.text for notice in answer.notices)


def test_an_agent_that_hangs_ends_in_time(helped: Helped, script: Scripted, plain: Plain) -> None:
    script.act = lambda body: Reply(hangs=True)
    advisor = helped(model_agent=True, model_seconds=1)
    assert said(advisor, CLOUD).text == plain(CLOUD).text
    assert advisor.helper.counters.snapshot() == {"failed:timeout": 1}


def test_an_agents_text_that_was_cut_off_is_not_shown(helped: Helped, script: Scripted) -> None:
    script.act = lambda body: say("这是崂山区的一项政策。", finish="length")
    advisor = helped(model_agent=True)
    assert "语言模型改写" not in said(advisor, CLOUD).text
    assert advisor.helper.counters.snapshot() == {"rejected:truncated": 1}
