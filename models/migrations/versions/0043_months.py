"""Months of points are posted, objected to and closed."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "posted_months",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_posted_months_community_id_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posted_months")),
        sa.UniqueConstraint("community_id", "month", name=op.f("uq_posted_months_community_id_month")),
    )
    with op.batch_alter_table("posted_months", schema=None) as batch_op:
        batch_op.create_index(
            "ix_posted_months_due_at",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )

    op.create_table(
        "point_objections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("posted_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("about", columns.one_of("own", "missing", "other"), nullable=False),
        sa.Column("entry_id", columns.growing(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("upheld", sa.Boolean(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["people.id"], name=op.f("fk_point_objections_decided_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["point_entries.id"], name=op.f("fk_point_objections_entry_id_point_entries")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_point_objections_person_id_people")),
        sa.ForeignKeyConstraint(
            ["posted_id"], ["posted_months.id"], name=op.f("fk_point_objections_posted_id_posted_months")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_objections")),
    )
    with op.batch_alter_table("point_objections", schema=None) as batch_op:
        batch_op.create_index("ix_point_objections_posted_id", ["posted_id"], unique=False)
        batch_op.create_index(
            "ix_point_objections_remind_at",
            ["remind_at"],
            unique=False,
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )

    with op.batch_alter_table("point_corrections", schema=None) as batch_op:
        batch_op.add_column(sa.Column("objection_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_point_corrections_objection_id_point_objections"),
            "point_objections",
            ["objection_id"],
            ["id"],
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("point_corrections", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_point_corrections_objection_id_point_objections"), type_="foreignkey")
        batch_op.drop_column("objection_id")

    with op.batch_alter_table("point_objections", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_point_objections_remind_at",
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_point_objections_posted_id")

    op.drop_table("point_objections")
    with op.batch_alter_table("posted_months", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_posted_months_due_at",
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        )

    op.drop_table("posted_months")
