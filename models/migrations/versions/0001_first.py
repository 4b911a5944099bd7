"""first."""

import sqlalchemy as sa
from alembic import op

from models.migrations import columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "categories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("first", columns.one_of("unit", "grid"), nullable=False),
        sa.Column("sensitivity", columns.one_of("open", "private", "sealed"), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("emergency", sa.JSON(), nullable=False),
        sa.Column("desk_closes", sa.Boolean(), nullable=False),
        sa.Column("against_unit", sa.Boolean(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categories")),
        sa.UniqueConstraint("key", name=op.f("uq_categories_key")),
    )
    op.create_table(
        "conversations",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_conversations")),
    )
    op.create_index(op.f("ix_conversations_touched_at"), "conversations", ["touched_at"], unique=False)
    op.create_table(
        "counters",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "incoming",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("toast", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming")),
        sa.UniqueConstraint("platform", "external_id", name=op.f("uq_incoming_platform_external_id")),
    )
    op.create_index(op.f("ix_incoming_handled_at"), "incoming", ["handled_at"], unique=False)
    op.create_index("ix_incoming_lane_received_at", "incoming", ["lane", "received_at"], unique=False)
    op.create_index(
        "ix_incoming_open",
        "incoming",
        ["lane", "id"],
        unique=False,
        sqlite_where=sa.text("handled_at IS NULL AND set_aside_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL AND set_aside_at IS NULL"),
    )
    op.create_table(
        "markers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_markers")),
    )
    op.create_table(
        "media",
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha", name=op.f("pk_media")),
    )
    op.create_table(
        "room_users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_bot", sa.Boolean(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_users")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_room_users_token_hash")),
    )
    op.create_table(
        "rooms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("last_message_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
    )
    op.create_table(
        "town_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ahead", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_town_clock")),
    )
    op.create_table(
        "units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("key", name=op.f("uq_units_key")),
    )
    op.create_table(
        "compounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("property_unit_id", sa.Integer(), nullable=True),
        sa.Column("linked_unit_id", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["linked_unit_id"], ["units.id"], name=op.f("fk_compounds_linked_unit_id_units")),
        sa.ForeignKeyConstraint(["property_unit_id"], ["units.id"], name=op.f("fk_compounds_property_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compounds")),
        sa.UniqueConstraint("key", name=op.f("uq_compounds_key")),
    )
    op.create_table(
        "media_copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["sha"], ["media.sha"], name=op.f("fk_media_copies_sha_media")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_copies")),
        sa.UniqueConstraint("sha", "platform", name=op.f("uq_media_copies_sha_platform")),
    )
    op.create_table(
        "room_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("read_message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_room_members_room_id_rooms")),
        sa.ForeignKeyConstraint(["user_id"], ["room_users.id"], name=op.f("fk_room_members_user_id_room_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_members")),
        sa.UniqueConstraint("room_id", "user_id", name=op.f("uq_room_members_room_id_user_id")),
    )
    op.create_index(op.f("ix_room_members_user_id"), "room_members", ["user_id"], unique=False)
    op.create_table(
        "room_messages",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("client_key", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("reply_to_id", columns.growing(), nullable=True),
        sa.Column("card", sa.JSON(), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["reply_to_id"], ["room_messages.id"], name=op.f("fk_room_messages_reply_to_id_room_messages")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_room_messages_room_id_rooms")),
        sa.ForeignKeyConstraint(["sender_id"], ["room_users.id"], name=op.f("fk_room_messages_sender_id_room_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_messages")),
        sa.UniqueConstraint("room_id", "id", name=op.f("uq_room_messages_room_id_id")),
        sa.UniqueConstraint("sender_id", "client_key", name=op.f("uq_room_messages_sender_id_client_key")),
    )
    op.create_table(
        "time_limits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("accept_amount", sa.Integer(), nullable=False),
        sa.Column(
            "accept_measure",
            columns.one_of("natural_minutes", "natural_hours", "natural_days", "working_hours", "working_days"),
            nullable=False,
        ),
        sa.Column("handle_amount", sa.Integer(), nullable=False),
        sa.Column(
            "handle_measure",
            columns.one_of("natural_minutes", "natural_hours", "natural_days", "working_hours", "working_days"),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name=op.f("fk_time_limits_category_id_categories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_limits")),
        sa.UniqueConstraint("category_id", "version", name=op.f("uq_time_limits_category_id_version")),
    )
    op.create_table(
        "areas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("level", columns.one_of("street", "community", "grid", "building", "stair"), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("compound_id", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["compound_id"], ["compounds.id"], name=op.f("fk_areas_compound_id_compounds")),
        sa.ForeignKeyConstraint(["parent_id"], ["areas.id"], name=op.f("fk_areas_parent_id_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
        sa.UniqueConstraint("key", name=op.f("uq_areas_key")),
    )
    op.create_index(op.f("ix_areas_compound_id"), "areas", ["compound_id"], unique=False)
    op.create_index(op.f("ix_areas_parent_id"), "areas", ["parent_id"], unique=False)
    op.create_index(op.f("ix_areas_path"), "areas", ["path"], unique=False)
    op.create_table(
        "room_events",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("message_id", columns.growing(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["room_messages.id"], name=op.f("fk_room_events_message_id_room_messages")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_room_events_room_id_rooms")),
        sa.ForeignKeyConstraint(["user_id"], ["room_users.id"], name=op.f("fk_room_events_user_id_room_users")),
        sa.PrimaryKeyConstraint("user_id", "number", name=op.f("pk_room_events")),
    )
    op.create_index(op.f("ix_room_events_at"), "room_events", ["at"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("home_area_id", sa.Integer(), nullable=True),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["home_area_id"], ["areas.id"], name=op.f("fk_people_home_area_id_areas")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["people.id"], name=op.f("fk_people_merged_into_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("key", name=op.f("uq_people_key")),
    )
    op.create_table(
        "responsibilities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_responsibilities_area_id_areas")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_responsibilities_category_id_categories")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_responsibilities_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responsibilities")),
        sa.UniqueConstraint("category_id", "area_id", name=op.f("uq_responsibilities_category_id_area_id")),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_accounts_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("platform", "external_id", name=op.f("uq_accounts_platform_external_id")),
    )
    op.create_index(op.f("ix_accounts_person_id"), "accounts", ["person_id"], unique=False)
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            columns.one_of(
                "resident",
                "volunteer",
                "building_leader",
                "grid_member",
                "grid_leader",
                "desk",
                "street",
                "officer",
                "unit_head",
                "supervisor",
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_appointments_area_id_areas")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_appointments_person_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_appointments_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    op.create_index(op.f("ix_appointments_person_id"), "appointments", ["person_id"], unique=False)
    op.create_index("ix_appointments_role_area_id", "appointments", ["role", "area_id"], unique=False)
    op.create_index("ix_appointments_role_unit_id", "appointments", ["role", "unit_id"], unique=False)
    op.create_table(
        "chats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("purpose", columns.one_of("residents", "volunteers", "work", "unit", "direct"), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("compound_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("quiet_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("digest_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_chats_area_id_areas")),
        sa.ForeignKeyConstraint(["compound_id"], ["compounds.id"], name=op.f("fk_chats_compound_id_compounds")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_chats_person_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_chats_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chats")),
        sa.UniqueConstraint("key", name=op.f("uq_chats_key")),
        sa.UniqueConstraint("platform", "external_id", name=op.f("uq_chats_platform_external_id")),
    )
    op.create_index(op.f("ix_chats_area_id"), "chats", ["area_id"], unique=False)
    op.create_index(op.f("ix_chats_compound_id"), "chats", ["compound_id"], unique=False)
    op.create_index(op.f("ix_chats_digest_at"), "chats", ["digest_at"], unique=False)
    op.create_index(op.f("ix_chats_person_id"), "chats", ["person_id"], unique=False)
    op.create_index(op.f("ix_chats_unit_id"), "chats", ["unit_id"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            columns.one_of(
                "filed", "assigned", "accepted", "handled", "verified", "closed", "paused", "cancelled", "duplicate"
            ),
            nullable=False,
        ),
        sa.Column("sensitivity", columns.one_of("open", "private", "sealed"), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=False),
        sa.Column("origin_chat_id", sa.Integer(), nullable=False),
        sa.Column("origin_thread", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("shown_words", sa.String(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("limit_id", sa.Integer(), nullable=True),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("placed", sa.Boolean(), nullable=False),
        sa.Column("compound_id", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("place_words", sa.String(), nullable=False),
        sa.Column("question", columns.one_of("place", "category"), nullable=True),
        sa.Column("question_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("questions_asked", sa.Integer(), nullable=False),
        sa.Column(
            "held_by",
            columns.one_of(
                "resident",
                "volunteer",
                "building_leader",
                "grid_member",
                "grid_leader",
                "desk",
                "street",
                "officer",
                "unit_head",
                "supervisor",
            ),
            nullable=True,
        ),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("routed", sa.String(), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("handler_id", sa.Integer(), nullable=True),
        sa.Column("closing_unit_id", sa.Integer(), nullable=True),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accept_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accept_remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds_left", sa.Integer(), nullable=True),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("climb_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_days", sa.Integer(), nullable=True),
        sa.Column("asked_why", sa.String(), nullable=False),
        sa.Column("extensions", sa.Integer(), nullable=False),
        sa.Column("pair_wanted", sa.Boolean(), nullable=False),
        sa.Column("pair_sha", sa.String(), nullable=True),
        sa.Column("satisfaction", columns.one_of("satisfied", "mostly", "not_satisfied"), nullable=True),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_cases_area_id_areas")),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name=op.f("fk_cases_category_id_categories")),
        sa.ForeignKeyConstraint(["closing_unit_id"], ["units.id"], name=op.f("fk_cases_closing_unit_id_units")),
        sa.ForeignKeyConstraint(["compound_id"], ["compounds.id"], name=op.f("fk_cases_compound_id_compounds")),
        sa.ForeignKeyConstraint(["handler_id"], ["people.id"], name=op.f("fk_cases_handler_id_people")),
        sa.ForeignKeyConstraint(["limit_id"], ["time_limits.id"], name=op.f("fk_cases_limit_id_time_limits")),
        sa.ForeignKeyConstraint(["officer_id"], ["people.id"], name=op.f("fk_cases_officer_id_people")),
        sa.ForeignKeyConstraint(["origin_chat_id"], ["chats.id"], name=op.f("fk_cases_origin_chat_id_chats")),
        sa.ForeignKeyConstraint(["pair_sha"], ["media.sha"], name=op.f("fk_cases_pair_sha_media")),
        sa.ForeignKeyConstraint(["reporter_id"], ["people.id"], name=op.f("fk_cases_reporter_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_cases_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
    )
    op.create_index(
        "ix_cases_accept_remind_at",
        "cases",
        ["accept_remind_at"],
        unique=False,
        sqlite_where=sa.text("accept_remind_at IS NOT NULL"),
        postgresql_where=sa.text("accept_remind_at IS NOT NULL"),
    )
    op.create_index(op.f("ix_cases_area_id"), "cases", ["area_id"], unique=False)
    op.create_index(op.f("ix_cases_changed_at"), "cases", ["changed_at"], unique=False)
    op.create_index(
        "ix_cases_climb_at",
        "cases",
        ["climb_at"],
        unique=False,
        sqlite_where=sa.text("climb_at IS NOT NULL"),
        postgresql_where=sa.text("climb_at IS NOT NULL"),
    )
    op.create_index(op.f("ix_cases_compound_id"), "cases", ["compound_id"], unique=False)
    op.create_index(
        "ix_cases_open",
        "cases",
        ["unit_id", "due_at"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_cases_pair_wanted",
        "cases",
        ["id"],
        unique=False,
        sqlite_where=sa.text("pair_wanted"),
        postgresql_where=sa.text("pair_wanted"),
    )
    op.create_index(
        "ix_cases_question_until",
        "cases",
        ["question_until"],
        unique=False,
        sqlite_where=sa.text("question_until IS NOT NULL"),
        postgresql_where=sa.text("question_until IS NOT NULL"),
    )
    op.create_index("ix_cases_reporter_id_filed_at", "cases", ["reporter_id", "filed_at"], unique=False)
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", columns.one_of("wanted", "ready", "applied", "refused"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_uploads_chat_id_chats")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_uploads_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
    )
    op.create_index(op.f("ix_uploads_state"), "uploads", ["state"], unique=False)
    op.create_table(
        "case_events",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "move",
            columns.one_of(
                "file",
                "place",
                "categorise",
                "add",
                "reword",
                "assign",
                "return",
                "pass_up",
                "accept",
                "promise_today",
                "ask_time",
                "grant_time",
                "refuse_time",
                "hand_in",
                "send_back",
                "verify",
                "close",
                "reopen",
                "rate",
                "pause",
                "resume",
                "cancel",
                "merge",
                "hand_to_desk",
                "remind",
                "urge",
                "climb",
            ),
            nullable=False,
        ),
        sa.Column(
            "from_state",
            columns.one_of(
                "filed", "assigned", "accepted", "handled", "verified", "closed", "paused", "cancelled", "duplicate"
            ),
            nullable=True,
        ),
        sa.Column(
            "to_state",
            columns.one_of(
                "filed", "assigned", "accepted", "handled", "verified", "closed", "paused", "cancelled", "duplicate"
            ),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.Integer(), nullable=True),
        sa.Column("incoming_id", columns.growing(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("missed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["people.id"], name=op.f("fk_case_events_actor_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_events_case_id_cases")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_case_events_chat_id_chats")),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming.id"], name=op.f("fk_case_events_incoming_id_incoming"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_events")),
    )
    op.create_index(op.f("ix_case_events_case_id"), "case_events", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_events_incoming_id"), "case_events", ["incoming_id"], unique=False)
    op.create_table(
        "looks",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_looks_case_id_cases")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_looks_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looks")),
    )
    op.create_index(op.f("ix_looks_case_id"), "looks", ["case_id"], unique=False)
    op.create_table(
        "outgoing",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("lane", columns.one_of("danger", "answers", "notices", "bulk"), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("send_after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dedupe", sa.String(), nullable=True),
        sa.Column("gather", sa.String(), nullable=False),
        sa.Column("incoming_id", columns.growing(), nullable=True),
        sa.Column("reply_to", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_outgoing_case_id_cases")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_outgoing_chat_id_chats")),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming.id"], name=op.f("fk_outgoing_incoming_id_incoming"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing")),
        sa.UniqueConstraint("dedupe", name=op.f("uq_outgoing_dedupe")),
    )
    op.create_index(op.f("ix_outgoing_chat_id"), "outgoing", ["chat_id"], unique=False)
    op.create_index(
        "ix_outgoing_due",
        "outgoing",
        ["send_after", "id"],
        unique=False,
        sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
    )
    op.create_index(op.f("ix_outgoing_sent_at"), "outgoing", ["sent_at"], unique=False)
    op.create_table(
        "photos",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("stage", columns.one_of("before", "after"), nullable=False),
        sa.Column("state", columns.one_of("wanted", "kept", "lost"), nullable=False),
        sa.Column("sha", sa.String(), nullable=True),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_photos_case_id_cases")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_photos_person_id_people")),
        sa.ForeignKeyConstraint(["sha"], ["media.sha"], name=op.f("fk_photos_sha_media")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
    )
    op.create_index(op.f("ix_photos_case_id"), "photos", ["case_id"], unique=False)
    op.create_index(op.f("ix_photos_try_at"), "photos", ["try_at"], unique=False)
    op.create_index(
        "ix_photos_wanted",
        "photos",
        ["id"],
        unique=False,
        sqlite_where=sa.text("state = 'wanted'"),
        postgresql_where=sa.text("state = 'wanted'"),
    )
    op.create_table(
        "postings",
        sa.Column("id", columns.growing(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("drawn", sa.String(), nullable=False),
        sa.Column("redraw_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_postings_case_id_cases")),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_postings_chat_id_chats")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postings")),
        sa.UniqueConstraint("chat_id", "message", name=op.f("uq_postings_chat_id_message")),
    )
    op.create_index(op.f("ix_postings_case_id"), "postings", ["case_id"], unique=False)
    op.create_index(
        "ix_postings_redraw_at",
        "postings",
        ["redraw_at"],
        unique=False,
        postgresql_where=sa.text("redraw_at IS NOT NULL"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_postings_redraw_at", table_name="postings", postgresql_where=sa.text("redraw_at IS NOT NULL"))
    op.drop_index(op.f("ix_postings_case_id"), table_name="postings")
    op.drop_table("postings")
    op.drop_index(
        "ix_photos_wanted",
        table_name="photos",
        sqlite_where=sa.text("state = 'wanted'"),
        postgresql_where=sa.text("state = 'wanted'"),
    )
    op.drop_index(op.f("ix_photos_try_at"), table_name="photos")
    op.drop_index(op.f("ix_photos_case_id"), table_name="photos")
    op.drop_table("photos")
    op.drop_index(op.f("ix_outgoing_sent_at"), table_name="outgoing")
    op.drop_index(
        "ix_outgoing_due",
        table_name="outgoing",
        sqlite_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL AND failed_at IS NULL"),
    )
    op.drop_index(op.f("ix_outgoing_chat_id"), table_name="outgoing")
    op.drop_table("outgoing")
    op.drop_index(op.f("ix_looks_case_id"), table_name="looks")
    op.drop_table("looks")
    op.drop_index(op.f("ix_case_events_incoming_id"), table_name="case_events")
    op.drop_index(op.f("ix_case_events_case_id"), table_name="case_events")
    op.drop_table("case_events")
    op.drop_index(op.f("ix_uploads_state"), table_name="uploads")
    op.drop_table("uploads")
    op.drop_index("ix_cases_reporter_id_filed_at", table_name="cases")
    op.drop_index(
        "ix_cases_question_until",
        table_name="cases",
        sqlite_where=sa.text("question_until IS NOT NULL"),
        postgresql_where=sa.text("question_until IS NOT NULL"),
    )
    op.drop_index(
        "ix_cases_pair_wanted",
        table_name="cases",
        sqlite_where=sa.text("pair_wanted"),
        postgresql_where=sa.text("pair_wanted"),
    )
    op.drop_index(
        "ix_cases_open",
        table_name="cases",
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.drop_index(op.f("ix_cases_compound_id"), table_name="cases")
    op.drop_index(
        "ix_cases_climb_at",
        table_name="cases",
        sqlite_where=sa.text("climb_at IS NOT NULL"),
        postgresql_where=sa.text("climb_at IS NOT NULL"),
    )
    op.drop_index(op.f("ix_cases_changed_at"), table_name="cases")
    op.drop_index(op.f("ix_cases_area_id"), table_name="cases")
    op.drop_index(
        "ix_cases_accept_remind_at",
        table_name="cases",
        sqlite_where=sa.text("accept_remind_at IS NOT NULL"),
        postgresql_where=sa.text("accept_remind_at IS NOT NULL"),
    )
    op.drop_table("cases")
    op.drop_index(op.f("ix_chats_unit_id"), table_name="chats")
    op.drop_index(op.f("ix_chats_person_id"), table_name="chats")
    op.drop_index(op.f("ix_chats_digest_at"), table_name="chats")
    op.drop_index(op.f("ix_chats_compound_id"), table_name="chats")
    op.drop_index(op.f("ix_chats_area_id"), table_name="chats")
    op.drop_table("chats")
    op.drop_index("ix_appointments_role_unit_id", table_name="appointments")
    op.drop_index("ix_appointments_role_area_id", table_name="appointments")
    op.drop_index(op.f("ix_appointments_person_id"), table_name="appointments")
    op.drop_table("appointments")
    op.drop_index(op.f("ix_accounts_person_id"), table_name="accounts")
    op.drop_table("accounts")
    op.drop_table("responsibilities")
    op.drop_table("people")
    op.drop_index(op.f("ix_room_events_at"), table_name="room_events")
    op.drop_table("room_events")
    op.drop_index(op.f("ix_areas_path"), table_name="areas")
    op.drop_index(op.f("ix_areas_parent_id"), table_name="areas")
    op.drop_index(op.f("ix_areas_compound_id"), table_name="areas")
    op.drop_table("areas")
    op.drop_table("time_limits")
    op.drop_table("room_messages")
    op.drop_index(op.f("ix_room_members_user_id"), table_name="room_members")
    op.drop_table("room_members")
    op.drop_table("media_copies")
    op.drop_table("compounds")
    op.drop_table("units")
    op.drop_table("town_clock")
    op.drop_table("rooms")
    op.drop_table("room_users")
    op.drop_table("media")
    op.drop_table("markers")
    op.drop_index(
        "ix_incoming_open",
        table_name="incoming",
        sqlite_where=sa.text("handled_at IS NULL AND set_aside_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL AND set_aside_at IS NULL"),
    )
    op.drop_index("ix_incoming_lane_received_at", table_name="incoming")
    op.drop_index(op.f("ix_incoming_handled_at"), table_name="incoming")
    op.drop_table("incoming")
    op.drop_table("counters")
    op.drop_index(op.f("ix_conversations_touched_at"), table_name="conversations")
    op.drop_table("conversations")
    op.drop_table("categories")
