"""Voices: beside photos, in messages, and when the desk wrote down what they say."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0005"
branch_labels = None
depends_on = None

CHECK = "CONSTRAINT ck_photos_kind CHECK (kind IN ('photo', 'voice'))"


def upgrade() -> None:
    """Go forward."""
    op.add_column("media", sa.Column("seconds", sa.Integer(), nullable=True))
    op.add_column("room_messages", sa.Column("voice", sa.JSON(), nullable=True))
    op.execute(f"ALTER TABLE photos ADD COLUMN kind VARCHAR(32) DEFAULT 'photo' NOT NULL {CHECK}")
    op.add_column("photos", sa.Column("written_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back; what was spoken is lost to the schema of before."""
    op.execute("DELETE FROM photos WHERE kind = 'voice'")
    op.drop_column("photos", "written_at")
    op.execute("ALTER TABLE photos DROP COLUMN kind")
    op.drop_column("room_messages", "voice")
    op.drop_column("media", "seconds")
