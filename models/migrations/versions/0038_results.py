"""Who came to an activity."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("activities") as batch_op:
        batch_op.add_column(sa.Column("results_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("sign_ups") as batch_op:
        batch_op.add_column(sa.Column("attendance", sa.String(length=32), nullable=True))
        batch_op.create_check_constraint(op.f("ck_sign_ups_attendance"), "attendance IN ('attended', 'absent')")


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("sign_ups") as batch_op:
        batch_op.drop_constraint(op.f("ck_sign_ups_attendance"), type_="check")
        batch_op.drop_column("attendance")

    with op.batch_alter_table("activities") as batch_op:
        batch_op.drop_column("results_at")
