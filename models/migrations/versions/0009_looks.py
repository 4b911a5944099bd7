"""looks: as what, at what, once an hour."""

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import growing, one_of

revision = "0009"
down_revision = "0004"
branch_labels = None
depends_on = None

ROLES = (
    "resident", "volunteer", "building_leader", "grid_member", "grid_leader", "desk", "street", "officer",
    "unit_head", "supervisor",
)  # fmt: skip


def _columns() -> list[sa.Column[object]]:
    return [
        sa.Column("id", growing(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    ]


def _build(*more: sa.schema.SchemaItem) -> None:
    """The table anew, with what was in it: there are few looks, and SQLite adds no CHECK to a table that stands."""
    known = [sa.column("case_id", sa.Integer()), sa.column("person_id", sa.Integer())]
    before = sa.table("looks", sa.column("id"), *known, sa.column("at", sa.DateTime(timezone=True)))
    rows = op.get_bind().execute(sa.select(before).order_by(before.c.id)).all()
    op.drop_table("looks")
    made = op.create_table(
        "looks",
        *_columns(),
        *more,
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_looks_case_id_cases")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_looks_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looks")),
    )
    with op.batch_alter_table("looks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_looks_case_id"), ["case_id"], unique=False)
    for row in rows:
        fresh = {"what": "reporter", "hour": row.at} if more else {}
        op.execute(sa.insert(made).values(case_id=row.case_id, person_id=row.person_id, at=row.at, **fresh))


def upgrade() -> None:
    """Go forward; each look of before keeps its own moment as its hour."""
    _build(
        sa.Column("role", one_of(*ROLES), nullable=True),
        sa.Column("what", one_of("reporter", "matter"), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("case_id", "person_id", "what", "hour", name=op.f("uq_looks_case_id_person_id_what_hour")),
    )


def downgrade() -> None:
    """Go back."""
    _build()
