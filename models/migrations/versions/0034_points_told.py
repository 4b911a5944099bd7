"""Points are told in the evening, and the week's board on Monday."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("chain_heads", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("tell_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_chain_heads_tell_at"), ["tell_at"], unique=False)

    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(sa.Column("board_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_chats_board_at"), ["board_at"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chats_board_at"))
        batch_op.drop_column("board_at")

    with op.batch_alter_table("chain_heads", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chain_heads_tell_at"))
        batch_op.drop_column("tell_at")
        batch_op.drop_column("told")
