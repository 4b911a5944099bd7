"""The day of an activity: reminders, check-in and check-out, how somebody was there, who is asked first."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

MOVES = (
    "draft", "publish", "open", "fill", "free", "close", "begin", "enter_results", "settle", "cancel", "postpone",
    "resume", "change", "lead", "add", "move_up", "remove",
)  # fmt: skip
MORE_MOVES = ("call_help", "tick", "enter_late", "let_come")
ATTENDANCE = ("attended", "absent")
MORE_ATTENDANCE = ("attended", "late", "stood_in", "excused", "absent")
REMINDING = ("both", "evening", "hours", "never")


def _words(column: str, words: tuple[str, ...]) -> sa.TextClause:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.text(f"{column} IN ({listed})")


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("code_word", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("checks_out", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("ticks_as", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("page", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_check_constraint(op.f("ck_activities_ticks_as"), _words("ticks_as", MORE_ATTENDANCE))
        batch_op.create_index(
            "ix_activities_remind_at",
            ["remind_at"],
            unique=False,
            sqlite_where=sa.text("remind_at IS NOT NULL"),
            postgresql_where=sa.text("remind_at IS NOT NULL"),
        )
    with op.batch_alter_table("sign_ups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("came_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("late_entry", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("volunteers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("forgiven_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("remind", sa.String(length=32), nullable=False, server_default="both"))
        batch_op.create_check_constraint(op.f("ck_volunteers_remind"), _words("remind", REMINDING))
    columns.allow("sign_ups", "attendance", MORE_ATTENDANCE)
    columns.allow("activity_events", "move", (*MOVES, *MORE_MOVES))


def downgrade() -> None:
    """Go back: what only the day of an activity knows is lost."""
    op.execute(sa.text("DELETE FROM activity_events WHERE move IN ('call_help', 'tick', 'enter_late', 'let_come')"))
    op.execute(sa.text("UPDATE sign_ups SET attendance = 'attended' WHERE attendance IN ('late', 'stood_in')"))
    op.execute(sa.text("UPDATE sign_ups SET attendance = NULL WHERE attendance = 'excused'"))
    columns.allow("activity_events", "move", MOVES)
    columns.allow("sign_ups", "attendance", ATTENDANCE)
    with op.batch_alter_table("volunteers", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_volunteers_remind"), type_="check")
        batch_op.drop_column("remind")
        batch_op.drop_column("forgiven_at")
    with op.batch_alter_table("sign_ups", schema=None) as batch_op:
        batch_op.drop_column("late_entry")
        batch_op.drop_column("left_at")
        batch_op.drop_column("came_at")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_index("ix_activities_remind_at")
        batch_op.drop_constraint(op.f("ck_activities_ticks_as"), type_="check")
        batch_op.drop_column("page")
        batch_op.drop_column("ticks_as")
        batch_op.drop_column("checks_out")
        batch_op.drop_column("code_word")
        batch_op.drop_column("remind_at")
