"""What nothing ever read or wrote is gone: a case's words of place."""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward: by the database's own statement, which leaves triggers and rows where they are."""
    op.drop_column("cases", "place_words")


def downgrade() -> None:
    """Go back."""
    op.add_column("cases", sa.Column("place_words", sa.String(), nullable=False, server_default=""))
