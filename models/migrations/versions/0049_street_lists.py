"""What the street can check."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "street_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_street_lists_chat_id_chats")),
        sa.ForeignKeyConstraint(["checked_by_id"], ["people.id"], name=op.f("fk_street_lists_checked_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_street_lists")),
        sa.UniqueConstraint("chat_id", "day", name=op.f("uq_street_lists_chat_id_day")),
    )
    op.create_table(
        "street_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("what", columns.one_of("published", "closed"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("list_id", sa.Integer(), nullable=True),
        sa.Column("drawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_street_lines_activity_id_activities")
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_street_lines_chat_id_chats")),
        sa.ForeignKeyConstraint(["list_id"], ["street_lists.id"], name=op.f("fk_street_lines_list_id_street_lists")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_street_lines")),
        sa.UniqueConstraint("chat_id", "activity_id", "what", name=op.f("uq_street_lines_chat_id_activity_id_what")),
    )
    with op.batch_alter_table("street_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_street_lines_activity_id"), ["activity_id"], unique=False)
        batch_op.create_index(
            "ix_street_lines_due_at",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_street_lines_list_id"), ["list_id"], unique=False)

    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("doubted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("doubt", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_column("doubt")
        batch_op.drop_column("doubted_at")

    with op.batch_alter_table("street_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_street_lines_list_id"))
        batch_op.drop_index(
            "ix_street_lines_due_at",
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_street_lines_activity_id"))

    op.drop_table("street_lines")
    op.drop_table("street_lists")
