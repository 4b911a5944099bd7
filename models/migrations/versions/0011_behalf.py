"""Who a case was filed for by somebody on the staff; nicknames of people whom we don't know."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "behalves",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_behalves_case_id_cases")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_behalves_person_id_people")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_behalves")),
    )
    op.create_index(op.f("ix_behalves_person_id"), "behalves", ["person_id"], unique=False)
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("on_behalf", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("cases") as cases:
        cases.alter_column("on_behalf", server_default=None)
    with op.batch_alter_table("nicknames") as nicknames:
        nicknames.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
        nicknames.add_column(sa.Column("name", sa.String(), nullable=False, server_default=""))
        nicknames.add_column(sa.Column("phone", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("nicknames") as nicknames:
        nicknames.alter_column("name", server_default=None)
        nicknames.alter_column("phone", server_default=None)


def downgrade() -> None:
    """Go back: the cases stay whoever filed them's."""
    op.execute(sa.text("DELETE FROM nicknames WHERE person_id IS NULL"))
    with op.batch_alter_table("nicknames") as nicknames:
        nicknames.drop_column("phone")
        nicknames.drop_column("name")
        nicknames.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("cases") as cases:
        cases.drop_column("on_behalf")
    op.drop_table("behalves")
