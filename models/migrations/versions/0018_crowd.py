"""One matter, many who report it."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close",
    "reopen", "rate", "draw", "pause", "resume", "cancel", "merge", "hand_to_desk", "propose_hard", "refuse_hard",
    "mark_hard", "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "serve", "pass_on",
)  # fmt: skip
OPEN = "closed_at IS NULL"
MERGED = "merged_into_id IS NOT NULL"


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("alike", sa.JSON(), nullable=False, server_default="[]"))
        cases.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        cases.add_column(sa.Column("merged", sa.Integer(), nullable=False, server_default="0"))
        cases.add_column(sa.Column("reported_by", sa.Integer(), nullable=False, server_default="1"))
        cases.create_foreign_key(op.f("fk_cases_merged_into_id_cases"), "cases", ["merged_into_id"], ["id"])
    op.create_index(
        "ix_cases_around",
        "cases",
        ["compound_id", "area_id"],
        sqlite_where=sa.text(OPEN),
        postgresql_where=sa.text(OPEN),
    )
    op.create_index(
        "ix_cases_merged_into_id",
        "cases",
        ["merged_into_id"],
        sqlite_where=sa.text(MERGED),
        postgresql_where=sa.text(MERGED),
    )
    at = BEFORE.index("merge") + 1
    columns.allow("case_events", "move", (*BEFORE[:at], "part", "also", *BEFORE[at:]))


def downgrade() -> None:
    """Go back: what was merged is over, and what says so goes."""
    op.execute(sa.text("DELETE FROM case_events WHERE move IN ('part', 'also')"))
    columns.allow("case_events", "move", BEFORE)
    op.drop_index("ix_cases_merged_into_id", "cases")
    op.drop_index("ix_cases_around", "cases")
    with op.batch_alter_table("cases") as cases:
        cases.drop_constraint(op.f("fk_cases_merged_into_id_cases"), type_="foreignkey")
        for column in ("reported_by", "merged", "merged_into_id", "alike"):
            cases.drop_column(column)
