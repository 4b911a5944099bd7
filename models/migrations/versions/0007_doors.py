"""Doors: join links, sessions, codes; how people are shown; contact cards; who appointed whom."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0007"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "guesses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guesses")),
    )
    with op.batch_alter_table("guesses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guesses_at"), ["at"], unique=False)

    op.create_table(
        "room_sessions",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("mark_hash", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("before_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["room_users.id"], name=op.f("fk_room_sessions_user_id_room_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_sessions")),
    )
    with op.batch_alter_table("room_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_room_sessions_user_id"), ["user_id"], unique=False)

    op.create_table(
        "codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", columns.one_of("restore", "link"), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_codes_made_by_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_codes_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
    )
    with op.batch_alter_table("codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_codes_code_hash"), ["code_hash"], unique=False)
        batch_op.create_index(batch_op.f("ix_codes_person_id"), ["person_id"], unique=False)

    op.create_table(
        "join_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("joined", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_join_links_chat_id_chats")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_join_links_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_links")),
    )
    with op.batch_alter_table("join_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_join_links_chat_id"), ["chat_id"], unique=False)

    op.create_table(
        "card_jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", columns.one_of("portrait", "card", "join"), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("join_link_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_card_jobs_chat_id_chats")),
        sa.ForeignKeyConstraint(["join_link_id"], ["join_links.id"], name=op.f("fk_card_jobs_join_link_id_join_links")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_card_jobs_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_jobs")),
    )
    with op.batch_alter_table("card_jobs", schema=None) as batch_op:
        batch_op.create_index(
            "ix_card_jobs_wanted",
            ["id"],
            unique=False,
            sqlite_where=sa.text("done_at IS NULL"),
            postgresql_where=sa.text("done_at IS NULL"),
        )

    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("made_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("ended_by_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_appointments_made_by_id_people"), "people", ["made_by_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_appointments_ended_by_id_people"), "people", ["ended_by_id"], ["id"])

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("linked", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("shown", sa.String(32), nullable=True))
        batch_op.add_column(sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("phone_shown", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("duties", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("portrait_sha", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_people_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_people_portrait_sha_media"), "media", ["portrait_sha"], ["sha"])
        batch_op.create_check_constraint(
            batch_op.f("ck_people_shown"), "shown IN ('full', 'auntie', 'uncle', 'masked', 'hidden')"
        )

    with op.batch_alter_table("room_users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("link_version", sa.Integer(), nullable=False, server_default="1"))

    op.execute("INSERT INTO counters (name, value) VALUES ('guesses', 0)")
    op.execute(
        "UPDATE people SET linked = true WHERE id IN (SELECT merged_into_id FROM people WHERE merged_into_id IS NOT NULL)"
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        for name in ("linked", "phone_shown", "duties"):
            batch_op.alter_column(name, server_default=None)
    with op.batch_alter_table("room_users", schema=None) as batch_op:
        batch_op.alter_column("link_version", server_default=None)


def downgrade() -> None:
    """Go back."""
    op.execute("DELETE FROM counters WHERE name = 'guesses'")
    with op.batch_alter_table("room_users", schema=None) as batch_op:
        batch_op.drop_column("link_version")

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_people_shown"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_people_portrait_sha_media"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_people_merged_into_id"))
        batch_op.drop_column("portrait_sha")
        batch_op.drop_column("duties")
        batch_op.drop_column("phone_shown")
        batch_op.drop_column("asked_at")
        batch_op.drop_column("shown")
        batch_op.drop_column("linked")

    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_appointments_ended_by_id_people"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_appointments_made_by_id_people"), type_="foreignkey")
        batch_op.drop_column("ended_by_id")
        batch_op.drop_column("made_by_id")

    with op.batch_alter_table("card_jobs", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_card_jobs_wanted", sqlite_where=sa.text("done_at IS NULL"), postgresql_where=sa.text("done_at IS NULL")
        )

    op.drop_table("card_jobs")
    with op.batch_alter_table("join_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_join_links_chat_id"))

    op.drop_table("join_links")
    with op.batch_alter_table("codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_codes_person_id"))
        batch_op.drop_index(batch_op.f("ix_codes_code_hash"))

    op.drop_table("codes")
    with op.batch_alter_table("room_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_room_sessions_user_id"))

    op.drop_table("room_sessions")
    with op.batch_alter_table("guesses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guesses_at"))

    op.drop_table("guesses")
