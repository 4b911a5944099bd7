"""Points of an activity that are taken back while the street doubts it."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

MOVES = (
    "draft", "publish", "open", "fill", "free", "close", "begin", "enter_results", "settle", "cancel", "postpone",
    "resume", "change", "lead", "add", "move_up", "remove", "call_help", "tick", "enter_late", "let_come",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    columns.allow("activity_events", "move", (*MOVES, "hold"))


def downgrade() -> None:
    """Go back: what was held then is given by hand."""
    op.execute(sa.text("DELETE FROM activity_events WHERE move = 'hold'"))
    columns.allow("activity_events", "move", MOVES)
