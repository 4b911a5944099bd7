"""What a category demands before closing; the check passes on, reporters are called back, a second handling."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close",
    "reopen", "rate", "draw", "pause", "resume", "cancel", "merge", "part", "also", "hand_to_desk", "propose_hard",
    "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb",
    "nudge", "serve", "arrive", "pass_on",
)  # fmt: skip
NEW = {"send_back": ("pass_check",), "rate": ("call_back",), "draw": ("second",)}
"""Before which word the new ones stand."""
TIMES = ("check_at", "callback_at", "asked_back_at", "second_at", "second_due_at")
DUE = ("check_at", "callback_at")
NEEDS = ("needs_photo", "needs_words", "needs_visit")


def upgrade() -> None:
    """Go forward: what is closed already is not asked about."""
    with op.batch_alter_table("categories") as categories:
        for name in NEEDS:
            categories.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("cases") as cases:
        for name in TIMES:
            cases.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        cases.add_column(sa.Column("checkers", sa.JSON(), nullable=False, server_default="[]"))
    for name in DUE:
        waits = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ix_cases_{name}", "cases", [name], sqlite_where=waits, postgresql_where=waits)
    columns.allow("case_events", "move", (word for move in BEFORE for word in (*NEW.get(move, ()), move)))


def downgrade() -> None:
    """Go back: what is handled a second time stays open at the desk."""
    op.execute(sa.text("DELETE FROM case_events WHERE move IN ('pass_check', 'call_back', 'second')"))
    columns.allow("case_events", "move", BEFORE)
    for name in DUE:
        op.drop_index(f"ix_cases_{name}", table_name="cases")
    with op.batch_alter_table("cases") as cases:
        for name in ("checkers", *reversed(TIMES)):
            cases.drop_column(name)
    with op.batch_alter_table("categories") as categories:
        for name in reversed(NEEDS):
            categories.drop_column(name)
