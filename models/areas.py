"""Where things are: the area tree of the administration and the compounds that people live in."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from models.base import Row, choice, json_list


class Level(StrEnum):
    """Steps of the area tree, from the top down."""

    STREET = "street"
    COMMUNITY = "community"
    GRID = "grid"
    BUILDING = "building"
    STAIR = "stair"


class Area(Row, table=True):
    """One node of street → community → grid → building → stair.

    ``path`` holds the ids from the root down to this area (``/1/4/9/``): an area lies inside another
    if its path starts with the other's. Buildings and stairs also belong to a compound.
    """

    __tablename__ = "areas"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    level: Level = choice(Level)
    parent_id: int | None = Field(default=None, foreign_key="areas.id", index=True)
    path: str = Field(default="", index=True)
    name: str
    aliases: list[str] = json_list()
    compound_id: int | None = Field(default=None, foreign_key="compounds.id", index=True)
    lat: float | None = None
    lon: float | None = None
    texts_at: datetime | None = Field(default=None, index=True)
    """When this community's desk is next due for the texts to copy into WeChat groups; null for every other area."""


class Outline(Row, table=True):
    """Where a grid or a building ends: a polygon, or several, in WGS-84, as well-known binary.

    A table of its own: an area is read with every card, its outline only when all of them are made searchable.
    """

    __tablename__ = "outlines"

    area_id: int = Field(foreign_key="areas.id", primary_key=True)
    shape: bytes


class Compound(Row, table=True):
    """A residential compound (小区): building numbers, chat groups and the property company are its own."""

    __tablename__ = "compounds"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    aliases: list[str] = json_list()
    property_unit_id: int | None = Field(default=None, foreign_key="units.id")
    linked_unit_id: int | None = Field(default=None, foreign_key="units.id")
    lat: float | None = None
    lon: float | None = None
