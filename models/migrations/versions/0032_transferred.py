"""Somebody else goes on with what one person had in hand."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "pass_check", "send_back", "verify", "close",
    "reopen", "call_back", "rate", "second", "draw", "pause", "resume", "cancel", "merge", "part", "also", "hand_to_desk", "propose_hard",
    "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "nudge",
    "note", "serve", "exempt", "arrive", "pass_on",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    at = BEFORE.index("nudge")
    columns.allow("case_events", "move", (*BEFORE[:at], "transfer", *BEFORE[at:]))


def downgrade() -> None:
    """Go back: that somebody else went on is lost."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'transfer'"))
    columns.allow("case_events", "move", BEFORE)
