"""A bulletin that nobody published in its time is over."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("bulletins", sa.Column("lapsed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("bulletins", schema=None) as batch_op:
        batch_op.drop_column("lapsed_at")
