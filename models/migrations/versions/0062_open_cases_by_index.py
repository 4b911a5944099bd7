"""What is open, and what is still to be told, is found by an index however much was closed.

Of all cases of a compound nobody asks: an index of them led SQLite through the closed ones.
"""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None

TELL = "ix_cases_tell_since"
OWED = sa.text("tell_since IS NOT NULL")


def upgrade() -> None:
    """Go forward."""
    op.create_index("ix_cases_closed_at", "cases", ["closed_at"])
    op.drop_index("ix_cases_compound_id", "cases")
    op.drop_index(TELL, "cases")
    op.create_index(TELL, "cases", ["tell_since"], sqlite_where=OWED, postgresql_where=OWED)


def downgrade() -> None:
    """Go back."""
    op.drop_index(TELL, "cases")
    op.create_index(TELL, "cases", ["tell_since"])
    op.create_index("ix_cases_compound_id", "cases", ["compound_id"])
    op.drop_index("ix_cases_closed_at", "cases")
