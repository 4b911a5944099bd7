"""Conditions of a category, each with limits of its own; codes of standards."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

CODES = ("code", "national", "national_before")
BEFORE = (
    "file", "log", "place", "categorise", "add", "split", "reword", "assign", "return", "pass_up", "accept",
    "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close", "reopen",
    "rate", "draw", "pause", "resume", "cancel", "merge", "hand_to_desk", "propose_hard", "refuse_hard", "mark_hard",
    "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "pass_on",
)  # fmt: skip


def _point_at_conditions(table: str) -> None:
    with op.batch_alter_table(table) as rows:
        rows.add_column(sa.Column("condition_id", sa.Integer(), nullable=True))
        key = op.f(f"fk_{table}_condition_id_conditions")
        rows.create_foreign_key(key, "conditions", ["condition_id"], ["id"])


def _point_no_more(table: str) -> None:
    with op.batch_alter_table(table) as rows:
        rows.drop_constraint(op.f(f"fk_{table}_condition_id_conditions"), type_="foreignkey")
        rows.drop_column("condition_id")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "conditions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("closing", sa.String(), nullable=False),
        sa.Column("units", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name=op.f("fk_conditions_category_id_categories")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_conditions_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conditions")),
        sa.UniqueConstraint("category_id", "name", name=op.f("uq_conditions_category_id_name")),
    )
    with op.batch_alter_table("categories") as categories:
        for code in CODES:
            categories.add_column(sa.Column(code, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("categories") as categories:
        for code in CODES:
            categories.alter_column(code, server_default=None)
    _point_at_conditions("time_limits")
    _point_at_conditions("cases")
    columns.allow("case_events", "move", (*BEFORE[:4], "condition", *BEFORE[4:]))


def downgrade() -> None:
    """Go back: a case that had a condition keeps its category's own limit."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'condition'"))
    columns.allow("case_events", "move", BEFORE)
    op.execute(
        sa.text(
            "UPDATE cases SET limit_id = (SELECT max(other.id) FROM time_limits AS other "
            "WHERE other.category_id = cases.category_id AND other.condition_id IS NULL) "
            "WHERE limit_id IN (SELECT id FROM time_limits WHERE condition_id IS NOT NULL)"
        )
    )
    _point_no_more("cases")
    op.execute(sa.text("DELETE FROM time_limits WHERE condition_id IS NOT NULL"))
    _point_no_more("time_limits")
    with op.batch_alter_table("categories") as categories:
        for code in CODES:
            categories.drop_column(code)
    op.drop_table("conditions")
