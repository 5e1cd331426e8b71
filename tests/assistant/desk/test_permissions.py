"""What each role may do, address by address: the table and the server say the same."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from assistant.desk.permissions import ADDRESSES, ALLOWED, ENTRANCE, Act, may, may_open, unlisted
from assistant.desk.users import ROLES
from assistant.page.service import Service
from tests.assistant.desk.conftest import PASSWORD

VALUES = {"rule_id": "laoshan-6", "form": "laoshan-6", "kind": "stop"}


def addresses(server: FastAPI) -> list[tuple[str, str]]:
    """Every address of the desk behind the sign-in."""
    registered = [
        (m, route.path) for route in server.routes if isinstance(route, APIRoute) for m in route.methods or ()
    ]
    return [one for one in registered if one[1].startswith("/desk") and one not in ENTRANCE]


def filled(path: str) -> str:
    """The path with something in the place of each name."""
    return re.sub(r"\{(\w+)\}", lambda name: VALUES.get(name[1], "1"), path)


@pytest.fixture
def signed_in(service: Service, staff_file: bytes, browser: Callable[[], TestClient]) -> Callable[[str], TestClient]:
    def sign_in(role: str) -> TestClient:
        (service.settings.data_dir / "staff.json").write_bytes(staff_file)
        client = browser()
        assert client.post("/desk/sign-in", data={"name": role, "password": PASSWORD}).status_code == 200
        return client

    return sign_in


def test_the_table_names_every_address_of_the_desk_and_no_other(server: FastAPI) -> None:
    assert set(addresses(server)) == set(ADDRESSES)


def test_without_a_sign_in_every_address_leads_to_it(
    server: FastAPI, service: Service, staff_file: bytes, browser: Callable[[], TestClient]
) -> None:
    (service.settings.data_dir / "staff.json").write_bytes(staff_file)
    visitor = browser()
    for method, path in addresses(server):
        answer = visitor.request(method, filled(path), follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk"), (method, path)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reaches_what_the_table_gives_it_and_is_refused_the_rest(
    server: FastAPI, signed_in: Callable[[str], TestClient], role: str
) -> None:
    client, refused = signed_in(role), set()
    for method, path in addresses(server):
        if path == "/desk/users/remove":
            continue  # tried below: it would end the sign-in that the rest needs
        answer = client.request(method, filled(path), follow_redirects=False)
        said = answer.status_code == 403 and "您的角色" in answer.text
        assert said is not may_open(role, method, path), (role, method, path, answer.status_code)
        if said:
            refused.add((method, path))
    assert refused, f"{role} may do everything"


def test_the_roles_differ() -> None:
    acts = {role: {act for act in Act if may(role, act)} for role in ROLES}
    assert acts["clerk"] < acts["reviewer"]
    assert Act.SERVE not in acts["admin"] and acts["admin"] - acts["reviewer"] == {Act.USERS}
    assert acts["reviewer"] - acts["clerk"] == {Act.RELEASE, Act.CONFIRM, Act.CANCEL_ANOTHERS, Act.REMOVE}
    assert set(ALLOWED) == set(Act)


def test_what_stands_in_no_table_is_nobodys() -> None:
    forgotten = ("GET", "/desk/new-page")
    assert unlisted([forgotten, ("GET", "/desk"), ("GET", "/desk/office")]) == {forgotten}
    assert not any(may_open(role, *forgotten) for role in ROLES)


def test_a_server_with_an_address_in_no_table_does_not_start(service: Service) -> None:
    from assistant.desk.routes import add_routes

    app = FastAPI()

    @app.get("/desk/forgotten")
    def forgotten() -> str:
        return "?"

    with pytest.raises(LookupError, match="/desk/forgotten"):
        add_routes(app, service)


def test_only_an_administrator_keeps_the_users_and_never_takes_himself_away(
    signed_in: Callable[[str], TestClient], browser: Callable[[], TestClient]
) -> None:
    admin = signed_in("admin")
    new = {"name": "zhao", "role": "clerk", "password": PASSWORD, "again": PASSWORD}
    assert admin.post("/desk/users", data=new | {"again": "another one"}).status_code == 400
    assert admin.post("/desk/users", data=new | {"role": "boss"}).status_code == 400
    assert "zhao" in admin.post("/desk/users", data=new).text
    assert "PA-802" in admin.post("/desk/users", data=new).text
    assert "不能删除自己" in admin.post("/desk/users/remove", data={"name": "admin"}).text
    zhao = browser()
    assert zhao.post("/desk/sign-in", data={"name": "zhao", "password": PASSWORD}).status_code == 200
    assert zhao.post("/desk/users/remove", data={"name": "admin"}).status_code == 403
    assert "zhao" not in admin.post("/desk/users/remove", data={"name": "zhao"}).text
    assert "登录" in zhao.get("/desk/consultations").text
