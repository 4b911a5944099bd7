"""What staff write for each other about a case."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "pass_check", "send_back", "verify", "close",
    "reopen", "call_back", "rate", "second", "draw", "pause", "resume", "cancel", "merge", "part", "also", "hand_to_desk", "propose_hard",
    "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "nudge",
    "serve", "exempt", "arrive", "pass_on",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("noted", sa.Integer(), nullable=False, server_default="0"))
    at = BEFORE.index("serve")
    columns.allow("case_events", "move", (*BEFORE[:at], "note", *BEFORE[at:]))


def downgrade() -> None:
    """Go back: the notes are lost."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'note'"))
    columns.allow("case_events", "move", BEFORE)
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("noted")
