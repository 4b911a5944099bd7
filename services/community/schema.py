"""The shape of a community file: one model per table, strict about names and types."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    PlainValidator,
    StrictBool,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from models import Days, First, Level, Purpose, Role, RuleGroup, Sensitivity
from services.community.limits import Limit, limit_of
from services.community.outlines import outline_of
from services.community.problems import Wrong
from services.rules.alike import NEAR
from services.rules.duty_words import hours_of
from services.rules.gift_words import MOST_PIECES, MOST_POINTS

LANGUAGES = ("zh_CN", "en")
PLATFORMS = ("web", "telegram")
PROPERTY = "property"
"""Stands for a unit: the property company of the place's compound."""
GAP = "…"
FAR = 5_000
"""Metres: nobody means one matter that far apart."""
WHOLE_DAY = "00:00-24:00"


def _wrong(code: Wrong, **facts: Any) -> PydanticCustomError:
    return PydanticCustomError(code.value, code.value, facts)


def _checked_word(word: str) -> str:
    if word.count(GAP) > 1 or word.startswith(GAP) or word.endswith(GAP):
        raise _wrong(Wrong.TWO_GAPS, given=word)
    return word


def _at_least_one(words: list[str]) -> list[str]:
    if not words:
        raise _wrong(Wrong.NO_WORDS)
    return words


def _one_of(*choices: str) -> AfterValidator:
    def known(value: str) -> str:
        if value not in choices:
            raise _wrong(Wrong.NOT_ONE_OF, given=value, choices=", ".join(choices))
        return value

    return AfterValidator(known)


def _moment(value: Any) -> Any:
    if not isinstance(value, date) or (isinstance(value, datetime) and value.tzinfo is None):
        raise _wrong(Wrong.BAD_DATE, given=str(value))
    return value


def _hours(value: str) -> str:
    if hours_of(value) is None:
        raise _wrong(Wrong.BAD_HOURS, given=value)
    return value


def _near(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or not (value == int(value) and 0 <= value <= FAR):
        raise _wrong(Wrong.BAD_NEAR, given=str(value)[:40], most=FAR)
    return int(value)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _unless_auto(value: Any) -> Any:
    return None if value == "auto" else value


Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
Phone = Annotated[str, StringConstraints(pattern=r"^(\+?[0-9][0-9 -]{1,18}[0-9])?$")]
Dialled = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 -]{1,18}[0-9]$")]
Word = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32), AfterValidator(_checked_word)
]
Condition = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Remark = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=32)]
Language = Annotated[str, _one_of(*LANGUAGES)]
Platform = Annotated[str, _one_of(*PLATFORMS)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180)]
Near = Annotated[int, PlainValidator(_near)]
Span = Annotated[Limit, PlainValidator(limit_of)]
Outline = Annotated[str, BeforeValidator(outline_of)]
"""Kept as text: compact GeoJSON of one Polygon or MultiPolygon."""
Until = Annotated[InstanceOf[date], BeforeValidator(_moment)]


