"""Advice slips that no longer count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.state.base import UtcTime

revision = "0003"
down_revision = "0002"

NAME, MESSAGE = "slip_cancellations_no_update", "slip_cancellations do not change"


def upgrade() -> None:
    op.create_table(
        "slip_cancellations",
        sa.Column(
            "slip_id",
            sa.Integer,
            sa.ForeignKey("slips.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("cancelled_at", UtcTime, nullable=False),
        sa.Column("cancelled_by", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("corrected_by", sa.String(32)),
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {NAME} BEFORE UPDATE ON slip_cancellations BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    op.execute(f"CREATE TRIGGER {NAME} BEFORE UPDATE ON slip_cancellations FOR EACH ROW EXECUTE FUNCTION {NAME}()")
