"""Runs the migrations over the connection that `engine.upgrade` hands in, or writes them as SQL for a dialect."""

from alembic import context
from sqlalchemy import text

from assistant.state.base import Base

ONE_AT_A_TIME = 6_031_977  # any number: it names the lock that keeps two starting servers apart

if context.is_offline_mode():
    context.configure(dialect_name=context.config.attributes["dialect"], target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()
else:
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
        context.run_migrations()
