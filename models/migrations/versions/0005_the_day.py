"""What is logged on the spot, and the cards of the day."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0005"
down_revision = "0001"
branch_labels = None
depends_on = None

MOVES_BEFORE = (
    "file", "place", "categorise", "add", "reword", "assign", "return", "pass_up", "accept", "promise_today",
    "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close", "reopen", "rate", "pause",
    "resume", "cancel", "merge", "hand_to_desk", "remind", "urge", "climb",
)  # fmt: skip
MOVES = (
    "file", "log", "place", "categorise", "add", "reword", "assign", "return", "pass_up", "accept", "promise_today",
    "ask_time", "grant_time", "refuse_time", "hand_in", "send_back", "verify", "close", "reopen", "rate", "draw",
    "pause", "resume", "cancel", "merge", "hand_to_desk", "remind", "urge", "climb",
)  # fmt: skip


def upgrade() -> None:
    """Go forward."""
    op.add_column("cases", sa.Column("logged_at", sa.DateTime(timezone=True), nullable=True))
    there = sa.text("logged_at IS NOT NULL")
    op.create_index("ix_cases_logged_at", "cases", ["logged_at"], sqlite_where=there, postgresql_where=there)
    _moves(MOVES)
    _day_cards()
    _live()


def _day_cards() -> None:
    op.create_table(
        "day_cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", columns.one_of("work", "overview", "kinds", "logged"), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_day_cards_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_cards")),
        sa.UniqueConstraint("person_id", "kind", "day", name=op.f("uq_day_cards_person_id_kind_day")),
    )
    op.create_index(op.f("ix_day_cards_day"), "day_cards", ["day"])
    due = sa.text("due_at IS NOT NULL")
    op.create_index("ix_day_cards_due_at", "day_cards", ["due_at"], sqlite_where=due, postgresql_where=due)


def _live() -> None:
    """A card of the day is owed and stands in chats as a case's does."""
    with op.batch_alter_table("outgoing") as outgoing:
        outgoing.add_column(sa.Column("day_card_id", sa.Integer(), nullable=True))
        outgoing.create_foreign_key(
            op.f("fk_outgoing_day_card_id_day_cards"), "day_cards", ["day_card_id"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("postings") as postings:
        postings.alter_column("case_id", existing_type=sa.Integer(), nullable=True)
        postings.add_column(sa.Column("day_card_id", sa.Integer(), nullable=True))
        postings.create_foreign_key(
            op.f("fk_postings_day_card_id_day_cards"), "day_cards", ["day_card_id"], ["id"], ondelete="CASCADE"
        )
    op.create_index(op.f("ix_postings_day_card_id"), "postings", ["day_card_id"])


def _moves(words: tuple[str, ...]) -> None:
    with op.batch_alter_table("case_events") as events:
        events.drop_constraint(op.f("ck_case_events_move"), type_="check")
        events.create_check_constraint(op.f("ck_case_events_move"), _among("move", words))


def _among(column: str, words: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(word) for word in words)})"


def downgrade() -> None:
    """Go back."""
    op.execute("DELETE FROM postings WHERE case_id IS NULL")
    op.drop_index(op.f("ix_postings_day_card_id"), table_name="postings")
    with op.batch_alter_table("postings") as postings:
        postings.drop_constraint(op.f("fk_postings_day_card_id_day_cards"), type_="foreignkey")
        postings.drop_column("day_card_id")
        postings.alter_column("case_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("outgoing") as outgoing:
        outgoing.drop_constraint(op.f("fk_outgoing_day_card_id_day_cards"), type_="foreignkey")
        outgoing.drop_column("day_card_id")
    op.drop_table("day_cards")
    op.execute("DELETE FROM case_events WHERE move IN ('log', 'draw')")
    _moves(MOVES_BEFORE)
    op.drop_index("ix_cases_logged_at", table_name="cases")
    op.drop_column("cases", "logged_at")
