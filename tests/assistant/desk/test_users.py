"""The user file, the command that fills it, and the count of failed sign-ins."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import select

from assistant.desk.attempts import MOST_BY_ADDRESS, MOST_BY_NAME, WINDOW, Attempts
from assistant.desk.users import Users
from assistant.errors import AdvisorError, Code
from assistant.state import State
from assistant.state.tables import FailedSignInRow
from tests.assistant.desk.conftest import NOW

PASSWORD = "correct horse 云"


def test_a_password_is_kept_as_a_salted_argon2_hash_for_the_owner_alone(tmp_path: Path) -> None:
    users = Users(tmp_path / "data")
    users.add("li", "clerk", PASSWORD)
    users.add("wang", "admin", PASSWORD)
    file = tmp_path / "data" / "staff.json"
    assert file.stat().st_mode & 0o777 == 0o600
    kept = [user["password"] for user in json.loads(file.read_text())["users"]]
    assert all(one.startswith("$argon2id$") for one in kept) and len(set(kept)) == 2
    assert PASSWORD not in file.read_text()


def test_only_the_right_password_of_a_known_user_is_accepted(tmp_path: Path) -> None:
    users = Users(tmp_path)
    added = users.add("li", "clerk", PASSWORD)
    assert users.checked("li", PASSWORD) == added
    assert users.checked("li", PASSWORD + " ") is None
    assert users.checked("nobody", PASSWORD) is None
    assert users.checked("li", "x" * 10_000) is None
    users.remove("li")
    assert users.checked("li", PASSWORD) is None


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("li", PASSWORD, Code.USER_TAKEN),
        ("a b", PASSWORD, Code.USER_NAME),
        ("wang", "short", Code.PASSWORD_LENGTH),
    ],
)
def test_what_cannot_be_a_user_is_refused(tmp_path: Path, name: str, password: str, code: Code) -> None:
    users = Users(tmp_path)
    users.add("li", "clerk", PASSWORD)
    with pytest.raises(AdvisorError) as raised:
        users.add(name, "clerk", password)
    assert raised.value.code is code
    assert set(users.all()) == {"li"}


def test_a_damaged_file_is_an_error_and_not_an_empty_list(tmp_path: Path) -> None:
    (tmp_path / "staff.json").write_text('{"users": [{"name"')
    with pytest.raises(AdvisorError) as raised:
        Users(tmp_path).all()
    assert raised.value.code is Code.STAFF_FILE


def test_the_command_takes_the_password_from_standard_input(run: Callable[..., Result], environment: Path) -> None:
    assert "柜台不开放" in run("users", "list").output
    done = run("users", "add", "李梅", "--role", "reviewer", input=f"{PASSWORD}\n")
    assert done.exit_code == 0, done.output
    assert PASSWORD not in done.output
    user = Users(environment).checked("李梅", PASSWORD)
    assert user is not None and user.role == "reviewer"
    assert "李梅  reviewer" in run("users", "list").output
    assert run("users", "remove", "李梅").exit_code == 0
    assert Users(environment).all() == {}


def test_there_is_no_default_password_and_no_default_role(run: Callable[..., Result], environment: Path) -> None:
    assert run("users", "add", "li", "--role", "clerk", input="\n").exit_code == 1
    assert run("users", "add", "li", input=f"{PASSWORD}\n").exit_code == 2
    assert Users(environment).all() == {}


def test_a_name_is_locked_after_too_many_failures_and_opens_again(state: State) -> None:
    now = [NOW]
    attempts = Attempts(state, lambda: now[0])
    assert all(attempts.begin("li", f"10.0.0.{n}") for n in range(MOST_BY_NAME))
    assert not attempts.begin("li", "10.0.0.99")
    assert not Attempts(state, lambda: now[0]).begin("li", "10.0.0.98")  # nor at another server
    assert attempts.begin("wang", "10.0.0.99")
    now[0] += WINDOW
    assert attempts.begin("li", "10.0.0.99")


def test_an_address_is_locked_whatever_names_it_tries(state: State) -> None:
    attempts = Attempts(state, lambda: NOW)
    assert all(attempts.begin(f"user{n}", "10.0.0.1") for n in range(MOST_BY_ADDRESS))
    assert not attempts.begin("another", "10.0.0.1")


def test_success_takes_its_own_attempt_back(state: State) -> None:
    attempts = Attempts(state, lambda: NOW)
    for _ in range(2 * MOST_BY_ADDRESS):
        attempt = attempts.begin("li", "10.0.0.1")
        assert attempt is not None
        attempts.succeeded("li", attempt)


def test_success_of_a_name_forgives_its_address_nothing(state: State) -> None:
    attempts = Attempts(state, lambda: NOW)
    failed = 0
    while failed < MOST_BY_ADDRESS:
        assert attempts.begin("li", "10.0.0.1")
        failed += 1
        if failed % (MOST_BY_NAME - 1) == 0:  # the owner of the name signs in elsewhere
            own = attempts.begin("li", "10.0.0.2")
            assert own is not None
            attempts.succeeded("li", own)
    assert not attempts.begin("li", "10.0.0.1")


def test_what_failed_is_kept_without_name_and_address(state: State) -> None:
    Attempts(state, lambda: NOW).begin("my-password-typed-here", "10.0.0.1")
    with state.session() as session:
        [row] = session.scalars(select(FailedSignInRow)).all()
    assert all(len(text) == 64 for text in (row.name_digest, row.address_digest))
