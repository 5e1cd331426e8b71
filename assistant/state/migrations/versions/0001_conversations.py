"""Conversations with their turns, feedback, requests for a person, and the audit record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.state.base import UtcTime

revision = "0001"
down_revision = None

UNCHANGING = ("audit_entries", "audit_removals")
"""Tables whose rows are added and never touched again."""

WORDS = ("audit_texts", "audit_figures")
"""Tables whose rows are taken away whole, and never altered."""


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("token_digest", sa.String(64), unique=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("started_at", UtcTime, nullable=False),
        sa.Column("last_active_at", UtcTime, nullable=False, index=True),
        sa.Column("ended_at", UtcTime),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "conversation_id",
            sa.Integer,
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("asked_at", UtcTime, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.JSON),
        sa.Column("memory", sa.JSON, nullable=False),
        sa.Column("error_code", sa.String(16)),
        sa.Column("replaced_at", UtcTime),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("turn_id", sa.Integer, sa.ForeignKey("turns.id", ondelete="CASCADE"), nullable=False, unique=True),
        sa.Column("given_at", UtcTime, nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(16)),
        sa.Column("comment", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "handoffs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "conversation_id",
            sa.Integer,
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("requested_at", UtcTime, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("contact", sa.Text),
        sa.Column("consented_at", UtcTime),
        sa.Column("state", sa.String(16), nullable=False, index=True),
        sa.Column("handled_by", sa.String(64)),
        sa.Column("handled_at", UtcTime),
        sa.CheckConstraint("contact IS NULL OR consented_at IS NOT NULL", name="contact_needs_consent"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", UtcTime, nullable=False, index=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("conversation_id", sa.Integer, index=True),
        sa.Column("turn_id", sa.Integer),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("rules", sa.JSON, nullable=False),
        sa.Column("citations", sa.JSON, nullable=False),
        sa.Column("corpus_digest", sa.String(64), nullable=False),
        sa.Column("program_version", sa.String(32), nullable=False),
        sa.Column("elapsed_ms", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit_texts",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("audit_entries.id"), primary_key=True, autoincrement=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
    )
    op.create_table(
        "audit_figures",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("audit_entries.id"), primary_key=True, autoincrement=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
    )
    op.create_table(
        "audit_removals",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("audit_entries.id"), primary_key=True, autoincrement=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
    )
    for table in UNCHANGING:
        _refuse(table, "UPDATE")
        _refuse(table, "DELETE")
    for table in WORDS:
        _refuse(table, "UPDATE")


def _refuse(table: str, action: str) -> None:
    """A trigger that lets no row of a table be changed, or removed."""
    name, message = f"{table}_no_{action.lower()}", f"{table} is append-only"
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER {name} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END")
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
