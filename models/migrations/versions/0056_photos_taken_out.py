"""A photo can be taken out of what was posted: which are in it, and where each stands."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "media_messages",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("sha", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_media_messages_chat_id_chats")),
        sa.ForeignKeyConstraint(["sha"], ["media.sha"], name=op.f("fk_media_messages_sha_media")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_messages")),
    )
    op.create_index("ix_media_messages_card", "media_messages", ["chat_id", "card"])
    op.add_column("activity_photos", sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("activity_photos", "shown_at")
    op.drop_index("ix_media_messages_card", "media_messages")
    op.drop_table("media_messages")
