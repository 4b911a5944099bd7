"""Who there is: people, their accounts on platforms, their appointments, and the units they act for."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from models.base import Row, choice


class Role(StrEnum):
    """What somebody may be. Everybody who reports is a resident; the others are appointed."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    BUILDING_LEADER = "building_leader"
    GRID_MEMBER = "grid_member"
    GRID_LEADER = "grid_leader"
    DESK = "desk"
    STREET = "street"
    OFFICER = "officer"
    UNIT_HEAD = "unit_head"
    SUPERVISOR = "supervisor"
    COMMUNITY_POLICE = "community_police"
    """社区民警: hears confidential clues, and is who to ring about persons."""
    CLUE_CONTACT = "clue_contact"
    """线索联系人: whom of the desk the community has named to hear confidential clues."""


class Shown(StrEnum):
    """How somebody's name stands on a list that others read: as they chose, once."""

    FULL = "full"
    AUNTIE = "auntie"
    UNCLE = "uncle"
    MASKED = "masked"
    HIDDEN = "hidden"


class Unit(Row, table=True):
    """A responsible unit (责任单位): a property company, a station, a squad, an office."""

    __tablename__ = "units"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    name_en: str = ""
    phone: str = ""


class Person(Row, table=True):
    """Somebody the bot has met or the community file names. ``merged_into_id`` is set, never a row re-pointed.

    Whoever is merged points at the one who remains, never at somebody merged; ``linked`` says that others point here.
    ``phone_shown``, ``duties`` and ``portrait_sha`` are the contact card as its owner wants it.
    """

    __tablename__ = "people"

    id: int = Field(default=None, primary_key=True)
    key: str | None = Field(default=None, unique=True)
    name: str
    phone: str = ""
    language: str = "zh_CN"
    home_area_id: int | None = Field(default=None, foreign_key="areas.id")
    met_at: datetime
    merged_into_id: int | None = Field(default=None, foreign_key="people.id", index=True)
    linked: bool = False
    shown: Shown | None = choice(Shown, default=None, nullable=True)
    asked_at: datetime | None = None
    """When the bot asked for name, home and how to be shown: once for ever, answered or not."""
    phone_shown: bool = True
    duties: str = ""
    portrait_sha: str | None = Field(default=None, foreign_key="media.sha")


class Account(Row, table=True):
    """How a platform knows a person."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("platform", "external_id"),)

    id: int = Field(default=None, primary_key=True)
    platform: str
    external_id: str
    person_id: int = Field(foreign_key="people.id", index=True)


class Appointment(Row, table=True):
    """A role held over an area or for a unit, from ``since`` until ``until`` (open when null)."""

    __tablename__ = "appointments"
    __table_args__ = (
        Index("ix_appointments_role_area_id", "role", "area_id"),
        Index("ix_appointments_role_unit_id", "role", "unit_id"),
    )

    id: int = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    role: Role = choice(Role)
    area_id: int | None = Field(default=None, foreign_key="areas.id")
    unit_id: int | None = Field(default=None, foreign_key="units.id")
    since: datetime
    until: datetime | None = None
    made_by_id: int | None = Field(default=None, foreign_key="people.id")
    ended_by_id: int | None = Field(default=None, foreign_key="people.id")
