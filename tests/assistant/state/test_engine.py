"""Where the database is, who may read it, and what happens where it cannot be used."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text

from assistant.errors import AdvisorError, Code
from assistant.settings import DATABASE_FILE, Settings
from assistant.state import State, open_state
from assistant.state.conversations import begin
from assistant.state.engine import database_url
from assistant.state.tables import ConversationRow
from assistant.state.tokens import new_token
from tests.assistant.state.conftest import NOW


def test_the_file_and_its_journal_are_the_owners_alone(settings: Settings, state: State) -> None:
    with state.session() as session:
        begin(session, new_token(), NOW, "zh-CN")
    files = sorted(settings.data_dir.glob(f"{DATABASE_FILE}*"))
    assert {file.name for file in files} >= {DATABASE_FILE, f"{DATABASE_FILE}-wal"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(settings: Settings) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / DATABASE_FILE).touch(mode=0o644)
    open_state(settings).close()
    assert stat.S_IMODE((settings.data_dir / DATABASE_FILE).stat().st_mode) == 0o600


def test_what_was_kept_is_there_after_a_restart(settings: Settings) -> None:
    first = open_state(settings)
    with first.session() as session:
        begin(session, new_token(), NOW, "zh-CN")
    first.close()
    second = open_state(settings)
    with second.session() as session:
        assert session.scalars(select(ConversationRow.started_at)).all() == [NOW]
    second.close()


def test_a_transaction_that_fails_leaves_nothing(state: State) -> None:
    with pytest.raises(ZeroDivisionError), state.session() as session:
        begin(session, new_token(), NOW, "zh-CN")
        raise ZeroDivisionError
    with state.session() as session:
        assert session.scalars(select(ConversationRow)).all() == []


def test_many_writers_wait_for_one_another(state: State) -> None:
    failures: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(10):
                with state.session() as session:
                    begin(session, new_token(), NOW, "zh-CN")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with state.session() as session:
        assert failures == [] and len(session.scalars(select(ConversationRow.id)).all()) == 80


def test_two_servers_may_start_at_once(settings: Settings) -> None:
    opened: list[State] = []
    threads = [threading.Thread(target=lambda: opened.append(open_state(settings))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 3
    for state in opened:
        state.close()


@pytest.mark.parametrize("written", ["postgresql://u:secret@db/pa", "postgresql+pg8000://u:secret@db/pa"])
def test_postgresql_is_one_setting(tmp_path: Path, written: str) -> None:
    url = database_url(Settings(data_dir=tmp_path, database_url=written))
    assert (url.drivername, url.host, url.password) == ("postgresql+pg8000", "db", "secret")


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(AdvisorError) as raised:
        open_state(Settings(data_dir=tmp_path, database_url="postgresql://u:secret@127.0.0.1:1/pa"))
    assert raised.value.code is Code.STATE_UNUSABLE and "secret" not in str(raised.value)


def test_a_file_that_is_no_database_is_said_to_be_none(settings: Settings) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / DATABASE_FILE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(AdvisorError) as raised:
        open_state(settings)
    assert raised.value.code is Code.STATE_UNUSABLE


def test_removed_words_are_overwritten_in_the_file(settings: Settings, state: State) -> None:
    with state.session() as session:
        assert session.scalar(text("PRAGMA secure_delete")) == 1
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
