"""The migrations make the tables that the code declares, in SQLite and in PostgreSQL's words."""

from __future__ import annotations

import io

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from assistant.state import Base, State
from assistant.state.engine import MIGRATIONS, upgrade


def test_tables_and_migrations_say_the_same(state: State) -> None:
    import assistant.state.tables  # noqa: F401

    with state.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_history_is_one_line() -> None:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    script = ScriptDirectory.from_config(config)
    assert len(script.get_heads()) == 1
    numbers = [revision.revision for revision in script.walk_revisions()]
    assert numbers == [f"{number:04}" for number in range(len(numbers), 0, -1)]


def test_an_upgrade_of_an_upgraded_database_changes_nothing(state: State) -> None:
    upgrade(state.engine)
    with state.engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() is not None


def test_every_table_can_be_made_in_postgresql() -> None:
    written = io.StringIO()
    config = Config(output_buffer=written)
    config.set_main_option("script_location", MIGRATIONS)
    config.attributes["dialect"] = "postgresql"
    command.upgrade(config, "head", sql=True)
    said = written.getvalue()
    assert all(f"CREATE TABLE {table} " in said for table in Base.metadata.tables)
    assert "EXECUTE FUNCTION audit_entries_no_update()" in said
