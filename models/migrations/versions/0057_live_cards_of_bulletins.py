"""A bulletin's draft and its lines stay true: their cards are live."""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bulletin_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_outgoing_bulletin_id_bulletins"), "bulletins", ["bulletin_id"], ["id"]
        )

    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bulletin_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            "ix_postings_bulletin_id",
            ["bulletin_id"],
            unique=False,
            sqlite_where=sa.text("bulletin_id IS NOT NULL"),
            postgresql_where=sa.text("bulletin_id IS NOT NULL"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_postings_bulletin_id_bulletins"), "bulletins", ["bulletin_id"], ["id"]
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_postings_bulletin_id_bulletins"), type_="foreignkey")
        batch_op.drop_index(
            "ix_postings_bulletin_id",
            sqlite_where=sa.text("bulletin_id IS NOT NULL"),
            postgresql_where=sa.text("bulletin_id IS NOT NULL"),
        )
        batch_op.drop_column("bulletin_id")

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_outgoing_bulletin_id_bulletins"), type_="foreignkey")
        batch_op.drop_column("bulletin_id")
