"""A database that is locked, full, read-only or whose clock goes back: a clear state, and nothing lost or half kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from assistant.answer import Answer
from assistant.conversation import Conversation
from assistant.errors import AdvisorError, Code
from assistant.settings import DATABASE_FILE, Settings
from assistant.state import State, engine, open_state
from assistant.state.conversations import add_turn, begin, find, shown_turns
from assistant.state.tables import ConversationRow
from assistant.state.tokens import new_token
from tests.assistant.state.conftest import NOW


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Another program writes to the file and does not end."""
    with closing(sqlite3.connect(settings.data_dir / DATABASE_FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def conversations_in(state: State) -> int:
    with state.session() as session:
        return len(session.scalars(select(ConversationRow.id)).all())


def test_a_locked_database_is_told_and_works_again_when_it_is_free(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    state = open_state(settings)
    with locked(settings), pytest.raises(AdvisorError) as raised, state.session() as session:
        begin(session, new_token(), NOW, "zh-CN")
    assert raised.value.code is Code.STATE_BUSY
    assert conversations_in(state) == 0
    with state.session() as session:
        begin(session, new_token(), NOW, "zh-CN")
    assert conversations_in(state) == 1
    state.close()


@pytest.mark.parametrize(
    ("pragma", "code"),
    [("max_page_count = 1", Code.DISK_FULL), ("query_only = ON", Code.NO_PERMISSION)],
    ids=["disk full", "read-only"],
)
def test_a_write_that_fails_is_told_and_leaves_what_was_there(state: State, pragma: str, code: Code) -> None:
    with state.session() as session:
        begin(session, new_token(), NOW, "zh-CN")
    with pytest.raises(AdvisorError) as raised, state.session() as session:
        session.connection().exec_driver_sql(f"PRAGMA {pragma}")
        for _ in range(2000):
            begin(session, new_token(), NOW, "zh-CN")
    assert raised.value.code is code
    state.close()  # the next connection has neither limit
    assert conversations_in(state) == 1


def test_no_room_for_the_shared_memory_of_the_database_is_a_full_disk() -> None:
    # What SQLite raises on a file system that fills up between the file and its index; a test cannot fill a disk.
    cause = sqlite3.OperationalError("disk I/O error")
    cause.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    assert engine.told(OperationalError("PRAGMA journal_mode = WAL", {}, cause), "x.db").code is Code.DISK_FULL
    cause.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    assert engine.told(OperationalError("PRAGMA journal_mode = WAL", {}, cause), "x.db").code is Code.STATE_UNUSABLE


def test_a_clock_that_was_set_back_changes_neither_order_nor_ownership(state: State, answer: Answer) -> None:
    token, earlier = new_token(), NOW - timedelta(days=400)
    with state.session() as session:
        row = begin(session, token, NOW, "zh-CN")
        add_turn(session, row, "一", answer, Conversation(), NOW)
    with state.session() as session:
        again = find(session, token, earlier, timedelta(minutes=30))
        assert again is not None
        add_turn(session, again, "二", answer, Conversation(), earlier)
        assert [turn.question for turn in shown_turns(session, again)] == ["一", "二"]
