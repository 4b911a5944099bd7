"""How many people have how many points, kept for each board; who is new; indexes that answer a board alone."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

COUNT = """
INSERT INTO point_tallies (area_id, span, key, wide, points, ranked, people, earned)
SELECT area_id, span, key, {wide}, {at}, SUM(CASE WHEN ranked THEN 1 ELSE 0 END), COUNT(*), SUM(points)
FROM point_totals WHERE points > 0 GROUP BY area_id, span, key, {at}
"""

BEGAN = """
UPDATE point_totals SET began =
(SELECT MIN("on") FROM point_entries WHERE point_entries.person_id = point_totals.person_id AND kind = 'earn')
WHERE span = 'life'
"""
ONCE = sa.text("began IS NOT NULL")


def upgrade() -> None:
    """Go forward: what is there is counted once."""
    op.create_table(
        "point_tallies",
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("span", columns.one_of("day", "week", "month", "quarter", "year", "life"), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("wide", sa.Boolean(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("ranked", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("earned", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_point_tallies_area_id_areas")),
        sa.PrimaryKeyConstraint("area_id", "span", "key", "wide", "points", name=op.f("pk_point_tallies")),
    )
    for wide, at in (("FALSE", "points"), ("TRUE", "points - points % 64")):
        op.execute(sa.text(COUNT.format(wide=wide, at=at)))
    op.add_column("point_totals", sa.Column("began", sa.Date(), nullable=True))
    op.execute(sa.text(BEGAN))
    op.create_index(
        "ix_point_totals_began", "point_totals", ["area_id", "began"], sqlite_where=ONCE, postgresql_where=ONCE
    )
    op.drop_index("ix_point_totals_board", "point_totals")
    board = ["area_id", "span", "key", "ranked", "points", "reached", "person_id"]
    op.create_index("ix_point_totals_board", "point_totals", board)
    op.drop_index("ix_point_entries_community_id_on", "point_entries")
    op.create_index("ix_point_entries_day", "point_entries", ["community_id", "on", "person_id"])


def downgrade() -> None:
    """Go back: nothing is counted any more."""
    op.drop_index("ix_point_entries_day", "point_entries")
    op.create_index("ix_point_entries_community_id_on", "point_entries", ["community_id", "on"])
    op.drop_index("ix_point_totals_board", "point_totals")
    op.create_index("ix_point_totals_board", "point_totals", ["area_id", "span", "key", "ranked", "points"])
    _stop_counting()
    op.drop_index("ix_point_totals_began", "point_totals")
    op.drop_column("point_totals", "began")
    op.drop_table("point_tallies")


def _stop_counting() -> None:
    lite = op.get_bind().dialect.name == "sqlite"
    for trigger in ("insert", "update", "delete", *(() if lite else ("held",))):
        op.execute(sa.text(f"DROP TRIGGER IF EXISTS point_totals_{trigger}{'' if lite else ' ON point_totals'}"))
