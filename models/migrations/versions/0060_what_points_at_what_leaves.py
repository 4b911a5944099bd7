"""What points at rows that leave is found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outgoing_day_card_id",
            ["day_card_id"],
            unique=False,
            sqlite_where=sa.text("day_card_id IS NOT NULL"),
            postgresql_where=sa.text("day_card_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_outgoing_failed_at",
            ["failed_at"],
            unique=False,
            sqlite_where=sa.text("failed_at IS NOT NULL"),
            postgresql_where=sa.text("failed_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_outgoing_incoming_id"), ["incoming_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outgoing_incoming_id"))
        batch_op.drop_index(
            "ix_outgoing_failed_at",
            sqlite_where=sa.text("failed_at IS NOT NULL"),
            postgresql_where=sa.text("failed_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_outgoing_day_card_id",
            sqlite_where=sa.text("day_card_id IS NOT NULL"),
            postgresql_where=sa.text("day_card_id IS NOT NULL"),
        )
