"""Duty roster, leave, hard cases and the units that work on one case together."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0006"
down_revision = "0008"
branch_labels = None
depends_on = None

ROLES = (
    "resident", "volunteer", "building_leader", "grid_member", "grid_leader", "desk", "street", "officer",
    "unit_head", "supervisor",
)  # fmt: skip
BEFORE = (
    "file", "log", "place", "categorise", "add", "reword", "assign", "return", "pass_up", "accept", "promise_today",
    "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close", "reopen", "rate", "draw",
    "pause", "resume", "cancel", "merge", "hand_to_desk",
)  # fmt: skip
NEW = ("propose_hard", "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part", "stand_in")
LAST = ("remind", "urge", "climb", "pass_on")
DAYS = ("every-day", "workdays", "days-off", "mon", "tue", "wed", "thu", "fri", "sat", "sun")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "standbys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", columns.one_of(*ROLES), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("days", columns.one_of(*DAYS), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("from_file", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_standbys_area_id_areas")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_standbys_person_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_standbys_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standbys")),
    )
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("stand_in_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_leaves_person_id_people")),
        sa.ForeignKeyConstraint(["stand_in_id"], ["people.id"], name=op.f("fk_leaves_stand_in_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
    )
    op.create_table(
        "case_units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("part", columns.one_of("lead", "joint"), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_units_case_id_cases")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_case_units_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_units")),
        sa.UniqueConstraint("case_id", "unit_id", name=op.f("uq_case_units_case_id_unit_id")),
    )
    for table, names in (
        ("standbys", ("person_id", "area_id", "unit_id")),
        ("leaves", ("person_id", "stand_in_id")),
        ("case_units", ("case_id", "unit_id")),
    ):
        for name in names:
            op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("hard_by_id", sa.Integer(), nullable=True))
        cases.add_column(sa.Column("hard_at", sa.DateTime(timezone=True), nullable=True))
        cases.create_foreign_key(op.f("fk_cases_hard_by_id_people"), "people", ["hard_by_id"], ["id"])
    held = sa.text("hard_at IS NOT NULL")
    op.create_index("ix_cases_hard_at", "cases", ["hard_at"], sqlite_where=held, postgresql_where=held)
    columns.allow("case_events", "move", (*BEFORE, *NEW, *LAST))


def downgrade() -> None:
    """Go back: what was said in the new moves is lost, the cases stay."""
    op.execute(
        sa.text("DELETE FROM case_events WHERE move IN :new").bindparams(sa.bindparam("new", NEW, expanding=True))
    )
    columns.allow("case_events", "move", (*BEFORE, *LAST))
    op.drop_index("ix_cases_hard_at", table_name="cases")
    with op.batch_alter_table("cases") as cases:
        cases.drop_constraint(op.f("fk_cases_hard_by_id_people"), type_="foreignkey")
        cases.drop_column("hard_at")
        cases.drop_column("hard_by_id")
    for name in ("case_units", "leaves", "standbys"):
        op.drop_table(name)
