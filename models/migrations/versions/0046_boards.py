"""Boards of a week as they were posted."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "board_posts",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("picture_wanted", sa.Boolean(), nullable=False),
        sa.Column("sha", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_board_posts_area_id_areas")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_board_posts_chat_id_chats")),
        sa.ForeignKeyConstraint(["sha"], ["media.sha"], name=op.f("fk_board_posts_sha_media")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_posts")),
        sa.UniqueConstraint("chat_id", "area_id", "key", name=op.f("uq_board_posts_chat_id_area_id_key")),
    )
    with op.batch_alter_table("board_posts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_board_posts_picture_wanted",
            ["id"],
            unique=False,
            sqlite_where=sa.text("picture_wanted"),
            postgresql_where=sa.text("picture_wanted"),
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("board_posts", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_board_posts_picture_wanted",
            sqlite_where=sa.text("picture_wanted"),
            postgresql_where=sa.text("picture_wanted"),
        )

    op.drop_table("board_posts")
