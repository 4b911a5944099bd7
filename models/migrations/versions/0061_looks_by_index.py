"""Pictures that are wanted are found by an index: SQLite knows one by the very words of the question."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None

WANTED = (("cases", "pair_wanted"), ("bulletins", "picture_wanted"), ("board_posts", "picture_wanted"))


def upgrade() -> None:
    """Go forward."""
    _anew("{} = 1")


def downgrade() -> None:
    """Go back."""
    _anew("{}")


def _anew(asked: str) -> None:
    for table, column in WANTED:
        name = f"ix_{table}_{column}"
        op.drop_index(name, table)
        here, there = sa.text(asked.format(column)), sa.text(column)
        op.create_index(name, table, ["id"], sqlite_where=here, postgresql_where=there)
