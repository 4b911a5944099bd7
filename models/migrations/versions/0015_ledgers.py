"""What people asked of the ledger, and an index to find cases by the day they were filed."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "ledgers",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ledgers_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledgers")),
    )
    op.create_index(op.f("ix_ledgers_at"), "ledgers", ["at"])
    op.create_index("ix_cases_filed_at", "cases", ["filed_at"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_cases_filed_at", table_name="cases")
    op.drop_index(op.f("ix_ledgers_at"), table_name="ledgers")
    op.drop_table("ledgers")
