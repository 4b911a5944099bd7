"""Photos of activities, and when their closing post went out."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None

KINDS = ("portrait", "card", "join", "gift")


def _allow(kinds: tuple[str, ...]) -> None:
    """Recreate the CHECK with these words; the column stays the text it is."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("card_jobs") as table:
        table.drop_constraint(op.f("ck_card_jobs_kind"), type_="check")
        table.create_check_constraint(op.f("ck_card_jobs_kind"), sa.text(f"kind IN ({listed})"))


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "activity_photos",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_activity_photos_activity_id_activities")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_activity_photos_person_id_people")),
        sa.ForeignKeyConstraint(["sha"], ["media.sha"], name=op.f("fk_activity_photos_sha_media")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_photos")),
    )
    with op.batch_alter_table("activity_photos", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_photos_activity_id"), ["activity_id"], unique=False)
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("card_jobs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("activity_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_card_jobs_activity_id_activities"), "activities", ["activity_id"], ["id"]
        )
    _allow((*KINDS, "evidence", "title"))


def downgrade() -> None:
    """Go back: photos of activities that are still to be fetched are lost."""
    op.execute(sa.text("DELETE FROM card_jobs WHERE kind IN ('evidence', 'title')"))
    _allow(KINDS)
    with op.batch_alter_table("card_jobs", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_card_jobs_activity_id_activities"), type_="foreignkey")
        batch_op.drop_column("activity_id")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_column("posted_at")
    with op.batch_alter_table("activity_photos", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_photos_activity_id"))

    op.drop_table("activity_photos")
