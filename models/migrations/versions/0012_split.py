"""What joined a report may be split off again."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns
from models.migrations.columns import growing

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "add", "reword", "assign", "return", "pass_up", "accept", "promise_today",
    "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close", "reopen", "rate", "draw",
    "pause", "resume", "cancel", "merge", "hand_to_desk", "propose_hard", "refuse_hard", "mark_hard", "send_down",
    "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "pass_on",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("joined_id", growing(), nullable=True))
    columns.allow("case_events", "move", (*BEFORE[:5], "split", *BEFORE[5:]))


def downgrade() -> None:
    """Go back: what was split off stays a report of its own."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'split'"))
    columns.allow("case_events", "move", BEFORE)
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("joined_id")
