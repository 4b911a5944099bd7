"""Whose photo somebody opens is found by an index."""

from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_index("ix_photos_sha", "photos", ["sha"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_photos_sha", "photos")
