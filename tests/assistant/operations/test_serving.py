"""What an office sees of a running server: probes, measures, limits, logs, and how it ends."""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, Code
from assistant.operations import probes
from assistant.operations.allowance import Rate
from assistant.operations.logs import Safe
from assistant.operations.measured import measured
from assistant.operations.metrics import Metrics
from assistant.operations.probes import write
from assistant.operations.throttle import LARGEST, Throttle
from assistant.page.server import application
from assistant.page.service import Service, open_service
from assistant.page.visits import Visits
from assistant.settings import Settings
from assistant.state import State, open_state
from assistant.state.tokens import new_token
from documents import Corpus, load_corpus
from tests.assistant.conftest import ROOT
from tests.assistant.page.canned import DAY, CannedAdvisor, FirstClauses

SECRET = "海晟公司13800000000"
ASKING = "/gradio_api/queue/join"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture
def advisor(corpus: Corpus) -> CannedAdvisor:
    return CannedAdvisor(corpus, Answer(status="answered", text="x", as_of=DAY))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, database_url=None, requests_per_minute=4, most_turns=3)


@pytest.fixture
def state(settings: Settings) -> Iterator[State]:
    opened = open_state(settings)
    yield opened
    opened.close()


@pytest.fixture
def service(advisor: CannedAdvisor, state: State, settings: Settings) -> Service:
    return open_service(advisor, FirstClauses(advisor.corpus), state, settings, lambda: DAY)


@pytest.fixture
def client(service: Service) -> TestClient:
    return TestClient(application(service))


def refused(visits: Visits, token: str, text: str = "问") -> str | None:
    *_, view = visits.ask(token, text, "zh-CN")
    return None if view.refused is None else view.refused.code


# probes and measures


def test_a_server_says_that_it_lives_and_can_answer(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "alive"}
    assert (client.get("/ready").status_code, client.get("/ready").json()) == (200, {"status": "ready"})


