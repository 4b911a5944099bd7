"""How near two reports of a category may mean one matter."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("categories") as categories:
        categories.add_column(sa.Column("near", sa.Integer(), nullable=False, server_default="250"))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("categories") as categories:
        categories.drop_column("near")
