"""Whoever has a gift waiting is reminded once before it goes back."""

import sqlalchemy as sa
from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None

WAITING = sa.text("remind_at IS NOT NULL")


def upgrade() -> None:
    """Go forward."""
    op.add_column("redemptions", sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_redemptions_remind_at", "redemptions", ["remind_at"], sqlite_where=WAITING, postgresql_where=WAITING
    )


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_redemptions_remind_at", "redemptions")
    op.drop_column("redemptions", "remind_at")
