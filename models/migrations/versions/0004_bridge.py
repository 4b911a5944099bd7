"""bridge: what is pasted from plain groups, who still has to be told, the desk's texts of the day."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None

MOVES = (
    "file", "log", "place", "categorise", "add", "reword", "assign", "return", "pass_up", "accept", "promise_today",
    "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close", "reopen", "rate", "draw",
    "pause", "resume", "cancel", "merge", "hand_to_desk", "remind", "urge", "climb",
)  # fmt: skip
NEW = ("pass_on",)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "pastes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("compound_id", sa.Integer(), nullable=True),
        sa.Column("state", columns.one_of("open", "wanted", "ready", "filed", "dropped"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_pastes_chat_id_chats")),
        sa.ForeignKeyConstraint(["compound_id"], ["compounds.id"], name=op.f("fk_pastes_compound_id_compounds")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_pastes_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pastes")),
    )
    op.create_index(op.f("ix_pastes_person_id"), "pastes", ["person_id"], unique=False)
    op.create_index(op.f("ix_pastes_state"), "pastes", ["state"], unique=False)
    op.create_table(
        "pasted_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("compound_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_pasted_lines_case_id_cases")),
        sa.ForeignKeyConstraint(["compound_id"], ["compounds.id"], name=op.f("fk_pasted_lines_compound_id_compounds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pasted_lines")),
        sa.UniqueConstraint("compound_id", "mark", "day", name=op.f("uq_pasted_lines_compound_id_mark_day")),
    )
    op.create_index(op.f("ix_pasted_lines_at"), "pasted_lines", ["at"], unique=False)
    op.create_table(
        "nicknames",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("compound_id", sa.Integer(), nullable=False),
        sa.Column("nickname", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["compound_id"], ["compounds.id"], name=op.f("fk_nicknames_compound_id_compounds")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_nicknames_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nicknames")),
        sa.UniqueConstraint(
            "compound_id", "nickname", "person_id", name=op.f("uq_nicknames_compound_id_nickname_person_id")
        ),
    )
    for table, column in (("cases", "unseen_at"), ("cases", "tell_since"), ("areas", "texts_at")):
        op.add_column(table, sa.Column(column, sa.DateTime(timezone=True), nullable=True))
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    _moves(*MOVES, *NEW)


def downgrade() -> None:
    """Go back."""
    op.execute("UPDATE case_events SET move = 'add' WHERE move = 'pass_on'")
    _moves(*MOVES)
    for table, column in (("areas", "texts_at"), ("cases", "tell_since"), ("cases", "unseen_at")):
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
        op.drop_column(table, column)
    op.drop_table("nicknames")
    op.drop_index(op.f("ix_pasted_lines_at"), table_name="pasted_lines")
    op.drop_table("pasted_lines")
    op.drop_index(op.f("ix_pastes_state"), table_name="pastes")
    op.drop_index(op.f("ix_pastes_person_id"), table_name="pastes")
    op.drop_table("pastes")


def _moves(*allowed: str) -> None:
    """Let the timeline hold these moves."""
    with op.batch_alter_table("case_events") as batch:
        batch.drop_constraint(op.f("ck_case_events_move"), type_="check")
        batch.create_check_constraint(op.f("ck_case_events_move"), f"move IN ({', '.join(map(repr, allowed))})")
