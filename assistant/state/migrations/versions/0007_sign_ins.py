"""Sign-ins at the desk and those that failed, for every server on the database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from assistant.state.base import UtcTime

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("token_digest", sa.String(64), primary_key=True),
        sa.Column("staff", sa.String(64), nullable=False),
        sa.Column("user_digest", sa.String(64), nullable=False),
        sa.Column("began_at", UtcTime, nullable=False),
        sa.Column("last_seen_at", UtcTime, nullable=False),
        sa.Column("consultation_id", sa.Integer, sa.ForeignKey("consultations.id", ondelete="SET NULL")),
    )
    op.create_index("ix_sign_ins_consultation_id", "sign_ins", ["consultation_id"])
    op.create_table(
        "failed_sign_ins",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name_digest", sa.String(64), nullable=False),
        sa.Column("address_digest", sa.String(64), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_failed_sign_ins_name_digest_at", "failed_sign_ins", ["name_digest", "at"])
    op.create_index("ix_failed_sign_ins_address_digest_at", "failed_sign_ins", ["address_digest", "at"])
    op.create_index("ix_failed_sign_ins_at", "failed_sign_ins", ["at"])
