"""Texts that a desk keeps, and answers to those who reported."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "pass_check", "send_back", "verify", "close",
    "reopen", "call_back", "rate", "second", "draw", "pause", "resume", "cancel", "merge", "part", "also", "hand_to_desk", "propose_hard",
    "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "transfer", "nudge",
    "note", "serve", "exempt", "arrive", "pass_on",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "canned_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("moment", columns.one_of("reply", "return", "more-time", "pause", "note"), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_canned_replies_area_id_areas")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_canned_replies_category_id_categories")
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_canned_replies_made_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_replies")),
    )
    with op.batch_alter_table("canned_replies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_canned_replies_area_id"), ["area_id"], unique=False)
    at = BEFORE.index("serve")
    columns.allow("case_events", "move", (*BEFORE[:at], "reply", *BEFORE[at:]))


def downgrade() -> None:
    """Go back: that somebody was answered is lost."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'reply'"))
    columns.allow("case_events", "move", BEFORE)
    with op.batch_alter_table("canned_replies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_canned_replies_area_id"))

    op.drop_table("canned_replies")
