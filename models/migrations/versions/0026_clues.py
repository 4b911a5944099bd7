"""Confidential clues, and the two posts that hear them."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

ROLES = (
    "resident", "volunteer", "building_leader", "grid_member", "grid_leader", "desk", "street", "officer",
    "unit_head", "supervisor",
)  # fmt: skip
NEW = ("community_police", "clue_contact")
CHECKED = (("appointments", "role"), ("standbys", "role"), ("cases", "held_by"), ("looks", "role"))


def _allow(*roles: str) -> None:
    """Recreate the CHECKs of every column that holds a role."""
    for table, column in CHECKED:
        columns.allow(table, column, roles)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "clue_credits",
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("salt", name=op.f("pk_clue_credits")),
    )
    op.create_table(
        "clues",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", columns.one_of("building", "hazard", "stall", "other"), nullable=False),
        sa.Column("state", columns.one_of("new", "taken", "verified", "unfound", "erased"), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("handler_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("code_mark", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("credited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_clues_community_id_areas")),
        sa.ForeignKeyConstraint(["handler_id"], ["people.id"], name=op.f("fk_clues_handler_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_clues_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clues")),
        sa.UniqueConstraint("code_mark", name=op.f("uq_clues_code_mark")),
    )
    with op.batch_alter_table("clues", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clues_community_id"), ["community_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_clues_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "clue_looks",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("clue_id", columns.growing(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clue_id"], ["clues.id"], name=op.f("fk_clue_looks_clue_id_clues")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_clue_looks_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clue_looks")),
    )
    with op.batch_alter_table("clue_looks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clue_looks_clue_id"), ["clue_id"], unique=False)

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("clue_id", columns.growing(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_outgoing_clue_id_clues"), "clues", ["clue_id"], ["id"])

    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("clue_id", columns.growing(), nullable=True))
        batch_op.create_index(batch_op.f("ix_postings_clue_id"), ["clue_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_postings_clue_id_clues"), "clues", ["clue_id"], ["id"])
    _allow(*ROLES, *NEW)


def downgrade() -> None:
    """Go back: clues and the posts that hear them are lost."""
    for table in ("appointments", "standbys"):
        gone = sa.text(f"DELETE FROM {table} WHERE role IN :new")  # noqa: S608  # nothing of it comes from outside
        op.execute(gone.bindparams(sa.bindparam("new", NEW, expanding=True)))
    for table in ("outgoing", "postings"):
        op.execute(sa.text(f"DELETE FROM {table} WHERE clue_id IS NOT NULL"))  # noqa: S608
    _allow(*ROLES)
    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_postings_clue_id_clues"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_postings_clue_id"))
        batch_op.drop_column("clue_id")

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_outgoing_clue_id_clues"), type_="foreignkey")
        batch_op.drop_column("clue_id")

    with op.batch_alter_table("clue_looks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clue_looks_clue_id"))

    op.drop_table("clue_looks")
    with op.batch_alter_table("clues", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clues_unit_id"))
        batch_op.drop_index(batch_op.f("ix_clues_community_id"))

    op.drop_table("clues")
    op.drop_table("clue_credits")
