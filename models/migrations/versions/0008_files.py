"""Files that are sent on the chat page: kept until the bot has read them, and two weeks more."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("room_messages", sa.Column("file", sa.JSON(), nullable=True))
    op.create_table(
        "room_files",
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["room_messages.id"], name=op.f("fk_room_files_message_id_room_messages")
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_room_files")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("room_files")
    op.drop_column("room_messages", "file")
