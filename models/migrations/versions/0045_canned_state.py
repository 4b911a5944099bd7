"""Canned replies for cases that stand in one state."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

STATES = ("filed", "assigned", "accepted", "handled", "verified", "closed", "paused", "cancelled", "duplicate")


def upgrade() -> None:
    """Go forward."""
    listed = ", ".join(f"'{state}'" for state in STATES)
    with op.batch_alter_table("canned_replies") as replies:
        replies.add_column(sa.Column("state", sa.String(length=32), nullable=True))
        replies.create_check_constraint(op.f("ck_canned_replies_state"), f"state IN ({listed})")


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("canned_replies") as replies:
        replies.drop_constraint(op.f("ck_canned_replies_state"), type_="check")
        replies.drop_column("state")
