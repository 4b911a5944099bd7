"""Messages that somebody else reported by answering them."""

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import growing

revision = "0010"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "quoted_messages",
        sa.Column("id", growing(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_quoted_messages_chat_id_chats")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_quoted_messages_case_id_cases")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_quoted_messages_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quoted_messages")),
        sa.UniqueConstraint("chat_id", "message", name=op.f("uq_quoted_messages_chat_id_message")),
    )
    op.create_index(op.f("ix_quoted_messages_person_id"), "quoted_messages", ["person_id"], unique=False)
    op.create_index(op.f("ix_quoted_messages_at"), "quoted_messages", ["at"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("quoted_messages")
