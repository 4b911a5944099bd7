"""Notices on paper: 限期整改通知单 and 催办单."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up", "accept",
    "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close", "reopen",
    "rate", "draw", "pause", "resume", "cancel", "merge", "hand_to_desk", "propose_hard", "refuse_hard", "mark_hard",
    "send_down", "join_unit", "do_part", "stand_in", "remind", "urge", "climb", "pass_on",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "rectify", "urge", native_enum=False, create_constraint=True, length=32, name=op.f("ck_papers_kind")
            ),
            nullable=False,
        ),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("drafted_by_id", sa.Integer(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_papers_case_id_cases")),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_papers_community_id_areas")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_papers_unit_id_units")),
        sa.ForeignKeyConstraint(["drafted_by_id"], ["people.id"], name=op.f("fk_papers_drafted_by_id_people")),
        sa.ForeignKeyConstraint(["issued_by_id"], ["people.id"], name=op.f("fk_papers_issued_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint(
            "community_id", "kind", "year", "number", name=op.f("uq_papers_community_id_kind_year_number")
        ),
    )
    op.create_index(op.f("ix_papers_case_id"), "papers", ["case_id"])
    columns.allow("case_events", "move", (*BEFORE[:-1], "serve", BEFORE[-1]))


def downgrade() -> None:
    """Go back: what went out on paper is gone from here."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'serve'"))
    columns.allow("case_events", "move", BEFORE)
    op.drop_index(op.f("ix_papers_case_id"), table_name="papers")
    op.drop_table("papers")
