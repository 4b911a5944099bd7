"""Workbooks of the ledger that people asked for."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "ledger_files",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("ledger_id", columns.growing(), nullable=True),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("reporters", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_ledger_files_chat_id_chats")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ledger_files_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_files")),
    )
    op.create_index(op.f("ix_ledger_files_person_id"), "ledger_files", ["person_id"])
    op.create_index(
        "ix_ledger_files_wanted",
        "ledger_files",
        ["id"],
        sqlite_where=sa.text("made_at IS NULL"),
        postgresql_where=sa.text("made_at IS NULL"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_ledger_files_wanted", table_name="ledger_files")
    op.drop_index(op.f("ix_ledger_files_person_id"), table_name="ledger_files")
    op.drop_table("ledger_files")
