"""A month of activities as a picture."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

KINDS = ("portrait", "card", "join", "gift", "evidence", "title")


def upgrade() -> None:
    """Go forward."""
    columns.allow("card_jobs", "kind", (*KINDS, "month"))


def downgrade() -> None:
    """Go back: what was to be drawn is not."""
    op.execute(sa.text("DELETE FROM card_jobs WHERE kind = 'month'"))
    columns.allow("card_jobs", "kind", KINDS)