class Entry(BaseModel):
    """What every entry shares: unknown fields are refused, values are not changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AreaEntry(Entry):
    """One node of the area tree."""

    key: Key
    name: Name
    level: Level
    parent: Key | None = None
    compound: Key | None = None
    aliases: list[Name] = []
    lat: Latitude | None = None
    lon: Longitude | None = None
    outline: Outline | None = None


class CompoundEntry(Entry):
    """A residential compound; without ``property`` it has no property company (三无小区)."""

    key: Key
    name: Name
    aliases: list[Name] = []
    property: Key | None = None
    linked: Key | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None


class UnitEntry(Entry):
    """A responsible unit."""

    key: Key
    name: Name
    name_en: Annotated[str, StringConstraints(max_length=64)] = ""
    phone: Phone = ""


class AppointmentEntry(Entry):
    """A role over an area or for a unit; ``until`` is the last day, or a moment with its offset from UTC."""

    role: Role
    area: Key | None = None
    unit: Key | None = None
    until: Until | None = None


class PersonEntry(Entry):
    """Somebody with a role, or a resident whom the file introduces."""

    key: Key
    name: Name
    phone: Phone = ""
    language: Language = "zh_CN"
    home: Key | None = None
    telegram: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,16}$")] | None = None
    appointments: list[AppointmentEntry] = []


class ChatEntry(Entry):
    """A group; ``members`` null means ``"auto"``: whoever belongs there by home and appointment."""

    key: Key
    title: Name
    purpose: Purpose
    area: Key | None = None
    compound: Key | None = None
    unit: Key | None = None
    language: Language = "zh_CN"
    platform: Platform = "web"
    external_id: Name | None = None
    members: Annotated[list[Key] | None, BeforeValidator(_unless_auto)] = None


class SignRole(StrEnum):
    """Posts whose press may close what has to be signed."""

    GRID_LEADER = Role.GRID_LEADER.value
    DESK = Role.DESK.value
    STREET = Role.STREET.value
    SUPERVISOR = Role.SUPERVISOR.value
    UNIT_HEAD = Role.UNIT_HEAD.value


class CategoryEntry(Entry):
    """A matter of everyday life, the words people use for it, and its limits."""

    key: Key
    name: Name
    name_en: Name
    first: First
    sensitivity: Sensitivity = Sensitivity.OPEN
    words: Annotated[list[Word], AfterValidator(_at_least_one)]
    emergency: list[Dialled] = []
    desk_closes: StrictBool = False
    needs_photo: StrictBool = False
    needs_words: StrictBool = False
    needs_visit: StrictBool = False
    sign_role: SignRole | None = None
    sign_person: Key | None = None
    against_unit: StrictBool = False
    near: Near = NEAR
    points: Annotated[int, Field(ge=0, le=100)] = 0
    work_points: Annotated[int, Field(ge=0, le=100)] = 0
    accept: Span
    handle: Span
    code: Code = ""
    national: Code = ""
    national_before: Code = ""


class ConditionEntry(Entry):
    """What exactly is found of a matter: its limit, what it takes to be done, and whose it usually is."""

    category: Key
    name: Condition
    handle: Span
    closing: Remark = ""
    unit: Key | None = None
    units: Remark = ""
    sign_role: SignRole | None = None
    sign_person: Key | None = None


class ResponsibilityEntry(Entry):
    """Which unit answers for some categories in an area; ``unit`` may be ``"property"``."""

    category: Annotated[list[Key], Field(min_length=1), BeforeValidator(_as_list)]
    area: Key
    unit: Key


class RosterEntry(Entry):
    """Somebody on duty for an area or a unit: on these days, in these hours, as long as it lasts."""

    person: Key
    area: Key | None = None
    unit: Key | None = None
    role: Role | None = None
    days: Annotated[list[Days], Field(min_length=1), BeforeValidator(_as_list)] = [Days.EVERY_DAY]
    hours: Annotated[str, AfterValidator(_hours)] = WHOLE_DAY
    since: Until | None = None
    until: Until | None = None


class PointRuleEntry(Entry):
    """A line of the table of points: what one deed is worth, in a street or in one community."""

    key: Key
    name: Name
    name_en: Annotated[str, StringConstraints(max_length=64)] = ""
    group: RuleGroup = RuleGroup.OTHER
    points: Annotated[int, Field(ge=1, le=100)]
    daily_cap: Annotated[int, Field(ge=1, le=1000)] | None = None
    area: Key
    since: Until | None = None


class GiftEntry(Entry):
    """A gift that points are exchanged for; ``stock`` is how many have come in, in all."""

    key: Key
    name: Name
    name_en: Annotated[str, StringConstraints(max_length=64)] = ""
    points: Annotated[int, Field(ge=1, le=MOST_POINTS)]
    stock: Annotated[int, Field(ge=0, le=MOST_PIECES)]
    most: Annotated[int, Field(ge=1, le=MOST_PIECES)] | None = None
    since: date | None = None
    until: date | None = None
    area: Key


class OpeningEntry(Entry):
    """What somebody had earned in a community in the years before."""

    person: Key
    points: Annotated[int, Field(ge=1, le=1_000_000)]
    area: Key


class Community(Entry):
    """A whole community file, read and checked."""

    areas: tuple[AreaEntry, ...] = ()
    compounds: tuple[CompoundEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    chats: tuple[ChatEntry, ...] = ()
    categories: tuple[CategoryEntry, ...] = ()
    conditions: tuple[ConditionEntry, ...] = ()
    responsibilities: tuple[ResponsibilityEntry, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    point_rules: tuple[PointRuleEntry, ...] = ()
    gifts: tuple[GiftEntry, ...] = ()
    openings: tuple[OpeningEntry, ...] = ()


TABLES: dict[str, type[Entry]] = {
    "areas": AreaEntry,
    "compounds": CompoundEntry,
    "units": UnitEntry,
    "people": PersonEntry,
    "chats": ChatEntry,
    "categories": CategoryEntry,
    "conditions": ConditionEntry,
    "responsibilities": ResponsibilityEntry,
    "roster": RosterEntry,
    "point_rules": PointRuleEntry,
    "gifts": GiftEntry,
    "openings": OpeningEntry,
}
