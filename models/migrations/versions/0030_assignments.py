"""What units are measured by: a row for each time that a unit had a case; what was late for a good reason."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "pass_check", "send_back",
    "verify", "close", "reopen", "call_back", "rate", "second", "draw", "pause", "resume", "cancel", "merge", "part",
    "also", "hand_to_desk", "propose_hard", "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part",
    "stand_in", "remind", "urge", "climb", "nudge", "serve", "arrive", "pass_on",
)  # fmt: skip
COUNTS = ("people", "solved", "unsolved", "satisfied", "dissatisfied")
TIMES = ("accept_due_at", "accepted_at", "due_at", "handled_at")
INDEXED = ("case_id", "accept_due_at", "due_at", "ended_at")
PAST = """
INSERT INTO assignments (case_id, unit_id, area_id, given_at, accept_due_at, accepted_at, due_at, handled_at, ended_at,
  ended, misdirected, reworked, people, solved, unsolved, satisfied, dissatisfied)
SELECT id, closing_unit_id, area_id, assigned_at, accept_due_at, accepted_at, due_at, handled_at, closed_at,
  'done', reopened < 0, reopened > 0, reported_by, CASE WHEN confirmed_at IS NULL THEN 0 ELSE 1 END, 0,
  CASE WHEN satisfaction IN ('satisfied', 'mostly') THEN 1 ELSE 0 END,
  CASE WHEN satisfaction = 'not_satisfied' THEN 1 ELSE 0 END
FROM cases
WHERE state = 'closed' AND closing_unit_id IS NOT NULL AND assigned_at IS NOT NULL AND sensitivity <> 'sealed'
"""


def upgrade() -> None:
    """Go forward: of the past each case is known as it was closed last."""
    op.create_table(
        "assignments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in TIMES),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.String(length=32), nullable=False),
        sa.Column("misdirected", sa.Boolean(), nullable=False),
        sa.Column("reworked", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTS),
        sa.CheckConstraint("ended IN ('done', 'returned', 'taken')", name=op.f("ck_assignments_ended")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_assignments_case_id_cases")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_assignments_unit_id_units")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_assignments_area_id_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    for name in INDEXED:
        op.create_index(f"ix_assignments_{name}", "assignments", [name])
    op.execute(sa.text(PAST))
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("exempt_at", sa.DateTime(timezone=True), nullable=True))
    at = BEFORE.index("arrive")
    columns.allow("case_events", "move", (*BEFORE[:at], "exempt", *BEFORE[at:]))


def downgrade() -> None:
    """Go back: what was exempted counts again."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'exempt'"))
    columns.allow("case_events", "move", BEFORE)
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("exempt_at")
    for name in reversed(INDEXED):
        op.drop_index(f"ix_assignments_{name}", table_name="assignments")
    op.drop_table("assignments")
