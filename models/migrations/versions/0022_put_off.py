"""A case that is put off has a day and a reason; how often one was returned."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

WAITS = "wake_at IS NOT NULL"


def upgrade() -> None:
    """Go forward: what was returned before is counted."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("pause_why", sa.String(), nullable=False, server_default=""))
        cases.add_column(sa.Column("wake_at", sa.DateTime(timezone=True), nullable=True))
        cases.add_column(sa.Column("returned", sa.Integer(), nullable=False, server_default="0"))
    waits = sa.text(WAITS)
    op.create_index("ix_cases_wake_at", "cases", ["wake_at"], sqlite_where=waits, postgresql_where=waits)
    counted = "SELECT count(*) FROM case_events WHERE case_id = cases.id AND move = 'return'"
    op.execute(sa.text(f"UPDATE cases SET returned = ({counted})"))  # noqa: S608  # nothing of it comes from outside


def downgrade() -> None:
    """Go back: what was put off stays so until somebody resumes it."""
    op.drop_index("ix_cases_wake_at", table_name="cases")
    with op.batch_alter_table("cases") as cases:
        for column in ("returned", "wake_at", "pause_why"):
            cases.drop_column(column)
