"""Consultations at the counter, and their advice slips."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.state.base import UtcTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "consultations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("started_at", UtcTime, nullable=False, index=True),
        sa.Column("closed_at", UtcTime),
        sa.Column("staff", sa.String(64), nullable=False),
        sa.Column("company", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "consultation_items",
        sa.Column("id", sa.Integer, primary_key=True),
        _consultation(),
        sa.Column("added_at", UtcTime, nullable=False),
        sa.Column("rule", sa.String(64), nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "slips",
        sa.Column("id", sa.Integer, primary_key=True),
        _consultation(),
        sa.Column("number", sa.String(32), nullable=False, unique=True),
        sa.Column("check_code", sa.String(16), nullable=False, index=True),
        sa.Column("issued_at", UtcTime, nullable=False),
        sa.Column("issued_by", sa.String(64), nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("items", sa.JSON, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    _refuse_changes("slips")


def _consultation() -> sa.Column[int]:
    target = sa.ForeignKey("consultations.id", ondelete="CASCADE")
    return sa.Column("consultation_id", sa.Integer, target, nullable=False, index=True)


def _refuse_changes(table: str) -> None:
    """A trigger that lets no row be changed. It may go whole, when its time is over."""
    name, message = f"{table}_no_update", f"{table} do not change"
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END")
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
