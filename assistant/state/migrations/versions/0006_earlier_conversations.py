"""Several conversations of one browser: one that it is in, and earlier ones that it can go back to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("conversations", sa.Column("kept_for", sa.String(64)))
    op.create_index("ix_conversations_kept_for", "conversations", ["kept_for"])
