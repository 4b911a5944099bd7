"""Whoever reported it asks how it stands."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close",
    "reopen", "rate", "draw", "pause", "resume", "cancel", "merge", "part", "also", "hand_to_desk", "propose_hard",
    "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "serve",
    "arrive", "pass_on",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("nudged", sa.Integer(), nullable=False, server_default="0"))
    at = BEFORE.index("serve")
    columns.allow("case_events", "move", (*BEFORE[:at], "nudge", *BEFORE[at:]))


def downgrade() -> None:
    """Go back: that somebody asked is lost."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'nudge'"))
    columns.allow("case_events", "move", BEFORE)
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("nudged")
