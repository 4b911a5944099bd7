"""Bulletins: drafts until a person publishes them."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

TIMES = ("before", "start", "end", "publish_at")
LATER = ("due_at", "told_at", "approved_at", "published_at", "dropped_at")
JSONS = ("facts", "left_out", "objections")
WANTED = sa.text("picture_wanted")
DUE = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "bulletins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in TIMES),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in LATER),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in JSONS),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("picture_wanted", sa.Boolean(), nullable=False),
        sa.Column("sha", sa.String(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('week', 'month', 'quarter')", name=op.f("ck_bulletins_kind")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_bulletins_area_id_areas")),
        sa.ForeignKeyConstraint(["sha"], ["media.sha"], name=op.f("fk_bulletins_sha_media")),
        sa.ForeignKeyConstraint(["approved_by_id"], ["people.id"], name=op.f("fk_bulletins_approved_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletins")),
        sa.UniqueConstraint("area_id", "kind", "key", name=op.f("uq_bulletins_area_id_kind_key")),
    )
    op.create_index("ix_bulletins_due_at", "bulletins", ["due_at"], sqlite_where=DUE, postgresql_where=DUE)
    op.create_index("ix_bulletins_picture_wanted", "bulletins", ["id"], sqlite_where=WANTED, postgresql_where=WANTED)


def downgrade() -> None:
    """Go back: bulletins are lost, what was posted stays in its group."""
    op.drop_table("bulletins")
