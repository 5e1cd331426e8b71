"""The database: where it is, who may read its file, and its schema brought up to date."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from filelock import FileLock
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from assistant.errors import AdvisorError, Code
from assistant.settings import DATABASE_FILE, Settings

OWNER_ONLY, OWNER_ONLY_FOLDER = 0o600, 0o700
BUSY_SECONDS = 30
"""How long a writer of the file waits for another one."""

READING = "reading"
"""Execution option of a transaction that only reads."""

MIGRATIONS = "assistant.state:migrations"
UPGRADING = 0x706F6C61
"""Key of the lock that a server holds in PostgreSQL while it brings the schema up to date."""


class State:
    """The open database. One object serves every thread; a `Session` belongs to one transaction.

    A transaction raises AdvisorError where the database is locked, full, read-only or gone; nothing of it is kept then.
    """

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.engine = engine
        self.now = now
        self._sessions = sessionmaker(engine, expire_on_commit=False)
        self._readers = sessionmaker(engine.execution_options(**{READING: True}), expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: committed at the end, rolled back where an exception leaves it."""
        with self._told(), self._sessions.begin() as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads: it waits for no writer, and may be opened while one of this thread writes."""
        with self._told(), self._readers.begin() as session:
            yield session

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise told(error, _named(self.engine.url)) from error

    def close(self) -> None:
        self.engine.dispose()


def told(error: OperationalError, database: str) -> AdvisorError:
    """What keeps the database from being used: held by another program, a full disk, no right to write, or gone."""
    cause = error.orig
    exact = getattr(cause, "sqlite_errorcode", 0)
    code = exact & 0xFF  # the low byte is the kind, the rest says more of it
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return AdvisorError(Code.STATE_BUSY, seconds=BUSY_SECONDS)
    # Where the disk has no room for the file that its users share in memory, SQLite calls that an I/O error.
    if code == sqlite3.SQLITE_FULL or exact == sqlite3.SQLITE_IOERR_SHMSIZE:
        return AdvisorError(Code.DISK_FULL, path=database)
    if code == sqlite3.SQLITE_READONLY:
        return AdvisorError(Code.NO_PERMISSION, path=database)
    return AdvisorError(Code.STATE_UNUSABLE, database=database, reason=_first_line(cause))


def open_state(settings: Settings) -> State:
    """The database of the settings with today's schema. Raises AdvisorError where it cannot be used."""
    url = database_url(settings)
    try:
        if url.get_backend_name() == "sqlite":
            engine = _open_file(url)
            with FileLock(f"{url.database}.lock", mode=OWNER_ONLY):
                upgrade(engine)
        else:
            engine = create_engine(url, pool_pre_ping=True, json_serializer=_json)
            _keep_storable(engine)
            upgrade(engine)
    except CommandError as error:
        raise AdvisorError(Code.STATE_NEWER, database=_named(url)) from error
    except OperationalError as error:
        raise told(error, _named(url)) from error
    except (DBAPIError, ModuleNotFoundError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise AdvisorError(Code.STATE_UNUSABLE, database=_named(url), reason=_first_line(reason)) from error
    return State(engine)


def database_url(settings: Settings) -> URL:
    """The file in the data folder, or what the setting names; PostgreSQL is spoken to through pg8000."""
    if settings.database_url is None:
        return URL.create("sqlite", database=str(settings.data_dir / DATABASE_FILE))
    try:
        url = make_url(settings.database_url.get_secret_value())
    except ArgumentError as error:
        raise AdvisorError(Code.STATE_UNUSABLE, database="POLICY_ADVISOR_DATABASE_URL", reason="URL") from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+pg8000")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise AdvisorError(Code.STATE_UNUSABLE, database=_named(url), reason=url.get_backend_name())
    return url


def upgrade(engine: Engine) -> None:
    """Runs the migrations that the database has not seen yet."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # several servers may start at once; a file has a lock of its own
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADING})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _open_file(url: URL) -> Engine:
    path = Path(str(url.database))
    path.parent.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
    # Made before SQLite opens it, so that there is no moment at which others may read it; its journal takes its mode.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
    path.chmod(OWNER_ONLY)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, json_serializer=_json)
    _keep_storable(engine)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver would begin its transactions late; see `begin` below
        for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # Taking the write lock at the beginning makes a second writer wait; later it would fail at once instead.
        reading = connection.get_execution_options().get(READING)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _keep_storable(engine: Engine) -> None:
    """Lets no character reach the database that it cannot hold, in what is kept and in what is looked for."""

    @event.listens_for(engine, "before_cursor_execute", retval=True)
    def clean(_: Any, __: Any, statement: str, parameters: Any, ___: Any, ____: bool) -> tuple[str, Any]:
        return statement, _storable(parameters)


def _storable(value: Any) -> Any:
    """The value with U+FFFD for each U+0000 in its texts: PostgreSQL holds none, and one inside a JSON value makes every
    query fail that reads the column. A file is given the same, so that a move to PostgreSQL changes nothing."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, Mapping):
        return {_storable(name): _storable(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_storable(one) for one in value)
    return value


def _json(value: Any) -> str:
    return json.dumps(_storable(value))


def _named(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _first_line(error: object) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
