"""The office's own records, answers of staff to visitors' questions, drafts of eval cases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.state.base import UtcTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "office_entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("drafted_by", sa.String(64), nullable=False),
        sa.Column("drafted_at", UtcTime, nullable=False),
        sa.Column("released_by", sa.String(64)),
        sa.Column("released_at", UtcTime),
        sa.Column("ending_by", sa.String(64)),
        sa.Column("ending_at", UtcTime),
        sa.Column("ending_why", sa.Text),
        sa.Column("closed_by", sa.String(64)),
        sa.Column("closed_at", UtcTime),
        sa.Column("closed_as", sa.String(16)),
        sa.CheckConstraint("released_by IS NULL OR released_by <> drafted_by", name="released_by_another"),
        sa.CheckConstraint(
            "closed_as IS NULL OR closed_as <> 'ended' OR closed_by <> ending_by", name="ended_by_another"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_office_entries_kind_subject", "office_entries", ["kind", "subject"])
    op.create_table(
        "staff_answers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("turn_id", sa.Integer, sa.ForeignKey("turns.id", ondelete="CASCADE"), nullable=False, unique=True),
        sa.Column("answered_at", UtcTime, nullable=False),
        sa.Column("answered_by", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "case_drafts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("drafted_at", UtcTime, nullable=False),
        sa.Column("drafted_by", sa.String(64), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("expected", sa.JSON, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("confirmed_by", sa.String(64)),
        sa.Column("confirmed_at", UtcTime),
        sa.CheckConstraint("confirmed_by IS NULL OR confirmed_by <> drafted_by", name="confirmed_by_another"),
        sqlite_autoincrement=True,
    )
