"""Gifts that points are exchanged for."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

KINDS = ("portrait", "card", "join")


def _allow(*kinds: str) -> None:
    """Recreate the CHECK of what may be wanted of a picture."""
    words = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("card_jobs") as table:
        table.drop_constraint(op.f("ck_card_jobs_kind"), type_="check")
        table.create_check_constraint(op.f("ck_card_jobs_kind"), sa.text(f"kind IN ({words})"))


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "gifts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("stocked", sa.Integer(), nullable=False),
        sa.Column("filed", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("photo_sha", sa.String(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_gifts_community_id_areas")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_gifts_made_by_id_people")),
        sa.ForeignKeyConstraint(["photo_sha"], ["media.sha"], name=op.f("fk_gifts_photo_sha_media")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gifts")),
        sa.UniqueConstraint("community_id", "key", name=op.f("uq_gifts_community_id_key")),
    )
    with op.batch_alter_table("gifts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gifts_community_id"), ["community_id"], unique=False)

    op.create_table(
        "stock_takings",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("gift_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["gift_id"], ["gifts.id"], name=op.f("fk_stock_takings_gift_id_gifts")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_stock_takings_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_takings")),
    )
    with op.batch_alter_table("stock_takings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_takings_gift_id"), ["gift_id"], unique=False)

    op.create_table(
        "redemptions",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("gift_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("entry_id", columns.growing(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("state", columns.one_of("reserved", "handed", "cancelled", "lapsed"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by_id"], ["people.id"], name=op.f("fk_redemptions_ended_by_id_people")),
        sa.ForeignKeyConstraint(["entry_id"], ["point_entries.id"], name=op.f("fk_redemptions_entry_id_point_entries")),
        sa.ForeignKeyConstraint(["gift_id"], ["gifts.id"], name=op.f("fk_redemptions_gift_id_gifts")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_redemptions_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redemptions")),
    )
    with op.batch_alter_table("redemptions", schema=None) as batch_op:
        batch_op.create_index(
            "ix_redemptions_code",
            ["code"],
            unique=True,
            sqlite_where=sa.text("state = 'reserved'"),
            postgresql_where=sa.text("state = 'reserved'"),
        )
        batch_op.create_index("ix_redemptions_gift_id_person_id", ["gift_id", "person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_redemptions_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_redemptions_until",
            ["until"],
            unique=False,
            sqlite_where=sa.text("until IS NOT NULL"),
            postgresql_where=sa.text("until IS NOT NULL"),
        )

    with op.batch_alter_table("card_jobs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gift_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_card_jobs_gift_id_gifts"), "gifts", ["gift_id"], ["id"])
    _allow(*KINDS, "gift")


def downgrade() -> None:
    """Go back: photos of gifts that are still wanted are lost."""
    op.execute(sa.text("DELETE FROM card_jobs WHERE kind = 'gift'"))
    _allow(*KINDS)
    with op.batch_alter_table("card_jobs", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_card_jobs_gift_id_gifts"), type_="foreignkey")
        batch_op.drop_column("gift_id")

    with op.batch_alter_table("redemptions", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_redemptions_until",
            sqlite_where=sa.text("until IS NOT NULL"),
            postgresql_where=sa.text("until IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_redemptions_person_id"))
        batch_op.drop_index("ix_redemptions_gift_id_person_id")
        batch_op.drop_index(
            "ix_redemptions_code",
            sqlite_where=sa.text("state = 'reserved'"),
            postgresql_where=sa.text("state = 'reserved'"),
        )

    op.drop_table("redemptions")
    with op.batch_alter_table("stock_takings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stock_takings_gift_id"))

    op.drop_table("stock_takings")
    with op.batch_alter_table("gifts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gifts_community_id"))

    op.drop_table("gifts")
