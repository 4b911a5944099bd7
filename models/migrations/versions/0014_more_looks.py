"""Voices and photos that are opened are looks too."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BEFORE = ("reporter", "matter")


def upgrade() -> None:
    """Go forward."""
    columns.allow("looks", "what", (*BEFORE, "voice", "photo"))


def downgrade() -> None:
    """Go back: what could not be said before goes."""
    op.execute(sa.text("DELETE FROM looks WHERE what IN ('voice', 'photo')"))
    columns.allow("looks", "what", BEFORE)
