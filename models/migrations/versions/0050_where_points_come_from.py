"""Where points come from: cases, by their category, and clues in the one table of what nobody sees.

Credits for clues of before can't be carried over: whose they are stands in no row.
"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.drop_table("clue_credits")
    with op.batch_alter_table("categories", schema=None) as batch_op:
        batch_op.add_column(sa.Column("points", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("work_points", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("categories", schema=None) as batch_op:
        batch_op.drop_column("work_points")
        batch_op.drop_column("points")

    op.create_table(
        "clue_credits",
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("salt", name=op.f("pk_clue_credits")),
    )
