"""Outlines of grids and buildings; the places among which a reporter chooses."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "outlines",
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("shape", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_outlines_area_id_areas")),
        sa.PrimaryKeyConstraint("area_id", name=op.f("pk_outlines")),
    )
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("spots", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("spots")
    op.drop_table("outlines")
