"""What is left of a clock is counted on its measure; stages have clocks, too."""

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import growing

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

STAGES = sa.Enum("intake", "dispatch", "check", native_enum=False, create_constraint=False, length=32)
SAYS = "stage IN ('intake', 'dispatch', 'check')"


def upgrade() -> None:
    """Go forward: what was left of paused cases was natural time, and stays so."""
    op.create_table(
        "stage_times",
        sa.Column("id", growing(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("stage", STAGES, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(SAYS, name=op.f("ck_stage_times_stage")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_stage_times_case_id_cases")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["people.id"], name=op.f("fk_stage_times_ended_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_times")),
    )
    op.create_index(op.f("ix_stage_times_case_id"), "stage_times", ["case_id"])
    op.create_index(op.f("ix_stage_times_ended_at"), "stage_times", ["ended_at"])
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("extra_seconds", sa.Integer(), nullable=False, server_default="0"))
        cases.add_column(sa.Column("left_unit_id", sa.Integer(), nullable=True))
        cases.add_column(sa.Column("stage", STAGES, nullable=True))
        cases.add_column(sa.Column("stage_since", sa.DateTime(timezone=True), nullable=True))
        cases.add_column(sa.Column("stage_due_at", sa.DateTime(timezone=True), nullable=True))
        cases.create_check_constraint(op.f("ck_cases_stage"), sa.text(SAYS))
        cases.create_foreign_key(op.f("fk_cases_left_unit_id_units"), "units", ["left_unit_id"], ["id"])
    with op.batch_alter_table("cases") as cases:
        cases.alter_column("extra_seconds", server_default=None)
    op.execute(
        sa.text("UPDATE cases SET extra_seconds = seconds_left, seconds_left = 0 WHERE seconds_left IS NOT NULL")
    )


def downgrade() -> None:
    """Go back."""
    op.execute(sa.text("UPDATE cases SET seconds_left = seconds_left + extra_seconds WHERE seconds_left IS NOT NULL"))
    with op.batch_alter_table("cases") as cases:
        cases.drop_constraint(op.f("fk_cases_left_unit_id_units"), type_="foreignkey")
        cases.drop_constraint(op.f("ck_cases_stage"), type_="check")
        for column in ("stage_due_at", "stage_since", "stage", "left_unit_id", "extra_seconds"):
            cases.drop_column(column)
    op.drop_index(op.f("ix_stage_times_ended_at"), table_name="stage_times")
    op.drop_index(op.f("ix_stage_times_case_id"), table_name="stage_times")
    op.drop_table("stage_times")