def test_a_server_without_its_database_is_not_ready_but_alive(
    client: TestClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise OperationalError("SELECT 1", None, Exception("gone"))

    monkeypatch.setattr(service.state, "session", gone)
    assert client.get("/ready").status_code == 503
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize(
    ("pragma", "code"),
    [("max_page_count = 1", "PA-902"), ("query_only = ON", "PA-901")],
    ids=["disk full", "read-only"],
)
def test_a_server_that_can_read_and_not_write_is_not_ready(
    client: TestClient, service: Service, monkeypatch: pytest.MonkeyPatch, pragma: str, code: str
) -> None:
    def hindered(session: Session) -> None:
        session.connection().exec_driver_sql(f"PRAGMA {pragma}")
        if code == "PA-902":  # a file that may not grow: what changes in place needs no room
            session.connection().exec_driver_sql("CREATE TABLE larger AS SELECT zeroblob(100000) AS filling")
        write(session)

    monkeypatch.setattr(probes, "write", hindered)
    response = client.get("/ready")
    assert (response.status_code, response.json()) == (503, {"status": "not ready", "database": code})
    monkeypatch.setattr(probes, "write", write)
    service.state.close()  # the next connection has no such limit
    assert client.get("/ready").status_code == 200


def test_the_measures_count_and_hold_nothing_of_anybody(client: TestClient, service: Service) -> None:
    token = new_token()
    assert refused(service.visits, token, SECRET) is None
    list(service.visits.ask(token, f"boom {SECRET}", "zh-CN"))
    assert refused(service.visits, token, "x" * 3000) == Code.MESSAGE_TOO_LONG
    told = client.get("/metrics").text
    assert 'policy_advisor_answers_total{kind="words",status="answered"} 1.0' in told
    assert 'policy_advisor_failures_total{code="PA-999"} 1.0' in told
    assert 'policy_advisor_refusals_total{code="PA-511"} 1.0' in told
    assert 'policy_advisor_answer_seconds_count{kind="words"} 2.0' in told
    assert "policy_advisor_answers_in_progress 0.0" in told
    assert "海晟" not in told and "138" not in told and token not in told


# limits


def test_a_visitor_has_so_many_messages_a_minute_and_others_have_theirs(service: Service) -> None:
    token = new_token()
    assert [refused(service.visits, token) for _ in range(3)] == [None] * 3
    service.visits.end(token)
    assert [refused(service.visits, token) for _ in range(2)] == [None, Code.TOO_MANY_REQUESTS]
    assert refused(service.visits, new_token()) is None


def test_a_conversation_has_so_many_turns(service: Service) -> None:
    token = new_token()
    for _ in range(3):
        assert refused(service.visits, token) is None
    assert refused(service.visits, token) == Code.TOO_MANY_TURNS
    assert len(service.visits.view(token).exchanges) == 3


def test_a_minute_passes() -> None:
    now = [0.0]
    rate = Rate(2, lambda: now[0])
    assert [rate.take("a"), rate.take("a"), rate.take("a"), rate.take("b")] == [True, True, False, True]
    now[0] = 59.9
    assert not rate.take("a")
    now[0] = 60.0
    assert rate.take("a")


def test_an_answer_that_takes_too_long_is_broken_off_and_not_kept_as_one(advisor: CannedAdvisor, state: State) -> None:
    go = threading.Event()

    class Slow(CannedAdvisor):
        def ask(self, text: str, memory: Conversation, as_of: date, language: str | None = None) -> Answer:
            go.wait(20)
            return super().ask(text, memory, as_of, language)

    slow = measured(Slow(advisor.corpus, advisor.canned), Metrics(), 0.05)
    visits = Visits(slow, state, 30, lambda: DAY)
    token = new_token()
    *_, view = visits.ask(token, "问", "zh-CN")
    go.set()
    [exchange] = view.exchanges
    assert (exchange.answer, exchange.error_code) == (None, Code.ANSWER_TOO_SLOW)


def test_what_an_answer_raises_is_raised(advisor: CannedAdvisor) -> None:
    with pytest.raises(RuntimeError, match="secret words"):
        measured(advisor, Metrics(), 5).ask("boom", Conversation(), DAY)


def throttled(per_minute: int = 2) -> TestClient:
    async def read(request: Request) -> PlainTextResponse:
        return PlainTextResponse(str(len(await request.body())))

    routes = [Route("/{path:path}", read, methods=["GET", "POST"])]
    middleware = [Middleware(Throttle, per_minute=per_minute, language="zh-CN", metrics=Metrics())]
    return TestClient(Starlette(routes=routes, middleware=middleware))


def test_an_address_has_so_many_questions_a_minute_and_may_go_on_reading() -> None:
    client = throttled()
    assert [client.post(ASKING).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/library").status_code == 200
    told = client.post("/en" + ASKING)
    assert (told.status_code, told.headers["retry-after"], told.json()["code"]) == (429, "60", "PA-515")
    assert told.json()["message"].startswith("At most 2 requests")


def test_a_request_that_is_too_large_is_refused_whether_it_says_so_or_not() -> None:
    client = throttled(10)
    assert client.post(ASKING, content=b"x" * LARGEST).status_code == 200
    said = client.post(ASKING, content=b"x" * (LARGEST + 1))
    unsaid = client.post(ASKING, content=(b"x" * 1000 for _ in range(2000)))
    assert [(one.status_code, one.json()["code"]) for one in (said, unsaid)] == [(413, "PA-517")] * 2


def test_the_pages_own_reading_of_a_body_does_not_hide_that_it_was_too_large(client: TestClient) -> None:
    endless = client.post("/gradio_api/call/ask", content=(b"x" * 1000 for _ in range(2000)))
    assert (endless.status_code, endless.json()["code"]) == (413, "PA-517")
    assert 'policy_advisor_http_requests_total{status="413"} 1.0' in client.get("/metrics").text


# logs


def logged(name: str, message: str, *values: object, **more: object) -> logging.LogRecord:
    return logging.getLogger(name).makeRecord(name, logging.ERROR, __file__, 1, message, values, **more)  # type: ignore[arg-type]


def test_a_log_is_one_object_a_line_with_its_fields() -> None:
    line = Safe(True).format(logged("assistant.x", "answered %d", 3, exc_info=None, extra={"status": "answered"}))
    entry = json.loads(line)
    assert (entry["event"], entry["status"], entry["level"]) == ("answered 3", "answered", "ERROR")


@pytest.mark.parametrize("as_json", [True, False])
def test_no_log_holds_what_a_library_or_an_exception_was_given(as_json: bool) -> None:
    try:
        raise AdvisorError(Code.UNKNOWN_RULE, rule=SECRET)
    except AdvisorError:
        record = logged("uvicorn.error", "failed on %s", SECRET, exc_info=sys.exc_info())
    line = Safe(as_json).format(record)
    assert "failed on %s" in line and "AdvisorError" in line and "test_serving.py" in line
    assert SECRET not in line


# its end


def test_a_stopped_server_lets_the_answer_in_hand_be_kept(service: Service, client: TestClient) -> None:
    asking = service.visits.ask(new_token(), "问", "zh-CN")
    with client:
        next(asking)
        assert service.visits.busy
        threading.Timer(0.3, lambda: list(asking)).start()
        started = time.monotonic()
    assert not service.visits.busy and time.monotonic() - started < 8


def test_a_signal_ends_the_server_in_order(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "POLICY_ADVISOR_DATA_DIR": str(tmp_path / "data"),
        "POLICY_ADVISOR_EMBEDDING_MODEL": "none",
        "POLICY_ADVISOR_LOG_FORMAT": "json",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None and server.stderr is not None
        assert any("http://" in line for line in server.stdout)
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) == 128 + signal.SIGTERM
        assert [line for line in server.stderr if not line.startswith(("{", "Indexing", "正在", "建立"))] == []
    assert not list((tmp_path / "data").glob("*.db-wal"))
