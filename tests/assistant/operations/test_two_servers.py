"""Two server processes on one PostgreSQL carry one conversation on, turn by turn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from assistant.page.cookies import COOKIE
from assistant.settings import Settings
from assistant.state import open_state
from tests.assistant.conftest import ROOT
from tests.assistant.operations import postgresql

PROGRAMS = postgresql.programs()
pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed (Debian: apt install postgresql)")

HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    assert PROGRAMS is not None
    with postgresql.server(PROGRAMS) as address:
        yield address


@pytest.fixture(scope="module")
def servers(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The addresses of two processes that start at the same moment on the empty database."""
    with ExitStack() as stack:
        started = [
            stack.enter_context(start(database, tmp_path_factory.mktemp(f"server-{number}"))) for number in range(2)
        ]
        stack.callback(lambda: [process.terminate() for process in started])
        yield [address(process) for process in started]


def start(database: str, folder: Path) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "POLICY_ADVISOR_DATABASE_URL": database,
        "POLICY_ADVISOR_DATA_DIR": str(folder),
        "POLICY_ADVISOR_EMBEDDING_MODEL": "none",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0"]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    guard = threading.Timer(120, process.kill)
    guard.start()
    try:
        return next(line[line.index("http://") :].split()[0] for line in process.stdout if "http://" in line)
    finally:
        guard.cancel()


def ask(client: httpx.Client, question: str) -> None:
    """One question as the page's own script sends it, to the end of its answer."""
    config = client.get("config").json()
    box = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "pa-question")
    event = next(d["id"] for d in config["dependencies"] if [box, "submit"] in d["targets"])
    session = uuid.uuid4().hex
    body = {"fn_index": event, "session_hash": session, "data": [question, None]}
    client.post("gradio_api/queue/join", json=body).raise_for_status()
    with client.stream("GET", f"gradio_api/queue/data?session_hash={session}") as stream:
        told = [json.loads(line.removeprefix("data:")) for line in stream.iter_lines() if line.startswith("data:")]
    assert any(one["msg"] == "process_completed" and one["success"] for one in told)


def test_two_processes_serve_one_conversation_in_turn(servers: list[str], database: str) -> None:
    with ExitStack() as stack:
        one, two = (stack.enter_context(httpx.Client(base_url=address, timeout=60)) for address in servers)
        one.get("", headers=HTML).raise_for_status()
        two.cookies.set(COOKIE, one.cookies[COOKIE])
        for client, question in (
            (one, "崂山区企业年购买云服务18万元能补多少"),
            (two, "如果是60万呢"),
            (one, "如果是30万呢"),
            (two, "如果正好10万呢"),
        ):
            ask(client, question)
        kept = [client.get("conversation/data").json()["chat"] for client in (one, two)]
        assert kept[0] == kept[1]
        headlines = [turn["answer"]["headline"] for turn in kept[0]]
        assert [h and h["amount"] for h in headlines] == ["7.2", "20", "12", None]
        assert all(client.get("ready").json() == {"status": "ready"} for client in (one, two))
        two.post("conversation/remove").raise_for_status()
        assert one.get("conversation/data").json() == {}


def test_the_audit_record_of_a_server_refuses_changes(database: str, tmp_path: Path) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    state = open_state(Settings(data_dir=tmp_path, database_url=database))  # type: ignore[arg-type]
    insert = (
        "INSERT INTO audit_entries (at, channel, as_of, status, rules, citations, corpus_digest, program_version, elapsed_ms)"
        " VALUES (now(), 'chat', now(), 'answered', '[]', '[]', 'x', 'x', 1)"
    )
    with state.session() as session:
        session.execute(text(insert))
    for change in ("UPDATE audit_entries SET status = 'x'", "DELETE FROM audit_entries"):
        with pytest.raises(DBAPIError, match="append-only"), state.session() as session:
            session.execute(text(change))
    state.close()
