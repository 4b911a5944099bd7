"""Whose reporter lets neighbours see a photo."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("photos_shared", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("photos_shared")
