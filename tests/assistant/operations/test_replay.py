"""A recorded answer given once more, and what is said where that is not possible."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.advisor import Advisor
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, Code
from assistant.office.records import Kept, Office, Stop
from assistant.operations import audit_command
from assistant.operations.replay import Replay, recorded, replay
from assistant.page.endpoints import Endpoints
from assistant.page.service import Service, open_service
from assistant.settings import Settings
from assistant.state import State, audit, open_state
from assistant.state.tables import AuditEntry
from assistant.state.tokens import new_token
from assistant.strings import strings
from tests.assistant.conftest import ROOT
from tests.assistant.page.canned import DAY, FirstClauses

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CLOUD = "崂山区企业年购买云服务18万元能补多少"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = open_state(Settings(data_dir=tmp_path, database_url=None))
    opened.now = lambda: NOW
    yield opened
    opened.close()


@pytest.fixture
def service(advisor: Advisor, state: State, tmp_path: Path) -> Service:
    settings = Settings(data_dir=tmp_path, database_url=None)
    return open_service(advisor, FirstClauses(advisor.corpus), state, settings, lambda: DAY)


@pytest.fixture
def chat(service: Service) -> Callable[..., str]:
    """A conversation of these messages; gives its token."""

    def say(*messages: str) -> str:
        token = new_token()
        for message in messages:
            list(service.visits.ask(token, message, "zh-CN"))
        return token

    return say


def ids(state: State) -> list[int]:
    with state.session() as session:
        return list(session.scalars(select(AuditEntry.id).order_by(AuditEntry.id)))


def replayed(state: State, advisor: Advisor) -> list[Replay]:
    return [replay(recorded(state, id), advisor) for id in ids(state)]


def test_every_turn_of_a_chat_gives_the_same_answer(chat: Callable[..., str], state: State, advisor: Advisor) -> None:
    chat(CLOUD, "如果是60万呢", "那济南的企业呢", "谢谢")
    found = replayed(state, advisor)
    assert [(one.same, dict(one.versions)) for one in found] == [(True, {})] * 4
    assert found[1].recorded.answer["headline"]["amount"] == "20"


def test_a_turn_asked_again_or_reworded_is_replayed_from_what_was_known_then(
    service: Service, state: State, advisor: Advisor
) -> None:
    token = new_token()
    for message in (CLOUD, "如果是60万呢"):
        list(service.visits.ask(token, message, "zh-CN"))
    list(service.visits.ask(token, "如果是30万呢", "zh-CN", replacing=1))
    list(service.visits.ask_again(token, "zh-CN"))
    found = replayed(state, advisor)
    assert all(one.same for one in found) and len(found) == 4
    assert [one.recorded.answer["headline"]["amount"] for one in found] == ["7.2", "20", "12", "12"]


def test_facts_of_a_form_are_replayed(service: Service, state: State, advisor: Advisor) -> None:
    token = new_token()
    list(service.visits.ask(token, "崂山区企业买云服务能补多少", "zh-CN"))
    list(service.visits.state(token, {"cloud_spending": "18万元"}, strings("zh-CN")))
    found = replayed(state, advisor)
    assert [one.same for one in found] == [True, True]
    assert found[1].recorded.answer["headline"]["amount"] == "7.2"


def test_calls_of_programs_are_replayed(service: Service, state: State, advisor: Advisor) -> None:
    functions = Endpoints(service, strings("en"))
    functions.calculate("laoshan-6", {"cloud_spending": "18万元"})
    functions.ask("如果是60万呢", [CLOUD])
    found = replayed(state, advisor)
    assert [one.same for one in found] == [True, True]
    assert [one.recorded.answer["headline"]["amount"] for one in found] == ["7.2", "20"]


def test_a_rule_stopped_since_is_named_as_what_has_changed(
    chat: Callable[..., str], state: State, advisor: Advisor
) -> None:
    chat(CLOUD)
    stop = Kept(Stop(rule="laoshan-6", reason="待核"), "li", "wang", date(2026, 11, 21))
    stopped = advisor.with_office(Office((stop,)))
    [one] = [replay(recorded(state, id), stopped, stopped.stopped) for id in ids(state)]
    assert not one.same and one.versions["rule laoshan-6"][1] == "stopped"


def test_what_has_changed_is_named(
    chat: Callable[..., str], state: State, advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat(CLOUD)
    monkeypatch.setattr(audit, "program_version", lambda: "9.9")
    monkeypatch.setattr(audit, "rule_digest", lambda _: "f" * 64)
    [found] = replayed(state, advisor)
    assert found.same and set(found.versions) == {"program", "rule laoshan-6"}
    said = "\n".join(found.lines(strings("en")))
    assert "same answer, though" in said and "rule laoshan-6" in said and "now 9.9" in said


def test_another_answer_says_which_parts_differ(state: State, advisor: Advisor) -> None:
    answer = advisor.ask(CLOUD, Conversation(), DAY)
    answer.headline, answer.text = None, "别的话"
    with state.session() as session:
        entry = audit.record(session, CLOUD, answer, audit.Occasion(NOW, "chat", advisor.corpus.digest)).id
    found = replay(recorded(state, entry), advisor)
    assert set(found.differs) == {"headline", "text"} and not found.same
    assert found.differs["headline"][1]["amount"] == "7.2"
    said = "\n".join(found.lines(strings("en")))
    assert "leading amount, words" in said and "nothing should differ" in said
    assert found.data()["differs"]["text"]["then"] == "别的话"


def test_the_words_of_a_language_model_are_not_compared(service: Service, state: State, advisor: Advisor) -> None:
    answer = advisor.ask(CLOUD, Conversation(), DAY)
    answer.text = "模型的措辞"
    inputs = audit.Inputs(model="some-model")
    with state.session() as session:
        audit.record(session, CLOUD, answer, audit.Occasion(NOW, "chat", advisor.corpus.digest), inputs)
    [found] = replayed(state, advisor)
    assert found.same and "some-model" in "\n".join(found.lines(strings("en")))


def test_a_removed_visitor_leaves_a_tombstone_without_a_replay(
    chat: Callable[..., str], service: Service, state: State
) -> None:
    service.visits.remove(chat(CLOUD))
    with pytest.raises(AdvisorError) as raised:
        recorded(state, 1)
    assert raised.value.code is Code.REPLAY_GONE
    assert "at the visitor's request" in raised.value.message(strings("en"))
    [line] = audit_command.export(state, None, None)
    assert '"question": null' in line and '"inputs": null' in line and '"reason": "visitor"' in line
    assert "18" not in line.partition('"rules"')[0]


def test_a_conversation_is_removed_at_request(chat: Callable[..., str], state: State) -> None:
    chat(CLOUD, "如果是60万呢")
    chat(CLOUD)
    assert audit_command.remove(state, 1)["audit"] == 2
    lines = list(audit_command.export(state, None, None))
    assert [CLOUD in line for line in lines] == [False, False, True]


def test_the_export_takes_whole_days(chat: Callable[..., str], state: State) -> None:
    chat(CLOUD)
    assert len(list(audit_command.export(state, DAY, DAY))) == 1
    assert list(audit_command.export(state, DAY.replace(day=22), None)) == []
    assert list(audit_command.export(state, None, DAY.replace(day=20))) == []


def test_a_replay_loads_no_page() -> None:
    """A replay is a command of its own, and Gradio takes seconds to load."""
    source = "import sys, assistant.operations.replay; print('gradio' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "False"
