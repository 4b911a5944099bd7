"""A wrong entry is corrected by two people."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "point_corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", columns.growing(), nullable=True),
        sa.Column("rule_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_point_corrections_community_id_areas")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name=op.f("fk_point_corrections_decided_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["point_entries.id"], name=op.f("fk_point_corrections_entry_id_point_entries")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_point_corrections_person_id_people")),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["people.id"], name=op.f("fk_point_corrections_proposed_by_id_people")
        ),
        sa.ForeignKeyConstraint(["rule_id"], ["point_rules.id"], name=op.f("fk_point_corrections_rule_id_point_rules")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_corrections")),
    )
    with op.batch_alter_table("point_corrections", schema=None) as batch_op:
        batch_op.create_index(
            "uq_point_corrections_waiting",
            ["entry_id"],
            unique=True,
            sqlite_where=sa.text("agreed IS NULL AND entry_id IS NOT NULL"),
            postgresql_where=sa.text("agreed IS NULL AND entry_id IS NOT NULL"),
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("point_corrections", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_point_corrections_waiting",
            sqlite_where=sa.text("agreed IS NULL AND entry_id IS NOT NULL"),
            postgresql_where=sa.text("agreed IS NULL AND entry_id IS NOT NULL"),
        )

    op.drop_table("point_corrections")
