"""points."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "chain_heads",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_chain_heads_community_id_areas")),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_chain_heads")),
    )
    op.create_table(
        "closed_months",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_closed_months_community_id_areas")),
        sa.PrimaryKeyConstraint("community_id", "month", name=op.f("pk_closed_months")),
    )
    op.create_table(
        "point_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("group", columns.one_of("service", "culture", "governance", "other"), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("daily_cap", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("proposed_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["approved_by_id"], ["people.id"], name=op.f("fk_point_rules_approved_by_id_people")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_point_rules_area_id_areas")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["people.id"], name=op.f("fk_point_rules_proposed_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_rules")),
        sa.UniqueConstraint("area_id", "key", "version", name=op.f("uq_point_rules_area_id_key_version")),
    )
    op.create_table(
        "point_totals",
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("span", columns.one_of("day", "week", "month", "quarter", "year", "life"), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("ranked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_point_totals_area_id_areas")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_point_totals_person_id_people")),
        sa.PrimaryKeyConstraint("area_id", "span", "key", "person_id", name=op.f("pk_point_totals")),
    )
    with op.batch_alter_table("point_totals", schema=None) as batch_op:
        batch_op.create_index("ix_point_totals_board", ["area_id", "span", "key", "ranked", "points"], unique=False)
        batch_op.create_index("ix_point_totals_person_id", ["person_id"], unique=False)

    op.create_table(
        "purses",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("balance", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_purses_community_id_areas")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_purses_person_id_people")),
        sa.PrimaryKeyConstraint("community_id", "person_id", name=op.f("pk_purses")),
    )
    op.create_table(
        "point_entries",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind", columns.one_of("earn", "reverse", "opening", "spend", "return", "expire", "sealed"), nullable=False
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", columns.growing(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["checked_by_id"], ["people.id"], name=op.f("fk_point_entries_checked_by_id_people")),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_point_entries_community_id_areas")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_point_entries_person_id_people")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["people.id"], name=op.f("fk_point_entries_recorded_by_id_people")),
        sa.ForeignKeyConstraint(["rule_id"], ["point_rules.id"], name=op.f("fk_point_entries_rule_id_point_rules")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_entries")),
        sa.UniqueConstraint("community_id", "deed", name=op.f("uq_point_entries_community_id_deed")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_point_entries_community_id_number")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_point_entries_reverses_id")),
    )
    with op.batch_alter_table("point_entries", schema=None) as batch_op:
        batch_op.create_index("ix_point_entries_community_id_on", ["community_id", "on"], unique=False)
        batch_op.create_index("ix_point_entries_person_id_id", ["person_id", "id"], unique=False)

    op.create_table(
        "sealed_credits",
        sa.Column("entry_id", columns.growing(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["point_entries.id"], name=op.f("fk_sealed_credits_entry_id_point_entries")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sealed_credits_person_id_people")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_sealed_credits")),
        sa.UniqueConstraint("deed", name=op.f("uq_sealed_credits_deed")),
    )
    with op.batch_alter_table("sealed_credits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sealed_credits_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("sealed_credits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sealed_credits_person_id"))

    op.drop_table("sealed_credits")
    with op.batch_alter_table("point_entries", schema=None) as batch_op:
        batch_op.drop_index("ix_point_entries_person_id_id")
        batch_op.drop_index("ix_point_entries_community_id_on")

    op.drop_table("point_entries")
    op.drop_table("purses")
    with op.batch_alter_table("point_totals", schema=None) as batch_op:
        batch_op.drop_index("ix_point_totals_person_id")
        batch_op.drop_index("ix_point_totals_board")

    op.drop_table("point_totals")
    op.drop_table("point_rules")
    op.drop_table("closed_months")
    op.drop_table("chain_heads")
