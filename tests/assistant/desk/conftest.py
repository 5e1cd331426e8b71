"""The desk over the real rules, behind the same guard as on the server, with one user of each role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.middleware import Middleware

from assistant.advisor import Advisor
from assistant.desk.routes import add_routes
from assistant.desk.users import ROLES, Users
from assistant.page.guard import Guard
from assistant.page.service import Service, open_service
from assistant.settings import Settings
from assistant.state import State, open_state
from documents import Corpus, load_corpus
from tests.assistant.page.canned import DAY, FirstClauses
from tools.catalogue import RULES

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
PASSWORD = "correct horse 云"
HOST = "http://127.0.0.1:7860"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", database_url=None, language="zh-CN", idle_minutes=30)


@pytest.fixture
def state(settings: Settings) -> Iterator[State]:
    opened = open_state(settings)
    opened.now = lambda: NOW
    yield opened
    opened.close()


@pytest.fixture
def service(corpus: Corpus, settings: Settings, state: State) -> Service:
    return open_service(Advisor(corpus, RULES, None, None), FirstClauses(corpus), state, settings, lambda: DAY)


@pytest.fixture
def clock() -> list[float]:
    """The seconds that sign-ins are counted in, for a test to move on."""
    return [0.0]


@pytest.fixture
def server(service: Service, clock: list[float]) -> FastAPI:
    app = FastAPI(middleware=[Middleware(Guard)], docs_url=None, redoc_url=None, openapi_url=None)
    add_routes(app, service, lambda: NOW + timedelta(seconds=clock[0]))
    return app


@pytest.fixture(scope="session")
def staff_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A user of each role; hashing takes its time, so it is done once."""
    folder = tmp_path_factory.mktemp("staff")
    for role in ROLES:
        Users(folder).add(role, role, PASSWORD)
    return (folder / "staff.json").read_bytes()


@pytest.fixture
def browser(server: FastAPI) -> Callable[[], TestClient]:
    """A new browser: it sends where a form comes from, as browsers do."""
    return lambda: TestClient(server, base_url=HOST, headers={"origin": HOST, "sec-fetch-site": "same-origin"})


@pytest.fixture
def clerk(service: Service, staff_file: bytes, browser: Callable[[], TestClient]) -> TestClient:
    """A browser with a clerk signed in."""
    (service.settings.data_dir / "staff.json").write_bytes(staff_file)
    client = browser()
    answer = client.post("/desk/sign-in", data={"name": "clerk", "password": PASSWORD})
    assert answer.status_code == 200 and "退出登录" in answer.text
    return client
