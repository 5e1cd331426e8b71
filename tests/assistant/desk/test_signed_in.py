"""How long a sign-in lasts, and that every server on the database knows it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from assistant.desk.signed_in import LONGEST, SignedIn
from assistant.desk.users import Users
from assistant.state import State, consultations
from tests.assistant.desk.conftest import NOW

IDLE, MOMENT = timedelta(minutes=30), timedelta(seconds=1)


@pytest.fixture
def users(tmp_path: Path) -> Users:
    found = Users(tmp_path)
    found.add("li", "clerk", "long enough 1")
    return found


def test_it_lasts_while_it_is_used_and_no_longer_than_a_shift(users: Users, state: State) -> None:
    now = [NOW]
    signed_in = SignedIn(users, state, IDLE, lambda: now[0])
    token = signed_in.begin(users.all()["li"])
    while now[0] + IDLE - MOMENT < NOW + LONGEST:
        now[0] += IDLE - MOMENT
        assert signed_in.find(token) is not None
    now[0] = NOW + LONGEST
    assert signed_in.find(token) is None


def test_it_ends_when_nobody_uses_it(users: Users, state: State) -> None:
    now = [NOW]
    signed_in = SignedIn(users, state, IDLE, lambda: now[0])
    token = signed_in.begin(users.all()["li"])
    now[0] = NOW + IDLE
    assert signed_in.find(token) is None
    now[0] = NOW
    assert signed_in.find(token) is None


def test_a_user_of_the_same_name_with_another_password_is_another_user(users: Users, state: State) -> None:
    signed_in = SignedIn(users, state, IDLE, lambda: NOW)
    token = signed_in.begin(users.all()["li"])
    users.remove("li")
    users.add("li", "admin", "long enough 2")
    assert signed_in.find(token) is None and signed_in.find("") is None


def test_another_server_knows_who_is_signed_in_and_what_is_at_the_desk(users: Users, state: State) -> None:
    one, two = (SignedIn(users, state, IDLE, lambda: NOW) for _ in range(2))
    token = one.begin(users.all()["li"])
    shift = one.find(token)
    assert shift is not None
    with state.session() as session:
        row = consultations.begin(session, "li", NOW)
        shift.put_at_desk(session, row.id)
    there = two.find(token)
    assert there is not None and (there.user.name, there.consultation) == ("li", row.id)
    two.end(token)
    assert one.find(token) is None
