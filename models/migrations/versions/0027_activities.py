"""Activities of volunteers: who is in, who waits, series and templates; their live cards."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "activity_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_activity_series_area_id_areas")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_activity_series_made_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_series")),
    )
    with op.batch_alter_table("activity_series", schema=None) as batch_op:
        batch_op.create_index(
            "ix_activity_series_next_at",
            ["next_at"],
            unique=False,
            sqlite_where=sa.text("next_at IS NOT NULL"),
            postgresql_where=sa.text("next_at IS NOT NULL"),
        )

    op.create_table(
        "activity_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_activity_templates_area_id_areas")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_activity_templates_made_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_templates")),
        sa.UniqueConstraint("area_id", "name", name=op.f("uq_activity_templates_area_id_name")),
    )
    op.create_table(
        "roster_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("nickname", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_roster_names_area_id_areas")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roster_names_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_names")),
        sa.UniqueConstraint("area_id", "nickname", name=op.f("uq_roster_names_area_id_nickname")),
    )
    op.create_table(
        "volunteers",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("born_year", sa.Integer(), nullable=True),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("ask_captain_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_volunteers_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_volunteers")),
    )
    op.create_table(
        "activities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            columns.one_of(
                "draft",
                "published",
                "open",
                "full",
                "closed",
                "under_way",
                "results_in",
                "settled",
                "cancelled",
                "postponed",
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("leader_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("bring", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("photo_sha", sa.String(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leave_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column(
            "deed",
            columns.one_of(
                "household",
                "mediation",
                "care",
                "youth",
                "hardship",
                "manners",
                "policy",
                "welfare",
                "cleaning",
                "hazards",
                "patrol",
                "other",
            ),
            nullable=False,
        ),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("min_age", sa.Integer(), nullable=False),
        sa.Column("guardian", sa.Boolean(), nullable=False),
        sa.Column("skill", sa.String(), nullable=False),
        sa.Column("locals_only", sa.Boolean(), nullable=False),
        sa.Column("guests", sa.Integer(), nullable=False),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("hard", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("turn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("capacity >= 1", name="ck_activities_capacity"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_activities_ends_at"),
        sa.CheckConstraint("taken >= 0 AND taken <= capacity", name="ck_activities_taken"),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_activities_area_id_areas")),
        sa.ForeignKeyConstraint(["leader_id"], ["people.id"], name=op.f("fk_activities_leader_id_people")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_activities_made_by_id_people")),
        sa.ForeignKeyConstraint(["photo_sha"], ["media.sha"], name=op.f("fk_activities_photo_sha_media")),
        sa.ForeignKeyConstraint(["place_id"], ["areas.id"], name=op.f("fk_activities_place_id_areas")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["activity_series.id"], name=op.f("fk_activities_series_id_activity_series")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
        sa.UniqueConstraint("series_id", "starts_at", name=op.f("uq_activities_series_id_starts_at")),
    )
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activities_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_activities_starts_at"), ["starts_at"], unique=False)
        batch_op.create_index(
            "ix_activities_turn_at",
            ["turn_at"],
            unique=False,
            sqlite_where=sa.text("turn_at IS NOT NULL"),
            postgresql_where=sa.text("turn_at IS NOT NULL"),
        )

    op.create_table(
        "activity_events",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "move",
            columns.one_of(
                "draft",
                "publish",
                "open",
                "fill",
                "free",
                "close",
                "begin",
                "enter_results",
                "settle",
                "cancel",
                "postpone",
                "resume",
                "change",
                "lead",
                "add",
                "move_up",
                "remove",
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("incoming_id", columns.growing(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_activity_events_activity_id_activities")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_activity_events_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_events")),
    )
    with op.batch_alter_table("activity_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activity_events_activity_id"), ["activity_id"], unique=False)

    op.create_table(
        "sign_ups",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("guest", sa.String(), nullable=False),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("guardian", sa.String(), nullable=False),
        sa.Column("state", columns.one_of("seated", "queued", "offered", "left", "lapsed", "removed"), nullable=False),
        sa.Column("party", columns.growing(), nullable=False),
        sa.Column("arrival", columns.growing(), nullable=False),
        sa.Column("rank", columns.growing(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leave_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("to_confirm", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_sign_ups_activity_id_activities")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_sign_ups_by_id_people")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_sign_ups_chat_id_chats")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sign_ups_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_ups")),
    )
    with op.batch_alter_table("sign_ups", schema=None) as batch_op:
        batch_op.create_index("ix_sign_ups_activity_id_state_rank", ["activity_id", "state", "rank"], unique=False)
        batch_op.create_index(
            "ix_sign_ups_offered_until",
            ["offered_until"],
            unique=False,
            sqlite_where=sa.text("offered_until IS NOT NULL"),
            postgresql_where=sa.text("offered_until IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_sign_ups_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_sign_ups_standing",
            ["activity_id", "person_id", "guest"],
            unique=True,
            sqlite_where=sa.text("state IN ('seated', 'queued', 'offered')"),
            postgresql_where=sa.text("state IN ('seated', 'queued', 'offered')"),
        )

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("activity_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_outgoing_activity_id_activities"), "activities", ["activity_id"], ["id"]
        )

    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("activity_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_postings_activity_id"), ["activity_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_postings_activity_id_activities"), "activities", ["activity_id"], ["id"]
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("postings", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_postings_activity_id_activities"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_postings_activity_id"))
        batch_op.drop_column("activity_id")

    with op.batch_alter_table("outgoing", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_outgoing_activity_id_activities"), type_="foreignkey")
        batch_op.drop_column("activity_id")

    with op.batch_alter_table("sign_ups", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_sign_ups_standing",
            sqlite_where=sa.text("state IN ('seated', 'queued', 'offered')"),
            postgresql_where=sa.text("state IN ('seated', 'queued', 'offered')"),
        )
        batch_op.drop_index(batch_op.f("ix_sign_ups_person_id"))
        batch_op.drop_index(
            "ix_sign_ups_offered_until",
            sqlite_where=sa.text("offered_until IS NOT NULL"),
            postgresql_where=sa.text("offered_until IS NOT NULL"),
        )
        batch_op.drop_index("ix_sign_ups_activity_id_state_rank")

    op.drop_table("sign_ups")
    with op.batch_alter_table("activity_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_events_activity_id"))

    op.drop_table("activity_events")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_activities_turn_at",
            sqlite_where=sa.text("turn_at IS NOT NULL"),
            postgresql_where=sa.text("turn_at IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_activities_starts_at"))
        batch_op.drop_index(batch_op.f("ix_activities_area_id"))

    op.drop_table("activities")
    op.drop_table("volunteers")
    op.drop_table("roster_names")
    op.drop_table("activity_templates")
    with op.batch_alter_table("activity_series", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_activity_series_next_at",
            sqlite_where=sa.text("next_at IS NOT NULL"),
            postgresql_where=sa.text("next_at IS NOT NULL"),
        )

    op.drop_table("activity_series")
