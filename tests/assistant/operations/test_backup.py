"""The data folder in one file, and back."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tarfile
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.errors import AdvisorError, Code
from assistant.operations.backup import MANIFEST, back_up, restore
from assistant.operations.running import STAGE, serving
from assistant.screening import LISTS
from assistant.settings import Settings
from assistant.state import State, open_state
from assistant.state.conversations import begin
from assistant.state.tables import ConversationRow
from assistant.state.tokens import new_token
from tests.assistant.conftest import ROOT

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "a.txt").write_text("第一条", encoding="utf-8")
    (folder / "index").mkdir()
    (folder / "index" / "vectors").write_bytes(b"derived")
    (folder / LISTS).mkdir()
    (folder / LISTS / "list.csv").write_text("海晟公司", encoding="utf-8")
    return folder


def opened(folder: Path) -> State:
    return open_state(Settings(data_dir=folder, database_url=None))


def visits(state: State, count: int) -> None:
    for _ in range(count):
        with state.session() as session:
            begin(session, new_token(), NOW, "zh-CN")


def counted(folder: Path) -> int:
    state = opened(folder)
    with state.session() as session:
        found = session.query(ConversationRow).count()
    state.close()
    return found


def test_what_was_kept_comes_back(data: Path, tmp_path: Path) -> None:
    state = opened(data)
    visits(state, 3)
    assert back_up(data, tmp_path / "b.tar.gz", NOW) == 2  # while the database is open
    visits(state, 2)
    state.close()
    assert stat.S_IMODE((tmp_path / "b.tar.gz").stat().st_mode) == 0o600
    elsewhere = tmp_path / "elsewhere"
    assert restore(elsewhere, tmp_path / "b.tar.gz", NOW) is None
    assert counted(elsewhere) == 3
    assert (elsewhere / "texts" / "a.txt").read_text(encoding="utf-8") == "第一条"
    assert not (elsewhere / "index").exists() and not (elsewhere / LISTS).exists() and not (elsewhere / STAGE).exists()


def test_a_folder_for_reading_only_is_backed_up(data: Path, tmp_path: Path) -> None:
    state = opened(data)
    visits(state, 3)
    state.close()
    assert not (data / "conversations.db-wal").exists()
    file = tmp_path / "b.tar.gz"
    for_reading = f"mount --bind {data} {data} && mount -o remount,bind,ro {data}"
    inside = ["unshare", "--map-root-user", "--mount", "sh", "-c", f'{for_reading} && exec "$@"', "sh"]
    if shutil.which("unshare") is None or subprocess.run([*inside, "true"], capture_output=True).returncode:
        pytest.skip("no folder can be mounted for reading only here")
    environment = {**os.environ, "POLICY_ADVISOR_DATA_DIR": str(data)}
    command = [*inside, sys.executable, "-m", "assistant", "backup", str(file)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    restore(tmp_path / "elsewhere", file, NOW)
    assert counted(tmp_path / "elsewhere") == 3


def test_a_database_that_is_none_is_told(data: Path, tmp_path: Path) -> None:
    (data / "conversations.db").write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
    with pytest.raises(AdvisorError) as raised:
        back_up(data, tmp_path / "b.tar.gz", NOW)
    assert raised.value.code is Code.STATE_UNUSABLE and list(tmp_path.glob("b.tar.gz*")) == []


def test_a_backup_during_writes_is_of_one_moment(data: Path, tmp_path: Path) -> None:
    state, stop = opened(data), threading.Event()

    def write() -> None:
        while not stop.is_set():
            visits(state, 1)

    writer = threading.Thread(target=write)
    writer.start()
    for number in range(5):
        back_up(data, tmp_path / f"{number}.tar.gz", NOW)
    stop.set()
    writer.join()
    state.close()
    for number in range(5):
        folder = tmp_path / f"restored-{number}"
        restore(folder, tmp_path / f"{number}.tar.gz", NOW)
        with closing(sqlite3.connect(folder / "conversations.db")) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_data_that_are_there_are_set_aside_and_only_when_told(data: Path, tmp_path: Path) -> None:
    state = opened(data)
    visits(state, 1)
    back_up(data, tmp_path / "b.tar.gz", NOW)
    visits(state, 4)
    state.close()
    with pytest.raises(AdvisorError) as raised:
        restore(data, tmp_path / "b.tar.gz", NOW)
    assert raised.value.code is Code.DATA_THERE and counted(data) == 5
    aside = restore(data, tmp_path / "b.tar.gz", NOW, replace=True)
    assert aside is not None
    assert (counted(data), counted(aside)) == (1, 5)
    assert (data / "index" / "vectors").read_bytes() == b"derived"
    assert back_up(data, tmp_path / "c.tar.gz", NOW) == 2  # what was set aside is no part of the data


def test_a_server_and_a_restore_keep_out_of_each_other(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "b.tar.gz", NOW)
    with serving(data), serving(data), pytest.raises(AdvisorError) as raised:
        restore(data, tmp_path / "b.tar.gz", NOW, replace=True)
    assert raised.value.code is Code.IN_USE


def test_a_restore_that_was_broken_off_is_done_again(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "b.tar.gz", NOW)
    (data / STAGE).mkdir()
    with pytest.raises(AdvisorError) as raised, serving(data):
        pytest.fail("a server started on half a restore")
    assert raised.value.code is Code.RESTORE_UNFINISHED
    restore(data, tmp_path / "b.tar.gz", NOW)
    with serving(data):
        assert (data / "texts" / "a.txt").exists()


def archive(path: Path, files: dict[str, bytes], listed: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as written:
        manifest = json.dumps({"format": 1, "at": "", "files": listed}).encode()
        for name, content in {MANIFEST: manifest, **files}.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            written.addfile(member, io.BytesIO(content))
    return path


@pytest.mark.parametrize(
    ("files", "listed"),
    [
        ({"a": b"x"}, {"a": "0" * 64}),
        ({}, {"a": "0" * 64}),
        ({"a": b"x"}, {}),
        ({"../out": b"x"}, {"../out": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}),
        ({"/tmp/out": b"x"}, {"/tmp/out": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}),
    ],
)
def test_a_file_that_is_not_what_it_states_changes_nothing(
    data: Path, tmp_path: Path, files: dict[str, bytes], listed: dict[str, str]
) -> None:
    file = archive(tmp_path / "bad.tar.gz", files, listed)
    with pytest.raises(AdvisorError) as raised:
        restore(data, file, NOW, replace=True)
    assert raised.value.code is Code.BAD_BACKUP
    assert (data / "texts" / "a.txt").exists() and not (data / STAGE).exists()
    assert not (tmp_path / "out").exists()


def test_half_a_file_is_no_backup(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "b.tar.gz", NOW)
    whole = (tmp_path / "b.tar.gz").read_bytes()
    for length in (0, 10, len(whole) // 2):
        (tmp_path / "half.tar.gz").write_bytes(whole[:length])
        with pytest.raises(AdvisorError) as raised:
            restore(data, tmp_path / "half.tar.gz", NOW, replace=True)
        assert raised.value.code is Code.BAD_BACKUP


def test_a_backup_inside_the_data_folder_does_not_hold_itself(data: Path) -> None:
    assert back_up(data, data / "b.tar.gz", NOW) == 1
    assert back_up(data, data / "b.tar.gz", NOW) == 1
