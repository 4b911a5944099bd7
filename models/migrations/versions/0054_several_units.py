"""Several units may work on any case, not only on a hard one."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward: where units have parts already, the case says so."""
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("together", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.text("UPDATE cases SET together = true WHERE id IN (SELECT case_id FROM case_units)"))
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.alter_column("together", server_default=None)


def downgrade() -> None:
    """Go back: parts of what is not hard have nobody who reads them."""
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_column("together")
