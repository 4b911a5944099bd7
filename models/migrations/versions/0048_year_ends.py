"""Old points expire at the turn of the year, some people at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "year_ends",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_year_ends_community_id_areas")),
        sa.PrimaryKeyConstraint("community_id", "year", name=op.f("pk_year_ends")),
    )
    with op.batch_alter_table("year_ends", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_year_ends_due_at"), ["due_at"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("year_ends", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_year_ends_due_at"))

    op.drop_table("year_ends")
