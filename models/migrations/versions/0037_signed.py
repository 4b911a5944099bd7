"""What has to be signed is closed by the press of one person."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

BEFORE = (
    "file", "log", "place", "categorise", "condition", "add", "split", "reword", "assign", "return", "pass_up",
    "accept", "promise_today", "ask_time", "grant_time", "refuse_time", "hand_in", "pass_check", "send_back", "verify",
    "close", "reopen", "call_back", "rate", "second", "draw", "pause", "resume", "cancel", "merge", "part", "also",
    "hand_to_desk", "propose_hard", "refuse_hard", "mark_hard", "send_down", "join_unit", "do_part", "stand_in",
    "remind", "urge", "climb", "transfer", "nudge", "note", "reply", "serve", "exempt", "arrive", "pass_on",
)  # fmt: skip
WAITS = "sign_at IS NOT NULL"
SIGNED = ("categories", "conditions")


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("sign_at", sa.DateTime(timezone=True), nullable=True))
    waits = sa.text(WAITS)
    op.create_index("ix_cases_sign_at", "cases", ["sign_at"], sqlite_where=waits, postgresql_where=waits)
    for name in SIGNED:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("sign_role", sa.String(), nullable=False, server_default=""))
            table.add_column(sa.Column("sign_person_id", sa.Integer(), nullable=True))
            table.create_foreign_key(op.f(f"fk_{name}_sign_person_id_people"), "people", ["sign_person_id"], ["id"])
    at = BEFORE.index("serve")
    columns.allow("case_events", "move", (*BEFORE[:at], "sign", *BEFORE[at:]))


def downgrade() -> None:
    """Go back: who signed is lost, and what waits to be signed stays checked."""
    op.execute(sa.text("DELETE FROM case_events WHERE move = 'sign'"))
    columns.allow("case_events", "move", BEFORE)
    for name in SIGNED:
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"fk_{name}_sign_person_id_people"), type_="foreignkey")
            table.drop_column("sign_person_id")
            table.drop_column("sign_role")
    op.drop_index("ix_cases_sign_at", table_name="cases")
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("sign_at")
