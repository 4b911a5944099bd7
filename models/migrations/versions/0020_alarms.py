"""Alerts of danger are said again until somebody is there."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close",
    "reopen", "rate", "draw", "pause", "resume", "cancel", "merge", "part", "also", "hand_to_desk", "propose_hard",
    "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "serve",
    "pass_on",
)  # fmt: skip
WAITS = "alarm_at IS NOT NULL"


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("alarm_at", sa.DateTime(timezone=True), nullable=True))
        cases.add_column(sa.Column("alarms", sa.Integer(), nullable=False, server_default="0"))
    waits = sa.text(WAITS)
    op.create_index("ix_cases_alarm_at", "cases", ["alarm_at"], sqlite_where=waits, postgresql_where=waits)
    columns.allow("case_events", "move", (*BEFORE[:-1], "arrive", *BEFORE[-1:]))


def downgrade() -> None:
    """Go back: that somebody was there is lost."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'arrive'"))
    columns.allow("case_events", "move", BEFORE)
    op.drop_index("ix_cases_alarm_at", table_name="cases")
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("alarms")
        cases.drop_column("alarm_at")
