"""Two servers of the desk on one PostgreSQL: what is begun at one goes on at the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.middleware import Middleware

from assistant.advisor import Advisor
from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.desk.attempts import MOST_BY_NAME
from assistant.desk.routes import add_routes
from assistant.page.guard import Guard
from assistant.page.service import open_service
from assistant.settings import Settings
from assistant.state import State, conversations, open_state
from documents import Corpus
from tests.assistant.desk.conftest import HOST, NOW, PASSWORD
from tests.assistant.desk.test_window import current
from tests.assistant.operations import postgresql
from tests.assistant.page.canned import DAY, FirstClauses
from tools.catalogue import RULES

PROGRAMS = postgresql.programs()
pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="PostgreSQL is not installed (Debian: apt install postgresql)")

STOP = {"rule": "jinan-15", "reason": "市工信局正在核对"}
Browser = Callable[..., tuple[TestClient, TestClient]]


@pytest.fixture(scope="module")
def servers(
    tmp_path_factory: pytest.TempPathFactory, corpus: Corpus, staff_file: bytes
) -> Iterator[tuple[list[FastAPI], State]]:
    """Two servers with a database and a data folder in common, each with its own connections."""
    assert PROGRAMS is not None
    folder = tmp_path_factory.mktemp("shared")
    (folder / "staff.json").write_bytes(staff_file)
    with ExitStack() as stack:
        address = stack.enter_context(postgresql.server(PROGRAMS))
        settings = Settings(data_dir=folder, database_url=address, language="zh-CN")  # type: ignore[arg-type]
        apps = []
        for _ in range(2):
            state = open_state(settings)
            stack.callback(state.close)
            state.now = lambda: NOW
            service = open_service(
                Advisor(corpus, RULES, None, None), FirstClauses(corpus), state, settings, lambda: DAY
            )
            apps.append(FastAPI(middleware=[Middleware(Guard)]))
            add_routes(apps[-1], service)
        yield apps, state


@pytest.fixture
def browser(servers: tuple[list[FastAPI], State]) -> Browser:
    """One browser signed in at the first server, as it reaches the one server and the other."""

    def sign_in(role: str) -> tuple[TestClient, TestClient]:
        one, two = (
            TestClient(app, base_url=HOST, headers={"origin": HOST, "sec-fetch-site": "same-origin"})
            for app in servers[0]
        )
        assert "退出登录" in one.post("/desk/sign-in", data={"name": role, "password": PASSWORD}).text
        two.cookies = one.cookies
        return one, two

    return sign_in


def test_a_consultation_goes_on_at_either_server(browser: Browser) -> None:
    one, two = browser("clerk")
    one.post("/desk/consultation/items/laoshan-6", data={"cloud_spending": "18万"})
    two.post("/desk/consultation/company", data={"company": "海晟\0公司", "credit_code": ""})
    two.post(
        "/desk/consultation/items/jinan-15",
        data={"jinan_service_platform_level": "国家", "jinan_service_platform_investment": "500"},
    )
    home = one.get("/desk").text
    assert "7.2万元" in home and "150万元" in home and "海晟\ufffd公司" in home
    number = urlsplit(str(two.post("/desk/consultations/1/slip").url)).path.rpartition("/")[2]
    assert "7.2万元" in one.get(f"/desk/slips/{number}").text
    assert one.get(f"/desk/slips/{number}.pdf").content == two.get(f"/desk/slips/{number}.pdf").content
    assert number in two.get("/desk/consultations", params={"query": "海晟\0"}).text
    one.post("/desk/consultation/park", data={"note": "等合同"})
    other, _ = browser("reviewer")
    other.post("/desk/consultations/1/resume")
    assert "等合同" in current(other) and "7.2万元" in current(other) and "7.2万元" not in current(two)
    two.post("/desk/sign-out")
    assert 'name="password"' in one.get("/desk").text


def test_a_record_drafted_at_one_and_released_at_the_other_counts_at_both(browser: Browser) -> None:
    clerk, reviewer = browser("clerk"), browser("reviewer")
    drafted = urlsplit(str(clerk[0].post("/desk/office/new/stop", data=STOP).url)).path
    assert clerk[0].post(f"{drafted}/release").status_code == 403
    assert clerk[1].get("/desk/rules/jinan-15").status_code == 200
    reviewer[1].post(f"{drafted}/release")
    assert [one.get("/desk/rules/jinan-15").status_code for one in clerk] == [409, 409]
    reviewer[0].post(f"{drafted}/propose-end", data={"why": "核对完"})
    assert reviewer[1].post(f"{drafted}/end").status_code == 403
    browser("admin")[1].post(f"{drafted}/end")
    assert [one.get("/desk/rules/jinan-15").status_code for one in clerk] == [200, 200]


def test_the_queue_and_the_counts_read_what_visitors_of_both_asked(
    browser: Browser, servers: tuple[list[FastAPI], State]
) -> None:
    state = servers[1]
    declined = Answer(status="declined", text="没有涉及“高企\0”", as_of=DAY, elapsed_ms=0)
    with state.session() as session:
        row = conversations.begin(session, "t" * 43, NOW, "zh-CN")
        conversations.add_turn(session, row, "高企\0奖励多少", declined, Conversation(), NOW)
    one, two = browser("reviewer")
    assert "高企\ufffd奖励多少" in one.get("/desk/queue").text
    two.post("/desk/queue/questions/1/answer", data={"text": "请向区科技局咨询"})
    assert "请向区科技局咨询" in one.get("/desk/queue/questions/1").text
    assert "2026-W47" in one.get("/desk/statistics").text
    assert one.get("/desk/export.xlsx").status_code == two.get("/desk/statistics.xlsx").status_code == 200


def test_passwords_tried_at_one_server_count_at_the_other(servers: tuple[list[FastAPI], State]) -> None:
    one, two = (TestClient(app, base_url=HOST, headers={"origin": HOST}) for app in servers[0])
    wrong = {"name": "nobody", "password": "wrong"}
    tried = [client.post("/desk/sign-in", data=wrong).status_code for _ in range(MOST_BY_NAME) for client in (one, two)]
    assert tried == [401] * MOST_BY_NAME + [429] * MOST_BY_NAME
