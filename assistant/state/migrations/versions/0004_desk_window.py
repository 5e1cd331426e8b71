"""The desk's window: consultations parked and handed on, what is being typed, plans, corrections, single deletion."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.state.base import UtcTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("consultations", sa.Column("credit_code", sa.String(18), nullable=False, server_default=""))
    op.add_column("consultations", sa.Column("parked_at", UtcTime))
    op.add_column("consultations", sa.Column("held_by", sa.String(64)))
    op.add_column("consultations", sa.Column("note", sa.Text, nullable=False, server_default=""))
    op.add_column("consultations", sa.Column("corrects", sa.String(32)))
    op.add_column("consultation_items", sa.Column("kind", sa.String(8), nullable=False, server_default="rule"))
    op.create_table(
        "consultation_drafts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("consultation_id", sa.Integer, _consultation(), nullable=False),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("typed", sa.JSON, nullable=False),
        sa.Column("saved_at", UtcTime, nullable=False),
        sa.UniqueConstraint("consultation_id", "form"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "consultation_entries",
        sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("consultation_id", sa.Integer, _consultation(), nullable=False, index=True),
    )
    op.create_table(
        "slip_removals",
        sa.Column("number", sa.String(32), primary_key=True),
        sa.Column("check_code", sa.String(16), nullable=False, index=True),
        sa.Column("removed_at", UtcTime, nullable=False),
        sa.Column("reason", sa.String(16), nullable=False),
    )


def _consultation() -> sa.ForeignKey:
    return sa.ForeignKey("consultations.id", ondelete="CASCADE")
