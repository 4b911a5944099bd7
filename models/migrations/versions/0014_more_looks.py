"""Voices and photos that are opened are looks too."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BEFORE = ("reporter", "matter")


def _allow(*kinds: str) -> None:
    """Recreate the CHECK with these words; the column stays the text it is."""
    words = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("looks") as table:
        table.drop_constraint(op.f("ck_looks_what"), type_="check")
        table.create_check_constraint(op.f("ck_looks_what"), sa.text(f"what IN ({words})"))


def upgrade() -> None:
    """Go forward."""
    _allow(*BEFORE, "voice", "photo")


def downgrade() -> None:
    """Go back: what could not be said before goes."""
    op.execute(sa.text("DELETE FROM looks WHERE what IN ('voice', 'photo')"))
    _allow(*BEFORE)
