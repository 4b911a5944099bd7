"""Somebody else goes on with what one person had in hand."""

import sqlalchemy as sa
from alembic import op

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


def _allow(*moves: str) -> None:
    """Recreate the CHECK with these words; the column stays the text it is."""
    words = ", ".join(f"'{move}'" for move in moves)
    with op.batch_alter_table("case_events") as table:
        table.drop_constraint(op.f("ck_case_events_move"), type_="check")
        table.create_check_constraint(op.f("ck_case_events_move"), sa.text(f"move IN ({words})"))


def upgrade() -> None:
    """Go forward."""
    at = BEFORE.index("nudge")
    _allow(*BEFORE[:at], "transfer", *BEFORE[at:])


def downgrade() -> None:
    """Go back: that somebody else went on is lost."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'transfer'"))
    _allow(*BEFORE)
