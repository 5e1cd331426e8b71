"""How long a sign-in lasts."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.desk.signed_in import LONGEST_SECONDS, SignedIn
from assistant.desk.users import Users

IDLE = 1800.0


@pytest.fixture
def users(tmp_path: Path) -> Users:
    found = Users(tmp_path)
    found.add("li", "clerk", "long enough 1")
    return found


def test_it_lasts_while_it_is_used_and_no_longer_than_a_shift(users: Users) -> None:
    now = [0.0]
    signed_in = SignedIn(users, IDLE, lambda: now[0])
    token = signed_in.begin(users.all()["li"])
    while now[0] + IDLE - 1 < LONGEST_SECONDS:
        now[0] += IDLE - 1
        assert signed_in.find(token) is not None
    now[0] = LONGEST_SECONDS
    assert signed_in.find(token) is None


def test_it_ends_when_nobody_uses_it(users: Users) -> None:
    now = [0.0]
    signed_in = SignedIn(users, IDLE, lambda: now[0])
    token = signed_in.begin(users.all()["li"])
    now[0] = IDLE
    assert signed_in.find(token) is None
    now[0] = 0.0
    assert signed_in.find(token) is None


def test_a_user_of_the_same_name_with_another_password_is_another_user(users: Users) -> None:
    signed_in = SignedIn(users, IDLE, lambda: 0.0)
    token = signed_in.begin(users.all()["li"])
    users.remove("li")
    users.add("li", "admin", "long enough 2")
    assert signed_in.find(token) is None and signed_in.find("") is None
