"""Small wishes, and help among neighbours."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "blocks",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["other_id"], ["people.id"], name=op.f("fk_blocks_other_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_blocks_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "other_id", name=op.f("pk_blocks")),
    )
    op.create_table(
        "helpers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_helpers_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_helpers")),
        sa.UniqueConstraint("person_id", "skill", name=op.f("uq_helpers_person_id_skill")),
    )
    with op.batch_alter_table("helpers", schema=None) as batch_op:
        batch_op.create_index("ix_helpers_skill", ["skill"], unique=False)

    op.create_table(
        "wishes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", columns.one_of("wish", "help"), nullable=False),
        sa.Column(
            "state",
            columns.one_of("told", "open", "taken", "done", "confirmed", "rejected", "withdrawn", "unmet"),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=True),
        sa.Column("told_by_id", sa.Integer(), nullable=False),
        sa.Column("for_other", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("visit", sa.Boolean(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("thanks", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.Column("turn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("wanted >= 1", name="ck_wishes_wanted"),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_wishes_area_id_areas")),
        sa.ForeignKeyConstraint(["home_id"], ["areas.id"], name=op.f("fk_wishes_home_id_areas")),
        sa.ForeignKeyConstraint(["told_by_id"], ["people.id"], name=op.f("fk_wishes_told_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
    )
    with op.batch_alter_table("wishes", schema=None) as batch_op:
        batch_op.create_index("ix_wishes_area_id_state", ["area_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_wishes_told_by_id"), ["told_by_id"], unique=False)
        batch_op.create_index(
            "ix_wishes_turn_at",
            ["turn_at"],
            unique=False,
            sqlite_where=sa.text("turn_at IS NOT NULL"),
            postgresql_where=sa.text("turn_at IS NOT NULL"),
        )

    op.create_table(
        "wish_claims",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("wish_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            columns.one_of(
                "asked",
                "waiting",
                "held",
                "done",
                "confirmed",
                "passed",
                "lapsed",
                "declined",
                "given_back",
                "released",
                "over",
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("arranged", sa.Boolean(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_wish_claims_person_id_people")),
        sa.ForeignKeyConstraint(["wish_id"], ["wishes.id"], name=op.f("fk_wish_claims_wish_id_wishes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish_claims")),
    )
    with op.batch_alter_table("wish_claims", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wish_claims_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_wish_claims_until",
            ["until"],
            unique=False,
            sqlite_where=sa.text("until IS NOT NULL"),
            postgresql_where=sa.text("until IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_wish_claims_wish_id"), ["wish_id"], unique=False)
        batch_op.create_index(
            "uq_wish_claims_standing",
            ["wish_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('asked', 'waiting', 'held', 'done')"),
            postgresql_where=sa.text("state IN ('asked', 'waiting', 'held', 'done')"),
        )

    op.create_table(
        "wish_events",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("wish_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "move",
            columns.one_of(
                "tell",
                "edit",
                "post",
                "reject",
                "ask",
                "claim",
                "approve",
                "decline",
                "arrange",
                "finish",
                "give_back",
                "release",
                "pass",
                "lapse",
                "run_out",
                "hand_to_desk",
                "confirm",
                "not_yet",
                "withdraw",
                "thank",
                "remind",
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("incoming_id", columns.growing(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_wish_events_person_id_people")),
        sa.ForeignKeyConstraint(["wish_id"], ["wishes.id"], name=op.f("fk_wish_events_wish_id_wishes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wish_events")),
    )
    with op.batch_alter_table("wish_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wish_events_wish_id"), ["wish_id"], unique=False)

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wish_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_outgoing_wish_id_wishes"), "wishes", ["wish_id"], ["id"])

    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wish_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_postings_wish_id"), ["wish_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_postings_wish_id_wishes"), "wishes", ["wish_id"], ["id"])


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_postings_wish_id_wishes"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_postings_wish_id"))
        batch_op.drop_column("wish_id")

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_outgoing_wish_id_wishes"), type_="foreignkey")
        batch_op.drop_column("wish_id")

    with op.batch_alter_table("wish_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wish_events_wish_id"))

    op.drop_table("wish_events")
    with op.batch_alter_table("wish_claims", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_wish_claims_standing",
            sqlite_where=sa.text("state IN ('asked', 'waiting', 'held', 'done')"),
            postgresql_where=sa.text("state IN ('asked', 'waiting', 'held', 'done')"),
        )
        batch_op.drop_index(batch_op.f("ix_wish_claims_wish_id"))
        batch_op.drop_index(
            "ix_wish_claims_until",
            sqlite_where=sa.text("until IS NOT NULL"),
            postgresql_where=sa.text("until IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_wish_claims_person_id"))

    op.drop_table("wish_claims")
    with op.batch_alter_table("wishes", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_wishes_turn_at",
            sqlite_where=sa.text("turn_at IS NOT NULL"),
            postgresql_where=sa.text("turn_at IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_wishes_told_by_id"))
        batch_op.drop_index("ix_wishes_area_id_state")

    op.drop_table("wishes")
    with op.batch_alter_table("helpers", schema=None) as batch_op:
        batch_op.drop_index("ix_helpers_skill")

    op.drop_table("helpers")
    op.drop_table("blocks")
