"""The office's records for a command: what the database of the same settings holds, read without changing it.

Without a database nothing is kept, and nothing of a database is imported. A file is read by Python's own module, so that
a question on the command line waits for no further package; PostgreSQL is spoken to as the server does.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import AdvisorError, Code
from assistant.office.records import KINDS, NOTHING_KEPT, Kept, Office, Record
from assistant.settings import DATABASE_FILE, Settings
from assistant.stored import opened_to_read

STANDING = (
    "SELECT kind, content, drafted_by, released_by, released_at FROM office_entries"
    " WHERE released_at IS NOT NULL AND closed_at IS NULL ORDER BY released_at, id"
)


def office_of(settings: Settings) -> Office:
    """The records that count now. Raises AdvisorError where there is a database that cannot be read: a rule could be
    stopped in it."""
    if settings.database_url is not None:
        return _of_server(settings)
    path = settings.data_dir / DATABASE_FILE
    return _of_file(path) if path.exists() else NOTHING_KEPT


def _of_file(path: Path) -> Office:
    try:
        with closing(opened_to_read(path)) as connection:
            known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'office_entries'").fetchone()
            rows = connection.execute(STANDING).fetchall() if known else []
    except sqlite3.Error as error:
        raise AdvisorError(Code.STATE_UNUSABLE, database=path, reason=error) from error
    return Office(tuple(_kept(*row) for row in rows), attended=bool(rows))


def _kept(kind: str, content: str, drafted_by: str, released_by: str, released_at: str) -> Kept[Record]:
    record = KINDS[kind].model_validate(json.loads(content))  # type: ignore[index]  # written by `state.office` alone
    released = datetime.fromisoformat(released_at).replace(tzinfo=UTC)
    return Kept(record, drafted_by, released_by, released.astimezone().date())


def _of_server(settings: Settings) -> Office:
    from assistant.state import open_state
    from assistant.state.office import Books

    state = open_state(settings)
    try:
        office = Books(state).read()
    finally:
        state.close()
    return Office(office.kept, attended=bool(office.kept))
